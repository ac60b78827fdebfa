"""What authorities sent, case-level, in workbooks or both, and which of it a run takes."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.checking.findings import query_id
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from nmspf_report.narrative.clearing import RULE, suspicion_key
from nmspf_report.narrative.screening import screen
from nmspf_report.parameters import read_parameters
from nmspf_report.periods import Period, periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.release.narrative import publisher
from nmspf_report.release.returns import of_one_kind
from nmspf_report.release.sent import Sent, find_sent
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.model import (
    Answer,
    Clearance,
    Figure,
    Narrative,
    Place,
    Reply,
    WorkbookReturn,
)
from nmspf_report.returns.workbook.writing import Template, write_template
from tests.release.running import write_parameters

BLAENAU_GWENT, TORFAEN = "W06000019", "W06000020"
WALES, FRAMEWORK = read_geography("wales"), read_framework("nmspf_c")
PERIODS = periods_of_years(2025, 2025)
NOTHING_COUNTED = pd.DataFrame(columns=list(OBSERVATION_COLUMNS))
HERE = Place("Torfaen.xlsx", "Narrative", "D7")


@pytest.fixture(scope="module")
def workbook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Torfaen's empty workbook."""
    path = tmp_path_factory.mktemp("workbook") / "torfaen.xlsx"
    write_template(
        Template(WALES.area(TORFAEN), Period(2025), "nmspf_c", LastYear("None.", {})), path
    )
    return path


@pytest.fixture
def folder(tmp_path: Path, two_returns: Path) -> Path:
    """Blaenau Gwent's case-level return alone."""
    shutil.copytree(two_returns / BLAENAU_GWENT, tmp_path / "returns" / BLAENAU_GWENT)
    return tmp_path / "returns"


def test_a_folder_can_hold_both_kinds(folder, workbook_file):
    shutil.copy(workbook_file, folder / "Return of Torfaen v2 (17 children) FINAL.xlsx")
    (folder / "~$Return of Torfaen.xlsx").write_bytes(b"open in a programme")
    sent = find_sent(folder, WALES, "nmspf_c")
    assert [manifest.area_code for manifest in sent.manifests] == [BLAENAU_GWENT]
    assert [one.area_code for one in sent.workbooks] == [TORFAEN]
    assert f"{BLAENAU_GWENT}/children.parquet" in sent.inputs


def test_a_file_name_of_an_authority_is_recorded_nowhere(folder, workbook_file):
    shutil.copy(workbook_file, folder / BLAENAU_GWENT / "Jones family.xlsx")
    sent = find_sent(folder, WALES, "nmspf_c")
    assert f"{TORFAEN}/workbook-2025-26.xlsx" in sent.inputs
    assert not [name for name in sent.inputs if "Jones" in name]


def test_a_workbook_that_cannot_be_used_is_told_of_and_the_others_are_used(folder, workbook_file):
    (folder / "broken.xlsx").write_bytes(workbook_file.read_bytes()[:5000])
    sent = find_sent(folder, WALES, "nmspf_c")
    assert not sent.workbooks
    assert len(sent.problems) == 1
    assert "broken.xlsx" in str(sent.problems[0])


def test_two_workbooks_of_one_authority_and_year_are_refused(folder, workbook_file):
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(workbook_file, folder / name)
    with pytest.raises(Problem, match=r"two workbooks of W06000020 for 2025-26.*a\.xlsx"):
        find_sent(folder, WALES, "nmspf_c")


@pytest.mark.parametrize("kind", ["case-level", "workbook"])
def test_a_run_says_which_kind_it_prefers(kind, tmp_path):
    path = write_parameters(
        tmp_path / "run.yml", tmp_path, returns=f"{{kind: {kind}, folder: returns}}"
    )
    assert read_parameters(path).returns.kind == kind


def test_a_folder_without_returns_is_refused(tmp_path):
    with pytest.raises(Problem, match="return"):
        find_sent(tmp_path, WALES, "nmspf_c")


