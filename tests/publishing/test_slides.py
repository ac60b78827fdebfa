"""Slides, read back with python-pptx: titled, told aloud, in their language, with data to edit."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from nbformat.v4 import new_markdown_cell
from pptx import Presentation

from nmspf_report.publishing import read_document
from nmspf_report.publishing.html import render_html
from nmspf_report.publishing.slides.deck import MOST_LETTERS, MOST_ROWS, render_pptx
from nmspf_report.publishing.slides.words import Run, paragraphs_of
from tests.auditing.test_drawings import FIGURE
from tests.publishing.conftest import code_cell, displayed, table, write_notebook

NUMBER = f"{FIGURE}|numerator"
ENQUIRIES = (
    "<table><caption>Enquiries</caption><thead><tr><th>Indicator</th><th>Q1</th><th>Q2</th>"
    "<th>Q3</th></tr></thead><tbody><tr><th>Enquiries (S47)</th>"
    f'<td data-figures="{NUMBER}">1,012</td><td data-figures="-">[c]</td>'
    f'<td data-figures="{NUMBER}">12</td></tr></tbody></table>'
)
SAID = f"We counted [12](figure:{NUMBER}) enquiries."
ALT = "Enquiries: 12 in Q3."


def part(slide: str, mime: str, content: str, where: str = "seen", **about: str) -> Any:
    return displayed(mime, content, {"slide": slide, "part": where, **about})


def slides_notebook(folder: Path) -> Path:
    """Write a notebook with words, a chart, a long table, too many words, and what is no slide."""
    long = "\n".join(f"- {'word ' * 100}{letter}" for letter in "abcdef")
    outputs = [
        displayed("text/markdown", "Only in the page."),
        part("Enquiries", "text/markdown", f"**Enquiries**: {SAID}"),
        part("Enquiries", "text/html", ENQUIRIES, alt=ALT, figures=f"{NUMBER};-"),
        part("Enquiries", "text/markdown", "- Ask why", "notes"),
        part("Progress", "text/html", table(rows=MOST_ROWS + 1)),
        part("Too much", "text/markdown", long),
    ]
    return write_notebook(folder, [new_markdown_cell("# Board report"), code_cell("x", *outputs)])


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return slides_notebook(tmp_path_factory.mktemp("slides"))


@pytest.fixture(scope="module")
def content(notebook: Path) -> bytes:
    return render_pptx(read_document(notebook))


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def test_every_slide_has_a_title_of_its_own(deck: Any):
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == [
        "Diogelu plant yn Nhŷ Ddewi",
        "Enquiries",
        "Progress",
        "Progress, continued",
        "Too much",
    ]
    # What is read first is the title, and last the notice and the number.
    for slide in deck.slides:
        assert slide.shapes[0] == slide.shapes.title
        assert slide.shapes[-2].text_frame.text.startswith("Restricted circulation")


def test_a_chart_has_its_figures_its_words_and_a_workbook_to_edit(deck: Any):
    (frame,) = [shape for shape in deck.slides[1].shapes if shape.has_chart]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == ALT
    (plot,) = frame.chart.plots
    assert list(plot.categories) == ["Q1", "Q2", "Q3"]
    assert [(one.name, list(one.values)) for one in plot.series] == [
        ("Enquiries (S47)", [1012, None, 12])
    ]
    sheet = openpyxl.load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    assert list(sheet.values) == [
        (None, "Enquiries (S47)"),
        ("Q1", 1012),
        ("Q2", None),
        ("Q3", 12),
    ]


def test_a_scale_has_the_sign_of_its_figures(notebook: Path, tmp_path: Path):
    shares = ENQUIRIES.replace("1,012", "86.5%").replace(">12<", ">90.0%<")
    chart = part("Shares", "text/html", shares, alt=ALT, figures=f"{NUMBER};-")
    cells = [new_markdown_cell("# Board report"), code_cell("x", chart)]
    of_shares = write_notebook(tmp_path, cells)
    formats = []
    for one in (notebook, of_shares):
        deck = Presentation(BytesIO(render_pptx(read_document(one))))
        (frame,) = [shape for shape in deck.slides[1].shapes if shape.has_chart]
        formats.append(frame.chart.value_axis.tick_labels.number_format)
    assert formats == ["General", 'General"%"']


def test_words_and_notes_are_the_notebook_s(deck: Any):
    slide = deck.slides[1]
    assert slide.placeholders[1].text_frame.text == "Enquiries: We counted 12 enquiries."
    assert slide.notes_slide.notes_text_frame.text == "Ask why"


def test_the_rows_of_a_long_table_are_parted_and_none_is_lost(deck: Any):
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for one in tables for row in list(one.rows)[1:]]
    assert rows == [[f"- Area {row}", str(row * 1000 + 1)] for row in range(1, MOST_ROWS + 2)]
    assert all(one.first_row and one.first_col for one in tables)
    assert {one.cell(0, 0).text for one in tables} == {"Area"}
    assert all(one.rows[0].height < one.rows[1].height for one in tables)


def test_what_a_slide_has_no_room_for_stands_in_its_notes(deck: Any):
    slide = deck.slides[4]
    seen = [one.text for one in slide.placeholders[1].text_frame.paragraphs]
    left = [one.text for one in slide.notes_slide.notes_text_frame.paragraphs]
    assert [words[-1] for words in [*seen, *left]] == list("abcdef")
    assert left
    assert len("".join(seen)) <= MOST_LETTERS


def test_its_language_and_nothing_of_another_s_making_are_in_it(content: bytes):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    said = "".join(part for name, part in parts.items() if name.startswith("ppt/"))
    assert 'lang="en-GB"' in said
    assert "en-US" not in said
    assert said.count("<a:rPr") == said.count('<a:rPr lang="en-GB"')
    assert "dcterms:created" not in parts["docProps/core.xml"]
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    assert "Source Sans Pro" in parts["ppt/theme/theme1.xml"]


def test_slides_are_no_part_of_the_page(notebook: Path):
    page = render_html(read_document(notebook))
    assert "Only in the page." in page
    assert "We counted" not in page


def test_the_same_slides_give_the_same_bytes(notebook: Path, content: bytes):
    assert render_pptx(read_document(notebook)) == content


def test_prose_is_parted_into_paragraphs():
    markup = (
        "<p>One <strong>two</strong></p>\n<ul>\n<li>three</li>\n<li>\n<p>four</p>\n</li>\n</ul>\n"
        "<blockquote>\n<p>five</p>\n</blockquote>\n"
    )
    read = paragraphs_of(markup)
    assert [(one.words.strip(), one.is_bullet, one.is_quoted) for one in read] == [
        ("One two", False, False),
        ("three", True, False),
        ("four", True, False),
        ("five", False, True),
    ]
    assert read[0].runs == [Run("One "), Run("two", is_strong=True)]
