"""The flow of the child's journey: widths are counts, places are nobody's, `[c]` has none."""

import re

import pandas as pd
import pytest

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.figures import Figure, journey_flow
from nmspf_report.figures.canvas import CHARCOAL
from nmspf_report.figures.journey_drawing import FULL, UNKNOWN
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.tables.journey import follow
from tests.figures.test_drawn_figures import positions, shapes
from tests.tables.little import CARDIFF, YEAR, estimated, framework, geography, observed, read

ENDED = {
    "care_and_support": 50.0,
    "prevention_team": 10.0,
    "other_agency": 6.0,
    "no_follow_on_support": 20.0,
    "moved_out_of_area": 8.0,
    "not_recorded": 6.0,
}
"""Where 100 children went who left the register."""


def journey(
    ended: dict[str, float | None] | None = None, *, registered: float | None = 80.0
) -> pd.DataFrame:
    """Give the register's two steps, and the referrals; None is withheld."""
    symbol = {True: "c", False: ""}

    def row(
        code: str, unit: str, count: float | None, of: float | None, category: str = ""
    ) -> dict[str, object]:
        return observed(
            code,
            unit,
            CARDIFF,
            YEAR,
            (count, of),
            category=category,
            symbol=symbol[count is None],
        )

    counts: dict[str, float | None] = {**ENDED, **(ended or {})}
    return estimated(
        [
            row("PROT-1", "referrals", 1000.0, None),
            row("PROT-2", "referrals", 300.0, 1000.0),
            row("PROT-2a", "referrals", 400.0, 700.0, "outcome:no_further_action"),
            row("PROT-2b", "referrals", 100.0, 300.0, "outcome:no_further_action"),
            row("PROG-5a", "children", registered, None),
            row("PROG-5a", "children", 12.0, registered, "within_years:1"),
            row("OUT-3", "children", 100.0, None),
            *(
                row("OUT-3", "children", count, 100.0, f"destination:{code}")
                for code, count in counts.items()
            ),
        ]
    )


def draw(given: pd.DataFrame) -> Figure:
    return journey_flow(given, framework(), geography(), area=CARDIFF, period=YEAR)


def bands(svg: str) -> dict[str, float]:
    """Give how wide the band of each figure is."""
    found = {}
    for element, figures, _ in shapes(svg):
        if element.get("data-computed") == "width" and figures:
            down = positions(element, "y")
            indicator, category, *_ = figures.split("|")
            found[f"{indicator} {category}".strip()] = max(down) - min(down)
    return found


def arrows(svg: str) -> list[str]:
    """Give where the lines from step to step are."""
    return re.findall(r'd="(M[^"]*)" stroke="#[0-9A-Fa-f]{6}" stroke-width="0.8"', svg)


def audited(svg: str) -> Reading:
    reading = Reading("page.html")
    read_drawing(svg, reading, "figure 1")
    return reading


def test_a_band_is_as_wide_as_its_part_of_the_step() -> None:
    """Half of those who left went to care and support, a fifth had no support."""
    found = bands(draw(journey()).svg)
    assert found["OUT-3"] == pytest.approx(FULL, abs=0.01)
    assert found["OUT-3 destination:care_and_support"] == pytest.approx(FULL / 2, abs=0.02)
    assert found["OUT-3 destination:no_follow_on_support"] == pytest.approx(FULL / 5, abs=0.02)
    assert found["PROG-5a within_years:1"] == pytest.approx(FULL * 12 / 80, abs=0.02)
    assert found["PROT-2a outcome:no_further_action"] == pytest.approx(FULL * 0.4, abs=0.02)
    assert found["PROT-2b outcome:no_further_action"] == pytest.approx(FULL * 0.1, abs=0.02)


def test_who_came_back_is_drawn_back_and_named_with_the_share() -> None:
    figure = draw(journey())
    assert "Duty team referrals" in {row[0].partition(":")[0] for row in read(figure.table)}
    reading = audited(figure.svg)
    told = {(fact.indicator, fact.shown) for fact in reading.facts()}
    assert {("PROT-2", "percentage"), ("PROG-5a", "percentage")} <= told


def test_places_depend_on_no_count() -> None:
    other = {"care_and_support": 20.0, "no_follow_on_support": 50.0}
    assert arrows(draw(journey()).svg) == arrows(draw(journey(other)).svg)


