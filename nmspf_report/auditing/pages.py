"""Reading HTML: what is seen, what is only read aloud, and what nobody sees."""

import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

from turbohtml import Token, TokenType

from nmspf_report.auditing.beneath import Printed
from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.inlined import Inlined
from nmspf_report.auditing.markup import DRAWING, Markup, read_markup
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.texts import HOLE
from nmspf_report.bindings import ATTRIBUTE, COMPUTED, KEYS, REFERENCE, STRUCTURE, read_keys
from nmspf_report.locale import text
from nmspf_report.publishing.theme import policy, script, stylesheet

SVG = "data:image/svg+xml,"
EMPTY_ADDRESSES = frozenset({"", "data:,"})

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
WITHIN_TEXT = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup", "wbr"}
)
TABLE = "table"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNREADABLE = frozenset({"object", "embed", "iframe", "canvas", "audio", "video"})

DECLARED = "span"
"""The element whose words, where it is bound to no figure, are declared to hold none."""

NAMES = frozenset({"id", "class", "for", "headers", "aria-labelledby", "aria-describedby"})
ADDRESSES = frozenset({"href", "src"})
LAYOUT = frozenset({"colspan", "rowspan", "tabindex", "scope", "charset", "lang"})
VIEWPORT = "width=device-width, initial-scale=1"

_SAID_IN_STYLE = re.compile(
    r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)|--[\w-]+\s*:[^;}]*", re.DOTALL
)
_LENGTH = re.compile(r"#[0-9a-fA-F]{3,8}\b|-?\d*\.?\d+(?:%|[a-z]{1,4}\b)")
_ENDINGS = ("-caption", "-figures")


