"""Small shapes that mark what stands out, told apart without colour.

Each is a closed shape around its middle, with corners as high and as far across as that, so that
its place can be read from it (``docs/bindings.md``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nmspf_report.figures.canvas import CHARCOAL, WHITE, Point

SIZE = 5.2
"""How far a marker reaches from its middle, in points."""

HALF = 0.78 * SIZE


@dataclass(frozen=True)
class Marker:
    """A shape, and the letter that looks like it."""

    outline: Sequence[Point]
    fill: str
    letter: str


_SQUARE = (
    (-HALF, -HALF), (0, -HALF), (HALF, -HALF), (HALF, 0),
    (HALF, HALF), (0, HALF), (-HALF, HALF), (-HALF, 0),
)  # fmt: skip
_DIAMOND = ((0, -SIZE), (SIZE, 0), (0, SIZE), (-SIZE, 0))
_RISING = ((0, -HALF), (HALF / 2, 0), (HALF, HALF), (0, HALF), (-HALF, HALF), (-HALF / 2, 0))
_FALLING = tuple((x, -y) for x, y in _RISING)

MARKERS: Mapping[str, Marker] = {
    "outside": Marker(_DIAMOND, CHARCOAL, "\u25c6"),
    "rising": Marker(_RISING, CHARCOAL, "\u25b2"),
    "falling": Marker(_FALLING, CHARCOAL, "\u25bc"),
    "near": Marker(_DIAMOND, WHITE, "\u25ca"),
    "run": Marker(_SQUARE, CHARCOAL, "\u25a0"),
}
