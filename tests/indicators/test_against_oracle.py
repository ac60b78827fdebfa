"""The fast engine and the independent one agree on every figure of every indicator."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import WHOLE
from nmspf_report.geography import Geography, read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.rollup import coverage, roll_up
from nmspf_report.returns.reading import CaseLevelReturn
from nmspf_report.returns.sample import sample_return
from tests.indicators.comparing import as_case_level, as_plain, differences, figures_of
from tests.indicators.strategies import YEARS, little_returns
from tests.oracle import counting, rollup
from tests.oracle.counting import PlainReturn
from tests.oracle.writing import written_return

# Two of the smallest authorities, of which Blaenau Gwent misses a quarter of 2023-24.
SAMPLED = ("W06000024", "W06000019")
SAMPLED_YEARS = (2023, 2024)
TOOK_LONG = [HealthCheck.too_slow, HealthCheck.data_too_large]


def geography_of(returns: Sequence[PlainReturn]) -> Geography:
    """Give a Wales of these authorities alone."""
    wales = read_geography("wales")
    codes = {plain.manifest.area_code for plain in returns}
    return replace(wales, authorities=tuple(wales.area(code) for code in sorted(codes)))


def assert_engines_agree(
    sent: Sequence[CaseLevelReturn], returns: Sequence[PlainReturn], years: tuple[int, int]
) -> None:
    framework = read_framework("nmspf_c")
    geography = geography_of(returns)
    observations = count_returns(framework, sent, years, geography)
    figures = counting.count_returns(framework, returns, years)
    assert differences(figures_of(observations), figures) == []
    together = {**figures, **rollup.roll_up(figures, geography)}
    assert differences(figures_of(roll_up(observations, geography)), together) == []
    assert areas_missing(coverage(observations, geography)) == {
        (indicator, area_code, period, unit): ";".join(sorted(areas))
        for (indicator, category, area_code, period, unit), areas in rollup.lacking(
            figures, geography
        ).items()
        if category == WHOLE
    }


def areas_missing(covered: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """Give the authorities that a figure lacks, by indicator, area, period and unit."""
    keys = covered[["indicator", "area_code", "period", "counting_unit"]]
    named = zip(
        keys.itertuples(index=False, name=None), map(str, covered["areas_missing"]), strict=True
    )
    return dict(named)


def assert_engines_agree_on_plain(returns: Sequence[PlainReturn]) -> None:
    assert_engines_agree([as_case_level(plain) for plain in returns], returns, YEARS)


@settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=TOOK_LONG)
@given(little_returns())
def test_engines_agree_on_little_authorities(returns: list[PlainReturn]) -> None:
    assert_engines_agree_on_plain(returns)


@pytest.mark.long
@settings(max_examples=200, deadline=None, suppress_health_check=TOOK_LONG)
@given(little_returns())
def test_engines_agree_on_two_thousand_little_authorities(returns: list[PlainReturn]) -> None:
    assert_engines_agree_on_plain(returns)


def test_engines_agree_on_authorities_that_had_no_event() -> None:
    assert_engines_agree_on_plain([written_return({}), written_return({}, area_code="W06000015")])


@pytest.mark.parametrize("codes", [SAMPLED[1:], pytest.param(SAMPLED, marks=pytest.mark.long)])
def test_engines_agree_on_the_sample(codes: Sequence[str]) -> None:
    samples = [sample_return(code) for code in codes]
    sent = [CaseLevelReturn(sample.manifest, sample.tables) for sample in samples]
    assert_engines_agree(sent, [as_plain(one) for one in sent], SAMPLED_YEARS)
