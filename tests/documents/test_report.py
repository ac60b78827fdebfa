"""A report knows its area, its periods and its comparators, and says what it lacks."""

import pytest

from nmspf_report.documents import (
    Report,
    about,
    at_a_glance,
    data_coverage,
    definitions,
    open_report,
    open_return,
)
from nmspf_report.documents.blocks import Blocks, Prose
from nmspf_report.problems import Problem
from nmspf_report.resources import resource
from nmspf_report.returns.manifest import DefinitionChange, DefinitionReading, Manifest
from nmspf_report.tables import Table
from tests.documents.conftest import MakeReport, in_year
from tests.tables.little import (
    CARDIFF,
    LAST_YEAR,
    QUARTERS,
    WALES,
    YEAR,
    framework,
    observed,
    read,
)

NEWPORT, TORFAEN, BRIDGEND, VALE = "W06000022", "W06000020", "W06000013", "W06000014"
ALL_QUARTERS = tuple(quarter.label for quarter in QUARTERS)


def enquiries(*areas: str, periods=(LAST_YEAR, YEAR, *QUARTERS)):
    """Ten enquiries in each area and period."""
    unit = framework().by_code["S47-2"].figures[0].unit
    return [
        observed("S47-2", unit, area, period, (10.0, None), population=1000.0)
        for area in areas
        for period in periods
    ]


def prose(blocks: Blocks) -> str:
    return "\n".join(block.markdown for block in blocks.blocks if isinstance(block, Prose))


@pytest.fixture
def newport(report_on: MakeReport) -> Report:
    return report_on(NEWPORT, enquiries(NEWPORT))


def test_an_authority_is_compared_with_its_board_and_wales(newport):
    assert newport.comparators == ("gwent", WALES)
    assert [area.code for area in newport.members] == [NEWPORT]


def test_a_board_is_compared_with_wales_and_wales_with_nothing(report_on: MakeReport):
    rows = enquiries(NEWPORT)
    gwent = report_on("gwent", rows)
    assert gwent.comparators == (WALES,)
    assert {area.code for area in gwent.members} == {f"W060000{n}" for n in (18, 19, 20, 21, 22)}
    wales = report_on(WALES, rows)
    assert wales.comparators == ()
    assert len(wales.members) == 22


def test_the_board_of_bridgend_is_that_of_the_year(report_on: MakeReport):
    """It moved from Western Bay (West Glamorgan) to Cwm Taf Morgannwg on 1 April 2019."""
    bridgend = report_on(BRIDGEND, enquiries(BRIDGEND))
    assert bridgend.comparators == ("cwm-taf-morgannwg", WALES)
    assert in_year(bridgend, 2018).comparators == ("west-glamorgan", WALES)


def test_the_year_before_is_that_of_the_data(newport):
    assert newport.previous == LAST_YEAR
    assert in_year(newport, 2024).previous is None


def test_at_a_glance_a_first_year_is_compared_with_nothing(newport):
    said, *_ = at_a_glance(in_year(newport, 2024)).blocks
    assert isinstance(said, Prose)
    assert said.markdown == (
        "Headline figures here: 1. There is no year before to compare them with."
    )


def test_charts_over_time_show_quarters_up_to_the_year_of_the_report(newport):
    assert newport.quarters == QUARTERS
    assert in_year(newport, 2024).quarters == QUARTERS[:4]


def test_where_there_are_no_quarters_charts_show_years(report_on: MakeReport):
    report = report_on(NEWPORT, enquiries(NEWPORT, periods=(LAST_YEAR, YEAR)))
    assert report.quarters == (LAST_YEAR, YEAR)


def test_coverage_says_when_nothing_is_missing(newport):
    assert "No return is missing" in prose(data_coverage(newport))


