"""The shapes of a chart: what each shows by where it stands, and that the others show nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nmspf_report.auditing.bands import says_nothing, width_of, width_on
from nmspf_report.auditing.computed import (
    CONTROL,
    FUNNEL,
    OVERDISPERSED,
    SHADE,
    TOLERANCE,
    Drawn,
    control_places,
    drawn_funnel,
    is_on_funnel,
)
from nmspf_report.auditing.reading import Reading, key_of, shown_by
from nmspf_report.auditing.scales import SAME_PLACE, Point, Scale, far_end, is_among
from nmspf_report.bindings import NUMBER, STRUCTURE, Shown
from nmspf_report.figures.journey_drawing import NO_WIDTH, WIDTH_OF_BAND
from nmspf_report.figures.plotting import HEADROOM, MARGIN, PER_CENT
from nmspf_report.locale import text
from nmspf_report.statistics.funnels import Funnel

NEAR = 1e-3
"""How near, as a share, a scale's end lies to what puts it there: shapes are drawn roundly."""

TICK_TOLERANCE = 0.8
"""How far, in points, the middle of a tick's label may stand from what it says."""

LARGEST_MARKER = 14.0
"""From how many points on a closed shape is no marker of its middle."""

TARGET = "target"
"""The part of a funnel that is its middle: the figure of the whole."""

HEXAGON = 6

DISPERSION_TOLERANCE = 0.01
"""How far, as a share, a dispersion may be from that of figures that are drawn roundly."""


@dataclass(frozen=True)
class Shape:
    """One shape, with the attributes that hold for it."""

    tag: str
    points: tuple[Point, ...]
    is_closed: bool
    figures: str | None
    scales: tuple[Scale, ...]
    computed: str
    part: str
    fill: str

    @property
    def scale(self) -> Scale | None:
        """The scale along which it shows one figure: upwards, where there are two."""
        return self.scales[-1] if self.scales else None

    @property
    def middle(self) -> Point:
        """The middle of all it covers."""
        across, up = zip(*self.points, strict=True)
        return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2

    @property
    def is_small(self) -> bool:
        """Whether it is a dot, or no larger than a marker."""
        across, up = zip(*self.points, strict=True)
        return bool(max(max(across) - min(across), max(up) - min(up)) <= LARGEST_MARKER)


@dataclass
class Chart:
    """What has been found in one drawing so far."""

    outlines: Mapping[str, str]
    shapes: list[Shape] = field(default_factory=list)
    scales: dict[str, tuple[Scale, ...]] = field(default_factory=dict)
    lines: list[tuple[str, Point]] = field(default_factory=list)
    stated: list[tuple[str, str]] = field(default_factory=list)

    @property
    def every_scale(self) -> list[Scale]:
        """Each scale, once for each group that has it."""
        return [scale for scales in self.scales.values() for scale in scales]

    @property
    def legend(self) -> dict[str, Shape]:
        """The box of each colour that stands for values between its ends."""
        return {
            shape.fill: shape
            for shape in self.shapes
            if shape.computed == SHADE and shape.figures == STRUCTURE and shape.scale is not None
        }


def tie_shapes(chart: Chart, reading: Reading, spot: str) -> None:
    """Tie each bound shape to its figures, then see that the others stand where those put them.

    Parameters
    ----------
    chart
        What has been read of a drawing.
    reading
        Takes what its shapes say, and those that say what they should not.
    spot
        Where the drawing stands.
    """
    _Tying(chart, reading, spot).tie()


