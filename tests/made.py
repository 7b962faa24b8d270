"""Tables of small invented articles, row by row, for tests of what is made from rows."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.charts import CHARTS, svg
from analysis.document import Document, Unreadable
from analysis.extract.claims import Claim
from analysis.extract.control import ControlEvent
from analysis.extract.figures import Figure
from analysis.extract.mentions import Entity
from analysis.extract.unread import Unread
from analysis.weigh.chains import SourceChain
from analysis.weigh.contradictions import Contradiction
from analysis.weigh.ratios import ForceRatio
from analysis.weigh.spells import ControlSpell, ReferenceCheck
from analysis.wording import Wording

Tables = dict[str, pd.DataFrame]

ENTITIES = (
    Entity("SYR_GOV", "side", "النظام", "the government", colour="rust"),
    Entity("ISIS", "side", "تنظيم الدولة", "the Islamic State", colour="grey"),
    Entity("NAHR", "place", "نهر الجسر", "Nahr al-Jisr", lat=35.0, lon=38.0),
    Entity("TELL", "place", "تل الورد", "Tell al-Ward", lat=35.1, lon=38.1),
    Entity("SALEM", "person", "سالم الكاتب", "Salem al-Kateb", side="SYR_GOV"),
    Entity("WITNESSES", "source", "شهود", None),
    Entity("AGENCY", "medium", "وكالة الصباح", "Al-Sabah Agency"),
    Entity("PAPER", "medium", "جريدة المساء", "Al-Masaa"),
)


class Made:
    """One invented article; each method adds a row and gives its id as the dataframes have it."""

    def __init__(self, text: str, doc_id: str = "made", **known: Any):
        self.document = Document(doc_id, text, "0" * 64, **({"lang": "ar"} | known))
        self.rows: dict[str, list[Any]] = {}

    def _add(self, table: str, row: Any) -> str:
        self.rows.setdefault(table, []).append(row)
        return f"{self.document.id}:{row.id}"

    def _id(self, table: str, letter: str) -> str:
        return f"{letter}{len(self.rows.get(table, [])) + 1}"

    def span(self, quote: str) -> tuple[int, int]:
        """Where a quote stands."""
        start = self.document.text.index(quote)
        return start, start + len(quote)

    def claim(self, quote: str, content: str | None = None, **known: Any) -> str:
        """A claim, in the article's own voice unless said otherwise."""
        start, end = self.span(quote)
        content = content or quote
        values: dict[str, Any] = dict.fromkeys(
            (
                "cue",
                "cue_start",
                "cue_end",
                "source",
                "source_start",
                "source_end",
                "speaker_id",
                "speaker",
                "role",
                "affiliation",
                "verb_class",
                "edtf",
            )
        )
        values |= {
            "content": content,
            "content_start": self.span(content)[0],
            "content_end": self.span(content)[1],
            "mode": "article_voice",
            "certainty": "asserted",
            "polarity": "positive",
            "chain": ("PAPER",),
        }
        return self._add("claims", Claim(self._id("claims", "C"), start, end, quote, **(values | known)))

    def figure(self, quote: str, number: str, value: float | None, category: str, **known: Any) -> str:
        """A figure; `value` is low, best and high unless said otherwise."""
        start, end = self.span(quote)
        at = start + quote.index(number)
        values: dict[str, Any] = dict.fromkeys(("counted", "unit", "side", "actor_id", "role", "scope", "place_id", "edtf", "bound"))
        values |= {"low": value, "best": value, "high": value, "approx": False, "qualifiers": ()}
        return self._add(
            "figures", Figure(self._id("figures", "F"), start, end, quote, at, at + len(number), category=category, **(values | known))
        )

    def control(self, quote: str, place_id: str, to_side: str | None, edtf: str | None = None, **known: Any) -> str:
        """A place captured, unless said otherwise."""
        start, end = self.span(quote)
        values: dict[str, Any] = {
            "place": place_id,
            "part": None,
            "lat": None,
            "lon": None,
            "from_side": None,
            "supporters": (),
            "type": "captured",
            "acled": None,
            "status": "reported",
        }
        values |= {"cue": quote, "cue_start": start, "cue_end": end, "place_id": place_id, "to_side": to_side, "edtf": edtf}
        return self._add("control", ControlEvent(self._id("control", "E"), start, end, quote, **(values | known)))

    def unread(self, quote: str, kind: str = "vague", why: str = "no_number") -> str:
        """Words that no rule took."""
        return self._add("unread", Unread(self._id("unread", "U"), *self.span(quote), quote, kind, why))


