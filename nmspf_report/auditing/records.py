"""Reading JSON: a release's record, and what it says of itself."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from nmspf_report.auditing.reading import Reading
from nmspf_report.locale import text

PARAMETERS = {"provenance.json": ("parameters",), "about.json": ("disclosure", "within")}
"""Where the parameters of the run stand, in the files that have them."""

NARRATIVE = {"narrative.json": "text", "statements.json": "answer"}
"""The files in a data folder that hold authorities' own words, and under which name."""


def read_json(source: str, reading: Reading) -> None:
    """Read a JSON file: every name, word and number in it, whatever it is for.

    The numbers among the parameters of the run are its maker's (a seed, the threshold of small
    counts) and not figures; no other number is let pass.
    """
    try:
        content = json.loads(source)
    except ValueError:
        reading.cannot_read(text("auditing.unreadable"), "")
        return
    name = PurePosixPath(reading.file).name
    if name in NARRATIVE and isinstance(content, list):
        words = NARRATIVE[name]
        content = [
            _without_words(entry, words, reading, place) for place, entry in enumerate(content)
        ]
    names = PARAMETERS.get(name, ())
    if isinstance(content, dict):
        for name in names:
            _read(content.pop(name, {}), reading, (name,), are_parameters=True)
    read_values(content, reading, "")


def _without_words(entry: object, words: str, reading: Reading, place: int) -> object:
    """Read an authority's own words, and give what stands beside them."""
    if not isinstance(entry, dict) or not isinstance(entry.get(words), str):
        return entry
    reading.narrative(entry[words], f"{place + 1} / {words}")
    return {name: value for name, value in entry.items() if name != words}


def read_values(content: object, reading: Reading, spot: str) -> None:
    """Read nested values; each is placed by the names that lead to it."""
    _read(content, reading, (spot,) if spot else (), are_parameters=False)


def _read(
    content: object, reading: Reading, path: tuple[str, ...], *, are_parameters: bool
) -> None:
    spot = " / ".join(path)
    if isinstance(content, Mapping):
        for name, value in content.items():
            reading.name(str(name), spot)
            _read(value, reading, (*path, str(name)), are_parameters=are_parameters)
    elif isinstance(content, list | tuple):
        for place, value in enumerate(content, start=1):
            _read(value, reading, (*path, str(place)), are_parameters=are_parameters)
    elif isinstance(content, str):
        reading.plain(content, spot)
    elif isinstance(content, int | float) and not isinstance(content, bool):
        reading.numbers += 1
        if not are_parameters:
            reading.loose_number(spot, str(content), spot)
