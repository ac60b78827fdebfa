"""What our own charts and tables say is tied, each to the figure that it was made from."""

from html import escape
from urllib.parse import quote

import pytest

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.facts import Fact
from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.figures import Figure, between_areas, composition, small_multiples, trend
from tests.auditing.reading import loose, unreadable
from tests.tables.little import (
    CARDIFF,
    IN_TIME,
    NEWPORT,
    POWYS,
    QUARTERS,
    SOURCES,
    WALES,
    YEAR,
    conferences_in_time,
    estimated,
    framework,
    geography,
    referrals_by_source,
)

COUNTS: list[tuple[float | None, float | None]] = [
    (40, 80), (44, 80), (None, None), (48, 80), (60, 80), (62, 80), (64, 80), (66, 80),
]  # fmt: skip
OF_WALES: list[tuple[float | None, float | None]] = [(600, 1000)] * 8
AREAS = {CARDIFF: (90, 100), NEWPORT: (50, 100), POWYS: (None, None), WALES: (650, 1000)}

ROWS = [*conferences_in_time(CARDIFF, COUNTS), *conferences_in_time(WALES, OF_WALES)]
ROWS_BY_AREA = [
    row
    for area, counts in AREAS.items()
    for row in conferences_in_time(area, [counts], periods=[YEAR])
]
ROWS_BY_SOURCE = referrals_by_source(CARDIFF, YEAR)


def draw_trend() -> Figure:
    known = (estimated(ROWS), framework(), geography(), IN_TIME)
    return trend(*known, area=CARDIFF, periods=QUARTERS, comparators=[WALES])


def draw_areas() -> Figure:
    known = (estimated(ROWS_BY_AREA), framework(), geography(), IN_TIME)
    return between_areas(*known, period=YEAR, areas=list(AREAS)[:-1], highlight=CARDIFF)


def draw_multiples() -> Figure:
    known = (estimated(ROWS), framework(), geography(), [IN_TIME])
    return small_multiples(*known, area=CARDIFF, periods=QUARTERS)


def draw_composition() -> Figure:
    known = (estimated(ROWS_BY_SOURCE), framework(), geography(), SOURCES)
    return composition(*known, area=CARDIFF, period=YEAR)


CHARTS = {
    "trend": (draw_trend, ROWS),
    "areas": (draw_areas, ROWS_BY_AREA),
    "multiples": (draw_multiples, ROWS),
    "composition": (draw_composition, ROWS_BY_SOURCE),
}


def page_of(figure: Figure) -> Reading:
    """Read a page with a chart and the table of its figures."""
    image = f'<img src="data:image/svg+xml,{quote(figure.svg)}" alt="{escape(figure.alt.text)}"'
    bound = f'data-figures="{figure.alt.figures}">'
    reading = Reading("page.html")
    read_page(f"<figcaption>{figure.caption}</figcaption>{image} {bound}", reading)
    read_page(figure.table.to_html(), reading)
    return reading


def true_value(fact: Fact, rows: list[dict[str, object]]) -> float:
    """Work out what a fact is about from the counts themselves."""
    key = ("indicator", "category", "area_code", "period", "counting_unit")
    row = next(row for row in rows if all(row[name] == getattr(fact, name) for name in key))
    if fact.shown in ("numerator", "denominator"):
        return float(str(row[fact.shown]))
    return 100 * float(str(row["numerator"])) / float(str(row["denominator"]))


@pytest.mark.parametrize("name", CHARTS)
def test_whatever_is_drawn_and_written_is_tied_to_its_figure(name: str):
    draw, rows = CHARTS[name]
    reading = page_of(draw())
    assert (loose(reading), unreadable(reading)) == ([], [])
    facts = [fact for fact in reading.facts() if fact.shown in ("numerator", "percentage")]
    assert all(float(fact.lower) <= true_value(fact, rows) <= float(fact.upper) for fact in facts)
    told = {(fact.area_code, fact.period, fact.category) for fact in facts}
    assert told == {
        (row["area_code"], row["period"], row["category"]) for row in rows if _is_shown(name, row)
    }


def _is_shown(name: str, row: dict[str, object]) -> bool:
    """Tell whether a chart shows a row: small charts are of one area, bars of categories."""
    is_left_out = {
        "multiples": row["area_code"] != CARDIFF,
        "composition": row["category"] == "",
    }
    return row["numerator"] is not None and not is_left_out.get(name, False)


@pytest.mark.parametrize("name", CHARTS)
def test_the_drawing_alone_says_its_figures(name: str):
    draw, rows = CHARTS[name]
    reading = Reading("page.html")
    read_drawing(draw().svg, reading, "")
    drawn = [fact for fact in reading.facts() if isinstance(fact.lower, float)]
    counted = {"numerator", "percentage"}
    assert drawn
    for fact in drawn:
        if fact.shown in counted:
            assert fact.lower <= true_value(fact, rows) <= fact.upper


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_without_its_bindings_is_loose(name: str):
    draw, _ = CHARTS[name]
    svg = draw().svg
    reading = Reading("page.html")
    read_drawing(svg.replace("data-figures", "data-other"), reading, "")
    whole = Reading("page.html")
    read_drawing(svg, whole, "")
    assert len(loose(reading)) >= len(whole.told) / 2


def test_each_shape_that_loses_its_binding_is_found():
    svg = draw_areas().svg
    parts = svg.split("<circle data-figures=")
    assert len(parts) == 3
    for place in range(1, len(parts)):
        rest = parts[place].partition('" ')[2]
        changed = [*parts[:place], rest, *parts[place + 1 :]]
        marks = ["<circle data-figures="] * (len(parts) - 1)
        marks[place - 1] = '<circle data-figures="-" '
        source = changed[0] + "".join(map("".join, zip(marks, changed[1:], strict=True)))
        reading = Reading("page.html")
        read_drawing(source, reading, "")
        assert len(loose(reading)) == 1
