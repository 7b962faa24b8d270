"""Layers of the lexicon: what an entry of each file may say. The file stem names the layer."""

from typing import Any

from analysis.rowclass import rowclass

Examples = tuple[dict[str, Any], ...]


@rowclass(kw_only=True)
class Entry:
    """A word of the lexicon: its surface forms, or stems that the code inflects, and examples that it must and must not match."""

    id: str
    forms: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    dual: tuple[str, ...] = ()
    local: tuple[str, ...] = ()  # forms that name it in reports of its own war alone: «المقاومة»
    hits: Examples = ()
    misses: Examples = ()
    note: str | None = None
    layer: str = ""
    rule: str = ""  # how rows name the entry: layer/id
    where: str = ""
    file: str = ""


@rowclass(kw_only=True)
class SideEntry(Entry):
    """A side of the conflict; it has no forms of its own."""

    ar: str
    en: str
    colour: str | None = None


@rowclass(kw_only=True)
class Name(Entry):
    """A proper name: an armed actor, organisation, state, medium, person or operation."""

    kind: str
    ar: str
    en: str
    side: str | None = None
    role_ar: str | None = None
    role_en: str | None = None
    affiliation: str | None = None
    nation: str | None = None
    country: str | None = None
    function: str | None = None  # government, army, opposition, ally (fights beside them) or militia (nobody calls it gunmen)
    called: tuple[str, ...] = ()  # nouns that take the name up again: «التنظيم»
    quoted: tuple[str, ...] = ()  # words that are its name in quotation marks only: ««القاعدة»»
    local_in: tuple[str, ...] = ()  # countries whose reports mean it by its local forms; its own where none is given
    since: str | None = None  # first and last year in which reports mean it by its local forms
    until: str | None = None
    common: bool = False  # also ordinary words: needs the document to have named it otherwise


@rowclass(kw_only=True)
class Given(Entry):
    """A given name, by which persons are known that no lexicon lists."""

    ar: str
    en: str


@rowclass(kw_only=True)
class Nation(Entry):
    """A nationality as an adjective («روسي»), with the side that it stands for; `capital` is a place that stands for its government."""

    ar: str
    en: str
    country: str
    side: str | None = None
    capital: str | None = None


@rowclass(kw_only=True)
class Place(Entry):
    """A place of the gazetteer (CSV: aliases separated by '|')."""

    ar: str
    en: str
    country: str = ""
    kind: str = "town"
    lat: float | None = None
    lon: float | None = None
    parent: str | None = None
    population: int = 0
    common: bool = False  # also an ordinary word: needs a place noun before it


@rowclass(kw_only=True)
class Gloss(Entry):
    """A word with a kind and an English gloss: nouns of places and sources, parts of places, offices, adjectives."""

    kind: str
    en: str | None = None


@rowclass(kw_only=True)
class Cue(Entry):
    """A reporting word: how its source and content are joined to it, and how surely it says it.

    `kind` is verb (source beside it, content after أن, a colon or one of `joins`), relay (passes on the words of another),
    according (source right after it, content beside), attitude (voices what an attitude noun names), headline (the colon of
    a headline) or article (the outlet itself sets statements against each other).
    `joins` are prepositions that lead to the content, or how it follows bare: "object" (any noun), "event" (a noun of
    happening), "measure" («عدد …» with its number after ب), "cause" (what is put down to something with إلى),
    "attack" (an attack that is owned up to), "number" (what is counted), "news" (news, information or rumours),
    "deed" (also an indefinite noun right after its source). "addressee" is
    for cues whose content begins with those spoken to or accused. A `strict` cue reports only with أن, a colon, a quotation
    or one of its joins. `negated` is the certainty under a negation; without it a negated
    cue reports nothing. A cue that `follows` may stand after what it reports («"…"، يقول فلان»).
    """

    kind: str = "verb"
    certainty: str = "asserted"
    joins: tuple[str, ...] = ()
    strict: bool = False
    negated: str | None = None
    polarity: str = "positive"
    follows: bool = False


@rowclass(kw_only=True)
class NumberWord(Entry):
    """A word of a number.

    `sort` is unit (1 … 9), ten, teen, tens, hundreds, zero, scale (100, 1000 …), dual, ordinal,
    ordinal_of_teens, part (a third), percent, minus, point or vague (dozens); a vague word has `low` and `high` instead of one value.
    """

    sort: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@rowclass(kw_only=True)
class Bound(Entry):
    """Words that qualify a number: kind approx, at_least, more_than, at_most, less_than or only; side before, after or either."""

    kind: str
    side: str = "before"


