"""What is drawn is where its figure is on the scale, says so, and leaves out what is withheld."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from nmspf_report.bindings import ATTRIBUTE, STRUCTURE, Binding, read_bindings, read_numbers
from nmspf_report.figures import Figure, between_areas, composition, small_multiples, trend
from nmspf_report.figures.canvas import SCALE
from tests.figures.test_figures import KINDS, at_a_glance, by_area, quarterly
from tests.tables.little import (
    CARDIFF,
    ENQUIRIES,
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
from tests.tables.test_bindings import assert_bound, shown_by

SHAPES = ("path", "circle", "rect")
ESTIMATES: dict[Callable[[], Figure], Callable[[], pd.DataFrame]] = dict(
    zip(
        KINDS,
        [
            lambda: quarterly(break_at=QUARTERS[4]),
            by_area,
            lambda: estimated(referrals_by_source(CARDIFF, YEAR)),
            at_a_glance,
        ],
        strict=True,
    )
)
every_kind = pytest.mark.parametrize("draw", KINDS)


def shapes(svg: str) -> Iterator[tuple[ET.Element, str | None, str | None]]:
    """Give each shape outside the letters' outlines, its attribute and its scale."""

    def walk(element: ET.Element, figures: str | None, scale: str | None) -> Iterator[Any]:
        tag = element.tag.rpartition("}")[2]
        if tag == "defs":
            return
        figures, scale = element.get(ATTRIBUTE, figures), element.get(SCALE, scale)
        if tag in SHAPES or (tag == "g" and element.get("transform")):
            yield element, figures, scale
        for child in element:
            yield from walk(child, figures, scale)

    return walk(ET.fromstring(svg), None, None)


def positions(element: ET.Element, axis: str) -> list[float]:
    """Give where a shape's points stand along an axis."""
    if element.get("cx"):
        return [float(element.get(f"c{axis}") or "")]
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", element.get("d") or "")
    return [float(pair["xy".index(axis)]) for pair in pairs]


def values_shown(svg: str) -> Iterator[tuple[Binding, str, float, float]]:
    """Read each figure back from where it is drawn, as docs/bindings.md says, with the step."""
    for element, figures, scale in shapes(svg):
        if figures in (None, STRUCTURE) or element.get("transform"):
            continue
        assert scale is not None
        axis, *numbers = scale.split()
        first, last, low, high = map(float, numbers)
        step = abs((high - low) / (last - first)) * 0.02
        named = read_numbers(figures or "")
        places = positions(element, axis)
        if len(named) == 1:
            places = [max(places, key=lambda place: abs(place - first))]
        for item, place in zip(named, places, strict=True):
            assert item is not None
            yield (*item, low + (place - first) / (last - first) * (high - low), step)


@every_kind
def test_everything_that_is_drawn_says_what_it_shows(draw: Callable[[], Figure]) -> None:
    found = list(shapes(draw().svg))
    assert found
    for element, figures, _ in found:
        assert figures is not None, ET.tostring(element)
        read_bindings(figures)


@every_kind
def test_figures_can_be_read_back_from_where_they_are_drawn(draw: Callable[[], Figure]) -> None:
    estimates = ESTIMATES[draw]()
    shown = list(values_shown(draw().svg))
    assert len(shown) > 3
    for binding, what, value, step in shown:
        rounding = 0.06
        assert abs(Decimal(value) - shown_by(estimates, binding, what)) <= step + rounding


@every_kind
def test_numbers_of_the_alternative_text_are_those_that_it_names(
    draw: Callable[[], Figure],
) -> None:
    alt = draw().alt
    assert assert_bound(ESTIMATES[draw](), alt.text, alt.figures) > 0


@every_kind
def test_letters_that_write_a_figure_name_it(draw: Callable[[], Figure]) -> None:
    lines = [figures for element, figures, _ in shapes(draw().svg) if element.get("transform")]
    assert STRUCTURE in lines
    assert any(figures != STRUCTURE for figures in lines)


def hide(rows: list[dict[str, object]], *places: int) -> list[dict[str, object]]:
    """Withhold the counts of some observations; what they are of stays."""
    return [
        {**row, "numerator": None, "symbol": "c"} if place in places else row
        for place, row in enumerate(rows)
    ]


def names_in(figure: Figure) -> set[tuple[str, str, str, str]]:
    """Give the area, period, category and what is shown of each figure named in any part."""
    attributes = [figure.alt.figures, *(figures or "" for _, figures, _ in shapes(figure.svg))]
    attributes.extend(cell.figures for row in figure.table.rows for cell in row)
    return {
        (binding.area_code, binding.period, binding.category, what)
        for value in attributes
        for binding in read_bindings(value)
        for what in binding.shown
    }


