"""The counts of a child's journey, each an indicator's figure, and the table of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from nmspf_report.framework.journey import Counted, Route, Step
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Area
from nmspf_report.locale import Language, text
from nmspf_report.periods import Period
from nmspf_report.tables.cells import Cell, assemble
from nmspf_report.tables.columns import (
    COUNTED,
    SHARE,
    first_column,
    headings,
)
from nmspf_report.tables.presented import Presented, choose
from nmspf_report.tables.rows import rows_of
from nmspf_report.tables.table import Table
from nmspf_report.tables.wording import period_name

COLUMNS = (COUNTED, SHARE)


@dataclass(frozen=True)
class Followed:
    """One count of a route, and its figure for an area and period."""

    counted: Counted
    figure: Presented


@dataclass(frozen=True)
class Lane:
    """A route with the figures that are published of it, at least one.

    Parameters
    ----------
    route
        What it is.
    counts
        Its figures.
    is_return
        Whether it tells who had been at the step before, not where they went.
    """

    route: Route
    counts: tuple[Followed, ...]
    is_return: bool


@dataclass(frozen=True)
class FollowedStep:
    """A step with its figures: of the whole, of the return and of each route."""

    step: Step
    whole: Followed
    lanes: tuple[Lane, ...]

    @property
    def counts(self) -> tuple[Followed, ...]:
        """Every figure of it, the whole first."""
        return (self.whole, *(count for lane in self.lanes for count in lane.counts))

    @property
    def routes(self) -> tuple[Lane, ...]:
        """Where they went."""
        return tuple(lane for lane in self.lanes if not lane.is_return)

    @property
    def returned(self) -> Lane | None:
        """Who had been here before."""
        return next((lane for lane in self.lanes if lane.is_return), None)


def follow(
    estimates: pd.DataFrame, framework: Framework, area: str, period: Period
) -> tuple[FollowedStep, ...]:
    """Give the steps of the framework's journey that are published for an area and period.

    Parameters
    ----------
    estimates, framework
        The figures, and what they are.
    area
        The area's code.
    period
        When.

    Returns
    -------
    tuple of FollowedStep
        In order, without what the estimates do not hold: none where the framework says nothing
        of a journey. A figure that is missing or withheld is there, with its symbol.
    """
    if framework.journey is None:
        return ()
    found = (_follow(estimates, framework, step, area, period) for step in framework.journey.steps)
    return tuple(step for step in found if step is not None)


def journey_table(
    steps: Sequence[FollowedStep], place: Area, period: Period, language: Language
) -> Table:
    """Write every count of a journey, and its share of those whom it is a part of."""
    caption = text(
        "tables.caption_journey",
        language,
        area=place.name(language),
        period=period_name(period, language),
    )
    return assemble(
        caption,
        (first_column("journey", language), *headings(COLUMNS, language)),
        [
            [Cell(name), *_cells(one, language, is_share=one is not step.whole)]
            for step in steps
            for name, one in _rows(step, language)
        ],
        (text("tables.note_journey", language),),
        language,
    )


def _cells(one: Followed, language: Language, *, is_share: bool) -> Iterator[Cell]:
    """Write a count and its share; the whole of a step is a share of nothing."""
    ways = ("number", "percentage") if is_share else ("number",)
    return (column.cell(one.figure, one.counted.unit, ways, language) for column in COLUMNS)


def _follow(
    estimates: pd.DataFrame, framework: Framework, step: Step, area: str, period: Period
) -> FollowedStep | None:
    def figures(counts: Sequence[Counted]) -> tuple[Followed, ...]:
        given = ((one, _figure(estimates, framework, one, area, period)) for one in counts)
        return tuple(Followed(one, figure) for one, figure in given if figure is not None)

    whole = figures([step.whole])
    if not whole:
        return None
    lanes = (Lane(route, figures(route.counts), route is step.returned) for route in step.lanes)
    return FollowedStep(step, whole[0], tuple(lane for lane in lanes if lane.counts))


def _figure(
    estimates: pd.DataFrame, framework: Framework, one: Counted, area: str, period: Period
) -> Presented | None:
    """Give a figure; None where it is not published."""
    wanted = ({one.category}, {area}, {period.label})
    if not rows_of(estimates).where(one.indicator, one.unit, wanted):
        return None
    chosen = choose(
        estimates,
        framework,
        one.indicator,
        one.unit,
        areas=[area],
        periods=[period],
        categories=[one.category],
    )
    return chosen.at(area, period, one.category)


def _rows(step: FollowedStep, language: Language) -> Iterator[tuple[str, Followed]]:
    """Name every figure of a step, as it begins a row."""
    yield step.step.title, step.whole
    for lane in step.lanes:
        for one in lane.counts:
            names = {"step": step.step.title, "route": lane.route.title, "called": one.counted.name}
            kind = "route_named" if one.counted.name else "route"
            yield text(f"tables.{kind}", language, **names), one
