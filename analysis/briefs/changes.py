"""Findings on control: places that changed hands, and what the reference knows of them."""

from collections import defaultdict

from analysis.briefs.amounts import amount
from analysis.briefs.attribution import origin, source
from analysis.briefs.blocks import Finding, Run, Text
from analysis.briefs.case import Case, Row
from analysis.briefs.places import place
from analysis.weigh.course import meets

GAINED = ("captured", "recaptured", "captured_partial", "handed_over")
HAPPENED = ("reported", "claimed")
PLACES = ("localities", "facilities")  # what a count of places may count
SHOWN = 6
TOLD = 8  # changes of one place, of many articles
CHECKED = {"agrees": "agrees", "looser": "agrees", "differs": "differs", "unknown_to_documents": "missed"}


def changes_by_place(case: Case) -> dict[str, list[Row]]:
    """Events that gave a named whole place to a side, by the origin that tells most of them, in order of time; most changes first.

    What two origins tell is not added up: one may tell with other words what the other tells too. Of many articles they are the
    steps of the timeline, of the origin that has most articles on it: an outlet tells one change day after day.
    """
    if case.many and (told := _steps(case)):
        return told
    found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    seen = set()
    for row in sorted(case.rows("control"), key=lambda r: (_start(r), r["start"])):
        told_by = origin(case, row)
        told_by = row["doc_id"] if told_by == "voice" else told_by
        key = (row["place_id"], told_by, row["to_side"], row["edtf"])
        if _gain(row) and not row["n_places"] and row["place_id"] and not row["part"] and key not in seen:
            seen.add(key)
            found[row["place_id"]][told_by].append(row)
    most = {place_id: _ordered(max(by_origin.values(), key=len)) for place_id, by_origin in found.items()}
    return dict(sorted(most.items(), key=lambda item: -len(item[1])))


def _ordered(rows: list[Row]) -> list[Row]:
    """Gains of one place in order of time; one without a day before the loss of who gained it: «استولوا عليها» was before they lost it."""
    ordered = [row for row in rows if row["edtf"]]
    for row in rows:
        if row["edtf"] is None:
            at = next((i for i, later in enumerate(ordered) if meets(later["from_side"], row["to_side"])), len(ordered))
            ordered.insert(at, row)
    return ordered


def _steps(case: Case) -> dict[str, list[Row]]:
    by_lane: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for spell in case.rows("control_spells"):
        whole = not spell["part"] and not spell["n_places"] and spell["degree"] == "full"
        if whole and spell["lane"] != "assessed" and spell["status"] in HAPPENED:
            by_lane[spell["place_id"], spell["lane"]].append(spell)
    best: dict[str, tuple[int, int, list[Row]]] = {}
    for (place_id, _), spells in by_lane.items():
        gains = [e for s in spells if (e := case.by_id.get(s["start_event"])) and _gain(e)]
        articles = len({d for s in spells for d in s["documents"]})
        if gains and (articles, len(gains)) > best.get(place_id, (0, 0, []))[:2]:
            best[place_id] = articles, len(gains), gains
    return {place_id: gains for place_id, (_, _, gains) in sorted(best.items(), key=lambda b: (-b[1][0], -b[1][1]))}


def changes(case: Case) -> list[Finding]:
    """A finding for each place with several changes, one for counted localities, one for all single changes."""
    by_place = changes_by_place(case)
    several = {p: rows for p, rows in by_place.items() if len(rows) > 1}
    single = [row for p, rows in by_place.items() if p not in several for row in rows]
    findings = [_several(case, p, rows) for p, rows in list(several.items())[:3]] + _counted(case)
    if single:
        findings.append(
            Finding(
                case.say("change.others" if findings else "change.only"),
                tuple(_single(case, row) for row in single[:SHOWN]),
                listed=len(single) > 1,
            )
        )
    return findings


def several_times(case: Case, place_id: str, rows: list[Row]) -> Text:
    """That a place changed hands, and how often."""
    times = case.words(f"times.{len(rows)}") if len(rows) <= 10 else case.words("times.more", n=len(rows))
    return case.say("title.changes", place=place(case, place_id, rows[0]["place"]), times=times, by=by(case))


def by(case: Case) -> str:
    """On whose telling: this article's, or these articles'."""
    return case.words("by.articles" if case.many else "by.article")


