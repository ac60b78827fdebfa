"""Reading a chart: what its shapes show by where they are drawn, and what its letters say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nmspf_report.auditing.letters import UNREADABLE, read_line
from nmspf_report.auditing.reading import Reading, key_of
from nmspf_report.auditing.scales import Point, Scale, far_end, is_among, read_scale
from nmspf_report.auditing.words import loose_numbers
from nmspf_report.bindings import ATTRIBUTE, NUMBER, STRUCTURE, Shown, read_numbers
from nmspf_report.figures.canvas import BASELINE, SCALE
from nmspf_report.figures.lettering import UNITS, text_width
from nmspf_report.figures.plotting import HEADROOM, PER_CENT
from nmspf_report.locale import text

GROUPS = frozenset({"svg", "g"})
WORDS = frozenset({"title", "desc", "text", "tspan", "textPath"})
SHAPES = frozenset({"path", "circle", "rect"})
DRAWN_WITH = frozenset(
    {
        "version", "width", "height", "viewBox", "d", "cx", "cy", "r", "x", "y", "transform",
        "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "stroke-linecap",
        "href", "id", ATTRIBUTE, SCALE,
    }
)  # fmt: skip

LONGEST_LABEL = 3
"""How many lines before and after a line can belong to the same text."""

NEAR = 1e-3
"""How near, as a share, a scale's end lies to what puts it there: shapes are drawn roundly."""

TICK_TOLERANCE = 0.8
"""How far, in points, the middle of a tick's label may stand from what it says."""

MOST_KEPT = 500
"""How many drawings are remembered: those of a few documents."""

_PATH = re.compile(r"M[-\d.]+ [-\d.]+(?:L[-\d.]+ [-\d.]+)*Z?")
_POINT = re.compile(r"([-\d.]+) ([-\d.]+)")
_PLACED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\) scale\(([-\d.]+) -([-\d.]+)\)")


@dataclass(frozen=True)
class Shape:
    """One shape, with the attributes that hold for it."""

    tag: str
    points: tuple[Point, ...]
    is_closed: bool
    figures: str | None
    scale: Scale | None


@dataclass
class Chart:
    """What has been found in one drawing so far."""

    outlines: Mapping[str, str]
    shapes: list[Shape] = field(default_factory=list)
    scales: dict[str, Scale] = field(default_factory=dict)
    lines: list[tuple[str, Point]] = field(default_factory=list)


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
    try:
        root = fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        reading.cannot_read(text("auditing.not_svg"), spot)
        return reading
    for comment in re.findall(r"<!--(.*?)-->|<\?(.*?)\?>", svg, flags=re.DOTALL):
        reading.plain("".join(comment), spot)
    chart = Chart(_outlines(root))
    _Drawing(chart, reading, spot).walk(root, None, "")
    _tie_shapes(chart, reading, spot)
    _read_lines(chart, reading, spot)
    return reading


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
        words = read_line(self.chart.outlines, placed)
        found = _PLACED.fullmatch(line.get("transform", ""))
        if UNREADABLE in words or found is None:
            self.reading.cannot_read(text("auditing.not_letters", words=words), self.spot)
        elif figures == STRUCTURE:
            x, y, size = (float(found[group]) for group in (1, 2, 3))
            self.chart.lines.append((words, _middle(words, (x, y), size * UNITS)))
        else:
            self.reading.bound(words, figures, self.spot)

    def _read_shape(self, element: Element, figures: str | None, written: str) -> None:
        scale = self._scale(written)
        points = _points(element)
        if points is None or element.get("transform"):
            self.reading.cannot_read(text("auditing.not_drawn", tag=_tag(element)), self.spot)
            return
        closed = _tag(element) != "path" or element.get("d", "").endswith("Z")
        self.chart.shapes.append(Shape(_tag(element), points, closed, figures, scale))

    def _scale(self, written: str) -> Scale | None:
        if written and written not in self.chart.scales:
            try:
                self.chart.scales[written] = read_scale(written)
            except ValueError:
                self.reading.cannot_read(text("auditing.not_a_scale", scale=written), self.spot)
        return self.chart.scales.get(written)


