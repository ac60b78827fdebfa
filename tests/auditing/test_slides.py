"""Slides are held against their notebook: whatever is changed or left in them is found."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from nmspf_report.auditing.notebooks import read_notebook
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.slides import read_slides
from nmspf_report.publishing import read_document
from nmspf_report.publishing.slides.charts import Lines, workbook_of
from nmspf_report.publishing.slides.deck import render_pptx
from tests.publishing.test_slides import slides_notebook

Change = Callable[[dict[str, bytes]], object]

SLIDE, TABLE, CHART = "ppt/slides/slide2.xml", "ppt/slides/slide3.xml", "ppt/charts/chart1.xml"
NOTES, WORKBOOK = "ppt/notesSlides/notesSlide1.xml", "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """The words of a notebook, and the parts of its slides."""
    path = slides_notebook(tmp_path_factory.mktemp("audited"))
    words = read_notebook(path.read_text(encoding="utf-8"), Reading("a.ipynb"))
    with zipfile.ZipFile(BytesIO(render_pptx(read_document(path)))) as archive:
        return words, {name: archive.read(name) for name in archive.namelist()}


def read(parts: dict[str, bytes], words: str | None, folder: Path) -> Reading:
    with zipfile.ZipFile(folder / "a.pptx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    reading = Reading("a.pptx")
    read_slides(folder / "a.pptx", words, reading)
    return reading


def replaced(part: str, before: str, after: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert before.encode() in parts[part], before
        parts[part] = parts[part].replace(before.encode(), after.encode(), 1)

    return change


def other_workbook(parts: dict[str, bytes]) -> None:
    lines = Lines(("Q1", "Q2", "Q3"), ("Enquiries (S47)",), ((1012.0, 3.0, 12.0),), "#,##0")
    parts[WORKBOOK] = workbook_of(lines)


def test_slides_say_what_their_notebook_says(made: tuple[str, dict[str, bytes]], tmp_path: Path):
    words, parts = made
    found = read(parts, words, tmp_path)
    assert found.loose == []
    # Two of the sentence, of the chart and of its words; the figures of a table's rows.
    assert found.numbers >= 3 + 7


LAST = '<c:pt idx="2"><c:v>12.0<'

TAMPERED = {
    "a number in a sentence": replaced(SLIDE, "We counted 12", "We counted 13"),
    "a number alone that stands in a table": replaced(
        SLIDE, "<a:t>: We counted 12 enquiries.", "<a:t>12"
    ),
    "a number in pieces": replaced(
        SLIDE, "</a:t></a:r></a:p>", "</a:t></a:r><a:r><a:t> 3 died</a:t></a:r></a:p>"
    ),
    "a number in more runs": replaced(SLIDE, "We counted 1", "We counted 1</a:t></a:r><a:r><a:t>1"),
    "an alternative text": replaced(SLIDE, "Enquiries: 12 in", "Enquiries: 13 in"),
    "the name of a shape": replaced(SLIDE, 'name="Enquiries (S47)"', 'name="3 children"'),
    "the title": replaced(SLIDE, "<a:t>Enquiries<", "<a:t>3 children<"),
    "the notes": replaced(NOTES, "Ask why", "Ask why 3 died"),
    "a cell of a table": replaced(TABLE, "<a:t>1001<", "<a:t>1002<"),
    "a cell of another row": replaced(TABLE, "<a:t>1001<", "<a:t>2001<"),
    "a value of a chart": replaced(CHART, "<c:v>12.0<", "<c:v>13.0<"),
    "a value where one is withheld": replaced(
        CHART, LAST, f'<c:pt idx="1"><c:v>3</c:v></c:pt>{LAST}'
    ),
    "a value twice": replaced(CHART, LAST, f'<c:pt idx="2"><c:v>3</c:v></c:pt>{LAST}'),
    "a value beyond the periods": replaced(CHART, LAST, f'<c:pt idx="9"><c:v>3</c:v></c:pt>{LAST}'),
    "the name of a line": replaced(CHART, "<c:v>Enquiries (S47)<", "<c:v>Conferences (S47)<"),
    "the periods of a chart": replaced(CHART, "<c:v>Q1<", "<c:v>Q3<"),
    "the end of a scale": replaced(CHART, '<c:min val="0.0"/>', '<c:max val="3"/><c:min val="0"/>'),
    "the form of a value": replaced(CHART, "#,##0<", "#,##0&quot; of 3&quot;<"),
    "the data of a chart": other_workbook,
    "a workbook that is none": lambda parts: parts.update({WORKBOOK: b"PK\x03\x04"}),
    "another file": lambda parts: parts.update({"ppt/embeddings/other.bin": b"3 died"}),
    "a picture": lambda parts: parts.update({"ppt/media/image1.png": b"\x89PNG\r\n\x1a\n"}),
    "a comment": lambda parts: parts.update({"ppt/comments/comment1.xml": b"<c><t>3 died</t></c>"}),
    "properties": replaced("docProps/core.xml", "</dc:title>", " 3 died</dc:title>"),
    "a layout": replaced("ppt/slideLayouts/slideLayout1.xml", "Click to edit", "3 died"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_is_changed_or_left_in_them_is_found(
    made: tuple[str, dict[str, bytes]], tmp_path: Path, what: str
):
    words, parts = made
    changed = dict(parts)
    TAMPERED[what](changed)
    assert read(changed, words, tmp_path).loose


def test_without_their_notebook_nothing_of_them_is_tied(
    made: tuple[str, dict[str, bytes]], tmp_path: Path
):
    _, parts = made
    assert {found.number for found in read(parts, None, tmp_path).loose} >= {"12"}