@dataclass
class _Frame:
    """An open element that has text of its own, read when it ends.

    Parameters
    ----------
    tag, spot, figures, computed
        Which element it is, where it stands, what it names, and of what it is computed.
    words
        Its text; `HOLE` stands for what is read by itself.
    said
        The same with the bound words of sentences where they are seen.
    """

    tag: str
    spot: str
    figures: str | None
    computed: str = ""
    words: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add text."""
        self.words.append(words)
        self.said.append(words)


def read_page(markup: str, reading: Reading, spot: str = "") -> str:
    """Read an HTML page, or a part of one.

    Parameters
    ----------
    markup
        Its source.
    reading
        Takes what is found.
    spot
        Where it stands in its file, for a part of one; a page's own parts are named by their
        table, row and column, or by their line.

    Returns
    -------
    str
        The words that are seen or read aloud, alternative texts among them: a line for each
        paragraph, cell and the like.
    """
    page = _Page(read_markup(markup), reading, spot)
    page.read()
    page.finish()
    return "\n".join(page.seen)


class _Page:
    """Goes through a page; text is read block by block, bound elements by themselves."""

    def __init__(self, markup: Markup, reading: Reading, spot: str) -> None:
        self.markup = markup
        self.reading = reading
        self.drawings = Inlined(reading)
        self.undrawn = iter(markup.drawings)
        self.keys: tuple[str, ...] = ()
        self.outer = spot
        self.seen: list[str] = []
        self.frames = [_Frame("", spot, None)]
        self.names: list[tuple[str, str]] = []
        self.given: set[str] = set()
        self.line = 1
        self.printed = Printed()
        self.open_tables = self.table = self.row = self.column = 0

    def read(self) -> None:
        """Read every token."""
        for fault, line in self.markup.faults:
            self.line = line
            self.reading.cannot_read(text("auditing.not_well_formed", fault=fault), self._spot())
        for token in self.markup.tokens:
            self.line = token.line
            if token.type is TokenType.TEXT:
                self.frames[-1].add(token.data or "")
            elif token.type is TokenType.START_TAG:
                self._start(token)
            elif token.type is TokenType.END_TAG:
                self._end(token.tag or "")
            else:
                self._read_unseen(token)

    def _start(self, token: Token) -> None:
        tag, attributes = token.tag or "", dict(token.attrs or ())
        self._count(tag)
        spot = self._spot()
        if tag == DRAWING:
            self.drawings.read(next(self.undrawn, ""), spot)
            return
        if tag == "meta" and attributes.get("name") == KEYS:
            self._read_keys(attributes, spot)
            return
        figures = self.drawings.in_full(attributes)
        if tag in UNREADABLE:
            self.reading.cannot_read(text("auditing.not_markup", tag=tag), spot)
        if tag not in HEADINGS:
            self.reading.name(tag, spot)
        self._read_attributes(tag, attributes, figures, spot)
        is_block = tag not in WITHIN_TEXT or figures is not None
        if is_block and tag not in VOID:
            self.frames.append(_Frame(tag, spot, figures, attributes.get(COMPUTED, "")))
            self.open_tables += tag == TABLE
        elif tag not in WITHIN_TEXT:
            self.frames[-1].add(HOLE)
        elif tag == "br":
            self.frames[-1].add(" ")

    def _end(self, tag: str) -> None:
        if any(frame.tag == tag for frame in self.frames[1:]):
            while self._close() != tag:
                pass

    def _read_unseen(self, token: Token) -> None:
        """Read a comment, a processing instruction or the document's type."""
        said = (token.name, token.public_id, token.system_id, token.target, token.data)
        self.reading.plain(" ".join(filter(None, said)), self._spot())

    def finish(self) -> None:
        """Read what is still open, and the names, which are known only at the end."""
        while len(self.frames) > 1:
            self._close()
        self._read_frame(self.frames[0])
        for name, spot in self.names:
            self.reading.numbered_name(name, self.given, spot)
        self.drawings.finish(self.given, self._spot())
        for place in range(len(self.keys)):
            if place not in self.drawings.referred:
                self.reading.plain(self.keys[place], self._spot())

    def _read_keys(self, attributes: dict[str, str], spot: str) -> None:
        """Take the list of the page's figures; it stands before all else, and once."""
        written = attributes.get("content", "")
        try:
            keys = read_keys(written)
        except ValueError:
            keys = ()
        if self.keys or not keys or attributes.keys() != {"name", "content"}:
            self.reading.plain(" ".join(attributes.values()), spot)
        else:
            self.keys = self.drawings.keys = keys

    def _close(self) -> str:
        frame = self.frames.pop()
        self.open_tables -= frame.tag == TABLE
        outer = self.frames[-1]
        outer.words.append(HOLE)
        if frame.tag in WITHIN_TEXT:
            outer.said.extend(frame.said)
        else:
            outer.said.append(HOLE)
        self._read_frame(frame)
        return frame.tag

    def _read_frame(self, frame: _Frame) -> None:
        if frame.tag == "style":
            self._read_style("".join(frame.words), frame.spot)
        elif frame.tag == "script":
            if "".join(frame.words) != script():
                self.reading.cannot_read(text("auditing.not_markup", tag=frame.tag), frame.spot)
        else:
            self._read_words(frame)

    def _read_words(self, frame: _Frame) -> None:
        words = _on_one_line(frame.words)
        said = words if frame.said == frame.words else _on_one_line(frame.said)
        if frame.tag not in WITHIN_TEXT and said:
            self.seen.append(said)
        if words and frame.tag == DECLARED and frame.figures == STRUCTURE:
            self.reading.narrative(words, frame.spot)
        elif words and frame.computed and frame.figures is None:
            self.printed.check(words, frame.computed, self.reading, frame.spot)
        elif words:
            self.reading.bound(words, frame.figures or STRUCTURE, frame.spot)
            self.printed.take(words, frame.figures or STRUCTURE)

    def _read_style(self, rules: str, spot: str) -> None:
        """Read what a style sheet that is not the theme's can say: comments, texts, properties."""
        if rules.strip() != stylesheet().strip():
            for said in _SAID_IN_STYLE.findall(rules):
                self.reading.plain(_LENGTH.sub(" ", said), spot)

    def _read_attributes(
        self, tag: str, attributes: dict[str, str], figures: str | None, spot: str
    ) -> None:
        is_picture = tag == "img" or attributes.get("role") == "img"
        for name, value in attributes.items():
            self.reading.name(name, spot)
            if name == "alt" or (name == "aria-label" and is_picture):
                self.seen.append(value)
                self.reading.bound(value, (is_picture and figures) or STRUCTURE, spot)
            elif name in NAMES:
                self.names.extend((_stem(one), spot) for one in value.split())
                self.given.update(_stem(one) for one in value.split() if name == "id")
            elif name in ADDRESSES:
                self._read_address(value, spot)
            elif name not in LAYOUT | {ATTRIBUTE, REFERENCE} and value not in (VIEWPORT, policy()):
                self.reading.plain(value, spot)

    def _read_address(self, address: str, spot: str) -> None:
        if address.startswith(SVG):
            read_drawing(_unquoted(address.removeprefix(SVG)), self.reading, spot)
        elif address.startswith("#"):
            self.names.append((_stem(address[1:]), spot))
        elif address.startswith("data:") and address not in EMPTY_ADDRESSES:
            self.reading.cannot_read(text("auditing.not_a_drawing", kind=address[:30]), spot)
        else:
            self.reading.name(unquote(address), spot)

    def _count(self, tag: str) -> None:
        if tag == TABLE:
            self.table, self.row, self.column = self.table + 1, 0, 0
            self.printed = Printed()
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self.column += 1

    def _spot(self) -> str:
        if self.open_tables:
            inner = _cell_spot().format(self.table, self.row, self.column)
        else:
            inner = _line_spot().format(self.line)
        return f"{self.outer}, {inner}" if self.outer else inner


def _on_one_line(parts: list[str]) -> str:
    """Join the parts of a text; nothing if there is nothing in it but what is read by itself."""
    words = " ".join("".join(parts).split())
    return words if words.strip(HOLE + " ") else ""


@cache
def _cell_spot() -> str:
    return text("auditing.cell", table="{0}", row="{1}", column="{2}")


@cache
def _line_spot() -> str:
    return text("auditing.line", line="{0}")


def _unquoted(address: str) -> str:
    """Decode what is percent-encoded; the commonest signs first, for they are most of it."""
    for sign in '<>"#':
        address = address.replace(f"%{ord(sign):02X}", sign)
    return unquote(address)


def _stem(name: str) -> str:
    """Take from a name what a table's caption and a chart's table add to it."""
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name
