"""Of protected figures a report says what is published, and nothing that follows from the rest."""

import re

import pytest

from nmspf_report.bindings import SCHEME, read_bindings, unmark
from nmspf_report.documents import at_a_glance, reading_guide, themes, variation
from nmspf_report.documents.blocks import Blocks, Prose
from nmspf_report.documents.sentences import what_it_says
from nmspf_report.figures import Figure
from nmspf_report.tables import Table
from tests.documents.conftest import MakeReport
from tests.tables.little import (
    CARDIFF,
    LAST_YEAR,
    QUARTERS,
    WALES,
    YEAR,
    conferences_in_time,
    framework,
    observed,
    referrals_by_source,
)

VALE = "W06000014"
IN_TIME = framework().by_code["PROG-3a"]
ENQUIRIES = framework().by_code["S47-2"]
REPEAT = framework().by_code["PROT-2"]
WITHHELD = "withheld so that nobody can be identified"
BOARD = "cardiff-and-vale"


def withheld(row, **left):
    """Withhold what is named; it stays as it is given."""
    return {**row, "symbol": "c", **left}


def repeats(area, period, count=40.0):
    return observed("PROT-2", "referrals", area, period, (count, 100.0))


def words(blocks: Blocks) -> str:
    return unmark("\n".join(block.markdown for block in blocks.blocks if isinstance(block, Prose)))


def figures(blocks: Blocks) -> list[Figure]:
    return [block for block in blocks.blocks if isinstance(block, Figure)]


@pytest.fixture
def protected(report_on: MakeReport):
    """A report on Cardiff, as a plan publishes it: repeat referrals of authorities by year."""
    both = (LAST_YEAR, YEAR)
    conferences = conferences_in_time(CARDIFF, [(45, 60), (52, 60)], periods=both)
    rows = [
        conferences[0],
        withheld(conferences[1], numerator=None),
        *conferences_in_time(CARDIFF, [(12, 15), (None, 15)] * 4),
        *(repeats(area, period) for area in (CARDIFF, VALE) for period in both),
        *(repeats(area, period) for area in (BOARD, WALES) for period in (*both, *QUARTERS)),
        *referrals_by_source(CARDIFF, YEAR),
        observed("S47-2", "enquiries", WALES, YEAR, (10.0, None), population=1000.0),
    ]
    marked = [
        withheld(row) if row["numerator"] is None and row["symbol"] == "x" else row for row in rows
    ]
    return lambda area: report_on(area, marked)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ({"numerator": None}, f"the figure for 2025-26 is {WITHHELD}. It is out of 60 "
         "conferences."),
        ({"numerator": None, "denominator": None}, f"the figure for 2025-26 is {WITHHELD}."),
        ({"denominator": None}, "52 conferences in 2025-26. What they are out of, and so "
         f"the percentage, is {WITHHELD}."),
    ],
)  # fmt: skip
def test_of_a_withheld_figure_a_sentence_says_what_may_be_said(report_on: MakeReport, left, said):
    before, now = conferences_in_time(CARDIFF, [(45, 60), (52, 60)], periods=(LAST_YEAR, YEAR))
    report = report_on(CARDIFF, [before, withheld(now, **left)])
    assert unmark(what_it_says(report, IN_TIME)) == f"**{IN_TIME.title}**: {said}"


def test_nothing_is_compared_with_a_year_that_is_withheld(report_on: MakeReport):
    before, now = conferences_in_time(CARDIFF, [(45, 60), (52, 60)], periods=(LAST_YEAR, YEAR))
    report = report_on(CARDIFF, [withheld(before, numerator=None), now])
    said = unmark(what_it_says(report, IN_TIME))
    assert said.startswith(f"**{IN_TIME.title}**: 86.7% in 2025-26")
    assert said.endswith("Not compared with 2024-25: that figure is withheld.")


