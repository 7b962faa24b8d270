"""Numbers in words: as many of what, with the bounds that the text gives and no others."""

from analysis.briefs.blocks import Run, Text, plain
from analysis.briefs.case import Case, Row
from analysis.wording import messages


def amount(case: Case, kind: str, values: Row) -> Text | None:
    """How many of a kind, from low, best, high, bound and approx; None where the words are better quoted than counted.

    A vague amount has no number, a measure has no noun of ours, and one or two after «نحو» change their case in Arabic.
    """
    low, best, high, bound = values["low"], values["best"], values["high"], values.get("bound")
    n = best if best is not None else high if high is not None else low
    if n is None or f"briefs.count.{kind}" not in messages():
        return None
    ranged = best is None and low is not None and high is not None and low != high
    hedged = values.get("approx") or bound or ranged
    if hedged and n <= 2:
        return None
    text = (Run(case.words(f"count.{kind}", n=n)),)
    if ranged:
        return case.say("amount.range", low=low, amount=text)
    if bound:
        return case.say(f"amount.{bound}", amount=text)
    return case.say("amount.about", amount=text) if values.get("approx") else text


def strength(case: Case, ratio: Row, who: str) -> Text | None:
    """One side of a row of force ratios (`who`: attackers or defenders), with its side and its words in the article."""
    values = {k: ratio[f"{who}_{k}"] for k in ("low", "best", "high", "bound", "approx")}
    scope = "fled" if ratio[f"{who}_scope"] == "fled" else who.removesuffix("s")
    figure = case.by_id.get(ratio[f"{who}_id"])
    counted = None if figure and figure["id"] in case.vague else amount(case, scope, values)
    side = case.side(ratio[f"{who}_side"])
    if counted is None and figure is None:
        return None
    if figure is None:
        return counted
    words = case.quote(figure["quote"])
    if counted is None:
        return case.say("amount.sided", amount=words, side=side) if side else words
    return (
        case.say("amount.sided_quoted", amount=counted, side=side, quote=words)
        if side
        else case.say("amount.quoted", amount=counted, quote=words)
    )


def figure_words(case: Case, figure: Row, quoted: bool = True) -> Text:
    """A figure in words: how many of what and on which side, then the quote; the quote alone where it cannot be counted."""
    counted = None if figure["id"] in case.vague else amount(case, _kind(figure), figure)
    if counted is None:
        return case.say("amount.measured", category=case.wording.term("category", figure["category"]), quote=case.quote(figure["quote"]))
    side, quote = case.side(figure["side"]), case.quote(figure["quote"])
    if quoted and plain(counted) in plain(quote):
        counted, quoted = quote, False
    if side and quoted:
        return case.say("amount.sided_quoted", amount=counted, side=side, quote=quote)
    if side:
        return case.say("amount.sided", amount=counted, side=side)
    return case.say("amount.quoted", amount=counted, quote=quote) if quoted else counted


def context(case: Case, figure: Row) -> Text:
    """Where and when of a figure, each after a comma."""
    where = case.say("figures.place", place=case.name(figure["place_id"])) if figure["place_id"] else ()
    when = case.say("figures.date", date=case.day(figure["edtf"])) if case.day(figure["edtf"]) else ()
    return where + when


def _kind(figure: Row) -> str:
    role = figure["role"]
    return role if figure["category"] == "personnel" and role in ("attacker", "defender", "fled") else figure["category"]
