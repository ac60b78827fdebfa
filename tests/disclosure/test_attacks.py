"""Attacks worked by hand: each gives a count away, and fails against what is defended."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from nmspf_report.disclosure.cells.system import System
from nmspf_report.disclosure.proof.knowledge import Knowledge
from nmspf_report.disclosure.proof.proving import Finding, Status, prove
from tests.disclosure.small_tables import Tables, cross_table

PROTECTED, EXPOSED = Status.PROTECTED, Status.EXPOSED


def _find(knowledge: Knowledge, cell: int) -> Finding:
    return prove(knowledge, np.array([cell])).findings[0]


def _ends(knowledge: Knowledge, cell: int) -> tuple[int | None, int | None, Status]:
    finding = _find(knowledge, cell)
    return finding.lowest, finding.highest, finding.status


def _fifteen(first: int, second: int) -> tuple[Tables, list[int]]:
    """15 = 10 + 3 + x + x, or what else the last two may be."""
    tables = Tables()
    parts = [tables.add(count) for count in (10, 3, first, second)]
    tables.add_total(parts)
    return tables, parts


def test_fifteen_is_ten_and_three_and_one_and_one_where_zeros_are_printed() -> None:
    # A suppressed cell is at least 1, and both come to 2.
    tables, parts = _fifteen(1, 1)
    knowledge = tables.printed_but(parts[2:], least=1)
    assert _ends(knowledge, parts[2]) == (1, 1, EXPOSED)


def test_fifteen_is_ten_and_three_and_two_between_two_where_zeros_are_not() -> None:
    tables, parts = _fifteen(1, 1)
    assert _ends(tables.printed_but(parts[2:]), parts[2]) == (0, 2, EXPOSED)


def test_the_three_has_to_be_suppressed_as_well() -> None:
    # 15 = 10 + x + x + x: 5 among three, at least 1 each, leaves 1 to 3; with zeros 0 to 5.
    tables, parts = _fifteen(1, 1)
    assert _ends(tables.printed_but(parts[1:], least=1), parts[1]) == (1, 3, EXPOSED)
    assert _find(tables.printed_but(parts[1:]), parts[1]).status == PROTECTED


def test_a_row_against_its_total_gives_its_one_suppressed_cell() -> None:
    tables, parts = _fifteen(2, 8)
    assert _ends(tables.printed_but([parts[2]]), parts[2]) == (2, 2, EXPOSED)
    assert _find(tables.printed_but([parts[2], parts[3]]), parts[2]).status == PROTECTED


def _linked() -> tuple[Tables, int, list[int], list[int]]:
    """A child count x that is a part of two tables' totals."""
    tables = Tables()
    shared = tables.add(3)
    by_age = [tables.add(6), tables.add(12)]
    by_need = [tables.add(7), tables.add(11)]
    total = tables.add_total([shared, *by_age])
    tables.equations.append({total: 1, shared: -1, by_need[0]: -1, by_need[1]: -1})
    return tables, shared, by_age, by_need


def test_two_linked_tables_each_safe_alone_reveal_a_cell_together() -> None:
    # The first table hides x beside another part, and prints both parts in the second.
    tables, shared, by_age, by_need = _linked()
    hidden = [shared, by_age[0]]
    alone = replace(tables, equations=tables.equations[:1])
    assert _find(alone.printed_but(hidden), shared).status == PROTECTED
    assert _ends(tables.printed_but(hidden), shared) == (3, 3, EXPOSED)
    assert _find(tables.printed_but([*hidden, by_need[0]]), shared).status == PROTECTED


def _released_twice() -> tuple[Tables, list[int]]:
    tables = Tables()
    parts = [tables.add(count) for count in (2, 9, 10, 6)]
    tables.add_total(parts)
    return tables, parts


def test_two_releases_each_safe_alone_expose_together() -> None:
    # The first hides the second cell beside the first, the other release hides the third.
    tables, parts = _released_twice()
    first = tables.printed_but([parts[0], parts[1]])
    later = tables.printed_but([parts[0], parts[2]])
    assert _find(first, parts[0]).status == PROTECTED
    assert _find(later, parts[0]).status == PROTECTED
    both = replace(
        first,
        lower=np.maximum(first.lower, later.lower),
        upper=np.minimum(first.upper, later.upper),
    )
    assert _ends(both, parts[0]) == (2, 2, EXPOSED)
    again = tables.printed_but([parts[0], parts[1]])
    kept = replace(
        first,
        lower=np.maximum(first.lower, again.lower),
        upper=np.minimum(first.upper, again.upper),
    )
    assert _find(kept, parts[0]).status == PROTECTED


