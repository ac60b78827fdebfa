"""Reading slides: each of their texts, rows and charts has to stand in the notebook they show."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from xml.etree.ElementTree import Element

from nmspf_report.auditing.office import Part, parts_of, trees_of, words_of
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import NUMBER
from nmspf_report.locale import text
from nmspf_report.publishing.slides.charts import Lines, workbook_of

CHART = re.compile(r"ppt/charts/[^/]+\.xml")
WORKBOOK = re.compile(r"ppt/embeddings/[^/]+\.xlsx")

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHARTED = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SAYS_A_VALUE = ("min", "max", "majorUnit", "minorUnit", "crossesAt", "logBase")
"""Elements of an axis whose value could tell of a figure; ours begins at 0 and says no more."""

_RANGE = re.compile(r"Sheet1!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?")
_FORMAT = re.compile(r'General|#,##0(?:\.0+)?(?:"%")?')
_NUMBERED = re.compile(r"\d+(?=\.[^/]*$)")
_MARKUP = re.compile(r"^(?:[#>\s]|- )+|\*\*")
_ESCAPED = re.compile(r"\\([^\w\s])")


@dataclass(frozen=True)
class Told:
    """What a notebook tells, text by text.

    Parameters
    ----------
    texts
        Paragraphs, cells and alternative texts, in order, without marks of how they are set.
    """

    texts: tuple[str, ...]

    @classmethod
    def by(cls, words: str) -> "Told":
        """Take the words of a notebook, a line for each of its texts."""
        return cls(tuple(_as_read(line) for line in words.splitlines()))

    def has(self, words: str) -> bool:
        """Tell whether a text is one of these; a number alone could be any."""
        return not NUMBER.fullmatch(words.strip(" %")) and words in self._places

    def has_row(self, cells: Sequence[str]) -> bool:
        """Tell whether cells follow one another here as they do in a row."""
        return any(
            self.texts[start : start + len(cells)] == tuple(cells)
            for start in self._places.get(cells[0], ())
        )

    def has_line(self, periods: Sequence[str], name: str, values: Sequence[float | None]) -> bool:
        """Tell whether a table here has a row of such a name and values, beneath such heads."""
        across = len(periods)
        for start in self._places.get(periods[0], ()):
            if self.texts[start : start + across] != tuple(periods):
                continue
            row = start + across
            while row + across < len(self.texts):
                cells = self.texts[row + 1 : row + 1 + across]
                if self.texts[row] == name and tuple(map(_value, cells)) == tuple(values):
                    return True
                row += across + 1
        return False

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each text stands among these."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self.texts):
            places[one].append(place)
        return dict(places)


def read_slides(path: Path, told: str | None, reading: Reading) -> None:
    """Read a PPTX file.

    Parameters
    ----------
    path
        The file.
    told
        The words of the notebook whose slides they are: what stands there word for word is tied
        by it. None where there is none: then every number that could be a figure is loose.
    reading
        Takes what is loose: numbers of any other text of slides, notes, layouts and properties, of
        a table's row or a chart's line that is not the notebook's, and of a workbook that has not
        the figures of its chart; parts that are neither XML nor such a workbook.
    """
    parts = parts_of(path, reading)
    known = Told.by(told or "")
    workbooks = {name: part for name, part in parts.items() if WORKBOOK.fullmatch(name)}
    others = {name: part for name, part in parts.items() if name not in workbooks}
    drawn: set[bytes] = set()
    for name, tree in trees_of(others, reading):
        spot = text("auditing.part", part=name)
        if CHART.fullmatch(name):
            drawn.update(_read_chart(tree, known, reading, spot))
        for row in tree.iter(f"{_DRAWING}tr"):
            _read_row(row, known, reading, spot)
        Part(name, reading, spot, partial(_say, known, reading)).read(tree)
    for name, part in workbooks.items():
        reading.name(_NUMBERED.sub("", name), text("auditing.file_name"))
        if part not in drawn:
            reading.cannot_read(text("auditing.not_a_part"), text("auditing.part", part=name))


def _say(known: Told, reading: Reading, words: str, spot: str) -> None:
    """Read a text: as the notebook's, or as one that is bound to no figure."""
    said = _as_read(words)
    if known.has(said):
        reading.numbers += len(NUMBER.findall(said))
    else:
        reading.plain(words, spot)


