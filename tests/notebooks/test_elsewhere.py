"""Notebooks run wherever an executor works, and give the same bytes."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from nmspf_report.notebooks.executing import Elsewhere, Execute, execute
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from nmspf_report.notebooks.scheduling import on_cluster
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.problems import Problem
from tests.notebooks.kernels import written

READ = "from pathlib import Path\nimport time\nsaid = Path(data, 'in', 'a.txt').read_text()\nsaid"
WRITE = "time.sleep(float(seconds))\nPath(output).write_text(said * 2);"


def runs(folder: Path, source: Path, *, seconds: float = 0, count: int = 2) -> list[NotebookRun]:
    """Runs of one notebook that reads a folder, waits, and writes a file."""
    read = source / "data" / "in"
    read.mkdir(parents=True, exist_ok=True)
    (read / "a.txt").write_text("seven", encoding="utf-8")
    notebook = written(source / "a.ipynb", READ, WRITE)
    return [
        NotebookRun(
            notebook=notebook,
            output=folder / f"run-{number}.ipynb",
            failures=folder,
            parameters={
                "data": str(source / "data"),
                "output": str(folder / f"{number}.txt"),
                "seconds": seconds,
            },
            shown={"data": "data", "output": "b.txt"},
            reads=("data",),
            writes=("output",),
        )
        for number in range(count)
    ]


def made(asked: list[NotebookRun], execute: Execute) -> dict[str, bytes]:
    """What runs make: the executed notebooks and the files they write, by name."""
    problems = do_all([partial(run_notebook, run, None, execute) for run in asked], len(asked))
    assert problems == []
    folder = asked[0].output.parent
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    pools = {
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    }
    with pools[request.param]() as pool:
        yield pool


def test_any_executor_gives_what_this_process_gives(executor, tmp_path):
    here = made(runs(tmp_path / "here", tmp_path / "source"), execute)
    assert set(here) == {"0.txt", "1.txt", "run-0.ipynb", "run-1.ipynb"}
    assert here["1.txt"] == b"sevenseven"
    assert made(runs(tmp_path / "there", tmp_path / "source"), Elsewhere(executor)) == here


def test_what_fails_elsewhere_is_told_and_kept_here(tmp_path):
    (run,) = runs(tmp_path / "there", tmp_path / "source", count=1)
    written(run.notebook, "print('so far')", "1 / 0")
    with ThreadPoolExecutor(1) as pool, pytest.raises(Problem) as refused:
        run_notebook(run, None, Elsewhere(pool))
    assert refused.value.name == "notebook_failed"
    assert "ZeroDivisionError" in str(refused.value)
    assert "so far" in (tmp_path / "there" / "run-0.failed.ipynb").read_text(encoding="utf-8")
    assert not run.output.exists()


def test_a_cluster_of_which_a_worker_is_killed_gives_what_this_process_gives(cluster, tmp_path):
    here = made(runs(tmp_path / "here", tmp_path / "source", seconds=0.1, count=4), execute)
    asked = runs(tmp_path / "there", tmp_path / "source", seconds=0.1, count=4)
    with on_cluster(cluster.address()) as (there, jobs), ThreadPoolExecutor(1) as beside:
        assert jobs == 2
        killing = beside.submit(cluster.kill_a_worker)
        assert made(asked, there) == here
        killing.result(timeout=60)


def test_where_no_scheduler_answers_the_user_is_told(monkeypatch):
    monkeypatch.setattr("nmspf_report.notebooks.scheduling.PATIENCE", 1)
    with pytest.raises(Problem) as refused, on_cluster("tcp://127.0.0.1:9"):
        pass
    assert refused.value.name == "no_scheduler"
    with pytest.raises(Problem) as refused, on_cluster("no address"):
        pass
    assert refused.value.name == "no_scheduler"
