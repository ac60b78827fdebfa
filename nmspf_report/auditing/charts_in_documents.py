"""Reading the charts of a DOCX: each as a drawing, and as the picture of that drawing."""

from pathlib import PurePosixPath

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.locale import text
from nmspf_report.publishing.office.pictures import is_alike, pictures_of

MEDIA = "word/media/"
DRAWING, PICTURE = ".svg", ".png"


def read_pictures(media: dict[str, bytes], reading: Reading) -> None:
    """Read the charts of a DOCX, and see that each picture is that of the drawing beside it.

    Parameters
    ----------
    media
        The parts in `MEDIA`, by their names.
    reading
        Takes what the charts show; a picture of anything else cannot be read.
    """
    drawings = {name: _drawing_of(name, media) for name in media}
    drawn = [name for name, svg in drawings.items() if svg and _kind(name) == PICTURE]
    made = dict(zip(drawn, pictures_of([drawings[name] for name in drawn]), strict=True))
    for name, content in media.items():
        spot = text("auditing.part", part=name)
        if _kind(name) == DRAWING:
            read_drawing(drawings[name], reading, spot)
        elif name not in made or not is_alike(content, made[name]):
            reading.cannot_read(text("auditing.picture"), spot)


def _kind(name: str) -> str:
    return PurePosixPath(name).suffix


def _drawing_of(name: str, media: dict[str, bytes]) -> str:
    """Give the drawing that a part is, or that stands beside it; empty where there is none."""
    drawing = str(PurePosixPath(name).with_suffix(DRAWING))
    return media.get(drawing, b"").decode("utf-8", "replace")
