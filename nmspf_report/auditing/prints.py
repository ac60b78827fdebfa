"""Reading PDFs: each number of one has to stand in the page that it is the print of."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from ctypes import c_ulong, create_string_buffer
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.twins import Twin
from nmspf_report.locale import text

_XMP = re.compile(rb"<<[^<>]*/Subtype ?/XML[^<>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_PICTURE = re.compile(rb"/Subtype ?/Image\b")
_MARKUP = re.compile(r"<[^>]*>")
_ABOUT_THE_FILE = re.compile(
    r"<(\w+:(?:NPages|PDFVersion|part|conformance|DocumentID|InstanceID))>[^<]*</\1>"
)


def read_print(path: Path, twin: str | None, reading: Reading) -> None:
    """Read a PDF.

    Parameters
    ----------
    path
        The file.
    twin
        The words of the page that it is the print of: a number that stands there as often as
        here is tied by that page. None where there is none: then every number that could be a
        figure is loose.
    reading
        Takes what is loose: other numbers of the text, numbers in the document's information,
        metadata, outline, annotations and alternative texts, and attachments, forms and
        pictures, which cannot be read.
    """
    content = path.read_bytes()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        reading.cannot_read(text("auditing.unreadable"), "")
        return
    contents = _contents(document)
    _read_about(document, content, reading)
    _read_what_is_carried(document, content, reading)
    texts = [(contents.sub(" ", words), spot) for spot, words in _pages(document)]
    Twin.by_page(twin or "").compare(texts, reading)
    document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """Give each page's name and its words: those set; alternative texts and annotations."""
    for number, page in enumerate(document, start=1):
        words = page.get_textpage().get_text_bounded()
        yield text("auditing.page", page=number), " ".join(words.split())
        others = " ".join((*_alternative_texts(page), *_annotations(document, page)))
        yield text("auditing.page", page=number), " ".join(others.split())
        page.close()


def _outline(document: pypdfium2.PdfDocument) -> list[tuple[str, int]]:
    """Give the headings, each with the number of its page."""
    places = ((entry.get_title(), entry.get_dest()) for entry in document.get_toc())
    return [(title, place.get_index() + 1 if place else 0) for title, place in places]


def _contents(document: pypdfium2.PdfDocument) -> re.Pattern[str]:
    """Give what the contents say: a heading, dots or a word, and the number of its page.

    A heading that ends a page stands just before its foot, which tells of how many pages too.
    """
    foot = rf"(?: of {len(document)}\b)?"
    lines = [
        rf"{re.escape(title)}”?[ .]*(?:\w+ )?{page}\b{foot}" for title, page in _outline(document)
    ]
    return re.compile("|".join(lines or [r"(?!)"]))


def _read_about(document: pypdfium2.PdfDocument, content: bytes, reading: Reading) -> None:
    spot = text("auditing.metadata")
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        reading.plain(_date_apart(value) if name.endswith("Date") else value, spot)
    for found in _XMP.finditer(content):
        packet = _ABOUT_THE_FILE.sub(" ", _inflated(found.group(1)))
        reading.plain(_MARKUP.sub(" ", packet), spot)
    for title, _ in _outline(document):
        reading.plain(title, spot)


def _read_what_is_carried(
    document: pypdfium2.PdfDocument, content: bytes, reading: Reading
) -> None:
    for place in range(document.count_attachments()):
        carried = text("auditing.attachment", attachment=document.get_attachment(place).get_name())
        reading.cannot_read(carried, text("auditing.metadata"))
    if document.get_formtype() != raw.FORMTYPE_NONE:
        reading.cannot_read(text("auditing.form"), text("auditing.metadata"))
    if _PICTURE.search(content):
        reading.cannot_read(text("auditing.picture"), text("auditing.metadata"))


def _annotations(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Give what annotations say, but for the number of the page that a link leads to."""
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        for name in (b"Contents", b"T", b"Subj", b"RC"):
            length = raw.FPDFAnnot_GetStringValue(annotation, name, None, 0)
            words = (raw.FPDF_WCHAR * (length // 2))()
            raw.FPDFAnnot_GetStringValue(annotation, name, words, length)
            said = bytes(words).decode("utf-16-le").rstrip("\0")
            yield re.sub(rf"^page {_page_of_link(document, annotation)}$", "", said)
        raw.FPDFPage_CloseAnnot(annotation)


def _page_of_link(document: pypdfium2.PdfDocument, annotation: Any) -> int:
    """Give the number of the page that a link leads to; 0 for what leads to none."""
    link = raw.FPDFAnnot_GetLink(annotation)
    target = raw.FPDFLink_GetDest(document, link) if link else None
    return raw.FPDFDest_GetDestPageIndex(document, target) + 1 if target else 0


def _alternative_texts(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Give the alternative texts of a page's tagged parts, in order."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _alternatives_within(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    raw.FPDF_StructTree_Close(tree)


def _alternatives_within(element: Any) -> Iterator[str]:
    if not element:
        return
    for get in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText):
        length = get(element, None, 0)
        if length > 2:
            buffer = create_string_buffer(length)
            get(element, buffer, c_ulong(length))
            yield buffer.raw.decode("utf-16-le").rstrip("\0")
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _alternatives_within(raw.FPDF_StructElement_GetChildAtIndex(element, place))


def _inflated(stream: bytes) -> str:
    with suppress(zlib.error):
        stream = zlib.decompressobj().decompress(stream)
    return stream.decode("utf-8", errors="replace")


def _date_apart(written: str) -> str:
    """Write a PDF's date (``D:20260331120000Z``) as others are written."""
    return re.sub(r"^D:(\d{4})(\d\d)(\d\d).*$", r"\1-\2-\3", written)
