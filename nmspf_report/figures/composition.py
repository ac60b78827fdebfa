"""A bar chart of the categories of one figure."""

import pandas as pd

from nmspf_report.bindings import write
from nmspf_report.figures.canvas import (
    BLUE,
    CHARCOAL,
    GREY,
    LINE_HEIGHT,
    WIDTH,
    Box,
    Sheet,
    Shows,
)
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import (
    Wording,
    missing_finding,
    nothing_known,
    of_those_shown,
)
from nmspf_report.figures.lettering import text_width, wrap
from nmspf_report.figures.plotting import GAP, drawn, explain_marks, mark, notice, scaled
from nmspf_report.framework.model import NOT_RECORDED, Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period
from nmspf_report.tables.categories import Composition, compose, write_composition
from nmspf_report.tables.cells import denominator_of
from nmspf_report.tables.presented import WITHHELD, Estimate, Presented
from nmspf_report.tables.wording import category_name

LABEL_WIDTH = 226.0
BAR_HEIGHT = 15.0
BAR_GAP = 7.0
CATEGORIES_NAMED = 3


def composition(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    area: str,
    period: Period,
    unit: str | None = None,
    dimension: str | None = None,
    language: Language = "en",
) -> Figure:
    """Draw an indicator's categories as bars, in the framework's order.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named.
    area
        The area's code.
    period
        When.
    dimension
        The name of the categories, such as ``source``: the first, where none is named.
    language
        The reader's.

    Returns
    -------
    Figure
        Bars with number and percentage, what is not recorded in grey at the end; its table
        is that of `nmspf_report.tables.category_table`. Where no category has a figure, the
        drawing says so.

    Raises
    ------
    Problem
        If the indicator, the unit, the area or the dimension is not known, or the estimates
        lack every category.
    """
    composed = compose(
        estimates, framework, indicator, area=area, period=period, unit=unit, dimension=dimension
    )
    table = write_composition(composed, geography.area(area), period, language)
    wording = Wording(composed.main_way, composed.unit, language)
    return Figure(
        id=figure_id(
            "composition", indicator, composed.unit, composed.categories.name, area, period.label
        ),
        svg=_draw(composed, wording),
        alt=write(" ".join(_finding(composed, table.caption, wording))),
        caption=table.caption,
        table=table,
    )


def _known(composed: Composition) -> list[str]:
    return [code for code in composed.codes if _figure(composed, code).numerator is not None]


def _figure(composed: Composition, code: str) -> Presented:
    return composed.figures.get(code, Presented())


def _finding(composed: Composition, caption: str, wording: Wording) -> list[str]:
    opening = wording.message("bar_chart", caption=caption)
    known = _known(composed)
    if not known:
        return [opening, _nothing_known(composed, wording), *_whole(composed, wording)]
    recorded = [code for code in known if code != NOT_RECORDED]
    largest = sorted(recorded, key=lambda code: -(_figure(composed, code).numerator or 0.0))
    named = [
        wording.message(
            "category_figure",
            category=category_name(composed.categories, code, wording.language),
            figure=wording.counted(_figure(composed, code)),
        )
        for code in largest[:CATEGORIES_NAMED]
    ]
    return [
        opening,
        *([_largest(composed, named, wording)] if named else []),
        *(
            wording.message("category_not_recorded", figure=wording.counted(composed.figures[code]))
            for code in known
            if code == NOT_RECORDED
        ),
        *_missing(composed, wording),
        *_whole(composed, wording),
    ]


def _largest(composed: Composition, named: list[str], wording: Wording) -> str:
    counts = [_figure(composed, code).way("number") for code in composed.codes]
    message = of_those_shown("largest", counts)
    return wording.message(message, categories=wording.listed(named))


def _missing(composed: Composition, wording: Wording) -> list[str]:
    figures = [(code, _figure(composed, code)) for code in composed.codes]
    missing = [
        (category_name(composed.categories, code, wording.language), figure.symbol)
        for code, figure in figures
        if figure.numerator is None
    ]
    return missing_finding(missing, wording)


