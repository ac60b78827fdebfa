"""The 12 C's and recommendations: whose levels, what changed, how many gave which answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.consistency import answers_matrix, consistency
from nmspf_report.documents.lists import LEVELS, STATUSES, capabilities, recommendations
from nmspf_report.documents.report import Report
from nmspf_report.locale import has_message
from nmspf_report.narrative.statements import Statement
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.lists import capabilities as twelve_cs
from nmspf_report.returns.workbook.lists import recommendations as recommended
from nmspf_report.returns.workbook.word_sheets import word_sheets
from nmspf_report.tables import Table
from nmspf_report.tables.table import Shaded
from tests.documents.conftest import MakeReport
from tests.tables.little import WALES, conferences_in_time, read

NEWPORT, TORFAEN = "W06000022", "W06000020"
Make = Callable[..., Report]


def level(area: str, answer: str, period: str = "2025-26", **changes: str) -> Statement:
    values = {
        "about": "capabilities",
        "subject": "clarity",
        "question": "level",
        "kind": "choice",
        "language": "en",
        **changes,
    }
    return Statement(area, period, answer=answer, **values)  # type: ignore[arg-type]


def status(area: str, number: str, answer: str, **changes: str) -> Statement:
    about = {"about": "recommendations", "subject": f"recommendation {number}"}
    return level(area, answer, **{**about, "question": "status", **changes})


@pytest.fixture
def make(report_on: MakeReport) -> Make:
    def report(area: str, *statements: Statement) -> Report:
        made = report_on(area, conferences_in_time(NEWPORT, [(3, 4)] * 8))
        return replace(made, dataset=replace(made.dataset, statements=statements))

    return report


def words(blocks) -> str:
    return "\n".join(block.markdown for block in blocks.blocks if isinstance(block, Prose))


def tables(blocks) -> list[Table]:
    return [block for block in blocks.blocks if isinstance(block, Table)]


def test_a_boards_table_gives_levels_by_authority_with_those_of_the_year_before(make):
    told = (
        level(NEWPORT, "in_place"),
        level(NEWPORT, "developing", "2024-25"),
        level(TORFAEN, "embedded"),
    )
    blocks = capabilities(make("gwent", *told))
    (table,) = tables(blocks)
    assert [column.label for column in table.columns[1:]] == ["Newport", "Torfaen"]
    assert read(table)[0] == (
        "Clarity", "3 In place (was 2 Being developed)", "4 In place and reviewed",
    )  # fmt: skip
    assert read(table)[1] == ("Confidence", "Not reported", "Not reported")
    assert len(table.rows) == 12
    assert "What was reported for 2024-25 stands in brackets" in words(blocks)
    assert "Nothing was reported by Blaenau Gwent, Caerphilly, Monmouthshire." in words(blocks)


def test_what_is_for_no_authority_to_act_on_has_no_row_but_a_line(make):
    told = (
        status(NEWPORT, "3.1", "not_ours"),
        status(TORFAEN, "3.1", "not_ours"),
        status(NEWPORT, "3.2", "not_ours"),
        status(TORFAEN, "3.2", "planned"),
        status(NEWPORT, "3.3", "not_ours"),
    )
    blocks = recommendations(make("gwent", *told))
    of_the_nation = tables(blocks)[-1]
    rows = {row[0][:3]: row[1:] for row in read(of_the_nation)}
    assert "3.1" not in rows
    assert rows["3.2"] == ("Not for us to act on", "Planned")
    assert rows["3.3"] == ("Not for us to act on", "Not reported")
    after = words(blocks).partition("Not for the authorities to act on, according to all")[2]
    assert "- 3.1: Move away from the term MASH" in after
    assert "3.2" not in after


def test_a_shade_says_what_the_words_say_and_is_never_alone(make):
    told = [level(NEWPORT, code, subject=name) for name, code in zip(
        twelve_cs().capabilities, LEVELS, strict=False)]  # fmt: skip
    (table,) = tables(capabilities(make("gwent", *told)))
    cells = [row[1] for row in table.rows[:5]]
    shades = [cell.shade if isinstance(cell, Shaded) else "" for cell in cells]
    assert shades == ["none", "some", "most", "all", ""]
    assert [cell.text[0] for cell in cells] == ["1", "2", "3", "4", "N"]
    assert '<td class="shade-all" data-figures="-">4 In place and reviewed</td>' in table.to_html()


MOVED = (
    *(level(NEWPORT, "in_place", subject=one) for one in ("clarity", "capacity")),
    *(level(NEWPORT, "developing", "2024-25", subject=one) for one in ("clarity", "capacity")),
    level(TORFAEN, "developing"),
    level(TORFAEN, "in_place", "2024-25"),
    level(TORFAEN, "embedded", subject="capacity"),
    status(TORFAEN, "1.3", "done"),
    status(TORFAEN, "1.3", "planned", period="2024-25"),
    status(NEWPORT, "1.3", "not_ours"),
    status(NEWPORT, "1.3", "done", period="2024-25"),
)


def test_a_board_is_told_who_is_further_on_and_who_further_back(make):
    """What others have to act on is neither; what was told of one year alone is not compared."""
    report = make("gwent", *MOVED)
    said = words(capabilities(report))
    assert "\nFurther on than in 2024-25:\n- **Newport**: Clarity; Capacity\n" in said
    assert "\nFurther back than in 2024-25:\n- **Torfaen**: Clarity\n" in said
    said = words(recommendations(report))
    assert "\nFurther on than in 2024-25:\n- **Torfaen**: recommendation 1.3\n" in said
    assert "Further back" not in said


def test_an_authority_is_told_what_moved_and_of_no_other(make):
    said = words(capabilities(make(NEWPORT, *MOVED)))
    assert "Further on than in 2024-25: Clarity; Capacity." in said
    assert "Further back" not in said


def test_for_the_nation_it_is_counted_how_many_moved(make):
    (table,) = tables(capabilities(make(WALES, *MOVED)))
    assert [column.label for column in table.columns[-2:]] == [
        "Further on than in 2024-25", "Further back than in 2024-25",
    ]  # fmt: skip
    rows = {row[0]: row[-2:] for row in read(table)}
    assert rows["Clarity"] == ("1 of 22", "1 of 22")
    assert rows["Capacity"] == ("1 of 22", "0 of 22")
    assert rows["Confidence"] == ("0 of 22", "0 of 22")


def test_without_a_workbook_of_last_year_nothing_is_said_of_change(make):
    said = words(capabilities(make("gwent", level(NEWPORT, "in_place"))))
    assert "brackets" not in said
    assert "changed since" not in said


def test_what_did_not_change_is_said_not_to_have(make):
    told = (level(NEWPORT, "in_place"), level(NEWPORT, "in_place", "2024-25"))
    assert "Nothing that was also reported for 2024-25 has changed since." in words(
        capabilities(make("gwent", *told))
    )


def test_where_nothing_was_told_there_is_no_table(make):
    for area in (NEWPORT, "gwent", WALES):
        report = make(area, level(NEWPORT, "in_place", "2024-25"))
        assert tables(capabilities(report)) == []
        assert words(capabilities(report)).startswith("Nothing was reported on the 12 C's")
        assert words(recommendations(report)).startswith("Nothing was reported on progress")


def test_where_figures_were_read_from_published_tables_nobody_was_asked(make):
    report = make(WALES, level(NEWPORT, "in_place"))
    published = report.framework.model_copy(update={"records": None})
    report = replace(report, dataset=replace(report.dataset, framework=published))
    for part in (capabilities, recommendations, consistency, answers_matrix):
        assert words(part(report)) == (
            "Nobody was asked: these figures were read from published tables."
        )


def test_an_authority_sees_its_own_levels_with_its_words_and_no_others(make):
    told = (
        level(NEWPORT, "in_place"),
        level(NEWPORT, "*An audit* <b>: {PROG-3a @ 2025-26 Q1}.", question="evidence",
              kind="words"),
        level(NEWPORT, "Since 2025 we meet.", question="next_step", kind="words"),
        level(TORFAEN, "Ours.", question="evidence", kind="words"),
    )  # fmt: skip
    blocks = capabilities(make(NEWPORT, *told))
    (table,) = tables(blocks)
    assert read(table)[0] == ("Clarity", "3 In place")
    said = words(blocks)
    assert (
        r"- **Clarity.** Evidence: \*An audit\* \<b\>: "
        rf"[75.0](figure:PROG-3a||{NEWPORT}|2025-26-Q1|conferences|percentage)%. "
        "Next step: [Since 2025](figure:-) we meet."
    ) in said
    assert "Ours" not in said


def test_progress_is_counted_for_the_nation_by_status_at_three_levels(make):
    told = (
        status(NEWPORT, "1.3", "done"),
        status(TORFAEN, "1.3", "done"),
        status("W06000015", "1.3", "planned"),
    )
    first, second, third = tables(recommendations(make(WALES, *told)))
    assert [len(one.rows) for one in (first, second, third)] == [7, 4, 9]
    row = next(row for row in read(first) if row[0].startswith("1.3: Develop and agree"))
    assert row[1:] == ("0 of 22", "1 of 22", "0 of 22", "2 of 22", "0 of 22", "19 of 22")
    heads = [column.label for column in first.columns[1:]]
    assert heads == [
        "Not started", "Planned", "Under way", "Done", "Not for us to act on", "Not reported",
    ]  # fmt: skip


def test_owners_dates_and_evidence_stand_with_their_recommendation(make):
    told = (
        status(NEWPORT, "1.3", "under_way"),
        status(NEWPORT, "1.3", "2026-09-30", question="due", kind="date"),
        status(NEWPORT, "1.3", "Head of safeguarding", question="owner", kind="words"),
    )
    assert (
        "- **Recommendation 1.3.** Owner: Head of safeguarding. Due: 30 September 2026."
        in words(recommendations(make(NEWPORT, *told)))
    )


def test_a_later_year_is_not_told(make):
    assert tables(capabilities(make(NEWPORT, level(NEWPORT, "in_place", "2026-27")))) == []


def test_every_choice_of_the_workbook_has_its_place_and_its_words():
    sheets = {sheet.key: sheet for sheet in word_sheets("nmspf_c", Period(2025), "en")}
    for name, question, choices in (
        ("capabilities", "level", LEVELS),
        ("recommendations", "status", STATUSES),
    ):
        column = next(one for one in sheets[name].columns if one.key == question)
        assert tuple(column.choices) == choices
        assert all(has_message(f"workbook.{question}_{code}") for code in choices)
    assert sum(len(one.recommendations) for one in recommended().levels) == 20