@dataclass(frozen=True)
class _Tying:
    """Goes through the shapes of a chart, those first that put others in their place."""

    chart: Chart
    reading: Reading
    spot: str
    drawn: list[tuple[Scale, float]] = field(default_factory=list)
    ticks: dict[Scale, list[float]] = field(default_factory=dict)

    def tie(self) -> None:
        for shape in self.chart.shapes:
            if shape.figures != STRUCTURE:
                self._tie(shape)
        for shape in self.chart.shapes:
            if shape.computed and shape.figures == STRUCTURE:
                self._place(shape)
        for scale in self.chart.every_scale:
            if not _ends_where_drawn(scale, self.drawn):
                words = text("auditing.scale_says_more")
                self.reading.loose_number(words, f"{scale.high:g}", self.spot)
        for words, computed in self.chart.stated:
            self._check_stated(words, computed)
        for shape in self.chart.shapes:
            if shape.figures == STRUCTURE and not shape.computed and self._says_something(shape):
                self._leave_loose(shape)

    def _tie(self, shape: Shape) -> None:
        """Take what a shape shows by where it stands, or by its colour."""
        shown = _shown(shape)
        if shape.computed == SHADE:
            self._tie_shade(shape, shown)
            return
        if shape.computed == WIDTH_OF_BAND:
            self._tie_width(shape, shown)
            return
        places = _places(shape, len(shown))
        if places is None or shape.computed:
            self._leave_loose(shape)
            return
        for (scale, place), item in zip(places, shown, strict=True):
            self.drawn.append((scale, place))
            if item is not None:
                self._tell(item, scale.interval(place))

    def _tie_shade(self, shape: Shape, shown: Sequence[Shown | None]) -> None:
        """Take what a colour says: a value between the ends of its box in the legend."""
        box, scale = self.chart.legend.get(shape.fill), shape.scale
        if box is None or scale is None or box.scale != scale or len(shown) != 1:
            self._leave_loose(shape)
            return
        low, high = sorted(scale.along(point) for point in (min(box.points), max(box.points)))
        near, far = sorted((low, high), key=lambda place: abs(place - scale.start))
        self.drawn.append((scale, far))
        if shown[0] is not None:
            self._tell(shown[0], (scale.interval(near)[0], scale.interval(far)[1]))

    def _tie_width(self, shape: Shape, shown: Sequence[Shown | None]) -> None:
        """Take what a band says by its width, wherever it stands along the scale."""
        width = width_of(shape.points) if shape.is_closed else None
        scale = shape.scale
        if width is None or len(shape.scales) != 1 or scale is None or len(shown) != 1:
            self._leave_loose(shape)
            return
        place, interval = width_on(scale, width)
        self.drawn.append((scale, place))
        if shown[0] is not None:
            self._tell(shown[0], interval)

    def _tell(self, item: Shown, interval: tuple[float, float]) -> None:
        self.reading.numbers += 1
        self.reading.tell(key_of(item[0]), item[1], interval, self.spot)

    def _place(self, shape: Shape) -> None:
        """See that a shape stands where drawn figures put what is computed of them."""
        kind, _, part = shape.computed.partition(" ")
        if shape.computed == SHADE:
            is_right = shape.scale is not None and _is_box(shape, shape.scale, self.chart)
        elif shape.computed in (FUNNEL, OVERDISPERSED):
            is_right = self._is_on_funnel(shape)
        elif shape.computed == NO_WIDTH:
            is_right = not shape.is_closed and says_nothing(shape.points)
        elif kind == CONTROL and part and shape.scale is not None:
            is_right = self._is_on_limit(shape, shape.scale, part)
        else:
            is_right = False
        if not is_right:
            self._leave_loose(shape)

    def _check_stated(self, words: str, computed: str) -> None:
        """See that a number that is written as computed of drawn figures is that."""
        known = tuple(self._computed_values(computed))
        for number in NUMBER.findall(words):
            written = float(number.replace(",", ""))
            half = 0.5 * 0.1 ** len(number.partition(".")[2])
            self.reading.numbers += 1
            if not any(abs(written - value) <= half + error for value, error in known):
                self.reading.loose_number(words, number, self.spot)

    def _computed_values(self, computed: str) -> Iterator[tuple[float, float]]:
        """Give what is computed of drawn figures, each value with how far it may be from true."""
        kind, _, part = computed.partition(" ")
        if kind == CONTROL:
            shapes = [one for one in self.chart.shapes if one.part == part]
            for scale in dict.fromkeys(one.scale for one in shapes if one.scale is not None):
                for place in self._limits(scale, part):
                    yield scale.value(place), abs(scale.value(TOLERANCE) - scale.value(0))
        if kind == FUNNEL:
            for scales in self.chart.scales.values():
                made = self._funnel(scales) if len(scales) == 2 else None
                if made is not None:
                    yield made[0].dispersion, DISPERSION_TOLERANCE * made[0].dispersion

    def _limits(self, scale: Scale, part: str) -> tuple[float, ...]:
        """Give where the mean and the limits of a part are; nowhere if it is not one series."""
        members = [one for one in self.chart.shapes if one.part == part and one.scale == scale]
        points = [drawn for one in members for drawn in _drawn(one)]
        series = {_series(item) for one in members for item in _shown(one)}
        if len(series) != 1 or len({one.period for one in points}) != len(points):
            return ()
        return control_places(scale, points)

    def _is_on_limit(self, shape: Shape, scale: Scale, part: str) -> bool:
        for place in self._limits(scale, part):
            if all(abs(scale.along(point) - place) <= TOLERANCE for point in shape.points):
                self.drawn.append((scale, scale.along(shape.points[0])))
                return True
        return False

    def _funnel(self, scales: tuple[Scale, ...]) -> tuple[Funnel, str] | None:
        """Give the funnel of the dots on two scales, and what of figures they show upwards."""
        target = [one for one in self.chart.shapes if one.part == TARGET]
        dots = [one for one in self.chart.shapes if one.scales == scales and _shown(one)]
        points = tuple(drawn for one in dots for drawn in _drawn(one))
        kinds = {one.shown for one in points}
        if len(scales) != 2 or len(target) != 1 or len(kinds) != 1:
            return None
        across, up = scales
        (kind,) = kinds
        made = drawn_funnel(across, up, points, far_end(up, target[0].points), kind)
        return None if made is None else (made, kind)

    def _is_on_funnel(self, shape: Shape) -> bool:
        made = self._funnel(shape.scales)
        if made is None or made[0].is_overdispersed != (shape.computed == OVERDISPERSED):
            return False
        across, up = shape.scales
        is_right = is_on_funnel(made[0], shape.points, across, up, made[1])
        if is_right and abs(across.along(shape.points[-1]) - across.end) <= TOLERANCE:
            self.drawn.append((up, up.along(shape.points[-1])))
        return is_right

    def _says_something(self, shape: Shape) -> bool:
        """Tell whether a shape that shows nothing stands where no binding and no scale puts it."""
        if shape.is_closed:
            return not (shape is self.chart.shapes[0] or self._is_area(shape))
        ends_at_name = len(shape.points) > 2
        points = shape.points[:-1] if ends_at_name else shape.points
        return any(
            scale.holds(scale.along(point)) and not self._is_put(scale, scale.along(point))
            for scale in self.chart.every_scale
            for point in points
        )

    def _is_area(self, shape: Shape) -> bool:
        """Tell whether a shape is an area of a map without a figure: like the others, empty."""
        return bool(self.chart.legend) and shape.fill == "none" and len(shape.points) == HEXAGON

    def _is_put(self, scale: Scale, position: float) -> bool:
        places = [place for other, place in self.drawn if other.axis == scale.axis]
        return is_among(position, [*places, *self._ticks(scale)])

    def _ticks(self, scale: Scale) -> list[float]:
        """Give where the labels of a scale's values put it; they are asked for by many shapes."""
        if scale not in self.ticks:
            found = (tick(scale, *label) for label in self.chart.lines)
            self.ticks[scale] = [place for place in found if place is not None]
        return self.ticks[scale]

    def _leave_loose(self, shape: Shape) -> None:
        places = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
        words = text("auditing.unbound_shape", tag=shape.tag)
        self.reading.loose_number(words, places, self.spot)


