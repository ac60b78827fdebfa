"""Reading a CSV file as it was sent: whatever its encoding, its delimiter and its short rows."""

import csv
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv

from nmspf_report.problems import Problem
from nmspf_report.returns.archive import LARGEST_FILE, MEBIBYTE
from nmspf_report.returns.misfits import NO_ROWS, Misfit, Rows, shown

DELIMITERS = (",", ";", "\t", "|")
FIRST_ROW = 2
# How much of a file its heading can take, and what is read together where rows may be wrong.
LONGEST_HEADING = 100_000
LARGEST_BLOCK = 2**31 - 2
# The largest authority's largest table has some hundred thousand rows of 28 columns. A whole sheet
# of Excel's, blank but for these, can still be read; what goes beyond would take more than ten
# seconds and one gibibyte.
MOST_ROWS = 2_000_000
MOST_CELLS = 40_000_000
MOST_COLUMNS = 2_000
BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


@dataclass(frozen=True)
class Delimited:
    """A CSV file read as text.

    Parameters
    ----------
    table
        Every column as text, an empty cell as null, under the names of the heading.
    rows
        The number of each row in the file, the heading being 1.
    misfits
        How the file is written otherwise than it should be, and the rows that could not be read.
    """

    table: pa.Table
    rows: Rows
    misfits: tuple[Misfit, ...]


def read_delimited(content: bytes, known: Collection[str], where: str) -> Delimited:
    """Read a CSV file.

    Parameters
    ----------
    content
        The file.
    known
        The names of the columns that the table should have: the delimiter is the one by which
        the heading has most of them.
    where
        How messages call the file.

    Raises
    ------
    Problem
        If it is no text, has no heading, or more rows or cells than a return can have.
    """
    written, encoding = _as_utf8(content, where)
    heading, start = _heading(written)
    delimiter = _delimiter(heading, known)
    names = _names(heading, delimiter)
    refuse_too_many(_lines(written), len(names), where)
    if not any(names):
        raise Problem("no_heading", where=where, known=", ".join(known))
    misfits = []
    if encoding != "utf-8":
        misfits.append(Misfit("encoding", where, more={"encoding": encoding}))
    if delimiter != ",":
        misfits.append(Misfit("delimiter", where, more={"delimiter": _told(delimiter)}))
    table, skipped = _parse(written[start:], names, delimiter, where)
    table, rows = _without_blank_rows(table, skipped)
    misfits.extend(_wrong_rows(skipped, len(names), where))
    return Delimited(table, rows, tuple(misfits))


def refuse_too_many(rows: int, columns: int, where: str) -> None:
    """Refuse a table that has more rows, columns or cells than a return can have.

    Raises
    ------
    Problem
        If it has.
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Problem("too_large", where=where, most=LARGEST_FILE // MEBIBYTE)


def _lines(written: bytes) -> int:
    """Give how many lines there are, whichever mark ends them."""
    return written.count(b"\n") + written.count(b"\r") - written.count(b"\r\n")


def _as_utf8(content: bytes, where: str) -> tuple[bytes, str]:
    """Give a file as UTF-8 with composed letters, and the encoding in which it came."""
    encoding = _encoding(content)
    if encoding == "utf-8" and content.isascii():
        return content, encoding
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise Problem("not_text", where=where) from None
        encoding = "cp1252"
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            raise Problem("not_text", where=where) from None
    told = "utf-8" if encoding == "utf-8-sig" else encoding
    # ŵ and ŷ may come as one letter or as a letter and its accent: an identifier is one thing.
    return unicodedata.normalize("NFC", text).encode(), told


def _encoding(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    # The letters of a heading are ASCII: in UTF-16 every other byte is nothing.
    beginning = content[:200]
    if beginning[1::2].count(0) > len(beginning) // 4:
        return "utf-16-le"
    if beginning[0::2].count(0) > len(beginning) // 4:
        return "utf-16-be"
    return "utf-8"


def _heading(content: bytes) -> tuple[str, int]:
    """Give the heading's line, and where the rows begin."""
    start = 0
    for _ in range(2):
        ends = [content.find(mark, start, start + LONGEST_HEADING) for mark in (b"\n", b"\r")]
        found = [end for end in ends if end >= 0]
        stop = min(found, default=min(len(content), start + LONGEST_HEADING))
        line = content[start:stop].decode("utf-8", "replace")
        following = stop + (2 if content[stop : stop + 2] == b"\r\n" else 1)
        # Excel's own line, which names the delimiter, may stand above the heading.
        if not line.casefold().startswith("sep="):
            break
        start = following
    return line, min(following, len(content))


