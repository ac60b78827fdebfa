"""Markdown to HTML: headings put in order and named, raw HTML kept as characters."""

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import get_args
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nmspf_report import spoken
from nmspf_report.bindings import ATTRIBUTE, SCHEME
from nmspf_report.locale import Language, text
from nmspf_report.publishing.document import Heading
from nmspf_report.publishing.markup import MarkupError, check_bindings


class _Markdown(MarkdownIt):
    """Reads our own links, which are most of all and never become addresses, as they stand."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url if url.startswith(SCHEME) else super().normalizeLink(url)


# Images are off: a picture named in a sentence could only be fetched from elsewhere.
MARKDOWN = _Markdown("commonmark", {"html": False}).enable("table").disable("image")


class Names:
    """The names (ids) given so far in one document; no two parts share one."""

    def __init__(self, reserved: Sequence[str] = ()) -> None:
        self._taken = set(reserved)

    def give(self, wish: str) -> str:
        """Give a name made from a text, numbered from 2 where it is taken already."""
        stem = _slug(wish)
        name, count = stem, 1
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        self._taken.add(name)
        return name


class Outline:
    """Puts headings in order: levels start at 2 (1 is the title) and never skip one."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def place(self, level: int) -> int:
        """Give the level at which a heading written at ``level`` stands."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return min(len(self._open) + 1, 6)


def parse(markdown: str) -> list[Token]:
    """Parse CommonMark with pipe tables; raw HTML and images are plain characters."""
    return MARKDOWN.parse(markdown)


def take_title(tokens: list[Token]) -> tuple[str | None, list[Token]]:
    """Part the title from the rest.

    Parameters
    ----------
    tokens
        The first markdown cell, parsed.

    Returns
    -------
    title
        The text of the first heading of level 1, or None.
    rest
        The tokens without that heading.
    """
    for position, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            rest = tokens[:position] + tokens[position + 3 :]
            return plain_text(tokens[position + 1]), rest
    return None, tokens


def order_headings(tokens: list[Token], outline: Outline, names: Names) -> list[Heading]:
    """Give each heading its level and name, in place.

    Parameters
    ----------
    tokens
        One cell or output, parsed.
    outline, names
        The document's so far; both move on.

    Returns
    -------
    list of Heading
        The headings met, in order.
    """
    headings = []
    for position, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        words = plain_text(tokens[position + 1])
        heading = Heading(outline.place(int(token.tag[1])), names.give(words), words)
        token.tag = tokens[position + 2].tag = f"h{heading.level}"
        token.attrSet("id", heading.id)
        headings.append(heading)
    return headings


def render(tokens: list[Token], language: Language) -> str:
    """Write parsed markdown as HTML, each table in a box of its own that scrolls.

    A link of the bindings' own scheme (`nmspf_report.bindings`) becomes the number with its
    attribute; what is marked as of another language (`nmspf_report.spoken`) says so.

    Raises
    ------
    MarkupError
        If such a link names no figure, or words of another language have no end.
    """
    label = escape(text("publishing.table", language))
    box = f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
    boxed = []
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "table_open":
            boxed.append(_raw(box))
        if token.children:
            token.children = _with_languages(_with_bound_numbers(token.children))
        boxed.append(token)
        if token.type == "table_close":
            boxed.append(_raw("</div>"))
    return str(MARKDOWN.renderer.render(boxed, MARKDOWN.options, {}))


def plain_text(inline: Token) -> str:
    """Give the text of an inline token without its marks."""
    shown = ("text", "code_inline", "text_special")
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or []
        if child.type in (*shown, "softbreak", "hardbreak")
    )


def _with_bound_numbers(children: Sequence[Token]) -> list[Token]:
    """Put a number with its attribute in the place of each link to a figure."""
    written: list[Token] = []
    is_bound = False
    for child in children:
        address = str(child.attrGet("href") or "") if child.type == "link_open" else ""
        if address.startswith(SCHEME):
            figures = unquote(address.removeprefix(SCHEME))
            check_bindings(figures)
            written.append(_inline(f'<span {ATTRIBUTE}="{escape(figures)}">'))
            is_bound = True
        elif is_bound and child.type == "link_close":
            written.append(_inline("</span>"))
            is_bound = False
        else:
            written.append(child)
    return written


def _with_languages(children: Sequence[Token]) -> list[Token]:
    """Put an element that names its language around words of another one."""
    written: list[Token] = []
    is_open = is_mark = False
    for child in children:
        address = str(child.attrGet("href") or "") if child.type == "link_open" else ""
        if address.startswith(spoken.SCHEME):
            language = address.removeprefix(spoken.SCHEME)
            if bool(language) == is_open or language not in ("", *get_args(Language)):
                raise MarkupError("wrong_language", address)
            written.append(_inline(f'<span lang="{language}">' if language else "</span>"))
            is_open, is_mark = not is_open, True
        elif is_mark and child.type == "link_close":
            is_mark = False
        else:
            written.append(child)
    if is_open:
        raise MarkupError("wrong_language", spoken.SCHEME)
    return written


def _inline(markup: str) -> Token:
    return Token("html_inline", "", 0, content=markup)


def _raw(markup: str) -> Token:
    return Token("html_block", "", 0, content=f"{markup}\n")


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "part"
