"""What a reference to a figure is and how it is written: ``{S47-2a}``, ``{S47-2a @ 2024-25}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER_LEFT_OUT = "{-}"
"""Stands in a published text for a number that was bound to no figure."""

FIGURE_NOT_FOUND = "{?}"
"""Stands in a published text for a reference to a figure that there is not."""

HELD_BACK = "{!}"
"""Stands in the place of a text that may tell who somebody is, and has not been cleared."""

MARKS = (NUMBER_LEFT_OUT, FIGURE_NOT_FOUND, HELD_BACK)

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_LONE_BRACE = re.compile(r"[{}]")
_AT = "@"
_BETWEEN_CATEGORY = ":"


@dataclass(frozen=True)
class Braced:
    """What stands between braces in a text, before anybody has looked whether it is a figure.

    Parameters
    ----------
    start, end
        Where it stands, with its braces.
    code
        The first word: an indicator's code.
    words
        The words after it: a category, a counting unit, what is to be shown.
    period
        What stands after the ``@``; empty where there is none.
    """

    start: int
    end: int
    code: str
    words: tuple[str, ...]
    period: str


def braced(text: str) -> Iterator[Braced]:
    """Give what stands between braces in a text, in order; marks of what was left out are none."""
    for found in _BRACES.finditer(text):
        if found.group() not in MARKS:
            inner, _, period = found.group(1).partition(_AT)
            code, *words = inner.split() or [""]
            yield Braced(*found.span(), code, tuple(words), " ".join(period.split()))


def lone_braces(text: str) -> Iterator[int]:
    """Give the places of braces that open or close nothing."""
    rest = _BRACES.sub(lambda found: " " * len(found.group()), text)
    return (found.start() for found in _LONE_BRACE.finditer(rest))


def is_category(word: str) -> bool:
    """Tell whether a word of a reference names a category, such as ``source:police``."""
    return _BETWEEN_CATEGORY in word
