"""Reading lines of letters in a chart by the letters' shapes, as an eye does."""

from collections.abc import Iterable, Mapping
from functools import cache

from nmspf_report.figures.lettering import UNITS, set_words, text_width

UNREADABLE = "\ufffd"
"""Stands for an outline that is no letter of the reports' fonts."""

_FIRST, _AFTER_LAST = 0x21, 0x180
_OTHERS = "‘’“”–—…•−×÷≤≥€ŴŵŶŷẀẁẂẃẄẅỲỳ◆◊▲▼■"  # noqa: RUF001
_TOGETHER = ("ff", "fi", "fl", "ffi", "ffl", "ft", "fft", "tt", "ti", "fj", "ffj", "fb", "fh", "fk")
"""Letters that a font may set as one."""

_HALF_A_SPACE = 0.4
_SPACE = text_width("n n", UNITS) - text_width("nn", UNITS)


def read_line(outlines: Mapping[str, str], placed: Iterable[tuple[str, float]]) -> str:
    """Read a line of letters.

    Parameters
    ----------
    outlines
        The path data of each outline that the drawing holds, by its name.
    placed
        The name of each letter's outline, and how far from the line's beginning it stands, in
        hundredths of the text's size.

    Returns
    -------
    str
        The words; `UNREADABLE` in the place of what is no letter.
    """
    words, reached = "", None
    for name, across in sorted(placed, key=lambda letter: letter[1]):
        letter, width = _alphabet().get(outlines.get(name, ""), (UNREADABLE, 0.0))
        if reached is not None and across - reached > _HALF_A_SPACE * _SPACE:
            words += " "
        words += letter
        reached = across + width
    return words


@cache
def _alphabet() -> dict[str, tuple[str, float]]:
    """Give the letter of each outline, and how wide it is in hundredths of the text's size."""
    alphabet: dict[str, tuple[str, float]] = {}
    singles = [chr(code) for code in range(_FIRST, _AFTER_LAST)]
    for written in (*singles, *_OTHERS, *_TOGETHER):
        for bold in (False, True):
            found = [one for word in set_words(written, bold=bold) for one in word.letters]
            if len(found) == 1 and found[0].outline:
                width = text_width(written, UNITS, bold=bold)
                alphabet.setdefault(found[0].outline, (written, width))
    return alphabet
