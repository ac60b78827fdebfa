"""Writing tables in Typst's language: pandoc takes longer over them than over all the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape, unescape
from html.parser import HTMLParser
from itertools import groupby

from nmspf_report.publishing.feeding import feed

WIDE = 9
"""Columns from which a table stands on a page turned sideways."""

MANY, LONG = 5, 24
"""Columns, and letters of a row's name, from which names need room."""

ROOM = 56
"""Letters of a row's figures up to which a name still has room beside them."""

SHORT = 14
"""Rows up to which a table is kept on one page."""

MARK = "HELD"
"""What the mark begins with that stands in the place of what is held back."""

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_HELD = re.compile(rf'(?P<table>{_TABLE.pattern})|(?<= alt=")(?P<words>[^"]+)', re.DOTALL)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_PARTS = {"thead": "header", "tbody": "body", "tfoot": "footer"}
_INLINE = {
    "b": "#strong[",
    "strong": "#strong[",
    "em": "#emph[",
    "i": "#emph[",
    "sub": "#sub[",
    "sup": "#super[",
}


def with_tables_set(body: str) -> str:
    """Write every table of a page's body in Typst's language, in a block that pandoc passes on.

    Parameters
    ----------
    body
        HTML, whose tables hold text and inline tags in their cells, and no other table.

    Returns
    -------
    str
        The body. In the place of each table stands a ``<pre class="typst">``, of class ``wide``
        too where the table has so many columns that its page is turned.
    """

    def set_table(found: re.Match[str]) -> str:
        table = _read(found[0])
        return _passed_on(escape(_source(table)), table)

    return _TABLE.sub(set_table, body)


def held_back(body: str) -> tuple[str, Callable[[str], str]]:
    """Set every table, and hold back what pandoc need not read: the tables, and words for charts.

    They are most of a report, and pandoc would take most of its time over them.

    Parameters
    ----------
    body
        HTML, as `with_tables_set` takes it.

    Returns
    -------
    str
        The body, with a mark in the place of each: that of a table stands where
        `with_tables_set` would write it.
    Callable
        Gives what pandoc has written in Typst's language with each in its place again.
    """
    mark = MARK
    while mark in body:
        mark += MARK
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        place = f"{mark}{len(held)}."
        if found["table"]:
            table = _read(found["table"])
            held.append(_source(table))
            return _passed_on(place, table)
        held.append(_escaped(" ".join(unescape(found["words"]).split())))
        return place

    def put_back(source: str) -> str:
        return re.sub(rf"{mark}(\d+)\.", lambda found: held[int(found[1])], source)

    return _HELD.sub(hold, body), put_back


def _read(markup: str) -> "_TableReader":
    reader = _TableReader()
    feed(reader, markup)
    return reader


def _passed_on(source: str, table: "_TableReader") -> str:
    """Write the block that pandoc passes on."""
    wide = " wide" if table.columns >= WIDE else ""
    return f'<pre class="typst{wide}"><code>{source}</code></pre>'


@dataclass
class _Cell:
    """One cell: which part of the table it is in, what it is, and its content in Typst's language.

    ``letters`` is how long its text is.
    """

    part: str
    row: int
    scope: str
    is_figure: bool
    across: int
    down: int
    shade: str
    content: list[str] = field(default_factory=list)
    letters: int = 0

    @property
    def source(self) -> str:
        """The call of document.typ's function for such a cell."""
        beginning = _beginning(
            self.part, self.scope, self.is_figure, self.across, self.down, self.shade
        )
        return f"{beginning}{''.join(self.content)}], "


@lru_cache(maxsize=1000)
def _beginning(part: str, scope: str, is_figure: bool, across: int, down: int, shade: str) -> str:
    """Give the beginning of such a call; many cells begin alike."""
    kind = part
    if scope == "rowgroup":
        kind = "group"
    elif part == "body" and scope:
        kind = "row-heading"
    where = [f"align: {'right' if is_figure else 'left'}"]
    where += [f"colspan: {across}"] if across > 1 else []
    where += [f"rowspan: {down}"] if down > 1 else []
    where += [f'fill: colour("{shade}")'] if shade else []
    return f"{kind}-cell({', '.join(where)})["


