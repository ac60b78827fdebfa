"""A notebook is recalled where all that it depends on is the same, and only then."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from nmspf_report.notebooks.caching import WHOLE, NotebookCache
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from tests.notebooks.kernels import written

READ = "from pathlib import Path\nsaid = Path(data, 'a.txt').read_text()\nprint(said)"
WRITE = "Path(output).write_text(said * 2);"


@pytest.fixture
def cache(tmp_path: Path) -> NotebookCache:
    return NotebookCache(tmp_path / "cache")


@pytest.fixture
def run(tmp_path: Path) -> NotebookRun:
    """A notebook that reads a folder and writes a file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("seven", encoding="utf-8")
    (tmp_path / "written").mkdir()
    return NotebookRun(
        notebook=written(tmp_path / "a.ipynb", READ, WRITE),
        output=tmp_path / "executed" / "a.ipynb",
        failures=tmp_path,
        parameters={"data": str(tmp_path / "data"), "output": str(tmp_path / "written" / "b.txt")},
        shown={"data": "data", "output": "b.txt"},
        reads=("data",),
        writes=("output",),
        made_with={"package": "1"},
    )


def test_the_same_is_run_once_and_gives_the_same_bytes(run, cache):
    assert run_notebook(run, cache)
    executed, result = run.output.read_bytes(), Path(run.parameters["output"])
    assert result.read_text(encoding="utf-8") == "sevenseven"
    run.output.unlink()
    result.unlink()
    assert not run_notebook(run, cache)
    assert run.output.read_bytes() == executed
    assert result.read_text(encoding="utf-8") == "sevenseven"


def test_what_is_read_what_it_is_made_with_and_what_is_asked_each_make_it_run(run, cache):
    assert run_notebook(run, cache)
    assert run_notebook(replace(run, made_with={"package": "2"}), cache)
    assert run_notebook(replace(run, parameters={**run.parameters, "language": "en"}), cache)
    Path(run.parameters["data"], "a.txt").write_text("eight", encoding="utf-8")
    assert run_notebook(run, cache)
    assert b"eight" in run.output.read_bytes()
    Path(run.parameters["data"], "another.txt").touch()
    assert run_notebook(run, cache)
    Path(run.parameters["data"], "another.txt").unlink()
    assert not run_notebook(run, cache)


def test_where_files_stand_does_not_matter(run, cache, tmp_path):
    assert run_notebook(run, cache)
    Path(run.parameters["data"]).rename(tmp_path / "moved")
    moved = {**run.parameters, "data": str(tmp_path / "moved")}
    assert not run_notebook(replace(run, parameters=moved), cache)


def test_the_digests_are_not_in_what_is_published(run, cache):
    run_notebook(run, cache)
    assert b"package" not in run.output.read_bytes()
    plain = replace(run, output=run.output.with_name("plain.ipynb"))
    run_notebook(plain)
    assert plain.output.read_bytes() == run.output.read_bytes()


@pytest.mark.parametrize("name", ["base.ipynb", WHOLE, "artifacts/b.txt"])
def test_what_was_half_written_when_the_power_went_is_run_again(run, cache, tmp_path, name):
    run_notebook(run, cache)
    executed = run.output.read_bytes()
    (half,) = (tmp_path / "cache" / "executed").glob(f"*/{name}")
    half.write_bytes(half.read_bytes()[:5])
    assert run_notebook(run, cache)
    assert run.output.read_bytes() == executed
    assert not run_notebook(run, cache)


def test_a_folder_without_its_notebook_is_replaced(run, cache, tmp_path):
    run_notebook(run, cache)
    (base,) = (tmp_path / "cache" / "executed").glob("*/base.ipynb")
    base.unlink()
    assert run_notebook(run, cache)
    assert not run_notebook(run, NotebookCache(tmp_path / "cache"))


def test_a_database_that_is_none_is_begun_anew(run, cache, tmp_path):
    run_notebook(run, cache)
    (tmp_path / "cache" / "global.db").write_bytes(b"no database at all, not even a small one")
    assert run_notebook(run, NotebookCache(tmp_path / "cache"))


@pytest.mark.parametrize("table", ["nbcache", "nbproject", "settings", None])
def test_a_database_whose_maker_was_killed_is_begun_anew(run, cache, tmp_path, table):
    run_notebook(run, cache)
    database = tmp_path / "cache" / "global.db"
    with closing(sqlite3.connect(database)) as connection:
        if table is not None:
            connection.execute(f"DROP TABLE {table}")
    if table is None:
        database.write_bytes(b"")
    assert run_notebook(run, NotebookCache(tmp_path / "cache"))


def test_a_database_that_refuses_is_told_as_the_systems_refusal(run, cache, tmp_path):
    run_notebook(run, cache)
    with closing(sqlite3.connect(tmp_path / "cache" / "global.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OSError, match="locked"):
            NotebookCache(tmp_path / "cache")
