"""The search for witnesses: tables in which each cell is as low, and as high, as it has to be."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nmspf_report.disclosure.cells.system import Bounds, Counts, Flags, Places
from nmspf_report.disclosure.proof.changing import Impossible, LeastChanges
from nmspf_report.disclosure.proof.knowledge import Constraints, Contradiction
from nmspf_report.disclosure.proof.programmes import NEAR, Effort, Programme
from nmspf_report.disclosure.proof.repairing import made_whole

ENOUGH = 3
"""A round of random costs takes the time in which so many requirements are met one by one."""

SIDES = np.array([[-1.0], [1.0]])
"""Downwards and upwards. A height is a count times its side, so that more is always further."""


@dataclass
class Search:
    """How far the cells asked for can go, downwards (row 0) and upwards (row 1).

    Parameters
    ----------
    constraints
        What a reader knows.
    cells
        The cells asked for.
    sensitive
        The lowest and the highest count that is sensitive.
    required
        The heights that have to be seen.
    bound
        The heights beyond which, as is proved, no table goes.
    seen
        The heights of the witnesses.
    witnesses
        Tables of whole numbers.
    """

    constraints: Constraints
    cells: Places
    sensitive: tuple[float, float]
    required: Bounds
    bound: Bounds
    seen: Bounds
    witnesses: list[Counts] = field(default_factory=list)

    @property
    def insensitive(self) -> Flags:
        """The cells proved to lie outside the sensitive range altogether."""
        low, high = self.sensitive
        outside: Flags = (-self.bound[0] > high) | (self.bound[1] < low)
        return outside

    @property
    def open(self) -> Flags:
        """Where a cell may go further than any witness shows, and has to."""
        return (self.seen < np.minimum(self.required, self.bound)) & ~self.insensitive

    def see(self, table: Counts) -> bool:
        """Keep a table if it meets what no witness did."""
        heights = SIDES * table[self.cells]
        meets = self.open & (heights >= np.minimum(self.required, self.bound))
        if self.witnesses and not meets.any():
            return False
        self.witnesses.append(table)
        self.seen = np.maximum(self.seen, heights)
        return True


def search(
    constraints: Constraints,
    cells: Places,
    sensitive: tuple[float, float],
    effort: Effort,
    tables: Sequence[Counts] = (),
    *,
    ends: bool = True,
) -> Search:
    """Look for witnesses in which each cell is at most the lowest, and at least the highest.

    Random costs give many at once; what they leave is asked for one by one, and proved
    impossible where it is. Of a cell that falls short, both ends are then found exactly, if asked.

    Parameters
    ----------
    constraints, cells, sensitive
        As in `Search`.
    effort
        Within which programmes are solved.
    tables
        Tables that are there already: what those of them show that agree is not looked for again.

    Raises
    ------
    Contradiction
        If no table of whole numbers agrees with the constraints.
    """
    found = unsought(constraints, cells, sensitive)
    linear = Programme(constraints, effort)
    if begin(found, linear, tables):
        meet(found, linear)
        if ends:
            _ends_of_the_exposed(found, linear)
    return found


def unsought(constraints: Constraints, cells: Places, sensitive: tuple[float, float]) -> Search:
    """Give a search before anything was looked for, with the parameters of `Search`."""
    return Search(
        constraints,
        cells,
        sensitive,
        required=SIDES * np.tile(np.array(sensitive, dtype=float)[:, None], cells.size),
        bound=SIDES * np.array([constraints.lower[cells], constraints.upper[cells]]),
        seen=np.full((2, cells.size), -np.inf),
    )


def begin(found: Search, linear: Programme, tables: Sequence[Counts]) -> bool:
    """Take the witnesses that are there and agree, or find one; tell whether there is any."""
    for table in tables:
        if not found.constraints.broken_by(table):
            found.see(table)
    return bool(found.witnesses) or _first_witness(found, linear)


def _first_witness(found: Search, linear: Programme) -> bool:
    """Find any table; tell whether there was time to.

    Costs lead to a vertex of few fractions; where everything is equally good, there are many.
    """
    costs = random_costs(found, np.random.default_rng(0))
    solution = linear.minimise(found.cells, costs)
    table = made_whole(solution, found.constraints, linear)
    if table is None and solution.ending == "solved":
        whole = Programme(found.constraints, linear.effort, whole=True)
        solution = whole.minimise(found.cells, np.zeros(found.cells.size))
        table = made_whole(solution, found.constraints, linear)
    if solution.ending == "infeasible":
        raise Contradiction(np.arange(found.constraints.size))
    return table is not None and found.see(table)


def meet(found: Search, linear: Programme) -> None:
    """Look for a witness of all that is open, many at once and then one by one."""
    _by_random_costs(found, linear)
    _one_by_one(found, linear)


def _by_random_costs(found: Search, linear: Programme) -> None:
    """Go on as long as a round meets enough to be worth its time."""
    generator = np.random.default_rng(1)
    before, met = int(found.open.sum()), ENOUGH
    while met >= ENOUGH and before > ENOUGH and not linear.effort.over:
        costs = random_costs(found, generator)
        if not costs.any():
            return
        solution = linear.minimise(found.cells, costs, afresh=True)
        table = made_whole(solution, found.constraints, linear, found.witnesses[0])
        if table is not None:
            found.see(table)
        left = int(found.open.sum())
        before, met = left, before - left


def random_costs(found: Search, generator: np.random.Generator) -> Bounds:
    """Draw costs for open cells of which no two share a row, so that none is in another's way."""
    wanted = found.open & np.isfinite(found.bound)
    side = np.where(wanted.all(axis=0), generator.random(found.cells.size) < 0.5, wanted[1])
    priority = np.where(wanted.any(axis=0), generator.random(found.cells.size), 0.0)
    columns = found.constraints.rows.tocsc()[:, found.cells]
    place = np.repeat(np.arange(found.cells.size), np.diff(columns.indptr))
    highest_of_row = np.zeros(columns.shape[0])
    np.maximum.at(highest_of_row, columns.indices, priority[place])
    beaten = highest_of_row[columns.indices] > priority[place]
    chosen = (priority > 0) & (np.bincount(place, beaten, found.cells.size) == 0)
    return np.where(chosen, np.where(side, -1.0, 1.0), 0.0)


