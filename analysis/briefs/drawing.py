"""SVG drawings inside a page: cleaned, named apart from each other, with words for those who cannot see them."""

import re
from xml.etree import ElementTree

# elements of a drawing; whatever else an SVG may carry (script, foreignObject, metadata) stays out
DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan defs use symbol clipPath mask linearGradient radialGradient stop "
    "image pattern marker".split()
)
LOCAL = re.compile(r"url\(#([^)]+)\)")
IMAGE = "data:image/png;base64,"


def drawing(svg: str, name: str, title: str, description: str) -> str:
    """One SVG element for a page whose policy allows no style attribute: styles become presentation attributes.

    Ids get the chart's name as prefix, so that several drawings stand in one page; nothing in it points outside.
    Raises ValueError when the text is no SVG.
    """
    try:
        root = _bare(ElementTree.fromstring(svg))  # noqa: S314  drawn by our own charts
    except ElementTree.ParseError as error:
        raise ValueError(f"chart {name}: not an SVG ({error}); draw it again with analysis.charts") from None
    if root is None or root.tag != "svg":
        raise ValueError(f"chart {name}: expected an <svg> element; draw it again with analysis.charts")
    for element in root.iter():
        _apart(element, f"{name}-")
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
            bare.attrib.setdefault(key, value)
    bare.extend(child for child in map(_bare, element) if child is not None)
    return bare


def _apart(element: ElementTree.Element, prefix: str) -> None:
    for key, value in list(element.attrib.items()):
        if key == "id":
            element.attrib[key] = prefix + value
        elif key == "href":
            if value.startswith("#"):
                element.attrib[key] = f"#{prefix}{value[1:]}"
            elif not value.startswith(IMAGE):
                del element.attrib[key]
        elif "url(" in value:
            local = LOCAL.sub(lambda m: f"url(#{prefix}{m[1]})", value)
            element.attrib[key] = local if LOCAL.search(value) and value.count("url(") == len(LOCAL.findall(value)) else "none"
