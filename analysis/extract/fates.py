"""What befell those whom a number counts, and their part in the fight: the verb or noun that governs the number."""

from analysis.extract.focus import Focus
from analysis.extract.layout import Sentence
from analysis.lexicon.matching import Hit

_BACK = 16  # words before a number that may say what befell
_AFTER = 5  # words after a noun where its verb may stand
_LONG = 24  # words to a verb at the end of a long subject
_AFTERWARDS = frozenset("بين لقوا مصرعهم حتفهم مصرعهما في قيد رهن".split())
_TOTALS = frozenset("عدد اعداد حصيله عددهم بعدد محصله اجمالي مجموع نحو بين ضمن".split())
_REACHED = frozenset("بلغ بلغت بلغوا يبلغ تبلغ وصل وصلت ارتفع ارتفعت يتجاوز يتجاوزون تتجاوز تجاوز تجاوزت فاق يفوق".split())
_PLURAL = ("وا", "ون", "تا", "ا")
_STAYING = frozenset("ظلوا ظل ظلت يزالون تزال يزال زالوا زالت زال بقوا بقي باتوا بات باتت اصبحوا كانوا كان كانت مازالوا لايزالون".split())
_MEANWHILE = frozenset("لدي بعد قبل خلال اثناء عند عقب اثر مع فور حتي منذ قرب رغم عن من".split())
_WHERE = frozenset("في خلال اثناء جراء اثر".split())
_FATEFUL = ("losses", "framing", "counted")
_WHILE = frozenset(("خلال", "منذ"))
_AGAINST = ("مقابل",)
_BEFALLEN = ("مصاب", "جريح", "جرحي", "قتيل", "قتلي", "مخطوف", "مختطف", "اسير", "اسري", "مفقود", "نازح", "مشرد", "مهجر")  # «15 مدنياً مصاباً»
_PASSED = frozenset('، ( ) " « » نحو حوالي'.split())


def of_things(loss: Hit) -> bool:
    """Whether an entry tells what befalls things, not people."""
    return bool(getattr(loss.entry, "things", False))


def fate(focus: Focus, first: int, noun_last: int, sentence: Sentence, people: bool | None) -> tuple[Hit | None, Hit | None]:
    """What befell those counted and their part: by a verb after the noun, else by the nearest word before the number.

    `people` says whether people are counted; None where the text does not say what is.
    """
    if people is not False and (found := _beside(focus, noun_last, sentence)):
        return found, None
    frame = None
    hits = focus.reading.hits
    losses, framings = hits.on["losses"], hits.on["framing"]
    for i in reversed(hits.where_in(_FATEFUL, max(sentence.first, first - _BACK, focus.parted_before(first)), first)):
        loss, framing = losses(i), framings(i)
        if loss and loss.pronoun == "ه" and focus.reading.words.quote(i, i + 1)[-1] == "ة":
            loss = None  # «أسرة» is a family
        if loss and loss.last <= first and (people is None or of_things(loss) != people) and _reaches(focus, loss, first):
            fired = frame is not None and frame.entry.scope == "fired" and of_things(loss)
            return (None, frame) if fired else (loss, frame or framing)  # «إحراق سيارات جراء سقوط 10 قذائف»
        if people is not False and (total := _total(focus, i)):
            return total, frame
        if framing and framing.forms == _AGAINST and (lost := _set_against(focus, i, sentence)) and people is not False:
            return lost, frame  # «قتل 32 عنصراً مقابل 41 من الفصائل»
        if framing and framing.last <= first and frame is None and not (_adjunct(focus, framing) or _in_bound(focus, i)):
            frame = framing
            if framing.entry.scope not in ("force", "fired"):
                return None, frame
    return (_told_after(focus, noun_last, sentence) if people is not False and not frame else None), frame


def _beside(focus: Focus, noun_last: int, sentence: Sentence) -> Hit | None:
    """A verb in the plural or a state right after the noun: «28 جندياً من الجيش قُتلوا», «5 مهندسين ظلوا محتجزين»."""
    losses, counted = focus.reading.hits.on["losses"], focus.reading.hits.on["counted"]
    for i in range(noun_last, min(noun_last + _AFTER, sentence.last)):
        form, numeral = focus.form(i), focus.numeral_at(i)
        if form in "،؛:." or (numeral and not (numeral.digits and not numeral.conjoined)):
            return None  # «ضباط من الكتيبة 202 سقطوا»
        forced = losses(i + 1) if form in ("علي", "الي") else None  # «أجبرت عائلات على النزوح»
        if forced and forced.entry.category == "displaced":
            return forced
        if loss := losses(i):
            if not of_things(loss) and not loss.proclitic and _ends_the_clause(loss):
                return loss
            if loss.pronoun in ("هم", "هما", "ه", "ها") and focus.form(i - 1) in ("تم", "جري", "يتم", "تمت", "جرت"):
                return loss  # «430 شخصاً جرى إيقافهم»
        staying = focus.form(i - 1) in _STAYING
        state = counted(i) if staying or i == noun_last else None
        if state and state.entry.fixed and not state.article and (staying or _befell(focus, state)):
            return state
    return None