def test_an_authority_of_a_board_of_two_subtracts_itself() -> None:
    # Board 12 = own 8 + neighbour's 4; a third authority hidden as well defends it.
    tables = Tables()
    own, neighbour, third = tables.add(8), tables.add(4), tables.add(9)
    board, other = tables.add_total([own, neighbour]), tables.add_total([third])
    tables.add_total([board, other])
    outsider = tables.printed_but([own, neighbour])
    assert _find(outsider, neighbour).status == PROTECTED
    assert _ends(tables.printed_but([neighbour]), neighbour) == (4, 4, EXPOSED)
    defended = tables.printed_but([neighbour, board, other, third])
    assert _find(defended, neighbour).status == PROTECTED


@pytest.mark.parametrize(("population", "status"), [(99_999, EXPOSED), (1_500_000, PROTECTED)])
def test_a_rate_to_one_decimal_gives_the_count_back_below_100_000(
    population: int, status: Status
) -> None:
    # 3 of 99,999 are 0.3 per 10,000: 2 would be 0.2 and 4 would be 0.4. Of 1,500,000, 3 are
    # 0.0 per 10,000, and so is anything from 0 to 7.
    tenths = (2 * 3 * 100_000 + population) // (2 * population)
    knowledge = Knowledge(
        _nothing_ties(1),
        np.zeros(1),
        np.full(1, np.inf),
        sparse.csr_array(np.array([[200_000]])),
        np.array([(2 * tenths - 1) * population], dtype=np.float64),
        np.array([(2 * tenths + 1) * population - 1], dtype=np.float64),
    )
    finding = _find(knowledge, 0)
    assert finding.status == status
    if status == EXPOSED:
        assert (finding.lowest, finding.highest) == (3, 3)


def test_a_percentage_of_a_printed_denominator_gives_the_count_back() -> None:
    # 1.5% of 200 is 3: 2 would be 1.0% and 4 would be 2.0%.
    tables = Tables()
    part, rest = tables.add(3), tables.add(197)
    whole = tables.add_total([part, rest])
    withheld = tables.printed_but([part, rest])
    assert _find(withheld, part).status == PROTECTED
    tables.print_percentage(part, whole)
    assert _ends(tables.printed_but([part, rest]), part) == (3, 3, EXPOSED)


def test_a_percentage_with_a_coefficient_that_is_no_whole_number() -> None:
    # "12.3%" of 65: between 0.1225 and 0.1235 of it, which is 8 and nothing else.
    knowledge = Knowledge(
        _nothing_ties(2),
        np.array([0.0, 65.0]),
        np.array([np.inf, 65.0]),
        sparse.csr_array(np.array([[1, -0.1225], [1, -0.1235]])),
        np.array([0.0, -np.inf]),
        np.array([np.inf, 0.0]),
    )
    proof = prove(knowledge, np.array([0]), sensitive=(1, 9))
    assert (proof.findings[0].lowest, proof.findings[0].highest) == (8, 8)


def test_overlapping_categories_bound_one_another() -> None:
    # A referral carries one factor or both: 10 with either, 8 with the first, so the second is
    # at least 2 and at most 10.
    tables = Tables()
    first, second = tables.add(8), tables.add(3)
    either = tables.add_overlapping([first, second], 10)
    assert _ends(tables.printed_but([second]), second) == (2, 10, EXPOSED)
    assert _find(tables.printed_but([second, either]), second).status == PROTECTED


def test_a_figure_rounded_to_base_5_beside_an_exact_total() -> None:
    # 13 in all and 10 to the nearest 5 (8 to 12) leave 1 to 5; with 8 to 9 left, 4 or 5.
    tables = Tables()
    rounded, small = tables.add(9), tables.add(4)
    tables.add_total([rounded, small])
    knowledge = tables.printed_but([rounded, small])
    knowledge.lower[rounded], knowledge.upper[rounded] = 8, 12
    assert _find(knowledge, small).status == PROTECTED
    knowledge.upper[rounded] = 9
    assert _ends(knowledge, small) == (4, 5, EXPOSED)


@pytest.mark.parametrize("shown", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_any_figure_of_a_suppressed_square_put_back_exposes_the_others(
    shown: tuple[int, int],
) -> None:
    tables, places = cross_table(np.array([[2, 30, 9], [40, 50, 8], [7, 6, 5]]))
    square = places[:2, :2].ravel().tolist()
    assert _find(tables.printed_but(square), square[0]).status == PROTECTED
    left = [cell for cell in square if cell != places[shown]]
    exact = prove(tables.printed_but(left), np.array(left), sensitive=(0, 100)).findings
    assert all(
        finding.lowest == finding.highest == tables.counts[finding.cell] for finding in exact
    )


def _nothing_ties(cells: int) -> System:
    nothing = sparse.csr_array((0, cells), dtype=np.int64)
    return System(nothing, nothing)