def _delimiter(heading: str, known: Collection[str]) -> str:
    def recognised(delimiter: str) -> tuple[int, int]:
        names = [name.casefold() for name in _names(heading, delimiter)]
        return len(set(names) & set(known)), len(names)

    return max(DELIMITERS, key=recognised)


def _names(heading: str, delimiter: str) -> list[str]:
    try:
        row = next(csv.reader([heading], delimiter=delimiter), [])
    except csv.Error:
        row = heading.split(delimiter)
    return [name.strip() for name in row]


def _told(delimiter: str) -> str:
    return "tab" if delimiter == "\t" else delimiter


# The number and the text of a row that was left out.
Skipped = list[tuple[int, str]]


def _parse(
    content: bytes, names: list[str], delimiter: str, where: str
) -> tuple[pa.Table, Skipped]:
    """Parse the rows; where one has too many or too few cells, again and without it."""
    if not content:
        return pa.table([pa.array([], pa.string()) for _ in names], names=_own(names)), []
    skipped: Skipped = []

    def skip(row: pyarrow.csv.InvalidRow) -> str:
        number = -1 if row.number is None else row.number
        skipped.append((number + FIRST_ROW - 1, shown(row.text)))
        return "skip"

    plain = pyarrow.csv.ParseOptions(delimiter=delimiter, ignore_empty_lines=False)
    try:
        return _parsed(content, names, plain), []
    except pa.ArrowException:
        pass
    lenient = pyarrow.csv.ParseOptions(
        delimiter=delimiter,
        newlines_in_values=True,
        ignore_empty_lines=False,
        invalid_row_handler=skip,
    )
    try:
        return _parsed(content, names, lenient, in_one=True), skipped
    except pa.ArrowException as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=where, reason=reason) from None


def _parsed(
    content: bytes, names: list[str], options: pyarrow.csv.ParseOptions, in_one: bool = False
) -> pa.Table:
    own = _own(names)
    # In one block and by one thread, rows are numbered; so they are not otherwise.
    block = min(len(content) + 1, LARGEST_BLOCK) if in_one else None
    return pyarrow.csv.read_csv(
        pa.BufferReader(content),
        read_options=pyarrow.csv.ReadOptions(
            use_threads=not in_one, column_names=own, block_size=block
        ),
        parse_options=options,
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(own, pa.string()),
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            null_values=[""],
        ),
    )


def _own(names: list[str]) -> list[str]:
    """Give each column a name of its own: one that comes again bears its number."""
    return [
        name if names.index(name) == place else f"{name}\x1f{place}"
        for place, name in enumerate(names)
    ]


def _without_blank_rows(table: pa.Table, skipped: Skipped) -> tuple[pa.Table, Rows]:
    """Leave out rows in which nothing stands, and number the others as they are in the file."""
    left_out = np.array([number for number, _ in skipped], dtype=np.int64)
    every = np.arange(FIRST_ROW, FIRST_ROW + table.num_rows + len(left_out), dtype=np.int64)
    rows = every if not len(left_out) else every[~np.isin(every, left_out)][: table.num_rows]
    something = np.zeros(table.num_rows, dtype=bool)
    for column in table.columns:
        if something.all():
            return table, rows
        something |= column.is_valid().to_numpy()
    return table.filter(pa.array(something)), rows[something]


def _wrong_rows(skipped: Skipped, cells: int, where: str) -> list[Misfit]:
    wrong = [(number, text) for number, text in skipped if text.strip(' ,;|"')]
    if not wrong:
        return []
    rows: Rows = np.array([number for number, _ in wrong], dtype=np.int64) if wrong else NO_ROWS
    texts = tuple(text for _, text in wrong)
    return [Misfit("ragged_row", where, rows=rows, texts=texts, more={"cells": str(cells)})]
