"""What counts hand-worked returns: the package, and the independent engine."""

from collections.abc import Callable, Sequence

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.rollup import roll_up
from tests.indicators.comparing import as_case_level, figures_of
from tests.oracle import counting, rollup
from tests.oracle.counting import Figure, Figures, PlainReturn

# From (category, area code, period, counting unit) to (numerator, denominator).
IndicatorFigures = dict[tuple[str, str, str, str], Figure]
CountIndicator = Callable[[str, Sequence[PlainReturn], tuple[int, int]], IndicatorFigures]


def count_fast(
    framework: Framework, returns: Sequence[PlainReturn], years: tuple[int, int]
) -> Figures:
    """Count authorities, regions and the nation with the package."""
    geography = read_geography("wales")
    sent = [as_case_level(plain) for plain in returns]
    observations = count_returns(framework, sent, years, geography)
    return figures_of(roll_up(observations, geography))


def count_slowly(
    framework: Framework, returns: Sequence[PlainReturn], years: tuple[int, int]
) -> Figures:
    """Count authorities, regions and the nation with the independent engine."""
    figures = counting.count_returns(framework, returns, years)
    return {**figures, **rollup.roll_up(figures, read_geography("wales"))}


@pytest.fixture(params=[count_fast, count_slowly], ids=["package", "independent"])
def count_indicator(request: pytest.FixtureRequest) -> CountIndicator:
    """Count one indicator with either engine: a figure is a figure to both."""

    def count(
        code: str, returns: Sequence[PlainReturn], years: tuple[int, int]
    ) -> IndicatorFigures:
        whole = read_framework("nmspf_c")
        framework = whole.model_copy(update={"indicators": (whole.by_code[code],)})
        figures: Figures = request.param(framework, returns, years)
        return {key[1:]: figure for key, figure in figures.items()}

    return count