def _read_row(row: Element, known: Told, reading: Reading, spot: str) -> None:
    """Read a table's row and take its words out of it."""
    cells = [
        _as_read(" ".join(map(words_of, cell.iter(f"{_DRAWING}p"))))
        for cell in row.iter(f"{_DRAWING}tc")
    ]
    if cells and known.has_row(cells):
        reading.numbers += sum(len(NUMBER.findall(cell)) for cell in cells)
    else:
        for number in NUMBER.findall(" ".join(cells)):
            reading.loose_number(" ".join(cells), number, spot)
    for one in row.iter(f"{_DRAWING}t"):
        one.text = ""


def _read_chart(tree: Element, known: Told, reading: Reading, spot: str) -> Iterator[bytes]:
    """Read a chart's lines and take them out of it; give the workbook that it should have."""
    for one in tree.iter():
        tag = str(one.tag).removeprefix(_CHARTED)
        if tag in _SAYS_A_VALUE and (one.get("val") or "").strip("0.") != "":
            reading.loose_number(tag, one.get("val", ""), spot)
    series = list(tree.iter(f"{_CHARTED}ser"))
    read = [_line(one) for one in series]
    for one, line in zip(series, read, strict=True):
        if line is not None and known.has_line(
            [_as_read(one) for one in line[0]], _as_read(line[1]), line[2]
        ):
            reading.numbers += sum(value is not None for value in line[2])
            _take_out(one)
    whole = [line for line in read if line is not None]
    if len(whole) == len(series) and len({(line[0], line[3]) for line in whole}) == 1:
        names, values = tuple(line[1] for line in whole), tuple(line[2] for line in whole)
        yield workbook_of(Lines(whole[0][0], names, values, whole[0][3]))


_Line = tuple[tuple[str, ...], str, tuple[float | None, ...], str]


def _line(series: Element) -> _Line | None:
    """Give the periods, the name, the values and the format of a line; None if it has others."""
    name = _points(series.find(f"{_CHARTED}tx"))
    periods = _points(series.find(f"{_CHARTED}cat"))
    written = _points(series.find(f"{_CHARTED}val"))
    form = series.find(f"{_CHARTED}val//{_CHARTED}formatCode")
    places = range(len(periods))
    if set(name) != {0} or set(periods) != set(places) or not set(written) <= set(places):
        return None
    try:
        values = tuple(float(written[place]) if place in written else None for place in places)
    except ValueError:
        return None
    said = "" if form is None else form.text or ""
    return tuple(periods[place] for place in places), name[0], values, said


def _points(element: Element | None) -> dict[int, str]:
    """Give the points of a chart's cache by their places; nothing if one stands there twice."""
    found = [] if element is None else list(element.iter(f"{_CHARTED}pt"))
    texts = [(one.get("idx", ""), "".join(one.itertext())) for one in found]
    known = {int(place): words for place, words in texts if place.isdecimal()}
    return known if len(known) == len(found) else {}


def _take_out(series: Element) -> None:
    for one in series.iter():
        is_cache = one.tag in (f"{_CHARTED}v", f"{_CHARTED}ptCount")
        is_range = one.tag == f"{_CHARTED}f" and _RANGE.fullmatch(one.text or "")
        is_format = one.tag == f"{_CHARTED}formatCode" and _FORMAT.fullmatch(one.text or "")
        if is_cache or is_range or is_format:
            one.text = ""


def _as_read(line: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", _MARKUP.sub("", line)).split())


def _value(cell: str) -> float | None:
    found = NUMBER.search(cell)
    return float(found[0].replace(",", "")) if found else None