def ratio(
    row_id: str,
    group: str | None,
    source: str,
    attackers: str | None,
    defenders: str | None,
    a: float | None,
    d: float | None,
    **known: Any,
) -> ForceRatio:
    """A row of force ratios with both numbers at their best values."""
    value = d / a if a and d else None
    values: dict[str, Any] = {
        "lane": "article",
        "chain_id": f"S-{row_id}",
        "group": group,
        "source": source,
        "place_id": "NAHR",
        "place": "نهر الجسر",
        "edtf": "2020-05-03",
    }
    for who, row, n, side in (("attackers", attackers, a, "ISIS"), ("defenders", defenders, d, "SYR_GOV")):
        values |= {
            f"{who}_id": row,
            f"{who}_side": side,
            f"{who}_low": n,
            f"{who}_best": n,
            f"{who}_high": n,
            f"{who}_bound": None,
            f"{who}_approx": False,
            f"{who}_words": (),
            f"{who}_scope": "present",
        }
    values |= {
        "defenders_counted": None,
        "status": "ratio",
        "reason": None,
        "defenders_per_attacker": value,
        "ratio_low": value,
        "ratio_high": value,
        "stated": True,
    }
    return ForceRatio(row_id, **(values | known))


def chain(row_id: str, origin: str, group: str, claims: Sequence[str], **known: Any) -> SourceChain:
    """A source chain of the article "made"."""
    values: dict[str, Any] = {
        "doc_id": "made",
        "origin_id": None,
        "origin_kind": "person",
        "path": ("PAPER",),
        "outlet": "جريدة المساء",
        "likelihood": None,
        "reason": None,
        "evidence": (),
    }
    return SourceChain(row_id, origin=origin, group=group, claim_ids=tuple(claims), **(values | known))


def gather(
    *articles: Made, entities: Sequence[Entity] = ENTITIES, unreadable: Sequence[Unreadable] = (), **derived: Sequence[Any]
) -> Tables:
    """All tables of some articles, the derived ones as given."""
    found = {
        "documents": tables.frame("documents", [a.document for a in articles]),
        "unreadable": tables.frame("unreadable", unreadable),
        "entities": tables.frame("entities", entities),
    }
    for table in tables.EXTRACTED:
        found[table] = tables.concat(table, [tables.frame(table, a.rows.get(table, []), a.document.id) for a in articles])
    return found | {table: tables.frame(table, derived.get(table, [])) for table in tables.DERIVED}


def battle() -> Tables:
    """One article in which one origin counts both sides, a spokesman says otherwise, and a place changes hands twice."""
    made = Made(
        "معركة نهر الجسر\nسيطر تنظيم الدولة على نهر الجسر في 3 أيار 2020، ثم استعاده النظام في تموز 2020.\n"
        "وقال شهود إن 50 مسلحاً فقط واجهوا ألف جندي. ونفى سالم الكاتب ذلك قائلاً إن الهجوم كان واسعاً.\n"
        "وسيطرت القوات على 3 قرى شرقي تل الورد، بحسب وكالة الصباح. وسقط 12 قتيلاً وعدد كبير من الجرحى.",
        title="معركة نهر الجسر",
        outlet="جريدة المساء",
        author="ليلى النجار",
        published="2020-08-01",
        published_basis="argument",
    )
    said = made.claim(
        "وقال شهود إن 50 مسلحاً فقط واجهوا ألف جندي",
        "50 مسلحاً فقط واجهوا ألف جندي",
        speaker_id="WITNESSES",
        source="شهود",
        cue="قال",
        mode="indirect",
        certainty="reported",
        chain=("WITNESSES", "PAPER"),
        topic="scale_of_attack",
    )
    denied = made.claim(
        "ونفى سالم الكاتب ذلك قائلاً إن الهجوم كان واسعاً",
        "الهجوم كان واسعاً",
        speaker_id="SALEM",
        source="سالم الكاتب",
        cue="نفى",
        mode="indirect",
        certainty="denial",
        chain=("SALEM", "AGENCY", "PAPER"),
        topic="scale_of_attack",
    )
    village = made.claim(
        "وسيطرت القوات على 3 قرى شرقي تل الورد، بحسب وكالة الصباح",
        speaker_id="AGENCY",
        source="وكالة الصباح",
        cue="بحسب",
        mode="indirect",
        certainty="reported",
        chain=("AGENCY", "PAPER"),
    )
    attackers = made.figure(
        "50 مسلحاً فقط", "50", 50, "personnel", role="attacker", side="ISIS", claim_id=said.partition(":")[2], qualifiers=("فقط",)
    )
    defenders = made.figure("ألف جندي", "ألف", 1000, "personnel", role="defender", side="SYR_GOV", claim_id=said.partition(":")[2])
    made.figure("3 قرى", "3", 3, "localities", side="SYR_GOV", claim_id=village.partition(":")[2])
    made.figure("12 قتيلاً", "12", 12, "killed")
    made.control("سيطر تنظيم الدولة على نهر الجسر في 3 أيار 2020", "NAHR", "ISIS", "2020-05-03", from_side="SYR_GOV")
    made.control("استعاده النظام في تموز 2020", "NAHR", "SYR_GOV", "2020-07", type="recaptured", supporters=("RUSSIA",))
    made.control(
        "وسيطرت القوات على 3 قرى شرقي تل الورد", "TELL", "SYR_GOV", None, part="east", n_places=3, claim_id=village.partition(":")[2]
    )
    made.unread("عدد كبير")
    return gather(
        made,
        force_ratios=[ratio("R1", "G1", "شهود", attackers, defenders, 50, 1000)],
        source_chains=[
            chain("S-R1", "شهود", "G1", [said], origin_id="WITNESSES", origin_kind="unnamed_sources", path=("WITNESSES", "PAPER")),
            chain("S2", "سالم الكاتب", "G2", [denied], origin_id="SALEM", path=("SALEM", "AGENCY", "PAPER")),
            chain("S3", "وكالة الصباح", "G3", [village], origin_id="AGENCY", origin_kind="medium", path=("AGENCY", "PAPER")),
        ],
        contradictions=[
            Contradiction(
                "X1",
                "explicit_denial",
                "scale_of_attack",
                "claims",
                denied,
                "ونفى سالم الكاتب ذلك قائلاً إن الهجوم كان واسعاً",
                "سالم الكاتب",
                "figures",
                attackers,
                "50 مسلحاً فقط",
                "شهود",
                "denied",
                None,
            )
        ],
        control_spells=[
            ControlSpell(
                "P1",
                "NAHR",
                "نهر الجسر",
                None,
                "made",
                None,
                "SYR_GOV",
                (),
                "full",
                None,
                "2020-07-01",
                "2020-07-31",
                None,
                None,
                "2020-08-01",
                "reported",
                "made:E2",
                None,
                (),
            )
        ],
        reference_checks=[
            ReferenceCheck("K1", "NAHR", "نهر الجسر", "SYR_GOV", "ISIS", "2020-05-03", "2020-05-03", "made:E1", "agrees", None),
            ReferenceCheck(
                "K2", "NAHR", "نهر الجسر", "SYR_GOV", "ISIS", "2020-08-01", "2020-08-01", None, "unknown_to_documents", "on_publication_day"
            ),
        ],
    )


