"""Reading executed notebooks: sources, every form of every output, metadata, attachments."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from nmspf_report.auditing.drawings import read_drawing
from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.records import read_values
from nmspf_report.auditing.texts import HOLE
from nmspf_report.bindings import SCHEME, STRUCTURE
from nmspf_report.locale import text

FORMAT = ("nbformat", "nbformat_minor")
OF_THE_KERNEL = ("kernelspec", "language_info")
OF_A_CHART = ("id", "alt", "figures", "caption", "table", "beneath")

_PYTHON = re.compile(r"\bi?python ?3\b", re.IGNORECASE)
_BOUND = re.compile(rf"\[([^\[\]]*)\]\({SCHEME}([^\s()]+)\)")


def read_notebook(source: str, reading: Reading) -> str:
    """Read an executed notebook.

    Parameters
    ----------
    source
        The file's content.
    reading
        Takes what is found.

    Returns
    -------
    str
        The words of its prose and tables, and the alternative texts of its charts.
    """
    try:
        notebook = json.loads(source)
        return _Notebook(reading, len(notebook["cells"])).read(notebook)
    except (ValueError, KeyError, TypeError, AttributeError):
        reading.cannot_read(text("auditing.unreadable"), "")
        return ""


class _Notebook:
    """Goes through a notebook; what is not known to be there is read as values."""

    def __init__(self, reading: Reading, cells: int) -> None:
        self.reading = reading
        self.ordinals = range(1, cells + 1)
        self.seen: list[str] = []

    def read(self, notebook: Mapping[str, Any]) -> str:
        for number, cell in enumerate(notebook["cells"], start=1):
            self._cell(cell, text("auditing.notebook_cell", cell=number), number)
        metadata = dict(notebook.get("metadata", {}))
        for name in OF_THE_KERNEL:
            self._kernel(metadata.pop(name, {}))
        self._values(metadata, text("auditing.metadata"))
        others = {name: value for name, value in notebook.items() if name not in FORMAT}
        self._values(_without(others, "cells", "metadata"), text("auditing.metadata"))
        return "\n".join(self.seen)

    def _cell(self, cell: Mapping[str, Any], spot: str, number: int) -> None:
        self.reading.numbered_name(cell.get("id", ""), {_stem(cell.get("id", ""))}, spot)
        self._marked(_joined(cell.get("source", "")), spot)
        self._order(cell.get("execution_count"), spot)
        for place, output in enumerate(cell.get("outputs", []), start=1):
            self._output(output, text("auditing.notebook_output", cell=number, output=place))
        for name in cell.get("attachments", {}):
            self.reading.cannot_read(text("auditing.attachment", attachment=name), spot)
        known = ("id", "cell_type", "source", "execution_count", "outputs", "attachments")
        self._values(_without(cell, *known), spot)

    def _output(self, output: Mapping[str, Any], spot: str) -> None:
        metadata = dict(output.get("metadata", {}))
        about = metadata.pop("nmspf", {})
        figures = about.get("figures", STRUCTURE)
        for kind, content in output.get("data", {}).items():
            self._content(kind, content, figures, spot)
        if about:
            self._chart(about, figures, spot)
        self._values(metadata, spot)
        self._order(output.get("execution_count"), spot)
        self._values(_without(output, "data", "metadata", "execution_count"), spot)

    def _content(self, kind: str, content: Any, figures: str, spot: str) -> None:
        if kind == "image/svg+xml":
            read_drawing(_joined(content), self.reading, spot)
        elif kind == "text/html":
            self.seen.append(read_page(_joined(content), self.reading, spot))
        elif kind == "text/plain" and figures != STRUCTURE:
            self.reading.bound(_joined(content), figures, spot)
        elif kind.startswith("text/"):
            self._marked(_joined(content), spot)
        elif kind.endswith("json"):
            self._values(content, spot)
        else:
            self.reading.cannot_read(text("auditing.not_an_output", kind=kind), spot)

    def _chart(self, about: Mapping[str, Any], figures: str, spot: str) -> None:
        self.seen.append(str(about.get("alt", "")))
        self.reading.bound(str(about.get("alt", "")), figures, spot)
        self.reading.name(str(about.get("id", "")), spot)
        self.reading.name(str(about.get("beneath", "")), spot)
        self.reading.plain(str(about.get("caption", "")), spot)
        self.seen.append(read_page(str(about.get("table", "")), self.reading, spot))
        self._values(_without(about, *OF_A_CHART), spot)

    def _marked(self, markdown: str, spot: str) -> None:
        """Read text in which numbers may be links to their figures."""
        self.seen.append(_BOUND.sub(r"\1", markdown))
        for words, figures in _BOUND.findall(markdown):
            if figures == STRUCTURE:
                self.reading.narrative(words, spot)
            else:
                self.reading.bound(words, unquote(figures), spot)
        self.reading.plain(_BOUND.sub(HOLE, markdown), spot)

    def _kernel(self, about: Any) -> None:
        """Read what says which Python ran: its versions are no figures."""
        mode = about.get("codemirror_mode", "")
        values = [value for name, value in about.items() if name != "codemirror_mode"]
        values.append(mode.get("name", "") if isinstance(mode, dict) else mode)
        for value in values:
            self._values(_PYTHON.sub("", str(value)), text("auditing.metadata"))

    def _order(self, count: object, spot: str) -> None:
        """Read the order in which a cell was run: it cannot be more than there are cells."""
        if count is not None and count not in self.ordinals:
            self.reading.loose_number("execution_count", str(count), spot)

    def _values(self, content: object, spot: str) -> None:
        read_values(content, self.reading, spot)


def _stem(name: str) -> str:
    return name.rstrip("0123456789").rstrip("-")


def _joined(content: object) -> str:
    return "".join(content) if isinstance(content, list) else str(content)


def _without(content: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in names}
