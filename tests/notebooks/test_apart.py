"""A piece of work is done in another process, and what it gives or raises comes back."""

import math
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from nmspf_report.notebooks.apart import EndedEarlyError, apart
from nmspf_report.notebooks.forked import HAS_FORKS
from nmspf_report.problems import Problem
from nmspf_report.publishing.rendering import OwnRenderer, rendered
from nmspf_report.resources import resource

pytestmark = pytest.mark.skipif(not HAS_FORKS, reason="there are no forks here")


def test_it_gives_what_the_work_gives() -> None:
    assert apart(math.comb, 5, 2) == 10
    assert apart(int, "ff", base=16) == 255


def test_each_piece_of_work_has_a_process_of_its_own_that_ends_with_it() -> None:
    with ThreadPoolExecutor(4) as pool:
        processes = list(pool.map(lambda _: apart(os.getpid), range(8)))
    assert len({os.getpid(), *processes}) == 9
    assert not [one for one in processes if psutil.pid_exists(one)]


def test_it_works_where_this_process_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert apart(os.getcwd) == str(tmp_path)


def test_more_comes_back_than_a_pipe_holds() -> None:
    assert len(apart(bytes, 10_000_000)) == 10_000_000


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="math domain error"):
        apart(math.sqrt, -1)


def test_a_problem_comes_back_with_all_it_says(tmp_path: Path) -> None:
    missing = tmp_path / "missing.ipynb"
    with pytest.raises(Problem) as raised:
        apart(rendered, missing, ["html"], show_code=False)
    expected = Problem("missing_file", where=missing)
    assert vars(raised.value) == vars(expected)
    assert str(raised.value) == str(expected)


def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(EndedEarlyError, match="-9"):
        apart(signal.raise_signal, signal.SIGKILL)
    assert apart(math.comb, 5, 2) == 10


def test_the_user_is_told_which_document_was_ended_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise EndedEarlyError("exit code -9")

    monkeypatch.setattr("nmspf_report.publishing.rendering.apart", killed)
    notebook, page = resource("reports", "authority.ipynb"), tmp_path / "a.html"
    with pytest.raises(Problem) as raised:
        OwnRenderer(tmp_path / "kept").write(notebook, {"html": page}, show_code=False)
    assert raised.value.where == str(notebook)
    assert "exit code -9" in raised.value.what
    assert not list(tmp_path.rglob("*.html"))
