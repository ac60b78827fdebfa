"""A pattern is proved with all cells, those among them that nobody prints."""

from dataclasses import replace

import numpy as np
import pytest

from nmspf_report.disclosure.suppression import mending
from nmspf_report.disclosure.suppression.mending import Unmended, suppress_with_proof
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    PUBLISHABLE,
    UNPUBLISHED,
    WITHHELD,
    Rests,
)
from tests.disclosure.test_suppression import protection

# A whole of 6 that is withheld, a part that is all 6, and something else with which it makes 7.
WHOLE, PART, REST, ELSE, SUM = range(5)
EQUATIONS = [[1, -1, -1, 0, 0], [1, 0, 0, 1, -1]]
COUNTS = [6, 6, 0, 1, 7]
ROLES = [WITHHELD, PUBLISHABLE, UNPUBLISHED, UNPUBLISHED, KNOWN]
SUBTRACTION = (np.array([WHOLE]), np.array([PART]), np.array([REST]))


def test_what_a_printed_part_leaves_of_a_withheld_whole_is_not_certain_to_be_small():
    """With the part printed the whole is 6 or 7, and 0 or 1 is left: the part goes too."""
    asked = protection(EQUATIONS, COUNTS, ROLES)
    without = suppress_with_proof(asked, (1, 4), 60.0)
    assert np.flatnonzero(without).tolist() == [WHOLE]
    rests = Rests((SUBTRACTION,), most=4)
    chosen = suppress_with_proof(replace(asked, rests=rests), (1, 4), 60.0)
    assert np.flatnonzero(chosen).tolist() == [WHOLE, PART]


@pytest.mark.parametrize("left", [4, 40])
def test_what_may_be_large_needs_no_more(left):
    """With 4 left of a whole of 10, the whole is 6 to 11: up to 5 may be left."""
    counts = [6 + left, 6, left, 1, 7 + left]
    rests = Rests((SUBTRACTION,), most=4)
    asked = replace(protection(EQUATIONS, counts, ROLES), rests=rests)
    chosen = suppress_with_proof(asked, (1, 4), 60.0)
    assert np.flatnonzero(chosen).tolist() == [WHOLE]


def test_a_mending_that_does_not_end_names_what_it_leaves(monkeypatch):
    monkeypatch.setattr(mending, "MOST_ROUNDS", 1)
    asked = replace(protection(EQUATIONS, COUNTS, ROLES), rests=Rests((SUBTRACTION,), most=4))
    with pytest.raises(Unmended) as failed:
        suppress_with_proof(asked, (1, 4), 60.0)
    assert failed.value.cells.tolist() == [REST]
