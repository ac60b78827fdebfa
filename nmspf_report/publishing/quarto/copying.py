"""A document as a notebook in Quarto's form, made from what our own renderer reads.

Prose is markdown, which Quarto reads itself. A table, a chart or code has two forms, of which
Quarto takes the one for the format: for a page ``text/html``, the block as it stands in a page of
ours; for all others ``text/markdown``, the block as our PDFs and DOCX files are made of it, in raw
markup that the filter ``quarto.lua`` reads. So headings, figures, tables and numbers are the same.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pypandoc
import yaml

from nmspf_report.locale import Language, text
from nmspf_report.parameters import Format
from nmspf_report.publishing.document import Chart, Document, Prose
from nmspf_report.publishing.html import context_of
from nmspf_report.publishing.office.writing import facts_markup
from nmspf_report.publishing.pdf import print_markup
from nmspf_report.publishing.theme import templates
from nmspf_report.publishing.typesetting import with_tables_set

QUARTO_FORMATS: Mapping[Format, str] = {"html": "html", "pdf": "typst", "docx": "docx"}

PART_OF_PDF, PART_OF_DOCX = "nmspf-typst", "nmspf-docx"
"""Names of raw markup that ``quarto.lua`` reads, each in one format."""

NOTICE = "nmspf-notice"
"""The metadata of a document that say to whom it may go."""

THEME = "theme"
"""The folder of a project in which the theme stands."""

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
PAGE_ENDS = "</main>\n</div>\n"

_BETWEEN = "\u241e"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LONGEST_FENCE = re.compile(r"`+")


def notebook_of(document: Document, name: str, formats: Sequence[Format]) -> bytes:
    """Give a document as an executed notebook of a Quarto project.

    Parameters
    ----------
    document
        What the own renderer reads.
    name
        The document's name in the project, by which its charts and title block are found
        (`chart_address`, `details_address`).
    formats
        Those that it is made in.

    Returns
    -------
    bytes
        JSON of notebook format 4.4, in which cells have no identifiers: they would be numbers in
        a page that count nothing.
    """
    page = context_of(document)
    cells = [_raw_cell(_front_matter(document, formats))]
    cells.append(_markdown_cell(_beginning(document, name, page)))
    cells.extend(_block_cells(document, name, page))
    cells.append(_markdown_cell(_fenced("html", PAGE_ENDS)))
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def chart_address(name: str, chart: Chart) -> str:
    """Give where a chart stands in the project, from its root."""
    return f"/charts/{name}/{chart.id}.svg"


def details_address(name: str) -> str:
    """Give where the words of a document's title block stand in the project, from its root."""
    return f"/details/{name}.json"


def page_template(language: Language) -> str:
    """Give the name of the template of pages in a language, within the theme."""
    return f"page-{language}.html"


def docx_reference(language: Language) -> str:
    """Give the name of the DOCX from which those in a language take their styles."""
    return f"reference-{language}.docx"


def _front_matter(document: Document, formats: Sequence[Format]) -> str:
    details = document.details
    about: dict[str, Any] = {
        "title": _literally(details.title),
        "subtitle": _literally(document.kind),
        "lang": f"{details.language}-GB",
        "toc-title": _literally(text("publishing.contents", details.language)),
    }
    if details.notice:
        about[NOTICE] = _literally(details.notice)
    own: dict[Format, dict[str, str]] = {
        "html": {"template": f"{THEME}/{page_template(details.language)}"},
        "docx": {"reference-doc": f"{THEME}/{docx_reference(details.language)}"},
    }
    about["format"] = {QUARTO_FORMATS[one]: own.get(one, "default") for one in formats}
    written = yaml.safe_dump(about, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{written}---\n"


def _beginning(document: Document, name: str, page: Mapping[str, Any]) -> str:
    """Give what stands before the first block in each format."""
    title_block = (
        '#import "/theme/document.typ": *\n'
        f"#show: report.with(json({json.dumps(details_address(name))}))\n"
    )
    return "\n".join(
        (
            _fenced("html", templates().get_template("page_begins.html.jinja").render(page)),
            _fenced("typst", title_block),
            _fenced(PART_OF_DOCX, facts_markup(document)),
        )
    )


def _block_cells(
    document: Document, name: str, page: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Give a cell for each block: markdown for prose, an output for everything else."""
    prose = [one for one in document.blocks if isinstance(one, Prose)]
    # Markdown of Pandoc's cannot say all of a table's cells.
    words = [one.markup for one in prose if "<table" not in one.markup]
    written = dict(zip(words, _as_markdown(words), strict=True))
    blocks = templates().get_template("page_blocks.html.jinja")
    for block in document.blocks:
        if isinstance(block, Prose) and block.markup in written:
            yield _markdown_cell(f"::: {{.prose}}\n{written[block.markup]}\n:::\n")
            continue
        alone = replace(document, blocks=(block,))
        printed = print_markup(alone, lambda chart: chart_address(name, chart))
        yield _output_cell(
            {
                "text/html": blocks.render({**page, "document": alone}),
                "text/markdown": "\n".join(
                    (
                        _fenced(PART_OF_PDF, with_tables_set(printed)),
                        _fenced(PART_OF_DOCX, printed),
                    )
                ),
            }
        )


def _as_markdown(markups: Sequence[str]) -> list[str]:
    """Write pieces of HTML as markdown, with the attributes that they have."""
    if not markups:
        return []
    written: str = pypandoc.convert_text(
        f"<p>{_BETWEEN}</p>".join(markups),
        to="markdown",
        format="html-auto_identifiers",
        extra_args=["--wrap=none", "--sandbox"],
    )
    return [piece.strip("\n") for piece in written.split(f"\n{_BETWEEN}\n")]


def _fenced(kind: str, markup: str) -> str:
    """Give raw markup of a kind as a block of markdown."""
    longest = max((len(run) for run in _LONGEST_FENCE.findall(markup)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{{={kind}}}\n{markup.rstrip()}\n{fence}\n"


def _literally(words: str) -> str:
    """Write words so that Pandoc, which reads metadata as markdown, takes them as they are."""
    return _PUNCTUATION.sub(r"\\\1", words)


def _raw_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "raw", "metadata": {}, "source": _lines(source)}


def _markdown_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(source)}


def _output_cell(data: Mapping[str, str]) -> dict[str, Any]:
    """Give an executed cell; without a number, which would count nothing in a page."""
    output = {
        "output_type": "display_data",
        "data": {kind: _lines(content) for kind, content in data.items()},
        "metadata": {},
    }
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": [],
        "outputs": [output],
    }


def _lines(content: str) -> list[str]:
    return content.splitlines(keepends=True)
