"""The manifest of a run: what went in, what decided the result, what came out. Its times are the only ones of the clock."""

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.document import Unreadable
from analysis.read.finding import Found, find, printable
from analysis.run.parameters import Settings
from analysis.store import about, is_store

ROOT = Path(__file__).parents[2]
# packages whose version can change a byte of what is published
DECIDING = (
    *("arabic-reshaper", "babel", "feedparser", "fontpkg-amiri", "fontpkg-ibm-plex-sans-arabic", "hijridate", "htmldate", "ipython"),
    *("jinja2", "justext", "lxml", "matplotlib"),
    *("nbclient", "nbformat", "numpy", "pandas", "papermill", "pikepdf", "pillow", "pyarrow", "pypdfium2", "python-bidi"),
    *("trafilatura", "typst"),
)


def inputs(given: Sequence[str]) -> list[dict[str, str]]:
    """Files that the inputs mean, sidecars too, with the SHA-256 of each; what cannot be read says why."""
    if is_store(given):
        return [about(given[0])]
    rows = []
    for found in find(given):
        if isinstance(found, Unreadable):
            rows.append({"path": found.path, "seen": found.seen})
            continue
        sidecar = found.sidecar
        rows += [_hashed(one) for one in (found, Found(sidecar, printable(sidecar))) if one is found or sidecar.is_file()]
    return rows


def _hashed(found: Found) -> dict[str, str]:
    try:
        with open(found.path, "rb") as file:
            return {"path": found.name, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
    except OSError as error:
        return {"path": found.name, "seen": error.strerror or str(error)}


def versions(lexicon_sha256: str, engine: str) -> dict[str, Any]:
    """Versions of everything that decides the result."""
    packages = {name: _version(name) for name in DECIDING}
    return {
        "isnad": __version__,
        "program_sha256": program(),
        "lexicon_sha256": lexicon_sha256,
        "python": platform.python_version(),
        "engine": engine,
        "packages": packages,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@cache
def program() -> str:
    """SHA-256 over the program's own files and notebooks, as they are on this machine."""
    digest = hashlib.sha256()
    files = [p for folder in ("analysis", "notebooks") for p in (ROOT / folder).rglob("*")]
    for path in sorted(p for p in files if p.is_file() and "__pycache__" not in p.parts and ".ipynb_checkpoints" not in p.parts):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def key(settings: Settings, files: Sequence[Mapping[str, str]], made_by: Mapping[str, Any]) -> str:
    """Hash of everything that decides the result: runs of one key have the same tables, charts and briefs."""
    decided = json.dumps([asdict(settings), _file(settings.reference), list(files), dict(made_by)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(decided.encode()).hexdigest()


def _file(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else ""


def run_id(documents: pd.DataFrame, run_key: str) -> str:
    """Name of a run: the days on which its articles were published, from first to last, and the start of its key."""
    days = sorted({str(day)[:10] for day in documents["published"].dropna()})
    span = "undated" if not days else days[0] if len(days) == 1 else f"{days[0]}--{days[-1]}"
    return f"{span}-{run_key[:8]}"


def write(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest."""
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    """A manifest; an empty one where there is none that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
