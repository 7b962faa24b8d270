"""One or more armed sides that take part."""

from analysis.rowclass import rowclass


@rowclass
class Party:
    """One or more armed sides named together at the words first … last - 1; the side is None where the text leaves it open."""

    first: int
    last: int
    side: str | None
    entity_id: str | None = None
    rules: tuple[str, ...] = ()  # the word that leads to it: «من قبضة», «على يد»
