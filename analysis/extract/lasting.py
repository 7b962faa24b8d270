"""What lasts: the words «ما زالوا», «لا يزالون» before a verb, and the armed people before them."""

from analysis.extract import parties
from analysis.extract.focus import Focus
from analysis.extract.party import Party
from analysis.extract.sites import MARKS

STILL = frozenset("يزال تزال يزالون زال زالت زالوا مازال مازالت مازالوا".split())  # with «لا» or «ما»
_STILL = STILL | frozenset("لايزال لايزالون لسه لسع".split())
_OWNED = 6  # words of armed people with whose they are


def begins(focus: Focus, at: int) -> int:
    """The first word of «ما زالوا» right before a verb, a quote mark between or not; the verb itself without them."""
    if focus.form(at - 1) not in _STILL:
        return at
    first = at - 1 - (focus.form(at - 2) in ("لا", "ما"))
    return first - (focus.form(first - 1) in MARKS)


def men(focus: Focus, last: int) -> Party | None:
    """Armed people with whose they are, right before a word: «ثلاثون مسلحاً من التنظيم ما زالوا»."""
    near = (k for k in range(last - _OWNED, last - 1) if (h := focus.reading.hits.on["counted"](k)) and h.entry.armed and not h.proclitic)
    apart = (k for k in near if (spot := focus.actor_at(k)) is None or parties.may_act(focus, spot))  # no «لسيطرة قوات النظام»
    return next((p for k in apart if (p := parties.party_at(focus, k)) and p.last == last and p.side), None)
