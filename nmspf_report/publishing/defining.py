"""From each figure of a document to what it counts: links, and the definitions at its end.

The definitions stand in the document itself, since a board takes its PDF away by itself. The links
stand beneath each table and chart, one for each indicator in it: a link at each number would be
some thousand stops for whoever reads with a keyboard or by ear.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from html import escape, unescape

from nmspf_report.bindings import ATTRIBUTE, indicators_in
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.locale import Language, text
from nmspf_report.publishing.document import Block, Chart, Document, Heading, Prose, Table

HEADING = "definitions-of-indicators"

_BOUND = re.compile(rf'{ATTRIBUTE}="([^"]*)"')


def with_definitions(document: Document) -> Document:
    """Give a document with the definition of each indicator whose figures it shows.

    Parameters
    ----------
    document
        One without: its details name the framework. Where they name none, it stays as it is.
    """
    if not document.details.framework:
        return document
    framework = read_framework(document.details.framework)
    blocks = [_with_indicators(block, framework.by_code) for block in document.blocks]
    shown = {code for block in blocks for code in _shown_in(block, framework.by_code)}
    if not shown:
        return document
    language = document.details.language
    title = text("publishing.definitions", language)
    markup = [
        f'<h2 id="{HEADING}">{escape(title)}</h2>\n',
        f"<p>{escape(text('publishing.definitions_introduction', language))}</p>\n",
    ]
    markup.extend(
        f'<p><span class="term" id="{anchor(indicator.code)}">'
        f"{escape(indicator.code)}: {escape(indicator.title)}.</span> "
        f"{escape(indicator.definition)}</p>\n"
        for indicator in framework.indicators
        if indicator.code in shown
    )
    return replace(
        document,
        contents=(*document.contents, Heading(2, HEADING, title)),
        blocks=(*blocks, Prose("".join(markup))),
    )


def anchor(code: str) -> str:
    """Give the name of an indicator's definition in a document."""
    return f"define-{code.lower()}"


def links(indicators: Sequence[str], language: Language) -> str:
    """Write the links to the definitions of what a table or a chart shows."""
    if not indicators:
        return ""
    label = escape(text("publishing.defined", language))
    linked = " ".join(f'<a href="#{anchor(code)}">{escape(code)}</a>' for code in indicators)
    return f'<p class="defined">{label} {linked}</p>'


def _with_indicators(block: Block, known: Container[str]) -> Block:
    if isinstance(block, Table):
        return replace(block, indicators=_indicators(block.rows, known))
    if isinstance(block, Chart):
        beneath = block.figures.rows if block.figures else ""
        markup = f'{ATTRIBUTE}="{escape(block.bindings)}" {block.svg} {beneath}'
        return replace(block, indicators=_indicators(markup, known))
    return block


def _shown_in(block: Block, known: Container[str]) -> tuple[str, ...]:
    """Give the indicators whose figures a block shows; tables and charts know theirs already."""
    if isinstance(block, Table | Chart):
        return block.indicators
    return _indicators(block.markup, known) if isinstance(block, Prose) else ()


def _indicators(markup: str, known: Container[str]) -> tuple[str, ...]:
    """Give the indicators whose figures a markup shows, each once."""
    values = dict.fromkeys(_BOUND.findall(markup))
    return tuple(code for code in indicators_in(map(unescape, values)) if code in known)
