"""Charts of the same figures have one table: which holds whatever any of them draws."""

import pytest

from nmspf_report.figures import Figure, between_areas, funnel_plot, sharing_a_table
from tests.figures.test_funnel_plots import AREAS, shares, varying
from tests.tables.little import CARDIFF, IN_TIME, NEWPORT, YEAR, framework, geography

GIVEN = shares(varying(0.02))


def dot_plot(*areas: str) -> Figure:
    return between_areas(GIVEN, framework(), geography(), IN_TIME, period=YEAR, areas=areas)


def funnel(*areas: str) -> Figure:
    return funnel_plot(GIVEN, framework(), geography(), IN_TIME, period=YEAR, areas=areas)


def test_the_largest_table_stands_beneath_the_last_chart_with_the_limits_it_draws() -> None:
    """A board's two authorities and Wales in the one, all twenty-two and Wales in the other."""
    first, second = dot_plot(CARDIFF, NEWPORT), funnel(*AREAS)
    few, all_of_them = sharing_a_table([first, second])
    assert (few.beneath, all_of_them.beneath) == (second.id, "")
    assert few.table == all_of_them.table == second.table
    assert len(second.table.rows) == 23
    assert len(second.table.computed) == 1
    assert (few.svg, few.alt, few.caption) == (first.svg, first.alt, first.caption)


def test_the_limits_of_one_chart_stand_beneath_the_table_wherever_it_stands() -> None:
    first, second = funnel(*AREAS), dot_plot(*AREAS)
    assert sharing_a_table([first, second])[1].table.computed == first.table.computed


def test_a_chart_alone_keeps_its_table() -> None:
    alone = dot_plot(CARDIFF, NEWPORT)
    assert sharing_a_table([alone]) == (alone,)


def test_a_figure_that_the_table_would_lack_is_refused() -> None:
    others = [code for code in AREAS if code != CARDIFF]
    with pytest.raises(ValueError, match="not in the shared table"):
        sharing_a_table([dot_plot(CARDIFF, NEWPORT), funnel(*others)])


def test_a_notebook_has_the_table_once() -> None:
    first, second = (
        figure._repr_mimebundle_()[1]["nmspf"]
        for figure in sharing_a_table([dot_plot(*AREAS), funnel(*AREAS)])
    )
    assert first["beneath"] == second["id"]
    assert "table" not in first
    assert second["table"].count("<tr>") == 1 + 23 + 1
    assert "beneath" not in second
