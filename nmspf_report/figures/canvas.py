"""The drawing surface: one size and one font of text, and the colours of every chart.

Lengths are in points. Charts are as wide as the prose of a web page (680 pixels); on A4
paper (166 mm of text) they are set at nine tenths of that, and text of 11 points at 10.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from afcharts.af_colours import get_af_colours

from nmspf_report.bindings import ATTRIBUTE, COMPUTED, STRUCTURE, Binding, write, write_bindings
from nmspf_report.figures.lettering import (
    TEXT_SIZE,
    UNITS,
    Word,
    set_words,
    short,
    text_width,
    wrap,
)

WIDTH = 510.0
LINE_HEIGHT = 13.5
EDGE_WIDTH = 0.8
BASELINE = 0.35
"""How far below the middle of a line its letters stand, as a share of their size."""

Point = tuple[float, float]
Dashes = tuple[float, ...]

BLUE, _, PLUM, _, CHARCOAL, _ = get_af_colours("categorical")
"""The categorical palette of the Government Analysis Function."""

GREY = "#6b6b6b"
RULE = "#b1b4b6"
BAND = "#c5d3df"


SCALE = "data-scale"
"""The attribute that says which values positions stand for (``docs/bindings.md``)."""

PART = "data-part"
"""The attribute of a shape whose figure is in what is computed of one part of a chart."""

WHITE = "#ffffff"


@dataclass(frozen=True)
class Shows:
    """What a shape shows: which figures, on which scale.

    Parameters
    ----------
    figures
        Its bindings.
    scale
        What positions stand for; empty where its own does not matter.
    computed
        What of drawn figures puts it where it stands, such as ``control 1``.
    part
        Which part of the chart its figure belongs to.
    """

    figures: str = STRUCTURE
    scale: str = ""
    computed: str = ""
    part: str = ""


NO_FIGURE = Shows()


@dataclass(frozen=True)
class Drawn:
    """A shape's source, the attribute aside, and what it shows."""

    tag: str
    rest: str
    shows: Shows

    def source(self) -> str:
        """Give the shape with its attribute; a group has one around it where it shows nothing."""
        shows = self.shows
        computed = f' {COMPUTED}="{shows.computed}"' if shows.computed else ""
        part = f' {PART}="{shows.part}"' if shows.part else ""
        if shows.figures == STRUCTURE:
            return f"<{self.tag}{computed} {self.rest}"
        figures = escape(shows.figures)
        return f'<{self.tag} {ATTRIBUTE}="{figures}"{computed}{part} {self.rest}'


