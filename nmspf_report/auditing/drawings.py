"""Reading a chart: what its shapes show by where they are drawn, and what its letters say."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, fromstring

from nmspf_report.auditing.letters import UNREADABLE, read_line
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.scales import Point, Scale, read_scales
from nmspf_report.auditing.shapes import Chart, Shape, tick, tie_shapes
from nmspf_report.auditing.words import loose_numbers
from nmspf_report.bindings import ATTRIBUTE, COMPUTED, STRUCTURE
from nmspf_report.figures.canvas import BASELINE, PART, SCALE
from nmspf_report.figures.lettering import UNITS, text_width
from nmspf_report.locale import text

GROUPS = frozenset({"svg", "g"})
WORDS = frozenset({"title", "desc", "text", "tspan", "textPath"})
SHAPES = frozenset({"path", "circle", "rect"})
DRAWN_WITH = frozenset(
    {
        "version", "width", "height", "viewBox", "d", "cx", "cy", "r", "x", "y", "transform",
        "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "stroke-linecap",
        "href", "id", ATTRIBUTE, SCALE, COMPUTED, PART,
    }
)  # fmt: skip

LONGEST_LABEL = 3
"""How many lines before and after a line can belong to the same text."""

MOST_KEPT = 500
"""How many drawings are remembered: those of a few documents."""

_PATH = re.compile(r"M[-\d.]+ [-\d.]+(?:L[-\d.]+ [-\d.]+)*Z?")
_POINT = re.compile(r"([-\d.]+) ([-\d.]+)")
_PLACED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\) scale\(([-\d.]+) -([-\d.]+)\)")


def read_drawing(svg: str, reading: Reading, spot: str) -> None:
    """Read a chart.

    Parameters
    ----------
    svg
        Its source.
    reading
        Takes what is found: a fact for each figure that a shape or a line of letters shows,
        and what is loose: a shape without a binding, one that stands where neither a binding
        nor the scale puts it, a number in letters that is no figure's.
    spot
        Where the chart stands.
    """
    drawing = _read(svg)
    reading.take(drawing, spot)


@lru_cache(maxsize=MOST_KEPT)
def _read(svg: str) -> Reading:
    """Read a chart by itself; a page and its notebook carry the same."""
    reading, spot = Reading(""), ""
    root = parsed(svg)
    if root is None:
        reading.cannot_read(text("auditing.not_svg"), spot)
        return reading
    for comment in re.findall(r"<!--(.*?)-->|<\?(.*?)\?>", svg, flags=re.DOTALL):
        reading.plain("".join(comment), spot)
    chart = Chart(_outlines(root))
    _Drawing(chart, reading, spot).walk(root, None, "")
    tie_shapes(chart, reading, spot)
    _read_lines(chart, reading, spot)
    return reading


def parsed(svg: str) -> Element | None:
    """Parse a drawing: None if it is no XML, or declares a document type.

    Without a document type there are no entities, in which words could hide or which could grow
    without end, and so Python's own parser does, which is in C. It takes text as it is, whatever
    encoding that declares.
    """
    if "<!DOCTYPE" in svg:
        return None
    try:
        return fromstring(svg)  # noqa: S314
    except (ParseError, ValueError):
        return None


def _outlines(root: Element) -> dict[str, str]:
    return {
        path.get("id", ""): path.get("d", "")
        for definitions in root
        if _tag(definitions) == "defs"
        for path in definitions
    }


@dataclass(frozen=True)
class _Drawing:
    """Goes through a drawing; a binding and a scale hold for all within their element."""

    chart: Chart
    reading: Reading
    spot: str

    def walk(self, element: Element, figures: str | None, scale: str) -> None:
        tag = _tag(element)
        figures = element.get(ATTRIBUTE, figures)
        scale = element.get(SCALE, scale)
        self._read_attributes(element)
        if tag == "g" and any(_tag(child) == "use" for child in element):
            self._read_letters(element, figures or STRUCTURE)
        elif tag in GROUPS:
            for child in element:
                self.walk(child, figures, scale)
        elif tag in WORDS:
            self.reading.bound("".join(element.itertext()), figures or STRUCTURE, self.spot)
        elif tag in SHAPES:
            self._read_shape(element, figures, scale)
        elif tag != "defs" or any(_tag(child) != "path" for child in element):
            self.reading.cannot_read(text("auditing.not_drawn", tag=tag), self.spot)
        if tag not in WORDS:
            self.reading.plain(f"{element.text or ''} {element.tail or ''}", self.spot)

    def _read_attributes(self, element: Element) -> None:
        for name, value in element.items():
            if _local(name) not in DRAWN_WITH:
                self.reading.name(value, self.spot)

    def _read_letters(self, line: Element, figures: str) -> None:
        placed = [(use.get("href", "")[1:], float(use.get("x", "0"))) for use in line]
        self.reading.plain(" ".join(use.tail or "" for use in line), self.spot)
        words = read_line(self.chart.outlines, placed)
        found = _PLACED.fullmatch(line.get("transform", ""))
        if UNREADABLE in words or found is None:
            self.reading.cannot_read(text("auditing.not_letters", words=words), self.spot)
        elif line.get(COMPUTED):
            self.chart.stated.append((words, line.get(COMPUTED, "")))
        elif figures == STRUCTURE:
            x, y, size = (float(found[group]) for group in (1, 2, 3))
            self.chart.lines.append((words, _middle(words, (x, y), size * UNITS)))
        else:
            self.reading.bound(words, figures, self.spot)

    def _read_shape(self, element: Element, figures: str | None, written: str) -> None:
        scales = self._scales(written)
        points = _points(element)
        if points is None or element.get("transform"):
            self.reading.cannot_read(text("auditing.not_drawn", tag=_tag(element)), self.spot)
            return
        closed = _tag(element) != "path" or element.get("d", "").endswith("Z")
        self.chart.shapes.append(
            Shape(
                _tag(element),
                points,
                closed,
                figures,
                scales,
                element.get(COMPUTED, ""),
                element.get(PART, ""),
                element.get("fill", ""),
            )
        )

    def _scales(self, written: str) -> tuple[Scale, ...]:
        if written and written not in self.chart.scales:
            try:
                self.chart.scales[written] = read_scales(written)
            except ValueError:
                self.reading.cannot_read(text("auditing.not_a_scale", scale=written), self.spot)
        return self.chart.scales.get(written, ())


def _read_lines(chart: Chart, reading: Reading, spot: str) -> None:
    """Read the lines that show no figure; the label of a value says no more than the scale."""
    for place, (words, middle) in enumerate(chart.lines):
        if any(tick(scale, words, middle) is not None for scale in chart.every_scale):
            reading.numbers += 1
        elif not _is_part_of_static_text(chart, place):
            reading.plain(words, spot)


def _is_part_of_static_text(chart: Chart, place: int) -> bool:
    """Tell whether a line, with those before and after it, says what is said in every release."""
    lines = [words for words, _ in chart.lines]
    before = " ".join(lines[max(0, place - LONGEST_LABEL) : place])
    after = " ".join(lines[place + 1 : place + 1 + LONGEST_LABEL])
    start = len(before) + 1
    end = start + len(lines[place])
    loose = loose_numbers(f"{before} {lines[place]} {after}")
    return not any(start <= first and last <= end for first, last in loose)


def _middle(words: str, place: Point, size: float) -> Point:
    """Give the middle of a line of letters that begins at a place, on its baseline."""
    return (place[0] + text_width(words, size) / 2, place[1] - BASELINE * size)


def _points(element: Element) -> tuple[Point, ...] | None:
    tag = _tag(element)
    if tag == "circle":
        return ((float(element.get("cx", "0")), float(element.get("cy", "0"))),)
    if tag == "rect":
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        width, height = float(element.get("width", "0")), float(element.get("height", "0"))
        return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    path = element.get("d", "")
    if _PATH.fullmatch(path) is None:
        return None
    return tuple((float(x), float(y)) for x, y in _POINT.findall(path))


def _tag(element: Element) -> str:
    return _local(str(element.tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
