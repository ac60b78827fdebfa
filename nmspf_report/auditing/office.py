"""Reading workbooks and other office files: every part of the archive, shown or hidden."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nmspf_report.auditing.charts_in_documents import MEDIA, read_pictures
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.sheets import OFFICE_VALUE, read_grid, sheet_of_ods, sheet_of_xlsx
from nmspf_report.auditing.twins import Twin
from nmspf_report.locale import text

SHARED = "xl/sharedStrings.xml"
BODY = "word/document.xml"
CONTENTS = r'TOC \o "1-3" \h \z \u'
"""The field that is a document's contents, as Word writes it."""

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
ODS_CONTENT = "content.xml"
MEDIA_TYPE = "mimetype"

PARAGRAPHS = frozenset({"p", "h", "si", "is", "text"})
"""Elements whose text is read in one, for a number can be set in several pieces."""

ABOUT_THE_FILE = frozenset(
    {
        "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
        "Slides", "Notes", "HiddenSlides", "DocSecurity", "AppVersion", "revision",
        "editing-cycles", "editing-duration", "Anchor", "Row", "Column",
    }
)  # fmt: skip
"""Elements of which programs fill the text themselves: sizes, versions, where a comment hangs."""

HEADING_PAIRS = ("docProps/app.xml", "i4")
"""Where a workbook says how many sheets it has."""

