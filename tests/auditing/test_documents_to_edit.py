"""A DOCX is held against its page: whatever is changed or left in one is found."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell

from nmspf_report.auditing.collecting import collect
from nmspf_report.auditing.facts import Collected
from nmspf_report.publishing import read_document, write_html
from nmspf_report.publishing.office.writing import render_docx
from tests.auditing.test_drawings import FIGURE
from tests.auditing.test_inlined import chart
from tests.publishing.conftest import code_cell, displayed, write_notebook

NUMBER = f"{FIGURE}|numerator"
BODY, MEDIA = "word/document.xml", "word/media/chart1"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a number in its words, in a table and in a chart, and its DOCX."""
    folder = tmp_path_factory.mktemp("release")
    about = {"id": "c", "alt": "There were 12 of them.", "figures": NUMBER, "caption": "Enquiries"}
    cell = (
        "<table><caption>Enquiries</caption><thead><tr><th>Area</th><th>Number</th></tr></thead>"
        f'<tbody><tr><th>Cardiff</th><td data-figures="{NUMBER}">12</td></tr></tbody></table>'
    )
    svg = displayed("image/svg+xml", chart("Cardiff"), about)
    # Numbers of codes and periods, which could be no figures.
    code = displayed("text/markdown", "S47-2a and PROG-3a are of 2025-26, within 10 working days.")
    said = displayed("text/markdown", f"We counted [12](figure:{NUMBER}) enquiries.")
    cells = [
        new_markdown_cell("# Report"),
        code_cell("x", code, said, displayed("text/html", cell), svg),
    ]
    document = read_document(write_notebook(folder, cells))
    (folder / "report.ipynb").unlink()
    write_html(document, folder / "report.html")
    (folder / "report.docx").write_bytes(render_docx(document))
    return folder


def changed(release: Path, folder: Path, change: Callable[[dict[str, bytes]], object]) -> Collected:
    """Collect what a release says whose DOCX was changed."""
    with zipfile.ZipFile(release / "report.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    (folder / "report.html").write_bytes((release / "report.html").read_bytes())
    (folder / "report.docx").write_bytes(content.getvalue())
    return collect(folder)


def test_an_untouched_document_says_what_its_page_says(release: Path, tmp_path: Path):
    found = changed(release, tmp_path, lambda parts: None)
    assert found.loose == ()
    read = {file.file: file.numbers for file in found.files}
    assert read["report.docx"] >= 3


def replaced(part: str, before: bytes, after: bytes) -> Callable[[dict[str, bytes]], object]:
    def change(parts: dict[str, bytes]) -> None:
        assert before in parts[part], before
        parts[part] = parts[part].replace(before, after, 1)

    return change


def added(name: str, content: bytes) -> Callable[[dict[str, bytes]], object]:
    return lambda parts: parts.update({name: content})


def before_the_end(markup: bytes) -> Callable[[dict[str, bytes]], object]:
    """Leave something at the end of the body."""
    return replaced(BODY, b"<w:sectPr", markup + b"<w:sectPr")


def run(words: bytes, looks: bytes = b"") -> bytes:
    return b"<w:r>" + looks + b"<w:t>" + words + b"</w:t></w:r>"


def part(words: bytes) -> bytes:
    named = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return b"<w:part " + named + b"><w:p>" + run(words) + b"</w:p></w:part>"


DELETED = b"<w:p><w:del><w:r><w:delText>3 died</w:delText></w:r></w:del></w:p>"
HIDDEN = b"<w:rPr><w:vanish/></w:rPr>"

TAMPERED = {
    "a number in a sentence": replaced(BODY, b">12<", b">13<"),
    "a number that the page has in a code alone": before_the_end(
        b"<w:p>" + run(b"47") + b"</w:p><w:p>" + run(b"3 children") + b"</w:p>"
    ),
    "a paragraph more": before_the_end(b"<w:p>" + run(b"3 died") + b"</w:p>"),
    "a number in pieces": before_the_end(b"<w:p>" + run(b"4") + run(b"7 died") + b"</w:p>"),
    "a number once more": before_the_end(b"<w:p>" + run(b"12 12 12 12 died") + b"</w:p>"),
    "hidden text": before_the_end(b"<w:p>" + run(b"3 died", HIDDEN) + b"</w:p>"),
    "deleted text": before_the_end(DELETED),
    "a field's order": before_the_end(b'<w:p><w:fldSimple w:instr="QUOTE 3 died"/></w:p>'),
    "a field's order as text": replaced(BODY, b"TOC \\o", b"QUOTE 3 TOC \\o"),
    "an alternative text that is a number alone": replaced(
        BODY, b'descr="There were 12 of them."', b'descr="3"'
    ),
    "text outside of paragraphs": before_the_end(b"<w:t>3 died</w:t>"),
    "a comment": added("word/comments.xml", part(b"3 died")),
    "a note": added("word/footnotes.xml", part(b"3 died")),
    "the header": replaced("word/header1.xml", b"</w:p>", run(b" 3 died") + b"</w:p>"),
    "properties": added("docProps/custom.xml", b"<p><v>3 children died</v></p>"),
    "data that it carries": added("customXml/item1.xml", b"<data><n>3 children</n></data>"),
    "a workbook within": added("word/embeddings/sheet.xlsx", b"PK\x03\x04"),
    "another picture": added("word/media/other.png", b"\x89PNG\r\n\x1a\n"),
    "a picture of something else": replaced(f"{MEDIA}.png", b"IDAT", b"IDAX"),
    "a drawing of something else": replaced(f"{MEDIA}.svg", b"L200 10", b"L170 10"),
    "a drawing with words": replaced(f"{MEDIA}.svg", b"</svg>", b"<text>3 died</text></svg>"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_is_changed_or_left_in_it_is_found(release: Path, tmp_path: Path, what: str):
    assert changed(release, tmp_path, TAMPERED[what]).loose


def test_without_its_page_nothing_of_it_is_tied(release: Path, tmp_path: Path):
    (tmp_path / "report.docx").write_bytes((release / "report.docx").read_bytes())
    assert {found.number for found in collect(tmp_path).loose} >= {"12"}
