"""Wilson's, Byar's and exact limits against published tables and independent arithmetic."""

from math import exp, factorial, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.problems import Problem
from nmspf_report.statistics.intervals import (
    byar_interval,
    proportion,
    rate,
    refuse_wrong_shares,
    wilson_interval,
)

confidences = st.floats(0.5, 0.9999)


@st.composite
def shares(draw):
    denominator = draw(st.integers(1, 1_000_000))
    return draw(st.integers(0, denominator)), denominator


# Newcombe 1998, table I, method 3 (score without continuity correction), 95%.
@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_limits_are_those_of_newcombes_table(numerator, denominator, lower, upper):
    interval = wilson_interval(numerator, denominator, 0.95)

    assert interval.value == numerator / denominator
    assert interval.lower == pytest.approx(lower, abs=5e-5)
    assert interval.upper == pytest.approx(upper, abs=5e-5)


@given(shares(), confidences)
def test_wilson_limits_solve_the_score_equation(share, confidence):
    numerator, denominator = share
    interval = wilson_interval(numerator, denominator, confidence)
    z = NormalDist().inv_cdf((1 + confidence) / 2)

    for limit in (float(interval.lower), float(interval.upper)):
        spread = z * sqrt(limit * (1 - limit) / denominator)
        assert abs(numerator / denominator - limit) == pytest.approx(spread, rel=1e-6, abs=1e-12)


@given(shares(), confidences)
def test_wilson_limits_contain_the_proportion_and_stay_within_nothing_and_all(share, confidence):
    interval = wilson_interval(*share, confidence)

    assert 0 <= interval.lower <= interval.value <= interval.upper <= 1
    assert interval.lower < interval.upper


def test_wilson_limits_of_none_and_of_all_are_exactly_0_and_1():
    interval = wilson_interval([0, 20], [20, 20], 0.998)

    assert interval.lower[0] == 0
    assert interval.upper[1] == 1


@given(shares())
def test_wilson_limits_mirror_for_those_not_counted(share):
    numerator, denominator = share
    counted = wilson_interval(numerator, denominator, 0.95)
    rest = wilson_interval(denominator - numerator, denominator, 0.95)

    assert counted.lower == pytest.approx(1 - rest.upper, abs=1e-12)


@given(shares(), st.integers(2, 50))
def test_wilson_limits_narrow_with_more_data(share, times):
    few = wilson_interval(*share, 0.95)
    many = wilson_interval(share[0] * times, share[1] * times, 0.95)

    assert many.upper - many.lower < few.upper - few.lower


@given(shares())
def test_wilson_limits_widen_with_confidence(share):
    narrow, wide = (wilson_interval(*share, confidence) for confidence in (0.95, 0.998))

    assert wide.lower <= narrow.lower
    assert narrow.upper <= wide.upper
    assert wide.upper - wide.lower > narrow.upper - narrow.lower


# Published tables of exact Poisson limits (Garwood 1936; Ulm 1990).
@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (9, 4.1154, 17.0848)],
)
def test_limits_of_small_counts_are_those_of_poisson_tables(count, lower, upper):
    interval = byar_interval(count, 10_000, 0.95)

    assert interval.value == count
    assert interval.lower == pytest.approx(lower, abs=5e-5)
    assert interval.upper == pytest.approx(upper, abs=5e-5)


@given(st.integers(1, 9), st.floats(0.5, 0.999))
def test_limits_of_small_counts_leave_half_the_doubt_in_each_tail(count, confidence):
    interval = byar_interval(count, 1, confidence, per=1)
    tail = (1 - confidence) / 2

    seen_or_more = 1 - _poisson_up_to(count - 1, float(interval.lower))
    seen_or_fewer = _poisson_up_to(count, float(interval.upper))

    assert seen_or_more == pytest.approx(tail, rel=1e-9)
    assert seen_or_fewer == pytest.approx(tail, rel=1e-9)


def _poisson_up_to(count, mean):
    return exp(-mean) * sum(mean**number / factorial(number) for number in range(count + 1))