class _TableReader(HTMLParser):
    """Reads one table's caption and cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.id = ""
        self.caption: list[str] = []
        self.cells: list[_Cell] = []
        self._part = ""
        self._row = 0
        self._content: list[str] | None = None
        self._in_code = False

    @cached_property
    def columns(self) -> int:
        """How many columns it has, by its first row."""
        return sum(cell.across for cell in self.cells if cell.row == self.cells[0].row)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in ("td", "th"):
            self.cells.append(_cell(self._part, self._row, found))
            self._content = self.cells[-1].content
        elif tag == "tr":
            self._row += 1
        elif tag in _PARTS:
            self._part = _PARTS[tag]
        elif tag == "caption":
            self._content = self.caption
        elif tag == "table":
            self.id = found.get("id", "")
        elif tag == "code":
            self._in_code = True
        elif self._content is not None:
            self._content.append(_opened(tag, found))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption"):
            self._content = None
        elif tag == "code":
            self._in_code = False
        elif self._content is not None and tag != "br":
            self._content.append("]")

    def handle_data(self, data: str) -> None:
        if self._content is None:
            return
        words = _SPACES.sub(" ", data)
        self._content.append(f"#raw({_quoted(words)})" if self._in_code else f"#{_quoted(words)}")
        if self._content is not self.caption:
            self.cells[-1].letters += len(words)


def _cell(part: str, row: int, found: dict[str, str]) -> _Cell:
    classes = found.get("class", "").split()
    return _Cell(
        part=part,
        row=row,
        scope=found.get("scope", ""),
        is_figure="num" in classes or found.get("style") == "text-align:right",
        across=int(found.get("colspan") or 1),
        down=int(found.get("rowspan") or 1),
        shade=next((name for name in classes if name.startswith("shade-")), ""),
    )


def _opened(tag: str, found: dict[str, str]) -> str:
    """Give the beginning of an inline element; a link that leads nowhere keeps its words."""
    if tag == "br":
        return "#linebreak()"
    if tag == "span" and found.get("class") == "label":
        return "#caption-label["
    target = found.get("href", "")
    if tag == "a" and target:
        place = f"<{target[1:]}>" if target.startswith("#") else _quoted(target)
        return f"#link({place})["
    return _INLINE.get(tag, "#[")


def _quoted(words: str) -> str:
    return f'"{_escaped(words)}"'


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _source(table: _TableReader) -> str:
    rows = _rows(table.cells)
    caption = f"caption: [{''.join(table.caption)}], " if table.caption else ""
    parts = "".join(
        _part(name, [cell for cell in table.cells if cell.part == name]) for name in _PARTS.values()
    )
    wide = "true" if table.columns >= WIDE else "false"
    breakable = "true" if len(rows) > SHORT else "false"
    label = f" <{table.id}>" if table.id else ""
    return (
        f"#data-table(wide: {wide}, breakable: {breakable}, figure(kind: table, {caption}"
        f"table(columns: {_widths(table.columns, rows)}, {parts}))){label}"
    )


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Give the rows of the table's body."""
    body = [cell for cell in cells if cell.part == "body"]
    return [list(row) for _, row in groupby(body, key=lambda cell: cell.row)]


def _part(name: str, cells: Sequence[_Cell]) -> str:
    written = "".join(cell.source for cell in cells)
    if not cells or name == "body":
        return written
    return f"table.{name}({'repeat: false, ' if name == 'footer' else ''}{written}), "


def _widths(columns: int, rows: Sequence[Sequence[_Cell]]) -> str:
    """Give the columns' widths.

    Where figures follow the rows' names, the names take the room that the figures leave. Many
    columns of figures, or few in which words stand too, would leave long names too little: there
    all share the width.
    """
    first = rows[0] if rows else []
    figures = len(first) > 1 and all(cell.is_figure for cell in first[1:])
    longest = [max(cell.letters for cell in cells) for cells in zip(*rows, strict=False)]
    is_long = columns >= MANY and max((row[0].letters for row in rows), default=0) > LONG
    if figures and columns < MANY:
        is_full = longest[0] > LONG and sum(longest[1:]) > ROOM
        return _shares("1.2fr" if is_full else "1fr", "1fr" if is_full else "auto", columns)
    if is_long:
        return _shares("2fr", "1.2fr", columns) if figures else _shares("2.2fr", "1fr", columns)
    return str(columns)


def _shares(first: str, others: str, columns: int) -> str:
    return f"({first},{f' {others},' * (columns - 1)})"
