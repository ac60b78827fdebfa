"""Charts in DOCX files: as drawings, and as pictures of them for programs that draw none."""

import struct
from collections.abc import Sequence
from io import BytesIO

import numpy as np
import typst
from matplotlib.image import imread

from nmspf_report.publishing.theme import fonts

PIXELS_PER_INCH = 144.0
ALIKE = 0.1
"""How far two machines may differ in a pixel, as a share of its range: letters' edges are soft."""

_PAGES = "#set page(width: auto, height: auto, margin: 0pt)\n"
_NEXT_PAGE = "\n#pagebreak()\n"
_CHUNKS_BEGIN = 8


def pictures_of(drawings: Sequence[str]) -> list[bytes]:
    """Give charts as PNG: the same bytes on the same machine, whichever are made together.

    Made together, they take half the time.
    """
    if not drawings:
        return []
    names = [f"chart-{number}.svg" for number in range(len(drawings))]
    pages = _PAGES + _NEXT_PAGE.join(f'#image("{name}")' for name in names)
    files = {name: svg.encode("utf-8") for name, svg in zip(names, drawings, strict=True)}
    files["main"] = pages.encode("utf-8")
    # The stubs of typst leave out what its manual describes: a mapping of files in memory.
    made = typst.compile(files, font_paths=fonts(), format="png", ppi=PIXELS_PER_INCH)  # type: ignore[call-overload]
    return [bytes(png) for png in (made if isinstance(made, list) else [made])]


def is_alike(png: bytes, made: bytes) -> bool:
    """Tell whether a PNG shows what one that was made here does, and nothing else.

    It can have been made on another machine.
    """
    if png == made:
        return True
    if not set(_chunks(png)) <= set(_chunks(made)):
        return False
    one, other = imread(BytesIO(png), format="png"), imread(BytesIO(made), format="png")
    return one.shape == other.shape and bool(np.abs(one - other).max() <= ALIKE)


def size_of(png: bytes) -> tuple[int, int]:
    """Give a PNG's width and height in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _chunks(png: bytes) -> list[bytes]:
    """Give the kinds of a PNG's parts, in order; a part of text would say more than is seen."""
    kinds, place = [], _CHUNKS_BEGIN
    while place + 8 <= len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        kinds.append(png[place + 4 : place + 8])
        place += size + 12
    return kinds if place == len(png) else [b"?"]
