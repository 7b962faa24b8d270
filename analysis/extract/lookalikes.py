"""Words of control that tell of something else: a visit, a rumour of whoever it may be, what crashed, who was set free."""

from analysis.extract import parties
from analysis.extract.focus import Focus
from analysis.lexicon.matching import Hit

_MEANWHILE = frozenset("اثناء خلال لدي عقب بعد في".split())
_SUPPLY = ("امداد", "الامداد", "تموين")
_CONTROL = frozenset("السيطره سيطرتها سيطرتهم".split())
_SHE = frozenset("ان لم لن كي قد سوف بدات كادت".split())  # before «تفقد» of a party: a man who visits «يتفقد»
_CRAFT = frozenset("طائره الطائره مسيره المسيره مروحيه المروحيه مقاتله المقاتله صاروخ الصاروخ قذيفه القذيفه شظايا شظيه".split())
_WENT_DOWN = 25  # words between a craft and «سقوطها»
_HELD = frozenset("المعتقلين معتقلين الاسري اسري السجناء سجناء المحتجزين المدنيين مدنيين الجرحي العالقين الرهائن الرهاين الاهالي".split())
# what a place has of its own: «استعادت المدينة عافيتها» takes none
OF_ITS_OWN = frozenset(
    f"{noun}{its}"
    for noun in "نشاط عافيت دور حيويت مكانت هيبت هدوء امن زخم حيات استقرار بريق انفاس توازن".split()
    for its in ("ه", "ها", "هم")
)
_LONG_NAME = 5  # words of a name at most
_PRESS = frozenset("رييس رئيس رييسه رئيسه روساء رؤساء مدير مديره سكرتير سكرتيره اسره".split())  # of a paper
SWAY = frozenset("سيطرته سيطرتها سيطرتهم نفوذه نفوذها نفوذهم سلطته سلطتها حكمه حكمها سيطره نفوذ".split())
_TO_SWAY = 40  # words between «ضم» and «إلى سيطرته»
_ROADS = ("خطوط", "خط")


def lookalike(focus: Focus, cue: Hit) -> bool:
    """Whether a cue takes, loses or leaves no place, though its word often does."""
    if cue.shape == "present" and focus.form(cue.first - 1) == "من":
        return True  # «من يسيطر على المدينة يربح»
    if cue.shape == "past" and cue.pronoun == "ه" and focus.reading.text[cue.end - 1] == "ة":
        return True  # the village «خلصة»
    if cue.entry.id == "liberate" and cue.shape == "noun" and focus.form(cue.first - 1) in _PRESS:
        return True  # «رئيس تحريرها»
    return any(told(focus, cue) for told in _BY_ENTRY.get(cue.entry.id, ()))


def _has_done(focus: Focus, cue: Hit) -> bool:
    """«فقد» that only says that something was done: «فقد استهدف»."""
    if cue.forms != ("فقد",) or focus.form(cue.last).startswith("ال"):
        return False
    known = focus.reading.hits.any(("takings", "placeparts", "places"), cue.last)
    return not (known or parties.party_at(focus, cue.last))


def _cuts_supplies(focus: Focus, cue: Hit) -> bool:
    """Whether it is roads of supply that are lost: «فقدت خطوط إمدادها»."""
    return any(focus.form(i) in _ROADS and focus.form(i + 1).startswith(_SUPPLY) for i in range(cue.last, cue.last + _LONG_NAME))


def _deprives(focus: Focus, cue: Hit) -> bool:
    """Whether something makes somebody lose a thing: «تُفقدها القدرة على الحركة»."""
    thing = focus.form(cue.last).startswith("ال") and parties.party_at(focus, cue.last) is None
    return cue.shape == "present" and bool(cue.pronoun) and thing


def _inspects(focus: Focus, cue: Hit) -> bool:
    """Whether a place is visited, «تفقد الوزير القاعدة», and not lost by a party: «تفقد القوات القاعدة»."""
    if cue.pronoun and focus.form(cue.first).startswith("تفقد") and focus.form(cue.first - 1) in _MEANWHILE:
        return True  # «أثناء تفقده مواقع القوات»
    lost = focus.form(cue.last) in _CONTROL or focus.form(cue.first - 1) in _SHE
    if lost or focus.form(cue.first).removeprefix("و").removeprefix("ل") != "تفقد":
        return False
    loser = None if focus.reading.hits.on["offices"](cue.last) else parties.party_at(focus, cue.last)
    before = focus.actors_in(cue.first - _LONG_NAME, cue.first)
    return loser is None and not any(cue.first - s.last <= 1 for s in before)  # «قد» between


def _revives(focus: Focus, cue: Hit) -> bool:
    """Whether a place regains something of its own: «استعادة المطار نشاطه»."""
    return not OF_ITS_OWN.isdisjoint(focus.forms_in(cue.last, cue.last + _LONG_NAME))


def _crashes(focus: Focus, cue: Hit) -> bool:
    """Whether it is a craft or a shell that fell: «طائرة مسيرة … أسباب سقوطها»."""
    if not cue.pronoun:
        return False
    sentence = focus.reading.sentence_at(cue.first)
    start = max(sentence.first if sentence else 0, cue.first - _WENT_DOWN)
    return not _CRAFT.isdisjoint(focus.forms_in(start, cue.first))


def _frees(focus: Focus, cue: Hit) -> bool:
    """Whether it is no armed people who are brought out: «أخرجنا منه مئات المعتقلين»."""
    brought = cue.forms[0].startswith(("اخرج", "يخرج", "تخرج", "نخرج", "اخراج"))
    return brought and not _HELD.isdisjoint(focus.forms_in(cue.last, cue.last + _LONG_NAME))


def _adds(focus: Focus, cue: Hit) -> bool:
    """Whether nothing is added to anybody's sway: «وأضاف أن», «تضم المدينة آلاف النازحين»."""
    return SWAY.isdisjoint(focus.forms_in(cue.last, cue.last + _TO_SWAY))


# by the entry of the word that looks like one of control
_BY_ENTRY = {
    "lose": (_has_done, _cuts_supplies, _deprives, _inspects),
    "recapture": (_revives,),
    "regain": (_revives,),
    "fall": (_crashes,),
    "expel": (_frees,),
    "annex": (_adds,),
}