def _one_by_one(found: Search, linear: Programme) -> None:
    changes: dict[int, LeastChanges] = {}
    # What is met is never open again: only what is open now can need a table of its own.
    for place, side in np.argwhere(found.open.T).tolist():
        if found.open[side, place]:
            _push(found, linear, changes, place, side)


def _ends_of_the_exposed(found: Search, linear: Programme) -> None:
    short = (found.bound < found.required).any(axis=0) & ~found.insensitive
    found.required = np.where(short, np.inf, found.required)
    _one_by_one(found, linear)


def _push(
    found: Search, linear: Programme, changes: dict[int, LeastChanges], place: int, side: int
) -> None:
    """Take one cell as far as it goes to one side, or as far as required."""
    if np.isfinite(found.required[side, place]):
        _push_by_least_change(found, linear, changes, place, side)
    if found.open[side, place]:
        _push_by(linear, found, place, side, linear)
    if found.open[side, place]:
        whole = Programme(found.constraints, linear.effort, whole=True)
        _push_by(whole, found, place, side, linear)


def _push_by_least_change(
    found: Search, linear: Programme, changes: dict[int, LeastChanges], place: int, side: int
) -> None:
    """Change the witness that comes nearest; or prove that no table goes so far.

    Of a cell that does not reach the one end of the sensitive range it is asked whether it
    comes into it at all.
    """
    direction, cell = SIDES[side, 0], int(found.cells[place])
    heights = [direction * table[cell] for table in found.witnesses]
    nearest = int(np.argmax(heights))
    if nearest not in changes:
        table = found.witnesses[nearest]
        changes[nearest] = LeastChanges(table, found.constraints, linear.effort)
    entry = direction * found.sensitive[1 - side]
    goal = min(found.required[side, place], found.bound[side, place])
    for height in dict.fromkeys((goal, entry)):
        if height <= heights[nearest]:
            return
        try:
            table_reached = changes[nearest].reaching(cell, direction * height)
        except Impossible:
            found.bound[side, place] = height - 1
            continue
        if table_reached is not None:
            found.see(table_reached)
        return


def _push_by(programme: Programme, found: Search, place: int, side: int, linear: Programme) -> None:
    """Ask a programme over all cells; what it proves is as good as a witness."""
    cell = found.cells[place : place + 1]
    direction = float(SIDES[side, 0])
    required = found.required[side, place]
    capped = programme.whole or not np.isfinite(found.bound[side, place])
    if capped:
        lower, upper = found.constraints.lower[cell], found.constraints.upper[cell]
        if side == 0:
            lower = np.maximum(lower, direction * required)
        else:
            upper = np.minimum(upper, direction * required)
        programme.hold(cell, lower, upper)
    solution = programme.minimise(cell, np.array([-direction]))
    if capped:
        programme.free(cell)
    if solution.ending == "solved":
        reach = np.floor(-solution.objective + NEAR)
        if not capped or reach < required:
            found.bound[side, place] = min(found.bound[side, place], reach)
    table = made_whole(solution, found.constraints, linear, found.witnesses[0])
    if table is not None:
        found.see(table)
