"""The row between a number and a figure: what it counts and what is told of those counted."""

from analysis.extract.layout import Sentence
from analysis.extract.numbers import Number
from analysis.lexicon.matching import Hit
from analysis.rowclass import rowclass


@rowclass
class Tally:
    """A number at the words first … last - 1 and what it tells; `noun_last` ends the noun phrase."""

    number: Number
    sentence: Sentence
    first: int
    last: int
    noun: Hit | None
    noun_first: int | None
    noun_last: int
    category: str
    role: str | None
    scope: str | None
    armed: bool
    human: bool
    linked: bool  # set against the number before it: «مقابل»
    subset: bool  # of the number before it: «بينهم 12 طفلاً»
    rules: tuple[str, ...]
    fated: int | None = None  # first word of what befell those counted
    of: int | None = None  # number of the tally whose noun it takes up: «تسعة منهم»
    sent: int | None = None  # first word of what sends or brings those counted
