"""The PDF, read back with pypdf: tagged, titled, numbered, complete and unchanging."""

import os
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell
from pypdf import PdfReader

from nmspf_report.problems import Problem
from nmspf_report.publishing import read_document, write_pdf
from tests.publishing.conftest import (
    ALTERNATIVE_TEXT,
    DETAILS,
    code_cell,
    displayed,
    table,
    write_notebook,
)
from tests.publishing.test_reading import TITLE

Notebook = Callable[..., Path]


def written(path: Path, target: Path, **options: bool) -> PdfReader:
    """Write a notebook as a PDF and open it."""
    write_pdf(read_document(path, **options), target)
    return PdfReader(target)


def elements(reader: PdfReader) -> Iterator[Any]:
    """Give every element of the structure tree in reading order."""

    def below(kids: Any) -> Iterator[Any]:
        for kid in kids if isinstance(kids, list) else [kids]:
            element = kid.get_object()
            if isinstance(element, dict) and "/S" in element:
                yield element
                yield from below(element.get("/K", []))

    root: Any = reader.trailer["/Root"]
    yield from below(root["/StructTreeRoot"]["/K"].get_object())


def words(reader: PdfReader) -> str:
    """Give all the text, with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    folder = tmp_path_factory.mktemp("pdf")
    return written(write_notebook(folder), folder / "report.pdf")


def test_the_pdf_is_tagged_and_says_its_title_and_language(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == DETAILS["title"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()


def test_the_pdf_bears_no_date(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date_raw is None
    assert pdf.metadata.modification_date_raw is None


def test_the_chart_has_its_alternative_text(pdf: PdfReader) -> None:
    figures = [element for element in elements(pdf) if element["/S"] == "/Figure"]

    assert [figure["/Alt"] for figure in figures] == [ALTERNATIVE_TEXT]


def test_the_chart_is_drawn_at_its_own_size_where_the_page_is_wide_enough(pdf: PdfReader) -> None:
    (figure,) = (element for element in elements(pdf) if element["/S"] == "/Figure")
    left, bottom, right, top = next(part["/BBox"] for part in figure["/A"] if "/BBox" in part)

    # Drawn 6 by 3 inches of 72 points.
    assert (right - left, top - bottom) == (pytest.approx(432, abs=1), pytest.approx(216, abs=1))


def test_headings_stand_in_order_below_the_title(pdf: PdfReader) -> None:
    tags = [element["/S"] for element in elements(pdf)]

    assert tags.count("/Title") == 1
    headings = [tag for tag in tags if re.fullmatch("/H[1-6]", tag)]
    # The contents' own heading comes first; then the sections, one level above the page's.
    assert headings == ["/H1", "/H1", "/H2", "/H1", "/H2", "/H3"]


def test_tables_have_header_cells_and_the_figures_of_the_chart_follow_it(pdf: PdfReader) -> None:
    tags = [element["/S"] for element in elements(pdf)]

    assert tags.count("/Table") == 4
    # Two columns beneath the chart, two in the long table, two in the prose, twelve in the wide.
    assert tags.count("/TH") == 2 + 2 + 2 + 12
    assert tags.count("/TR") == 3 + 81 + 2 + 3
    assert tags.index("/Figure") < tags.index("/Table")


def test_the_header_is_repeated_where_a_table_runs_over_pages(pdf: PdfReader) -> None:
    pages = [page.extract_text() for page in pdf.pages]
    with_rows = [page for page in pages if re.search(r"- Area \d+", page)]
    long_table = [page for page in with_rows if re.search(r"- Area (2[0-9]|7[0-9])", page)]

    assert len(long_table) >= 2
    assert all("Area" in page and "C1" in page for page in long_table)


def test_every_row_of_the_long_table_is_there_once(pdf: PdfReader) -> None:
    text = words(pdf)

    for row in range(3, 81):
        assert len(re.findall(rf"- Area {row} {row * 1000 + 1}\b", text)) == 1


def test_a_wide_table_stands_on_a_page_turned_sideways_with_its_heading(pdf: PdfReader) -> None:
    turned = [page for page in pdf.pages if page.mediabox.width > page.mediabox.height]

    (page,) = turned
    text = page.extract_text()
    assert "Wide" in text
    assert "By quarter" in text
    assert "2011" in text


def test_every_page_bears_the_notice_and_its_number(pdf: PdfReader) -> None:
    count = len(pdf.pages)
    assert count >= 4
    for number, page in enumerate(pdf.pages, start=1):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert DETAILS["notice"] in text
        assert f"Page {number} of {count}" in text


def test_contents_give_the_page_of_each_section(pdf: PdfReader) -> None:
    first = pdf.pages[0].extract_text()

    section = next(
        number
        for number, page in enumerate(pdf.pages, start=1)
        if number > 1 and "Second title" in page.extract_text()
    )
    assert re.search(rf"Second title[ .]+{section}\b", first)


def test_hostile_text_comes_out_as_characters(pdf: PdfReader) -> None:
    text = words(pdf)

    assert text.count("<script>alert(1)</script> $x$ #set @foo *a \\ b !p") == 2
    assert "Referrals, 2023-24 to 2025-26 #set" in text
    assert "ŵ and ŷ" in text
    assert "Diogelu plant yn Nhŷ Ddewi" in text


def test_marks_that_typst_reads_stay_characters_in_cells(
    notebook: Notebook, tmp_path: Path
) -> None:
    marks = ["- x", "+ x", "= x", "/ x: y", "1. x", "// x", "/* x", "#x", "$x$", "@x", "[c]"]
    marks += ["*x*", "_x_", "`x`", "~", "<x>"]
    tables = [
        table(caption=escape(mark)).replace("- Area 1", f"{escape(mark)}<br>- z") for mark in marks
    ]
    path = notebook([TITLE, code_cell("t", displayed("text/html", "".join(tables)))])
    text = words(written(path, tmp_path / "a.pdf"))

    for number, mark in enumerate(marks, start=1):
        assert f"Table {number}. {mark} Area" in text
        assert f"{mark} - z 1001" in text


def test_code_is_shown_where_it_is_asked_for(notebook: Notebook, tmp_path: Path) -> None:
    path = notebook()

    assert "show(trend)" not in words(written(path, tmp_path / "a.pdf"))
    assert "show(trend)" in words(written(path, tmp_path / "b.pdf", show_code=True))


def test_the_same_notebook_gives_the_same_bytes_in_any_folder(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = notebook()
    made = []
    for folder in (tmp_path / "one", tmp_path / "other" / "deeper"):
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        write_pdf(read_document(Path(os.path.relpath(path))), Path("report.pdf"))
        made.append((folder / "report.pdf").read_bytes())

    assert made[0] == made[1]


def test_only_the_fonts_of_the_theme_are_used(pdf: PdfReader) -> None:
    names = {
        font["/BaseFont"].split("+")[1]
        for page in pdf.pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }

    assert {name.partition("-")[0] for name in names} == {"SourceSansPro"}


def test_what_typst_refuses_is_told_in_its_words(notebook: Notebook, tmp_path: Path) -> None:
    path = notebook([new_markdown_cell("# Report\n\nSee [nowhere](#absent).")])
    target = tmp_path / "a.pdf"

    with pytest.raises(Problem, match=r"report\.ipynb: Typst .*label `<absent>` does not exist"):
        written(path, target)
    assert not target.exists()
