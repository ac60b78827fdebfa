"""The proof against counting every table one by one, and what must hold of any proof."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from nmspf_report.disclosure.cells.system import System
from nmspf_report.disclosure.proof.checking import Witnesses, checked, joined, one_table
from nmspf_report.disclosure.proof.keeping import keep_witnesses, kept_witnesses
from nmspf_report.disclosure.proof.knowledge import (
    Contradiction,
    Knowledge,
    constraints_of,
    nothing_stated,
)
from nmspf_report.disclosure.proof.proving import Finding, Proof, Status, prove
from tests.disclosure.enumeration import TooMany, every_table, extremes
from tests.disclosure.small_tables import Tables, cross_table, random_knowledge

LOW, HIGH = 1, 4
SHORT, LONG = 150, 1_000


def _verdict(lowest: int, highest: int) -> Status:
    if lowest > HIGH or highest < LOW:
        return Status.NEVER_SENSITIVE
    if lowest <= LOW and highest >= HIGH:
        return Status.PROTECTED
    return Status.EXPOSED


def _assert_as_counted(finding: Finding, lowest: int, highest: int) -> None:
    assert finding.status == _verdict(lowest, highest)
    assert finding.lowest is not None
    assert finding.highest is not None
    assert lowest <= finding.lowest <= finding.highest <= highest
    if finding.status == Status.EXPOSED:
        assert (finding.lowest, finding.highest) == (lowest, highest)
    if finding.status == Status.PROTECTED:
        assert finding.lowest <= LOW
        assert finding.highest >= HIGH


def _compare_with_enumeration(seed: int) -> bool:
    """Compare one random table; tell whether it could be counted at all."""
    knowledge, hidden, counts = random_knowledge(seed)
    assert knowledge.agrees(np.array(counts))
    try:
        tables = every_table(knowledge, largest=max(counts) + 9, patience=6_000)
    except TooMany:
        return False
    proof = prove(knowledge, np.array(hidden, dtype=np.int64), (LOW, HIGH))
    for finding in proof.findings:
        _assert_as_counted(finding, *extremes(tables, finding.cell))
    listed = {tuple(table[cell] for cell in range(len(counts))) for table in tables}
    assert proof.witnesses is not None
    for place in range(proof.witnesses.number):
        assert tuple(proof.witnesses.table(place).tolist()) in listed
    return True


@pytest.mark.parametrize("start", range(0, SHORT, 10))
def test_counting_every_table_gives_the_same_verdicts_and_intervals(start: int) -> None:
    assert sum(_compare_with_enumeration(seed) for seed in range(start, start + 10)) >= 3


@pytest.mark.long
def test_counting_every_table_gives_the_same_for_a_thousand_tables() -> None:
    counted, seed = 0, SHORT
    while counted < LONG:
        counted += _compare_with_enumeration(seed)
        seed += 1


@pytest.mark.parametrize("seed", range(40))
def test_printing_one_more_figure_never_widens_an_interval(seed: int) -> None:
    knowledge, hidden, counts = random_knowledge(seed)
    everything = (-1, 10_000)
    before = prove(knowledge, np.array(hidden, dtype=np.int64), everything).findings
    for cell in hidden[:3]:
        lower, upper = knowledge.lower.copy(), knowledge.upper.copy()
        lower[cell] = upper[cell] = counts[cell]
        told = replace(knowledge, lower=lower, upper=upper)
        after = prove(told, np.array(hidden, dtype=np.int64), everything).findings
        for wide, narrow in zip(before, after, strict=True):
            assert wide.lowest <= narrow.lowest <= counts[wide.cell]
            assert counts[wide.cell] <= narrow.highest <= wide.highest


def test_the_same_knowledge_gives_the_same_proof() -> None:
    knowledge, hidden, _ = random_knowledge(3)
    cells = np.array(hidden, dtype=np.int64)
    first, again = prove(knowledge, cells), prove(knowledge, cells)
    assert first.findings == again.findings
    assert first.witnesses is not None
    assert again.witnesses is not None
    assert (first.witnesses.base == again.witnesses.base).all()


def _suppressed_square() -> tuple[Knowledge, list[int]]:
    tables, places = cross_table(np.array([[2, 3, 9], [3, 2, 8], [7, 6, 5]]))
    hidden = places[:2, :2].ravel().tolist()
    return tables.printed_but(hidden), hidden


def test_a_suppressed_square_can_be_what_its_margins_allow() -> None:
    # Rows and columns of the square each come to 5: the corner can be 0 to 5.
    knowledge, hidden = _suppressed_square()
    proof = prove(knowledge, np.array(hidden))
    assert proof.holds
    assert proof.narrowest is not None
    assert proof.narrowest >= 3


def test_what_known_witnesses_show_is_not_looked_for_again() -> None:
    # The corner of the square is x; beside it and beneath it stand 5 - x, and across it x again.
    knowledge, hidden = _suppressed_square()
    low, high = ([x, 5 - x, 5 - x, x] for x in (1, 4))
    base = np.nan_to_num(knowledge.lower).astype(np.int64)
    other = base.copy()
    base[hidden], other[hidden] = low, high
    known = joined([(np.arange(base.size), [base, other])], base)
    proof = prove(knowledge, np.array(hidden), witnesses=known)
    assert proof.holds
    assert (proof.linear, proof.integer) == (0, 0)


def test_a_table_that_does_not_agree_proves_nothing_though_it_is_given() -> None:
    knowledge, hidden = _suppressed_square()
    wrong = np.nan_to_num(knowledge.lower).astype(np.int64)
    proof = prove(knowledge, np.array(hidden), witnesses=one_table(wrong))
    assert proof.holds
    assert proof.linear > 0
    _assert_all_agree(proof, knowledge)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_tables_are_given_the_verdicts_are_those_of_a_search_from_nothing(seed) -> None:
    """The true table among them, others near it, and others of random numbers."""
    knowledge, hidden, counts = random_knowledge(seed)
    true, random = np.array(counts), np.random.default_rng(seed)
    near = [true + random.integers(-1, 2, true.size) * (random.random(true.size) < 0.3)] * 3
    far = [random.integers(0, 30, true.size)] * 3
    asked = np.array(hidden, dtype=np.int64)
    without = prove(knowledge, asked, (LOW, HIGH))
    for tables in ([true, *near, *far], [*near, true], far):
        given = joined([(np.arange(true.size), tables)], true)
        proof = prove(knowledge, asked, (LOW, HIGH), witnesses=given)
        assert [found.status for found in proof.findings] == [
            found.status for found in without.findings
        ]
        _assert_all_agree(proof, knowledge)


def _assert_all_agree(proof: Proof, knowledge: Knowledge) -> None:
    assert proof.witnesses is not None
    for place in range(proof.witnesses.number):
        assert knowledge.agrees(proof.witnesses.table(place))


def _knowing(rows: list[list[int]], lower: list[float], upper: list[float]) -> Knowledge:
    """Say what a reader knows of cells that some rows bring to 0."""
    system = System(sparse.csr_array(np.array(rows)), sparse.csr_array((0, len(lower)), dtype=int))
    return Knowledge(system, np.array(lower), np.array(upper), *nothing_stated(len(lower)))


def _given(base: list[int], *others: list[float]) -> Witnesses:
    differences = np.array(others).T - np.array(base)[:, np.newaxis]
    return Witnesses(np.array(base), sparse.csc_array(differences))


def test_a_table_of_halves_proves_nothing() -> None:
    """A is twice b, and so 2 or 4 where a and d, each at least 1, come to 6."""
    known = _knowing(
        [[0, 1, -1, 0, 0], [-1, 1, 1, 0, 0], [1, 0, 0, 1, -1]],
        [1, 0, 0, 1, 6],
        [np.inf, np.inf, np.inf, np.inf, 6],
    )
    halves = _given([2, 1, 1, 4, 6], [1, 0.5, 0.5, 5, 6], [4.0, 2, 2, 2, 6])
    for given in (None, halves):
        (finding,) = prove(known, np.array([0]), witnesses=given).findings
        assert (finding.status, finding.lowest, finding.highest) == (Status.EXPOSED, 2, 4)


def test_a_table_whose_sums_no_number_holds_proves_nothing() -> None:
    """16 x - y + z and y - z - 16 are 0: x is 1. Of 2 to the 60th, 16 times is 0 to a machine."""
    known = _knowing([[16, -1, 1, 0], [0, 1, -1, -1]], [0, 0, 0, 16], [np.inf, np.inf, np.inf, 16])
    differences = np.array([[2**60], [0], [0], [0]])
    far = Witnesses(np.array([1, 16, 0, 16]), sparse.csc_array(differences))
    for given in (None, far):
        (finding,) = prove(known, np.array([0]), witnesses=given).findings
        assert (finding.status, finding.highest) == (Status.EXPOSED, 1)


def test_of_joined_tables_those_that_agree_are_kept() -> None:
    """X + y is 5, and x at most 4: in the last check too, whatever came before it."""
    known = constraints_of(_knowing([[1, 1, -1]], [0, 0, 5], [4, np.inf, 5]))
    given = _given([1, 4, 5], [2, 3, 5], [2, 4, 5], [5, 0, 5], [-1, 6, 5])
    kept = checked(given, known)
    assert kept is not None
    assert [kept.table(place).tolist() for place in range(kept.number)] == [[1, 4, 5], [2, 3, 5]]
    assert checked(_given([2, 4, 5], [2, 3, 5]), known) is None
    assert checked(_given([1, 4, 5], [2.5, 2.5, 5]), known) is None


@pytest.mark.parametrize(
    "entries",
    [
        {"indices": [99]},
        {"indices": [-1]},
        {"indptr": [0, 5]},
        {"data": [0.5]},
        {"base": [1.0, 4.0, 5.0]},
    ],
)
def test_witnesses_that_are_no_whole_tables_are_as_good_as_none(tmp_path, entries) -> None:
    whole = {"base": [1, 4, 5], "data": [1], "indices": [0], "indptr": [0, 1]}
    np.savez(tmp_path / "witnesses.npz", **whole)
    assert kept_witnesses(tmp_path / "witnesses.npz") is not None
    np.savez(tmp_path / "witnesses.npz", **{**whole, **entries})
    assert kept_witnesses(tmp_path / "witnesses.npz") is None


def test_tables_are_given_of_the_cells_asked_for_and_none_twice() -> None:
    tables = [np.array(counts) for counts in ([1, 2, 3], [1, 2, 5], [4, 2, 3])]
    witnesses = joined([(np.arange(3), tables)], tables[0])
    assert [table.tolist() for table in witnesses.of(np.array([1, 2]))] == [[2, 3], [2, 5]]


@pytest.mark.parametrize("first", [[1, 2, 3], [7, 2, 3]])
def test_tables_of_two_proofs_together_are_all_there(first: list[int]) -> None:
    """The second's may begin with the same table, or with another."""
    one = joined(
        [(np.arange(3), [np.array([1, 2, 3]), np.array([4, 2, 3])])], np.zeros(3, np.int64)
    )
    tables = [np.array(first), np.array([1, 9, 3]), np.array([7, 2, 8])]
    both = one.with_those_of(joined([(np.arange(3), tables)], np.zeros(3, np.int64)))
    there = {tuple(both.table(place).tolist()) for place in range(both.number)}
    assert there == {(1, 2, 3), (4, 2, 3), (1, 9, 3), (7, 2, 8), tuple(first)}
    assert both.base.tolist() == [1, 2, 3]


