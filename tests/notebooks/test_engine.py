"""Outputs are taken as nbclient takes them, and a notebook that changes is read again."""

from pathlib import Path

import nbformat
import papermill
import pytest

from nmspf_report.notebooks.connecting import WARM
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from tests.notebooks.kernels import written

IMPORTS = "from IPython.display import HTML, Markdown, clear_output, display, update_display"
SHOWN = {
    "what is displayed, with metadata": "display(HTML('<b>1</b>'), metadata={'nmspf': {'id': 1}})",
    "what a cell ends with": "HTML('<b>1</b>')",
    "what is printed": "print('one')\nprint('two')",
    "what is changed later": "display('1', display_id='a')\nupdate_display('2', display_id='a')",
    "what is cleared": "display('one')\nclear_output()\ndisplay('two')",
    "what is cleared later": "display('one')\nclear_output(wait=True)\ndisplay('two')",
    "several": "display(HTML('1'), Markdown('2'))\nprint('3')\n4",
}


def run_of(path: Path) -> NotebookRun:
    return NotebookRun(path, path.with_name("executed.ipynb"), path.parent, {"area": "a"})


@pytest.mark.parametrize("cell", SHOWN.values(), ids=SHOWN.keys())
def test_outputs_are_those_of_nbclient(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path / "a.ipynb", IMPORTS, cell)
    run = run_of(path)
    run_notebook(run)
    ours = nbformat.read(run.output, as_version=4)
    theirs = papermill.execute_notebook(
        path, None, dict(run.parameters), kernel_name=WARM, progress_bar=False
    )
    assert ours.cells[-1].outputs == theirs.cells[-1].outputs
    assert ours.cells[-1].outputs


def test_a_notebook_that_has_changed_is_read_again(tmp_path: Path) -> None:
    said = []
    for words in ("one", "another"):
        run = run_of(written(tmp_path / "a.ipynb", f"print('{words}')"))
        run_notebook(run)
        said.append(nbformat.read(run.output, as_version=4).cells[-1].outputs[0].text)
    assert said == ["one\n", "another\n"]
