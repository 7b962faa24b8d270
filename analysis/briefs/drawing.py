"""SVG drawings inside a page: cleaned, named apart from each other, with words for those who cannot see them."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

# elements of a drawing; whatever else an SVG may carry (script, foreignObject, metadata) stays out
DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan defs use symbol clipPath mask linearGradient radialGradient stop "
    "image pattern marker".split()
)
_LOCAL = re.compile(r"url\(#([^)]+)\)")
_IMAGE = "data:image/png;base64,"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_GAP = re.compile(r"\s*([MLHVCSQTAZmlhvcsqtaz])\s*|\s+(?=-)")


def drawing(svg: str, name: str, title: str, description: str) -> str:
    """One SVG element for a page whose policy allows no style attribute: styles become presentation attributes.

    Ids are short and begin with `name`, so that several drawings stand in one page; nothing in it points outside. Coordinates
    keep a hundredth. Raises ValueError when the text is no SVG.
    """
    try:
        root = _bare(ElementTree.fromstring(svg))  # noqa: S314  drawn by our own charts
    except ElementTree.ParseError as error:
        raise ValueError(f"chart {name}: not an SVG ({error}); draw it again with analysis.charts") from None
    if root is None or root.tag != "svg":
        raise ValueError(f"chart {name}: expected an <svg> element; draw it again with analysis.charts")
    ids = {old: f"{name}-{n:x}" for n, old in enumerate(dict.fromkeys(_targets(root)))}
    for element in root.iter():
        _apart(element, ids)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.attrib |= {"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "stroke-linejoin": "round"}
    for tag, text in (("desc", description), ("title", title)):
        child = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        child.text = text
        root.insert(0, child)
    return ElementTree.tostring(root, encoding="unicode")


def _bare(element: ElementTree.Element) -> ElementTree.Element | None:
    """An element without namespaces, foreign elements and comments; None when it is foreign itself."""
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] not in DRAWN:
        return None
    bare = ElementTree.Element(element.tag.rpartition("}")[2])
    bare.text = element.text if element.text and element.text.strip() else None
    for key, value in element.attrib.items():
        key = key.rpartition("}")[2]
        if key == "style":
            pairs = (part.partition(":") for part in value.split(";") if ":" in part)
            bare.attrib |= {k.strip(): v.strip() for k, _, v in pairs}
        elif not key.startswith("on"):
            bare.attrib.setdefault(key, _short(key, value))
    bare.extend(child for child in map(_bare, element) if child is not None)
    return bare


def _short(key: str, value: str) -> str:
    """Coordinates to a hundredth of a point, paths without spare blanks; scales and text as they are."""
    if key not in ("d", "x", "y", "width", "height", "points", "transform") or "scale" in value:
        return value
    value = _LONG_NUMBER.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), value)
    return _GAP.sub(lambda m: m[1] or "", value).strip() if key == "d" else value


def _targets(root: ElementTree.Element) -> Iterator[str]:
    """Ids that something in the drawing points to."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "href" and value.startswith("#"):
                yield value[1:]
            yield from _LOCAL.findall(value)


def _apart(element: ElementTree.Element, ids: dict[str, str]) -> None:
    """Rename the ids that are needed, drop the others, and what points outside."""
    for key, value in list(element.attrib.items()):
        if key == "id" and value not in ids:
            del element.attrib[key]
        elif key == "id":
            element.attrib[key] = ids[value]
        elif key == "href" and value.startswith("#"):
            element.attrib[key] = f"#{ids[value[1:]]}"
        elif key == "href" and not value.startswith(_IMAGE):
            del element.attrib[key]
        elif "url(" in value:
            inner = _LOCAL.findall(value)
            element.attrib[key] = _LOCAL.sub(lambda m: f"url(#{ids[m[1]]})", value) if value.count("url(") == len(inner) else "none"
