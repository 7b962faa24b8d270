"""How the brief was made, and where it fails."""

from analysis.briefs.blocks import Block, Items
from analysis.briefs.case import Case


def method(case: Case) -> tuple[Block, ...]:
    """What a reader must know of the method and its limits."""
    return (Items(tuple(case.say(f"method.{part}") for part in ("rows", "sentences", "numbers", "dates", "limits"))),)
