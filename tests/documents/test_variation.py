"""How authorities differ: the range, the nation and who is outside the funnel, in words.

Twenty-two authorities with 100 conferences each, half of them in time; where one has 90 in time it
is 8 standard errors (of 5 percentage points) above the half of Wales.
"""

from dataclasses import replace

import pytest

from nmspf_report.bindings import unmark
from nmspf_report.documents import variation
from nmspf_report.documents.blocks import Prose
from nmspf_report.figures import Figure
from nmspf_report.narrative.statements import Statement
from nmspf_report.returns.manifest import DefinitionReading, Manifest
from tests.documents.conftest import MakeReport
from tests.tables.little import BOARD, CARDIFF, NEWPORT, WALES, YEAR, framework, geography, observed

VALE = "W06000014"
TITLE = framework().by_code["PROG-3a"].title
NATION = "Wales as a whole: 50.0% (95% limits 47.9 to 52.1)."


def in_time(area, count, of=100.0):
    return observed("PROG-3a", "conferences", area, YEAR, (count, of))


def everywhere(**other):
    """Half of 100 in every authority, or what is given, and half of 2,200 in Wales."""
    rows = [in_time(one.code, other.get(one.code, 50.0)) for one in geography().authorities]
    return [*rows, in_time(BOARD, 100.0, 200.0), in_time(WALES, 1100.0, 2200.0)]


def said(report) -> str:
    (words,) = [
        unmark(block.markdown)
        for block in variation(report).blocks
        if isinstance(block, Prose) and TITLE in block.markdown and "- " not in block.markdown[:2]
    ]
    return words


def test_the_nation_names_who_is_outside_the_widest_limits(report_on: MakeReport):
    report = report_on(WALES, everywhere(**{CARDIFF: 90.0, NEWPORT: 10.0}))
    assert said(report) == (
        f"**{TITLE}**: from 10.0% to 90.0% in 22 authorities. {NATION} "
        "Above the 99.8% limits of the funnel: Cardiff. Below the 99.8% limits of the funnel: "
        "Newport."
    )


def test_that_none_is_outside_is_said(report_on: MakeReport):
    assert said(report_on(WALES, everywhere(**{CARDIFF: 52.0}))) == (
        f"**{TITLE}**: from 50.0% to 52.0% in 22 authorities. {NATION} "
        "None that is shown lies outside the 99.8% limits of the funnel."
    )


def test_an_authority_stands_beside_the_nation(report_on: MakeReport):
    """Wilson's limits of 60 of 100 are 50.2% and 69.1%."""
    assert said(report_on(CARDIFF, everywhere(**{CARDIFF: 60.0}))) == (
        f"**{TITLE}**: from 50.0% to 60.0% in 22 authorities. "
        f"Cardiff: 60.0% (95% limits 50.2 to 69.1). {NATION}"
    )


def test_a_board_speaks_of_its_own_authorities(report_on: MakeReport):
    report = report_on(BOARD, everywhere(**{CARDIFF: 90.0, NEWPORT: 10.0}))
    assert said(report) == (
        f"**{TITLE}**: from 50.0% to 90.0% in 2 authorities. {NATION} "
        "Wholly above Wales: Cardiff. The limits of some of them do not overlap, so that they "
        "differ by more than chance would explain: ask first whether they count alike. "
        "Above the 99.8% limits of the funnel: Cardiff."
    )


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        ([CARDIFF], "one of 2 authorities has a figure that is shown, 50.0%."),
        ([CARDIFF, VALE], "none of 2 authorities has a figure that is shown."),
    ],
)
def test_of_withheld_figures_only_their_absence_is_told(report_on: MakeReport, hidden, told):
    rows = [
        {**row, "numerator": None, "symbol": "c"} if row["area_code"] in hidden else row
        for row in everywhere()
    ]
    (first, *_) = [
        unmark(block.markdown)
        for block in variation(report_on(BOARD, rows)).blocks
        if isinstance(block, Prose) and block.markdown.startswith(f"**{TITLE}")
    ]
    assert first.startswith(f"**{TITLE}**: {told}")


