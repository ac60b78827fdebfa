"""Natural process limits agree with published ones, and each rule marks what it should by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.statistics.control import Rule, control, natural_limits

FLOW_RATE = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2."""

PLOT_THE_DOTS = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
"""NHSRplotthedots, vignette "Deviations from Excel defaults"."""

STEADY = [10.0, 12.0] * 4
"""Mean 11, each moving range 2: limits 5.68 and 16.32; near from 7.4533 and 14.5467."""


def around(*later: float | None) -> list[float | None]:
    """Give values by which the mean and the moving range stay so much the same to reason with."""
    return [*STEADY * 20, *later]


def broken(values: list[float | None], rule: Rule) -> list[int]:
    """Give the positions that break a rule, from the end: -1 is the last."""
    (phase,) = control(values)
    return [place - len(values) for place in phase.signals.get(rule, ())]


def test_limits_are_those_of_the_nist_handbook() -> None:
    """Published: 50.81, 45.8159, 55.8041, with 3 / 1.128 where here it is rounded to 2.66."""
    limits = natural_limits(FLOW_RATE)
    assert limits.centre == pytest.approx(50.81, abs=1e-9)
    assert limits.lower == pytest.approx(45.8159, abs=0.001)
    assert limits.upper == pytest.approx(55.8041, abs=0.001)


def test_limits_are_those_of_making_data_count() -> None:
    """Published, as the programme's workbooks have them: mean 1.94, limits -3.06 and 6.95."""
    limits = natural_limits(PLOT_THE_DOTS)
    found = [float(limits.centre), float(limits.lower), float(limits.upper)]
    assert np.round(found, 2).tolist() == [1.94, -3.06, 6.95]
    (phase,) = control([float(value) for value in PLOT_THE_DOTS])
    assert phase.signals == {Rule.OUTSIDE: (4,)}


def test_limits_by_hand() -> None:
    (phase,) = control(STEADY)
    assert (phase.centre, phase.known) == (11.0, 8)
    assert phase.lower == pytest.approx(11 - 2.66 * 2)
    assert phase.upper == pytest.approx(11 + 2.66 * 2)
    assert not phase.signals


def test_seven_values_set_no_limits() -> None:
    (phase,) = control(STEADY[:7])
    assert not phase.has_limits
    assert (phase.centre, phase.lower, phase.upper, phase.signals) == (None, None, None, {})


def test_below_twelve_values_limits_are_provisional() -> None:
    (eleven,) = control([*STEADY, 10.0, 12.0, 10.0])
    (twelve,) = control([*STEADY, 10.0, 12.0, 10.0, 12.0])
    assert eleven.is_provisional
    assert not twelve.is_provisional


def test_a_missing_value_has_no_part_in_the_limits() -> None:
    """No moving range is taken across it: of 10, None, 10 there is none."""
    (phase,) = control([12.0, 10.0, None, 10.0, 12.0, *STEADY])
    assert phase.known == 12
    assert phase.centre == pytest.approx(11.0)
    assert phase.upper == pytest.approx(11 + 2.66 * 2)


def test_a_value_outside_the_limits() -> None:
    assert broken(around(16.5), Rule.OUTSIDE) == [-1]
    assert broken(around(5.5), Rule.OUTSIDE) == [-1]
    assert broken(around(16.0), Rule.OUTSIDE) == []


def test_seven_on_one_side_of_the_mean_are_a_run_and_six_are_none() -> None:
    above = [11.5, 12.0, 11.5, 12.0, 11.5, 12.0]
    assert broken(around(10.0, *above), Rule.RUN) == []
    assert broken(around(10.0, *above, 11.5), Rule.RUN) == [-7, -6, -5, -4, -3, -2, -1]


def test_a_missing_value_ends_a_run() -> None:
    above = [11.5, 12.0, 11.5, None, 12.0, 11.5, 12.0, 11.5]
    assert broken(around(10.0, *above), Rule.RUN) == []


def test_a_value_on_the_mean_ends_a_run() -> None:
    """Means of 0.1 are not exactly 0.1 in floating point: it must not look like a run."""
    (phase,) = control([0.1] * 12)
    assert phase.signals == {}


def test_seven_rising_values_are_a_trend_and_six_are_none() -> None:
    rising = [9.0, 9.5, 10.0, 10.5, 11.5, 12.5]
    assert broken(around(*rising), Rule.TREND) == []
    assert broken(around(*rising, 13.0), Rule.TREND) == [-7, -6, -5, -4, -3, -2, -1]
    assert broken(around(10.0, *reversed([*rising, 13.0])), Rule.TREND) == [*range(-7, 0)]


def test_a_value_that_stays_ends_a_trend() -> None:
    assert broken(around(9.0, 9.5, 10.0, 10.5, 10.5, 11.5, 12.5, 13.0), Rule.TREND) == []


def test_two_of_three_near_a_limit_all_on_one_side() -> None:
    """15 is near (beyond 14.55) and not outside; 12 between them is above the mean."""
    assert broken(around(10.0, 15.0, 12.0, 15.0), Rule.NEAR) == [-3, -1]
    assert broken(around(10.0, 15.0, 10.0, 15.0), Rule.NEAR) == []
    assert broken(around(10.0, 14.0, 12.0, 15.0), Rule.NEAR) == []
    assert broken(around(12.0, 7.0, 10.0, 7.0), Rule.NEAR) == [-3, -1]


def test_nothing_reaches_across_a_break() -> None:
    """Eight tens and then eight hundreds: each part has limits of its own and breaks no rule."""
    values = [*STEADY, *(value + 100 for value in STEADY)]
    before, after = control(values, breaks=[8])
    assert (before.start, before.stop, after.start, after.stop) == (0, 8, 8, 16)
    assert (before.centre, after.centre) == (11.0, 111.0)
    assert after.upper == pytest.approx(111 + 2.66 * 2)
    assert not before.signals
    assert not after.signals


def test_too_few_values_after_a_break_have_no_limits() -> None:
    before, after = control([*STEADY, 50.0, 60.0], breaks=[8])
    assert before.has_limits
    assert not after.has_limits


@given(
    st.lists(st.integers(0, 50), min_size=16, max_size=24),
    st.lists(st.integers(0, 50), min_size=16, max_size=24),
)
def test_a_phase_says_what_its_values_alone_say(first: list[int], second: list[int]) -> None:
    _, apart = control([float(one) for one in (*first, *second)], breaks=[len(first)])
    (alone,) = control([float(one) for one in second])
    assert (apart.centre, apart.lower, apart.upper) == (alone.centre, alone.lower, alone.upper)
    moved = {rule: tuple(p + len(first) for p in places) for rule, places in alone.signals.items()}
    assert apart.signals == moved


@given(st.lists(st.integers(0, 40), min_size=8, max_size=20), st.integers(1, 9))
def test_the_rules_know_no_unit_and_no_direction(values: list[int], factor: int) -> None:
    (phase,) = control([float(one) for one in values])
    (scaled,) = control([float(100 - factor * one) for one in values])
    assert scaled.signals == phase.signals
