"""PDFs of a sample release: what PDF/UA-1 asks for that a program can see.

Beside Typst, which refuses to write what breaks PDF/UA-1, two others read them: a validator that
has every rule of veraPDF's profile, and pypdf, by which facts are stated that no rule has, such as
that rows of a table are of one width and that links lead to what they name.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from page import validate_pdf
from pypdf import PdfReader, PdfWriter

from nmspf_report.locale import text
from tests.accessibility.conftest import AREAS, Sample

CELLS = {"/TH", "/TD"}
TITLE = text("publishing.definitions_introduction", "en")[:30]

WITHIN = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/Lbl": {"/LI", "/Note", "/TOCI", "/Reference", "/Caption"},
    "/TOCI": {"/TOC"},
}
"""Which elements may stand only directly within which."""


class Print:
    """A PDF's structure: each element with the tag of the one around it, in reading order."""

    def __init__(self, reader: PdfReader) -> None:
        self.reader = reader
        self.root: Any = reader.trailer["/Root"]
        tree = self.root["/StructTreeRoot"]
        self.elements = list(self._below(tree["/K"], "/StructTreeRoot"))

    def _below(self, kids: Any, around: str) -> Iterator[tuple[Any, str]]:
        kids = kids.get_object()
        for kid in kids if isinstance(kids, list) else [kids]:
            element = kid.get_object()
            if isinstance(element, dict) and "/S" in element:
                yield element, around
                yield from self._below(element.get("/K", _NOTHING), element["/S"])

    def tagged(self, tag: str) -> list[Any]:
        return [element for element, _ in self.elements if element["/S"] == tag]


class _Nothing(list[Any]):
    def get_object(self) -> list[Any]:
        return self


_NOTHING = _Nothing()


@pytest.fixture(scope="module", params=list(AREAS))
def document(sample_release: Sample, request: pytest.FixtureRequest) -> Print:
    return Print(PdfReader(sample_release.prints[request.param]))


@pytest.mark.parametrize("kind", list(AREAS))
def test_a_validator_of_pdf_ua_finds_nothing(sample_release: Sample, kind: str):
    report = validate_pdf(sample_release.prints[kind], profile="ua1")
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.rules.passed == report.rules.total > 100


def test_the_validator_finds_a_chart_without_words(sample_release: Sample, tmp_path: Path):
    reader = PdfReader(sample_release.prints["authority"])
    charts = Print(reader).tagged("/Figure")
    for chart in charts:
        del chart["/Alt"]
    PdfWriter(clone_from=reader).write(tmp_path / "silent.pdf")
    report = validate_pdf(tmp_path / "silent.pdf", profile="ua1")
    assert [failure.rule_id for failure in report.failures] == [
        "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"
    ]
    assert report.checks.failed == len(charts) > 10


def test_a_brief_has_two_pages(sample_release: Sample):
    assert len(PdfReader(sample_release.prints["brief"]).pages) == 2


def test_it_is_tagged_and_says_what_it_is(document: Print):
    root, about = document.root, document.root["/Metadata"].get_object().get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", about)
    title = document.reader.metadata
    assert title is not None
    assert title.title
    assert title.title in about
    assert not document.reader.is_encrypted


def test_every_page_is_read_in_the_order_of_its_structure(document: Print):
    for page in document.reader.pages:
        assert page["/Tabs"] == "/S" or "/Annots" not in page
        assert "/StructParents" in page


def test_headings_stand_in_order_without_a_gap(document: Print):
    levels = [
        int(str(element["/S"])[2])
        for element, _ in document.elements
        if re.fullmatch(r"/H[1-6]", str(element["/S"]))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not document.tagged("/H")


def test_every_figure_has_its_alternative_text_and_its_place(document: Print):
    for figure in document.tagged("/Figure"):
        assert len(str(figure.get("/Alt", "")).split()) >= 5
        attributes = figure["/A"].get_object()
        attributes = attributes if isinstance(attributes, list) else [attributes]
        assert any("/BBox" in one.get_object() for one in attributes)


def test_every_table_has_header_cells_and_rows_of_one_width(document: Print):
    tables = document.tagged("/Table")
    assert tables
    for table in tables:
        rows = list(_rows(table))
        assert any(cell["/S"] == "/TH" for cell in rows[0])
        spans = _widths(rows)
        assert len(set(spans)) == 1, spans


def test_elements_stand_where_they_may(document: Print):
    for element, around in document.elements:
        allowed = WITHIN.get(str(element["/S"]))
        assert allowed is None or str(around) in allowed, (element["/S"], around)


def test_tags_are_those_of_the_standard(document: Print):
    named = document.root["/StructTreeRoot"].get("/RoleMap", {})
    standard = (
        r"/(Document|Part|Sect|Div|Caption|TOCI?|P|H[1-6]|L|LI|Lbl|LBody|Table|THead|TBody|TFoot|TR"
        r"|TH|TD|Span|Quote|BlockQuote|Note|Reference|Code|Link|Figure|NonStruct|Art|Formula)"
    )
    for element, _ in document.elements:
        tag = str(element["/S"])
        assert re.fullmatch(standard, str(named.get(tag, tag))), tag


def test_every_link_is_tagged_and_says_where_it_leads(document: Print):
    links = [
        annotation.get_object()
        for page in document.reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert links
    for link in links:
        assert link["/Contents"]
        assert "/StructParent" in link


def test_figures_lead_to_definitions(sample_release: Sample):
    """As many as the page has: one for each indicator beneath each table and chart."""
    page = sample_release.pages["authority"].read_text(encoding="utf-8")
    wanted = page.count('href="#define-')
    reader = PdfReader(sample_release.prints["authority"])
    with pypdfium2.PdfDocument(sample_release.prints["authority"]) as words:
        titled = [place for place, one in enumerate(words) if TITLE in _words_of(one)]
    assert wanted > 100
    targets = [
        str(annotation.get_object().get("/Contents"))
        for page in reader.pages
        for annotation in page.get("/Annots", [])
    ]
    led = [one for one in targets if one.startswith("page ") and int(one.split()[1]) > titled[-1]]
    assert len(led) >= wanted


def _words_of(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def _rows(table: Any) -> Iterator[list[Any]]:
    for kid in table["/K"]:
        element = kid.get_object()
        if element["/S"] == "/TR":
            yield [cell.get_object() for cell in element["/K"]]
        elif element["/S"] in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(element)


def _widths(rows: list[list[Any]]) -> list[int]:
    """Give how many columns each row has, cells that span rows counted in each."""
    widths = [0] * len(rows)
    for place, row in enumerate(rows):
        for cell in row:
            attributes = cell.get("/A", _NOTHING).get_object()
            attributes = attributes if isinstance(attributes, list) else [attributes]
            spans = [one.get_object() for one in attributes]
            across = max([int(one.get("/ColSpan", 1)) for one in spans] or [1])
            down = max([int(one.get("/RowSpan", 1)) for one in spans] or [1])
            for covered in range(place, min(place + down, len(rows))):
                widths[covered] += across
    return widths
