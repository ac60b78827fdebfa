"""Text as outlines in the reports' font, so that a chart looks the same on every machine.

Lengths are hundredths of the text's size, upwards from the baseline, unless said otherwise.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import font_source_sans_pro
import numpy as np
from matplotlib.font_manager import get_font
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextToPath

from nmspf_report.bindings import unmark

Vertices = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int], np.dtype[np.uint8]]

FONT_FILES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Bold.ttf"}
INITIALS = {False: "r", True: "b"}
UNITS = 100
TEXT_SIZE = 11.0
DOTS_PER_INCH = 72
COMMANDS = {
    int(Outline.MOVETO): ("M", 1),
    int(Outline.LINETO): ("L", 1),
    int(Outline.CURVE3): ("Q", 2),
    int(Outline.CURVE4): ("C", 3),
    int(Outline.CLOSEPOLY): ("Z", 1),
}
"""How SVG calls each step of an outline, and how many points the step has."""


@dataclass(frozen=True)
class Letter:
    """One letter of a word.

    Parameters
    ----------
    name
        Which glyph of which font it is; the same in every chart.
    outline
        Its outline, as SVG path data.
    across
        How far from the word's beginning it stands.
    """

    name: str
    outline: str
    across: int


@dataclass(frozen=True)
class Word:
    """The letters of a word, the same wherever it stands.

    Parameters
    ----------
    letters
        Its letters.
    width
        How far it reaches.
    across
        How far from the line's beginning it stands.
    """

    letters: tuple[Letter, ...]
    width: float
    across: int = 0


def text_width(words: str, size: float = TEXT_SIZE, *, bold: bool = False) -> float:
    """Measure a line of text, in points; marks of bindings have no width."""
    parts = unmark(words).split(" ")
    gaps = _space(bold) * (len(parts) - 1)
    return (sum(_word(part, bold).width for part in parts) + gaps) * size / UNITS


def set_words(words: str, *, bold: bool = False) -> list[Word]:
    """Set a line of text."""
    placed: list[Word] = []
    start = 0.0
    for part in words.split(" "):
        word = _word(part, bold)
        if word.letters:
            placed.append(replace(word, across=round(start)))
        start += word.width + _space(bold)
    return placed


def wrap(words: str, width: float, size: float = TEXT_SIZE, *, bold: bool = False) -> list[str]:
    """Part a text into lines that are no wider than so many points, between words."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def short(value: float, decimals: int = 2) -> str:
    """Write a length for SVG, without digits too fine to be seen."""
    written = f"{value:.{decimals}f}"
    if decimals:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


# The glyphs of each weight that were drawn already: drawing them again takes most of a word's time.
_glyphs: dict[bool, dict[str, tuple[Vertices, Codes]]] = {weight: {} for weight in FONT_FILES}


@cache
def _word(part: str, bold: bool) -> Word:
    """Set a word; the space set after it tells how far it reaches."""
    path = Path(font_source_sans_pro.__file__).parent / "files" / FONT_FILES[bold]
    font = get_font(path)
    font.set_size(UNITS, DOTS_PER_INCH)
    placed, outlines, _ = TextToPath().get_glyphs_with_font(
        font, f"{part} ", glyph_map=_glyphs[bold]
    )
    *own, (_, width, _, _) = placed
    return Word(
        tuple(
            Letter(_name(glyph, bold), _outline(_name(glyph, bold), outlines[glyph]), round(across))
            for glyph, across, _, _ in own
        ),
        float(width),
    )


@cache
def _space(bold: bool) -> float:
    return _word("n n", bold).width - 2 * _word("n", bold).width


def _name(glyph: str, bold: bool) -> str:
    return INITIALS[bold] + glyph.rpartition("-")[2]


_outlines: dict[str, str] = {}


def _outline(name: str, drawn: tuple[Vertices, Codes]) -> str:
    """Give a glyph's outline as SVG path data: written once, as it is the same in every word."""
    if name not in _outlines:
        _outlines[name] = _path_data(*drawn)
    return _outlines[name]


def _path_data(vertices: Vertices, codes: Codes) -> str:
    steps: list[str] = []
    place = 0
    while place < len(codes):
        command, points = COMMANDS[int(codes[place])]
        numbers = vertices[place : place + points].ravel() if command != "Z" else ()
        steps.append(command + " ".join(short(number, 1) for number in numbers))
        place += points
    return "".join(steps)
