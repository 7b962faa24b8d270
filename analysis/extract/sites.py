"""Sites that a noun names, no gazetteer needed: «22 بلدة جنوبي المدينة», «الطريق الواصل بين تدمر وحمص»."""

from analysis.extract.focus import Focus
from analysis.extract.mentions import Entity
from analysis.extract.units import UNIT
from analysis.rowclass import rowclass

MARKS = frozenset('"«“')  # «على «مثلث العند»»
INNER = frozenset("في من ب بين و عند قرب بالقرب".split())  # «مواقع في ريف حلب», «الطريق الواصل بين تدمر وحمص»
THIS = frozenset("هذا هذه ذلك تلك هذين اهم ابرز اكبر اخر اول".split())
_LYING = ("المطل", "المطله", "المشرف", "المشرفه")  # «التلال المطلة على المدينة»
_LEADING = ("المودي", "الموديه")  # «الطريق المؤدي إلى حلب»
_LONGEST = 9  # words of a phrase
_STOP = frozenset(
    "cues takings losses particles holders intents months weekdays times framing joints forces actors generics bounds".split()
)  # layers whose words end a phrase
CLOSE = ("cues", "takings", "losses", "particles", "holders", "intents", "bounds")  # never the name of a site
WAS = frozenset("كان كانت كانا كانتا ظل ظلت بقي بقيت".split())  # «قرية ظلت بيد المسلحين»
SUCH_AS = frozenset("هما هي وهما وهي منها ابرزها اهمها مثل بينها ومنها وهم هم".split())
_CLOSING = frozenset('"»”')
_SITES = ("road", "positions", "buildings", "quarters")


@rowclass
class Where:
    """A place of the report: words first … last - 1; `part` where less than all of it is meant, `number` where places are counted."""

    first: int
    last: int
    text: str
    entity: Entity | None
    part: str | None = None
    number: int | None = None
    rules: tuple[str, ...] = ()
    pronoun: bool = False
    relative: bool = False  # a clause only tells whose it is: «قرية يسيطر عليها التنظيم»


def site_at(focus: Focus, at: int, i: int, part: str | None, number: int | None, rules: list[str]) -> Where | None:
    """«22 بلدة سكنية جنوبي المدينة», «الطريق الواصل بين تدمر وحمص», «مبنى المخابرات»."""
    words, hits = focus.reading.words, focus.reading.hits
    entity, last = None, i
    bare = began = i
    while i < len(words) and i - at < _LONGEST and not likened(focus, i):
        spot = focus.place_at(i)
        if spot and i > began and spot.mention.start > words.starts[i] and focus.form(i)[:1] == "و" and "بين" not in words.forms[at:i]:
            break  # «القصر الجمهوري ومطار الخرطوم» are two
        if spot:
            entity, i = entity or spot.entity, spot.last
            last = i
            if focus.form(i)[:1] == "و" and focus.place_at(i) and "بين" in words.forms[at:i]:
                continue
            break
        section = hits.on["placeparts"](i)
        if section and section.entry.kind == "site" and section.proclitic.startswith("و"):
            break  # the next of a list
        if section:
            part = part or (section.entry.id if section.entry.kind == "part" else None)
            i = section.last
            bare = i if section.entry.kind == "site" else bare
            continue
        form = words.forms[i]
        if (
            form in SUCH_AS
            or form in WAS
            or (form in _LYING and focus.form(i + 1) not in INNER)
            or (i > began and form in THIS)
            or (i > began and form.startswith("ل") and focus.actor_at(i))
        ):
            break
        if i == began and hits.on["placeparts"](i - 1) and words.forms[i - 1].startswith("ال") and _opens(form):
            break  # «المستشفى استقبل»: what follows a definite noun bare is no name of it
        if (unit := focus.spots.get(i)) and UNIT in unit.mention.rules and not form.startswith("و"):
            i = last = bare = unit.last  # «مقر الفرقة 17 مشاة»
            continue
        if form in INNER or (form == "الي" and words.forms[i - 1] in _LEADING):
            i += 1
            continue
        if form in MARKS and (closing := next((k for k in range(i + 2, i + 5) if focus.form(k) in _CLOSING), None)):
            i = last = bare = closing + 1  # «منطقة «الفاو»»
            continue
        if (
            not form.isalpha()
            or (form[0] == "و" and len(form) > 3 and focus.place_at(i) is None)
            or any(
                (hit := hits.at(layer, i)) and not (hit.article and layer in CLOSE)
                for layer in (_STOP if i > bare or i > at + 3 else CLOSE)
            )
        ):
            break
        i += 1
        bare = i if bare == i - 1 else bare
    last = max(last, min(bare, at + 5))
    kind = next((r.split("/")[1] for r in rules if r.split("/")[1] in _SITES), None)
    if kind and (kind != "quarters" or part is None):
        part = kind  # «القصر وسط المدينة» is a building, «بلدات جنوبي المدينة» lie in its south
    return Where(at, last, phrase(focus, at, words.ends[last - 1]), entity, part, number, tuple(rules)) if last > at else None


def likened(focus: Focus, i: int) -> bool:
    """Whether a place is given as an example: «مدن رئيسة كالموصل»."""
    if not focus.form(i).startswith("ك"):
        return False
    layers = ("placeparts", "placenouns", "places") if focus.place_at(i) else ("placeparts", "placenouns")  # «كبرى» is no town of Bari
    return any((hit := focus.reading.hits.at(layer, i)) and hit.proclitic == "ك" for layer in layers)


def _opens(form: str) -> bool:
    """Whether a word after a definite noun begins something else: it has no article and is no small word."""
    return form.isalpha() and not form.startswith("ال") and form not in INNER


def letters(focus: Focus, start: int, end: int, article: bool) -> str:
    """Letters of the text, with the article that «للقطاع» hides; «للبنان» has none."""
    text = focus.reading.text
    return f"ا{text[start:end]}" if article and text[max(0, start - 1) : start + 1] == "لل" else text[start:end]


def phrase(focus: Focus, at: int, end: int) -> str:
    """Text of a phrase from a word to a position."""
    first = focus.reading.hits.on["placeparts"](at)
    return letters(focus, beginning(focus, at), end, first is not None and first.article)


def beginning(focus: Focus, at: int) -> int:
    """Start of the text of a phrase, without the conjunction that its first word may carry."""
    first = focus.reading.hits.on["placeparts"](at)
    return first.start if first else focus.reading.words.starts[at]
