"""A board's slides: what a rate is of, and what each question is about, is said on the slide."""

import pytest

from nmspf_report.documents import open_report
from nmspf_report.documents.blocks import Prose
from nmspf_report.documents.slides import MOST_QUESTIONS, Slide, slides
from nmspf_report.figures.editable import EditableChart


@pytest.fixture(scope="module")
def shown() -> tuple[Slide, ...]:
    return slides(open_report("data/sample", "gwent", "2025-26")).slides


def test_a_chart_of_rates_says_so_and_another_does_not(shown: tuple[Slide, ...]):
    names = [
        part.table.rows[0][0].text
        for slide in shown
        for part in slide.parts
        if isinstance(part, EditableChart)
    ]
    assert "Section 47 enquiries (S47-2, enquiries): rate per 10,000" in names
    assert "Children becoming looked after during the year (PROG-7-i, children)" in names


def test_questions_name_what_they_are_about_and_have_room(shown: tuple[Slide, ...]):
    asked = [slide for slide in shown if slide.title.startswith("Questions to ask")]
    lines = [
        part.markdown.splitlines()
        for slide in asked
        for part in slide.parts
        if isinstance(part, Prose)
    ]
    assert [slide.title for slide in asked] == ["Questions to ask", "Questions to ask, continued"]
    assert [len(one) for one in lines] == [MOST_QUESTIONS, 11 - MOST_QUESTIONS]
    assert "- **Individuals who have provided feedback**: Who is not asked at all?" in lines[1]
