"""Witnesses: other tables that agree with everything printed, and the demands that they meet."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.disclosure.cells.system import Counts, Flags, Places
from nmspf_report.disclosure.suppression.demands import Demands

UNMET = -1
"""The witness of a demand that none meets."""


@dataclass(frozen=True)
class Witness:
    """How another table differs from the true one: changed cells, and by how many, never 0."""

    cells: Places
    changes: Counts


class Evidence:
    """The witnesses found for a part's demands, and which demand rests on which witness."""

    def __init__(self, size: int, demands: Demands, coalitions: tuple[Places, ...]) -> None:
        """Start without witnesses."""
        self._demands = demands
        self._known = np.zeros((size, len(coalitions)), dtype=bool)
        for coalition, cells in enumerate(coalitions):
            self._known[cells, coalition] = True
        self._witnesses: list[Witness] = []
        self._alive = np.zeros(0, dtype=bool)
        self._touched = np.zeros((0, len(coalitions) + 1), dtype=bool)
        self._changing: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        self.proofs = np.full(demands.cells.size, UNMET, dtype=np.int64)

    @property
    def unmet(self) -> Places:
        """The demands that no witness meets."""
        return np.flatnonzero(self.proofs == UNMET)

    @property
    def in_use(self) -> list[Witness]:
        """The witnesses that agree with all that is printed."""
        return [self._witnesses[number] for number in np.flatnonzero(self._alive)]

    def add(self, witness: Witness) -> int:
        """Keep a witness, and tell how many unmet demands it meets."""
        number = len(self._witnesses)
        self._witnesses.append(witness)
        self._alive = np.append(self._alive, True)
        # The last column is the ordinary reader's, who knows none of the changed cells.
        touched = np.append(self._known[witness.cells].any(axis=0), False)
        self._touched = np.vstack([self._touched, touched])
        for cell, change in zip(witness.cells.tolist(), witness.changes.tolist(), strict=True):
            self._changing[cell].append((number, change))
        met = self._met_by(witness, touched)
        met = met[self.proofs[met] == UNMET]
        self.proofs[met] = number
        return int(met.size)

    def _met_by(self, witness: Witness, touched: Flags) -> Places:
        demands = self._demands
        first = np.searchsorted(demands.cells, witness.cells, side="left")
        lengths = np.searchsorted(demands.cells, witness.cells, side="right") - first
        starts = np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        on = starts + np.arange(lengths.sum())
        changes = np.repeat(witness.changes, lengths)
        enough = changes * demands.sides[on] >= demands.needs[on]
        on = on[enough]
        met: Places = on[~touched[demands.coalitions[on]]]
        return met

    def set_aside(self, cell: int) -> None:
        """Do without the witnesses that change a cell; demands rest on others where they can."""
        self._aside = np.array(
            [number for number, _ in self._changing[cell] if self._alive[number]], dtype=np.int64
        )
        self._alive[self._aside] = False
        self._lost = np.flatnonzero(np.isin(self.proofs, self._aside))
        self._former = self.proofs[self._lost]
        self.proofs[self._lost] = UNMET
        for demand in self._lost:
            self._rest(int(demand))

    def take_back(self) -> None:
        """Use the witnesses again that were set aside last."""
        self._alive[self._aside] = True
        unmet = self.proofs[self._lost] == UNMET
        self.proofs[self._lost[unmet]] = self._former[unmet]

    def _rest(self, demand: int) -> None:
        """Rest a demand on the latest witness in use that meets it, if there is one."""
        demands = self._demands
        coalition, side = demands.coalitions[demand], int(demands.sides[demand])
        for number, change in reversed(self._changing[demands.cells[demand]]):
            enough = change * side >= demands.needs[demand]
            if enough and self._alive[number] and not self._touched[number, coalition]:
                self.proofs[demand] = number
                return
