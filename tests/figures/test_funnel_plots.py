"""Funnel plots: dots where their figures are, limits from what is shown alone, no league table."""

import re

import pandas as pd
import pytest

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import COMPUTED, read_numbers
from nmspf_report.figures import Figure, areas_outside, funnel_plot
from nmspf_report.figures.canvas import Sheet
from tests.figures.test_drawn_figures import hide, positions, shapes
from tests.tables.little import (
    ENQUIRIES,
    IN_TIME,
    WALES,
    YEAR,
    conferences_in_time,
    estimated,
    framework,
    geography,
    observed,
)

AREAS = [area.code for area in geography().authorities]
BY_CHANCE = {code: (size // 2, size) for code, size in zip(AREAS, range(100, 540, 20), strict=True)}
"""Each area at half: nothing varies at all."""


def shares(counts: dict[str, tuple[int, int]], *hidden: int) -> pd.DataFrame:
    rows = [
        row
        for code, pair in counts.items()
        for row in conferences_in_time(code, [pair], periods=[YEAR])
    ]
    whole = conferences_in_time(WALES, [(3500, 7000)], periods=[YEAR])
    return estimated([*hide(rows, *hidden), *whole])


def varying(away: float) -> dict[str, tuple[int, int]]:
    """Give areas by turns so far above and below a half."""
    return {
        code: (round((0.5 - away if rank % 2 else 0.5 + away) * size), size)
        for rank, (code, (_, size)) in enumerate(BY_CHANCE.items())
    }


def draw(given: pd.DataFrame, indicator: str = IN_TIME, highlight: tuple[str, ...] = ()) -> Figure:
    return funnel_plot(
        given, framework(), geography(), indicator, period=YEAR, areas=AREAS, highlight=highlight
    )


def loose(svg: str) -> list[str]:
    reading = Reading("page.html")
    read_drawing(svg, reading, "figure 1")
    return [found.words for found in reading.loose]


def dots(figure: Figure) -> dict[str, tuple[float, float]]:
    """Read back how many each area has, and its share, from where its dot stands."""
    found = {}
    for element, figures, scale in shapes(figure.svg):
        is_letters = element.get("transform")
        if scale and ";" in scale and figures and figures != "-" and not is_letters:
            values = []
            for axis in scale.split(";"):
                name, *numbers = axis.split()
                first, last, low, high = map(float, numbers)
                places = positions(element, name)
                place = (min(places) + max(places)) / 2
                values.append(low + (place - first) / (last - first) * (high - low))
            (binding, what), (_, other) = [item for item in read_numbers(figures) if item]
            assert (what, other) in {("denominator", "percentage"), ("population", "rate")}
            found[binding.area_code] = (values[0], values[1])
    return found


def test_each_dot_stands_at_its_size_and_its_share() -> None:
    found = dots(draw(shares(BY_CHANCE)))
    assert set(found) == set(AREAS)
    for code, (_, size) in BY_CHANCE.items():
        assert found[code] == (pytest.approx(size, abs=0.05), pytest.approx(50, abs=0.05))


def test_areas_within_the_limits_are_said_to_differ_by_no_more_than_chance() -> None:
    figure = draw(shares(BY_CHANCE))
    assert "Every area is within the limits" in figure.alt.text
    assert "widened" not in figure.alt.text
    assert not loose(figure.svg)


def test_an_area_outside_the_limits_is_named_and_marked_in_shape() -> None:
    """Of 540 one half is expected: 370 is 8.6 standard errors above; the others are within."""
    last = AREAS[-1]
    figure = draw(shares(BY_CHANCE | {last: (370, 540)}))
    name = geography().area(last).name_en
    assert f"Above the 99.8% limits: {name}." in figure.alt.text
    closed = [e for e, f, _ in shapes(figure.svg) if (e.get("d") or "").endswith("Z") and f != "-"]
    assert len(closed) == 1
    assert not loose(figure.svg)


@pytest.mark.parametrize(
    ("count", "key"),
    [
        # Of 540 one half is expected, with a standard error of 2.15 points: 370 is 8.6 of them
        # away, 300 is 2.6, 290 is 1.7. The limits are 1.96 and 3.09.
        (370, ["\u25c6 Outside the 99.8% limits."]),
        (300, ["\u25ca Outside the 95% limits and within the 99.8% limits."]),
        (290, []),
    ],
)
def test_what_a_marker_means_is_said_where_there_is_one(monkeypatch, count, key) -> None:
    beneath: list[str] = []
    monkeypatch.setattr(Sheet, "write_beneath", lambda self, words: beneath.append(words))
    draw(shares(BY_CHANCE | {AREAS[-1]: (count, 540)}))
    assert beneath == key


def test_the_areas_outside_are_told_as_they_are_drawn() -> None:
    """Of 540 one half is expected: 370 is 8.6 standard errors above; the others are within."""
    last = AREAS[-1]

    def outside(given) -> list[tuple[str, float, bool]]:
        told = areas_outside(
            given, framework(), geography(), IN_TIME, period=YEAR, areas=AREAS, language="en"
        )
        assert told is not None
        assert not told.is_widened
        return [(dot.code, dot.beyond, dot.is_above) for dot in told.dots]

    assert outside(shares(BY_CHANCE | {last: (370, 540)})) == [(last, 0.998, True)]
    assert outside(shares(BY_CHANCE | {last: (170, 540)})) == [(last, 0.998, False)]
    assert outside(shares(BY_CHANCE)) == []


def test_where_no_funnel_can_be_drawn_nothing_is_told_of_who_is_outside() -> None:
    given = shares({AREAS[0]: (40, 100)})
    told = areas_outside(
        given, framework(), geography(), IN_TIME, period=YEAR, areas=AREAS, language="en"
    )
    assert told is None


def test_areas_that_vary_by_more_than_chance_have_wider_limits_and_the_chart_says_so() -> None:
    """40% and 60% by turns, of 100 to 520: each is two standard errors or more from a half."""
    given = shares(varying(0.1))
    figure = draw(given)
    told = areas_outside(
        given, framework(), geography(), IN_TIME, period=YEAR, areas=AREAS, language="en"
    )
    assert told is not None
    assert told.is_widened
    assert "the limits are widened by what they vary" in figure.alt.text
    assert 'data-computed="funnel overdispersed"' in figure.svg
    assert not loose(figure.svg)


def test_a_withheld_area_has_no_dot_and_no_part_in_the_limits() -> None:
    one = draw(shares(BY_CHANCE, 3))
    other = draw(shares(BY_CHANCE | {AREAS[3]: (159, 160)}, 3))
    assert one == other
    assert AREAS[3] not in dots(one)
    name = geography().area(AREAS[3]).name_en
    assert f"No figure for {name}: withheld so that nobody can be identified." in one.alt.text
    assert not loose(one.svg)


def test_rates_stand_at_their_population() -> None:
    rows = [
        observed(ENQUIRIES, "enquiries", code, YEAR, (30.0 + rank, None), population=1_000.0 * rank)
        for rank, code in enumerate(AREAS, 5)
    ]
    whole = observed(ENQUIRIES, "enquiries", WALES, YEAR, (1_000.0, None), population=341_000.0)
    figure = draw(estimated([*rows, whole]), ENQUIRIES)
    found = dots(figure)
    assert found[AREAS[0]] == (pytest.approx(5_000, abs=3), pytest.approx(70, abs=0.1))
    assert not loose(figure.svg)


def test_too_few_areas_have_no_funnel_and_the_chart_says_so() -> None:
    figure = draw(shares(dict(list(BY_CHANCE.items())[:9])))
    assert "Too few areas have a figure" in figure.alt.text
    assert not dots(figure)


def test_a_board_s_own_are_named_wherever_they_lie() -> None:
    plain, named = draw(shares(BY_CHANCE)), draw(shares(BY_CHANCE), highlight=(AREAS[4],))
    assert named.svg.count("<use") > plain.svg.count("<use")
    assert not loose(named.svg)


def test_limits_that_other_figures_had_a_part_in_are_a_breach() -> None:
    figure = draw(shares(BY_CHANCE))
    curve = re.search(rf'{COMPUTED}="funnel" d="M([\d.]+) ([\d.]+)L', figure.svg)
    assert curve is not None
    moved = curve.group().replace(curve[2], f"{float(curve[2]) + 0.4:.2f}")
    assert loose(figure.svg.replace(curve.group(), moved))


def test_a_wrong_statement_of_how_much_areas_vary_is_a_breach() -> None:
    """The statement of one chart, put into that of areas that vary less."""
    svgs = [draw(shares(varying(away))).svg for away in (0.1, 0.15)]
    stated = [re.findall(r'<g data-computed="funnel"[^>]*transform.*?</g>', svg) for svg in svgs]
    assert stated[0][0] != stated[1][0]
    assert not loose(svgs[0])
    glyphs = re.findall(r"<defs>(.*?)</defs>", svgs[1])[0]
    swapped = svgs[0].replace(stated[0][0], stated[1][0]).replace("</defs>", f"{glyphs}</defs>")
    assert loose(swapped)
