"""Controlled rounding: every printed count at a multiple of a base, and all sums still right."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from nmspf_report.disclosure.cells.system import (
    Bounds,
    Counts,
    Flags,
    Places,
    System,
    in_order,
)
from nmspf_report.disclosure.rounding.programme import (
    Outcome,
    Piece,
    Rows,
    round_piece,
)

AT_ONCE = 2
"""How many pieces are rounded at the same time."""

LEAST_SHARE = 0.1
"""What every piece may have of the time that is left, however small it is."""


@dataclass(frozen=True)
class Rounded:
    """A table as controlled rounding prints it.

    Parameters
    ----------
    counts
        A multiple of the base for each printed cell. For a cell that is not printed it is 0
        and means nothing.
    printed
        Which cells are printed.
    gap
        0 if no rounding changes the counts less. Otherwise the share of what the rounding
        costs that a better one could save at most: its cost is the sum of all changes, and
        `rounding_programme.FURTHER` more for each cell that was moved further.
    mean_change
        By how much a printed count was changed, on average over the printed cells.
    moved
        How many cells were moved past the multiples next to their count, because no additive
        table keeps every cell next to its count. Nearly always 0.
    """

    counts: Counts
    printed: Flags
    gap: float
    mean_change: float
    moved: int


class NoRounding(ValueError):
    """No rounding was found within the time, or there is none.

    Parameters
    ----------
    cells
        The cells that are tied to one another and could not be rounded together.
    """

    def __init__(self, cells: Places) -> None:
        self.cells = cells
        super().__init__(f"no additive rounding found for {cells.size} cells, from {cells[0]} on")


def round_table(
    system: System, counts: Counts, printed: Flags, base: int, seconds: float
) -> Rounded:
    """Round the printed counts to multiples of a base, so that they stay additive.

    Each count goes to one of the two multiples next to it, a multiple (0 among them) stays,
    and the sum of all changes is the least that is possible: zero-restricted controlled
    rounding, an integer programme in which each printed count is rounded down or up.

    What is guaranteed: there is a complete table of whole multiples of the base, none below
    0, that obeys every equation and every limit of the system and has the rounded counts in
    its printed cells. So each equation and each limit between printed cells holds exactly, and
    so does whatever follows for printed cells from rows in which others stand: two printed
    totals of one unprinted cell agree, and a printed part is never above a printed whole.
    Cells that are not printed may take any multiple, and cost nothing.

    Where no such table has every count next to itself (that can happen in three dimensions,
    and where tables are linked), as few cells as can be are moved one multiple further, at
    `rounding_programme.FURTHER` each; a 0 stays 0 even then.

    Parameters
    ----------
    system
        What ties the cells together.
    counts
        The true table, which obeys the system.
    printed
        Which cells are printed.
    base
        What to round to multiples of: 5 or 3.
    seconds
        How long to search at most, by the clock. Pieces that nothing ties together are
        rounded by themselves and share the time by their size.

    Returns
    -------
    Rounded
        The same for the same input, whatever the order of the system's rows, provided that
        the time sufficed (the gap is 0 then). Cells are told apart by their order alone: of
        two roundings that cost the same, another order of the cells may give the other.

    Raises
    ------
    NoRounding
        If none was found within the time.
    ValueError
        If the base is below 2, or if the counts do not obey the system.

    Notes
    -----
    The method is in Hundepool et al., Statistical Disclosure Control (2012).
    """
    _refuse_wrong(system, counts, base)
    pieces = _pieces(system, counts, printed)
    outcomes = _round_all(pieces, base, seconds)
    for piece, outcome in zip(pieces, outcomes, strict=True):
        if outcome is None:
            raise NoRounding(piece.places)
    return _gathered(system, counts, printed, base, pieces, [each for each in outcomes if each])


def interval(rounded: Rounded, base: int) -> tuple[Bounds, Bounds]:
    """Give what each printed figure tells its reader: between which counts the true one lies.

    Parameters
    ----------
    rounded
        A table rounded to multiples of ``base``.
    base
        The base.

    Returns
    -------
    tuple of Bounds
        The lowest and the highest count of each cell. A cell lies less than the base from its
        figure; less than twice the base, for all cells, if any of them was moved further,
        since a reader cannot know which. A cell that is not printed can be any count.
    """
    reach = (2 * base if rounded.moved else base) - 1
    lower = np.where(rounded.printed, np.maximum(rounded.counts - reach, 0), 0)
    upper = np.where(rounded.printed, rounded.counts + reach, np.inf)
    return lower.astype(float), upper.astype(float)


def _refuse_wrong(system: System, counts: Counts, base: int) -> None:
    if base < 2:
        raise ValueError(f"base {base}: counts are rounded to multiples of 2 or more")
    if not system.holds(counts):
        raise ValueError("the counts that are to be rounded do not add up")


def _pieces(system: System, counts: Counts, printed: Flags) -> list[Piece]:
    """Split the table into what is tied together, smallest first; a printed 0 ties nothing."""
    loose = np.flatnonzero(~(printed & (counts == 0)))
    equations, limits = (
        in_order(sparse.csr_array(rows)[:, loose]) for rows in (system.equations, system.limits)
    )
    matrix = sparse.csr_array(sparse.vstack([equations, limits]))
    equal = np.arange(matrix.shape[0]) < equations.shape[0]
    rows_of, columns_of = _tied(matrix)
    pieces = []
    for rows, columns in zip(rows_of, columns_of, strict=True):
        places = loose[columns]
        if printed[places].any():
            held = Rows(_submatrix(matrix, rows, columns), equal[rows])
            pieces.append(Piece(places, held, counts[places], printed[places]))
    return sorted(pieces, key=lambda piece: (piece.size, piece.places[0]))


def _tied(matrix: sparse.csr_array) -> tuple[list[Places], list[Places]]:
    """Give the rows and the columns of each connected piece, in order."""
    touching = abs(matrix)
    graph = sparse.block_array([[None, touching], [touching.T, None]])
    number, labels = connected_components(graph, directed=False)
    rows = matrix.shape[0]
    return _grouped(labels[:rows], number), _grouped(labels[rows:], number)


def _grouped(labels: Places, number: int) -> list[Places]:
    ends = np.cumsum(np.bincount(labels, minlength=number))
    return np.split(np.argsort(labels, kind="stable"), ends[:-1])


def _submatrix(matrix: sparse.csr_array, rows: Places, columns: Places) -> sparse.csr_array:
    chosen = matrix[rows]
    within = np.searchsorted(columns, chosen.indices)
    return sparse.csr_array(
        (chosen.data, within, chosen.indptr), shape=(rows.size, columns.size), dtype=np.int64
    )


def _round_all(pieces: Sequence[Piece], base: int, seconds: float) -> list[Outcome | None]:
    """Round every piece, and give what time is left to those for which nothing was found."""
    until = time.monotonic() + seconds
    outcomes = _round_once(pieces, base, until)
    missing = [number for number, outcome in enumerate(outcomes) if outcome is None]
    found = _round_once([pieces[number] for number in missing], base, until)
    for number, outcome in zip(missing, found, strict=True):
        outcomes[number] = outcome
    return outcomes


def _round_once(pieces: Sequence[Piece], base: int, until: float) -> list[Outcome | None]:
    """Round pieces, two at a time: HiGHS lets other threads go on while it works."""
    to_come = np.cumsum([piece.size for piece in reversed(pieces)])[::-1]

    def in_its_time(number: int) -> Outcome | None:
        # The smaller pieces come first and leave what they do not need to the larger ones.
        left = until - time.monotonic()
        share = max(LEAST_SHARE, AT_ONCE * pieces[number].size / to_come[number])
        return round_piece(pieces[number], base, left * min(1.0, share))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(in_its_time, range(len(pieces))))


def _gathered(
    system: System,
    counts: Counts,
    printed: Flags,
    base: int,
    pieces: Iterable[Piece],
    outcomes: Sequence[Outcome],
) -> Rounded:
    table = np.zeros_like(counts)
    for piece, outcome in zip(pieces, outcomes, strict=True):
        table[piece.places] = base * outcome.multiples
    if not system.holds(table):
        raise ArithmeticError("a rounded table does not add up")
    changes = np.abs(table - counts)[printed]
    cost = sum(outcome.cost for outcome in outcomes)
    return Rounded(
        counts=np.where(printed, table, 0),
        printed=printed,
        gap=(cost - sum(outcome.bound for outcome in outcomes)) / cost if cost else 0.0,
        mean_change=float(changes.mean()) if changes.size else 0.0,
        moved=int((changes >= base).sum()),
    )
