"""Writing a document as one tagged PDF that passes Typst's PDF/UA-1 checks."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypandoc
import typst

from nmspf_report.bindings import ATTRIBUTE
from nmspf_report.locale import text
from nmspf_report.problems import Problem
from nmspf_report.publishing.defining import links
from nmspf_report.publishing.document import Chart, Document
from nmspf_report.publishing.html import image, kind_of
from nmspf_report.publishing.theme import fonts, templates, theme_file
from nmspf_report.publishing.typesetting import held_back
from nmspf_report.writing import write_whole

STANDARD = "ua-1"
BEGINNING = '#import "document.typ": *\n#show: report.with(json("details.json"))\n\n'

# What binds numbers to figures, which no reader of a print can follow.
BOUND = re.compile(rf' {ATTRIBUTE}="[^"]*"')

# Sections of the page (h2) are Typst's first level, for the title is not a heading there.
# The sandbox keeps pandoc from opening any file that the text may name.
PANDOC_OPTIONS = ["--wrap=none", "--shift-heading-level-by=-1", "--sandbox"]


def write_pdf(document: Document, path: Path) -> None:
    """Write a document as a PDF.

    Parameters
    ----------
    document
        What `read_document` gives.
    path
        The file to write; it is written whole or not at all.

    Raises
    ------
    Problem
        If Typst refuses the document, with Typst's words.
    OSError
        If the file cannot be written.
    """
    write_whole(path, render_pdf(document))


def render_pdf(document: Document) -> bytes:
    """Give the PDF's bytes: the same for the same document, on any day and machine."""
    files = {
        "main": (BEGINNING + typst_source(document)).encode("utf-8"),
        "document.typ": theme_file("document.typ").read_bytes(),
        "tokens.toml": theme_file("tokens.toml").read_bytes(),
        "details.json": title_block(document),
        **_charts(document),
    }
    try:
        # The stubs of typst leave out what its manual describes: a mapping of files in memory.
        pdf = typst.compile(  # type: ignore[call-overload]
            files, font_paths=fonts(), ignore_system_fonts=True, pdf_standards=[STANDARD]
        )
    except typst.TypstError as error:
        reason = " ".join([error.message, *error.hints])
        raise Problem("pdf_refused", where=document.name, reason=reason) from error
    return bytes(pdf)


def typst_source(document: Document) -> str:
    """Give the body in Typst's language: its tables set here, all else by pandoc's HTML reader."""
    unbound = BOUND.sub("", print_markup(document, _file_name))
    body, put_back = held_back(unbound)
    source: str = pypandoc.convert_text(
        body,
        to="typst",
        format="html-auto_identifiers",
        extra_args=PANDOC_OPTIONS,
        filters=[str(theme_file("typst.lua"))],
    )
    return put_back(source)


def print_markup(document: Document, file_name: Callable[[Chart], str]) -> str:
    """Give what pandoc reads to make a PDF, as HTML.

    Parameters
    ----------
    document
        The document, or a part of it.
    file_name
        Where each chart is found as a picture.
    """
    return (
        templates()
        .get_template("print.html.jinja")
        .render(
            document=document,
            picture=lambda chart: image(chart, file_name(chart)),
            kind_of=kind_of,
            message=lambda name: text(f"publishing.{name}", document.details.language),
            links=lambda indicators: links(indicators, document.details.language),
        )
    )


def title_block(document: Document) -> bytes:
    """Give what the title block and the margins say, as document.typ reads it."""
    details = document.details
    language = details.language
    said = {
        "title": details.title,
        "kind": document.kind,
        "language": language,
        "notice": details.notice,
        "restricted": details.is_restricted,
        "edition": text(f"publishing.edition_{details.edition}", language),
        "facts": details.facts,
        "short": details.is_short,
        "contents": text("publishing.contents", language),
        "page_of_pages": text("publishing.page_of_pages", language, page="{page}", pages="{pages}"),
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8")


def _charts(document: Document) -> dict[str, bytes]:
    charts = (block for block in document.blocks if isinstance(block, Chart))
    return {_file_name(chart): chart.svg.encode("utf-8") for chart in charts}


def _file_name(chart: Chart) -> str:
    return f"chart-{chart.id}.svg"
