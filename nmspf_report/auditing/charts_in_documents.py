"""Reading the charts of a DOCX: each as a drawing, and as the picture of that drawing."""

from pathlib import PurePosixPath

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.locale import text
from nmspf_report.publishing.office.pictures import is_picture_of

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
    for name, content in media.items():
        spot = text("auditing.part", part=name)
        path = PurePosixPath(name)
        drawing = media.get(str(path.with_suffix(DRAWING)), b"").decode("utf-8", "replace")
        if path.suffix == DRAWING:
            read_drawing(drawing, reading, spot)
        elif path.suffix != PICTURE or not drawing or not is_picture_of(content, drawing):
            reading.cannot_read(text("auditing.picture"), spot)
