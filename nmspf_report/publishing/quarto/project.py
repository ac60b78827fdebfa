"""A Quarto project of executed notebooks: its file, its theme, its notebooks and their charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nmspf_report.locale import Language, text
from nmspf_report.parameters import Format
from nmspf_report.publishing.document import Chart, Details, Document
from nmspf_report.publishing.office.writing import reference_docx
from nmspf_report.publishing.pdf import STANDARD, title_block
from nmspf_report.publishing.quarto.copying import (
    NOTICE,
    THEME,
    chart_address,
    details_address,
    docx_reference,
    notebook_of,
    page_template,
)
from nmspf_report.publishing.theme import script, stylesheet, templates, theme_file, write_fonts

PROJECT = "_quarto.yml"
OUTPUT = "_site"
OF_THE_THEME = ("document.typ", "tokens.toml", "quarto.lua", "typst.lua", "docx.lua")
PRINT_TEMPLATE = "$if(highlighting-definitions)$\n$highlighting-definitions$\n$endif$\n$body$\n"
"""A template of Pandoc's for Typst: the notebook itself begins with the design of the PDF."""


@dataclass(frozen=True)
class Member:
    """One document of a project.

    Parameters
    ----------
    name
        What its files in the project are called.
    document
        What it says.
    formats
        Those that it is made in.
    """

    name: str
    document: Document
    formats: tuple[Format, ...]


def write_project(members: Sequence[Member], folder: Path) -> None:
    """Write a project that one ``quarto render`` makes into all of its documents.

    It is a website whose pages are in our own frame: Quarto's themes bring scripts, and a page of
    a release needs none. PDFs are set by Typst, as our own are, and DOCX files take their styles
    from a reference in our theme.

    Parameters
    ----------
    members
        Its documents, of one edition.
    folder
        Where it goes; it must not be there yet.
    """
    theme = folder / THEME
    theme.mkdir(parents=True)
    _write_theme(members, theme)
    for member in members:
        document, name = member.document, member.name
        content = notebook_of(document, name, member.formats)
        (folder / f"{name}.ipynb").write_bytes(content)
        _write(folder, details_address(name), title_block(document))
        for block in document.blocks:
            if isinstance(block, Chart):
                _write(folder, chart_address(name, block), block.svg.encode("utf-8"))
    names = [member.name for member in members]
    written = yaml.safe_dump(_settings(names), sort_keys=False, allow_unicode=True)
    (folder / PROJECT).write_text(written, encoding="utf-8", newline="\n")


def made_by(folder: Path, name: str, format_: Format) -> Path:
    """Give where Quarto puts a document of a project."""
    return folder / OUTPUT / f"{name}.{format_}"


def _settings(names: Sequence[str]) -> dict[str, Any]:
    """Give what holds for every document of a project; those it depends on name their own."""

    def filters(format_: str) -> list[str]:
        return [f"{THEME}/quarto.lua", f"{THEME}/{format_}.lua"]

    return {
        "project": {
            "type": "website",
            "output-dir": OUTPUT,
            "render": [f"{name}.ipynb" for name in names],
        },
        "website": {"search": False},
        # The notebooks are executed; what they show stands in them.
        "execute": {"enabled": False, "echo": False, "output": "asis"},
        "html-table-processing": "none",
        "format": {
            "html": {
                "theme": "none",
                "minimal": True,
                "toc": False,
                "section-divs": False,
                "html-math-method": "plain",
            },
            "typst": {
                "template": f"{THEME}/print.typ",
                "filters": filters("typst"),
                "font-paths": [f"{THEME}/fonts"],
                "pdf-standard": STANDARD,
                "toc": False,
                "shift-heading-level-by": -1,
            },
            "docx": {
                "filters": filters("docx"),
                "toc": True,
                "toc-depth": 3,
                "shift-heading-level-by": -1,
            },
        },
    }


def _write(folder: Path, address: str, content: bytes) -> None:
    path = folder / address.removeprefix("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _write_theme(members: Sequence[Member], theme: Path) -> None:
    for name in OF_THE_THEME:
        (theme / name).write_bytes(theme_file(name).read_bytes())
    write_fonts(theme / "fonts")
    (theme / "print.typ").write_text(PRINT_TEMPLATE, encoding="utf-8", newline="\n")
    for language in dict.fromkeys(member.document.details.language for member in members):
        own = [one.document.details for one in members if one.document.details.language == language]
        template = _page_template(language, own)
        _write(theme, page_template(language), template.encode("utf-8"))
        _write(theme, docx_reference(language), reference_docx(language))


def _page_template(language: Language, documents: Sequence[Details]) -> str:
    """Give the frame of our pages as a template of Pandoc's, whose own sign is ``$``."""

    def message(name: str, **values: object) -> str:
        return text(f"publishing.{name}", language, **values)

    return (
        templates()
        .get_template("quarto.html.jinja")
        .render(
            language=language,
            title="$pagetitle$",
            notice=f"${NOTICE}$" if any(one.notice for one in documents) else "",
            restricted=any(one.is_restricted for one in documents),
            stylesheet=_as_it_is(stylesheet()),
            script=_as_it_is(script()),
            message=message,
        )
    )


def _as_it_is(written: str) -> str:
    return written.replace("$", "$$")
