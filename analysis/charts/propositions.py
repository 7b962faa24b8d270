"""Propositions as a matrix: who holds a place, how many are counted of what and where, and what each source answers."""

from collections import defaultdict
from collections.abc import Iterator

from analysis.charts.evidence import Evidence, Row
from analysis.charts.stances import COLLIDING, SUREST, Matrix, Source, Stance, called, code_of, how, ordered, source_of
from analysis.weigh.rows import happened

HOLDING = ("captured", "recaptured", "captured_partial", "captured_implied", "handed_over", "holds", "withdrew", "withdrew_partial")
# what a toll or a strength is made of: how long and how far say little without their event
COUNTED = (
    *("personnel", "killed", "wounded", "killed_and_wounded", "captured", "abducted", "missing", "displaced"),
    *("localities", "materiel", "strikes"),
)
MOST = 2  # answers of one source that a cell names
Answer = tuple[str, str, str, Row]  # question, its name, what is answered, the row


def read(evidence: Evidence) -> Matrix:
    """The matrix of all figures of a place or side and all events of control, those that sources collide on first."""
    chains = {c: chain for chain in evidence.chains.values() for c in chain["claim_ids"]}
    voices = {c["doc_id"]: c for c in evidence.chains.values() if c["origin_kind"] == "article_voice"}
    claims = {c["id"]: c for c in evidence.rows("claims")}
    answers = list(_answers(evidence))
    collided = _collided(evidence, answers)
    names: dict[str, str] = {}
    sources: dict[str, Source] = {}
    found: defaultdict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    rows = []
    for question, name, answer, row in answers:
        claim = claims.get(row["claim_id"]) or {"certainty": "asserted", "polarity": "positive", "cue": None, "mode": "article_voice"}
        chain = chains.get(row["claim_id"]) or voices.get(row["doc_id"])
        source = source_of(evidence, {"speaker_id": None, "source": None, "speaker": None} | claim, chain)
        code = "denial" if row.get("status") == "denied" else code_of(claim)
        via, day = evidence.via(chain), evidence.day(row["edtf"])
        words = how(evidence, claim | {"certainty": code})
        names.setdefault(question, name)
        sources.setdefault(source.key, source)
        collides = (question, row["id"]) in collided
        found[question, source.key].append((answer, {"code": code, "words": words, "via": via, "day": day, "collides": collides}))
        rows.append((name, source.name, answer, called(evidence, code), evidence.dotted(day, via), row["quote"]))
    cells = {key: _stance(evidence, told) for key, told in found.items()}
    colliding = frozenset(question for (question, _), cell in cells.items() if cell.collides)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for question, key in cells:
        groups[question].add(sources[key].group)
    questions = sorted(names, key=lambda q: (q not in colliding, -len(groups[q])))
    return Matrix(tuple(questions), names, ordered(list(sources.values()), cells), cells, colliding, tuple(rows))


def _collided(evidence: Evidence, answers: list[Answer]) -> set[tuple[str, str]]:
    """Questions with the rows that answer them against each other: two claims may contradict each other in what no question asks."""
    held: defaultdict[str, list[tuple[str, str, Row]]] = defaultdict(list)
    for question, _, answer, row in answers:
        for row_id in {row["id"], row["claim_id"]} - {None}:
            held[row_id].append((question, answer, row))
    found = set()
    for pair in evidence.rows("contradictions"):
        for question, answer, row in held[pair["a_id"]] if pair["kind"] in COLLIDING else ():
            for asked, other, against in held[pair["b_id"]]:
                told_alone = row["id"] == pair["a_id"] and against["id"] == pair["b_id"]
                if question == asked and (told_alone or answer != other):
                    found |= {(question, row["id"]), (question, against["id"])}
    return found


def _answers(evidence: Evidence) -> Iterator[Answer]:
    for event in evidence.rows("control"):
        gained, lost = event["to_side"], event["from_side"]
        if event["place_id"] and event["type"] in HOLDING and event["status"] != "planned" and (gained or lost):
            place = evidence.place(event["place_id"], event["place"], event["part"])
            answer = evidence.side(gained) if gained else evidence.words("propositions.lost", side=evidence.side(lost))
            yield f"control:{event['place_id']}:{event['part']}", evidence.words("propositions.holds", place=place), answer, event
    for figure in evidence.rows("figures"):
        amount = evidence.amount(figure)
        told = amount and happened(figure) and figure["place_id"] and not figure["same_as"] and figure["id"] not in evidence.vague
        if told and figure["category"] in COUNTED:
            place, side = evidence.place(figure["place_id"], None), evidence.side(figure["side"]) if figure["side"] else ""
            what = evidence.term("category", figure["category"])
            name = evidence.dotted(what[:1].upper() + what[1:], side, place)
            yield f"{figure['category']}:{figure['unit']}:{figure['side']}:{figure['place_id']}", name, amount, figure


def _stance(evidence: Evidence, told: list[tuple[str, Row]]) -> Stance:
    """A cell: all answers of a source in the words of the surest one."""
    surest = min((row for _, row in told), key=lambda r: SUREST.index(r["code"]) if r["code"] in SUREST else len(SUREST))
    answers = list(dict.fromkeys(answer for answer, _ in told))
    more = f" +{len(answers) - MOST}" if len(answers) > MOST else ""
    days = list(dict.fromkeys(row["day"] for _, row in told if row["day"]))
    return Stance(
        surest["code"],
        surest["words"],
        surest["via"],
        len(told),
        any(row["collides"] for _, row in told),
        evidence.join(answers[:MOST]) + more,
        days[0] if len(days) == 1 else "",
    )