def _several(case: Case, place_id: str, rows: list[Row]) -> Finding:
    lead = several_times(case, place_id, rows)
    shown_first = rows[:TOLD] if case.long else rows
    left = len(rows) - len(shown_first)
    told = case.say("change.told", changes=case.join([_change(case, row) for row in shown_first]))
    told = case.one(told, case.say("left.rows", n=left, file=case.file("control"))) if left else told
    return Finding(lead, (case.one(told, *_checked(case, place_id)),))


def _single(case: Case, row: Row) -> Text:
    return case.say(
        "change.single", place=place(case, row["place_id"], row["place"], row["part"]), change=_change(case, row), source=source(case, row)
    )


def _change(case: Case, row: Row) -> Text:
    side = case.side(row["to_side"]) or case.words("change.unknown_side")
    support = case.words("change.support", sides=" + ".join(map(case.side, row["supporters"]))) if row["supporters"] else ""
    date = case.day(row["edtf"])
    filled = {"side": side, "support": support, "refs": case.refs(row["id"])}
    return case.say("change.to", date=date, **filled) if date else case.say("change.to_undated", **filled)


def _counted(case: Case) -> list[Finding]:
    findings = []
    events = [r for r in case.rows("control") if r["n_places"] and _gain(r) and not r["same_as"]]
    for row in sorted(events, key=lambda r: -r["n_places"])[:3]:
        n = {"low": row["n_places"], "best": row["n_places"], "high": row["n_places"]}
        told_with = row["doc_id"], row["claim_id"], row["n_places"]
        figures = [f for f in case.rows("figures") if (f["doc_id"], f["claim_id"], f["best"]) == told_with]
        kind = next((f["category"] for f in figures if f["category"] in PLACES), PLACES[0])
        known = row["place_id"] in case.entities
        where = (Run(place(case, row["place_id"], row["place"], row["part"])),) if known else case.quote(row["place"])
        counted = known or kind != PLACES[0]  # hills that no list names are no localities
        lead = (
            case.say("change.counted", localities=amount(case, kind, n) or (), place=where)
            if counted
            else case.say("change.counted_words", words=where)
        )
        refs = case.refs(*(f["id"] for f in figures))
        told = case.say("change.counted_told", change=_change(case, row), source=source(case, row) + refs)
        findings.append(Finding(lead, (case.one(told, *_alone(case, row)),)))
    return findings


def _alone(case: Case, row: Row) -> list[Text]:
    """Said when no other origin tells of the same place and days."""
    same = [
        r
        for r in case.rows("control")
        if r["id"] != row["id"] and _gain(r) and r["n_places"] and (r["place_id"], r["part"]) == (row["place_id"], row["part"])
    ]
    others = {origin(case, r) for r in same} - {origin(case, row)}
    return [] if others else [case.say("change.alone_many" if case.many else "change.alone")]


def _checked(case: Case, place_id: str) -> list[Text]:
    """What the reference file says of the changes of a place: agreeing, differing, missed by the article, not in the file."""
    kinds: dict[str, list[Text]] = {kind: [] for kind in ("agrees", "differs", "missed", "unmatched")}
    for row in case.rows("reference_checks"):
        event = case.by_id.get(row["control_id"], {})
        if row["place_id"] == place_id and not event.get("part") and row["note"] != "place_not_in_reference":
            kinds[CHECKED.get(row["agreement"], "unmatched")].append(_reference(case, row, event))
    return [case.say(f"change.{kind}", changes=case.join(changes)) for kind, changes in kinds.items() if changes]


def _reference(case: Case, row: Row, event: Row) -> Text:
    """A change as the reference dates it; as the article does where the reference does not know it."""
    first, last = row["reference_earliest"], row["reference_latest"]
    edtf = first if first == last or last is None else f"{first}/{last}" if first else last
    date, note = case.day(edtf or event.get("edtf")), case.known("reference_note", row["note"])
    side = case.side(row["to_side"]) or case.words("change.unknown_side")
    if not date:
        return (Run(side),)
    filled = {"side": side, "date": date}
    return case.say("change.reference_noted", note=note, **filled) if note else case.say("change.reference", **filled)


def _gain(row: Row) -> bool:
    return row["type"] in GAINED and row["status"] in HAPPENED


def _start(row: Row) -> str:
    return (row["edtf"] or "~").lstrip("[./")
