"""Feasibility: which demands no suppression can meet, and the nearest that one could."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.suppression.alternatives import Alternatives
from nmspf_report.disclosure.suppression.demands import NOBODY, Demands
from nmspf_report.disclosure.suppression.parts import Part


@dataclass(frozen=True)
class Shortfall:
    """A cell that cannot be as low or as high as is asked, whatever is suppressed.

    Parameters
    ----------
    cell
        Its place in the protection.
    side
        -1 if it has to be lower than it can be, 1 if higher.
    asked, attainable
        The count that it has to be able to be, and the nearest to that that it can be.
    coalition
        Against which of the protection's coalitions; None for a reader who knows no more than
        what is printed.
    """

    cell: int
    side: int
    asked: int
    attainable: int
    coalition: int | None


def shortfalls_in(part: Part, demands: Demands) -> Iterator[Shortfall]:
    """Measure by how much demands of a part cannot be met, even if nothing in it is printed."""
    if not demands.cells.size:
        return
    alternatives = Alternatives(part, np.arange(part.size), np.zeros(part.size))
    for cell, side, need, coalition in demands.each():
        most = _most(alternatives, cell, side, need, part.known_to(coalition))
        count = int(part.counts[cell])
        yield shortfall(int(part.places[cell]), side, count, need, most, coalition)


def shortfall(cell: int, side: int, count: int, need: int, most: int, coalition: int) -> Shortfall:
    """Tell of a count that needs to change by more than it can."""
    against = None if coalition == NOBODY else coalition
    return Shortfall(cell, side, count + side * need, count + side * most, against)


def _most(alternatives: Alternatives, cell: int, side: int, need: int, known: Places) -> int:
    """Find by bisection how far a cell can change in whole numbers, short of its need."""
    possible, impossible = 0, need
    while impossible - possible > 1:
        middle = (possible + impossible) // 2
        if alternatives.cheapest(cell, side, middle, known) is None:
            impossible = middle
        else:
            possible = middle
    return possible
