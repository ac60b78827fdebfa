"""Funnel limits agree with scipy's distributions, and overdispersion with work by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nmspf_report.problems import Problem
from nmspf_report.statistics.funnels import Funnel, funnel, winsorised

BY_CHANCE = {"dispersion": 1.0, "is_overdispersed": False}
CONFIDENCE = st.sampled_from([0.95, 0.998])


def test_limits_of_a_share_by_hand() -> None:
    """Of 10 at 1/2: P(R <= 1) = 11/1024, P(R <= 2) = 56/1024; 2.5% is 25.6/1024.

    So r = 2, and 2 less (56 - 25.6) / 45 is 1.32444, a share of 0.132444.
    """
    lower, upper = Funnel("binomial", 0.5, **BY_CHANCE).limits([10.0], 0.95)
    assert lower == pytest.approx((2 - 30.4 / 45) / 10)
    assert upper == pytest.approx((8 - (1013 - 998.4) / 45) / 10)


def test_limits_of_a_rate_by_hand() -> None:
    """Of 4 expected: P(R <= 0) = 0.0183156, P(R <= 1) = 0.0915782; so r = 1 at 2.5%."""
    lower, _ = Funnel("poisson", 2.0, **BY_CHANCE).limits([2.0], 0.95)
    none, one = np.exp(-4.0), 4 * np.exp(-4.0)
    assert lower == pytest.approx((1 - (none + one - 0.025) / one) / 2)


@given(st.integers(1, 3000), st.floats(0.01, 0.99), CONFIDENCE)
def test_limits_of_shares_lie_within_one_event_of_the_quantiles_of_scipy(
    size: int, target: float, confidence: float
) -> None:
    limits = Funnel("binomial", target, **BY_CHANCE).limits([float(size)], confidence)
    for limit, tail in zip(limits, ((1 - confidence) / 2, (1 + confidence) / 2), strict=True):
        assert_interpolated(float(limit[0]) * size, stats.binom(size, target), tail)


@given(st.floats(0.05, 3000), CONFIDENCE)
def test_limits_of_rates_lie_within_one_event_of_the_quantiles_of_scipy(
    expected: float, confidence: float
) -> None:
    limits = Funnel("poisson", expected / 7, **BY_CHANCE).limits([7.0], confidence)
    for limit, tail in zip(limits, ((1 - confidence) / 2, (1 + confidence) / 2), strict=True):
        assert_interpolated(float(limit[0]) * 7, stats.poisson(expected), tail)


def assert_interpolated(events: float, distribution: object, tail: float) -> None:
    """Compare with the definition, worked with another implementation of the distribution."""
    frozen: stats.distributions.rv_frozen = distribution  # type: ignore[assignment]
    count = frozen.ppf(tail)
    share = (frozen.cdf(count) - tail) / frozen.pmf(count)
    assert events == pytest.approx(max(count - share, 0.0), abs=1e-5)


def test_large_areas_come_near_the_normal_limits() -> None:
    lower, upper = Funnel("binomial", 0.4, **BY_CHANCE).limits([100_000.0], 0.95)
    spread = 1.959964 * np.sqrt(0.4 * 0.6 / 100_000)
    assert lower == pytest.approx(0.4 - spread, abs=2e-5)
    assert upper == pytest.approx(0.4 + spread, abs=2e-5)


def test_limits_narrow_as_areas_grow_and_the_wider_hold_the_narrower() -> None:
    sizes = np.arange(1.0, 2000.0)
    for distribution, target in (("binomial", 0.3), ("poisson", 0.3)):
        made = Funnel(distribution, target, **BY_CHANCE)  # type: ignore[arg-type]
        lower, upper = made.limits(sizes, 0.95)
        lowest, highest = made.limits(sizes, 0.998)
        assert (lowest <= lower).all()
        assert (upper <= highest).all()
        assert (lower <= target).all()
        assert (target <= upper).all()
        assert (np.diff(upper[50:]) < 1e-3).all()


def test_z_scores_beyond_the_tenth_and_ninetieth_point_are_drawn_in() -> None:
    """Of 0, 1 … 10 the points are 1 and 9."""
    assert winsorised(np.arange(11.0)).tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]


def test_overdispersion_by_hand() -> None:
    """Shares of 0.4 and 0.6 among 100 each, from 0.5: each z-score is 2 or -2, so φ is 4."""
    made = funnel([0.4, 0.6] * 6, [100.0] * 12, 0.5, "binomial")
    assert made is not None
    assert made.dispersion == pytest.approx(4.0)
    assert made.is_overdispersed
    lower, upper = made.limits([100.0], 0.95)
    assert upper == pytest.approx(0.5 + 1.959964 * 2 * 0.05)
    assert lower == pytest.approx(0.5 - 1.959964 * 2 * 0.05)


def test_what_chance_gives_widens_nothing() -> None:
    """Each z-score is 1 or -1: φ is 1, well below 21.03 / 12 (chi-square, 12 degrees, 95%)."""
    made = funnel([0.45, 0.55] * 6, [100.0] * 12, 0.5, "binomial")
    assert made == Funnel("binomial", 0.5, pytest.approx(1.0), is_overdispersed=False)


def test_the_bound_of_overdispersion_is_that_of_scipy() -> None:
    most = stats.chi2(12).ppf(0.95) / 12
    for factor, is_overdispersed in ((0.99, False), (1.01, True)):
        away = 0.05 * np.sqrt(most) * factor
        made = funnel([0.5 - away, 0.5 + away] * 6, [100.0] * 12, 0.5, "binomial")
        assert made is not None
        assert made.is_overdispersed == is_overdispersed


def test_rates_scatter_as_counts_do() -> None:
    """4 per unit expected, areas of 25 units: z is (rate - 4) / √(4 / 25), so 4.8 gives 2."""
    made = funnel([3.2, 4.8] * 5, [25.0] * 10, 4.0, "poisson")
    assert made is not None
    assert made.dispersion == pytest.approx(4.0)
    lower, upper = made.limits([25.0], 0.95)
    assert upper == pytest.approx(4 + 1.959964 * np.sqrt(4 * 4 / 25))
    assert lower == pytest.approx(4 - 1.959964 * np.sqrt(4 * 4 / 25))


@pytest.mark.parametrize(("areas", "target"), [(9, 0.5), (12, 0.0), (12, 1.0)])
def test_too_few_areas_or_nothing_left_to_chance_give_no_funnel(areas: int, target: float) -> None:
    assert funnel([0.5] * areas, [100.0] * areas, target, "binomial") is None


def test_an_area_of_no_size_is_refused() -> None:
    with pytest.raises(Problem):
        funnel([0.5] * 12, [100.0] * 11 + [0.0], 0.5, "binomial")