_LENGTH = r"[-+]?\d*\.?\d+(?:cm|mm|in|pt|pc|px|em|%)?"
_LAYOUT = re.compile(
    rf"(?:{_LENGTH})(?:[ ,;]+{_LENGTH})*"
    r"|#?[0-9A-Fa-f]{6,}|\{?[0-9A-Fa-f-]{36}\}?|dcterms:W3CDTF"
    r"|(?:rId|Sheet|Table|Column|Heading|List\w*|chart|header|footer|heading-|table-|TOC|accent|dk|lt|tx|bg|ce|co|ro|ta|[A-Z]|_x0000_[ts])\d+(?:png|svg|\.xml)?"
    r"|(?:https?://(?:schemas|purl|www\.w3)|urn:)\S*|\S+/\S+\.(?:xml|rels|vml|png|svg|xlsx)\S*|\S+\+xml"
    r"|(?:\$?[A-Z]{1,3}\$?\d+:?)+"
)
_STYLES = re.compile(
    r"(?:.*/)?(?:styles\w*|theme\d*|settings|webSettings|numbering|fontTable)\.xml"
)
_NAME_OF_A_STYLE = re.compile(r"[A-Za-z][A-Za-z -]*\d{1,3}(?:[A-Za-z -]+\d{0,2})?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SAID_VALUES = frozenset({"v", "val", "value"})
_SAID = frozenset({"descr", "title", "tooltip"})
"""Attributes that are shown or read aloud."""

_BREAKS = frozenset({"tab", "br", "cr"})
"""Elements of a document that part words."""


def read_office(path: Path, reading: Reading, twin: str | None = None) -> None:
    """Read an XLSX, ODS, DOCX or ODT file.

    Parameters
    ----------
    path
        The file.
    reading
        Takes the facts of sheets with the columns of the observations, and what is loose: every
        other number in cells (hidden sheets, rows and columns and the cached values of formulas
        among them), texts, comments, names, number formats, properties, charts and data models;
        parts that are not XML.
    twin
        The words of the page that a document is set from: a number of its body that stands there
        as often is tied by that page. None where there is none.
    """
    parts = parts_of(path, reading)
    if twin is not None:
        media = {name: part for name, part in parts.items() if name.startswith(MEDIA)}
        read_pictures(media, reading)
        parts = {name: part for name, part in parts.items() if name not in media}
    body: list[tuple[str, str]] = []
    trees = dict(trees_of(parts, reading))
    strings = _Strings(trees.get(SHARED))
    for name, tree in trees.items():
        spot = text("auditing.part", part=name)
        if SHEET.fullmatch(name):
            read_grid(sheet_of_xlsx(tree, strings.take), reading, spot)
        elif name == ODS_CONTENT:
            for table in sheet_of_ods(tree):
                read_grid(table, reading, spot)
        if name == BODY and twin is not None:
            Part(name, reading, spot, lambda *said: body.append(said)).read(tree)
        elif name != SHARED:
            Part(name, reading, spot, reading.plain).read(tree)
    Twin.by_text(twin or "").compare(body, reading)
    for words in strings.left():
        reading.plain(words, text("auditing.part", part=SHARED))


def parts_of(path: Path, reading: Reading) -> dict[str, bytes]:
    """Give the parts of an archive by their names; nothing of one that cannot be read.

    Parameters
    ----------
    path
        The file.
    reading
        Takes the archive's comment, or that it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
            reading.plain(archive.comment.decode("utf-8", "replace"), text("auditing.metadata"))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        reading.cannot_read(text("auditing.unreadable"), "")
        return {}
    return parts


def trees_of(parts: dict[str, bytes], reading: Reading) -> Iterator[tuple[str, Element]]:
    """Give the parts of an archive that are XML; another cannot be read.

    Parameters
    ----------
    parts
        The parts, by their names.
    reading
        Takes their names, and those that cannot be read.
    """
    for name, content in parts.items():
        if name.endswith("/") or name == MEDIA_TYPE:
            continue
        reading.name(re.sub(r"\d+(?=\.[^/]*$)", "", name), text("auditing.file_name"))
        try:
            yield name, fromstring(content, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError):
            what = text("auditing.not_a_part")
            reading.cannot_read(what, text("auditing.part", part=name))


class _Strings:
    """The texts that a workbook's cells share; one that no cell shows is still in the file."""

    def __init__(self, tree: Element | None) -> None:
        self._texts = ["".join(item.itertext()) for item in (tree if tree is not None else ())]
        self._taken: set[int] = set()

    def take(self, place: int) -> str:
        """Give a text to a cell."""
        if not 0 <= place < len(self._texts):
            return ""
        self._taken.add(place)
        return self._texts[place]

    def left(self) -> Iterator[str]:
        """Give the texts that no cell took."""
        return (words for place, words in enumerate(self._texts) if place not in self._taken)


class Part:
    """Goes through a part of the archive; the cells of a sheet are read as a grid before.

    Parameters
    ----------
    name
        The part's.
    reading
        Takes formats of numbers.
    spot
        Where the part stands.
    say
        Takes each text, paragraph by paragraph, and each attribute that says something.
    """

    def __init__(
        self, name: str, reading: Reading, spot: str, say: Callable[[str, str], None]
    ) -> None:
        self.name = name
        self.reading = reading
        self.spot = spot
        self.say = say
        self.is_workbook = name.startswith("xl/") and "/styles" not in name and "theme" not in name

    def read(self, element: Element) -> None:
        """Read an element and all in it."""
        tag = _local(str(element.tag))
        if tag in ("sheetData", "table-row"):
            self._read_within_cells(element)
            return
        self._read_attributes(element)
        if tag in PARAGRAPHS:
            self.say(words_of(element), self.spot)
            for child in element.iter():
                self._read_attributes(child)
            return
        if tag not in ABOUT_THE_FILE and (self.name, tag) != HEADING_PAIRS:
            self.say(element.text or "", self.spot)
        self.say(element.tail or "", self.spot)
        for child in element:
            self.read(child)

    def _read_within_cells(self, rows: Element) -> None:
        """Read what cells carry beside their values: comments, links, names."""
        for element in rows.iter():
            tag = _local(str(element.tag))
            self._read_attributes(element)
            if tag == "annotation":
                self.say(" ".join(element.itertext()), self.spot)

    def _read_attributes(self, element: Element) -> None:
        for name, value in element.items():
            local = _local(name)
            if name == OFFICE_VALUE:
                continue
            if local == "formatCode":
                self._read_format(value)
            elif self._says_something(local, value):
                self.say(value, self.spot)

    def _says_something(self, name: str, value: str) -> bool:
        """Tell whether an attribute does more than lay out; a number can be a chart's value."""
        is_value = self.is_workbook and name in _SAID_VALUES
        is_style = _STYLES.fullmatch(self.name) and _NAME_OF_A_STYLE.fullmatch(value)
        return name in _SAID or is_value or not (is_style or _LAYOUT.fullmatch(value))

    def _read_format(self, code: str) -> None:
        """Read a number format: what it writes itself, and any digit that is no place for one."""
        literal = " ".join("".join(found) for found in _LITERAL.findall(code))
        self.say(literal, self.spot)
        places = re.sub(r"\[\$[^\]]*\]", "", _LITERAL.sub("", code))
        self.say(re.sub(r"[0#?,.]+", " ", places), self.spot)


def words_of(paragraph: Element) -> str:
    """Give the text of a paragraph, hidden and deleted text too."""
    parts: list[str] = []
    for one in paragraph.iter():
        if _local(str(one.tag)) == "instrText" and one.text == CONTENTS:
            continue
        parts.append(" " if _local(str(one.tag)) in _BREAKS else one.text or "")
        parts.append("" if one is paragraph else one.tail or "")
    return "".join(parts)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
