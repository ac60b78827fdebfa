"""A filled-in workbook read back: every value at its place, worked by hand."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.model import WorkbookReturn
from nmspf_report.returns.workbook.reading import read_workbook
from tests.returns.workbook.conftest import (
    CARDIFF,
    Q1,
    Q2,
    Q3,
    Q4,
    WHOLE_YEAR,
    figures_of,
    find,
    read_here,
)

Fill = Callable[..., Path]
FillCells = Callable[..., WorkbookReturn]
FIGURES = {
    ("Identification", "PREV-1", Q1): 900,
    ("Identification", "PREV-1", Q2): 850,
    ("Identification", "PREV-1", Q3): "1,010",
    ("Identification", "PREV-1", Q4): " 990 ",
    ("Identification", "PREV-1a", Q1): 12,
    ("Response", "S47-1a.3", Q2): "x",
    ("Response", "PROG-1a", Q4): 1775,
    ("Workforce", "WORK-3b", Q1): 81.4,
}
WORDS = {
    ("Narrative", "PROT-2", "Key issues"): "More families came back: {S47-2a}.",
    ("Narrative", "Identification", "What is planned"): "A second hub.",
    ("User voice mechanisms", "Questionnaire", "Used at the stage: Referral"): "Yes",
    ("User voice mechanisms", "Interview", "Used at the stage: Conference"): "no",
    ("User voice in words", "VOICE-2 message 1", "In your own words"): "Listen.",
    ("Workforce in words", "WORK-4 description", "Yes or no"): "Yes",
    ("Workforce in words", "WORK-4 description", "Please describe"): "A yearly survey.",
    ("Definitions", "S47-1", "Do you collect it?"): "In part",
    ("Definitions", "S47-1", "How do you read its definition?"): "Joint visits only.",
    ("The 12 Cs", "Clarity", "Level"): "2 Being developed",
    ("The 12 Cs", "Clarity", "Evidence"): "An audit.",
    ("Recommendations", "1.3", "Status"): "Under way",
    ("Recommendations", "1.3", "Due by (date)"): datetime(2026, 9, 30),
    ("Answers to queries", "1", "Id of the query"): "7k3qx0m4zd",
    ("Answers to queries", "1", "Your answer"): "Sibling group of seven in Q2.",
    ("Clearances", "1", "Id of the finding"): "ABCDEF0123",
    ("Clearances", "1", "Why the words may be published"): "A street, not a person.",
}


@pytest.fixture
def filled(fill: Fill) -> Path:
    return fill({**FIGURES, **WORDS})


def test_whose_workbook_it_is(filled: Path) -> None:
    read = read_workbook(filled)
    assert (read.area_code, read.year, read.framework) == (CARDIFF, "2025-26", "nmspf_c")
    assert (read.file, read.language) == ("filled.xlsx", "en")
    assert read.misfits == ()
    assert read.remarks == ()


def test_numbers_stand_at_their_places(filled: Path) -> None:
    read = read_here(filled)
    quarter = "2025-26-Q"
    assert list(figures_of(read, "PREV-1")) == [
        ("referrals", "", f"{quarter}1", "numerator", 900, "", "E7"),
        ("referrals", "", f"{quarter}2", "numerator", 850, "", "F7"),
        ("referrals", "", f"{quarter}3", "numerator", 1010, "", "G7"),
        ("referrals", "", f"{quarter}4", "numerator", 990, "", "H7"),
        # 900 + 850 + 1,010 + 990
        ("referrals", "", "2025-26", "numerator", 3750, "", "I7"),
    ]
    # PREV-1 is also what PREV-1a is a share of; its own number is in the row below.
    assert list(figures_of(read, "PREV-1a"))[:3] == [
        ("referrals", "", f"{quarter}1", "denominator", 900, "", "E7"),
        ("referrals", "not_recorded", f"{quarter}1", "denominator", 900, "", "E7"),
        ("referrals", "", f"{quarter}2", "denominator", 850, "", "F7"),
    ]
    own = [figure for figure in figures_of(read, "PREV-1a") if figure[3] == "numerator"]
    assert own == [("referrals", "", f"{quarter}1", "numerator", 12, "", "E8")]


def test_the_year_of_a_stock_is_its_last_quarter_and_of_children_is_typed(
    fill_cells: FillCells,
) -> None:
    read = fill_cells(
        {
            ("Response", "PROG-1a", Q4): 1775,
            ("Response", "PROG-1b", Q1): 10,
            ("Response", "PROG-1b", Q2): 10,
            ("Response", "PROG-1b", Q3): 10,
            ("Response", "PROG-1b", Q4): 10,
            ("Response", "PROG-1b", WHOLE_YEAR): 37,
        }
    )
    stock = [figure[4] for figure in figures_of(read, "PROG-1a") if figure[2] == "2025-26"]
    assert stock == [1775]
    years = {figure[4] for figure in figures_of(read, "PROG-1b") if figure[2] == "2025-26"}
    assert years == {37}
    typed = {
        (figure.indicator, figure.typed)
        for figure in read.figures
        if figure.period == "2025-26" and figure.value is not None
    }
    assert typed == {("PROG-1a", False), ("PROG-1b", True)}


@pytest.mark.parametrize(
    ("quarters", "value", "symbol"),
    [
        ((1, 2, 3, 4), 10, ""),
        ((1, 2, 3, None), None, ""),
        ((1, 2, 3, "x"), None, "x"),
        (("z", "z", "z", "z"), None, "z"),
        (("z", 2, "z", "z"), None, ""),
        ((1, 2, 3, "4 p"), 10, "p"),
    ],
)
def test_a_year_of_which_a_quarter_is_missing_has_no_sum(
    fill_cells: FillCells, quarters: tuple[object, ...], value: int | None, symbol: str
) -> None:
    given = zip((Q1, Q2, Q3, Q4), quarters, strict=True)
    read = fill_cells({("Identification", "PROT-1", header): said for header, said in given})
    (year,) = [
        (figure.value, figure.symbol)
        for figure in read.figures
        if (figure.indicator, figure.shown, figure.period) == ("PROT-1", "numerator", "2025-26")
    ]
    assert year == (value, symbol)


def test_a_year_that_somebody_typed_over_its_formula_is_kept(fill_cells: FillCells) -> None:
    read = fill_cells(
        {("Identification", "PROT-1", Q1): 5, ("Identification", "PROT-1", WHOLE_YEAR): 77}
    )
    (year,) = [
        (figure.value, figure.typed)
        for figure in read.figures
        if (figure.indicator, figure.shown, figure.period) == ("PROT-1", "numerator", "2025-26")
    ]
    assert year == (77, True)


def test_an_empty_cell_is_missing_and_never_zero(blank: Path) -> None:
    read = read_here(blank)
    assert read.misfits == ()
    assert {(figure.value, figure.symbol) for figure in read.figures} == {(None, "")}
    # Each of the 749 numbers in four quarters and the year.
    assert len(read.figures) == 5 * 749


def test_words_stand_at_their_places(filled: Path) -> None:
    read = read_here(filled)
    told = {(said.subject, said.heading, said.period): said.text for said in read.narratives}
    assert told == {
        ("PROT-2", "key_issues", "2025-26"): "More families came back: {S47-2a}.",
        ("identification", "planned", "2025-26"): "A second hub.",
        ("VOICE-2", "message_1", "2025-26"): "Listen.",
        ("WORK-4", "description", "2025-26"): "A yearly survey.",
    }
    assert replies(read, "voice") == {
        ("questionnaire", "referral", "yes", "choice"),
        ("interview", "conference", "no", "choice"),
    }
    assert replies(read, "workforce") == {("WORK-4", "answer", "yes", "choice")}
    assert replies(read, "definitions") == {
        ("S47-1", "collected", "in_part", "choice"),
        ("S47-1", "reading", "Joint visits only.", "words"),
    }
    assert replies(read, "capabilities") == {
        ("clarity", "level", "developing", "choice"),
        ("clarity", "evidence", "An audit.", "words"),
    }
    assert replies(read, "recommendations") == {
        ("1.3", "status", "under_way", "choice"),
        ("1.3", "due", "2026-09-30", "date"),
    }
    assert [(answer.query, answer.text) for answer in read.answers] == [
        ("7K3QX0M4ZD", "Sibling group of seven in Q2.")
    ]
    assert [(clear.finding, clear.reason) for clear in read.clearances] == [
        ("ABCDEF0123", "A street, not a person.")
    ]


def replies(read: WorkbookReturn, part: str) -> set[tuple[str, str, str, str]]:
    return {
        (reply.subject, reply.question, reply.answer, reply.kind) for reply in getattr(read, part)
    }


def test_every_free_text_can_be_screened_with_its_cell(filled: Path) -> None:
    wordings = {(wording.text, wording.place.sheet) for wording in read_here(filled).wordings}
    assert wordings == {
        ("More families came back: {S47-2a}.", "Narrative"),
        ("A second hub.", "Narrative"),
        ("Listen.", "User voice in words"),
        ("A yearly survey.", "Workforce in words"),
        ("Joint visits only.", "Definitions"),
        ("An audit.", "The 12 Cs"),
        ("Sibling group of seven in Q2.", "Answers to queries"),
        ("A street, not a person.", "Clearances"),
    }


def test_narrative_of_a_quarter_and_of_the_year_stand_side_by_side(fill: Fill) -> None:
    def add_a_row(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Narrative"]
        sheet.append(["PROT-2", "", "2025-26-Q3", "A new form in the autumn."])

    read = read_here(fill({("Narrative", "PROT-2", "Key issues"): "Growth."}, add_a_row))
    told = [(said.subject, said.period, said.text) for said in read.narratives]
    assert told == [
        ("PROT-2", "2025-26", "Growth."),
        ("PROT-2", "2025-26-Q3", "A new form in the autumn."),
    ]


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ({"area_code": "W06000001"}, "workbook_area"),
        ({"year": Period(2024)}, "workbook_year"),
    ],
)
def test_a_workbook_of_another_authority_or_year_is_refused_by_name(
    blank: Path, expected: dict[str, object], problem: str
) -> None:
    with pytest.raises(Problem) as refused:
        read_workbook(blank, **expected)  # type: ignore[arg-type]
    assert refused.value.name == problem
    assert refused.value.where == "cardiff.xlsx"


@pytest.mark.parametrize(
    ("item", "value", "problem"),
    [
        ("Version of the framework", "0.9", "workbook_version"),
        ("Framework", "nmspf_x", "workbook_framework"),
        ("Reporting year", "25/26", "workbook_no_year"),
        ("Reporting year", "2025-26-Q1", "workbook_no_year"),
        ("Area code", None, "workbook_not_ours"),
    ],
)
def test_a_workbook_that_answers_something_else_is_refused_by_name(
    fill_cells: FillCells, item: str, value: str | None, problem: str
) -> None:
    with pytest.raises(Problem) as refused:
        fill_cells({("About this return", item, "Value"): value})
    assert refused.value.name == problem


letters = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60
)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(letters, min_size=60, max_size=60),
    day=st.dates(date(2000, 1, 1), date(2100, 12, 31)),
)
def test_whatever_is_written_comes_back_as_characters(
    fill: Fill, texts: list[str], day: date
) -> None:
    """Words that look like formulas, markup or numbers are words."""

    def write(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Narrative"]
        row, column = find(sheet, "PREV-1", "Key issues")
        for number, said in enumerate(texts):
            cell = sheet.cell(row + number // 4, column + number % 4)
            cell.value = said
            cell.data_type = "s"

    read = read_here(fill({("Recommendations", "2.1", "Due by (date)"): day}, write))
    expected = [unicodedata.normalize("NFC", said).strip() for said in texts]
    assert [wording.text for wording in read.wordings] == [said for said in expected if said]
    assert replies(read, "recommendations") == {("2.1", "due", day.isoformat(), "date")}