def nothing() -> Tables:
    """One article in which no row was found and of which nothing is known."""
    return gather(Made("صباح الخير يا جيران"), entities=())


def undated_losses() -> Tables:
    """One article with losses alone: no date, no outlet, sides that no lexicon knows."""
    made = Made("قُتل 3 عمال وأصيب 11 آخرون وفُقد اثنان في البلدة.")
    made.figure("3 عمال", "3", 3, "killed", side="MARTIANS")
    made.figure("11 آخرون", "11", 11, "wounded")
    made.figure("اثنان", "اثنان", 2, "missing", approx=True)
    return gather(made, entities=())


def several() -> Tables:
    """Three articles of two outlets with one figure each."""
    articles = []
    for n, (outlet, day) in enumerate((("جريدة المساء", "2020-01-05"), ("جريدة المساء", "2020-03-01"), ("صوت الجبل", None)), 1):
        made = Made(f"سقط {n + 4} قتلى في نهر الجسر أمس.", f"doc{n}", title=f"خبر {n}", outlet=outlet, published=day)
        made.figure(f"{n + 4} قتلى", str(n + 4), n + 4, "killed", place_id="NAHR", edtf=day)
        articles.append(made)
    return gather(*articles)


def drawn(tables: Tables, lang: str) -> dict[str, str]:
    """SVG text of every chart that these tables give."""
    wording = Wording(lang)
    contents = {name: chart.content(tables, wording) for name, chart in CHARTS.items()}
    return {name: svg(CHARTS[name].draw(tables, wording), name, content) for name, content in contents.items() if content is not None}


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "=cmd('/C calc')",
    "#set page(fill: red) $x^2$ *b* _i_ @ref \\ `raw`",
    "\u202e002\u202c \u2066x\u2069",
    "</style></title>{{ 7*7 }}",
)


def hostile() -> Tables:
    """An article whose title, outlet, names and quotes are markup, formulas and marks that turn text round."""
    text = "\n".join(HOSTILE) + "\nقال كاتب إن 7 قتلى سقطوا"
    made = Made(
        text,
        "made",
        title=HOSTILE[0] + HOSTILE[3],
        outlet=HOSTILE[1],
        author=HOSTILE[4],
        published="2020-01-01",
        warnings=("bidi_controls" + HOSTILE[0],),
    )
    for words in HOSTILE:
        made.claim(words, source=words, speaker=words, mode="direct", cue=words, topic=words, certainty="hedged", chain=())
        made.unread(words, why=words)
    made.figure("7 قتلى", "7", 7, "killed", side=HOSTILE[0], place_id=HOSTILE[3], claim_id="C1")
    made.control(HOSTILE[0], HOSTILE[3], HOSTILE[1], "2020-01-01", place=HOSTILE[5], part=HOSTILE[0])
    return gather(
        made,
        entities=[Entity(HOSTILE[1], "side", HOSTILE[3], HOSTILE[0])],
        unreadable=[Unreadable(HOSTILE[0], HOSTILE[1], HOSTILE[3], HOSTILE[4])],
    )