def test_a_withheld_route_has_the_one_width_and_no_figure() -> None:
    hidden = draw(journey({"prevention_team": None, "moved_out_of_area": None}))
    found = bands(hidden.svg)
    assert "OUT-3 destination:prevention_team" not in found
    assert "OUT-3 destination:moved_out_of_area" not in found
    crossed = [
        positions(element, "y")
        for element, *_ in shapes(hidden.svg)
        if element.get("data-computed") == "withheld"
    ]
    assert [max(down) - min(down) for down in crossed] == [pytest.approx(UNKNOWN)] * 2
    assert arrows(hidden.svg) == arrows(draw(journey()).svg)
    assert "of the routes that are shown" in hidden.alt.text
    assert not audited(hidden.svg).loose


def test_where_a_step_is_withheld_its_largest_route_has_the_full_width() -> None:
    """Nothing is measured by what is withheld: not by the step, nor by what it leaves."""
    found = bands(draw(journey(registered=None)).svg)
    assert "PROG-5a" not in found
    assert found["PROG-5a within_years:1"] == pytest.approx(FULL, abs=0.01)


def test_where_nothing_is_known_the_drawing_says_so() -> None:
    rows = estimated([observed("PROT-1", "referrals", CARDIFF, YEAR, (None, None), symbol="c")])
    figure = draw(rows)
    assert "There is no figure" in figure.alt.text
    assert not bands(figure.svg)


def test_the_table_has_every_figure_that_is_drawn() -> None:
    rows = {row[0]: row[1:] for row in read(draw(journey({"prevention_team": None})).table)}
    assert rows["De-registered"] == ("100 children", "[z]")
    assert rows["De-registered: to care and support"][0] == "50 of 100 children"
    assert rows["De-registered: to care and support"][1].startswith("50.0 (")
    assert rows["De-registered: to prevention"][0] == "[c] of 100 children"
    assert rows["Duty team referrals: no further action (new)"][0] == "400 of 700 referrals"


def test_the_audit_reads_a_width_as_what_it_says() -> None:
    reading = audited(draw(journey()).svg)
    assert not reading.loose
    said = [
        (fact.lower, fact.upper)
        for fact in reading.facts()
        if fact.category == "destination:no_follow_on_support" and fact.shown == "numerator"
    ]
    assert any(low < 20 < up and up - low < 1 for low, up in said)


def test_a_band_of_another_width_says_another_count() -> None:
    svg = draw(journey()).svg
    band = re.search(
        r'(no_follow_on_support[^>]*numerator" data-computed="width" d=")(M[^"]*Z)"', svg
    )
    assert band is not None
    top, bottom = sorted({float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", band[2])})
    wider = band[2].replace(f" {bottom:g}", f" {bottom + 1.2:.2f}")
    said = [
        (fact.lower, fact.upper)
        for fact in audited(svg.replace(band[2], wider)).facts()
        if fact.category == "destination:no_follow_on_support" and fact.shown == "numerator"
    ]
    # A tenth of the full width is ten children.
    assert top < bottom
    assert any(low < 30 < up for low, up in said)
    assert any(up < 25 for _, up in said)


def test_a_band_that_is_no_band_is_loose() -> None:
    svg = draw(journey()).svg
    band = re.search(r'data-computed="width" d="M([\d.]+) ([\d.]+)L', svg)
    assert band is not None
    slanted = band[0].replace(f" {band[2]}L", f" {float(band[2]) + 1:.2f}L")
    assert audited(svg.replace(band[0], slanted)).loose


def test_a_width_that_is_left_for_a_withheld_count_is_loose() -> None:
    svg = draw(journey({"prevention_team": None, "moved_out_of_area": None})).svg
    crossed = re.search(r'data-computed="withheld" d="(M[^"]*)"', svg)
    assert crossed is not None
    down = sorted({float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", crossed[1])})
    wider = re.sub(rf" {down[1]:g}(?=L|$)", f" {down[1] + 0.6:.2f}", crossed[1])
    assert wider != crossed[1]
    assert audited(svg.replace(crossed[1], wider)).loose


def test_steps_are_told_apart_in_grey() -> None:
    assert draw(journey()).svg.count(f'fill="{CHARCOAL}"') > 3


def test_what_is_not_published_has_no_lane() -> None:
    rows = journey()
    without = rows[rows["category"] != "within_years:1"].reset_index(drop=True)
    steps = follow(without, framework(), CARDIFF, YEAR)
    registered = next(step for step in steps if step.step.title == "Registered")
    assert registered.returned is None
    assert not audited(draw(without).svg).loose


def test_a_framework_without_a_journey_has_none() -> None:
    england = read_framework("dfe_england")
    assert england.journey is None
    assert follow(journey(), england, CARDIFF, YEAR) == ()


def test_every_stage_of_the_process_map_has_a_step() -> None:
    whole = framework().journey
    assert whole is not None
    assert {step.at for step in whole.steps} == set(whole.stages)
