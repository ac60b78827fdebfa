"""One report in the making: the data it draws on, its area, its year and its language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from nmspf_report.dataset.notes import CHANGE, SEPARATOR
from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.documents.publication import Publication
from nmspf_report.figures.series import Changes
from nmspf_report.framework.model import WHOLE, Framework, Indicator
from nmspf_report.geography import Area, Geography
from nmspf_report.indicators.rollup import LIST_SEPARATOR
from nmspf_report.locale import Language, text
from nmspf_report.narrative.passages import FOREWORD, Passage, reading_order
from nmspf_report.narrative.references import Reference, read_references
from nmspf_report.narrative.statements import Statement
from nmspf_report.periods import Period, parse_period
from nmspf_report.problems import Problem
from nmspf_report.resources import locate
from nmspf_report.statistics.estimates import estimate


@dataclass(frozen=True)
class Coverage:
    """How many authorities a whole should hold and holds, and the codes of those that it lacks."""

    expected: int
    included: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What the parts of a report are made from.

    Parameters
    ----------
    dataset
        The data of the release.
    estimates
        Of the report's area in every category, and of the areas beside it in the whole.
    area
        What the report is about.
    period
        The year it is about.
    language
        What it is written in.
    """

    dataset: Dataset
    estimates: pd.DataFrame
    area: Area
    period: Period
    language: Language

    @property
    def framework(self) -> Framework:
        """What was counted."""
        return self.dataset.framework

    @property
    def geography(self) -> Geography:
        """Where it was counted."""
        return self.dataset.geography

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The periods of a chart over time: the quarters, or years where there are no others."""
        periods = [period for period in self.dataset.periods if period <= self._last]
        quarters = tuple(period for period in periods if not period.is_year)
        return quarters or tuple(periods)

    @property
    def years(self) -> tuple[Period, ...]:
        """The reporting years, up to the report's own."""
        periods = [period for period in self.dataset.periods if period <= self.period]
        return tuple(period for period in periods if period.is_year)

    @cached_property
    def publication(self) -> Publication:
        """What the release publishes."""
        return Publication(self.dataset)

    def publishes(self, indicator: Indicator, period: Period) -> bool:
        """Tell whether an indicator is published for such an area and period: its first unit."""
        unit = indicator.figures[0].unit
        return self.publication.has(indicator, unit, self.area.level, period)

    @property
    def previous(self) -> Period | None:
        """The year before, where the release has it."""
        before = self.period.previous
        return before if before in self.dataset.periods else None

    @cached_property
    def members(self) -> tuple[Area, ...]:
        """The authorities of the area, in the order of the alphabet: itself, where it is one."""
        members = _members(self.geography, self.area, self.period)
        return tuple(sorted(members, key=lambda area: area.name(self.language).casefold()))

    def names(self, codes: Iterable[str]) -> list[str]:
        """Name areas, each once, in the order of the alphabet."""
        return self.geography.names(codes, self.language)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What the authorities of the area say in the year, each passage in one language.

        A passage that was sent in the report's language and in another stands in the first.
        """
        members = {area.code for area in self.members}
        own = [
            passage
            for passage in self.dataset.narrative
            if passage.area_code in members
            and parse_period(passage.period).whole_year == self.period
        ]
        here = {(one.area_code, one.place) for one in own if one.language == self.language}
        foreign = (one for one in own if (one.area_code, one.place) not in here)
        chosen = [one for one in own if one.language == self.language]
        return tuple(sorted((*chosen, *foreign), key=reading_order))

    @cached_property
    def foreword(self) -> tuple[Passage, ...]:
        """What whoever presents the release says of the area and the year, in one language."""
        told = [
            one
            for one in self.dataset.narrative
            if one.heading == FOREWORD
            and (one.area_code, one.period) == (self.area.code, self.period.label)
        ]
        own = [one for one in told if one.language == self.language]
        return tuple(own or told[:1])

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the authorities of the area say in lists, in every year up to the report's."""
        members = {area.code for area in self.members}
        return tuple(
            one
            for one in self.dataset.statements
            if one.area_code in members and parse_period(one.period) <= self.period
        )

    @cached_property
    def changes(self) -> Changes:
        """From when authorities came to count something else, in each area that holds them."""
        found: dict[tuple[str, str], list[Period]] = {}
        notes = self.dataset.notes
        for row in _rows(notes[notes["kind"] == CHANGE]):
            since = parse_period(row["since"])
            wholes = self.geography.regions_of(row["area_code"], since)
            areas = [row["area_code"], *(one.code for one in wholes), self.geography.nation.code]
            for indicator in row["indicators"].split(SEPARATOR):
                for area in areas:
                    found.setdefault((indicator, area), []).append(since)
        return found

    def notes(self, kind: str) -> tuple[Mapping[str, str], ...]:
        """Give the notes of a kind on the authorities of the area (`dataset.notes.notes_of`)."""
        return self._notes.get(kind, ())

    def coverage(self, indicator: Indicator, unit: str, period: Period) -> Coverage | None:
        """Tell which authorities a figure of the area holds; None for an authority's own."""
        row = self._coverage.get((indicator.code, unit, period.label))
        if row is None:
            return None
        codes = (code for code in str(row["areas_missing"]).split(LIST_SEPARATOR) if code)
        return Coverage(row["areas_expected"], row["areas_included"], tuple(codes))

    @property
    def comparators(self) -> tuple[str, ...]:
        """The codes of the wholes that the area belongs to, the smaller first."""
        if self.area.level == "nation":
            return ()
        regions: tuple[Area, ...] = ()
        if self.area.level == "authority":
            regions = self.geography.regions_of(self.area.code, self.period)
        return (*(region.code for region in regions), self.geography.nation.code)

    @property
    def headlines(self) -> tuple[Indicator, ...]:
        """The indicators that are shown at a glance."""
        return tuple(indicator for indicator in self.framework.counted if indicator.headline)

    def say(self, name: str, **values: object) -> str:
        """Give a message of the catalogue ``reports`` in the report's language."""
        return text(f"reports.{name}", self.language, **values)

    def say_only_for(self, name: str, indicators: Iterable[Indicator], period: Period) -> str:
        """Say that some indicators are published, by such periods, for wholes alone.

        Parameters
        ----------
        name
            ``by_quarter`` or ``not_here``, the message's name; which wholes is added to it.
        indicators
            They are named by their codes.
        period
            Of the kind that is meant: a quarter or a year.
        """
        asked = tuple(indicators)
        kinds = {"region": self.geography.region_kind, "nation": "nation"}
        wholes = [kinds[level] for level in self.publication.wholes_with(asked, period)]
        return self.say(
            f"{name}.{'_'.join(wholes) or 'nobody'}",
            indicators=", ".join(indicator.code for indicator in asked),
            nation=self.geography.nation.name(self.language),
        )

    @cached_property
    def _notes(self) -> dict[str, tuple[Mapping[str, str], ...]]:
        notes = self.dataset.notes
        order = {area.code: place for place, area in enumerate(self.members)}
        own = notes[notes["area_code"].isin(order)]
        rows = sorted(_rows(own), key=lambda row: order[row["area_code"]])
        return {
            kind: tuple(row for row in rows if row["kind"] == kind) for kind in own["kind"].unique()
        }

    @cached_property
    def _coverage(self) -> dict[tuple[str, str, str], Mapping[str, Any]]:
        """The rows of the area, by indicator, counting unit and period."""
        rows = self.dataset.coverage
        own = _rows(rows[rows["area_code"] == self.area.code])
        return {(row["indicator"], row["counting_unit"], row["period"]): row for row in own}

    @property
    def _last(self) -> Period:
        return Period(self.period.year, 4)