def tick(scale: Scale, words: str, middle: Point) -> float | None:
    """Give the position of a scale's value that a line of letters is the label of."""
    numbers = NUMBER.findall(words)
    beside = NUMBER.sub("", words).strip(" %")
    if len(numbers) != 1 or beside:
        return None
    position = scale.position(float(numbers[0].replace(",", "")))
    return position if abs(position - scale.along(middle)) <= TICK_TOLERANCE else None


def _ends_where_drawn(scale: Scale, drawn: Sequence[tuple[Scale, float]]) -> bool:
    """Tell whether a scale ends where the figures drawn on it put its ends.

    Else it tells of one that is not drawn. It begins at 0, or as far below the lowest as it ends
    above the highest.
    """
    values = [scale.value(place) for other, place in drawn if other == scale]
    intervals = (scale.interval(place) for other, place in drawn if other == scale)
    _, highest = max(intervals, default=(0.0, 0.0))
    if scale.low != 0:
        return bool(values) and _is_close(scale, min(values), max(values))
    ends = (1.0, PER_CENT, highest, highest * HEADROOM)
    return any(abs(scale.high - end) <= NEAR * end for end in ends)


def _is_close(scale: Scale, lowest: float, highest: float) -> bool:
    """Tell whether a scale goes beyond the values on it by so much of their range."""
    margin, near = MARGIN * (highest - lowest), NEAR * (highest - lowest)
    return abs(scale.low - (lowest - margin)) <= near and any(
        abs(scale.high - end) <= near for end in (highest + margin, PER_CENT)
    )