def test_coverage_tells_gaps_readings_changes_and_absent_authorities(report_on: MakeReport):
    manifest = Manifest(
        area_code=NEWPORT,
        framework="nmspf_c",
        quarters=tuple(label for label in ALL_QUARTERS if label != "2025-26-Q2"),
        records_from={},
        definition_readings=(DefinitionReading(indicators=("S47-2",), reading="Joint only."),),
        definition_changes=(
            DefinitionChange(indicators=("S47-2",), since="2025-26-Q1", change="Visits too."),
        ),
    )
    gwent = report_on("gwent", enquiries(NEWPORT, TORFAEN), [manifest], [CARDIFF, TORFAEN])
    said = prose(data_coverage(gwent)).splitlines()
    assert said == [
        "For 2025-26 no indicator of Gwent Safeguarding Board lacks an authority: each holds 2.",
        "- No return was counted for Torfaen: every figure of theirs is missing.",
        "- Newport returned nothing for 2025-26-Q2: its own figures of that quarter and its year "
        "are missing, and sums are of the other authorities.",
        "- Newport reads a definition differently (S47-2): Joint only.",
        "- Newport, from 2025-26-Q1 (S47-2): Visits too. Figures before and after "
        "are not compared.",
        "No narrative was sent by Blaenau Gwent, Caerphilly, Monmouthshire, Newport.",
    ]


def test_several_quarters_that_an_authority_did_not_return_are_told_in_one_line(
    report_on: MakeReport,
):
    missing = ("2025-26-Q1", "2025-26-Q2")
    manifest = Manifest(
        area_code=NEWPORT,
        framework="nmspf_c",
        quarters=tuple(label for label in ALL_QUARTERS if label not in missing),
        records_from={},
    )
    said = prose(data_coverage(report_on(NEWPORT, enquiries(NEWPORT), [manifest])))
    assert said.startswith(
        "- Newport returned nothing for 2025-26-Q1, 2025-26-Q2: its own figures of those quarters "
        "and their years are missing, and sums are of the other authorities."
    )


def test_what_concerns_another_board_is_not_told(report_on: MakeReport):
    report = report_on("cardiff-and-vale", enquiries(CARDIFF, VALE), absent=[NEWPORT])
    assert "Newport" not in prose(data_coverage(report))


def test_coverage_of_a_board_names_the_authorities_that_its_figures_lack(report_on: MakeReport):
    missing = observed(
        "S47-2",
        framework().by_code["S47-2"].figures[0].unit,
        VALE,
        YEAR,
        (None, None),
    )
    report = report_on("cardiff-and-vale", [*enquiries(CARDIFF, periods=(YEAR,)), missing])
    (table,) = [part for part in data_coverage(report).blocks if isinstance(part, Table)]
    (row,) = read(table)
    assert "Vale of Glamorgan" in row
    assert "1 of 2" in row


def test_a_report_says_what_it_is_about_and_which_population_it_uses(newport):
    said = prose(about(newport))
    assert "This report is about Newport in the reporting year 2025-26" in said
    assert "Of its 110 indicators, 97 are counted" in said
    assert "per 10,000 of the population in mid-2024" in said


def test_the_review_gives_every_definition_with_its_coverage_and_query(newport):
    said = prose(definitions(newport))
    headings = [line for line in said.splitlines() if line.startswith("### ")]
    assert headings == [f"### {item.code}: {item.title}" for item in framework().indicators]
    assert said.count("**The query**") == 97
    assert said.count("**The evaluation's five questions**") == 110


def test_a_sample_return_holds_the_years_asked_for_whichever_is_the_last():
    """The sample ends with 2025-26: for 2023-24 alone it has to reach three years back."""
    sent = open_return("sample", TORFAEN, (2023, 2023))
    assert sent.manifest.quarters[0] == "2023-24-Q1"
    assert sent.manifest.quarters[-1] == "2025-26-Q4"


def test_a_return_of_another_authority_is_refused(two_returns):
    with pytest.raises(Problem, match="This is the return of W06000020, not of W06000022"):
        open_return(str(two_returns / TORFAEN), NEWPORT, (2024, 2025))


def test_the_committed_data_open_as_a_report_on_any_area_and_year():
    report = open_report(resource("data", "sample"), "gwent", "2025-26")
    assert report.area.name("en") == "Gwent Safeguarding Board"
    assert set(report.estimates["area_code"]) >= {"gwent", WALES, NEWPORT}


@pytest.mark.parametrize(
    ("area", "period", "said"),
    [
        ("W06000099", "2025-26", "no area “W06000099”"),
        (NEWPORT, "2031-32", "no reporting year “2031-32”. Use one of: 2022-23"),
        (NEWPORT, "2025-26-Q1", "no reporting year “2025-26-Q1”"),
        (NEWPORT, "last year", "“last year” is not a period"),
    ],
)
def test_an_area_or_year_that_the_data_lack_is_refused(area, period, said):
    with pytest.raises(Problem, match=said):
        open_report(resource("data", "sample"), area, period)
