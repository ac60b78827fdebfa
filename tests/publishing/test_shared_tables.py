"""Charts that share one table of figures: each leads to it, on a page, in print and in a DOCX."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from nbformat.v4 import new_markdown_cell
from pypdf import PdfReader

from nmspf_report.bindings import ATTRIBUTE, read_bindings
from nmspf_report.problems import Problem
from nmspf_report.publishing import read_document
from nmspf_report.publishing.document import Chart, Document
from nmspf_report.publishing.html import render_html
from nmspf_report.publishing.office.writing import render_docx
from nmspf_report.publishing.pdf import render_pdf
from tests.accessibility.conftest import AREAS, _notebook
from tests.publishing.conftest import chart_output, code_cell, write_notebook

LABEL = "Data for Figure 1, Figure 3"

_BOUND = re.compile(rf'{ATTRIBUTE}="([^"]*)"')


def sharing(folder: Path, holder: str = "a-name-that-is-longer-than-word-allows") -> Document:
    """Give three charts, of which the first has its figures beneath the last."""
    cells = [
        new_markdown_cell("# Report\n\n## Variation"),
        code_cell("dots", chart_output("dots", table="", beneath=holder)),
        code_cell("alone", chart_output("alone")),
        code_cell("funnel", chart_output("a-name-that-is-longer-than-word-allows")),
    ]
    return read_document(write_notebook(folder, cells))


def test_the_table_is_named_by_all_and_the_others_lead_to_it(tmp_path: Path) -> None:
    first, alone, last = (one for one in sharing(tmp_path).blocks if isinstance(one, Chart))
    assert first.figures is None
    assert last.figures is not None
    assert first.figures_elsewhere == last.figures
    assert last.figures.caption == LABEL
    assert (last.sharing, alone.sharing) == ("Figure 1, Figure 3", "")
    assert alone.figures is not None
    assert alone.figures.caption == "Data for Figure 2"


def test_a_page_has_the_table_once_and_a_link_to_it(tmp_path: Path) -> None:
    page = render_html(sharing(tmp_path))
    assert page.count("<table") == page.count("<details>") == 2
    (link,) = re.findall(r'Figures for this chart: <a href="#([^"]*)">([^<]*)</a>', page)
    assert link[1] == LABEL
    assert page.count(f'<table id="{link[0]}">') == 1
    assert "<summary>Figures for these charts: Figure 1, Figure 3</summary>" in page


def test_a_print_has_the_table_once_and_a_link_to_it(tmp_path: Path) -> None:
    pages = PdfReader(BytesIO(render_pdf(sharing(tmp_path)))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert words.count(LABEL) == 2
    assert f"Figures for this chart: {LABEL}" in words
    links = [one.get_object() for page in list(pages)[1:] for one in page.get("/Annots", ())]
    assert len(links) == 1


def test_a_document_has_the_table_once_and_a_link_to_it(tmp_path: Path) -> None:
    with ZipFile(BytesIO(render_docx(sharing(tmp_path)))) as archive:
        body = archive.read("word/document.xml").decode("utf-8")
    assert body.count("<w:tbl>") == 2
    (place,) = re.findall(r'<w:hyperlink w:anchor="(table-\d+)">', body)
    _, after = body.split(f'w:name="{place}"')
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", after)[0] == LABEL


@pytest.mark.parametrize("holder", ["nowhere", "dots"])
def test_a_chart_that_leads_to_no_table_is_refused(tmp_path: Path, holder: str) -> None:
    with pytest.raises(Problem, match=f"beneath the chart {holder}"):
        sharing(tmp_path, holder)


@pytest.mark.parametrize("kind", ["authority", "board", "national"])
def test_every_figure_that_a_chart_draws_stands_in_its_table(tmp_path: Path, kind: str) -> None:
    """In the one beneath it, or in the one to which it leads; of each committed report."""
    document = read_document(_notebook(kind, AREAS[kind], tmp_path))
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    assert len(charts) > 40
    for chart in charts:
        table = chart.figures or chart.figures_elsewhere
        assert table is not None
        assert keys(chart.svg) | keys(f'{ATTRIBUTE}="{chart.bindings}"') <= keys(table.rows)
        assert chart.figures is None or chart.figures_elsewhere is None


def keys(markup: str) -> set[str]:
    """Give the figures that a markup names."""
    return {one.key for value in _BOUND.findall(markup) for one in read_bindings(value)}
