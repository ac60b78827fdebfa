"""The DOCX, read back with python-docx: structured, complete, in its language, unchanging."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from nmspf_report.publishing import read_document
from nmspf_report.publishing.office.pictures import is_alike, pictures_of, size_of
from nmspf_report.publishing.office.styles import length
from nmspf_report.publishing.office.writing import render_docx
from nmspf_report.publishing.theme import tokens
from tests.publishing.conftest import ALTERNATIVE_TEXT, DETAILS, draw_chart, write_notebook

Notebook = Callable[..., Path]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render_docx(read_document(write_notebook(tmp_path_factory.mktemp("docx"))))


@pytest.fixture(scope="module")
def made(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_headings_are_word_s_own_and_stand_in_order(made: Document):
    named = [(one.style.name, one.text) for one in made.paragraphs if one.style is not None]
    titles = [said for style, said in named if style == "Title"]
    assert titles == [DETAILS["title"]]
    headings = [int(style[-1]) for style, _ in named if style.startswith("Heading ")]
    assert headings == [1, 2, 1, 2, 3]


def test_it_says_its_language_and_its_title(made: Document, parts: dict[str, str]):
    assert re.findall(r'<w:lang w:val="([^"]*)"', parts["word/styles.xml"]) == ["en-GB"]
    assert made.core_properties.title == DETAILS["title"]


def test_contents_lead_to_each_section(made: Document, parts: dict[str, str]):
    body = parts["word/document.xml"]
    entries = re.findall(r'<w:hyperlink w:anchor="(heading-\d+)">.*?<w:t>([^<]*)</w:t>', body)
    places = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', body))
    assert [words for _, words in entries] == [
        "Identification",
        "Too deep",
        "Second title",
        "Identification",
    ]
    assert {name for name, _ in entries} <= places
    assert all(len(name) <= 40 for name in places)
    assert "TOC \\o" in body
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1


def test_a_chart_has_its_words_and_is_a_drawing_with_a_picture_of_it(
    made: Document, parts: dict[str, str], content: bytes
):
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == ALTERNATIVE_TEXT
    room = length("210mm") - 2 * length(tokens()["print"]["margin"])
    assert shape.width.pt <= room / 20 + 1
    with zipfile.ZipFile(BytesIO(content)) as archive:
        picture = archive.read("word/media/chart1.png")
    drawing = parts["word/media/chart1.svg"]
    same, red = pictures_of([drawing, drawing.replace("#1f77b4", "#ff0000")])
    assert is_alike(picture, same)
    assert not is_alike(picture, red)
    width, height = size_of(picture)
    assert shape.width / shape.height == pytest.approx(width / height, rel=0.01)
    related = parts["word/_rels/document.xml.rels"]
    for name in re.findall(r'r:embed="([^"]*)"', parts["word/document.xml"]):
        assert f'Id="{name}"' in related


def test_a_picture_that_says_more_than_it_shows_is_not_of_its_drawing():
    svg = draw_chart()
    (picture,) = pictures_of([svg])
    hidden = b"\x00\x00\x00\x09tEXtn\x00died: 3\x00\x00\x00\x00"
    assert not is_alike(picture[:33] + hidden + picture[33:], picture)
    assert not is_alike(picture + b"3 died", picture)


def test_pictures_that_are_made_together_are_those_made_alone():
    first = draw_chart()
    second = first.replace("#1f77b4", "#ff0000")
    alone = [pictures_of([svg])[0] for svg in (first, second)]
    assert alone[0] != alone[1]
    assert pictures_of([first, second]) == alone
    assert pictures_of([]) == []


def test_tables_have_header_rows_that_are_repeated(made: Document):
    assert len(made.tables) == 4
    for table in made.tables:
        first = table.rows[0]._tr
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
    assert len(made.tables[1].rows) == 81
    assert made.tables[1].cell(80, 1).text == "80001"


def test_every_page_bears_the_notice_and_its_number(made: Document):
    (section,) = made.sections
    assert section.header.paragraphs[0].text == DETAILS["notice"]
    footer = section.footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_styles_are_those_of_the_theme(made: Document):
    wanted = tokens()["print"]
    assert made.styles["Heading 1"].font.size.pt == float(wanted["heading-sizes"][0][:-2])
    accent = tokens()["colour"]["light"]["accent"].removeprefix("#").upper()
    assert str(made.styles["Heading 1"].font.color.rgb) == accent
    assert made.styles["Heading 1"].font.name == wanted["font"]


def test_hostile_text_comes_out_as_characters(made: Document, parts: dict[str, str]):
    words = "\n".join(one.text for one in made.paragraphs)
    assert "<script>alert(1)</script> $x$ #set @foo *a \\ b !p" in words
    assert "evil.example" not in re.sub(r'Target="https://[^"]*"', "", "".join(parts.values()))


def test_the_same_notebook_gives_the_same_bytes_without_a_date(notebook: Notebook, content: bytes):
    assert render_docx(read_document(notebook())) == content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in re.sub(
            rb"xmlns:\w+=\"[^\"]*\"", b"", archive.read("docProps/core.xml")
        )