def _befell(focus: Focus, state: Hit) -> bool:
    """Whether a state right behind those counted says what befell them: «15 مدنياً مصاباً», not «20 شخصاً قتلى وجرحى»."""
    if state.proclitic or not state.forms[0].startswith(_BEFALLEN):
        return False
    other = focus.reading.hits.on["counted"](state.last)
    return other is None or not (focus.form(state.last).startswith("و") and other.entry.fixed)


def _ends_the_clause(loss: Hit) -> bool:
    head = loss.forms[0]
    agrees = head.endswith(_PLURAL) if loss.shape == "past" else head.endswith("وا")
    return agrees or head in _AFTERWARDS


def _reaches(focus: Focus, loss: Hit, first: int) -> bool:
    """Whether a word that governs only what stands beside it («سقط», «جثث») does so."""
    if not getattr(loss.entry, "near", False):
        return True
    return all(focus.form(k) in _PASSED or focus.reading.hits.on["bounds"](k) or _small(focus, k) for k in range(loss.last, first))


def _small(focus: Focus, word: int) -> bool:
    """Words that a qualifier of several words holds, and days: «سقط أمس ما لا يقل عن 30 مدنياً»."""
    return focus.form(word) in ("لا", "يقل", "عن", "من", "علي", "ما", "الي", "يزيد") or focus.reading.hits.on["times"](word) is not None


def _adjunct(focus: Focus, framing: Hit) -> bool:
    """«خطفوا لدى انسحابهم 29 جندياً»: a noun that only says when; «الحشد» is a name."""
    if framing.article and framing.entry.id == "reinforce":
        return True
    if framing.article and focus.form(framing.first - 1) in _WHERE and focus.reading.hits.on["losses"](framing.first - 2):
        return True  # «قتل في الهجوم 11 جندياً»
    return framing.shape == "noun" and focus.form(framing.first - 1) in _MEANWHILE and not framing.article


def _set_against(focus: Focus, at: int, sentence: Sentence) -> Hit | None:
    """What befell those counted before «مقابل», which befell those after it too."""
    losses, low = focus.reading.hits.on["losses"], max(sentence.first, at - _BACK, focus.parted_before(at))
    for i in reversed(focus.reading.hits.where_in(("losses",), low, at)):
        loss = losses(i)
        if loss and not of_things(loss) and any(focus.numeral_at(k) for k in range(loss.last, at)):
            return loss
    return None


def _in_bound(focus: Focus, i: int) -> bool:
    """Whether a word belongs to a bound: «ما يصل إلى 400» tells of no arrival."""
    bounds = focus.reading.hits.on["bounds"]
    return any((bound := bounds(k)) and bound.last > i for k in (i - 1, i - 2))


def _total(focus: Focus, i: int) -> Hit | None:
    """«عدد القتلى», «حصيلة الجرحى», «بين الشهداء», «قتلى المسلحين بلغت»: the noun that a number is of."""
    noun = focus.reading.hits.on["counted"](i)
    if noun is None or not noun.entry.fixed:
        return None
    plural = noun.forms[0][-1] in "ي" or noun.pronoun or noun.forms[0].endswith(("انا", "اهم"))
    reached = plural and not _REACHED.isdisjoint(focus.forms_in(noun.last, noun.last + 4))
    return noun if any(focus.form(i - k).removeprefix("و") in _TOTALS for k in (1, 2)) or reached else None


def _told_after(focus: Focus, at: int, sentence: Sentence) -> Hit | None:
    """A verb in the plural whose subject stands before it: «إن 28 جندياً من الجيش، و18 مسلحاً، قتلوا»."""
    hits = focus.reading.hits
    for i in hits.where_in(("losses",), at, min(at + _LONG, sentence.last, focus.parted_from(at) + 1)):
        loss = hits.on["losses"](i)
        if loss is None or loss.shape not in ("past", "form") or not loss.forms[0].endswith("وا") or of_things(loss):
            continue
        if not loss.entry.near or focus.form(loss.last) in _WHILE or loss.last >= sentence.last - 1:
            return loss  # «500 شخص، بين مدني وعسكري، سقطوا خلال يومين»
    return None