def lists(report) -> list[str]:
    """Give what is said of several indicators at the end, and the lists beneath."""
    blocks = [block.markdown for block in variation(report).blocks if isinstance(block, Prose)]
    return blocks[blocks.index(next(one for one in blocks if one.startswith("In these"))) :]


def test_a_board_within_exact_limits_is_said_to_be_so(report_on: MakeReport):
    said_of, named = lists(report_on(BOARD, everywhere()))
    assert "outside the limits that chance sets for its size" in said_of
    assert named == f"- {TITLE} (PROG-3a)"


def test_within_widened_limits_differences_are_not_said_to_be_chance(report_on: MakeReport):
    """Thirds of the authorities at 30%, 50% and 70%: they vary by four standard errors."""
    codes = [one.code for one in geography().authorities]
    shares = {code: (30.0, 50.0, 70.0)[place % 3] for place, code in enumerate(codes)}
    said_of, named = lists(report_on(BOARD, everywhere(**shares)))
    assert "the limits around its figure are widened" in said_of
    assert "need not be chance" in said_of
    assert named == f"- {TITLE} (PROG-3a)"


def test_between_the_limits_a_board_names_its_own(report_on: MakeReport):
    """62 of 100 are 2.4 standard errors above a half: outside 95%, within 99.8%."""
    told = said(report_on(BOARD, everywhere(**{CARDIFF: 62.0, NEWPORT: 38.0})))
    assert "Outside the 95% limits of the funnel and within the 99.8% limits: Cardiff." in told
    assert "Newport" not in told
    assert "Outside the 95%" not in said(report_on(WALES, everywhere(**{CARDIFF: 62.0})))


def test_a_range_is_of_those_shown_where_some_are_withheld(report_on: MakeReport):
    rows = [
        {**row, "numerator": None, "symbol": "c"} if row["area_code"] == NEWPORT else row
        for row in everywhere(**{CARDIFF: 52.0})
    ]
    assert said(report_on(WALES, rows)).startswith(
        f"**{TITLE}**: from 50.0% to 52.0% in the 21 of 22 authorities whose figure is shown."
    )


def test_where_one_reads_the_definition_differently_nobody_stands_out(report_on: MakeReport):
    reading = DefinitionReading(indicators=("PROG-3a",), reading="Reviews too.")
    manifest = Manifest(
        area_code=CARDIFF, framework="nmspf_c", quarters=(), records_from={},
        definition_readings=(reading,),
    )  # fmt: skip
    report = report_on(WALES, everywhere(**{CARDIFF: 90.0, NEWPORT: 10.0}), [manifest])
    assert said(report) == (
        f"**{TITLE}**: from 10.0% to 90.0% in 22 authorities. {NATION} "
        "Not to be compared between authorities. Read differently by Cardiff."
    )


def test_where_one_collects_in_part_it_is_said_before_who_stands_out(report_on: MakeReport):
    report = report_on(WALES, everywhere(**{CARDIFF: 90.0}))
    in_part = Statement(
        NEWPORT, "2025-26", "definitions", "PROG-3a", "collected", "choice", "en", "in_part"
    )
    told = replace(report, dataset=replace(report.dataset, statements=(in_part,)))
    assert said(told).endswith(
        "To be compared with care. Collected only in part by Newport. "
        "Above the 99.8% limits of the funnel: Cardiff."
    )


def test_the_figures_of_an_indicator_stand_once_beneath_all_its_charts(report_on: MakeReport):
    """A dot plot and a funnel; a rate has a map too, and is not counted in this little Wales."""
    blocks = variation(report_on(WALES, everywhere(**{CARDIFF: 90.0}))).blocks
    dots, funnel = (block for block in blocks if isinstance(block, Figure))
    assert (dots.beneath, funnel.beneath) == (funnel.id, "")
    assert [row[0].text for row in funnel.table.rows][-1] == "Wales"
    assert len(funnel.table.rows) == 23


def test_a_board_without_a_funnel_has_its_figures_beneath_the_dot_plot(report_on: MakeReport):
    (dots,) = (
        one for one in variation(report_on(BOARD, everywhere())).blocks if isinstance(one, Figure)
    )
    assert dots.beneath == ""
    assert [row[0].text for row in dots.table.rows] == ["Cardiff", "Vale of Glamorgan", "Wales"]
