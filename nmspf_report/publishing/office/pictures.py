"""Charts in DOCX files: as drawings, and as pictures of them for programs that draw none."""

import struct
from io import BytesIO

import numpy as np
import typst
from matplotlib.image import imread

from nmspf_report.publishing.theme import fonts

PIXELS_PER_INCH = 144.0
ALIKE = 0.1
"""How far two machines may differ in a pixel, as a share of its range: letters' edges are soft."""

_SOURCE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("chart.svg")'
_CHUNKS_BEGIN = 8


def picture_of(svg: str) -> bytes:
    """Give a chart as PNG: the same bytes on the same machine."""
    files = {"main": _SOURCE, "chart.svg": svg.encode("utf-8")}
    # The stubs of typst leave out what its manual describes: a mapping of files in memory.
    png = typst.compile(files, font_paths=fonts(), format="png", ppi=PIXELS_PER_INCH)  # type: ignore[call-overload]
    return bytes(png)


def is_picture_of(png: bytes, svg: str) -> bool:
    """Tell whether a PNG shows a chart and nothing else, on whatever machine it was made."""
    made = picture_of(svg)
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
