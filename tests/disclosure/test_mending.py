"""A pattern is proved with all cells, those among them that nobody prints."""

from dataclasses import replace

import numpy as np
import pytest

from nmspf_report.disclosure.cells.rests import Rests
from nmspf_report.disclosure.proof.knowledge import Knowledge, nothing_stated
from nmspf_report.disclosure.proof.proving import prove
from nmspf_report.disclosure.suppression import mending
from nmspf_report.disclosure.suppression.mending import Unmended, suppress_with_proof
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    PUBLISHABLE,
    UNPUBLISHED,
    WITHHELD,
)
from tests.disclosure.test_suppression import protection

# A whole of 6 that is withheld, a part that is all 6, and something else with which it makes 7.
WHOLE, PART, REST, ELSE, SUM = range(5)
EQUATIONS = [[1, -1, -1, 0, 0], [1, 0, 0, 1, -1]]
COUNTS = [6, 6, 0, 1, 7]
ROLES = [WITHHELD, PUBLISHABLE, UNPUBLISHED, UNPUBLISHED, KNOWN]
SUBTRACTION = (np.array([WHOLE]), np.array([PART]), np.array([REST]))
RESTS = Rests((SUBTRACTION,), left_out=np.zeros(5, dtype=bool), most=4)


def test_what_a_printed_part_leaves_of_a_withheld_whole_is_not_certain_to_be_small():
    """With the part printed the whole is 6 or 7, and 0 or 1 is left: the part goes too."""
    asked = protection(EQUATIONS, COUNTS, ROLES)
    without = suppress_with_proof(asked, (1, 4), 60.0).suppressed
    assert np.flatnonzero(without).tolist() == [WHOLE]
    chosen = suppress_with_proof(replace(asked, rests=RESTS), (1, 4), 60.0).suppressed
    assert np.flatnonzero(chosen).tolist() == [WHOLE, PART]


def test_the_tables_that_prove_a_mended_pattern_come_with_it():
    """Those of each round: whoever sees what is printed then has to look for none."""
    asked = protection(EQUATIONS, COUNTS, ROLES)
    pattern = suppress_with_proof(replace(asked, rests=RESTS), (1, 4), 60.0)
    printed = np.array([True, True, False, False, True]) & ~pattern.suppressed
    bounds = np.where(printed, COUNTS, 0.0), np.where(printed, COUNTS, np.inf)
    knowledge = Knowledge(asked.system, *bounds, *nothing_stated(len(COUNTS)))
    proof = prove(knowledge, np.array([WHOLE, PART]), (1, 4), witnesses=pattern.witnesses)
    assert proof.holds
    assert (proof.linear, proof.integer) == (0, 0)
    assert pattern.witnesses.base.tolist() == COUNTS


def test_what_a_year_leaves_out_and_its_quarters_hold_is_not_certain_to_be_small():
    """A sum of 12 holds 2 of one authority, and its year of 10 leaves that authority out."""
    others, own, quarter, year = range(4)
    asked = protection(
        [[1, 1, -1, 0], [1, 0, 0, -1]],
        [10, 2, 12, 10],
        [UNPUBLISHED, UNPUBLISHED, PUBLISHABLE, PUBLISHABLE],
    )
    left_out = np.arange(4) == own
    for is_known, expected in ((np.zeros(4, dtype=bool), 0), (left_out, 1)):
        rests = Rests((), left_out=is_known, most=4)
        chosen = suppress_with_proof(replace(asked, rests=rests), (1, 4), 60.0).suppressed
        assert chosen[[quarter, year]].sum() == expected
        assert not chosen[[others, own]].any()


def test_two_quarters_that_a_year_leaves_out_do_not_come_to_a_small_count_for_certain():
    """Both can be 1 and 4 where they come to 4; so each has to be able to be 5."""
    others, first, second, quarters, year = range(5)
    asked = replace(
        protection(
            [[1, 1, 1, -1, 0], [1, 0, 0, 0, -1]],
            [10, 1, 3, 14, 10],
            [UNPUBLISHED, UNPUBLISHED, UNPUBLISHED, PUBLISHABLE, PUBLISHABLE],
        ),
        rests=Rests((), left_out=np.isin(np.arange(5), [first, second]), most=4),
    )
    chosen = suppress_with_proof(asked, (1, 4), 60.0).suppressed
    assert chosen[[quarters, year]].sum() == 1
    assert not chosen[others]


@pytest.mark.parametrize("left", [4, 40])
def test_what_may_be_large_needs_no_more(left):
    """With 4 left of a whole of 10, the whole is 6 to 11: up to 5 may be left."""
    counts = [6 + left, 6, left, 1, 7 + left]
    asked = replace(protection(EQUATIONS, counts, ROLES), rests=RESTS)
    chosen = suppress_with_proof(asked, (1, 4), 60.0).suppressed
    assert np.flatnonzero(chosen).tolist() == [WHOLE]


def test_a_mending_that_does_not_end_names_what_it_leaves(monkeypatch):
    monkeypatch.setattr(mending, "MOST_ROUNDS", 1)
    asked = replace(
        protection(EQUATIONS, COUNTS, ROLES),
        rests=RESTS,
    )
    with pytest.raises(Unmended) as failed:
        suppress_with_proof(asked, (1, 4), 60.0)
    assert failed.value.cells.tolist() == [REST]
