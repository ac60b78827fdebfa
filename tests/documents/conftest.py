"""Reports over a little Wales: a few figures, small enough to be worked by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import pytest

from nmspf_report.dataset.notes import notes_of
from nmspf_report.dataset.storage import Dataset
from nmspf_report.documents.report import Report
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from nmspf_report.indicators.rollup import coverage
from nmspf_report.periods import Period
from nmspf_report.returns.manifest import Manifest
from nmspf_report.statistics.estimates import estimate
from tests.tables.little import framework, geography

Rows = Sequence[dict[str, object]]
MakeReport = Callable[..., Report]


@pytest.fixture
def report_on() -> MakeReport:
    """Make the report on an area in 2025-26 from observations, and from what returns say."""

    def make(
        area: str, rows: Rows, manifests: Sequence[Manifest] = (), absent: Sequence[str] = ()
    ) -> Report:
        observations = pd.DataFrame(list(rows))[list(OBSERVATION_COLUMNS)]
        for name in ("numerator", "denominator", "population"):
            observations[name] = observations[name].astype(float)
        periods = (Period(2024), Period(2025))
        quarters = [quarter for year in periods for quarter in year.quarters]
        dataset = Dataset(
            framework=framework(),
            geography=geography(),
            observations=observations,
            coverage=coverage(observations, geography()),
            notes=notes_of(manifests, quarters, absent),
            first_year=2024,
            last_year=2025,
            title="Little Wales",
            note="",
            framework_name="nmspf_c",
        )
        estimates = estimate(observations, framework())
        return Report(dataset, estimates, geography().area(area), Period(2025), "en")

    return make


def in_year(report: Report, year: int) -> Report:
    """Give the same report on another year."""
    return replace(report, period=Period(year))
