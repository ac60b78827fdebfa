"""A PDF may hold the numbers of the page that it is the print of, and no others."""

from pathlib import Path

import pytest
import typst

from nmspf_report.auditing.prints import read_print
from nmspf_report.auditing.reading import Reading
from tests.auditing.reading import loose, unreadable

TITLE = '#set document(title: "Cardiff 2025-26")\n'
CHART = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>'


def read(source: str, twin: str | None, folder: Path, **files: bytes) -> Reading:
    content = {"main": (TITLE + source).encode(), **files}
    path = folder / "a.pdf"
    path.write_bytes(typst.compile(content, pdf_standards=["ua-1"]))  # type: ignore[call-overload]
    reading = Reading("en/authorities/a.pdf")
    read_print(path, twin, reading)
    return reading


def test_numbers_of_the_page_pass(tmp_path: Path):
    page = "Cardiff 84 of 132 (63.6%) in 2025-26"
    found = read(page.replace("#", ""), page, tmp_path)
    assert (loose(found), unreadable(found)) == ([], [])
    assert found.numbers >= 3


def test_a_number_that_the_page_does_not_hold_is_loose(tmp_path: Path):
    assert loose(read("Cardiff 84, Powys 3", "Cardiff 84, Powys [c]", tmp_path)) == ["3"]


def test_a_number_that_stands_more_often_than_in_the_page_is_loose(tmp_path: Path):
    assert loose(read("Cardiff 3, Powys 3", "Cardiff 3, Powys [c]", tmp_path)) == ["3"]


def test_without_a_page_every_number_is_loose(tmp_path: Path):
    assert loose(read("Cardiff 84 in 2025-26", None, tmp_path)) == ["84"]


def test_a_number_of_another_page_of_the_print_is_loose(tmp_path: Path):
    found = read("Cardiff 84\n#pagebreak()\nPowys 3", "Cardiff 84", tmp_path)
    assert loose(found) == ["3"]
    assert found.loose[0].where.spot == "page 2"


@pytest.mark.parametrize("alternative", ["Powys: 3.", "Powys: 84."])
def test_alternative_texts_are_read(alternative: str, tmp_path: Path):
    svg = f"{CHART}</svg>".encode()
    source = f'Cardiff 84 #image("a.svg", alt: "{alternative}")'
    found = read(source, "Cardiff 84", tmp_path, **{"a.svg": svg})
    assert loose(found) == [alternative.split()[1].rstrip(".")]


def test_words_that_cannot_be_seen_are_read(tmp_path: Path):
    assert loose(read("#text(fill: white, size: 1pt)[3] Powys", "Powys", tmp_path)) == ["3"]


def test_the_pages_of_the_contents_pass(tmp_path: Path):
    source = "#outline()\n= Trend\n#pagebreak()\n= Section 47 enquiries\nCardiff 2"
    assert loose(read(source, "Cardiff 2", tmp_path)) == []


def test_information_about_the_document_is_read(tmp_path: Path):
    source = (
        '#set document(title: "Powys", description: "It has 3", keywords: ("4 before",))\nPowys'
    )
    assert set(loose(read(source, "Powys", tmp_path))) == {"3", "4"}


def test_headings_of_the_outline_are_read(tmp_path: Path):
    hidden = "#hide[#heading(level: 1, outlined: false, bookmarked: true)[3 children]]"
    assert "3" in loose(read(f"= Powys\n{hidden}", "Powys", tmp_path))


def test_attachments_and_pictures_are_not_cleared(tmp_path: Path):
    path = tmp_path / "a.pdf"
    attached = '#pdf.attach("b.txt", bytes("3"), description: "b")\nPowys'
    path.write_bytes(typst.compile({"main": attached.encode()}))  # type: ignore[call-overload]
    reading = Reading("a.pdf")
    read_print(path, "Powys", reading)
    assert len(unreadable(reading)) == 1
    (tmp_path / "dot.png").write_bytes(_one_dot())
    (tmp_path / "a.typ").write_text('#image("dot.png", alt: "A dot")', encoding="utf-8")
    path.write_bytes(typst.compile(str(tmp_path / "a.typ")))
    reading = Reading("a.pdf")
    read_print(path, "A dot", reading)
    assert len(unreadable(reading)) == 1


def _one_dot() -> bytes:
    """A picture of one white dot, as PNG."""
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
    )


def test_a_damaged_file_is_not_cleared(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    reading = Reading("a.pdf")
    read_print(tmp_path / "a.pdf", "", reading)
    assert unreadable(reading)
