"""How the brief was made, where it fails, and how well the reading was measured."""

from collections.abc import Mapping
from typing import Any

from analysis.briefs.blocks import Block, Items, Paragraph, Run, Table, Text
from analysis.briefs.case import Case


def method(case: Case) -> tuple[Block, ...]:
    """What a reader must know of the method and its limits."""
    return (Items(tuple(case.say(f"method.{part}") for part in ("rows", "sentences", "numbers", "dates", "limits"))),)


def accuracy(case: Case, measured: Mapping[str, Mapping[str, Any]]) -> tuple[Block, ...]:
    """Table of measured figures, by what they measure.

    Each is `p` and `r` (shares), or `right` and `of`, or `false` and `of` (counts), as the scorer gives them.
    """
    rows = [
        ((Run(case.wording.term("accuracy", name)),), _measure(case, figures))
        for name, figures in measured.items()
        if case.known("accuracy", name)
    ]
    table = Table(
        case.words("accuracy.caption"), (case.words("accuracy.what"), case.words("accuracy.measure")), tuple(r for r in rows if r[1])
    )
    return (Paragraph(case.say("accuracy.intro"), muted=True), table)


def _measure(case: Case, figures: Mapping[str, Any]) -> Text:
    if figures.get("p") is not None and figures.get("r") is not None:
        return case.say("accuracy.found", recall=f"{figures['r']:.0%}", precision=f"{figures['p']:.0%}")
    if "right" in figures:
        return case.say("accuracy.right", right=figures["right"], of=figures["of"]) if figures["of"] else ()
    return case.say("accuracy.false", false=figures["false"], of=figures["of"]) if "false" in figures else ()
