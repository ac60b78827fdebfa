"""What follows by subtraction: nobody prints it, and everybody can work it out."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nmspf_report.disclosure.cells.cells import Cells, Subtraction
from nmspf_report.disclosure.cells.system import Counts, Flags, Places


@dataclass(frozen=True)
class Rests:
    """What must not be certain to be small though nobody prints it.

    Parameters
    ----------
    subtractions
        What is subtracted from what, as `nmspf_report.disclosure.cells.cells.Cells.subtractions`
        gives it.
    left_out
        By cell, counts that nobody prints, and that follow from sums which leave them out in one
        place and not in another (`nmspf_report.disclosure.cells.cells.Cells.left_out`).
    most
        The largest small count.
    """

    subtractions: tuple[Subtraction, ...]
    left_out: Flags
    most: int

    def asked(self, shown: Flags, high: int) -> Iterator[tuple[Flags, int]]:
        """Give the cells to ask of, and up to what each has to reach.

        What is left out in several quarters comes to a count of its own, which a year's sums tell:
        it is not certain to be small only if each of them can be more.

        Parameters
        ----------
        shown
            The cells that an edition has, withheld or not.
        high
            What every withheld count has to be able to be, at least.
        """
        has, rests = shown.copy(), np.zeros_like(shown)
        for wholes, parts, left in self.subtractions:
            follows = left[has[wholes] & has[parts]]
            has[follows] = rests[follows] = True
        yield rests, high
        yield self.left_out, self.most + 1

    def reaching(self, cells: Places, high: int) -> Counts:
        """Give up to what each of some cells has to reach."""
        reaching: Counts = np.full(len(cells), high, dtype=np.int64)
        reaching[np.isin(cells, np.flatnonzero(self.left_out))] = self.most + 1
        return reaching


def rests_of(cells: Cells, shown: Flags, most: int) -> Rests:
    """Give what follows by subtraction where an edition has some cells."""
    return Rests(tuple(cells.subtractions()), cells.left_out & ~shown, most)
