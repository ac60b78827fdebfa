"""Limits that a chart draws stand beneath its table too, of the printed counts and no others."""

import re

import pytest

from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.figures import Figure
from tests.figures.test_control_charts import SIXTEEN, STEADY, estimates
from tests.figures.test_control_charts import draw as draw_control
from tests.figures.test_funnel_plots import AREAS, BY_CHANCE, shares, varying
from tests.figures.test_funnel_plots import draw as draw_funnel
from tests.tables.little import geography

STEADY_LIMITS = (
    "Drawn over 2022-23 Q1 to 2025-26 Q4: upper limit 56.3%, mean 51.0%, lower limit 45.7%."
)
SMALLEST, LARGEST = (geography().area(AREAS[place]).name_en for place in (0, -1))


def beneath(figure: Figure) -> list[str]:
    return [note.words for note in figure.table.computed]


def loose(markup: str) -> list[str]:
    reading = Reading("page.html")
    read_page(markup, reading)
    return [found.number for found in reading.loose]


def test_the_mean_and_the_limits_are_written_as_they_are_by_hand() -> None:
    """Mean 51, mean moving range 2: the limits are 51 - 2 x 2.66 and 51 + 2 x 2.66."""
    figure = draw_control(estimates(STEADY))
    assert beneath(figure) == [STEADY_LIMITS]
    assert not loose(figure.table.to_html())


def test_each_part_of_a_series_has_its_own() -> None:
    """Of 80 and 82 by turns the mean is 81, and the limits are 75.68 and 86.32."""
    counts = [*STEADY[:8], *(count + 30 for count in STEADY[8:])]
    figure = draw_control(estimates(counts, break_at=SIXTEEN[8]))
    assert beneath(figure) == [
        "Drawn over 2022-23 Q1 to 2023-24 Q4: upper limit 56.3%, mean 51.0%, lower limit 45.7%.",
        "Drawn over 2024-25 Q1 to 2025-26 Q4: upper limit 86.3%, mean 81.0%, lower limit 75.7%.",
    ]
    assert not loose(figure.table.to_html())


def test_what_is_withheld_or_lacks_an_authority_has_no_part_in_them() -> None:
    """Mean 51 of the fifteen others, or 50.9; no range is taken across the gap."""
    hidden = [draw_control(estimates([*STEADY[:7], count, *STEADY[8:]], 7)) for count in (52, 99)]
    assert hidden[0].table == hidden[1].table
    assert "mean 50.9%" in beneath(hidden[0])[0]
    incomplete = draw_control(estimates([*STEADY[:6], 90, *STEADY[7:]], symbols={6: "p"}))
    assert "mean 51.1%" in beneath(incomplete)[0]
    for figure in (hidden[0], incomplete):
        assert not loose(figure.table.to_html())


@pytest.mark.parametrize(
    ("was", "becomes", "number"),
    [
        ("mean 51.0%", "mean 51.1%", "51.1"),
        ("upper limit 56.3%", "upper limit 62.0%", "62.0"),
        ("lower limit 45.7%", "lower limit 45%", "45"),
    ],
)
def test_a_limit_that_rests_on_other_figures_is_a_breach(was, becomes, number) -> None:
    markup = draw_control(estimates(STEADY)).table.to_html()
    assert loose(markup.replace(was, becomes)) == [number]


def test_a_note_that_says_nothing_of_what_it_is_computed_of_is_a_breach() -> None:
    markup = draw_control(estimates(STEADY)).table.to_html()
    for computed in ("", "control", "control percentage", "control number 2022-23-Q1 nonsense"):
        changed = re.sub(r'data-computed="[^"]*"', f'data-computed="{computed}"', markup)
        assert {"56.3", "51.0", "45.7"} <= set(loose(changed))


def test_limits_of_another_part_of_the_series_are_not_those_of_this_one() -> None:
    """From the ninth quarter on the same values rise: their mean is not that of all."""
    counts = [*STEADY[:8], *(count + 30 for count in STEADY[8:])]
    markup = draw_control(estimates(counts)).table.to_html()
    assert not loose(markup)
    assert loose(markup.replace("2022-23-Q1 2025-26-Q4", "2024-25-Q1 2025-26-Q4"))


def test_limits_of_chance_are_written_at_the_smallest_and_the_largest_size() -> None:
    """Of 100 at a half, at most 39 are 1.76% and at most 40 are 2.84%: 2.5% lies at 39.69."""
    figure = draw_funnel(shares(BY_CHANCE))
    (said,) = beneath(figure)
    assert said.startswith(
        f"Limits of chance. At the size of {SMALLEST}: 95% limits 39.7% to 59.3%;"
    )
    assert f" At the size of {LARGEST}: 95% limits " in said
    markup = figure.table.to_html()
    assert not loose(markup)
    assert loose(markup.replace("39.7% to", "39.6% to")) == ["39.6"]


def test_widened_limits_are_said_to_be_and_rest_on_the_areas_that_are_shown() -> None:
    figure = draw_funnel(shares(varying(0.1), 3))
    (said,) = beneath(figure)
    assert said.startswith("Limits of chance, widened by how much areas vary. At the size of ")
    assert not loose(figure.table.to_html())
    assert beneath(draw_funnel(shares(varying(0.1)))) != [said]
