"""The theme: design tokens, templates and fonts, shared by the HTML pages and the PDFs."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nmspf_report.resources import resource

# The package holds each face twice (OpenType and TrueType). One of each is taken, by
# name, so that every machine sets the same glyphs whatever order its folders list in.
FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


def theme_file(name: str) -> Path:
    """Give the path of a file of the theme."""
    return resource("reports", "theme", name)


@cache
def templates() -> Environment:
    """Give the page templates; an undefined value is an error, and all text is escaped."""
    return Environment(
        loader=FileSystemLoader(resource("reports", "theme")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def stylesheet() -> str:
    """Give the style sheet, the tokens as CSS variables before the rules that use them."""
    tokens = tomllib.loads(theme_file("tokens.toml").read_text(encoding="utf-8"))
    light = _variables({**tokens["web"], **tokens["colour"]["light"]})
    dark = _variables(tokens["colour"]["dark"])
    rules = theme_file("document.css").read_text(encoding="utf-8")
    return (
        f":root {{\n{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n{rules}"
    )


def _variables(tokens: Mapping[str, Any]) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in tokens.items())


@cache
def fonts() -> typst.Fonts:
    """Give the fonts that PDFs are set in, the machine's own fonts left aside."""
    folder = Path(_font_folder().name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


@cache
def _font_folder() -> "TemporaryDirectory[str]":
    """Copy the chosen faces to a folder that lives as long as the process."""
    folder = TemporaryDirectory(prefix="nmspf-fonts-")
    for face in FACES:
        name = f"SourceSansPro-{face}.otf"
        font = files("font_source_sans_pro").joinpath("files", name).read_bytes()
        Path(folder.name, name).write_bytes(font)
    return folder
