"""The XML of a workbook's parts, read without a document type: what is where, and what it is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

MOST_CELLS = 500_000
LARGEST_RECTANGLE = 4_000_000
"""The cells of all sheets, of each to the last that holds anything: a reader lays them all out."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
LONGEST_REFERENCE = len("$XFD$1048576")
CONTENT = {"v", "is", "f"}
"""The elements in a cell that say that it holds something: a value, words, a formula."""
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")

Position = tuple[int, int]
Start = Callable[[str, dict[str, str]], None]


class RefusedError(Exception):
    """A file that cannot be used: the name of the problem, and what its message needs."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


@dataclass
class Marks:
    """What the XML of a sheet says of its cells that their values do not.

    Parameters
    ----------
    formulas
        The cells (row, column, from 0) that hold a formula.
    texts
        Those of them whose result is text, which may be empty.
    errors
        The cells that hold an error.
    last
        The last row and the last column in which a cell holds anything.
    """

    formulas: set[Position] = field(default_factory=set)
    texts: set[Position] = field(default_factory=set)
    errors: set[Position] = field(default_factory=set)
    last: Position = (0, 0)

    @property
    def laid_out(self) -> int:
        """How many cells there are to the last, empty ones among them."""
        row, column = self.last
        return (row + 1) * (column + 1)


def check_part(name: str, part: bytes) -> Marks:
    """Read a part as XML without a document type; of a sheet, note what is in its cells.

    A part is walked through and no tree is made of it. Where there is no document type no
    entity can be declared, so that none can be expanded or fetched.

    Raises
    ------
    RefusedError
        If it is no XML, has a document type, or holds more than a return can.
    """
    scan = _Scan()
    if SHEET.fullmatch(name):
        _parse(part, scan.start)
    else:
        _parse(part, None)
    return scan.marks


def refuse_far_cells(sheets: Mapping[str, Marks]) -> None:
    """Refuse sheets whose cells lie so far apart that laying them out would take too much.

    Parameters
    ----------
    sheets
        What is in each sheet, by its name; several can be the same part.

    Raises
    ------
    RefusedError
        With the sheet that reaches farthest, and its last cell.
    """
    if sum(marks.laid_out for marks in sheets.values()) > LARGEST_RECTANGLE:
        name = max(sheets, key=lambda name: sheets[name].laid_out)
        raise RefusedError("workbook_far_cell", part=name, cell=cell_name(*sheets[name].last))


class Index:
    """What the workbook's own part says: which part each sheet is, and how dates count."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self.identifiers: dict[str, str] = {}
        self.counts_from_1904 = False

    @property
    def sheets(self) -> dict[str, str]:
        """The name of each sheet's part, by the name on its tab."""
        return {name: self.targets.get(key, "") for name, key in self.identifiers.items()}

    def note_relation(self, name: str, attributes: dict[str, str]) -> None:
        """Note an element that says which part an identifier stands for."""
        if name.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "").removeprefix("/xl/")
            self.targets[attributes.get("Id", "")] = f"xl/{target}"

    def note_sheet(self, name: str, attributes: dict[str, str]) -> None:
        """Note an element of the workbook's part: a sheet, or how dates count."""
        kind = name.rpartition(":")[2]
        if kind == "sheet":
            keys = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            self.identifiers[attributes.get("name", "")] = keys[0] if keys else ""
        elif kind == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in {"1", "true"}


def read_index(parts: dict[str, bytes]) -> Index:
    """Read which part each sheet is, from the parts of a workbook by their names."""
    index = Index()
    _parse(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), index.note_relation)
    _parse(parts["xl/workbook.xml"], index.note_sheet)
    return index


def _parse(part: bytes, start: Start | None) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = start
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError):
        raise RefusedError("workbook_damaged") from None


def _refuse_document_type(*_: object) -> None:
    raise RefusedError("workbook_entities")


class _Scan:
    """Walks through the XML of one sheet, and notes where its cells are."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.cell: Position = (0, -1)
        self.cells = 0
        self.type = ""
        self.is_noted = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        # Each part is asked as often as it has elements: what is most of them stands first.
        kind = name if ":" not in name else name.rpartition(":")[2]
        if kind == "c":
            self.cell = self._place(attributes.get("r"))
            self.type = attributes.get("t", "")
            self.is_noted = False
        elif kind in CONTENT:
            if not self.is_noted:
                self._note_cell()
            if kind == "f":
                self.marks.formulas.add(self.cell)
                if self.type == "str":
                    self.marks.texts.add(self.cell)
        elif kind == "row":
            row = attributes.get("r", "")
            self.cell = (int(row) - 1 if row.isascii() and row.isdigit() else self.cell[0] + 1, -1)

    def _place(self, reference: str | None) -> Position:
        """Give where a cell is; one that does not say so comes after the one before it."""
        if reference is None:
            return self.cell[0], self.cell[1] + 1
        position = _position(reference)
        if position is None:
            # Another reader may take it for a place a million columns away.
            raise RefusedError("workbook_damaged")
        return position

    def _note_cell(self) -> None:
        """Note a cell that holds something, once."""
        self.is_noted = True
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise RefusedError("workbook_too_many_cells", most=MOST_CELLS)
        row, column = self.cell
        self.marks.last = max(self.marks.last[0], row), max(self.marks.last[1], column)
        if self.type == "e":
            self.marks.errors.add(self.cell)


def _position(reference: str) -> Position | None:
    """Give the row and column, from 0, of a reference such as ``D14``; None if it is none."""
    return _known_position(reference) if len(reference) <= LONGEST_REFERENCE else None


# Sheets have the same references over and over.
@lru_cache(maxsize=65_536)
def _known_position(reference: str) -> Position | None:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


@lru_cache(maxsize=65_536)
def cell_name(row: int, column: int) -> str:
    """Give the reference of a cell by its row and column, from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