@rowclass(kw_only=True)
class FunctionWord(Entry):
    """A word that ends a noun phrase: preposition, pronoun, conjunction or a common verb (CSV: no examples)."""

    ar: str
    kind: str


@rowclass(kw_only=True)
class Month(Entry):
    """A month: its number in its calendar, gregorian or hijri; `weak` forms are also words or names, and need a day or year beside them."""

    number: int
    calendar: str = "gregorian"
    weak: tuple[str, ...] = ()


@rowclass(kw_only=True)
class TimeWord(Entry):
    """A word of time.

    `kind` says what it does: weekday, day (so many days from today), unit, season, part (of the day that is named beside it),
    daypart (stands alone), period (days of a month), shift (last, this, next), this, final, ago, beside (so long before, with the
    number -1, or after the date told last), during, anaphor, recent, now, clock, era, link, decade, feast (month and day of the
    Hijri calendar). `unit` is day, week, month, year …; `number` and `last` are what the kind counts.
    """

    kind: str
    unit: str | None = None
    number: int | None = None
    last: int | None = None


@rowclass(kw_only=True)
class Counted(Entry):
    """A noun that numbers count.

    What befalls people decides the category of a `human` noun; a noun of another kind, and a `fixed` one (قتيل), keeps
    its own. `armed` people belong to an armed side; `side` is the one that a noun names by itself.
    """

    category: str
    human: bool = False
    armed: bool = False
    fixed: bool = False
    side: str | None = None
    role: str | None = None


@rowclass(kw_only=True)
class Loss(Entry):
    """What befalls people or things that are counted: the category it gives them, their role, and that of the armed among them."""

    category: str
    role: str | None = None
    armed: str | None = None  # category of the armed, where it is another: who flees is displaced or a soldier
    things: bool = False  # befalls things, not people
    near: bool = False  # only of those counted right after it: «سقط 3 جنود», «جثث 3 جنود»


@rowclass(kw_only=True)
class Frame(Entry):
    """Words that give a number of people its part in the fight; `links` are those that set it against another number."""

    role: str | None = None
    scope: str | None = None
    links: bool = False


@rowclass(kw_only=True)
class Taking(Entry):
    """A word of control.

    `type` is that of the codebook, `state` the one of its present tense. `who` says what its subject does: gains, leaves,
    enters, returns, gives; of a place as the subject: meets (it falls or is held), passes (from one to another), outside (of a hold),
    stands (besieged), under (it submits), subjected (to somebody), left (alone to somebody), contested, opens (its gates); of what a verb
    before it does: ended (a presence), laid (a hand), instead (of others), redeploys, made_base; flies is of a flag; lent says something
    only with a `lead`.
    `joins` are the prepositions that lead to the place, "object" where it follows bare; `loser` is a preposition before whom
    it is taken from, or "object". `lead` entries lend their sense to another word of control («استعاد السيطرة على»).
    """

    type: str
    who: str = "gains"
    joins: tuple[str, ...] = ()
    state: str | None = None
    loser: str | None = None
    lead: bool = False
    armed: bool = False  # only of armed people: others enter and leave places too
    attached: bool = False  # only with its subject beside it
    needs: tuple[str, ...] = ()  # words of which one stands between it and the place («رفع العلم فوق»)
    partial: bool = False  # only of the outskirts, centre or surroundings of a place
    named: bool = False  # only of a place that has a name


NAMES = ("actors", "persons", "media", "organisations", "operations")
LAYERS: dict[str, type[Entry]] = {
    "sides": SideEntry,
    "nations": Nation,
    "places": Place,
    "placenouns": Gloss,
    "placeparts": Gloss,
    "counted": Counted,
    "losses": Loss,
    "framing": Frame,
    "takings": Taking,
    "holders": Gloss,
    "intents": Gloss,
    "sources": Gloss,
    "offices": Gloss,
    "adjectives": Gloss,
    "layout": Gloss,
    "given": Given,
    "forces": Gloss,
    "arms": Gloss,
    "amounts": Gloss,
    "allegiance": Gloss,
    "generics": Gloss,
    "cues": Cue,
    "particles": Gloss,
    "happenings": Gloss,
    "attitudes": Gloss,
    "hedges": Gloss,
    "topics": Gloss,
    "numbers": NumberWord,
    "scales": NumberWord,
    "ordinals": NumberWord,
    "parts": NumberWord,
    "vague": NumberWord,
    "numbered": Gloss,
    "joints": Gloss,
    "function": FunctionWord,
    "bounds": Bound,
    "months": Month,
    "weekdays": TimeWord,
    "daynames": TimeWord,
    "times": TimeWord,
} | dict.fromkeys(NAMES, Name)
