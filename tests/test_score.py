"""The project's own scorer: what counts as found, right and whole."""

import json
from pathlib import Path

from analysis.score import Found, Right, score, table

GOLD = json.loads((Path(__file__).parent / "gold" / "seed.json").read_text(encoding="utf-8"))


def perfect() -> dict:
    """A record that repeats the gold."""
    return {
        "figures": [
            {f"number_{k}": f["number"][k] for k in ("start", "end")} | {c: f[c] for c in ("category", "side", "edtf")} | f["value"]
            for f in GOLD["figures"]
        ],
        "control": [
            {**e["span"], **{c: e[c] for c in ("type", "to_side", "from_side", "edtf")}, "place": place(e["place_ref"])}
            for e in GOLD["control_events"]
        ],
        "claims": [
            {
                "cue_start": c["cue"]["start"], "cue_end": c["cue"]["end"], "mode": c["mode"], "certainty": c["certainty"],
                "source": (c["source_span"] or {}).get("quote"), "content": (c["content_span"] or {}).get("quote"),
            }
            for c in GOLD["claims"] if c["cue"]
        ],
        "dates": [{"start": d["span"]["start"], "end": d["span"]["end"], "edtf": d["edtf"]} for d in GOLD["dates"]],
    }  # fmt: skip


def place(ref: str) -> str:
    """Arabic name of a place of the gold."""
    return next(e["canonical_ar"] for e in GOLD["entities"] if e["id"] == ref)


def test_the_gold_scores_perfectly_against_itself():
    """Every measure is full, and no trap is taken."""
    measures = score(GOLD, perfect())
    assert {name: m.value for name, m in measures.items() if m.value != 1} == {}
    assert measures["figures.traps"] == Right(16, 16)


def test_an_empty_record_finds_nothing():
    """All required rows are missed."""
    measures = score(GOLD, {})
    assert (measures["figures"], measures["dates"].value, measures["claims.whole"].value) == (Found(0, 0, 5), 0, 0)


def test_a_division_taken_for_tanks_is_a_spurious_figure_and_a_trap():
    """«الفرقة الـ 18 دبابات» is the name of a division."""
    record = perfect()
    trap = GOLD["non_figures"][13]["span"]
    record["figures"].append({"number_start": trap["end"] - 9, "number_end": trap["end"] - 7, "best": 18, "category": "materiel"})
    measures = score(GOLD, record)
    assert (measures["figures"], measures["figures.traps"]) == (Found(5, 1, 0), Right(15, 16))


def test_a_wrong_side_breaks_the_whole_row_alone():
    """Finding stays, the row is no longer whole."""
    record = perfect()
    record["figures"][0]["side"] = "TURKEY"
    measures = score(GOLD, record)
    assert (measures["figures"].value, measures["figures.side"], measures["figures.whole"]) == (1, Right(4, 5), Right(4, 5))


def test_a_planned_event_costs_nothing_but_an_invented_one_does():
    """What did not happen may be listed as such."""
    record = perfect()
    event = {"start": 0, "end": 5, "type": "captured", "place": "x"}
    record["control"] += [{**event, "status": "planned"}, {**event, "status": "reported"}]
    assert score(GOLD, record)["control"].spurious == 1  # type: ignore[union-attr]


def test_the_table_has_a_line_a_measure():
    """Names and figures, ready to print."""
    measures = score(GOLD, perfect())
    assert len(table(measures).splitlines()) == len(measures)
    assert "F1 1.00 (5 found, 0 spurious, 0 missed)" in table(measures)
