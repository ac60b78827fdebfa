"""The map of hexagons: every authority once, where the facts have it, shaded by its own figure."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.figures import Figure, hexagon_map
from nmspf_report.figures.hexagons import ACROSS, SHADES, has_hexagons
from tests.figures.test_drawn_figures import hide, positions, shapes
from tests.tables.little import ENQUIRIES, WALES, YEAR, estimated, framework, geography, observed

AREAS = [area.code for area in geography().authorities]
RATES = {code: 10.0 * rank for rank, code in enumerate(AREAS, 1)}
"""From 10 to 220 per 10,000: shades change at 50, 100, 150, 200."""


def rates(*hidden: int) -> pd.DataFrame:
    rows = [
        observed(ENQUIRIES, "enquiries", code, YEAR, (rate, None), population=10_000.0)
        for code, rate in RATES.items()
    ]
    whole = observed(ENQUIRIES, "enquiries", WALES, YEAR, (2530.0, None), population=220_000.0)
    return estimated([*hide(rows, *hidden), whole])


def draw(given: pd.DataFrame) -> Figure:
    return hexagon_map(given, framework(), geography(), ENQUIRIES, period=YEAR)


def tiles(figure: Figure) -> dict[str, tuple[float, float, str]]:
    """Give where the hexagon of each area is that has a figure, and its colour."""
    found = {}
    for element, figures, _ in shapes(figure.svg):
        if element.get("data-computed") == "shade" and figures and figures != "-":
            across, down = positions(element, "x"), positions(element, "y")
            middle = (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
            found[figures.split("|")[2]] = (*middle, element.get("fill") or "")
    return found


def loose(svg: str) -> list[str]:
    reading = Reading("page.html")
    read_drawing(svg, reading, "figure 1")
    return [found.words for found in reading.loose]


def test_every_authority_has_a_hexagon_of_its_own() -> None:
    found = tiles(draw(rates()))
    assert set(found) == set(AREAS)
    places = [(x, y) for x, y, _ in found.values()]
    for rank, (x, y) in enumerate(places):
        for u, v in places[rank + 1 :]:
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 > ACROSS - 0.1


def test_neighbours_by_the_facts_are_neighbours_on_the_map() -> None:
    """Cardiff is at (5, 1), the Vale at (4, 1), Newport at (6, 2); odd rows are to the right."""
    found = tiles(draw(rates()))
    cardiff, vale, newport = (found[code] for code in ("W06000015", "W06000014", "W06000022"))
    assert cardiff[0] - vale[0] == pytest.approx(ACROSS, abs=0.05)
    assert cardiff[1] == vale[1]
    assert newport[0] - cardiff[0] == pytest.approx(ACROSS / 2, abs=0.05)
    assert newport[1] < cardiff[1]
    assert found["W06000001"][1] == min(y for _, y, _ in found.values())


def test_shades_darken_with_the_rate() -> None:
    shade = {code: SHADES.index(fill) for code, (*_, fill) in tiles(draw(rates())).items()}
    assert [shade[code] for code in AREAS] == [min((rank - 1) // 5, 4) for rank in range(1, 23)]


def test_shades_are_told_apart_in_grey() -> None:
    luminance = [
        sum(int(fill[i : i + 2], 16) * w for i, w in ((1, 0.299), (3, 0.587), (5, 0.114)))
        for fill in SHADES
    ]
    assert all(light - dark > 20 for light, dark in pairwise(luminance))


def test_a_withheld_rate_is_hatched_and_in_no_word() -> None:
    figure = draw(rates(21))
    assert AREAS[21] not in tiles(figure)
    assert "Figures that are shown run from 10.0 per 10,000 to 210.0 per 10,000" in figure.alt.text
    assert figure.svg.count('stroke-width="0.9"') == 7
    assert not loose(figure.svg)


def test_the_audit_reads_a_shade_as_what_it_says() -> None:
    figure = draw(rates())
    reading = Reading("page.html")
    read_drawing(figure.svg, reading, "figure 1")
    assert not reading.loose
    said = [
        (fact.lower, fact.upper)
        for fact in reading.facts()
        if fact.area_code == AREAS[6] and fact.shown == "rate"
    ]
    assert len(said) == 2
    assert any(
        low == pytest.approx(50, abs=0.1) and up == pytest.approx(100, abs=0.1) for low, up in said
    )


def test_a_hexagon_of_a_colour_that_the_legend_has_not_is_a_breach() -> None:
    figure = draw(rates())
    first = re.search(r'd="[^"]*Z" fill="#[0-9a-fA-F]{6}"', figure.svg)
    assert first is not None
    wrong = figure.svg.replace(first.group(), first.group()[:-8] + '#123456"')
    assert loose(wrong)


def test_boards_are_outlined() -> None:
    figure = draw(rates())
    assert figure.svg.count('stroke-width="2.6"') > 40


def test_wales_has_a_place_for_every_authority() -> None:
    assert has_hexagons(geography())
