"""The children's framework agrees, row by row, with the prototype that the evaluation proposes."""

import csv
from pathlib import Path

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import FiveQuestions, Framework, Indicator

PROTOTYPE = Path(__file__).parents[3] / "shared" / "framework" / "nmspf_c.csv"

# The prototype's words for how a row is presented, and what they are here.
PRESENTATIONS = {
    "number": {"number"},
    "percentage": {"percentage"},
    "percentage of cohort": {"percentage"},
    "rate per 10,000": {"rate"},
    "mean over the period": {"percentage"},
    "number by theme": {"number"},
    "number by sector": {"number"},
    "qualitative": {"narrative"},
    "yes/no": {"narrative"},
    "tick list by mechanism and stage": {"narrative"},
}

# What the evaluation recommends in its text alone, and the prototype has no row for.
ADDED = {"DIST-1"}

# What the prototype counts voices from is the table of requests for feedback.
TABLES = {"voice": "feedback"}

# The measures that ask whether something was done in time.
IN_TIME = {
    "S47-1a": "strategy_meeting",
    "S47-2a": "section_47_enquiry",
    "PROG-3a": "initial_conference",
    "PROG-6a": "initial_core_group",
}

# Words that do not become singular by losing an s, as far as both numbers share them.
STEMS = {"children": "child", "enquiries": "enquir", "families": "famil"}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework("nmspf_c")


@pytest.fixture(scope="module")
def prototype() -> list[dict[str, str]]:
    if not PROTOTYPE.is_file():
        pytest.skip(
            "the prototype's rows (shared/framework/nmspf_c.csv) are not beside the project"
        )
    with PROTOTYPE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_counts_96_of_the_prototypes_109_indicators(framework: Framework) -> None:
    own = [indicator for indicator in framework.indicators if indicator.code not in ADDED]
    assert len(own) == 109
    assert sum(indicator.is_counted for indicator in own) == 96


def test_has_the_prototypes_rows_in_its_order(
    framework: Framework, prototype: list[dict[str, str]]
) -> None:
    codes = [indicator.code for indicator in framework.indicators]
    assert [code for code in codes if code not in ADDED] == [row["code"] for row in prototype]


def test_agrees_with_the_prototype_on_theme_section_and_kind(
    framework: Framework, prototype: list[dict[str, str]]
) -> None:
    for row in prototype:
        indicator = framework.by_code[row["code"]]
        assert (indicator.theme, indicator.section, indicator.kind) == (
            row["theme"].lower(),
            row["section"],
            row["kind"],
        ), row["code"]


def test_presents_each_row_as_the_prototype_does(
    framework: Framework, prototype: list[dict[str, str]]
) -> None:
    for row in prototype:
        words = row["presented_as"].split("; ")
        asked = set().union(*(PRESENTATIONS[word] for word in words))
        assert set(framework.by_code[row["code"]].presented_as) == asked, row["code"]


def test_counts_from_the_prototypes_tables(
    framework: Framework, prototype: list[dict[str, str]]
) -> None:
    counted = {indicator.code for indicator in framework.counted}
    for row in (row for row in prototype if row["code"] in counted):
        table = TABLES.get(row["counts_from"], row["counts_from"])
        assert table in _tables(framework.by_code[row["code"]]), row["code"]


def test_divides_every_row_that_the_prototype_divides(
    framework: Framework, prototype: list[dict[str, str]]
) -> None:
    parents = {"PROT-2a", "PROT-2b", "PROT-3", "PROT-4", "PROT-5", "OUT-2", "OUT-3"}
    parents |= {"S47-2b-i", "PROG-1b", "PROG-5a", "OUT-1b", "VOICE-4b", "VOICE-4c", "WORK-6"}
    parents |= {"WORK-1", "WORK-3a", "WORK-3d", "WORK-3e"}
    divided_in_prototype = {row["code"] for row in prototype if row["breakdown"]}
    assert parents <= divided_in_prototype
    for code in sorted(parents):
        assert any(measure.dimensions for measure in framework.by_code[code].measures), code


def test_every_definition_names_what_it_counts(framework: Framework) -> None:
    for indicator in framework.counted:
        for measure in indicator.measures:
            last_word = measure.unit.split("_")[-1]
            stem = STEMS.get(last_word, last_word.removesuffix("s"))
            assert stem in indicator.definition.lower(), (indicator.code, measure.unit)


def test_timeliness_is_of_events_and_of_children(framework: Framework) -> None:
    resting = {i.code: i.timescales for i in framework.indicators if i.timescales}
    assert resting == {code: (timescale,) for code, timescale in IN_TIME.items()}
    for code in IN_TIME:
        units = {measure.unit for measure in framework.by_code[code].measures}
        assert "children" in units, code
        assert len(units) == 2, code
        assert framework.by_code[code].polarity == "higher", code


def test_an_unverified_timescale_is_said_to_be_one(framework: Framework) -> None:
    for code, timescale in IN_TIME.items():
        if framework.timescales[timescale].status == "unverified":
            assert "not been verified" in (framework.by_code[code].note or ""), code


def test_percentages_have_something_to_be_of(framework: Framework) -> None:
    for indicator in framework.counted:
        if "percentage" in indicator.presented_as:
            assert any(
                measure.has_denominator or measure.dimensions for measure in indicator.measures
            ), indicator.code


def test_the_five_questions_are_answered_for_every_indicator(framework: Framework) -> None:
    for indicator in framework.indicators:
        for question in FiveQuestions.model_fields:
            answer = getattr(indicator.questions, question)
            assert len(answer.split()) >= 3, (indicator.code, question)


def test_boards_are_given_questions_to_ask(framework: Framework) -> None:
    for indicator in framework.indicators:
        for question in indicator.scrutiny:
            assert question.endswith("?"), (indicator.code, question)


def test_no_national_code_stands_that_the_source_does_not_verify(framework: Framework) -> None:
    assert [i.code for i in framework.indicators if i.national_code is not None] == []
    assert "CH/022" in (framework.by_code["S47-2"].national_measure or "")
    assert "CH/023J" in (framework.by_code["PROG-1"].national_measure or "")


def test_volumes_have_no_good_direction(framework: Framework) -> None:
    volumes = ["PREV-1", "PROT-1", "PROT-1a", "S47-1", "S47-2", "PROG-3", "PROG-5", "PROG-7-i"]
    assert {framework.by_code[code].polarity for code in volumes} == {"context"}


def test_each_indicator_names_its_line_of_the_source(framework: Framework) -> None:
    lines = [indicator.source for indicator in framework.indicators]
    for indicator in framework.indicators:
        section = "4.2" if indicator.code in ADDED else "4.1"
        assert indicator.source.startswith(f"Section {section}, ")
    assert len(set(lines)) == len(lines)


def _tables(indicator: Indicator) -> set[str]:
    tables = {measure.table for measure in indicator.measures}
    return tables | {m.share_of.table for m in indicator.measures if m.share_of is not None}