def test_sentences_name_the_figures_of_their_numbers(report_on: MakeReport):
    rows = conferences_in_time(CARDIFF, [(45, 60), (52, 60)], periods=(LAST_YEAR, YEAR))
    said = what_it_says(report_on(CARDIFF, rows), IN_TIME)
    bound = re.findall(rf"\[([^\]]*)\]\({SCHEME}([^)]*)\)", said)
    key = f"PROG-3a||{CARDIFF}|%s|conferences|%s"
    assert bound == [
        ("86.7", key % ("2025-26", "percentage")),
        ("52", key % ("2025-26", "numerator")),
        ("60", key % ("2025-26", "denominator")),
        ("75.8", key % ("2025-26", "percentage_lower")),
        ("93.1", key % ("2025-26", "percentage_upper")),
        ("75.0", key % ("2024-25", "percentage")),
    ]


def test_what_has_no_quarters_here_stands_by_year_and_says_so(protected):
    glance = at_a_glance(protected(CARDIFF))
    by_quarter, by_year = figures(glance)
    assert IN_TIME.title in by_quarter.alt.text
    assert REPEAT.title not in by_quarter.alt.text
    assert REPEAT.title in by_year.alt.text
    assert "2025-26 Q" not in by_year.alt.text
    only = "Published by quarter for boards and Wales only, and so by year here: PROT-2."
    assert words(glance).splitlines() == [
        "None of the headline figures (2) changed since 2024-25 by more than chance would "
        "explain. No comparison can be made for: "
        f"{IN_TIME.title}.",
        only,
    ]
    assert only in words(themes(protected(CARDIFF)))


def test_a_board_has_quarters_and_nothing_to_explain(protected):
    glance = at_a_glance(protected(BOARD))
    (chart,) = figures(glance)
    assert f"{REPEAT.title} (PROT-2, referrals): 40.0% in 2025-26 Q4." in chart.alt.text
    assert words(glance) == (
        "None of the headline figures (1) changed since 2024-25 by more than chance would explain."
    )


def test_what_is_not_published_here_is_left_out_and_named(protected):
    shown = themes(protected(CARDIFF))
    assert "Published for boards and Wales only: " not in words(shown)
    tables = [block for block in shown.blocks if isinstance(block, Table)]
    rows = [row[0].text for table in tables for row in table.rows]
    assert not any(row.startswith("S47-2 ") for row in rows)
    assert re.search(r"Published for Wales only: [^\n]*\bS47-2\b", words(shown))


def test_areas_are_compared_in_what_authorities_publish_alone(protected):
    charts = figures(variation(protected(CARDIFF)))
    assert [chart.id.split("-")[2:4] for chart in charts] == [["prot", "2"], ["prog", "3a"]]


def test_the_guide_explains_what_is_withheld_and_what_stands_by_year(protected):
    guide = words(reading_guide(protected(CARDIFF)))
    assert "[c] stands in place of a figure that is withheld" in guide
    assert "authorities have in part by year only" in guide
    assert guide == words(reading_guide(protected(WALES)))


def test_the_guide_speaks_of_years_alone_only_where_there_are_such(report_on: MakeReport):
    rows = [repeats(area, period) for area in (CARDIFF, WALES) for period in (YEAR, *QUARTERS)]
    assert "by year only" not in words(reading_guide(report_on(CARDIFF, rows)))


def test_no_part_of_a_report_names_a_withheld_figure(protected):
    report = protected(CARDIFF)
    hidden = {
        (row.indicator, row.category, row.area_code, row.period)
        for row in report.dataset.observations.itertuples()
        if row.symbol == "c"
    }
    assert len(hidden) == 5
    parts = [*at_a_glance(report).blocks, *themes(report).blocks, *variation(report).blocks]
    values = [value for part in parts for value in attributes(part)]
    assert len(values) > 50
    named = [binding for value in values for binding in read_bindings(value)]
    shown = {
        what
        for one in named
        for what in one.shown
        if (one.indicator, one.category, one.area_code, one.period) in hidden
    }
    assert shown == {"denominator"}


def attributes(part):
    """Give every attribute of a part of a report."""
    if isinstance(part, Prose):
        return re.findall(rf"{SCHEME}([^)]*)\)", part.markdown)
    if isinstance(part, Table):
        return [cell.figures for row in part.rows for cell in row]
    drawn = re.findall(r'data-figures="([^"]*)"', part.svg)
    return [part.alt.figures, *drawn, *attributes(part.table)]