def _tie_shapes(chart: Chart, reading: Reading, spot: str) -> None:
    """Tie each bound shape to its figures, then see that the others stand where those put them."""
    drawn: list[tuple[Scale, float]] = []
    for shape in chart.shapes:
        shown = _shown(shape)
        if shape.figures == STRUCTURE:
            continue
        places = _places(shape, len(shown))
        if shape.scale is None or places is None:
            _leave_loose(shape, reading, spot)
            continue
        for place, item in zip(places, shown, strict=True):
            drawn.append((shape.scale, place))
            if item is not None:
                reading.numbers += 1
                reading.tell(key_of(item[0]), item[1], shape.scale.interval(place), spot)
    for scale in chart.scales.values():
        if not _ends_where_drawn(scale, [place for other, place in drawn if other == scale]):
            reading.loose_number(text("auditing.scale_says_more"), f"{scale.high:g}", spot)
    for shape in chart.shapes:
        if shape.figures == STRUCTURE and _says_something(shape, chart, drawn):
            _leave_loose(shape, reading, spot)


def _ends_where_drawn(scale: Scale, places: Sequence[float]) -> bool:
    """Tell whether a scale from 0 ends where the largest figure drawn on it puts its end.

    Else it tells of one that is not drawn.
    """
    _, highest = max((scale.interval(place) for place in places), default=(0.0, 0.0))
    ends = (1.0, PER_CENT, highest, highest * HEADROOM)
    return scale.low == 0 and any(abs(scale.high - end) <= NEAR * end for end in ends)


def _shown(shape: Shape) -> tuple[Shown | None, ...]:
    try:
        return read_numbers(shape.figures or STRUCTURE)
    except ValueError:
        return ()


def _places(shape: Shape, count: int) -> list[float] | None:
    """Give the position along the axis of each figure; None where they do not fit the shape."""
    scale = shape.scale
    if scale is None or not count:
        return None
    along = [scale.along(point) for point in shape.points]
    if count == 1:
        end = far_end(scale, shape.points)
        return [end] if all(is_among(place, (scale.start, end)) for place in along) else None
    return along if count == len(along) else None


def _says_something(shape: Shape, chart: Chart, drawn: list[tuple[Scale, float]]) -> bool:
    """Tell whether a shape that shows nothing stands where no binding and no scale puts it."""
    if shape.is_closed:
        return shape is not chart.shapes[0]
    ends_at_name = len(shape.points) > 2
    points = shape.points[:-1] if ends_at_name else shape.points
    return any(
        scale.holds(scale.along(point)) and not _is_put(scale, scale.along(point), chart, drawn)
        for scale in chart.scales.values()
        for point in points
    )


def _is_put(scale: Scale, position: float, chart: Chart, drawn: list[tuple[Scale, float]]) -> bool:
    places = [place for other, place in drawn if other.axis == scale.axis]
    ticks = (_tick(scale, *label) for label in chart.lines)
    return is_among(position, [*places, *(tick for tick in ticks if tick is not None)])


def _read_lines(chart: Chart, reading: Reading, spot: str) -> None:
    """Read the lines that show no figure; the label of a value says no more than the scale."""
    for place, (words, middle) in enumerate(chart.lines):
        scales = chart.scales.values()
        if any(_tick(scale, words, middle) is not None for scale in scales):
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


def _tick(scale: Scale, words: str, middle: Point) -> float | None:
    """Give the position of a scale's value that a line of letters is the label of."""
    numbers = NUMBER.findall(words)
    beside = NUMBER.sub("", words).strip(" %")
    if len(numbers) != 1 or beside:
        return None
    position = scale.position(float(numbers[0].replace(",", "")))
    return position if abs(position - scale.along(middle)) <= TICK_TOLERANCE else None


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


def _leave_loose(shape: Shape, reading: Reading, spot: str) -> None:
    places = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
    reading.loose_number(text("auditing.unbound_shape", tag=shape.tag), places, spot)


def _tag(element: Element) -> str:
    return _local(str(element.tag))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
