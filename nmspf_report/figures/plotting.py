"""What several charts draw alike: scales, ticks, and the notice that there is nothing to draw."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matplotlib.ticker import MaxNLocator

from nmspf_report.bindings import Binding
from nmspf_report.figures.canvas import LINE_HEIGHT, Box, Sheet
from nmspf_report.figures.findings import Wording
from nmspf_report.locale import number
from nmspf_report.locale.units import unit_name
from nmspf_report.tables.cells import Part, reason, shown_as
from nmspf_report.tables.presented import Estimate

GRID, BASE = "#cccccc", "#8c8c8c"
GAP = 8.0
HEADROOM = 1.06
MARGIN = 0.12
"""How far a scale that does not begin at 0 goes beyond its values, as a share of their range."""
PER_CENT = 100.0
NARROW_PERCENTAGES = 55.0


def scaled(value: float, way: str) -> float:
    """Give a value as it is drawn: a share as its percentage."""
    return value * PER_CENT if way == "percentage" else value


def drawn(estimate: Estimate, way: str, *parts: Part) -> Binding:
    """Name what a shape shows of a figure: its value, or its limits."""
    return replace(estimate.name, shown=tuple(shown_as(way, part) for part in parts or ("value",)))


def limits_of(estimate: Estimate, way: str) -> tuple[float, float] | None:
    """Give the 95% limits as they are drawn; None where there are none."""
    if estimate.lower is None or estimate.upper is None:
        return None
    return scaled(estimate.lower, way), scaled(estimate.upper, way)


def scale(estimates: Sequence[Estimate], way: str) -> tuple[float, list[float]]:
    """Give the top of a scale from 0 that holds every estimate with its limits, and its ticks."""
    values = [
        scaled(value, way)
        for estimate in estimates
        for value in (estimate.value, estimate.upper)
        if value is not None
    ]
    return scale_to(values, way)


def scale_to(values: Sequence[float], way: str) -> tuple[float, list[float]]:
    """Give the top of a scale from 0 that holds every value as it is drawn, and its ticks.

    Percentages end at 100 unless all of them are low.
    """
    highest = max(values, default=0.0)
    if way == "percentage" and highest > NARROW_PERCENTAGES:
        top = max(PER_CENT, highest)
    else:
        top = highest * HEADROOM or 1.0
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=way == "number")
    ticks = [float(tick) for tick in locator.tick_values(0, top) if tick <= top + 1e-9]
    return top, ticks


def close_scale(values: Sequence[float], way: str) -> tuple[float, float, list[float]]:
    """Give the ends of a scale on which differences are seen, and its ticks.

    It is for dots, whose place is what tells, and never for bars. Where the lowest value is more
    than half the highest it begins a little below that, and the chart has to say so; else at 0.
    """
    lowest, highest = min(values), max(values)
    if lowest <= highest / 2 or lowest == highest:
        return 0.0, *scale_to(values, way)
    margin = MARGIN * (highest - lowest)
    low, top = lowest - margin, highest + margin
    if way == "percentage" and highest <= PER_CENT:
        top = min(top, PER_CENT)
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=way == "number")
    ticks = [float(tick) for tick in locator.tick_values(low, top) if low <= tick <= top + 1e-9]
    return low, top, ticks


def tick_labels(ticks: Sequence[float], wording: Wording) -> list[str]:
    """Write the values along a scale, all with the same decimals."""
    decimals = 0 if all(tick == round(tick) for tick in ticks) else 1
    return [
        wording.message(
            f"tick_{wording.way}", figure=number(round(tick, 6), wording.language, decimals)
        )
        for tick in ticks
    ]


def axis_title(wording: Wording, low: float = 0.0) -> str:
    """Say what a scale measures, and that it does not begin at 0 where that is so."""
    unit = unit_name(wording.unit, wording.language)
    title = wording.message(f"axis_{wording.way}", unit=unit)
    return wording.message("axis_from_above", title=title) if low else title


def horizontal_grid(sheet: Sheet, box: Box, ticks: Sequence[float], labels: Sequence[str]) -> None:
    """Draw a line across a box for each value of its scale, and write the values beside."""
    for tick, label in zip(ticks, labels, strict=True):
        y = box.y(tick)
        is_base = tick == 0
        colour, width = (BASE, 1.0) if is_base else (GRID, 0.6)
        sheet.line([(box.left, y), (box.right, y)], colour, width)
        sheet.write(label, (box.left - GAP, y), across="right")
    if box.up[0]:
        sheet.line([(box.left, box.bottom), (box.right, box.bottom)], BASE, 1.0)


def notice(*sentences: str) -> str:
    """Draw a panel that says in words why there is no chart."""
    sheet = Sheet(LINE_HEIGHT)
    sheet.write_beneath(" ".join(sentences))
    sheet.height += LINE_HEIGHT
    return sheet.svg()


def explain_marks(sheet: Sheet, symbols: Iterable[str], wording: Wording) -> None:
    """Say beneath a chart what the symbols in it mean, each once."""
    marked = sorted(set(symbols))
    sheet.height += GAP / 2 * bool(marked)
    for symbol in marked:
        why = reason(symbol, wording.language)
        sheet.write_beneath(wording.message("missing_label", symbol=symbol, meaning=why))


def mark(symbol: str, wording: Wording) -> str:
    """Write a symbol as it stands in a chart."""
    return wording.message("missing_mark", symbol=symbol)
