"""Writing tables in Typst's language: pandoc takes longer over them than over all the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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

_SET = re.compile(
    r'(?<=<code>)(?P<table>#data-table.*?)(?=</code></pre>)|(?<= alt=")(?P<words>[^"]+)'
)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
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
    return _TABLE.sub(lambda found: _set(found[0]), body)


def held_back(body: str) -> tuple[str, Callable[[str], str]]:
    """Hold back what pandoc need not read: tables that are set, and the words for charts.

    They are most of a report, and pandoc would take most of its time over them.

    Parameters
    ----------
    body
        HTML, as `with_tables_set` gives it.

    Returns
    -------
    str
        The body, with a mark in the place of each.
    Callable
        Gives what pandoc has written in Typst's language with each in its place again.
    """
    mark = MARK
    while mark in body:
        mark += MARK
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        table, words = found["table"], found["words"]
        held.append(unescape(table) if table else _escaped(" ".join(unescape(words).split())))
        return f"{mark}{len(held) - 1}."

    def put_back(source: str) -> str:
        return re.sub(rf"{mark}(\d+)\.", lambda found: held[int(found[1])], source)

    return _SET.sub(hold, body), put_back


def _set(markup: str) -> str:
    reader = _TableReader()
    feed(reader, markup)
    wide = " wide" if reader.columns >= WIDE else ""
    return f'<pre class="typst{wide}"><code>{escape(_source(reader))}</code></pre>'


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
        kind = self.part
        if self.scope == "rowgroup":
            kind = "group"
        elif self.part == "body" and self.scope:
            kind = "row-heading"
        where = [f"align: {'right' if self.is_figure else 'left'}"]
        where += [f"colspan: {self.across}"] if self.across > 1 else []
        where += [f"rowspan: {self.down}"] if self.down > 1 else []
        where += [f'fill: colour("{self.shade}")'] if self.shade else []
        return f"{kind}-cell({', '.join(where)})[{''.join(self.content)}], "


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

    @property
    def columns(self) -> int:
        """How many columns it has, by its first row."""
        return sum(cell.across for cell in self.cells if cell.row == self.cells[0].row)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "table":
            self.id = found.get("id", "")
        elif tag in _PARTS:
            self._part = _PARTS[tag]
        elif tag == "tr":
            self._row += 1
        elif tag == "caption":
            self._content = self.caption
        elif tag in ("td", "th"):
            self.cells.append(_cell(self._part, self._row, found))
            self._content = self.cells[-1].content
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
        words = re.sub(r"[ \t\n\r\f]+", " ", data)
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
