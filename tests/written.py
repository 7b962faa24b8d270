"""Files as they come: articles written for the tests, in every kind that is read."""

from pathlib import Path

from analysis.document import Document, Unreadable
from analysis.read import Known, read

ARABIC = "دخلت القوات البلدة مساء أمس"
LONG = (
    "أعلن المتحدث باسم الجيش أن قواته سيطرت على بلدة الخضراء (شمال) يوم الأربعاء، وقُتل نحو 1,200 مقاتل في 25 غارة بنسبة 12.5% منذ "
    "01/03/2016. وقال ناشطون إن المدنيين غادروا البلدة قبل يومين."
)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with a content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(*inputs: str | Path, known: Known | None = None, columns: dict[str, str] | None = None) -> Document | Unreadable:
    """The one thing that the inputs give."""
    (one,) = read(inputs, known or Known(), columns or {})
    return one


def document(*inputs: str | Path, known: Known | None = None, columns: dict[str, str] | None = None) -> Document:
    """The one document that the inputs give."""
    one = only(*inputs, known=known, columns=columns)
    assert isinstance(one, Document), one
    return one


def unreadable(*inputs: str | Path) -> Unreadable:
    """The one row that says why an input gives nothing; it always names what to do."""
    one = only(*inputs)
    assert isinstance(one, Unreadable), one
    assert one.path and one.seen and one.expected and one.advice
    return one