def observations(basis: str, *figures: tuple[str, str, float | None]) -> pd.DataFrame:
    rows = [
        ("PROT-1", "", area, period, "referrals", count, None, None, basis, "")
        for area, period, count in figures
    ]
    return pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS))


CASE = observations(
    "case-level",
    (BLAENAU_GWENT, "2024-25-Q1", 10.0),
    (BLAENAU_GWENT, "2025-26-Q1", 11.0),
    (BLAENAU_GWENT, "2025-26", None),
    (TORFAEN, "2025-26-Q1", None),
)
SENT = observations(
    "aggregate",
    (BLAENAU_GWENT, "2024-25-Q1", None),
    (BLAENAU_GWENT, "2025-26-Q1", 12.0),
    (BLAENAU_GWENT, "2025-26", 48.0),
    (TORFAEN, "2025-26-Q1", 20.0),
)


@pytest.mark.parametrize(
    ("kind", "taken"),
    [
        ("case-level", [("case-level", 10), ("case-level", 11), ("aggregate", 20)]),
        ("workbook", [("case-level", 10), ("aggregate", 12), ("aggregate", 48), ("aggregate", 20)]),
    ],
)
def test_the_figures_of_a_year_come_from_one_return(kind, taken):
    found = of_one_kind(CASE, SENT, kind)
    known = found[found["numerator"].notna()]
    assert not found.duplicated(["area_code", "period"]).any()
    told = sorted(zip(known["basis"], known["numerator"], strict=True))
    assert told == sorted(taken)


def sent_by_torfaen(**changes: object) -> Sent:
    """A run to which Torfaen sent a workbook."""
    nothing: tuple[()] = ()
    workbook = WorkbookReturn(
        area_code=TORFAEN, year="2025-26", framework="nmspf_c", file="t.xlsx", language="en",
        figures=nothing, narratives=nothing, voice=nothing, workforce=nothing,
        definitions=nothing, capabilities=nothing, recommendations=nothing, answers=nothing,
        clearances=nothing, misfits=nothing, remarks=nothing,
    )  # fmt: skip
    changed = replace(workbook, **changes)  # type: ignore[arg-type]
    return Sent(Path("returns"), (), (changed,), (), {})


def told(text: str, subject: str = "S47-2a", period: str = "2025-26") -> Narrative:
    return Narrative(subject, "key_issues", period, "en", text, HERE)


def published(sent: Sent) -> list[str]:
    words = publisher(sent, FRAMEWORK, PERIODS, 5)
    return [passage.text for passage in words.passages(sent, NOTHING_COUNTED)]


def test_words_of_a_workbook_become_passages_bound_to_the_release():
    narratives = (
        told("Fine."),
        told("Other years are not of this release.", period="2019-20"),
        told("Nothing is called so.", subject="S47-99"),
        replace(told("No heading is called so."), heading="Mrs Jones"),
        told("  "),
    )
    assert published(sent_by_torfaen(narratives=narratives)) == ["Fine."]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("She is named in her own published report.", "Dr Anwen Rees led it."),
        ("", "{!}"),
        (" . ", "{!}"),
    ],
)
def test_a_suspicion_is_cleared_by_a_reason_alone(reason, text):
    words = "Dr Anwen Rees led it."
    key = suspicion_key(("S47-2a", "key_issues", "2025-26"), words, screen(words)[0])
    finding = query_id(RULE, TORFAEN, *key).lower()
    sent = sent_by_torfaen(
        narratives=(told(words),), clearances=(Clearance(f" {finding} ", reason, HERE),)
    )
    assert published(sent) == [text]


