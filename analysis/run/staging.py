"""Where a run is made and how it appears: staged beside the others, synced, renamed, and only then called the latest.

A run that is killed at any moment leaves `latest` as it was. The next run clears away what it left.
"""

import filecmp
import os
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

MANIFEST = "run.json"
PREFIX = ".staging-"


class Locked(RuntimeError):
    """Another run writes to the folder."""


class Unwritable(RuntimeError):
    """Nothing can be written to the folder."""


class Store:
    """A folder of published runs, held by one run at a time."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.lock = FileLock(folder / ".lock")

    def __enter__(self) -> "Store":
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.lock.acquire(timeout=0)
        except Timeout:
            raise Locked(str(self.folder)) from None
        except OSError as error:
            raise Unwritable(
                f"{self.folder}: {error.strerror or error}; expected a folder that can be written to. Give another with --out."
            ) from None
        for left in self.folder.glob(f"{PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        self.lock.release()

    def stage(self) -> Path:
        """An empty folder to make a run in, on the same file system as the published ones."""
        staged = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self.folder)).absolute()
        staged.chmod(0o755)
        return staged

    def latest(self) -> Path | None:
        """The run published last."""
        link, note = self.folder / "latest", self.folder / "latest.txt"
        name = os.readlink(link) if link.is_symlink() else note.read_text(encoding="utf-8").strip() if note.exists() else None
        return self.folder / name if name and (self.folder / name / MANIFEST).exists() else None

    def runs(self) -> list[Path]:
        """The published runs, the latest first, then by the time at which they were made."""
        latest = self.latest()
        runs = [f.parent for f in self.folder.glob(f"*/{MANIFEST}") if not f.parent.is_symlink() and f.parent.name != "failed"]
        return sorted(runs, key=lambda run: (run == latest, (run / MANIFEST).stat().st_mtime_ns, run.name), reverse=True)

    def publish(self, staged: Path, name: str) -> Path:
        """Publish a staged run under a name and call it the latest. What is there already with the same bytes stays."""
        sync(staged)
        published, n = self.folder / name, 1
        while published.exists() and not same(published, staged):
            n += 1
            published = self.folder / f"{name}.{n}"
        if published.exists():
            os.replace(staged / MANIFEST, published / MANIFEST)
            shutil.rmtree(staged)
        else:
            os.rename(staged, published)
        sync_folder(self.folder)
        self._point(published.name)
        return published

    def set_aside(self, staged: Path, name: str) -> Path:
        """Keep a failed run for a look at it, apart from the published ones."""
        aside = self.folder / "failed" / name
        shutil.rmtree(aside, ignore_errors=True)
        aside.parent.mkdir(exist_ok=True)
        os.rename(staged, aside)
        return aside

    def keep(self, most: int) -> list[str]:
        """Remove the oldest published runs beyond a number; the latest stays. Names of those removed."""
        old = self.runs()[most:][::-1]
        for run in old:
            shutil.rmtree(run)
        return [run.name for run in old]

    def _point(self, name: str) -> None:
        link, passing = self.folder / "latest", self.folder / f"{PREFIX}latest"
        try:
            passing.unlink(missing_ok=True)
            os.symlink(name, passing, target_is_directory=True)
            os.replace(passing, link)
        except OSError:  # file systems without symbolic links; Windows without the right to make them
            passing.write_text(f"{name}\n", encoding="utf-8")
            os.replace(passing, self.folder / "latest.txt")
        sync_folder(self.folder)


def same(a: Path, b: Path) -> bool:
    """Whether two runs hold the same files with the same bytes, their manifests apart."""
    names = [sorted(p.relative_to(run).as_posix() for p in run.rglob("*") if p.is_file() and p.name != MANIFEST) for run in (a, b)]
    return names[0] == names[1] and not any(filecmp.cmpfiles(a, b, names[0], shallow=False)[1:])


def sync(folder: Path) -> None:
    """See to it that everything in a folder is on the disk."""
    for root, _, files in os.walk(folder):
        for name in files:
            with open(Path(root, name), "rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(root))


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
