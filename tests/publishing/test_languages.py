"""Words of another language are told to be so, for whoever has the page or the PDF read aloud."""

import io
import zipfile

import pytest
from nbformat.v4 import new_markdown_cell
from pptx import Presentation
from pypdf import PdfReader

from nmspf_report.bindings import mark_structure
from nmspf_report.problems import Problem
from nmspf_report.publishing import read_document
from nmspf_report.publishing.document import Document, Prose
from nmspf_report.publishing.office.writing import render_docx
from nmspf_report.publishing.pdf import render_pdf
from nmspf_report.publishing.slides.deck import render_pptx
from nmspf_report.spoken import spoken
from tests.publishing.conftest import code_cell, displayed

TITLE = new_markdown_cell("# Authority report")
WELSH = f"Roedd {mark_structure('5')} o blant yn *hwyr*"
SAID = f"**Key issues.** {spoken(WELSH, 'cy')} (in Welsh)."


def document(notebook, said: str) -> Document:
    return read_document(notebook([TITLE, code_cell("show()", displayed("text/markdown", said))]))


def test_a_page_names_the_language_of_the_words_and_of_no_others(notebook):
    (prose,) = document(notebook, SAID).blocks
    assert isinstance(prose, Prose)
    assert prose.markup == (
        '<p><strong>Key issues.</strong> <span lang="cy">Roedd <span data-figures="-">5</span> '
        "o blant yn <em>hwyr</em></span> (in Welsh).</p>\n"
    )


def test_so_does_a_pdf(notebook):
    pages = PdfReader(io.BytesIO(render_pdf(document(notebook, SAID)))).pages
    drawn = b"".join(page.get_contents().get_data() for page in pages)
    assert b"/Lang(cy)" in drawn


def test_so_does_a_docx(notebook):
    with zipfile.ZipFile(io.BytesIO(render_docx(document(notebook, SAID)))) as file:
        assert 'w:lang w:val="cy"' in file.read("word/document.xml").decode()


def test_so_does_a_slide(notebook):
    about = {"slide": "What was said", "part": "seen"}
    shown = code_cell("show()", displayed("text/markdown", SAID, about))
    content = render_pptx(read_document(notebook([TITLE, shown])))
    slide = Presentation(io.BytesIO(content)).slides[1]
    runs = [
        (run.text, run._r.rPr.get("lang"))
        for paragraph in slide.placeholders[1].text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert runs == [
        ("Key issues.", "en-GB"),
        (" ", "en-GB"),
        ("Roedd 5 o blant yn hwyr", "cy-GB"),
        (" (in Welsh).", "en-GB"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "[](spoken:cy)without an end",
        "an end[](spoken:) of nothing",
        "[](spoken:cy)one [](spoken:en)within another[](spoken:)[](spoken:)",
        "[](spoken:tlh)of none[](spoken:)",
    ],
)
def test_a_mark_that_does_not_end_or_names_no_language_is_refused(notebook, said):
    with pytest.raises(Problem) as refused:
        document(notebook, said)
    assert refused.value.name == "wrong_language"