def _shown(shape: Shape) -> tuple[Shown | None, ...]:
    return shown_by(shape.figures or STRUCTURE)


def _places(shape: Shape, count: int) -> list[tuple[Scale, float]] | None:
    """Give the scale and position of each figure; None where they do not fit the shape."""
    scale = shape.scale
    if scale is None or not count:
        return None
    if len(shape.scales) == 2:
        is_place = count == 2 and (_is_marker(shape) or len(shape.points) == 1)
        return [(one, one.along(shape.middle)) for one in shape.scales] if is_place else None
    along = [scale.along(point) for point in shape.points]
    if count == 1:
        end = far_end(scale, shape.points)
        if all(is_among(place, (scale.start, end)) for place in along):
            return [(scale, end)]
        return [(scale, scale.along(shape.middle))] if _is_marker(shape) else None
    return [(scale, place) for place in along] if count == len(along) else None


def _is_marker(shape: Shape) -> bool:
    """Tell whether a shape is small and closed, with corners as high, and as far, as its middle."""
    across, up = shape.middle
    return (
        shape.is_closed
        and shape.is_small
        and any(abs(x - across) <= SAME_PLACE for x, _ in shape.points)
        and any(abs(y - up) <= SAME_PLACE for _, y in shape.points)
    )


def _is_box(shape: Shape, scale: Scale, chart: Chart) -> bool:
    """Tell whether a box of the legend ends where values are written."""
    ticks = [tick(scale, *label) for label in chart.lines]
    ends = [scale.start, scale.end, *(one for one in ticks if one is not None)]
    return all(is_among(scale.along(point), ends) for point in shape.points)


def _drawn(shape: Shape) -> Iterator[Drawn]:
    """Give the figure that a dot or a marker shows, the last one of two."""
    shown = _shown(shape)
    if shown and shown[-1] is not None:
        binding, what = shown[-1]
        yield Drawn(binding.period, what, *shape.middle)


def _series(item: Shown | None) -> tuple[str, ...]:
    """Tell of what a figure is one period."""
    if item is None:
        return ()
    binding, what = item
    return (
        binding.indicator, binding.category, binding.area_code, binding.counting_unit, what
    )  # fmt: skip
