"""Weighing: from extracted tables to source chains, force ratios, control spells and contradictions.

Pure functions of dataframes: the same tables give the same rows, in the same order.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis import tables as border

if TYPE_CHECKING:
    import pandas as pd

    from analysis.lexicon.layers import SideEntry
    from analysis.weigh.reference import Reference


def weigh(
    tables: "Mapping[str, pd.DataFrame]", reference: "Reference | None" = None, sides: "Mapping[str, SideEntry] | None" = None
) -> "dict[str, pd.DataFrame]":
    """The tables with the derived ones beside them; `reference` adds the assessed lane, its strengths and its checks.

    `sides` are those that a lexicon names: holders of the reference that no article speaks of become entities by them.
    """
    from analysis.weigh.accounts import accounts
    from analysis.weigh.admissions import admissions
    from analysis.weigh.assessed import assessed_spells, checks, named, reference_ratios
    from analysis.weigh.chains import chains, indexed
    from analysis.weigh.contradictions import numbered
    from analysis.weigh.copies import copies
    from analysis.weigh.corroboration import corroboration
    from analysis.weigh.coverage import coverage
    from analysis.weigh.crossings import crossings
    from analysis.weigh.disagreements import disagreements, repetitions
    from analysis.weigh.incidents import incidents
    from analysis.weigh.origins import grouped
    from analysis.weigh.ratios import ratios
    from analysis.weigh.rows import Evidence
    from analysis.weigh.series import series
    from analysis.weigh.spells import spells
    from analysis.weigh.subjects import event_subjects, figure_subjects

    evidence = Evidence(tables)
    copied = copies(evidence.documents)
    told = grouped(evidence, indexed(chains(evidence)), copied)
    counted = [one for subject in figure_subjects(evidence, told) for one in incidents(evidence, told, subject)]
    events = event_subjects(evidence)
    disputed = [*accounts(evidence, told), *disagreements(evidence, told), *crossings(evidence, told, counted, events)]
    propositions = coverage(evidence, told, [*counted, *events])
    strengths, held = ratios(evidence, told), spells(evidence, told)
    derived = {
        "source_chains": told.rows,
        "force_ratios": strengths + (reference_ratios(evidence, reference, strengths) if reference else []),
        "control_spells": held + (assessed_spells(evidence, reference) if reference else []),
        "reference_checks": checks(evidence, told, reference) if reference else [],
        "contradictions": numbered([*disputed, *repetitions(evidence, told)]),
        "admissions": admissions(evidence, told),
        "copies": copied,
        "figure_series": series(evidence, told, counted),
        "coverage": propositions,
        "corroboration": corroboration(evidence, told, propositions),
        "news": [],  # one run alone has none
    }
    frames = {name: border.frame(name, rows) for name, rows in derived.items()}
    if reference:
        frames["entities"] = border.concat(
            "entities", [tables["entities"], border.frame("entities", named(evidence, reference, sides or {}))]
        )
    return dict(tables) | frames
