"""The theme: design tokens, templates and fonts, shared by the HTML pages and the PDFs."""

import tomllib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
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

# Where fonts are that outlive this process, if there are any.
_kept: list[Path] = []

# How the name of a page's template ends.
TEMPLATE = ".html.jinja"


def theme_file(name: str) -> Path:
    """Give the path of a file of the theme."""
    return resource("reports", "theme", name)


@cache
def templates() -> Environment:
    """Give the page templates; an undefined value is an error, and all text is escaped."""
    environment = Environment(
        loader=FileSystemLoader(resource("reports", "theme")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(policy=policy(), script=script())
    return environment


def read_theme(folder: Path) -> None:
    """Compile the templates, put the style sheet together and load the fonts, before any fork.

    Parameters
    ----------
    folder
        Where the fonts go: it has to be there as long as any fork. Forks end without taking
        apart what they have, so that folders of their own would stay behind.
    """
    environment = templates()
    for name in environment.list_templates(filter_func=lambda name: name.endswith(TEMPLATE)):
        environment.get_template(name)
    stylesheet()
    try:
        write_fonts(folder)
    except OSError:
        # Where nothing can be written, whoever asked for a document is told when it is made.
        return
    _kept.append(folder)
    fonts()


@cache
def tokens() -> Mapping[str, Any]:
    """Give the design's fixed values, by table and name."""
    return tomllib.loads(theme_file("tokens.toml").read_text(encoding="utf-8"))


@cache
def stylesheet() -> str:
    """Give the style sheet, the tokens as CSS variables before the rules that use them."""
    colour, chart = tokens()["colour"], tokens()["chart"]
    light = _variables({**tokens()["web"], **colour["light"], **_of_charts(chart["light"])})
    dark = _variables({**colour["dark"], **_of_charts(chart["dark"])})
    forced = _variables({**colour["forced"], **_of_charts(chart["forced"])})
    rules = theme_file("document.css").read_text(encoding="utf-8")
    return (
        f":root {{\n{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        f"@media screen and (forced-colors: active) {{\n:root {{\n{forced}}}\n}}\n"
        f"{''.join(map(_rules_of_chart, chart['light'].items()))}{rules}"
    )


def quarto_theme() -> str:
    """Give the theme of a report that Quarto renders by itself: our tokens as Sass variables."""
    colour, web = tokens()["colour"]["light"], tokens()["web"]
    variables = {
        "body-bg": colour["page"],
        "body-color": colour["text"],
        "link-color": colour["accent"],
        "primary": colour["accent"],
        "headings-color": colour["accent"],
        "border-color": colour["rule"],
        "code-bg": colour["panel"],
        "font-family-sans-serif": web["font"],
        "font-family-monospace": web["font-code"],
        "font-size-root": web["text-size"],
        "line-height-base": web["line-height"],
    }
    defaults = "".join(f"${name}: {value};\n" for name, value in variables.items())
    shades = "".join(
        f".{name} {{ background: {value}; }}\n"
        for name, value in colour.items()
        if name.startswith("shade-")
    )
    return (
        "// Made of tokens.toml by .ci/regenerate.py.\n"
        f"/*-- scss:defaults --*/\n{defaults}"
        f"/*-- scss:rules --*/\n{shades}"
        ".num { text-align: right; font-variant-numeric: tabular-nums; }\n"
        "caption, figcaption { caption-side: top; font-weight: 600; }\n"
        f"th, td {{ border-bottom: 1px solid {colour['rule']}; padding: 0.4rem 0.5rem; }}\n"
        "figure svg { max-width: 100%; height: auto; }\n"
    )


@cache
def script() -> str:
    """Give the script that adds to pages what they can do without."""
    return theme_file("page.js").read_text(encoding="utf-8")


@cache
def policy() -> str:
    """Give what a page may do: nothing but its own style, pictures in it, and that script."""
    digest = b64encode(sha256(script().encode("utf-8")).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'"
    )


def _of_charts(colours: Mapping[str, str]) -> dict[str, str]:
    return {f"chart-{name}": value for name, value in colours.items()}


def _rules_of_chart(colour: tuple[str, str]) -> str:
    """Let what charts draw in a colour have the colour that holds where the page is read."""
    name, light = colour
    return "".join(
        f'.panel [{what}="{light}" i] {{ {what}: var(--chart-{name}); }}\n'
        for what in ("fill", "stroke")
    )


def _variables(values: Mapping[str, Any]) -> str:
    return "".join(f"  --{name}: {value};\n" for name, value in values.items())


@cache
def fonts() -> typst.Fonts:
    """Give the fonts that PDFs are set in, the machine's own fonts left aside."""
    folder = _kept[0] if _kept else Path(_font_folder().name)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def write_fonts(folder: Path) -> None:
    """Copy the chosen faces to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        name = f"SourceSansPro-{face}.otf"
        font = files("font_source_sans_pro").joinpath("files", name).read_bytes()
        (folder / name).write_bytes(font)


@cache
def _font_folder() -> "TemporaryDirectory[str]":
    """Copy the fonts to a folder that lives as long as the process."""
    folder = TemporaryDirectory(prefix="nmspf-fonts-")
    write_fonts(Path(folder.name))
    return folder
