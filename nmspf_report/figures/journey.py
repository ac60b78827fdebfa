"""The child's journey as a flow: a column for each stage, a band for each route between them."""

from collections.abc import Iterator, Sequence

import pandas as pd

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import GREY, WIDTH, Sheet
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import Wording, missing_finding, nothing_known, of_those_shown
from nmspf_report.figures.journey_drawing import BETWEEN, StepDrawing
from nmspf_report.figures.journey_lanes import counted, place_step
from nmspf_report.figures.lettering import wrap
from nmspf_report.figures.plotting import GRID, explain_marks, notice
from nmspf_report.framework.journey import Journey
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.tables.journey import FollowedStep, follow, journey_table

NAME_SIZE, NAME_LINE = 9.0, 9.5
MARGIN = 30.0


def journey_flow(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    *,
    area: str,
    period: Period,
    language: Language = "en",
) -> Figure:
    """Draw the framework's journey for an area and a year.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are. The framework has a journey, and the estimates
        have at least one of its steps.
    area
        The area's code.
    period
        When.
    language
        The reader's.

    Returns
    -------
    Figure
        A flow. Each route has a lane of its own, at a place that depends on no width. Its band
        is as wide as what took it is of the step that it leaves, which is drawn in full width:
        stages count different things, so that widths are compared within a step. The band of a
        withheld count is of one width and crossed, whatever the count. Its table is that of
        `nmspf_report.tables.journey.journey_table`. Where no count is known, the drawing says so.

    Raises
    ------
    ValueError
        If there is no step to be drawn.
    """
    steps = follow(estimates, framework, area, period)
    if not steps or framework.journey is None:
        raise ValueError("no journey to be drawn")
    table = journey_table(steps, geography.area(area), period, language)
    wording = Wording("number", "", language)
    return Figure(
        id=figure_id("journey", area, period.label),
        svg=_draw(steps, framework.journey, wording),
        alt=write(" ".join(_finding(steps, table.caption, wording))),
        caption=table.caption,
        table=table,
    )


def _finding(steps: Sequence[FollowedStep], caption: str, wording: Wording) -> list[str]:
    opening = wording.message("journey", caption=caption)
    counts = [one for step in steps for one in step.counts]
    if all(one.figure.numerator is None for one in counts):
        return [opening, nothing_known([one.figure.way("number") for one in counts], wording)]
    return [
        opening,
        *(sentence for step in steps for sentence in _taken_most(step, wording)),
        *missing_finding(_missing(steps, wording), wording),
    ]


def _missing(steps: Sequence[FollowedStep], wording: Wording) -> Iterator[tuple[str, str]]:
    """Name every count that has no figure, with its symbol."""
    for step in steps:
        if step.whole.figure.numerator is None:
            yield step.step.title, step.whole.figure.symbol
        for lane in step.lanes:
            for one in lane.counts:
                if one.figure.numerator is None:
                    route = _named(lane.route.title, one.counted.name, wording)
                    yield f"{step.step.title}: {route}", one.figure.symbol


def _taken_most(step: FollowedStep, wording: Wording) -> list[str]:
    """Name the route that most took, of those that have a figure of their own."""
    every = [one for lane in step.routes for one in lane.counts]
    known = [
        (one, lane)
        for lane in step.routes
        for one in lane.counts
        if one.figure.numerator is not None
    ]
    if len(every) < 2 or not known:
        return []
    one, lane = max(known, key=lambda pair: pair[0].figure.numerator or 0.0)
    name = of_those_shown("route_most", [each.figure.way("number") for each in every])
    return [
        wording.message(
            name,
            step=step.step.title,
            count=counted(one, wording),
            route=_named(lane.route.title, one.counted.name, wording),
        )
    ]


def _named(title: str, name: str, wording: Wording) -> str:
    return wording.message("route_named", called=name, route=title) if name else title


def _draw(steps: Sequence[FollowedStep], journey: Journey, wording: Wording) -> str:
    figures = [one.figure for step in steps for one in step.counts]
    if all(figure.numerator is None for figure in figures):
        return notice(nothing_known([figure.way("number") for figure in figures], wording))
    pitch = (WIDTH - 2 * MARGIN) / max(len(journey.stages) - 1, 1)
    columns = {code: MARGIN + pitch * rank for rank, code in enumerate(journey.stages)}
    names = {code: wrap(name, pitch - 3, NAME_SIZE) for code, name in journey.stages.items()}
    top = NAME_LINE * max(map(len, names.values())) + BETWEEN
    drawings = []
    for step in steps:
        rows, below = place_step(step, columns, top, wording)
        drawings.append(StepDrawing(step, rows))
        top = below + BETWEEN
    sheet = Sheet(top)
    for code, lines in names.items():
        for rank, line in enumerate(lines):
            place = (columns[code], (rank + 0.5) * NAME_LINE)
            sheet.write(line, place, across="center", colour=GREY, size=NAME_SIZE)
        head = NAME_LINE * len(lines) + BETWEEN / 2
        sheet.line([(columns[code], head), (columns[code], top)], GRID, 0.6)
    for drawing in drawings:
        drawing.draw_on(sheet)
    explain_marks(sheet, (one.symbol for one in figures if one.numerator is None), wording)
    return sheet.svg()
