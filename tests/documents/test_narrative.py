"""Authorities' own words in the reports: figures bound, missing ones told, each in its place."""

from dataclasses import replace

import pytest

from nmspf_report.documents import data_coverage
from nmspf_report.documents.narrative import narrative_on, silent, written
from nmspf_report.documents.report import Report
from nmspf_report.documents.themes import theme_blocks
from nmspf_report.locale import has_message
from nmspf_report.narrative.passages import HEADINGS, Passage
from nmspf_report.returns.workbook.lists import told_of
from tests.documents.conftest import MakeReport
from tests.tables.little import conferences_in_time

NEWPORT, TORFAEN, CARDIFF = "W06000022", "W06000020", "W06000015"
IN_TIME = "PROG-3a"


def passage(area: str = NEWPORT, **changes: str) -> Passage:
    values = {
        "subject": IN_TIME,
        "heading": "key_issues",
        "period": "2025-26",
        "language": "en",
        "text": "We were late.",
        **changes,
    }
    return Passage(area, **values)  # type: ignore[arg-type]


@pytest.fixture
def make(report_on: MakeReport):
    """A report whose authorities held 3 of 4 conferences in time in each quarter but one."""

    def report(area: str, *passages: Passage) -> Report:
        quarters = [(3.0, 4.0)] * 6 + [(None, None), (3.0, 4.0)]
        rows = [row for code in (NEWPORT, TORFAEN) for row in conferences_in_time(code, quarters)]
        made = report_on(area, rows)
        return replace(made, dataset=replace(made.dataset, narrative=passages))

    return report


def shown(blocks) -> str:
    return "\n\n".join(block.markdown for block in blocks if hasattr(block, "markdown"))


def test_a_figure_is_filled_in_and_bound(make):
    said = written(make(NEWPORT), f"{{{IN_TIME} @ 2025-26-Q1}} in time", NEWPORT, "2025-26", "en")
    assert said == (
        f"[75.0](figure:{IN_TIME}||{NEWPORT}|2025-26-Q1|conferences|percentage)% in time"
    )


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("number", f"[3](figure:{IN_TIME}||{NEWPORT}|2025-26-Q1|conferences|numerator)"),
        ("denominator", f"[4](figure:{IN_TIME}||{NEWPORT}|2025-26-Q1|conferences|denominator)"),
    ],
)
def test_what_of_a_figure_is_shown_can_be_chosen(make, way, said):
    assert written(make(NEWPORT), f"{{{IN_TIME} {way} @ 2025-26-Q1}}", NEWPORT, "", "en") == said


def test_a_reference_without_a_period_means_that_of_the_text(make):
    assert "2025-26-Q4" in written(make(NEWPORT), f"{{{IN_TIME}}}", NEWPORT, "2025-26-Q4", "en")


def test_the_area_is_that_of_the_text_in_every_report(make):
    assert f"||{TORFAEN}|" in written(make("gwent"), f"{{{IN_TIME}}}", TORFAEN, "2025-26-Q1", "en")


def test_a_missing_figure_is_told_in_words(make):
    said = written(make(NEWPORT), f"{{{IN_TIME} @ 2025-26-Q3}}", NEWPORT, "2025-26", "en")
    assert said == r"\[x\] (not available)"


def test_a_withheld_figure_is_told_in_words_and_named_nowhere(make):
    report = make(NEWPORT)
    estimates = report.estimates.copy()
    own = (estimates["area_code"] == NEWPORT) & (estimates["period"] == "2025-26-Q1")
    estimates.loc[own, ["value", "numerator", "lower_95", "upper_95"]] = None
    estimates.loc[own, "symbol"] = "c"
    said = written(
        replace(report, estimates=estimates), f"{{{IN_TIME}}}", NEWPORT, "2025-26-Q1", "en"
    )
    assert said == r"\[c\] (withheld so that nobody can be identified)"


def test_a_figure_that_is_not_published_is_told_to_be_so(make):
    said = written(make(NEWPORT), "{PROT-1} and {NONE-1}", NEWPORT, "2025-26", "en")
    assert said == "(a figure that is not published here) and (figure not found)"


def test_numbers_that_count_nobody_are_declared(make):
    said = written(make(NEWPORT), "Since April 2025, *section 47* {-}", NEWPORT, "2025-26", "en")
    assert said == (r"Since [April 2025](figure:-), \*[section 47](figure:-)\* (number left out)")


def test_words_stand_with_their_indicator_and_name_their_authority(make):
    said = shown(
        narrative_on(
            make("gwent", passage(text="Late.\nVery."), passage(TORFAEN, text="On time.")),
            [IN_TIME],
        )
    )
    assert said == (
        "**In the authorities' own words: Initial child protection conferences which took place "
        "within statutory timescales (PROG-3a)**\n\n"
        "> **Torfaen, key issues.** On time.\n\n"
        "> **Newport, key issues.** Late.\n>\n> Very."
    )