# By hand, with z = 1.959964 (95%) and 3.090232 (99.8%):
#  10, 95%:   lower 10 (1 - 1/90 - 1.959964 / 9.486833)^3 = 10 x 0.782290^3 = 4.78743
#             upper 11 (1 - 1/99 + 1.959964 / 9.949874)^3 = 11 x 1.186883^3 = 18.3914
# 100, 95%:   lower 100 (1 - 1/900 - 1.959964 / 30)^3 = 100 x 0.933557^3 = 81.3621
#             upper 101 (1 - 1/909 + 1.959964 / 30.149627)^3 = 101 x 1.063908^3 = 121.628
# 100, 99.8%: lower 100 x (1 - 0.00111111 - 0.10300774)^3 = 100 x 0.895881^3 = 71.9035
#             upper 101 x (1 - 0.00110011 + 0.10249653)^3 = 101 x 1.101396^3 = 134.9436
@pytest.mark.parametrize(
    ("count", "confidence", "lower", "upper"),
    [
        (10, 0.95, 4.78743, 18.3914),
        (100, 0.95, 81.3621, 121.628),
        (100, 0.998, 71.9035, 134.9436),
    ],
)
def test_limits_from_10_on_are_byars(count, confidence, lower, upper):
    interval = byar_interval(count, 10_000, confidence)

    assert interval.lower == pytest.approx(lower, rel=1e-5)
    assert interval.upper == pytest.approx(upper, rel=1e-5)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_limits_hardly_jump_where_byars_begin(confidence):
    """The exact limits of 10, from the Poisson tails, are within 2% of Byar's."""
    interval = byar_interval(10, 1, confidence, per=1)
    tail = (1 - confidence) / 2

    assert 1 - _poisson_up_to(9, float(interval.lower) * 1.02) > tail
    assert 1 - _poisson_up_to(9, float(interval.lower) * 0.98) < tail
    assert _poisson_up_to(10, float(interval.upper) * 1.02) < tail
    assert _poisson_up_to(10, float(interval.upper) * 0.98) > tail


def test_rates_are_per_10_000_unless_another_number_is_given():
    assert rate(30, 60_000) == 5
    assert rate(30, 60_000, per=1_000) == 0.5
    assert byar_interval(30, 60_000, 0.95).value == 5
    assert byar_interval(30, 60_000, 0.95, per=100_000).lower == pytest.approx(
        10 * byar_interval(30, 60_000, 0.95).lower
    )


@given(st.integers(0, 1_000_000), st.integers(1, 10_000_000), confidences)
def test_rate_limits_contain_the_rate(count, population, confidence):
    interval = byar_interval(count, population, confidence)

    assert 0 <= interval.lower <= interval.value < interval.upper


@given(st.integers(0, 1_000_000), st.integers(1, 10_000_000))
def test_rate_limits_widen_with_confidence(count, population):
    narrow, wide = (byar_interval(count, population, confidence) for confidence in (0.95, 0.998))

    assert wide.lower <= narrow.lower
    assert narrow.upper < wide.upper


@given(st.integers(0, 100_000), st.integers(1, 1_000_000), st.integers(2, 50))
def test_rate_limits_narrow_with_more_data(count, population, times):
    few = byar_interval(count, population, 0.95)
    many = byar_interval(count * times, population * times, 0.95)

    assert many.upper - many.lower < few.upper - few.lower


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(40, 90)), min_size=1, max_size=30))
def test_arrays_give_what_each_of_their_figures_gives(pairs):
    counts, bases = np.array(pairs).T
    wilson, byar = wilson_interval(counts, bases, 0.95), byar_interval(counts, bases, 0.95)

    for position, (count, base) in enumerate(pairs):
        assert [part[position] for part in wilson] == pytest.approx(
            list(wilson_interval(count, base, 0.95)), rel=1e-12
        )
        assert [part[position] for part in byar] == pytest.approx(
            list(byar_interval(count, base, 0.95)), rel=1e-12
        )


