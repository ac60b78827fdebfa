"""Random small tables, with what is printed of them: small enough to count every alternative."""

from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import System
from nmspf_report.disclosure.proof.knowledge import Knowledge

Terms = dict[int, float]


@dataclass
class Tables:
    """Cells with their counts, and what ties them, as they are added."""

    counts: list[int] = field(default_factory=list)
    equations: list[Terms] = field(default_factory=list)
    limits: list[Terms] = field(default_factory=list)
    statements: list[tuple[Terms, float, float]] = field(default_factory=list)

    def add(self, count: int) -> int:
        """Add a cell and give its place."""
        self.counts.append(count)
        return len(self.counts) - 1

    def add_total(self, parts: list[int]) -> int:
        """Add the total of some cells and give its place."""
        total = self.add(sum(self.counts[part] for part in parts))
        self.equations.append({total: 1, **dict.fromkeys(parts, -1)})
        return total

    def add_overlapping(self, parts: list[int], count: int) -> int:
        """Add how many are in any of some parts that overlap, and give its place."""
        whole = self.add(count)
        self.limits.extend({part: 1, whole: -1} for part in parts)
        self.limits.append({whole: 1, **dict.fromkeys(parts, -1)})
        return whole

    def print_percentage(self, part: int, whole: int) -> None:
        """Print a percentage to one decimal, halves upwards."""
        tenths = (2000 * self.counts[part] + self.counts[whole]) // (2 * self.counts[whole])
        # tenths - 1/2 <= 1000 part / whole < tenths + 1/2, in whole numbers.
        self.statements.append(({part: 2000, whole: 1 - 2 * tenths}, 0, np.inf))
        self.statements.append(({part: 2000, whole: -1 - 2 * tenths}, -np.inf, -1))

    def known(self, lower: np.ndarray, upper: np.ndarray) -> Knowledge:
        """Say what a reader knows who knows each cell's bounds."""
        return Knowledge(
            System(self._matrix(self.equations), self._matrix(self.limits)),
            lower.astype(np.float64),
            upper.astype(np.float64),
            self._matrix([terms for terms, _, _ in self.statements]),
            np.array([least for _, least, _ in self.statements], dtype=np.float64),
            np.array([most for _, _, most in self.statements], dtype=np.float64),
        )

    def printed_but(self, hidden: list[int], least: int = 0) -> Knowledge:
        """Say what a reader knows when all but some cells are printed."""
        lower = np.array(self.counts, dtype=np.float64)
        upper = lower.copy()
        lower[hidden], upper[hidden] = least, np.inf
        return self.known(lower, upper)

    def _matrix(self, rows: list[Terms]) -> sparse.csr_array:
        matrix = np.zeros((len(rows), len(self.counts)), dtype=np.int64)
        for place, terms in enumerate(rows):
            for cell, coefficient in terms.items():
                matrix[place, cell] += int(coefficient)
        return sparse.csr_array(matrix)


def cross_table(counts: np.ndarray) -> tuple[Tables, np.ndarray]:
    """Add every margin to counts of any dimensions; give the places, totals last."""
    tables = Tables()
    places = np.full([size + 1 for size in counts.shape], -1)
    for at in product(*map(range, counts.shape)):
        places[at] = tables.add(int(counts[at]))
    for axis, size in enumerate(counts.shape):
        lines = np.moveaxis(places, axis, -1)
        for at in product(*map(range, lines.shape[:-1])):
            parts = lines[at][:size].tolist()
            if -1 in parts:
                continue
            if lines[at][size] < 0:
                lines[at][size] = tables.add_total(parts)
    _tie_the_rest(tables, places)
    return tables, places


def _tie_the_rest(tables: Tables, places: np.ndarray) -> None:
    """Add the equations of totals that other totals were added up to already."""
    have = {frozenset(terms) for terms in tables.equations}
    for axis in range(places.ndim):
        for line in np.moveaxis(places, axis, -1).reshape(-1, places.shape[axis]).tolist():
            if frozenset(line) not in have:
                tables.equations.append({line[-1]: 1, **dict.fromkeys(line[:-1], -1)})


def random_knowledge(seed: int) -> tuple[Knowledge, list[int], list[int]]:
    """Draw a small table and what is printed of it.

    One to three dimensions; perhaps a further subtotal (a hierarchy, or a link between tables),
    categories that overlap, figures rounded to base 5, printed percentages; zeros always printed
    or not.

    Returns
    -------
    tuple
        What a reader knows, the cells that are suppressed, and the true counts.
    """
    draw = np.random.default_rng(seed)
    dimensions = int(draw.integers(1, 4))
    shape = draw.integers(2, [0, 6, 4, 3][dimensions], dimensions)
    tables, _ = cross_table(draw.poisson(draw.choice([1, 2, 4]), shape))
    if draw.random() < 0.4:
        tables.add_total(_two(tables, draw))
    if draw.random() < 0.4:
        parts = _two(tables, draw)
        counts = [tables.counts[part] for part in parts]
        tables.add_overlapping(parts, int(draw.integers(max(counts), sum(counts) + 1)))
    for _ in range(int(draw.integers(0, 3))):
        part, whole = _two(tables, draw)
        if tables.counts[whole]:
            tables.print_percentage(part, whole)
    return _printed(tables, draw)


def _printed(tables: Tables, draw: np.random.Generator) -> tuple[Knowledge, list[int], list[int]]:
    counts = np.array(tables.counts)
    fate = draw.random(counts.size)
    hidden = np.flatnonzero(fate < draw.choice([0.2, 0.35, 0.5]))
    rounded = np.flatnonzero(fate > 0.9)
    lower, upper = counts.astype(np.float64), counts.astype(np.float64)
    lower[hidden] = (draw.random() < 0.3) & (counts[hidden] > 0)
    # A bound on every suppressed cell, so that there is an end to what can be counted.
    upper[hidden] = counts.max() + 4
    lower[rounded] = np.maximum(5 * np.rint(counts[rounded] / 5) - 2, 0)
    upper[rounded] = 5 * np.rint(counts[rounded] / 5) + 2
    return tables.known(lower, upper), hidden.tolist(), counts.tolist()


def _two(tables: Tables, draw: np.random.Generator) -> list[int]:
    return [int(cell) for cell in draw.choice(len(tables.counts), 2, replace=False)]