def test_an_authority_is_not_named_in_its_own_report(make):
    said = shown(narrative_on(make(NEWPORT, passage(), passage(TORFAEN)), [IN_TIME]))
    assert "> **Key issues.** We were late." in said
    assert "Torfaen" not in said


def test_other_periods_and_languages_are_told(make):
    told = (passage(period="2025-26-Q2", language="cy"), passage(period="2024-25", text="Old."))
    said = shown(narrative_on(make(NEWPORT, *told), [IN_TIME]))
    marked = "[](spoken:cy)We were late.[](spoken:)"
    assert f"> **Key issues, 2025-26 Q2, in Welsh.** {marked}" in said
    assert "Old." not in said


def test_of_two_languages_the_report_shows_its_own(make):
    told = (passage(language="cy", text="Roeddem yn hwyr."), passage())
    said = shown(narrative_on(make(NEWPORT, *told), [IN_TIME]))
    assert "We were late." in said
    assert "Roeddem" not in said


def test_figures_stand_within_words_of_another_language(make):
    said = written(make(NEWPORT), f"Mewn pryd: {{{IN_TIME}}}.", NEWPORT, "2025-26-Q1", "cy")
    figure = f"[75.0](figure:{IN_TIME}||{NEWPORT}|2025-26-Q1|conferences|percentage)%"
    assert said == f"[](spoken:cy)Mewn pryd: {figure}.[](spoken:)"


def test_the_nation_is_told_issues_and_implications_alone(make):
    told = (passage(), passage(heading="planned", text="We plan."))
    assert "We plan." not in shown(narrative_on(make("W92000004", *told), [IN_TIME]))
    assert "We plan." in shown(narrative_on(make("gwent", *told), [IN_TIME]))


def test_what_is_told_in_words_alone_is_told_to_the_nation_too(make):
    told = passage(subject="VOICE-2", heading="message_1", text="Listen.")
    assert "Listen." in shown(narrative_on(make("W92000004", told), ["VOICE-2"]))


def test_missing_words_are_told_in_each_section_and_once_for_the_whole(make):
    report = make("gwent", passage())
    assert "Nobody commented on these indicators." in shown(theme_blocks(report, "workforce"))
    assert (
        "No comment on these indicators from Blaenau Gwent, Caerphilly, Monmouthshire, Torfaen."
        in shown(theme_blocks(report, "response"))
    )
    assert silent(report) == ["Blaenau Gwent", "Caerphilly", "Monmouthshire", "Torfaen"]


def test_the_nation_is_told_how_many_sent_words(make):
    said = shown(theme_blocks(make("W92000004", passage()), "response"))
    assert "1 of 22 authorities commented on these indicators." in said


def test_where_nothing_was_sent_at_all_every_section_says_so(make):
    report = make(NEWPORT)
    assert "Nobody commented on these indicators." in shown(theme_blocks(report, "workforce"))
    assert "No narrative was sent by Newport." in shown(data_coverage(report).blocks)


def test_answers_to_queries_stand_with_the_caveats_and_not_with_the_narrative(make):
    told = (passage(heading="caveat", text="A sibling group."), passage(TORFAEN))
    said = shown(theme_blocks(make("gwent", *told), "response"))
    words, _, caveats = said.partition("**Caveats**\n\n- Newport, PROG-3a, 2025-26, when queried:")
    assert caveats.startswith(" A sibling group.")
    assert "A sibling group." not in words
    assert "No comment on these indicators from" in words


def test_an_indicator_of_which_words_were_sent_is_not_among_those_of_which_none_were(make):
    report = make(NEWPORT, passage(subject="VOICE-2", heading="message_1", text="Listen."))
    said = shown(theme_blocks(report, "experience"))
    assert "(VOICE-3)" in said.partition("nothing was sent on")[2]
    assert "(VOICE-2)" not in said.partition("nothing was sent on")[2]


def test_notes_of_returns_are_only_text(make):
    report = make(NEWPORT)
    row = (NEWPORT, "reading", "PROG-3a", "", "<b>Only</b> [x](https://evil.example)")
    notes = report.dataset.notes.iloc[:0].copy()
    notes.loc[0] = list(row)
    changed = replace(report, dataset=replace(report.dataset, notes=notes))
    said = shown(data_coverage(changed).blocks)
    assert r"\<b\>Only\</b\> \[x\](https://evil.example)" in said


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_has_its_words(heading):
    assert has_message(f"narrative.heading.{heading}")


def test_every_heading_of_a_workbook_can_be_told():
    told = told_of("nmspf_c")
    asked = {
        name for each in (told.voice, told.workforce) for names in each.values() for name in names
    }
    assert asked - {"yes_no"} <= set(HEADINGS)
