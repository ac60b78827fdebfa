"""The prose of every notebook stands in the catalogue, and is what a run shows."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from nmspf_report.locale import MissingMessageError, text
from nmspf_report.notebooks.words import in_language
from nmspf_report.resources import resource

NOTEBOOKS = sorted(resource("reports").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_stands_in_a_notebook_is_what_the_catalogue_says(path: Path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] != "code"}
    assert len(prose) >= 5
    assert prose == {cell: text(f"reports.{path.stem}.{cell}") for cell in prose}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_in_english_a_notebook_is_what_it_is(path: Path):
    notebook = nbformat.read(path, as_version=4)
    assert in_language(notebook, path.stem, "en") == notebook


def test_prose_that_differs_is_replaced_and_code_is_not():
    stale = new_notebook(
        cells=[new_markdown_cell("# Old words", id="title"), new_code_cell("1 + 1", id="sum")]
    )
    worded = in_language(stale, "authority", "en")
    assert [cell.source for cell in worded.cells] == ["# Authority report", "1 + 1"]
    assert stale.cells[0].source == "# Old words"


def test_a_cell_without_words_in_a_language_is_refused():
    notebook = new_notebook(cells=[new_markdown_cell("# Title", id="title")])
    with pytest.raises(MissingMessageError, match=r"reports\.authority\.title"):
        in_language(notebook, "authority", "cy")