def test_witnesses_are_read_as_they_were_kept(tmp_path) -> None:
    tables = [np.array(counts) for counts in ([1, 2, 3], [1, 2, 5], [4, 2, 3])]
    path = tmp_path / "folder" / "witnesses.npz"
    keep_witnesses(joined([(np.arange(3), tables)], tables[0]), path)
    read = kept_witnesses(path)
    assert read is not None
    assert [read.table(place).tolist() for place in range(read.number)] == [
        table.tolist() for table in tables
    ]


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 half a file"])
def test_witnesses_that_cannot_be_read_are_as_good_as_none(tmp_path, content) -> None:
    path = tmp_path / "witnesses.npz"
    if content is not None:
        path.write_bytes(content)
    assert kept_witnesses(path) is None


def test_a_cell_that_is_large_in_every_table_is_never_sensitive() -> None:
    # 30 = 20 + x + y and y is at most 3, so x is at least 7.
    tables = Tables()
    known, x, y = tables.add(20), tables.add(8), tables.add(2)
    tables.add_total([known, x, y])
    knowledge = tables.printed_but([x, y])
    knowledge.upper[y] = 3
    assert prove(knowledge, np.array([x])).findings[0].status == Status.NEVER_SENSITIVE


def test_no_time_proves_nothing() -> None:
    knowledge, hidden = _suppressed_square()
    proof = prove(knowledge, np.array(hidden), seconds=0)
    assert {finding.status for finding in proof.findings} == {Status.UNPROVED}
    assert not proof.holds
    assert proof.witnesses is None


