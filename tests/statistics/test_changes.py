"""Differences of shares and ratios of rates, against published values and another method."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from nmspf_report.problems import Problem
from nmspf_report.statistics.changes import rate_ratio, share_difference


@pytest.mark.parametrize(
    ("later", "earlier", "limits"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_newcombes_own_examples(later, earlier, limits):
    """Table II of Newcombe (1998), method 10."""
    found = share_difference(earlier, later, 0.95)
    assert (round(float(found.lower), 4), round(float(found.upper), 4)) == limits


def test_a_difference_the_other_way_round_has_its_limits_turned():
    up, down = share_difference((3, 10), (9, 10), 0.95), share_difference((9, 10), (3, 10), 0.95)
    assert float(up.lower) == pytest.approx(-float(down.upper))
    assert float(up.upper) == pytest.approx(-float(down.lower))


def test_of_nothing_there_is_no_difference_and_no_ratio():
    assert math.isnan(share_difference((1, 2), (0, 0), 0.95).value)
    assert math.isnan(rate_ratio((0, 100), (0, 100), 0.95).value)
    assert math.isnan(rate_ratio((None, 100), (3, 100), 0.95).lower)


def test_a_ratio_worked_by_hand():
    """30 of 50 events in the later of two equal years.

    Wilson: (0.6 + 1.9208 / 50 -+ 1.96 sqrt(0.24 / 50 + 0.9604 / 2500)) / (1 + 3.8415 / 50), so
    0.4618 and 0.7239 of all; 0.4618 / 0.5382 = 0.858 and 0.7239 / 0.2761 = 2.622.
    """
    found = rate_ratio((20, 1), (30, 1), 0.95)
    assert [round(float(part), 3) for part in found] == [1.5, 0.858, 2.622]


def test_a_ratio_counts_persons():
    alone, doubled = rate_ratio((20, 1), (30, 1), 0.95), rate_ratio((20, 1), (30, 2), 0.95)
    assert np.allclose(np.array(alone) / 2, np.array(doubled))


def test_from_no_event_a_ratio_has_no_upper_end():
    found = rate_ratio((0, 100), (9, 100), 0.95)
    assert found.value == math.inf
    assert found.upper == math.inf
    assert 1 < found.lower < math.inf


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_ratio_leaves_one_out_where_the_chi_square_of_equal_shares_is_beyond_its_limit(
    before: int, now: int
):
    """The score test that Wilson's interval turns round: (now - before)² / (now + before)."""
    statistic = (now - before) ** 2 / (now + before)
    found = rate_ratio((before, 1), (now, 1), 0.95)
    if abs(statistic - 1.959964**2) > 1e-6:
        assert (statistic > 1.959964**2) == (not found.lower <= 1 <= found.upper)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_difference_agrees_with_chi_square_well_away_from_its_limit(before: int, now: int):
    """Pearson's test, another method: they agree unless it is close."""
    table = [[before, 60 - before], [now, 60 - now]]
    if 0 < before + now < 120:
        p = chi2_contingency(table, correction=False).pvalue
        found = share_difference((before, 60), (now, 60), 0.95)
        if p < 0.03 or p > 0.07:
            assert (p < 0.05) == (not found.lower <= 0 <= found.upper)


@pytest.mark.parametrize("wrong", [(1.5, 10), (-1, 10), (3, 0)])
def test_a_ratio_refuses_what_is_no_rate(wrong):
    with pytest.raises(Problem):
        rate_ratio(wrong, (1, 10), 0.95)
