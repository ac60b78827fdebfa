"""Control charts: limits from what is shown alone, what stands out marked in shape and in words."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import COMPUTED, read_bindings
from nmspf_report.figures import Figure, control_chart, trend
from nmspf_report.periods import Period
from tests.figures.test_drawn_figures import hide, positions, shapes
from tests.tables.little import (
    CARDIFF,
    IN_TIME,
    QUARTERS,
    WALES,
    conferences_in_time,
    estimated,
    framework,
    geography,
)

SIXTEEN = tuple(Period(year, quarter) for year in range(2022, 2026) for quarter in (1, 2, 3, 4))
STEADY = [50, 52] * 8
"""Percentages of 100: mean 51, moving ranges 2, limits 45.68 and 56.32."""


def estimates(
    counts: list[int],
    *hidden: int,
    break_at: Period | None = None,
    symbols: Mapping[int, str] = MappingProxyType({}),
) -> pd.DataFrame:
    pairs: list[tuple[float | None, float | None]] = [(count, 100) for count in counts]
    rows = conferences_in_time(CARDIFF, pairs, periods=SIXTEEN, break_at=break_at)
    rows = [{**row, "symbol": symbols.get(place, row["symbol"])} for place, row in enumerate(rows)]
    return estimated(hide(rows, *hidden))


def draw(given: pd.DataFrame, **other: object) -> Figure:
    return control_chart(
        given,
        framework(),
        geography(),
        IN_TIME,
        area=CARDIFF,
        periods=SIXTEEN,
        **other,  # type: ignore[arg-type]
    )


def heights(figure: Figure, name: str = "control 1") -> list[float]:
    """Give the values at which lines are drawn that are computed."""
    found = []
    for element, _, scale in shapes(figure.svg):
        if element.get(COMPUTED) == name and scale and not element.get("transform"):
            _, *numbers = scale.split()
            first, last, low, high = map(float, numbers)
            ends = positions(element, "y")
            assert len(set(ends)) == 1
            found.append(low + (ends[0] - first) / (last - first) * (high - low))
    return sorted(found)


def markers(figure: Figure) -> set[str]:
    """Give the periods that are drawn as a small closed shape, and not as a dot."""
    return {
        read_bindings(figures or "")[0].period
        for element, figures, _ in shapes(figure.svg)
        if (element.get("d") or "").endswith("Z") and figures not in (None, "-")
    }


def loose(figure: Figure) -> list[str]:
    reading = Reading("page.html")
    read_drawing(figure.svg, reading, "figure 1")
    return [found.words for found in reading.loose]


def test_the_mean_and_the_limits_are_drawn_where_they_are_by_hand() -> None:
    figure = draw(estimates(STEADY))
    found = heights(figure)
    assert [round(value, 1) for value in found] == [45.7, 51.0, 56.3]
    assert "Nothing stands out: the figures vary as they usually do." in figure.alt.text
    assert not markers(figure)
    assert not loose(figure)


def test_what_stands_out_is_marked_in_shape_and_said() -> None:
    """Mean 51.6, mean moving range 40 / 15: the upper limit is 58.7."""
    figure = draw(estimates([*STEADY[:15], 62]))
    assert markers(figure) == {"2025-26-Q4"}
    assert "Above the upper limit: 2025-26 Q4." in figure.alt.text
    assert not loose(figure)


def test_a_run_is_said_from_its_first_to_its_last_quarter() -> None:
    figure = draw(estimates([50, 52, 48, 50, 49, 51, 50, 48, 49, 54, 53, 54, 53, 54, 53, 54]))
    assert "At least seven in succession above the mean: 2024-25 Q2 to 2025-26 Q4." in (
        figure.alt.text
    )
    assert "2024-25-Q2" in markers(figure)


def test_a_withheld_figure_has_no_part_in_the_mean_or_the_limits() -> None:
    """Whatever it is, the chart is the same: nobody can work it out from a line that is drawn."""
    one, other = draw(estimates([*STEADY], 7)), draw(estimates([*STEADY[:7], 99, *STEADY[8:]], 7))
    assert one == other
    assert heights(one)[1] == heights(draw(estimates([*STEADY], 7)))[1]
    assert "[c]" in str([cell.text for row in one.table.rows for cell in row])
    assert not any("2023-24-Q4" in (figures or "") for _, figures, _ in shapes(one.svg))
    assert not loose(one)


def test_a_figure_that_lacks_an_authority_is_drawn_and_has_no_part_in_the_limits() -> None:
    figure = draw(estimates([*STEADY[:6], 90, *STEADY[7:]], symbols={6: "p"}))
    assert heights(figure)[1] < 52
    assert not markers(figure)
    assert not loose(figure)


def test_limits_begin_anew_at_a_break_and_no_line_crosses_it() -> None:
    figure = draw(
        estimates([*STEADY[:8], *(count + 30 for count in STEADY[8:])], break_at=SIXTEEN[8])
    )
    before, after = heights(figure), heights(figure, "control 2")
    assert round(before[1]) == 51
    assert round(after[1]) == 81
    middle = {tuple(positions(e, "x")) for e, *_ in shapes(figure.svg) if e.get(COMPUTED)}
    lines = [ends for ends in middle if len(ends) == 2]
    assert max(max(ends) for ends in lines if min(ends) == min(map(min, lines))) < max(
        map(max, lines)
    )
    assert "are provisional" in figure.alt.text
    assert not loose(figure)


def test_where_an_authority_came_to_count_otherwise_the_limits_of_a_whole_begin_anew() -> None:
    """The figures of the whole bear no symbol: what one of its authorities says breaks them."""
    given = estimates([*STEADY[:8], *(count + 30 for count in STEADY[8:])])
    changes = {(IN_TIME, CARDIFF): (SIXTEEN[8],), (IN_TIME, WALES): (SIXTEEN[4],)}
    figure = draw(given, changes=changes)
    assert [round(heights(figure, name)[1]) for name in ("control 1", "control 2")] == [51, 81]
    assert "What is counted changed in 2024-25 Q1" in figure.alt.text
    assert "What is counted changed" not in draw(given).alt.text


def test_a_limit_that_no_percentage_can_reach_is_not_drawn() -> None:
    figure = draw(estimates([97, 99] * 8))
    assert len(heights(figure)) == 2
    assert "Upper limit" not in figure.svg
    assert not loose(figure)


def test_too_few_quarters_give_the_plain_trend_and_say_so() -> None:
    seven = estimates(STEADY, *range(7, 16))
    figure, plain = (
        draw(seven),
        trend(seven, framework(), geography(), IN_TIME, area=CARDIFF, periods=SIXTEEN),
    )
    assert figure.svg == plain.svg
    few = "There are too few quarters for a control chart: limits need eight that count the same."
    assert figure.alt.text == f"{plain.alt.text} {few}"
    assert few in figure.table.notes


def test_other_areas_stand_in_the_table() -> None:
    rows = [
        *conferences_in_time(CARDIFF, [(50, 100), (52, 100)] * 4),
        *conferences_in_time(WALES, [(600, 1000)] * 8),
    ]
    figure = control_chart(
        estimated(rows), framework(), geography(), IN_TIME,
        area=CARDIFF, periods=QUARTERS, comparators=[WALES],
    )  # fmt: skip
    assert figure.table.columns[-1].label == "Wales"
    assert "Wales, 2025-26 Q4: 60.0%." in figure.alt.text


def test_a_limit_drawn_elsewhere_than_the_figures_put_it_is_a_breach() -> None:
    """As if a figure that is not shown had had a part in it."""
    figure = draw(estimates(STEADY))
    line = re.search(rf'{COMPUTED}="control 1" d="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)"', figure.svg)
    assert line is not None
    moved = line.group().replace(line[1], f"{float(line[1]) - 0.5:.2f}")
    reading = Reading("page.html")
    read_drawing(figure.svg.replace(line.group(), moved), reading, "figure 1")
    assert reading.loose