@dataclass(frozen=True)
class Box:
    """The part of a sheet in which values are drawn, in points from its top left corner.

    Parameters
    ----------
    left, right, top, bottom
        Its edges.
    across, up
        The values at its left and right edge, and at its bottom and top edge.
    axis
        Along which figures are drawn; the other one is of periods, areas or categories.
    """

    left: float
    right: float
    top: float
    bottom: float
    across: tuple[float, float] = (0.0, 1.0)
    up: tuple[float, float] = (0.0, 1.0)
    axis: Literal["x", "y"] = "x"

    def shows(self, *figures: Binding) -> Shows:
        """Say what a shape in this box shows."""
        return Shows(write_bindings(figures), self._scale(self.axis))

    def shows_place(self, across: Binding, up: Binding) -> Shows:
        """Say what a dot shows whose place is two figures: one across, one upwards."""
        return Shows(write_bindings((across, up)), self._both)

    def computed(self, name: str) -> Shows:
        """Say of what a line is computed that shows no figure by itself."""
        return Shows(scale=self._scale(self.axis), computed=name)

    def computed_curve(self, name: str) -> Shows:
        """Say of what a curve is computed, each point for where it stands across."""
        return Shows(scale=self._both, computed=name)

    def _scale(self, axis: Literal["x", "y"]) -> str:
        if axis == "x":
            ends = (self.left, self.right, *self.across)
        else:
            ends = (self.bottom, self.top, *self.up)
        return f"{axis} {' '.join(short(end, 6) for end in ends)}"

    @property
    def _both(self) -> str:
        return f"{self._scale('x')};{self._scale('y')}"

    def x(self, value: float) -> float:
        """Give where a value stands across the sheet."""
        low, high = self.across
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Give where a value stands down the sheet."""
        low, high = self.up
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


class Sheet:
    """A sheet of the usual width, on which each thing is drawn over those before it.

    It writes the SVG of its few shapes itself: drawing them through a plotting library was
    most of the time of a report, and a release has thousands of charts.

    Parameters
    ----------
    height
        In points.
    """

    def __init__(self, height: float) -> None:
        self.height = height
        self._drawn: list[Drawn] = []
        self._outlines: dict[str, str] = {}

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        dashes: Dashes = (),
        shows: Shows = NO_FIGURE,
    ) -> None:
        """Draw a line through points; dashes are lengths and gaps, in widths of the line."""
        pattern = " ".join(short(part * width) for part in dashes)
        dashed = f' stroke-dasharray="{pattern}"' if dashes else ""
        style = f'stroke="{colour}" stroke-width="{short(width)}"{dashed}'
        self._drawn.append(Drawn("path", f'd="{_path(points)}" {style}/>', shows))

    def dot(self, point: Point, colour: str, diameter: float, shows: Shows = NO_FIGURE) -> None:
        """Draw a dot."""
        x, y = map(short, point)
        circle = f'cx="{x}" cy="{y}" r="{short(diameter / 2)}" fill="{colour}"/>'
        self._drawn.append(Drawn("circle", circle, shows))

    def area(
        self, points: Sequence[Point], colour: str, shows: Shows = NO_FIGURE, edge: str = ""
    ) -> None:
        """Fill the area within an outline; ``none`` leaves it as it is. Its edge may be drawn."""
        drawn = f' stroke="{edge}" stroke-width="{EDGE_WIDTH}"' if edge else ""
        self._drawn.append(Drawn("path", f'd="{_path(points)}Z" fill="{colour}"{drawn}/>', shows))

    def mark(
        self, point: Point, marker: Sequence[Point], colour: str, fill: str, shows: Shows
    ) -> None:
        """Draw a small closed shape, whose points are from its middle, around a point."""
        x, y = point
        outline = _path([(x + across, y + down) for across, down in marker])
        style = f'fill="{fill}" stroke="{colour}" stroke-width="1.4"'
        self._drawn.append(Drawn("path", f'd="{outline}Z" {style}/>', shows))

    def write(
        self,
        words: str,
        place: Point,
        *,
        colour: str = CHARCOAL,
        across: Literal["left", "center", "right"] = "left",
        along: Literal["top", "center"] = "center",
        bold: bool = False,
        size: float = TEXT_SIZE,
        computed: str = "",
    ) -> None:
        """Write lines of text, whose left, centre or right stands at a place.

        Figures in them are marked (`nmspf_report.bindings.mark`); other numbers are of nobody,
        or are what is computed of drawn figures.
        """
        lines = words.split("\n")
        first = place[1] + LINE_HEIGHT * (0.5 if along == "top" else (1 - len(lines)) / 2)
        before = {"left": 0.0, "center": 0.5, "right": 1.0}[across]
        for rank, line in enumerate(lines):
            x = place[0] - before * text_width(line, size, bold=bold)
            y = first + rank * LINE_HEIGHT + BASELINE * size
            written = write(line)
            shows = Shows(written.figures, computed=computed)
            self._set(set_words(written.text, bold=bold), (x, y), size, colour, shows)

    def write_beneath(self, words: str, computed: str = "") -> None:
        """Write a text beneath all that is drawn, in as many lines as it needs."""
        for line in wrap(words, WIDTH):
            self.height += LINE_HEIGHT
            self.write(line, (0, self.height - LINE_HEIGHT / 2), colour=GREY, computed=computed)

    def svg(self) -> str:
        """Give the drawing as SVG, on white; what holds for every line of it is said once."""
        outlines = "".join(
            f'<path id="{name}" d="{outline}"/>' for name, outline in self._outlines.items()
        )
        width, height = short(WIDTH), short(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"'
            f' width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
            f' fill="none" stroke-linejoin="round">'
            f"<defs>{outlines}</defs>"
            f'<rect width="{width}" height="{height}" fill="{WHITE}" {ATTRIBUTE}="{STRUCTURE}"/>'
            f"{_grouped(self._drawn)}</svg>"
        )

    def _set(
        self, line: Sequence[Word], place: Point, size: float, colour: str, shows: Shows
    ) -> None:
        """Place the letters of a line, a space between its words; each outline is held once."""
        self._outlines.update((one.name, one.outline) for word in line for one in word.letters)
        scale = short(size / UNITS, 4)
        uses = " ".join(
            "".join(
                f'<use href="#{one.name}" x="{word.across + one.across}"/>' for one in word.letters
            )
            for word in line
        )
        x, y = short(place[0]), short(place[1])
        placed = f'fill="{colour}" transform="translate({x} {y}) scale({scale} -{scale})"'
        self._drawn.append(Drawn("g", f"{placed}>{uses}</g>", shows))


def spread(wishes: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Place labels near where they want to be, without overlap, between two bounds.

    Parameters
    ----------
    wishes, heights
        The centre that each label wants, and how high it is.
    low, high
        The bounds.

    Returns
    -------
    list of float
        The centres, in the order of the wishes. Where there is not room for all, the first
        of them begin before ``low``.
    """
    order = sorted(range(len(wishes)), key=lambda label: wishes[label])
    centres = [0.0] * len(wishes)
    free_from = low
    for label in order:
        centres[label] = max(wishes[label], free_from + heights[label] / 2)
        free_from = centres[label] + heights[label] / 2
    free_to = high
    for label in reversed(order):
        centres[label] = min(centres[label], free_to - heights[label] / 2)
        free_to = centres[label] - heights[label] / 2
    return centres


def _grouped(drawn: Iterable[Drawn]) -> str:
    """Put shapes on one scale in one group, with what shows nothing between them."""
    groups: list[tuple[str, list[Drawn]]] = [("", [])]
    for shape in drawn:
        if shape.shows.scale not in ("", groups[-1][0]):
            groups.append((shape.shows.scale, []))
        groups[-1][1].append(shape)
    return "".join(
        f'<g {SCALE}="{scale}">{_sources(shapes)}</g>' if scale else _sources(shapes)
        for scale, shapes in groups
    )


def _sources(shapes: Sequence[Drawn]) -> str:
    """Write shapes; those that show nothing share a group that says so."""
    written = []
    for shows_nothing, group in groupby(shapes, lambda shape: shape.shows.figures == STRUCTURE):
        sources = "".join(shape.source() for shape in group)
        has_group = f'<g {ATTRIBUTE}="{STRUCTURE}">{sources}</g>'
        written.append(has_group if shows_nothing else sources)
    return "".join(written)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)