def test_what_was_cleared_in_one_sentence_is_not_cleared_in_another():
    words = "Dr Anwen Rees led it."
    key = suspicion_key(("S47-2a", "key_issues", "2025-26"), words, screen(words)[0])
    clearance = Clearance(query_id(RULE, TORFAEN, *key), "Published elsewhere.", HERE)
    changed = (told("Dr Anwen Rees was seen by the police."),)
    assert published(sent_by_torfaen(narratives=changed, clearances=(clearance,))) == ["{!}"]
    kept = (told(f"A review was made. {words} It helped."),)
    assert published(sent_by_torfaen(narratives=kept, clearances=(clearance,))) == [kept[0].text]


def test_readings_of_definitions_become_notes_as_they_may_be_published():
    def reading(subject: str, answer: str, row: int) -> Reply:
        place = Place("t.xlsx", "Definitions", f"F{row}")
        return Reply(subject, "reading", answer, "words", place)

    definitions = (
        reading("S47-2", "Joint ones alone.", 7),
        reading("S47-2a", "Joint ones alone.", 8),
        reading("PROT-1", "As Mrs Hale counts them.", 9),
        reading("PROT-2", "", 10),
    )
    figures = tuple(
        Figure("PROT-1", "referrals", "", quarter, "numerator", 10, "", HERE)
        for quarter in ("2025-26-Q1", "2025-26-Q2", "2025-26-Q4")
    )
    sent = sent_by_torfaen(definitions=definitions, figures=figures)
    notes = publisher(sent, FRAMEWORK, PERIODS, 5).notes_of_workbooks(sent.workbooks)
    assert notes.to_numpy().tolist() == [
        [TORFAEN, "reading", "S47-2;S47-2a", "", "Joint ones alone."],
        [TORFAEN, "reading", "PROT-1", "", "{!}"],
        [TORFAEN, "missing_quarter", "", "2025-26-Q3", ""],
    ]


def test_readings_of_an_authority_that_sent_both_are_told_and_its_quarters_are_not_missing():
    place = Place("t.xlsx", "Definitions", "F7")
    sent = sent_by_torfaen(definitions=(Reply("S47-2", "reading", "Joint.", "words", place),))
    words = publisher(sent, FRAMEWORK, PERIODS, 5)
    notes = words.notes_of_workbooks(sent.workbooks, case_level={TORFAEN})
    assert notes.to_numpy().tolist() == [[TORFAEN, "reading", "S47-2", "", "Joint."]]


def stated(sent: Sent) -> list[tuple[str, ...]]:
    words = publisher(sent, FRAMEWORK, PERIODS, 5)
    return [
        (one.about, one.subject, one.question, one.kind, one.answer)
        for one in words.statements(sent)
    ]


def test_lists_of_a_workbook_become_statements_as_they_may_be_published():
    def reply(subject: str, question: str, answer: str, kind: str = "words") -> Reply:
        return Reply(subject, question, answer, kind, Place("t.xlsx", "Lists", "D7"))  # type: ignore[arg-type]

    sent = sent_by_torfaen(
        capabilities=(
            reply("clarity", "level", "in_place", "choice"),
            reply("clarity", "evidence", "Mrs Hale says that 17 families agree."),
            reply("clarity", "next_step", "Since 2025 we ask 17 families."),
            reply("charm", "level", "in_place", "choice"),
        ),
        recommendations=(
            reply("1.3", "due", "2026-09-30", "date"),
            reply("9.9", "status", "done", "choice"),
            reply("1.3", "owner", " "),
        ),
        definitions=(
            reply("S47-2", "collected", "in_part", "choice"),
            reply("S47-2", "reading", "Joint ones alone."),
            reply("S47-99", "collected", "yes", "choice"),
        ),
    )
    assert stated(sent) == [
        ("capabilities", "clarity", "evidence", "words", "{!}"),
        ("capabilities", "clarity", "level", "choice", "in_place"),
        ("capabilities", "clarity", "next_step", "words", "Since 2025 we ask {-} families."),
        ("definitions", "S47-2", "collected", "choice", "in_part"),
        ("recommendations", "recommendation 1.3", "due", "date", "2026-09-30"),
    ]


