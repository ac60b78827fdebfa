"""Which figures a release publishes, where and how often: seen from the figures that it holds.

A figure that an edition does not publish is not in its data, unlike one that is missing, which
is there with its symbol. So what is published for a level of area, by year or by quarter, is what
any area of that level has. A report leaves out the rest, and says so where a reader would look.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from nmspf_report.dataset.storage import Dataset
from nmspf_report.framework.model import WHOLE, Categories, Indicator
from nmspf_report.geography import Level
from nmspf_report.periods import Period, parse_period

WHOLES: tuple[Literal["region", "nation"], ...] = ("region", "nation")


@dataclass(frozen=True)
class Publication:
    """What a dataset publishes."""

    dataset: Dataset

    def has(
        self, indicator: Indicator, unit: str, level: Level, period: Period, category: str = WHOLE
    ) -> bool:
        """Tell whether a figure is published for a level of area, in such a period."""
        return (indicator.code, unit, category, level, period.is_year) in self._published

    def has_any(
        self, indicator: Indicator, unit: str, level: Level, period: Period, divided: Categories
    ) -> bool:
        """Tell whether any of an indicator's categories is published."""
        names = map(divided.category, divided.labels)
        return any(self.has(indicator, unit, level, period, name) for name in names)

    def wholes_with(
        self, indicators: Iterable[Indicator], period: Period
    ) -> tuple[Literal["region", "nation"], ...]:
        """Give the levels above authorities for which any of some indicators is published."""
        asked = tuple(indicators)
        return tuple(
            level
            for level in WHOLES
            if any(
                self.has(indicator, figure.unit, level, period)
                for indicator in asked
                for figure in indicator.figures
            )
        )

    @property
    def has_years_alone_for_authorities(self) -> bool:
        """Whether authorities have by year alone some of what wholes have by quarter."""
        published = self._published
        return any(
            (*figure, "authority", False) not in published
            and (*figure, "authority", True) in published
            for *figure, level, is_year in published
            if level in WHOLES and not is_year
        )

    @cached_property
    def _published(self) -> set[tuple[str, str, str, str, bool]]:
        observations = self.dataset.observations
        levels = {code: area.level for code, area in self.dataset.geography.areas.items()}
        is_year = {label: parse_period(label).is_year for label in observations["period"].unique()}
        kinds = observations[["indicator", "counting_unit", "category"]].assign(
            level=observations["area_code"].map(levels),
            is_year=observations["period"].map(is_year),
        )
        return set(kinds.drop_duplicates().itertuples(index=False, name=None))
