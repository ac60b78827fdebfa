"""Demands: what must be possible, for one cell, in one direction, against one attacker each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nmspf_report.disclosure.cells.system import Counts, Places

NOBODY = -1
"""The coalition of the ordinary reader, who knows what is printed and no more."""


@dataclass(frozen=True)
class Demands:
    """What must be possible and is not so in the true table; sorted by cell.

    Parameters
    ----------
    cells
        Whose count has to be able to change.
    sides
        1 where it has to rise, -1 where it has to fall.
    needs
        By how many at least, above 0.
    coalitions
        Against which coalition, or `NOBODY`.
    """

    cells: Places
    sides: Counts
    needs: Counts
    coalitions: Places

    def each(self) -> Iterator[tuple[int, int, int, int]]:
        """Give the cell, the side, the need and the coalition of each."""
        columns = (self.cells, self.sides, self.needs, self.coalitions)
        return zip(*(column.tolist() for column in columns), strict=True)

    def chosen(self, numbers: Places) -> "Demands":
        """Give some of the demands."""
        return Demands(
            self.cells[numbers], self.sides[numbers], self.needs[numbers], self.coalitions[numbers]
        )


@dataclass(frozen=True)
class Requirements:
    """What each of some cells has to be able to be.

    Parameters
    ----------
    cells
        The cells.
    counts
        Their true counts.
    low, high
        Each has to be able to be at most ``low`` and at least ``high``.
    """

    cells: Places
    counts: Counts
    low: Counts
    high: Counts


def demands_against_strongest(requirements: Requirements, exempt: Sequence[Places]) -> Demands:
    """List what is demanded against the insiders from whom a cell is not exempt, or every reader.

    What holds against an insider holds against every reader.
    """
    insiders = demands_against_all(requirements, exempt, range(len(exempt)))
    ordinary = demands_against_all(requirements, exempt, [NOBODY])
    return join(
        [insiders, ordinary.chosen(np.flatnonzero(~np.isin(ordinary.cells, insiders.cells)))]
    )


def demands_against_all(
    requirements: Requirements, exempt: Sequence[Places], attackers: Sequence[int]
) -> Demands:
    """List what is demanded against each of some attackers from whom the cell is not exempt."""
    return join(
        [
            _against(
                requirements,
                attacker,
                np.empty(0, dtype=np.int64) if attacker == NOBODY else exempt[attacker],
            )
            for attacker in attackers
        ]
    )


def _against(requirements: Requirements, attacker: int, exempt: Places) -> Demands:
    needs = np.concatenate(
        [requirements.counts - requirements.low, requirements.high - requirements.counts]
    )
    cells = np.tile(requirements.cells, 2)
    demands = Demands(
        cells,
        np.repeat([-1, 1], requirements.cells.size),
        needs,
        np.full(cells.size, attacker),
    )
    return demands.chosen(np.flatnonzero((needs > 0) & ~np.isin(cells, exempt)))


def join(lists: Sequence[Demands]) -> Demands:
    """Join lists of demands to one, each demand once."""
    columns = np.array([column for demands in lists for column in demands.each()], dtype=np.int64)
    rows = np.unique(columns.reshape(-1, 4), axis=0)
    return Demands(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3])
