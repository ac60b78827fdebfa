"""The integer programme of controlled rounding, for one piece of a table, solved by HiGHS."""

import math
import time
from dataclasses import dataclass

import highspy
import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Counts, Flags, Places
from nmspf_report.disclosure.solving import new_solver

FURTHER = 1000
"""What it costs to move a cell one multiple further, next to 1 for a change of 1."""


@dataclass(frozen=True)
class Rows:
    """What a piece must obey: ``matrix @ table`` is 0 where it is ``equal``, at most 0 elsewhere.

    Parameters
    ----------
    matrix
        One row for each equation or limit, one column for each cell of the piece.
    equal
        Which rows are equations.
    """

    matrix: sparse.csr_array
    equal: Flags


@dataclass(frozen=True)
class Piece:
    """Cells that are tied together, and by nothing to others.

    Parameters
    ----------
    places
        Where the cells stand in the table.
    rows
        What ties them together.
    counts
        Their true counts.
    printed
        Which of them are printed.
    """

    places: Places
    rows: Rows
    counts: Counts
    printed: Flags

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.places.size)


@dataclass(frozen=True)
class Outcome:
    """A rounding of a piece.

    Parameters
    ----------
    multiples
        How many times the base each cell is; a cell that is not printed has a number with
        which the piece is complete.
    cost
        The sum of all changes of printed counts, and `FURTHER` for each cell moved further.
    bound
        No rounding costs less. Equal to the cost if this one is optimal.
    """

    multiples: Counts
    cost: int
    bound: int


def round_piece(piece: Piece, base: int, seconds: float) -> Outcome | None:
    """Round a piece at the least cost.

    Parameters
    ----------
    piece
        The piece.
    base
        What to round to multiples of.
    seconds
        How long to search at most.

    Returns
    -------
    Outcome or None
        Each printed count next to itself; where that is not possible (or not found in most
        of the time), cells moved one multiple further, as few as the cost tells. None if
        nothing was found.
    """
    until = time.monotonic() + seconds
    next_to = _next_to(piece, base)
    outcome = _cheapest(piece, base, next_to, seconds * _FOR_NEAREST)
    if outcome is None:
        farther = _joined(next_to, _further(piece, base))
        outcome = _cheapest(piece, base, farther, until - time.monotonic())
    return outcome


_FOR_NEAREST = 0.7
"""The share of the time after which cells may be moved further, if nothing was found."""


@dataclass(frozen=True)
class _Steps:
    """What can be done to a piece whose printed counts are rounded down: steps of one multiple.

    Parameters
    ----------
    cells
        Of the piece; which cell each step changes.
    ways
        1 upwards, -1 downwards.
    costs
        What each step adds to the cost.
    most
        How often it can be taken.
    """

    cells: Places
    ways: Counts
    costs: Counts
    most: Bounds


def _next_to(piece: Piece, base: int) -> _Steps:
    """Let printed counts between two multiples go up, and the unprinted be any multiple."""
    remainders = piece.counts % base
    cells = np.flatnonzero(~piece.printed | (remainders > 0))
    printed = piece.printed[cells]
    return _Steps(
        cells,
        np.ones(cells.size, dtype=np.int64),
        np.where(printed, base - 2 * remainders[cells], 0),
        np.where(printed, 1.0, np.inf),
    )


def _further(piece: Piece, base: int) -> _Steps:
    """Let printed counts go one multiple further up or down; none falls below 0, no 0 rises."""
    up = np.flatnonzero(piece.printed & (piece.counts > 0))
    down = np.flatnonzero(piece.printed & (piece.counts >= base))
    cells = np.concatenate([up, down])
    return _Steps(
        cells,
        np.repeat(np.array([1, -1]), [up.size, down.size]),
        np.full(cells.size, FURTHER + base),
        np.ones(cells.size),
    )


def _joined(one: _Steps, other: _Steps) -> _Steps:
    return _Steps(
        np.concatenate([one.cells, other.cells]),
        np.concatenate([one.ways, other.ways]),
        np.concatenate([one.costs, other.costs]),
        np.concatenate([one.most, other.most]),
    )


def _cheapest(piece: Piece, base: int, steps: _Steps, seconds: float) -> Outcome | None:
    """Take the steps that make the piece additive at the least cost, if there are any."""
    down = np.where(piece.printed, piece.counts // base, 0)
    if not steps.cells.size:
        return Outcome(down, cost=0, bound=0)
    taken, bound = _solve(_programme(piece, base, steps, down), seconds)
    if taken is None:
        return None
    multiples = down.copy()
    np.add.at(multiples, steps.cells, steps.ways * taken)
    cost = _cost(piece, base, multiples)
    # All costs are whole numbers, so that the next whole number is a bound as well.
    return Outcome(multiples, cost, min(cost, math.ceil(bound - _NEAR)))


def _cost(piece: Piece, base: int, multiples: Counts) -> int:
    changes = np.abs(base * multiples - piece.counts)[piece.printed]
    return int(changes.sum() + FURTHER * (changes >= base).sum())


def _programme(piece: Piece, base: int, steps: _Steps, down: Counts) -> highspy.HighsLp:
    matrix = sparse.csr_array(piece.rows.matrix[:, steps.cells] * steps.ways)
    room = -(piece.rows.matrix @ down).astype(np.float64)
    programme = highspy.HighsLp()
    programme.num_row_, programme.num_col_ = matrix.shape
    programme.col_cost_ = steps.costs.astype(np.float64)
    programme.col_lower_, programme.col_upper_ = np.zeros(steps.cells.size), steps.most
    programme.row_lower_ = np.where(piece.rows.equal, room, -np.inf)
    programme.row_upper_ = room
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = matrix.indptr
    programme.a_matrix_.index_ = matrix.indices
    programme.a_matrix_.value_ = matrix.data.astype(np.float64)
    programme.integrality_ = [highspy.HighsVarType.kInteger] * steps.cells.size
    programme.offset_ = float((piece.counts % base)[piece.printed].sum())
    return programme


def _solve(programme: highspy.HighsLp, seconds: float) -> tuple[Counts | None, float]:
    """Give how often each step is taken, None if no way was found, and a bound of the cost."""
    solver = new_solver(_OPTIONS)
    # HiGHS counts its time over all runs of one solver.
    solver.setOptionValue("time_limit", max(seconds, 0.0))
    solver.passModel(programme)
    taken, bound = _relaxed(solver)
    if taken is None and bound < math.inf:
        taken, bound = _searched(solver)
    return taken, bound


def _relaxed(solver: highspy.Highs) -> tuple[Counts | None, float]:
    """Let steps be taken in part: that is fast, and often the best way is whole by itself.

    A bound of infinity says that there is no way at all.
    """
    solver.setOptionValue("solve_relaxation", True)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None, math.inf
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, 0.0
    values = np.array(solver.getSolution().col_value)
    whole = np.rint(values).astype(np.int64)
    bound = solver.getInfo().objective_function_value
    return (whole if np.abs(values - whole).max() < _NEAR else None), bound


def _searched(solver: highspy.Highs) -> tuple[Counts | None, float]:
    solver.setOptionValue("solve_relaxation", False)
    solver.run()
    found = solver.getInfo()
    if found.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, math.inf
    taken = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
    return taken, found.mip_dual_bound


_OPTIONS: dict[str, bool | int | float | str] = {
    # Costs are whole numbers: what could be saved is less than 1, so it is nothing.
    "mip_abs_gap": 0.999,
}

_NEAR = 1e-6
"""A solver's number this near to a whole one is taken for it (sums are checked exactly later)."""
