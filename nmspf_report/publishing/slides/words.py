"""The words of slides: HTML markup as paragraphs of a presentation, tables as rows of texts."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from nmspf_report.publishing.feeding import feed


@dataclass
class Run:
    """Words that are set alike.

    Parameters
    ----------
    words
        What is said.
    is_strong
        Whether it is stressed.
    language
        What it is in, where that is another than the document's.
    """

    words: str
    is_strong: bool = False
    language: str = ""


@dataclass
class Paragraph:
    """One paragraph.

    Parameters
    ----------
    is_bullet
        Whether it is an item of a list.
    is_quoted
        Whether it is somebody's words.
    runs
        Its words in order.
    """

    is_bullet: bool = False
    is_quoted: bool = False
    runs: list[Run] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All of its words."""
        return "".join(run.words for run in self.runs)


@dataclass
class Cell:
    """One cell of a table, with its shade or none."""

    words: str
    shade: str = ""


@dataclass(frozen=True)
class Grid:
    """A table as rows of cells, its heads first."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def paragraphs_of(markup: str) -> list[Paragraph]:
    """Part prose into paragraphs.

    Parameters
    ----------
    markup
        As `nmspf_report.publishing.prose.render` gives it.
    """
    reader = _ProseReader()
    feed(reader, markup)
    return [one for one in reader.paragraphs if one.words.strip()]


def grid_of(rows: str) -> Grid:
    """Part a table into its cells; the notes at its foot are not for a slide.

    Parameters
    ----------
    rows
        The markup of its head, body and foot (`nmspf_report.publishing.document.Table`).
    """
    reader = _GridReader()
    feed(reader, rows)
    first, *others = [row for part, row in reader.rows if part != "tfoot"]
    return Grid(tuple(cell.words for cell in first), tuple(map(tuple, others)))


class _ProseReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data(" ")
            return
        self._open.append((tag, dict(attrs).get("lang") or ""))
        # An item of a list may hold a paragraph: the item's own has no words yet then.
        if tag == "li" or (tag == "p" and not (self.paragraphs and self._is_begun)):
            self.paragraphs.append(Paragraph(tag == "li", "blockquote" in self._tags))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if self.paragraphs and {"p", "li"} & self._tags and (words != " " or self._has_words):
            self._say(words)

    def _say(self, words: str) -> None:
        """Add words to those before them, if they are set alike."""
        language = next((given for _, given in reversed(self._open) if given), "")
        run = Run(words, "strong" in self._tags, language)
        runs = self.paragraphs[-1].runs
        if runs and replace(runs[-1], words=words) == run:
            runs[-1].words += words
        else:
            runs.append(run)

    @property
    def _tags(self) -> set[str]:
        return {tag for tag, _ in self._open}

    @property
    def _has_words(self) -> bool:
        return bool(self.paragraphs[-1].runs)

    @property
    def _is_begun(self) -> bool:
        """Whether an item of a list was begun and has no words yet."""
        return "li" in self._tags and not self._has_words


class _GridReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[str, list[Cell]]] = []
        self._part = ""
        self._cell: Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in ("thead", "tbody", "tfoot"):
            self._part = tag
        elif tag == "tr":
            self.rows.append((self._part, []))
        elif tag in ("td", "th"):
            classes = found.get("class", "").split()
            shade = next((name for name in classes if name.startswith("shade-")), "")
            self._cell = Cell("", shade)
            self.rows[-1][1].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.words += re.sub(r"\s+", " ", data)
