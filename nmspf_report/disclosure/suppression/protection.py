"""What is to be protected: the counts, who prints or knows them, and what has to stay possible."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from nmspf_report.disclosure.cells.rests import Rests
from nmspf_report.disclosure.cells.system import Bounds, Counts, Places, System

Roles: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int8]]

PUBLISHABLE = 0
"""Printed unless it is suppressed, at its cost."""
KNOWN = 1
"""Printed or known whatever happens: it cannot be anything but its count."""
WITHHELD = 2
"""Must be suppressed: primary, or suppressed in an earlier release."""
UNPUBLISHED = 3
"""Nobody prints it: it may be anything that the system and its bounds allow."""


@dataclass(frozen=True)
class Protection:
    """A system with its true table, and what every reader must be left in doubt about.

    Cells come in an order that does not depend on how they were read; the rows of the system
    may come in any order.

    Parameters
    ----------
    system
        What every complete table obeys.
    counts
        The true table.
    roles
        `PUBLISHABLE`, `KNOWN`, `WITHHELD` or `UNPUBLISHED`, for each cell.
    costs
        What it costs to suppress each cell, above 0; only those of publishable cells count.
    lower, upper
        What an attacker knows beforehand of a cell that is not printed; 0 and infinity where
        that is nothing.
    cells, low, high
        The requirements: for each of these cells there must be a complete table, equal to every
        printed count, in which it is at most ``low``, and one in which it is at least ``high``.
    coalitions
        Cells that an insider knows. Each requirement whose cell is not exempt has to hold against
        the insider too.
    exempt
        For each coalition, the cells of which nothing is required against it: those it knows, and
        sums of which what it knows is a part, since it knows the least that they can be.
    regions
        The region that each cell belongs to, numbered from 0; below 0 where it is of none, as the
        nation's. Large parts are protected region by region
        (`nmspf_report.disclosure.suppression.modular`). None for a system without regions.
    rests
        What can be subtracted in the edition; None where nothing can.
    """

    system: System
    counts: Counts
    roles: Roles
    costs: Bounds
    lower: Bounds
    upper: Bounds
    cells: Places
    low: Counts
    high: Counts
    coalitions: tuple[Places, ...] = ()
    exempt: tuple[Places, ...] = ()
    regions: Places | None = None
    rests: Rests | None = None