def _withheld(composed: Composition) -> list[str]:
    """Give the categories whose count is withheld."""
    return [
        code
        for code in composed.codes
        if _figure(composed, code).numerator is None and _figure(composed, code).symbol == WITHHELD
    ]


def _whole(composed: Composition, wording: Wording) -> list[str]:
    """Say what the categories are of, where some are withheld and that is one thing, and shown."""
    figures = [_figure(composed, code) for code in composed.codes]
    wholes = {figure.denominator for figure in figures}
    if not _withheld(composed) or len(wholes) > 1 or None in wholes:
        return []
    return [
        wording.message(
            "of_all",
            of=denominator_of(figures[0], wording.unit, wording.language),
            unit=unit_name(wording.unit, wording.language),
        )
    ]


def _nothing_known(composed: Composition, wording: Wording) -> str:
    missing = [Estimate(symbol=_figure(composed, code).symbol) for code in composed.codes]
    return nothing_known(missing, wording)


def _draw(composed: Composition, wording: Wording) -> str:
    if not _known(composed):
        return notice(_nothing_known(composed, wording), *_whole(composed, wording))
    names = [
        wrap(category_name(composed.categories, code, wording.language), LABEL_WIDTH)
        for code in composed.codes
    ]
    labels = [_bar_label(_figure(composed, code), wording) for code in composed.codes]
    way = _way_of_bars(composed, wording)
    estimates = [_figure(composed, code).way(way) for code in composed.codes]
    lengths = [scaled(estimate.value or 0.0, way) for estimate in estimates]
    steps = [max(BAR_HEIGHT, len(lines) * LINE_HEIGHT) + BAR_GAP for lines in names]
    box = Box(
        left=max(text_width(line) for lines in names for line in lines) + GAP,
        right=WIDTH - max(map(text_width, labels)) - GAP,
        top=0,
        bottom=sum(steps),
        across=(0, max(lengths) or 1.0),
    )
    sheet = Sheet(box.bottom)
    for rank, code in enumerate(composed.codes):
        middle = sum(steps[:rank]) + steps[rank] / 2
        end = box.x(lengths[rank])
        colour = GREY if code == NOT_RECORDED else BLUE
        shows = box.shows(drawn(estimates[rank], way))
        _draw_bar(sheet, (box.left, end), middle, colour, shows)
        sheet.write("\n".join(names[rank]), (box.left - GAP, middle), across="right")
        sheet.write(labels[rank], (end + GAP, middle))
    sheet.line([(box.left, box.top), (box.left, box.bottom)], CHARCOAL, 1)
    marked = [_figure(composed, code) for code in composed.codes]
    explain_marks(sheet, (one.symbol for one in marked if one.numerator is None), wording)
    for sentence in _whole(composed, wording):
        sheet.write_beneath(sentence)
    return sheet.svg()


def _bar_label(figure: Presented, wording: Wording) -> str:
    if figure.numerator is None:
        return mark(figure.symbol, wording)
    return wording.counted(figure)


def _way_of_bars(composed: Composition, wording: Wording) -> str:
    """Give what bars are as long as: their shares, or their numbers where one has no share."""
    figures = [_figure(composed, code) for code in composed.codes]
    has_shares = all(
        figure.way(wording.way).value is not None
        for figure in figures
        if figure.numerator is not None
    )
    return wording.way if has_shares else "number"


def _draw_bar(
    sheet: Sheet, ends: tuple[float, float], middle: float, colour: str, shows: Shows
) -> None:
    top, bottom = middle - BAR_HEIGHT / 2, middle + BAR_HEIGHT / 2
    left, right = ends
    if right > left:
        sheet.area([(left, top), (right, top), (right, bottom), (left, bottom)], colour, shows)
