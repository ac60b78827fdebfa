"""Charts within a page: drawn in it, so that its colours hold, with one set of letters for all.

A line that several charts have, such as a period, is set once too, and referred to.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
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
"""Between them stand the outlines of the letters that a page's charts use, then their lines."""

LINE = "l"
"""What the name of a line begins with; after it stands the line's number."""

_LETTERS = re.compile(r'<defs>((?:<path id="[^"]*" d="[^"]*"/>)*)</defs>')
_LETTER = re.compile(r'<path id="([^"]*)" d="([^"]*)"/>')
_LINE = re.compile(r'(?:<use href="#[^"]*" x="[^"]*"/>){2,}')


@dataclass(frozen=True)
class Drawings:
    """What a page draws.

    Parameters
    ----------
    letters
        The outline of each letter that any of its charts uses, by its name, and the letters of
        each line that is written more than once, as SVG.
    charts
        The source of each chart without its letters, with references to such lines; None for one
        that cannot stand in a page: another's drawing, whose names and styles would hold for the
        whole page.
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
    charts = [_without_letters(source, outlines) for source in sources]
    lines = _repeated_lines(chart for chart in charts if chart is not None)
    letters = "".join(f'<path id="{name}" d="{d}"/>' for name, d in outlines.items())
    set_once = "".join(f'<g id="{name}">{line}</g>' for line, name in lines.items())
    return Drawings(
        f"{LETTERS_BEGIN}{letters}{set_once}{LETTERS_END}" if letters else "",
        tuple(None if chart is None else _with_references(chart, lines) for chart in charts),
    )


def _repeated_lines(charts: Iterable[str]) -> dict[str, str]:
    """Name the lines of letters that are written more than once."""
    times = Counter(line for chart in charts for line in _LINE.findall(chart))
    repeated = (line for line, count in times.items() if count > 1)
    return {line: f"{LINE}{number}" for number, line in enumerate(repeated)}


def _with_references(chart: str, lines: Mapping[str, str]) -> str:
    """Put in the place of each line that is set once what refers to it."""

    def refer(line: re.Match[str]) -> str:
        return f'<use href="#{lines[line[0]]}"/>' if line[0] in lines else line[0]

    return _LINE.sub(refer, chart)


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