def open_report(data: str | Path, area: str, period: str, language: Language = "en") -> Report:
    """Open the data of a release for a report.

    Parameters
    ----------
    data
        The release's data folder, from the working folder or among the package's own.
    area
        The area's code.
    period
        The reporting year, such as ``2025-26``.
    language
        What the report is written in.

    Raises
    ------
    Problem
        If the folder is not a release's data, or the area or the year is not in it.
    """
    dataset = read_dataset(locate(data))
    place = dataset.geography.area(area)
    year = parse_period(period)
    if not year.is_year or year not in dataset.periods:
        raise Problem("period_not_in_data", period=period, known=_years(dataset))
    estimates = estimate(drawn_on(dataset, place, year).reset_index(drop=True), dataset.framework)
    return Report(dataset, estimates, place, year, language)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _years(dataset: Dataset) -> str:
    return ", ".join(period.label for period in dataset.periods if period.is_year)


def drawn_on(dataset: Dataset, area: Area, period: Period, *, alone: bool = False) -> pd.DataFrame:
    """Choose the observations that a report can show: nothing else is estimated, or runs it again.

    They are the area's own, and what authorities refer to in their words; and where it does not
    stand alone, the wholes of its members and of what it belongs to, and of the other authorities,
    which its own figures are set beside, the headlines of the year.
    """
    observations = dataset.observations
    own = observations["area_code"] == area.code
    for code, category in _referred_categories(dataset, _members(dataset.geography, area, period)):
        own |= (observations["area_code"] == code) & (observations["category"] == category)
    if alone:
        return observations[own]
    wholes = (observations["category"] == WHOLE) & observations["area_code"].isin(
        {one.code for one in _near(dataset.geography, area, period)}
    )
    headlines = {indicator.code for indicator in dataset.framework.counted if indicator.headline}
    compared = (
        (observations["category"] == WHOLE)
        & (observations["period"] == period.label)
        & observations["indicator"].isin(headlines)
    )
    return observations[own | wholes | compared]


def _near(geography: Geography, area: Area, period: Period) -> Iterator[Area]:
    """Give what an area belongs to, and its members."""
    yield geography.nation
    if area.level == "authority":
        yield from geography.regions_of(area.code, period)
    else:
        yield from _members(geography, area, period)


def _members(geography: Geography, area: Area, period: Period) -> tuple[Area, ...]:
    """Give the authorities of an area: itself, where it is one."""
    return (area,) if area.level == "authority" else geography.members(area.code, period)


def _referred_categories(dataset: Dataset, members: Iterable[Area]) -> set[tuple[str, str]]:
    """Give the categories that authorities refer to in their words."""
    codes = {area.code for area in members}
    said = [
        *((one.area_code, one.text, one.period) for one in dataset.narrative),
        *((one.area_code, one.answer, one.period) for one in dataset.statements),
    ]
    return {
        (area_code, found.category)
        for area_code, words, period in said
        if area_code in codes
        for found in read_references(words, dataset.framework, period)
        if isinstance(found, Reference) and found.category != WHOLE
    }
