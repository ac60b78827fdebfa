"""One protected set: of everything that an edition publishes, a copy without what it must not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells, places_of
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.naming import name_cells, name_place
from nmspf_report.disclosure.cells.publication import published
from nmspf_report.disclosure.cells.system import Flags
from nmspf_report.disclosure.cells.table import CONFIDENTIAL, SHOWN, Publishable, Table, table_of
from nmspf_report.disclosure.proof.checking import Witnesses
from nmspf_report.disclosure.releases.carrying import earlier_release, given_earlier
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.disclosure.remembering import FORGETFUL, Memory
from nmspf_report.disclosure.rounding.controlled import NoRounding, round_table
from nmspf_report.disclosure.suppression.mending import (
    MOST_ROUNDS,
    Unmended,
    Unproved,
    suppress_with_proof,
)
from nmspf_report.disclosure.suppression.protection import WITHHELD, Protection
from nmspf_report.disclosure.suppression.secondary import Infeasible
from nmspf_report.locale import text
from nmspf_report.parameters import Disclosure
from nmspf_report.problems import Problem
from nmspf_report.processes import processes


@dataclass(frozen=True)
class Protected:
    """What may be published, and how much was withheld for it.

    Parameters
    ----------
    observations
        The figures that the plan publishes; withheld ones are null, with the symbol ``c``.
    printed, primary, secondary
        How many cells the plan publishes, and how many of them were suppressed because they
        are sensitive, and to protect those. Not for publication.
    within
        How far a published count can be from the true one: 0, unless counts are rounded.
    gap
        How much smaller the sum of changes could be at most, as a share of it, where counts
        are rounded; 0 if it is the smallest.
    witnesses
        The tables that prove it of all cells, the true one first, for the audit to check; None
        where counts are rounded. Not for publication.
    """

    observations: pd.DataFrame
    printed: int
    primary: int
    secondary: int
    within: int = 0
    gap: float = 0.0
    witnesses: Witnesses | None = None


def protect(
    publishable: Publishable,
    rules: Disclosure,
    ledger: Sequence[Entry] = (),
    memory: Memory = FORGETFUL,
) -> Protected:
    """Protect everything that an edition will publish, in one step.

    Parameters
    ----------
    publishable
        What was counted: all areas, periods and categories at once.
    rules
        The run's parameters of disclosure control, the publication plan among them.
    ledger
        The releases that are out.
    memory
        What was worked out before of what is as it was; as restricted as the counts.

    Raises
    ------
    Problem
        If what is asked for cannot be met; with the cells, and the nearest that can be.
    """
    kept = _planned(publishable, rules)
    table = table_of(publishable, kept, rules)
    if rules.method == "controlled_rounding":
        return _rounded(kept, table, rules, ledger)
    earlier = [earlier_release(entry, publishable, rules) for entry in ledger]
    protection = given_earlier(table, earlier, rules)
    try:
        return _suppressed(kept, table, protection, rules, memory)
    except Infeasible as infeasible:
        name = "cannot_protect_given" if earlier else "cannot_protect"
        raise Problem(name, figures=_shortfalls(infeasible, table.cells)) from None


def _suppressed(
    kept: pd.DataFrame,
    table: Table,
    protection: Protection,
    rules: Disclosure,
    memory: Memory,
) -> Protected:
    try:
        with processes():
            pattern = suppress_with_proof(protection, rules.required, rules.seconds, memory)
    except Unproved as unproved:
        raise Problem("cannot_prove", figures=name_cells(table.cells, unproved.cells)) from None
    except Unmended as unmended:
        figures = name_cells(table.cells, unmended.cells)
        raise Problem("cannot_mend", rounds=MOST_ROUNDS, figures=figures) from None
    suppressed = pattern.suppressed[: table.cells.size]
    primary = table.printed & (protection.roles[: table.cells.size] == WITHHELD)
    return Protected(
        observations=_withheld(kept, suppressed, table.cells),
        printed=int(table.printed.sum()),
        primary=int(primary.sum()),
        secondary=int((table.printed & suppressed & ~primary).sum()),
        witnesses=pattern.witnesses,
    )


def _rounded(
    kept: pd.DataFrame, table: Table, rules: Disclosure, ledger: Sequence[Entry]
) -> Protected:
    """Round every count; earlier releases are not allowed for: two roundings tell of each other."""
    if ledger:
        raise Problem("rounding_with_ledger")
    try:
        rounded = round_table(table.system, table.counts, table.printed, rules.base, rules.seconds)
    except NoRounding as failed:
        raise Problem("cannot_round", figures=name_cells(table.cells, failed.cells)) from None
    copied = kept.copy()
    for shown in SHOWN:
        places = places_of(kept, table.cells, shown)
        is_cell = places != NOWHERE
        copied.loc[is_cell, shown] = rounded.counts[places[is_cell]]
    within = 2 * rules.base - 1 if rounded.moved else rules.base - 1
    return Protected(copied, int(table.printed.sum()), 0, 0, within, rounded.gap)


def _shortfalls(infeasible: Infeasible, cells: Cells) -> str:
    """Say which cells cannot have what is asked for, and the nearest that they can have."""
    said = [
        text(
            "disclosure.too_low" if short.side > 0 else "disclosure.too_high",
            "en",
            figure=name_place(cells, short.cell),
            asked=short.asked,
            attainable=short.attainable,
        )
        for short in infeasible.shortfalls
    ]
    return text("disclosure.separator", "en").join(dict.fromkeys(said))


def _planned(publishable: Publishable, rules: Disclosure) -> pd.DataFrame:
    due = published(
        publishable.observations,
        rules.plan,
        quantities_of(publishable.framework),
        publishable.framework,
        publishable.geography,
    )
    return publishable.observations[due].reset_index(drop=True)


def _withheld(kept: pd.DataFrame, suppressed: Flags, cells: Cells) -> pd.DataFrame:
    """Copy observations without what is suppressed: a figure, or what it is a share of."""
    copied = kept.copy()
    beyond = np.append(suppressed, False)
    for shown in SHOWN:
        hidden = beyond[places_of(kept, cells, shown)]
        copied.loc[hidden, shown] = np.nan
        copied.loc[hidden, "symbol"] = CONFIDENTIAL
    return copied
