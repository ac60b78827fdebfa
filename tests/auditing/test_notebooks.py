"""A notebook is read whole: sources, every form of every output, metadata, attachments."""

import json
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nmspf_report.auditing.notebooks import read_notebook
from nmspf_report.auditing.reading import Reading
from tests.auditing.reading import FIGURE, KEY, loose, said, unreadable

BOUND = f"Enquiries: [84](figure:{FIGURE.replace('|', '%7C')}%7Cnumerator) in 2025-26"


def read(*cells: Any, **metadata: Any) -> Reading:
    reading = Reading("notebooks/authority-W06000015-en.ipynb")
    read_notebook(json.dumps(new_notebook(cells=list(cells), metadata=metadata)), reading)
    return reading


def code(*outputs: Any, **details: Any) -> Any:
    return new_code_cell("about(report)", id="about", outputs=list(outputs), **details)


def shown(data: dict[str, Any], **metadata: Any) -> Any:
    return new_output("display_data", data=data, metadata=metadata)


def test_a_bound_number_in_prose_is_tied_in_every_form():
    notebook = read(code(shown({"text/markdown": BOUND, "text/plain": BOUND})))
    assert loose(notebook) == []
    assert said(notebook) == {"numerator": (84, 84)}
    assert next(notebook.facts()).where.spot == "cell 1, output 1"


def test_a_table_is_read_as_in_a_page():
    cell = f'<table><tbody><tr><td data-figures="{FIGURE}|rate">4.2</td></tr></tbody></table>'
    notebook = read(code(shown({"text/html": cell, "text/plain": "Enquiries"})))
    assert said(notebook) == {"rate": (4.15, 4.25)}


def test_a_chart_is_read_with_its_details():
    about = {
        "id": "trend-s47-2-enquiries-w06000015-rate",
        "alt": "In 2025-26: 4.2 per 10,000.",
        "figures": f"-;-;{FIGURE}|rate;-",
        "caption": "Section 47 enquiries (S47-2, enquiries), Cardiff, 2025-26",
        "table": f'<table><tr><td data-figures="{FIGURE}|population">80,123</td></tr></table>',
    }
    svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    notebook = read(code(shown({"image/svg+xml": svg, "text/plain": about["alt"]}, nmspf=about)))
    assert loose(notebook) == []
    assert said(notebook) == {"rate": (4.15, 4.25), "population": (80_123, 80_123)}


def test_what_a_run_writes_of_itself_is_no_figure():
    cells = [
        new_code_cell('area = "W06000015"', id="parameters", execution_count=1),
        new_code_cell('period = "2025-26"', id="injected-parameters-2", execution_count=2),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    mode = {"name": "ipython", "version": 3}
    language = {
        "name": "python",
        "codemirror_mode": mode,
        "pygments_lexer": "ipython3",
        "version": "3.11.7",
    }
    notebook = read(*cells, kernelspec=kernel, language_info=language)
    assert (loose(notebook), unreadable(notebook)) == ([], [])


ATTACKS = {
    "another form of an output": code(shown({"text/markdown": BOUND, "text/plain": "84, was 3"})),
    "what was printed": code(new_output("stream", name="stdout", text="3 children\n")),
    "an error": code(new_output("error", ename="E", evalue="3 rows", traceback=[])),
    "a value": code(shown({"application/json": {"children": 3}})),
    "a source": new_code_cell("count = 3", id="about"),
    "prose": new_markdown_cell("There are 3 children", id="about"),
    "a link to no figure": new_markdown_cell("[3](figure:S47-2)", id="about"),
    "metadata of a cell": new_code_cell("", id="about", metadata={"note": {"children": 3}}),
    "a tag": new_code_cell("", id="about", metadata={"tags": ["children-3"]}),
    "metadata of an output": code(shown({"text/plain": ""}, width=3)),
    "more about a chart": code(shown({"text/plain": ""}, nmspf={"most": 3})),
    "a name": new_code_cell("", id="children-are-3-here"),
    "an order": code(execution_count=3),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_number_that_was_left_is_loose(attack: str):
    assert "3" in loose(read(ATTACKS[attack]))


def test_metadata_are_read():
    assert loose(read(nmspf={"title": "Cardiff", "cells": 3})) == ["3"]
    assert loose(read(language_info={"name": "python", "file_extension": "3"})) == ["3"]


def test_what_cannot_be_read_is_not_cleared():
    assert unreadable(read(code(shown({"image/png": "iVBORw0KGgo="}))))
    attached = new_markdown_cell("", id="about", attachments={"a.png": {"image/png": "iVBO"}})
    assert unreadable(read(attached))
    reading = Reading("notebooks/a.ipynb")
    read_notebook("{", reading)
    assert unreadable(reading)


def test_a_withheld_figure_is_known_as_such():
    cell = f'<table><tr><td data-figures="{FIGURE}|numerator">[c]</td></tr></table>'
    assert read(code(shown({"text/html": cell}))).withheld == {KEY}
