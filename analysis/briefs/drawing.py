"""SVG drawings inside a page: cleaned, their letters drawn once for all, with words for those who cannot see them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring  # nosec B405

from analysis.briefs.paths import short, stepwise

# elements of a drawing; whatever else an SVG may carry (script, foreignObject, metadata) stays out
DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan defs use symbol clipPath mask linearGradient radialGradient stop "
    "image pattern marker".split()
)
_LOCAL = re.compile(r"url\(#([^)]+)\)")
_IMAGE = "data:image/png;base64,"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_MOVED = re.compile(r"translate\((\S+) (\S+)\)")


class Drawings:
    """The drawings of one page. Letters are paths that all of them share: `letters` gives them, to stand once in the page."""

    def __init__(self) -> None:
        self._letters: dict[tuple[str, str], str] = {}
        self._count = 0

    def draw(self, svg: str, name: str, title: str, description: str) -> str:
        """One SVG element for a page whose policy allows no style attribute: styles become presentation attributes.

        Ids are short and nothing points outside; coordinates keep a hundredth. Raises ValueError when the text is no SVG.
        """
        try:
            root = _bare(fromstring(svg))  # noqa: S314  drawn by our own charts  # nosec B314
        except ParseError as error:
            raise ValueError(f"chart {name}: not an SVG ({error}); draw it again with analysis.charts") from None
        if root is None or root.tag != "svg":
            raise ValueError(f"chart {name}: expected an <svg> element; draw it again with analysis.charts")
        self._count += 1
        ids = self._shared(root) | {old: f"c{self._count}-{n:x}" for n, old in enumerate(dict.fromkeys(_targets(root)))}
        for element in root.iter():
            _apart(element, ids)
        _without_blanks(root)
        for size in ("width", "height"):
            root.attrib.pop(size, None)
        said = {tag: f"c{self._count}-{tag}" for tag in ("title", "desc")}
        root.attrib |= {"role": "img", "aria-labelledby": " ".join(said.values()), "stroke-linejoin": "round"}
        root[:0] = [_words("title", said["title"], title), _words("desc", said["desc"], description)]
        return tostring(root, encoding="unicode").replace(" />", "/>")

    def letters(self) -> str:
        """The shared letters, as an element that takes no room."""
        drawn = "".join(f'<path id="{name}" d="{d}" transform="{scale}"/>' for (d, scale), name in self._letters.items())
        return f'<svg width="0" height="0" aria-hidden="true"><defs>{drawn}</defs></svg>' if drawn else ""

    def _shared(self, root: Element) -> dict[str, str]:
        """Take the letters out of a drawing: paths that are defined to be used, by their ids. A letter without ink is blank."""
        ids = {}
        for parent in list(root.iter("defs")):
            for path in [p for p in parent if p.tag == "path" and set(p.attrib) <= {"id", "d", "transform"}]:
                shape = (path.get("d", ""), path.get("transform", ""))
                parent.remove(path)
                ids[path.get("id", "")] = self._letters.setdefault(shape, f"l{len(self._letters):x}") if shape[0] else ""
        return ids


def _bare(element: Element) -> Element | None:
    """An element without namespaces, foreign elements and comments; None when it is foreign itself."""
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] not in DRAWN:
        return None
    bare = Element(element.tag.rpartition("}")[2])
    bare.text = element.text if element.text and element.text.strip() else None
    for key, value in element.attrib.items():
        key = key.rpartition("}")[2]
        if key == "style":
            pairs = (part.partition(":") for part in value.split(";") if ":" in part)
            bare.attrib |= {k.strip(): v.strip() for k, _, v in pairs}
        elif not key.startswith("on"):
            bare.attrib.setdefault(key, _short(key, value))
    moved = _MOVED.fullmatch(bare.get("transform", "")) if bare.tag == "use" and "x" not in bare.attrib else None
    if moved:
        del bare.attrib["transform"]
        bare.attrib |= {k: v for k, v in (("x", moved[1]), ("y", moved[2])) if v != "0"}
    bare.extend(child for child in map(_bare, element) if child is not None)
    return bare


def _short(key: str, value: str) -> str:
    """Coordinates to a hundredth of a point, paths from point to point; scales and text as they are."""
    if key not in ("d", "x", "y", "width", "height", "points", "transform") or "scale" in value:
        return value
    return stepwise(value) if key == "d" else _LONG_NUMBER.sub(lambda m: short(float(m[0])), value)


def _targets(root: Element) -> Iterator[str]:
    """Ids that are there and that something in the drawing points to."""
    there = {element.get("id") for element in root.iter()}
    for element in root.iter():
        for key, value in element.attrib.items():
            named = [value[1:]] if key == "href" and value.startswith("#") else _LOCAL.findall(value)
            yield from (name for name in named if name in there)


def _apart(element: Element, ids: dict[str, str]) -> None:
    """Rename the ids that are needed; drop the others, and what points outside or to nothing."""
    for key, value in list(element.attrib.items()):
        if key == "id" or (key == "href" and value.startswith("#")):
            named = ids.get(value.removeprefix("#"))
            del element.attrib[key]
            if named:
                element.attrib[key] = named if key == "id" else f"#{named}"
        elif key == "href" and not value.startswith(_IMAGE):
            del element.attrib[key]
        elif "url(" in value:
            inner = _LOCAL.findall(value)
            known = value.count("url(") == len(inner) and all(name in ids for name in inner)
            element.attrib[key] = _LOCAL.sub(lambda m: f"url(#{ids[m[1]]})", value) if known else "none"


def _without_blanks(parent: Element) -> None:
    """Take out uses of nothing and definitions of nothing."""
    for child in list(parent):
        _without_blanks(child)
        if (child.tag == "use" and "href" not in child.attrib) or (child.tag == "defs" and not len(child)):
            parent.remove(child)


def _words(tag: str, name: str, text: str) -> Element:
    element = Element(tag, {"id": name})
    element.text = text
    return element