def test_printed_figures_that_contradict_one_another_are_named() -> None:
    # The total of the first two is 5, and is printed as 6; the rest agrees.
    tables = Tables()
    first, second, third = tables.add(2), tables.add(3), tables.add(4)
    subtotal = tables.add_total([first, second])
    tables.add_total([subtotal, third])
    knowledge = tables.printed_but([third])
    knowledge.lower[subtotal] = knowledge.upper[subtotal] = 6
    with pytest.raises(Contradiction) as caught:
        prove(knowledge, np.array([third]))
    assert set(caught.value.cells.tolist()) == {first, second, subtotal}


def test_whole_numbers_alone_can_contradict() -> None:
    # Three pairs that each come to 1: only halves would do.
    tables = Tables()
    cells = [tables.add(1) for _ in range(3)]
    pairs = [tables.add_total([cells[i], cells[j]]) for i, j in ((0, 1), (1, 2), (0, 2))]
    knowledge = tables.printed_but(cells)
    knowledge.lower[pairs] = knowledge.upper[pairs] = 1
    with pytest.raises(Contradiction) as caught:
        prove(knowledge, np.array(cells))
    assert set(caught.value.cells.tolist()) == {*cells, *pairs}


def test_linear_bounds_overstate_what_whole_numbers_allow() -> None:
    # a + b = b + c = 3, so a = c; a + c + e = 3, so 2 a + e = 3: e is 1 or 3, never 0 or 2,
    # though a = 3/2 would leave e = 0.
    tables = Tables()
    a, b, c, e = tables.add(1), tables.add(2), tables.add(1), tables.add(1)
    for parts in ([a, b], [b, c], [a, c, e]):
        tables.add_total(parts)
    knowledge = tables.printed_but([a, b, c, e])
    finding = prove(knowledge, np.array([e])).findings[0]
    assert (finding.lowest, finding.highest) == (1, 3)
    assert finding.status == Status.EXPOSED


def test_a_coefficient_that_is_no_whole_number_is_refused_in_the_system() -> None:
    knowledge, hidden = _suppressed_square()
    broken = replace(
        knowledge, system=replace(knowledge.system, equations=knowledge.system.equations * 0.5)
    )
    with pytest.raises(ValueError, match="whole number"):
        prove(broken, np.array(hidden))


def test_a_contradiction_of_a_large_table_is_narrowed_down() -> None:
    # In an otherwise sound table one row's suppressed cells are known to be too many.
    tables, places = cross_table(np.arange(1, 37).reshape(6, 6))
    hidden = places[:4, :4].ravel().tolist()
    knowledge = tables.printed_but(hidden)
    row = places[1, :4].tolist()
    total = sum(tables.counts[cell] for cell in row)
    knowledge.lower[row] = total // 4 + 1
    with pytest.raises(Contradiction) as caught:
        prove(knowledge, np.array(hidden))
    assert set(caught.value.cells.tolist()) == set(places[1].tolist())
