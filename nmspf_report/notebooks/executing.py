"""Executing a notebook in a warm kernel, on this machine or wherever the task is sent."""

import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors
from papermill.parameterize import parameterize_notebook

from nmspf_report.notebooks.connecting import WARM, PromptManager
from nmspf_report.notebooks.engine import Engine

# A kernel on the loopback warns of its connection each time that it starts.
QUIET = ["--IPKernelApp.log_level=40"]

# How many seconds a kernel may take to answer: many start at once, on slow machines too.
PATIENCE = 300


@dataclass(frozen=True)
class Task:
    """A notebook to be executed.

    Parameters
    ----------
    name
        What it is called in messages.
    notebook
        The notebook, with a cell tagged ``parameters``, and with papermill's metadata.
    parameters
        What that cell is overridden with.
    folder
        In which it works.
    reads, writes
        The names of the parameters that are folders it reads, and files it writes.
    """

    name: str
    notebook: NotebookNode
    parameters: Mapping[str, Any]
    folder: Path
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Failure:
    """Why a notebook did not come to its end.

    Parameters
    ----------
    error, reason
        The kind of the error and its words. No kind if it was no cell that failed: the kernel
        ended, or never answered.
    cell
        The number of the cell that failed.
    """

    error: str
    reason: str
    cell: int | None = None


@dataclass(frozen=True)
class Executed:
    """What became of a notebook.

    Parameters
    ----------
    notebook
        The notebook with its outputs, as far as it came.
    failure
        None if it came to its end.
    written
        Elsewhere alone: the files that it wrote, by the parameters that name them.
    """

    notebook: NotebookNode
    failure: Failure | None = None
    written: Mapping[str, bytes] = field(default_factory=dict)


Execute = Callable[[Task], Executed]
"""Who executes a notebook."""


def execute(task: Task) -> Executed:
    """Execute a notebook in a kernel of its own, through papermill."""
    notebook: NotebookNode = parameterize_notebook(
        deepcopy(task.notebook), dict(task.parameters), kernel_name=WARM
    )
    failure = None
    try:
        notebook = _run(notebook, task.folder)
        # It marks the cell that failed. The notebook stays here: it has no path.
        raise_for_execution_errors(notebook, None)
    except PapermillExecutionError as error:
        failure = Failure(error.ename, " ".join(str(error.evalue).split()), error.exec_count)
    except RuntimeError as error:
        # So it is called when a kernel has died, or has never answered.
        failure = Failure("", " ".join(str(error).split()))
    return Executed(notebook, failure)


@dataclass(frozen=True)
class Elsewhere:
    """Executes notebooks wherever an executor does its work, on another machine for one.

    Parameters
    ----------
    executor
        Any of `concurrent.futures`, or one that is made like them. The package has to be
        installed where it works; no folder needs to be shared with it.
    """

    executor: Executor

    def __call__(self, task: Task) -> Executed:
        """Send a task with the files it reads; put what it wrote into its place."""
        read = {name: _packed(Path(task.parameters[name])) for name in task.reads}
        executed = self.executor.submit(_unpack_and_execute, task, read).result()
        for name, content in executed.written.items():
            path = Path(task.parameters[name])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return replace(executed, written={})


def _run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook that works in a folder."""
    executed: NotebookNode = Engine.execute_notebook(
        notebook,
        WARM,
        kernel_manager_class=PromptManager,
        # All that a notebook makes is written when its last cell ends.
        shutdown_kernel="immediate",
        progress_bar=False,
        log_output=False,
        start_timeout=PATIENCE,
        extra_arguments=QUIET,
        # Where the kernel works. papermill's own `cwd` moves this whole process there, and
        # with it every other notebook that it is running.
        resources={"metadata": {"path": str(folder)}},
    )
    return executed


def _packed(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _unpack_and_execute(task: Task, read: Mapping[str, Mapping[str, bytes]]) -> Executed:
    with tempfile.TemporaryDirectory(prefix="nmspf-") as name:
        work = Path(name)
        for parameter, files in read.items():
            _unpack(files, work / parameter)
        moved = {parameter: str(work / parameter) for parameter in (*task.reads, *task.writes)}
        executed = execute(replace(task, parameters={**task.parameters, **moved}, folder=work))
        written = {name: work / name for name in task.writes}
        return replace(
            executed,
            written={name: path.read_bytes() for name, path in written.items() if path.is_file()},
        )


def _unpack(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