def test_a_line_stops_at_a_withheld_figure_and_nothing_is_drawn_there() -> None:
    """The highest figure is withheld: the scale ends at the others' limits, well below 99%."""
    counts = [20, 99, 22, 21, 20, 23, 22, 99]
    rows = conferences_in_time(CARDIFF, [(count, 100) for count in counts])
    figure = trend(
        estimated(hide(rows, 1, 7)), framework(), geography(), IN_TIME,
        area=CARDIFF, periods=QUARTERS,
    )  # fmt: skip
    hidden = {QUARTERS[1].label, QUARTERS[7].label}
    shown = names_in(figure)
    assert {what for _, period, _, what in shown if period in hidden} <= {"denominator"}
    drawn = [read_bindings(figures or STRUCTURE) for _, figures, _ in shapes(figure.svg)]
    lines = [[one.period for one in line] for line in drawn if len({*line}) > 1]
    unbroken = [quarter.label for quarter in QUARTERS[2:7]]
    assert lines == [[*unbroken, *reversed(unbroken)], unbroken]
    scales = {scale for _, _, scale in shapes(figure.svg) if scale}
    (top,) = {float(scale.split()[-1]) for scale in scales}
    assert top < 50
    assert "No figure for 2024-25 Q2, 2025-26 Q4: withheld so that nobody can be" in figure.alt.text
    assert "In 2025-26 Q3: 22.0%" in figure.alt.text


def test_a_withheld_area_is_neither_lowest_nor_highest_and_sets_no_scale() -> None:
    counts = {CARDIFF: (20, 100), NEWPORT: (30, 100), POWYS: (99, 100), WALES: (250, 1000)}
    rows = [
        row
        for area, pair in counts.items()
        for row in conferences_in_time(area, [pair], periods=[YEAR])
    ]
    figure = between_areas(
        estimated(hide(rows, 2)), framework(), geography(), IN_TIME,
        period=YEAR, areas=[CARDIFF, NEWPORT, POWYS],
    )  # fmt: skip
    assert "Figures that are shown run from 20.0% to 30.0%." in figure.alt.text
    assert "No figure for Powys: withheld so that nobody can be identified." in figure.alt.text
    assert {what for area, *_, what in names_in(figure) if area == POWYS} == {"denominator"}
    assert max(value for *_, value, _ in values_shown(figure.svg)) < 45


def test_withheld_categories_have_no_bar_and_the_whole_is_said() -> None:
    """Police (90 of 200) is the largest: withheld, schools' 60 are the largest shown."""
    rows = referrals_by_source(CARDIFF, YEAR)
    police = next(place for place, row in enumerate(rows) if row["category"] == "source:police")
    figure = composition(
        estimated(hide(rows, police)), framework(), geography(), SOURCES,
        area=CARDIFF, period=YEAR,
    )  # fmt: skip
    assert "Largest of those shown: Education 60 (30.0%)" in figure.alt.text
    assert "All together: 200 referrals." in figure.alt.text
    named = {what for _, _, category, what in names_in(figure) if category == "source:police"}
    assert named == {"denominator"}
    assert max(value for *_, value, _ in values_shown(figure.svg)) == pytest.approx(30, abs=0.1)


def test_where_all_categories_are_withheld_the_whole_is_said_in_place_of_bars() -> None:
    rows = referrals_by_source(CARDIFF, YEAR)
    figure = composition(
        estimated(hide(rows, *range(1, len(rows)))), framework(), geography(), SOURCES,
        area=CARDIFF, period=YEAR,
    )  # fmt: skip
    assert figure.alt.text.endswith(
        "There is no figure: withheld so that nobody can be identified. "
        "All together: 200 referrals."
    )
    assert not list(values_shown(figure.svg))


def test_small_charts_mark_a_gap_once_and_are_scaled_to_what_is_shown() -> None:
    rows = conferences_in_time(CARDIFF, [(20, 100), *[(99, 100)] * 5, (22, 100), (21, 100)])
    figure = small_multiples(
        estimated(hide(rows, 1, 2, 3, 4, 5)), framework(), geography(), [IN_TIME],
        area=CARDIFF, periods=QUARTERS,
    )  # fmt: skip
    assert {float(scale.split()[-1]) for _, _, scale in shapes(figure.svg) if scale} == {22.0}
    alone = small_multiples(
        estimated(hide(rows, 3)), framework(), geography(), [IN_TIME],
        area=CARDIFF, periods=QUARTERS,
    )  # fmt: skip
    lines_written = [one.svg.count("transform=") for one in (figure, alone)]
    assert lines_written[0] == lines_written[1]


def test_a_rate_is_bound_apart_from_the_10000_that_it_is_per() -> None:
    figure = small_multiples(
        at_a_glance(), framework(), geography(), [ENQUIRIES],
        area=CARDIFF, periods=[YEAR.previous, YEAR],
    )  # fmt: skip
    assert figure.alt.figures == STRUCTURE
    assert figure.table.rows[0][1].figures.endswith("|enquiries|rate;-")
