"""Checking what a notebook displays: tables in plain HTML, charts in SVG."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from markdown_it.common.normalize_url import validateLink

from nmspf_report.bindings import (
    ATTRIBUTE,
    COMPUTED,
    NUMBER,
    names_figures,
    read_numbers,
)
from nmspf_report.publishing.feeding import feed

TEXT_TAGS = frozenset({"caption", "th", "td"})
TABLE_TAGS = TEXT_TAGS | {"thead", "tbody", "tfoot", "tr"}
INLINE_TAGS = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
)
KEPT_ATTRIBUTES = frozenset(
    {
        "abbr",
        "class",
        "colspan",
        ATTRIBUTE,
        COMPUTED,
        "headers",
        "href",
        "lang",
        "rowspan",
        "scope",
        "title",
    }
)

_NOT_DRAWN = re.compile(r"<(?:!--.*?--|metadata>.*?</metadata)>", re.DOTALL)


class MarkupError(ValueError):
    """Markup that is not what it should be; ``found`` names what was met.

    Parameters
    ----------
    fault
        The problem's name in the catalogue.
    found
        The tag or text that was met.
    """

    def __init__(self, fault: str, found: str) -> None:
        super().__init__(f"{fault}: {found}")
        self.fault = fault
        self.found = found


@dataclass
class TableMarkup:
    """A table's caption, its rows and its number of columns; all markup is checked."""

    caption: str = ""
    rows: str = ""
    columns: int = 0


def read_tables(markup: str) -> list[TableMarkup]:
    """Read the plain tables of an HTML output, keeping only what a plain table holds.

    Parameters
    ----------
    markup
        One or more ``<table>`` elements, with text and inline tags in their cells.

    Returns
    -------
    list of TableMarkup
        The tables in order, their markup rebuilt from the tags and attributes allowed.

    Raises
    ------
    MarkupError
        If there is anything else, a table has no caption or no header, a tag is left open, or
        a cell's figures are not named as `nmspf_report.bindings` does.
    """
    reader = _TableReader()
    feed(reader, markup)
    if reader.open_tags:
        raise MarkupError("table_markup", f"<{reader.open_tags[-1]}>")
    if not reader.tables:
        raise MarkupError("table_markup", markup.strip()[:40])
    for table in reader.tables:
        if not table.caption.strip():
            raise MarkupError("table_without_caption", "<caption>")
        if not table.columns:
            raise MarkupError("table_without_header", "<thead>")
    return reader.tables


def clean_svg(source: str) -> str:
    """Take from an SVG chart what does not draw: prologue, comments, metadata, line ends.

    matplotlib's metadata holds the date of drawing, which would make two builds differ.

    Parameters
    ----------
    source
        The SVG as displayed by the notebook.

    Returns
    -------
    str
        One line, beginning with ``<svg``.

    Raises
    ------
    MarkupError
        If there is no single ``<svg>`` element.
    """
    found = re.search(r"<svg\b.*</svg>", _NOT_DRAWN.sub("", source), flags=re.DOTALL)
    if found is None:
        raise MarkupError("chart_markup", source.strip()[:40])
    return " ".join(found.group().split())


def check_bindings(figures: str) -> None:
    """Check that the attribute `nmspf_report.bindings.ATTRIBUTE` names figures.

    Raises
    ------
    MarkupError
        If it does not.
    """
    if not names_figures(figures):
        raise MarkupError("wrong_binding", figures)


def check_bound(words: str, figures: str) -> None:
    """Check that a text has as many numbers as its attribute names.

    Raises
    ------
    MarkupError
        If it does not, or the attribute names no figures.
    """
    check_bindings(figures)
    numbers = read_numbers(figures)
    if numbers and len(numbers) != len(NUMBER.findall(words)):
        raise MarkupError("wrong_binding", figures)


class _TableReader(HTMLParser):
    """Collects tables, refusing any tag that is not a plain table's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[TableMarkup] = []
        self.open_tags: list[str] = []
        self._written: list[str] = []
        self._texts = 0
        """How many elements are open that hold text."""
        self._is_first_row = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("colgroup", "col"):
            return
        self._refuse_misplaced(tag)
        if tag == "table":
            self.tables.append(TableMarkup())
            self._is_first_row = True
        elif tag == "caption":
            self.tables[-1].rows += self._taken()
        else:
            self._written.append(f"<{tag}{self._attributes(tag, attrs)}>")
            self._count_column(tag, attrs)
        if tag != "br":
            self.open_tags.append(tag)
            self._texts += tag in TEXT_TAGS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "col"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("colgroup", "col", "br"):
            return
        if not self.open_tags or self.open_tags.pop() != tag:
            raise MarkupError("table_markup", f"</{tag}>")
        self._texts -= tag in TEXT_TAGS
        if tag == "caption":
            self.tables[-1].caption += self._taken()
        elif tag == "table":
            self.tables[-1].rows += self._taken()
        else:
            self._written.append(f"</{tag}>")
            self._is_first_row = self._is_first_row and tag != "tr"

    def handle_data(self, data: str) -> None:
        if self._texts:
            self._written.append(escape(data, quote=False))
        elif data.strip():
            raise MarkupError("table_markup", data.strip()[:40])

    def _refuse_misplaced(self, tag: str) -> None:
        if self._texts:
            allowed = tag in INLINE_TAGS
        elif self.open_tags:
            allowed = tag in TABLE_TAGS
        else:
            allowed = tag == "table"
        if not allowed:
            raise MarkupError("table_markup", f"<{tag}>")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        kept = {name: value or "" for name, value in attrs if name in KEPT_ATTRIBUTES}
        if tag == "th":
            kept.setdefault("scope", "col" if "thead" in self.open_tags else "row")
        if "href" in kept and not validateLink(kept["href"]):
            raise MarkupError("table_markup", kept["href"])
        if ATTRIBUTE in kept:
            check_bindings(kept[ATTRIBUTE])
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())

    def _count_column(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count by the first header row: cells that span rows begin there."""
        if self._is_first_row and tag in ("th", "td") and "thead" in self.open_tags:
            self.tables[-1].columns += int(dict(attrs).get("colspan") or 1)

    def _taken(self) -> str:
        """Take what has been written since it was taken last."""
        written = "".join(self._written)
        self._written.clear()
        return written
