"""Charts within a page: drawn in it, so that its colours hold, with one set of letters for all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

DRAWN = frozenset({"svg", "defs", "g", "path", "circle", "rect", "use"})
"""The elements of our own charts (`nmspf_report.figures.canvas`)."""

NOT_DRAWING = frozenset({"id", "class", "style"})

LETTERS_BEGIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="letters" width="0" height="0"'
    ' aria-hidden="true"><defs>'
)
LETTERS_END = "</defs></svg>"
"""Between them stand the outlines of the letters that a page's charts use."""

_LETTERS = re.compile(r'<defs>((?:<path id="[^"]*" d="[^"]*"/>)*)</defs>')
_LETTER = re.compile(r'<path id="([^"]*)" d="([^"]*)"/>')


@dataclass(frozen=True)
class Drawings:
    """What a page draws.

    Parameters
    ----------
    letters
        The outline of each letter that any of its charts uses, by its name, as SVG.
    charts
        The source of each chart without its letters; None for one that cannot stand in a page:
        another's drawing, whose names and styles would hold for the whole page.
    """

    letters: str
    charts: tuple[str | None, ...]


def drawings_of(sources: Iterable[str]) -> Drawings:
    """Draw charts in a page.

    Parameters
    ----------
    sources
        The charts, each a whole SVG.
    """
    outlines: dict[str, str] = {}
    charts = tuple(_without_letters(source, outlines) for source in sources)
    letters = "".join(f'<path id="{name}" d="{d}"/>' for name, d in outlines.items())
    return Drawings(f"{LETTERS_BEGIN}{letters}{LETTERS_END}" if letters else "", charts)


def _without_letters(source: str, outlines: dict[str, str]) -> str | None:
    found = _LETTERS.search(source)
    own = dict(_LETTER.findall(found[1])) if found else {}
    if any(outlines.get(name, outline) != outline for name, outline in own.items()):
        return None
    bare = source if found is None else source[: found.start()] + source[found.end() :]
    if not _is_plain(fromstring(bare)):
        return None
    outlines.update(own)
    return bare


def _is_plain(element: Element) -> bool:
    """Tell whether a drawing has nothing but shapes, which name and reach nothing outside it."""
    return all(
        str(one.tag).rpartition("}")[2] in DRAWN
        and not any(name in NOT_DRAWING or name.startswith("on") for name, _ in one.items())
        and one.get("href", "#").startswith("#")
        for one in element.iter()
    )