def test_missing_in_gives_missing_out_and_leaves_the_others():
    wilson = wilson_interval([None, 1, 1], [4, np.nan, 4], 0.95)
    byar = byar_interval([None, 1, 12], [4_000, np.nan, 4_000], 0.95)

    for interval in (wilson, byar):
        for part in interval:
            assert np.isnan(part).tolist() == [True, True, False]
    assert np.isnan(proportion(None, 4))
    assert np.isnan(rate(4, None))


def test_a_share_of_nothing_does_not_apply():
    assert np.isnan(proportion([0, 1], [0, 2])).tolist() == [True, False]
    assert np.isnan(wilson_interval(0, 0, 0.95)).all()


def test_a_share_and_a_rate_of_full_time_equivalents_need_no_whole_number():
    assert proportion(1.5, 6) == 0.25
    assert rate(1.5, 30_000) == 0.5


def test_a_rate_can_pass_its_population():
    assert rate(12, 10, per=10) == 12


@pytest.mark.parametrize("compute", [proportion, lambda a, b: wilson_interval(a, b, 0.95)])
@pytest.mark.parametrize(
    ("numerator", "denominator", "problem"),
    [
        (-1, 10, "negative_count"),
        (1, -10, "negative_denominator"),
        (11, 10, "numerator_above_denominator"),
        (1, 0, "numerator_above_denominator"),
        (np.inf, 10, "not_finite"),
        (1, np.inf, "not_finite"),
        ("c", 10, "not_numbers"),
    ],
)
def test_wrong_shares_are_refused_by_name(compute, numerator, denominator, problem):
    with pytest.raises(Problem) as refused:
        compute(numerator, denominator)

    assert refused.value.name == problem


@pytest.mark.parametrize("compute", [rate, lambda a, b: byar_interval(a, b, 0.95)])
@pytest.mark.parametrize(
    ("count", "population", "problem"),
    [
        (-1, 10, "negative_count"),
        (1, -10, "negative_population"),
        (1, 0, "zero_population"),
        (None, 0, "zero_population"),
        (np.inf, 10, "not_finite"),
        (1, np.inf, "not_finite"),
        ("x", 10, "not_numbers"),
    ],
)
def test_wrong_rates_are_refused_by_name(compute, count, population, problem):
    with pytest.raises(Problem) as refused:
        compute(count, population)

    assert refused.value.name == problem


@pytest.mark.parametrize(
    ("interval", "count", "base"),
    [(wilson_interval, 1.5, 6), (wilson_interval, 1, 6.5), (byar_interval, 1.5, 6_000)],
)
def test_limits_of_what_is_not_whole_are_refused(interval, count, base):
    with pytest.raises(Problem) as refused:
        interval(count, base, 0.95)

    assert refused.value.name == "fractional_count"


@pytest.mark.parametrize("interval", [wilson_interval, byar_interval])
@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, np.nan])
def test_a_confidence_that_is_not_between_0_and_1_is_refused(interval, confidence):
    with pytest.raises(Problem) as refused:
        interval(1, 10, confidence)

    assert refused.value.name == "wrong_confidence"


@pytest.mark.parametrize("per", [0, -10_000, np.inf, np.nan])
def test_a_rate_per_nothing_is_refused(per):
    for compute in (rate, lambda count, base, per: byar_interval(count, base, 0.95, per)):
        with pytest.raises(Problem) as refused:
            compute(1, 10, per)
        assert refused.value.name == "wrong_multiplier"


@pytest.mark.parametrize("confidence", [1e-9, 1 - 1e-15])
def test_any_confidence_between_0_and_1_gives_limits(confidence):
    for interval in (
        wilson_interval([0, 5, 10], 10, confidence),
        byar_interval([0, 5, 10, 1_000], 10_000, confidence),
    ):
        assert np.isfinite(interval.lower).all()
        assert np.isfinite(interval.upper).all()
        assert (interval.lower >= 0).all()


def test_a_refusal_names_the_first_wrong_figure_and_its_place():
    with pytest.raises(
        Problem, match="row 1: The numerator 5 is above its denominator 3"
    ) as refused:
        refuse_wrong_shares([1, 5, 9], [2, 3, 4], lambda position: f"row {position}")

    assert refused.value.where == "row 1"
