"""What no rule took: numbers, quotations, quote marks and cues that stay open are rows, never dropped."""

from dataclasses import dataclass
from typing import Annotated

from analysis.columns import End, Id, Quote, Start


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that a reader of the rows should look at, because no rule understood them."""

    id: Id
    start: Start
    end: End
    quote: Quote
    kind: Annotated[str, "number, quotation, quote_mark, cue, vague or date"]
    why: Annotated[str, "why no rule took it, by code (wording: terms.unread)"]
