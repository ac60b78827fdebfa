"""Secondary suppression, beside tables worked by hand and every whole-number table there is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import sparse

from benchmarks.made_up_tables import made_up_table
from nmspf_report.disclosure.cells.system import Flags, System
from nmspf_report.disclosure.proof.knowledge import Knowledge
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    PUBLISHABLE,
    UNPUBLISHED,
    WITHHELD,
    Protection,
)
from nmspf_report.disclosure.suppression.secondary import Infeasible, suppress, suppress_verifiably
from tests.disclosure.enumeration import TooMany, every_table, extremes

INF = np.inf


def protection(
    equations: list[list[int]],
    counts: list[int],
    roles: list[int] | None = None,
    limits: list[list[int]] | None = None,
    lowest: int = 0,
    coalitions: tuple[list[int], ...] = (),
) -> Protection:
    """Withhold counts of 1 to 4, and ask that each could be 1 and 4."""
    table = np.array(counts)
    small = np.flatnonzero((table >= 1) & (table <= 4))
    given_roles = np.full(table.size, PUBLISHABLE) if roles is None else np.array(roles)
    cells = small[np.isin(given_roles[small], [PUBLISHABLE, WITHHELD])]
    given_roles[cells] = WITHHELD
    return Protection(
        system=System(
            sparse.csr_array(np.array(equations).reshape(-1, table.size)),
            sparse.csr_array(np.array(limits or []).reshape(-1, table.size)),
        ),
        counts=table,
        roles=given_roles.astype(np.int8),
        costs=1 + np.log1p(table),
        lower=np.full(table.size, float(lowest)),
        upper=np.full(table.size, INF),
        cells=cells,
        low=np.ones(cells.size, dtype=np.int64),
        high=np.full(cells.size, 4),
        coalitions=tuple(np.array(cells) for cells in coalitions),
        exempt=tuple(np.array(cells) for cells in coalitions),
    )


def seen(asked: Protection, suppressed: Flags, known: np.ndarray | None = None) -> Knowledge:
    """Give what somebody knows who reads what is printed, and perhaps knows some cells."""
    hidden = suppressed | (asked.roles == UNPUBLISHED)
    if known is not None:
        hidden[known] = False
    return Knowledge(
        system=asked.system,
        lower=np.where(hidden, asked.lower, asked.counts),
        upper=np.where(hidden, asked.upper, asked.counts).astype(float),
        statements=sparse.csr_array((0, asked.counts.size)),
        statement_lower=np.zeros(0),
        statement_upper=np.zeros(0),
    )


def meets(asked: Protection, suppressed: Flags, largest: int) -> bool:
    """Tell by trying every table whether all that is required is possible."""
    attackers = [None, *asked.coalitions]
    return all(_meets_against(asked, suppressed, known, largest) for known in attackers)


def _meets_against(
    asked: Protection, suppressed: Flags, known: np.ndarray | None, largest: int
) -> bool:
    tables = every_table(seen(asked, suppressed, known), largest)
    hidden = ~np.isin(asked.cells, [] if known is None else known)
    return all(
        extremes(tables, cell)[0] <= low and extremes(tables, cell)[1] >= high
        for cell, low, high in zip(
            asked.cells[hidden], asked.low[hidden], asked.high[hidden], strict=True
        )
    )


def test_three_small_counts_hide_each_other_only_if_one_of_them_may_be_0():
    # 15 = 10 + 3 + 1 + 1. The small ones share 5: one can be 4 if another can be 0. Where
    # zeros are always printed none can be more than 3, so 10 has to go as well.
    row = [[1, -1, -1, -1, -1]]
    counts, roles = [15, 10, 3, 1, 1], [KNOWN, *[PUBLISHABLE] * 4]
    assert suppress(protection(row, counts, roles)).tolist() == [0, 0, 1, 1, 1]
    assert suppress(protection(row, counts, roles, lowest=1)).tolist() == [0, 1, 1, 1, 1]


def test_a_single_small_count_takes_the_cheapest_other_that_leaves_it_room():
    # 20 = 2 + 6 + 12: with 6 the small one lies in 0 to 8. The total stays.
    asked = protection([[1, -1, -1, -1]], [20, 2, 6, 12])
    assert suppress(asked).tolist() == [0, 1, 1, 0]


def test_a_small_count_in_a_table_takes_a_rectangle_with_it():
    # Rows (2 9 30) and (8 7 40) with totals known: 2 changes with 9, 8 and 7.
    def at(row: int, column: int) -> int:
        return row * 4 + column

    counts = [2, 9, 30, 41, 8, 7, 40, 55, 10, 16, 70, 96]
    asked = protection(grid(3, 4), counts)
    asked.roles[[at(0, 3), at(1, 3), *(at(2, column) for column in range(4))]] = KNOWN
    suppressed = suppress(asked)
    assert np.flatnonzero(suppressed).tolist() == [at(0, 0), at(0, 1), at(1, 0), at(1, 1)]


def grid(rows: int, columns: int) -> list[list[int]]:
    """Give the equations of a table whose last row and column are totals."""
    equations = []
    for row in range(rows):
        sums = np.zeros((rows, columns), dtype=int)
        sums[row] = -1
        sums[row, -1] = 1
        equations.append(sums.ravel().tolist())
    for column in range(columns):
        sums = np.zeros((rows, columns), dtype=int)
        sums[:, column] = -1
        sums[-1, column] = 1
        equations.append(sums.ravel().tolist())
    return equations


def test_a_year_of_four_ones_cannot_look_like_one_where_zeros_are_always_printed():
    asked = protection([[1, -1, -1, -1, -1]], [4, 1, 1, 1, 1], lowest=1)
    with pytest.raises(Infeasible) as raised:
        suppress(asked)
    (shortfall,) = raised.value.shortfalls
    assert (shortfall.cell, shortfall.side) == (0, -1)
    assert (shortfall.asked, shortfall.attainable) == (1, 4)
    nearest = replace(asked, low=np.array([4, 1, 1, 1, 1]))
    assert suppress(nearest).all()


def test_a_small_count_whose_total_and_other_parts_are_known_cannot_be_anything_else():
    asked = protection([[1, -1, -1]], [9, 2, 7], [KNOWN, PUBLISHABLE, KNOWN])
    with pytest.raises(Infeasible) as raised:
        suppress(asked)
    told = [(short.cell, short.asked, short.attainable) for short in raised.value.shortfalls]
    assert told == [(1, 1, 2), (1, 4, 2)]


def test_a_cell_that_two_tables_share_is_suppressed_in_both():
    # 2 + 9 = 11 and 11 + 30 = 41: 2 takes 9, or 11 and then 30.
    asked = protection([[-1, -1, 1, 0, 0], [0, 0, -1, -1, 1]], [2, 9, 11, 30, 41])
    assert suppress(asked).tolist() == [1, 1, 0, 0, 0]
    asked.roles[1] = KNOWN
    suppressed = suppress(asked)
    assert suppressed[[0, 2]].all()
    assert suppressed[[3, 4]].sum() == 1


def test_in_a_board_of_two_the_neighbour_cannot_subtract_its_own_count():
    # Board 11 = 2 + 9, nation 41 = 11 + 30; the second authority knows its 9.
    equations, counts = [[-1, -1, 1, 0, 0], [0, 0, -1, -1, 1]], [2, 9, 11, 30, 41]
    assert suppress(protection(equations, counts)).tolist() == [1, 1, 0, 0, 0]
    insider = protection(equations, counts, coalitions=([1],))
    suppressed = suppress(insider)
    assert suppressed[[0, 2]].all()
    assert suppressed[[3, 4]].sum() == 1


def test_overlapping_categories_hide_a_count_only_as_far_as_their_whole_allows():
    # Two categories that can overlap, each at most the whole: 5 of them known. Nothing adds up,
    # so the small one can be anything up to 5 by itself.
    limits = [[-1, 1, 0], [-1, 0, 1], [1, -1, -1]]
    assert suppress(protection([], [5, 2, 5], limits=limits)).tolist() == [0, 1, 0]
    # A whole of 3 leaves it no room for 4, so the whole has to go.
    roles = [PUBLISHABLE, PUBLISHABLE, PUBLISHABLE]
    assert suppress(protection([], [3, 2, 3], roles, limits=limits)).all()


def test_the_pattern_does_not_depend_on_the_order_of_the_rows():
    asked = made_up_table(6, (4, 2), 4, seed=3)
    order = np.random.default_rng(5).permutation(asked.system.equations.shape[0])
    shuffled = replace(asked, system=System(asked.system.equations[order], asked.system.limits))
    pattern = suppress(asked)
    assert (suppress(shuffled) == pattern).all()
    assert (suppress(asked) == pattern).all()
    assert (pattern & (asked.roles == PUBLISHABLE)).any()


@st.composite
def small_tables(draw: st.DrawFn) -> Protection:
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    cells = st.integers(0, 6)
    inner = np.array(
        draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns))
    ).reshape(rows, columns)
    across = np.column_stack([inner, inner.sum(axis=1)])
    counts = np.vstack([across, across.sum(axis=0)]).ravel()
    insiders = draw(st.sampled_from([(), ([0],)]))
    return protection(grid(rows + 1, columns + 1), counts.tolist(), coalitions=insiders)


def room(asked: Protection) -> int:
    """Give a count that is large enough for the ends that are asked for."""
    return int(asked.counts.max()) + 4


@settings(max_examples=40, deadline=None)
@given(small_tables())
def test_whole_number_tables_confirm_what_is_required_and_nothing_is_needless(asked):
    try:
        suppressed = suppress(asked)
        assert meets(asked, suppressed, room(asked))
        for cell in np.flatnonzero(suppressed & (asked.roles == PUBLISHABLE)):
            fewer = suppressed.copy()
            fewer[cell] = False
            assert not meets(asked, fewer, room(asked))
    except Infeasible as infeasible:
        confirm(infeasible, asked)
    except TooMany:
        assume(False)


def confirm(infeasible: Infeasible, asked: Protection) -> None:
    """Compare the nearest that is said to be attainable with every table there is."""
    everything = np.ones(asked.counts.size, dtype=bool)
    for short in infeasible.shortfalls:
        known = None if short.coalition is None else asked.coalitions[short.coalition]
        try:
            tables = every_table(seen(asked, everything, known), room(asked))
        except TooMany:
            assume(False)
        lowest, highest = extremes(tables, short.cell)
        assert short.attainable == (lowest if short.side < 0 else highest)


@settings(max_examples=25, deadline=None)
@given(small_tables())
def test_an_auditor_without_the_truth_finds_every_suppressed_cell_safe(asked):
    asked = replace(asked, coalitions=(), exempt=())
    suppressed = suppress_verifiably(asked)
    try:
        tables = every_table(seen(asked, suppressed), room(asked))
    except TooMany:
        assume(False)
    for cell in np.flatnonzero(suppressed):
        lowest, highest = extremes(tables, int(cell))
        assert (lowest <= 1 and highest >= 4) or highest < 1 or lowest > 4
