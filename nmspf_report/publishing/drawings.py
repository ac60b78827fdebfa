"""Charts within a page: drawn in it, so that its colours hold, with one set of letters for all.

A line that is written more than once, such as a period, is set once too, and referred to; so is a
piece of several lines, such as a word (`nmspf_report.publishing.pieces`).
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError, ParserCreate

from defusedxml.ElementTree import fromstring

from nmspf_report.publishing.pieces import Placed, pieces_of

Set = TypeVar("Set", bound=Hashable)
"""How letters that are set once are told apart."""

DRAWN = frozenset({"svg", "defs", "g", "path", "circle", "rect", "use"})
"""The elements of our own charts (`nmspf_report.figures.canvas`)."""

NOT_DRAWING = frozenset({"id", "class", "style"})

LETTERS_BEGIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="letters" width="0" height="0"'
    ' aria-hidden="true"><defs>'
)
LETTERS_END = "</defs></svg>"
"""Between them stand the outlines of the letters of a page, then pieces, then lines."""

LINE, PIECE = "l", "w"
"""What the name of a line, or of a piece, begins with; after it stands its number."""

_LETTERS = re.compile(r'<defs>((?:<path id="[^"]*" d="[^"]*"/>)*)</defs>')
_LETTER = re.compile(r'<path id="([^"]*)" d="([^"]*)"/>')
_SET = r'<use href="#[^"]*" x="-?\d+"/>'
_LINE = re.compile(
    r'<g((?: [\w-]+="[^"]*")*?) transform="translate\((\S+) (\S+)\) scale\((\S+) -\4\)">'
    rf"((?:{_SET} ?)+)</g>"
)
_RUN = re.compile(rf"(?:{_SET} ?)+")
_ONE = re.compile(r'<use href="#([^"]*)" x="(-?\d+)"/>( ?)')
_PLACED = re.compile(r'(?<=")(-?\d+)(?="/>)')
_DRAWN = f"(?:{'|'.join(sorted(DRAWN))})"
_OTHER = f'(?:{"|".join(sorted(NOT_DRAWING))})=|on|href="[^#]'
_SHAPES = re.compile(rf'(?:<{_DRAWN}(?: (?!{_OTHER})[a-zA-Z\d-]+="[^"<]*")*+/?>|</{_DRAWN}>| )*+')
"""Elements that draw, with no attribute that is not a drawing's, and no words between them."""


@dataclass(frozen=True)
class Drawings:
    """What a page draws.

    Parameters
    ----------
    letters
        The outline of each letter that any of its charts uses, by its name, and the letters of
        each piece and line that is written more than once, as SVG.
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
    own = [chart for chart in charts if chart is not None]
    placed = (line for chart in own for line in _LINE.finditer(chart))
    lines = _named(LINE, ((line[4], line[5]) for line in placed))
    set_once = [
        f'<g id="{name}" transform="scale({size} -{size})">{line}</g>'
        for (size, line), name in lines.items()
    ]
    referring = [None if chart is None else _with_lines(chart, lines) for chart in charts]
    pieces, set_in = _in_pieces([*set_once, *(one for one in referring if one is not None)])
    defined = [
        *(f'<path id="{name}" d="{d}"/>' for name, d in outlines.items()),
        *(f'<g id="{name}">{_written(parts)}</g>' for name, parts in pieces.items()),
        *set_in[: len(set_once)],
    ]
    in_order = iter(set_in[len(set_once) :])
    return Drawings(
        f"{LETTERS_BEGIN}{''.join(defined)}{LETTERS_END}" if outlines else "",
        tuple(None if chart is None else next(in_order) for chart in referring),
    )


def shifted(piece: str, across: int) -> str:
    """Give the letters of a piece that begins so far from the beginning of its line."""
    begins = _PLACED.search(piece)
    further = across - int(begins[1]) if begins else 0
    return _PLACED.sub(lambda place: str(int(place[1]) + further), piece)


def _named(initial: str, times: Iterable[Set]) -> dict[Set, str]:
    """Name what is written more than once."""
    repeated = (one for one, count in Counter(times).items() if count > 1)
    return {one: f"{initial}{number}" for number, one in enumerate(repeated)}


def _with_lines(chart: str, lines: Mapping[tuple[str, str], str]) -> str:
    """Put in the place of each line that is set once what refers to it."""

    def refer(line: re.Match[str]) -> str:
        attributes, across, down, *of = line.groups()
        name = lines.get((of[0], of[1]))
        return (
            line[0]
            if name is None
            else f'<use href="#{name}" x="{across}" y="{down}"{attributes}/>'
        )

    return _LINE.sub(refer, chart)


def _in_pieces(
    written: Sequence[str],
) -> tuple[Mapping[str, tuple[Placed, ...]], list[str]]:
    """Set pieces once: give them, and what was written with references to them."""
    runs = [run for one in written for run in _RUN.findall(one)]
    found = pieces_of([list(_read(run)) for run in runs], lambda number: f"{PIECE}{number}")
    in_order = map(_written, found.lines)
    return found.made_of, [_RUN.sub(lambda _: next(in_order), one) for one in written]


def _read(run: str) -> Iterator[Placed]:
    for name, across, gap in _ONE.findall(run):
        yield Placed(name, int(across), gap)


def _written(parts: Iterable[Placed]) -> str:
    return "".join(f'<use href="#{one.name}" x="{one.across}"/>{one.gap}' for one in parts)


def _without_letters(source: str, outlines: dict[str, str]) -> str | None:
    found = _LETTERS.search(source)
    own = dict(_LETTER.findall(found[1])) if found else {}
    if any(outlines.get(name, outline) != outline for name, outline in own.items()):
        return None
    bare = source if found is None else source[: found.start()] + source[found.end() :]
    if not _is_drawing(bare):
        return None
    outlines.update(own)
    return bare


def _is_drawing(source: str) -> bool:
    """Tell whether a chart has nothing but shapes: mostly by its text, in which they are plain."""
    if _SHAPES.fullmatch(source) and _is_well_formed(source):
        return True
    return _is_plain(fromstring(source))


def _is_well_formed(source: str) -> bool:
    try:
        ParserCreate().Parse(source, True)
    except ExpatError:
        return False
    return True


def _is_plain(element: Element) -> bool:
    """Tell whether a drawing has nothing but shapes, which name and reach nothing outside it."""
    return all(
        str(one.tag).rpartition("}")[2] in DRAWN
        and not any(name in NOT_DRAWING or name.startswith("on") for name, _ in one.items())
        and one.get("href", "#").startswith("#")
        for one in element.iter()
    )
