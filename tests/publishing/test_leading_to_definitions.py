"""In print as on the page: from each table and chart to what its figures count."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from nbformat.v4 import new_markdown_cell
from pypdf import PdfReader

from nmspf_report.publishing import read_document, write_html, write_pdf
from tests.publishing.conftest import chart_output, code_cell, displayed, write_notebook

CODES = ("S47-2", "OUT-2b", "PROG-3a")
"""The second has a title that is longer than a line."""

ABOVE, BELOW = 4, 18
"""Between which distances from a link's target, in points, the first line of what it tells is."""


def bound(code: str) -> str:
    return f"{code}||W06000015|2025-26|enquiries|numerator"


def table(*codes: str) -> str:
    """A table of one row, whose figures are of these indicators."""
    cells = "".join(f'<td data-figures="{bound(code)}">1</td>' for code in codes)
    heads = "<th>Number</th>" * len(codes)
    return (
        f"<table><caption>Enquiries</caption><thead><tr><th>Area</th>{heads}</tr></thead>"
        f"<tbody><tr><th>Cardiff</th>{cells}</tr></tbody></table>"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of two tables and a chart, in print and as a page."""
    folder = tmp_path_factory.mktemp("leading")
    chart = chart_output(alt="It was 1.", figures=bound(CODES[2]), table=table(CODES[2]))
    cells = [
        new_markdown_cell("# Report\n\n" + "Words.\n\n" * 30),
        code_cell("one", displayed("text/html", table(CODES[0], CODES[1]))),
        code_cell("two", chart),
        code_cell("three", displayed("text/html", table(CODES[0]))),
    ]
    document = read_document(write_notebook(folder, cells, framework="nmspf_c"))
    write_pdf(document, folder / "report.pdf")
    write_html(document, folder / "report.html")
    return folder


def led_to(path: Path) -> Iterator[str]:
    """Give the line to which each link within a PDF leads, but for those of its contents."""
    reader, seen = PdfReader(path), pypdfium2.PdfDocument(path)
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    for page in list(reader.pages)[1:]:
        for annotation in page.get("/Annots", ()):
            target, _, left, top, *_ = annotation.get_object()["/Dest"].get_object()
            words = seen[numbers[target.idnum]].get_textpage()
            box = (float(left) - 1, float(top) - BELOW, 600, float(top) + ABOVE)
            yield " ".join(words.get_text_bounded(*box).split())


def test_each_table_and_chart_of_a_print_leads_to_its_definitions(folder: Path) -> None:
    lines = list(led_to(folder / "report.pdf"))
    asked = (CODES[0], CODES[1], CODES[2], CODES[0])
    assert len(lines) == len(asked)
    for code, line in zip(asked, lines, strict=True):
        assert f"{code}: " in line, (code, line)


def test_the_page_has_the_same_links_in_the_same_order(folder: Path) -> None:
    page = (folder / "report.html").read_text(encoding="utf-8")
    found = re.findall(r'<a href="#define-([^"]*)">([^<]*)</a>', page)
    assert [code for _, code in found] == [CODES[0], CODES[1], CODES[2], CODES[0]]
    for name, code in found:
        assert f'id="define-{name}">{code}: ' in page


def test_a_term_that_is_longer_than_a_line_is_read_before_its_definition(folder: Path) -> None:
    pages = PdfReader(folder / "report.pdf").pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "other agency support (and which agency). Of the children" in words
