"""The table behind a release: its cells with their counts, and which of them it shows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from nmspf_report.disclosure.cells.cells import (
    NOWHERE,
    Cells,
    cells_of,
    counts_of,
    places_of,
    with_rests,
)
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.system import Counts, Flags, System
from nmspf_report.disclosure.cells.tying import tie
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.parameters import Disclosure

CONFIDENTIAL = "c"
SHOWN = ("numerator", "denominator")
"""What of an observation is a count."""


@dataclass(frozen=True)
class Publishable:
    """What was counted, before anything is withheld.

    Parameters
    ----------
    observations, coverage
        Of authorities, regions and the nation.
    framework, geography
        What the indicators are, and where.
    """

    observations: pd.DataFrame
    coverage: pd.DataFrame
    framework: Framework
    geography: Geography


@dataclass(frozen=True)
class Table:
    """The cells of a release with their true counts, and which of them would be printed.

    Parameters
    ----------
    cells
        The cells.
    system
        What ties them (`nmspf_report.disclosure.cells.tying.tie`).
    counts
        The true table.
    printed
        What the publication plan publishes.
    """

    cells: Cells
    system: System
    counts: Counts
    printed: Flags


def table_of(publishable: Publishable, kept: pd.DataFrame, rules: Disclosure) -> Table:
    """Give every cell with its true count, and which of them the kept observations print."""
    quantities = quantities_of(publishable.framework, rules.not_about_persons)
    cells = cells_of(publishable.coverage, quantities, publishable.geography)
    counts = with_rests(counts_of(publishable.observations, cells), cells)
    return Table(cells, tie(cells), counts.astype(np.int64), shown_in(kept, cells))


def hidden_in(observations: pd.DataFrame, cells: Cells) -> Flags:
    """Tell which cells published observations mark as confidential."""
    hidden = np.zeros(cells.size, dtype=bool)
    confidential = observations["symbol"] == CONFIDENTIAL
    for shown in SHOWN:
        places = places_of(observations[confidential & observations[shown].isna()], cells, shown)
        hidden[places[places != NOWHERE]] = True
    return hidden


def shown_in(observations: pd.DataFrame, cells: Cells) -> Flags:
    """Tell which cells published observations have a row for, with or without a count."""
    there = np.zeros(cells.size, dtype=bool)
    for shown in SHOWN:
        places = places_of(observations, cells, shown)
        there[places[places != NOWHERE]] = True
    return there
