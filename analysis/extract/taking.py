"""What one word of control says of one place."""

from analysis.extract.layout import Sentence
from analysis.extract.party import Party
from analysis.extract.sites import Where
from analysis.lexicon.matching import Hit
from analysis.rowclass import rowclass

ROUND = frozenset(("besieged", "encircled"))  # types of what is laid round a place
WHEN = frozenset("بعد قبل عقب اثر منذ خلال قبيل بعيد عشيه غداه فور".split())  # what follows them tells when something else was
LEAD = 8  # words between a word of control and the one that gives it its sense: «استعاد» and «السيطرة»


@rowclass
class Taking:
    """What a word of control says of one place: cue words first … last - 1, all its words begin … end - 1."""

    cue: Hit
    first: int
    last: int
    begin: int
    end: int
    sentence: Sentence
    where: Where
    type: str
    gainer: Party | None = None
    loser: Party | None = None
    supporters: tuple[str, ...] = ()
    status: str = "reported"
    rules: tuple[str, ...] = ()
