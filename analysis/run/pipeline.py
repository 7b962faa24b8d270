"""The main job, on one page: articles → tables → notebooks and charts → briefs → one published folder."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import tables as border
from analysis.corpus import tables as extracted
from analysis.lexicon import Lexicon, load
from analysis.outcome import Outcome
from analysis.read import Known, read
from analysis.read.columnmap import columns
from analysis.run import manifest, warm
from analysis.run.before import news_since
from analysis.run.notebooks import Executed, Job, executing, notebooks
from analysis.run.parameters import Settings, of_notebook
from analysis.run.progress import Count, Progress
from analysis.run.staging import MANIFEST, Store
from analysis.store import stored
from analysis.store.making import Making
from analysis.weigh import weigh
from analysis.weigh.reference import Reference
from analysis.weigh.reference import load as load_reference

if TYPE_CHECKING:
    from analysis.run.briefing import Written

COUNTED = ("figures", "claims", "control")
OPEN = ("unread", "contradictions")


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is carried out; nothing here changes what it finds."""

    out: Path = Path("figures")
    engine: str = "isnad"
    timeout: float = 600.0  # seconds a cell
    if_new: bool = False
    keep: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended and where its results are."""

    outcome: Outcome
    folder: Path | None
    counts: Mapping[str, int] = field(default_factory=dict)


def run(settings: Settings, options: Options, progress: Progress) -> Result:
    """Carry out a run. Raises what `prepare` raises, Locked and Unwritable, before anything is made."""
    if options.engine == "isnad" and warm.SUPPORTED:
        warm.server()  # it gets warm while the articles are read
    lexicon, reference = prepare(settings)
    with Store(options.out) as store:
        files = manifest.inputs(settings.inputs)
        made_by = manifest.versions(lexicon.sha256, options.engine)
        key = manifest.key(settings, files, made_by)
        latest = store.latest()
        if options.if_new and latest and manifest.read(latest / MANIFEST).get("key") == key:
            return Result(Outcome.NOTHING_NEW, latest)
        report = {"key": key, "settings": asdict(settings), "inputs": files, "versions": made_by}
        return Run(settings, options, progress, store, lexicon, reference, report).carry_out()


def prepare(settings: Settings) -> tuple[Lexicon, Reference | None]:
    """Lexicon and reference of a run; raises LexiconError or the reference's own error when one of them is broken."""
    lexicon = load(settings.conflict or None, [Path(folder) for folder in settings.lexicon])
    return lexicon, load_reference(Path(settings.reference)) if settings.reference else None