def test_lists_of_a_case_level_return_are_taken_and_those_of_its_workbook_stand(folder):
    path = folder / BLAENAU_GWENT / "narrative.yml"
    path.write_text(
        "lists:\n  - {period: 2025-26, capabilities: {clarity: in_place, charm: embedded},\n"
        '     recommendations: {"1.3": done, "9.9": done},\n'
        '     collected: {S47-2: "no", S47-99: "no"}}\n',
        encoding="utf-8",
    )
    sent = find_sent(folder, WALES, "nmspf_c")
    assert stated(sent) == [
        ("capabilities", "clarity", "level", "choice", "in_place"),
        ("definitions", "S47-2", "collected", "choice", "no"),
        ("recommendations", "recommendation 1.3", "status", "choice", "done"),
    ]
    (workbook,) = sent_by_torfaen(
        area_code=BLAENAU_GWENT,
        capabilities=(Reply("clarity", "level", "embedded", "choice", HERE),),
    ).workbooks
    both = stated(replace(sent, workbooks=(workbook,)))
    assert both[0] == ("capabilities", "clarity", "level", "choice", "embedded")
    assert len(both) == 3


def test_a_choice_that_there_is_not_is_refused(folder):
    path = folder / BLAENAU_GWENT / "narrative.yml"
    words = "lists: [{period: 2025-26, capabilities: {clarity: splendid}}]\n"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(Problem, match=r"narrative\.yml"):
        publisher(find_sent(folder, WALES, "nmspf_c"), FRAMEWORK, PERIODS, 5)


def test_lists_of_a_year_that_the_release_does_not_have_are_not_taken():
    level = Reply("clarity", "level", "in_place", "choice", HERE)
    assert stated(sent_by_torfaen(year="2019-20", capabilities=(level,))) == []


def test_what_was_ticked_is_told_in_the_words_of_the_framework():
    def reply(subject: str, question: str, answer: str) -> Reply:
        return Reply(subject, question, answer, "choice", HERE)

    voice = (
        reply("questionnaire", "conference", "yes"),
        reply("questionnaire", "referral", "yes"),
        reply("interview", "plan", "no"),
        reply("other", "closure", "yes"),
    )
    workforce = (reply("WORK-4", "answer", "yes"), reply("WORK-5", "answer", ""))
    sent = sent_by_torfaen(voice=voice, workforce=workforce)
    words = publisher(sent, FRAMEWORK, PERIODS, 5)
    assert [
        (one.subject, one.heading, one.text) for one in words.passages(sent, NOTHING_COUNTED)
    ] == [
        ("VOICE-1", "ticked", "Questionnaire: referral, conference.\nAnother way: closure."),
        ("WORK-4", "answer", "Yes."),
    ]


def test_answers_to_queries_stand_beside_their_figures_as_they_may_be_published():
    def answer(rule: str, words: str) -> Answer:
        key = ("PROT-1", "referrals", "", "numerator", "2025-26-Q2", "57")
        return Answer(query_id(rule, TORFAEN, *key), words, HERE)

    figure = Figure("PROT-1", "referrals", "", "2025-26-Q2", "numerator", 57, "", HERE)
    answers = (
        answer("reconciliation", "A sibling group of seven in Q2; {PROT-1} shows it."),
        answer("outside-control-limits", "One school was closed."),
        answer("outside-control-limits", "One school was closed."),
        Answer("0000000000", "Nothing was asked so.", HERE),
    )
    sent = sent_by_torfaen(figures=(figure,), answers=answers)
    (passage,) = publisher(sent, FRAMEWORK, PERIODS, 5).passages(sent, NOTHING_COUNTED)
    assert passage.place == ("PROT-1", "caveat", "2025-26-Q2")
    assert passage.text == (
        "A sibling group of {-} in Q2; {PROT-1} shows it.\nOne school was closed."
    )
