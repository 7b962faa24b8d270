"""Kills runs and watches at random moments, and looks at what is left: `python -m benchmarks.kills --kills 50`.

After each kill `latest` must be a whole run and the store one whose tables hold together; after the last one the next run completes.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.store.opened import Opened

ROOT = Path(__file__).parents[1]
SAID = "القوات الحكومية تدخل بلدة الخضراء\n03-03-2016\nأعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء، وقُتل {} مقاتلاً."
FOLDERS = ("tables", "charts", "notebooks")


@dataclass
class Work:
    """A folder of articles, the store that watches it and the runs that are published of it."""

    folder: Path
    chance: random.Random

    def __post_init__(self) -> None:
        (self.folder / "in").mkdir()
        for n in range(40):
            self.change(n)

    def change(self, n: int) -> None:
        """An article is new or another."""
        (self.folder / f"in/{n % 40:02d}.txt").write_text(SAID.format(n + 11), encoding="utf-8")

    def command(self, name: str) -> list[str]:
        """`run` or `watch`, as a scheduler calls it."""
        given = {"run": ["--out", "out", "--lang", "en"], "watch": ["--store", "store", "--workers", "2"]}[name]
        return [sys.executable, "-m", "analysis", name, "in", *given]

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """Start a command in a session of its own."""
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(self.command(name), cwd=self.folder, env=env, start_new_session=True, **quiet)  # type: ignore[call-overload]

    def lasts(self, name: str) -> float:
        """Seconds of a command that nobody kills; it must end well."""
        began = time.monotonic()
        code = self.start(name).wait()
        if code != 0:
            raise SystemExit(f"{name} ended with {code}")
        return time.monotonic() - began

    def kill(self, name: str, seconds: float) -> str:
        """Kill a command after some time; what is wrong afterwards, or nothing."""
        process = self.start(name)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        return self.torn_run() if name == "run" else self.torn_store()

    def torn_run(self) -> str:
        """What is wrong with the latest run, if anything."""
        latest = self.folder / "out/latest"
        if not (latest / "run.json").is_file():
            return "latest is no run"
        missing = [name for name in (*FOLDERS, "brief.en.html", "brief.en.pdf") if not (latest / name).exists()]
        return f"latest lacks {missing}" if missing else ""

    def torn_store(self) -> str:
        """What is wrong with the store, if anything."""
        tables = Opened(self.folder / "store").tables()
        texts = dict(zip(tables["documents"]["id"], tables["documents"]["text"], strict=True))
        for name in ("figures", "claims", "control"):
            for row in tables[name].itertuples():
                if texts.get(row.doc_id, "")[row.start : row.end] != row.quote:
                    return f"a row of {name} without its words"
        return ""


def kills(count: int, seed: int, folder: Path) -> list[str]:
    """Kill `run` and `watch` in turn, `count` times in all; what was wrong, in words."""
    work = Work(folder, random.Random(seed))  # noqa: S311  chance, not secrecy  # nosec B311
    lasts = {name: work.lasts(name) for name in ("watch", "run")}
    wrong = []
    for n in range(count):
        name = "watch" if n % 2 else "run"
        work.change(40 + n)
        torn = work.kill(name, work.chance.uniform(0, lasts[name]))
        if torn:
            wrong.append(f"kill {n + 1} of {name}: {torn}")
    for name in lasts:
        work.lasts(name)
    left = [p.name for p in (folder / "out").glob(".staging-*")] + [p.name for p in (folder / "store/staging").glob("*")]
    return wrong + ([f"left behind: {left}"] if left else [])


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, look, tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=4)
    given = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="isnad-kills-"))
    try:
        wrong = kills(given.kills, given.seed, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(*wrong, f"{given.kills} kills, {len(wrong)} faults", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
