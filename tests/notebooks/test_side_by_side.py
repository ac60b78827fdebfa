"""Notebooks that run at once do not get in one another's way."""

import _thread
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Timer

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from nmspf_report.notebooks.running import NotebookRun, run_notebook
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.problems import Problem


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook that says where it works, in the working folder."""
    cells = [
        new_code_cell("name = ''", metadata={"tags": ["parameters"]}, id="parameters"),
        new_code_cell("from pathlib import Path\n\nprint(name, Path.cwd().name)", id="where"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    monkeypatch.chdir(tmp_path)
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), "where.ipynb")
    return Path("where.ipynb")


def test_each_works_in_its_own_folder_and_this_process_stays_in_its(notebook, tmp_path):
    outputs = [Path(name, "where.ipynb") for name in ("first", "second", "third")]
    runs = [
        NotebookRun(notebook, output, output.parent, {"name": output.parent.name})
        for output in outputs
    ]
    problems = do_all([partial(run_notebook, run) for run in runs], jobs=3)
    assert problems == []
    assert Path.cwd() == tmp_path
    said = [nbformat.read(output, as_version=4).cells[-1].outputs[0]["text"] for output in outputs]
    assert said == ["first first\n", "second second\n", "third third\n"]


def test_an_interruption_ends_the_programs_in_hand_and_begins_no_other():
    begun: list[str] = []

    def wait_long(name: str) -> None:
        begun.append(name)
        subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"], check=False)

    Timer(1.0, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        do_all([partial(wait_long, name) for name in ("first", "second", "third")], jobs=2)
    assert sorted(begun) == ["first", "second"]
    assert [child for child in psutil.Process().children() if "sleep" in child.cmdline()[-1]] == []


def test_a_problem_stops_nothing_else_and_problems_come_in_the_order_of_the_pieces():
    done: list[str] = []

    def refuse(area: str) -> None:
        raise Problem("unknown_area", where=area, area=area, known="")

    pieces = [partial(refuse, "b"), partial(done.append, "x"), partial(refuse, "a")]
    assert [problem.where for problem in do_all(pieces, jobs=3)] == ["b", "a"]
    assert done == ["x"]


def test_an_unforeseen_error_is_raised_when_all_the_rest_is_done():
    done: list[str] = []

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        do_all([fail, partial(done.append, "x")], jobs=1)
    assert done == ["x"]
