"""A page carries which figure each number shows; a PDF says the same words."""

import io
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell
from pypdf import PdfReader

from nmspf_report.bindings import Binding, mark
from nmspf_report.problems import Problem
from nmspf_report.publishing import read_document, write_html
from nmspf_report.publishing.document import Chart, Prose, Table
from nmspf_report.publishing.html import render_html
from nmspf_report.publishing.pdf import render_pdf
from tests.publishing.conftest import chart_output, code_cell, displayed
from tests.publishing.pages import in_full

KEY = "S47-2|within_years:1/not_recorded|W06000015|2025-26-Q1|enquiries"
ENQUIRIES = Binding(*KEY.split("|"), ("numerator",))
TITLE = new_markdown_cell("# Authority report")
CELLS = (
    "<table><caption>Enquiries</caption><thead><tr><th>Area</th><th>Number</th></tr></thead>"
    '<tbody><tr><th>Cardiff</th><td data-figures="%s">1,234 of 5,678</td></tr></tbody></table>'
)


def document(notebook, *outputs, **details):
    return read_document(notebook([TITLE, code_cell("show()", *outputs)], **details))


def test_a_number_in_a_sentence_is_written_with_its_figure(notebook):
    said = f"There were **{mark('1,234', ENQUIRIES)}** enquiries, [as told](https://example.org)."
    (prose,) = document(notebook, displayed("text/markdown", said)).blocks
    assert isinstance(prose, Prose)
    assert prose.markup == (
        f'<p>There were <strong><span data-figures="{KEY}|numerator">1,234</span></strong> '
        'enquiries, <a href="https://example.org">as told</a>.</p>\n'
    )


def test_a_heading_with_a_number_keeps_its_name_and_its_place_in_the_contents(notebook):
    heading = f"## {mark('1,234', ENQUIRIES)} enquiries"
    read = document(notebook, displayed("text/markdown", heading))
    assert [(one.id, one.text) for one in read.contents] == [("1-234-enquiries", "1,234 enquiries")]
    (prose,) = read.blocks
    assert isinstance(prose, Prose)
    assert f'<span data-figures="{KEY}|numerator">1,234</span> enquiries</h2>' in prose.markup


def test_a_cell_keeps_its_figures(notebook):
    markup = CELLS % f"{KEY}|numerator+denominator"
    (table,) = document(notebook, displayed("text/html", markup)).blocks
    assert isinstance(table, Table)
    assert f'<td data-figures="{KEY}|numerator+denominator">1,234 of 5,678</td>' in table.rows


def test_a_chart_names_the_figures_of_its_alternative_text(notebook):
    figures = f"{KEY}|numerator;-"
    read = document(notebook, chart_output(alt="Line chart: from 10 to 20", figures=figures))
    (chart,) = read.blocks
    assert isinstance(chart, Chart)
    assert chart.bindings == figures
    assert f'alt="Line chart: from 10 to 20" data-figures="{figures}">' in in_full(
        render_html(read)
    )


def test_a_chart_without_figures_in_its_text_says_so(notebook, tmp_path: Path):
    write_html(document(notebook, chart_output()), tmp_path / "a.html")
    assert 'data-f="-">' in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "output",
    [
        displayed("text/html", CELLS % "S47-2|numerator"),
        displayed("text/html", CELLS % f"{KEY}|value"),
        displayed("text/markdown", "There were [12](figure:twelve)."),
        chart_output(alt="From 10 to 20", figures=f"{KEY}|numerator"),
        chart_output(alt="From 10 to 20", figures="ten"),
    ],
)
def test_what_names_no_figure_or_another_is_refused(notebook, output):
    with pytest.raises(Problem) as refused:
        document(notebook, output)
    assert refused.value.name == "wrong_binding"
    assert "docs/bindings.md" in str(refused.value)


def test_a_pdf_says_the_same_words_without_marks(notebook):
    said = f"There were {mark('1,234', ENQUIRIES)} enquiries in all."
    markup = CELLS % f"{KEY}|numerator+denominator"
    read = document(notebook, displayed("text/markdown", said), displayed("text/html", markup))
    pages = PdfReader(io.BytesIO(render_pdf(read))).pages
    written = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "There were 1,234 enquiries in all." in written
    assert "1,234 of 5,678" in written
    assert "S47-2" not in written
    assert "figure:" not in written


@pytest.mark.parametrize(("edition", "is_restricted"), [("board", True), ("public", False)])
def test_every_page_of_an_edition_bears_its_notice(notebook, edition, is_restricted):
    filling = displayed("text/markdown", "\n\n".join(["A paragraph."] * 120))
    read = document(notebook, filling, edition=edition, notice="To whom this may go")
    page = render_html(read)
    assert page.count(">To whom this may go<") == 1
    assert ('class="notice restricted"' in page) == is_restricted
    pages = PdfReader(io.BytesIO(render_pdf(read))).pages
    assert len(pages) > 2
    assert all("To whom this may go" in page.extract_text() for page in pages)