class Run:
    """One run, from its inputs to its published folder."""

    def __init__(
        self,
        settings: Settings,
        options: Options,
        progress: Progress,
        store: Store,
        lexicon: Lexicon,
        reference: Reference | None,
        report: dict[str, Any],
    ):
        self.settings, self.options, self.progress, self.store = settings, options, progress, store
        self.lexicon, self.reference, self.report = lexicon, reference, report
        self.seconds: dict[str, float] = {}

    def carry_out(self) -> Result:
        """All steps in order."""
        began = time.time()
        tables = self._tables()
        counts = {name: len(rows) for name, rows in tables.items()}
        if not counts["documents"]:
            return Result(Outcome.FAILED, None, self._summed(counts))
        staged = self.store.stage()
        try:
            return self._made(tables, counts, staged, began)
        except BaseException:
            rmtree(staged, ignore_errors=True)
            raise

    def _made(self, tables: dict[str, pd.DataFrame], counts: dict[str, int], staged: Path, began: float) -> Result:
        border.write(tables, staged / "tables")
        (staged / "charts").mkdir()
        executed, written = self._told(tables, staged)
        outcome = self._outcome(tables, executed, written)
        name = manifest.run_id(tables["documents"], self.report["key"])
        self.report |= {"outcome": outcome.name.lower(), "run": name, "rows": counts, "warnings": _warnings(tables)}
        self.report |= {"notebooks": [asdict(e) for e in executed], "briefs": [asdict(w) for w in written]}
        self.report["times"] = {"began": began, "ended": time.time(), "seconds": self.seconds}
        manifest.write(staged / MANIFEST, self.report)
        return Result(outcome, self._publish(staged, name, outcome), self._summed(counts))

    def _tables(self) -> dict[str, pd.DataFrame]:
        with self.progress.step("reading", self.seconds):
            found = stored(self.settings.inputs, self.lexicon) or self._read()
        for row in found["unreadable"].to_dict("records"):
            self.progress.note("unreadable", **row)
        for document, warning in _warnings(found):
            code, _, detail = warning.partition(": ")
            said = self.progress.wording.term("warning", code)
            self.progress.note("warning", document=document, warning=f"{said} ({detail})" if detail else said)
        with self.progress.step("weighing", self.seconds):
            weighed = weigh(found, self.reference, self.lexicon["sides"])
            return weighed | {"news": news_since(self.store.runs(), self.report, weighed)}

    def _read(self) -> dict[str, pd.DataFrame]:
        """Tables of the documents; by workers where one of them may end its reader, or where they are many."""
        from analysis.store.passing import needs_workers, tables_of

        asked = self.settings
        known = Known(published=asked.published or None, outlet=asked.outlet or None)
        named = columns(asked.columns)
        if not needs_workers(asked.inputs):
            return extracted(read(asked.inputs, known, named), self.lexicon)
        making = Making(asked.conflict or None, asked.lexicon, known, tuple(sorted(named.items())))
        return tables_of(asked.inputs, making, self.store.folder)

    def _told(self, tables: dict[str, pd.DataFrame], staged: Path) -> "tuple[list[Executed], list[Written]]":
        """Notebooks, and a language's brief as soon as its notebooks have drawn their charts."""
        jobs = [Job(n, lang, of_notebook(self.settings, lang)) for lang in self.settings.langs for n in notebooks()]
        executed: list[Executed] = []
        written: list[Written] = []
        with (
            self.progress.count("notebooks", len(jobs), self.seconds) as count,
            executing(jobs, staged, self.options.engine, self.options.timeout, partial(self._notebook_done, count)) as pending,
        ):
            from analysis.run.briefing import write_briefs  # imported while the first notebooks run

            for lang in self.settings.langs:
                executed += [future.result() for job, future in zip(jobs, pending, strict=True) if job.lang == lang]
                with self.progress.step("brief", self.seconds, lang=lang):
                    written.append(write_briefs(tables, staged, lang))
                if written[-1].error:
                    self.progress.note("brief_failed", lang=lang, error=written[-1].error)
        return executed, written

    def _notebook_done(self, count: Count, executed: Executed) -> None:
        count.advance("notebook", name=executed.name, lang=executed.lang)
        if not executed.ok:
            self.progress.note("notebook_failed", name=executed.name, cell=executed.cell or "?", error=executed.error or "")

    def _outcome(self, tables: Mapping[str, pd.DataFrame], executed: list[Executed], written: "list[Written]") -> Outcome:
        if not any(e.ok for e in executed) or all(w.error for w in written):
            return Outcome.FAILED
        whole = not len(tables["unreadable"]) and all(e.ok for e in executed) and not any(w.error for w in written)
        return Outcome.OK if whole else Outcome.PARTIAL

    def _publish(self, staged: Path, name: str, outcome: Outcome) -> Path:
        with self.progress.step("publishing", {}):
            if outcome is Outcome.FAILED:
                return self.store.set_aside(staged, name)
            folder = self.store.publish(staged, name)
            if self.options.keep is not None:
                self.store.keep(self.options.keep)
            return folder

    def _summed(self, counts: Mapping[str, int]) -> dict[str, int]:
        return {name: counts[name] for name in COUNTED} | {"open": sum(counts.get(name, 0) for name in OPEN)}


def _warnings(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str]]:
    documents = tables["documents"]
    return [(name, warning) for name, warnings in zip(documents["id"], documents["warnings"], strict=True) for warning in warnings]
