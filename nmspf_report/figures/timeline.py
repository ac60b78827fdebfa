"""What charts over time draw alike: the names of periods, breaks, and what is missing."""

from collections.abc import Sequence

from nmspf_report.figures.canvas import CHARCOAL, LINE_HEIGHT, Box, Sheet
from nmspf_report.figures.findings import Wording
from nmspf_report.figures.plotting import mark
from nmspf_report.figures.series import Series
from nmspf_report.periods import Period


def name_periods(sheet: Sheet, box: Box, periods: Sequence[Period], wording: Wording) -> None:
    """Name each period beneath the box; a year once, under the first of its quarters."""
    for place, period in enumerate(periods):
        x, y = box.x(place), box.bottom + 0.9 * LINE_HEIGHT
        if period.is_year:
            sheet.write(period.label, (x, y), across="center")
            continue
        quarter = wording.message("quarter_tick", quarter=period.quarter)
        sheet.write(quarter, (x, y), across="center")
        if place == 0 or periods[place - 1].year != period.year:
            sheet.write(period.whole_year.label, (x, y + LINE_HEIGHT), across="center")


def mark_breaks(sheet: Sheet, box: Box, shown: Series, wording: Wording) -> None:
    """Draw a line where something else begins to be counted."""
    for place in sorted(shown.breaks):
        x = box.x(place - 0.5)
        sheet.line([(x, box.top - LINE_HEIGHT), (x, box.bottom)], CHARCOAL, 1, (4, 3))
        near_end = place > len(shown.periods) / 2
        sheet.write(
            wording.message("break_label"),
            (x - 4 if near_end else x + 4, box.top - 0.6 * LINE_HEIGHT),
            across="right" if near_end else "left",
        )


def mark_missing(sheet: Sheet, box: Box, shown: Series, wording: Wording) -> None:
    """Write the symbol of each figure that is missing, or lacks an authority, at the foot."""
    for place in (*shown.missing, *shown.incomplete):
        symbol = mark(shown.estimates[place].symbol, wording)
        sheet.write(symbol, (box.x(place), box.bottom - 0.7 * LINE_HEIGHT), across="center")
