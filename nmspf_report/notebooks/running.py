"""Running a notebook: recalled where the same was run before, else executed, then tidied."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from nmspf_report.notebooks.caching import NotebookCache, digests_of
from nmspf_report.notebooks.executing import Execute, Executed, Failure, Task, execute
from nmspf_report.notebooks.words import in_language
from nmspf_report.problems import Problem

# What says when and where a notebook was run, and not what it says.
MOMENT = ("papermill", "execution", "ExecuteTime")

# The parameter, for the cache alone, that says what a notebook was run with and on.
INPUTS = "inputs"

# How many notebooks are kept as they are before they are run.
KINDS = 16


@dataclass(frozen=True)
class NotebookRun:
    """One notebook to be run.

    Parameters
    ----------
    notebook
        The notebook, with a cell tagged ``parameters``.
    output
        Where the executed notebook goes.
    failures
        The folder in which a notebook that fails is kept, as far as it came.
    parameters
        What the parameters cell is overridden with.
    shown
        What the executed notebook shows in place of some parameters: paths as they are
        beside it, not as they were on the machine that ran it.
    details
        What the executed notebook says of itself in its metadata, under ``nmspf``.
    reads, writes
        The names of the parameters that are folders it reads, and files it writes.
    made_with
        Digests of what else it depends on, such as the package, by name.
    """

    notebook: Path
    output: Path
    failures: Path
    parameters: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    made_with: Mapping[str, str] = field(default_factory=dict)


def run_notebook(
    run: NotebookRun, cache: NotebookCache | None = None, execute: Execute = execute
) -> bool:
    """Run a notebook from top to bottom in a kernel of its own, or recall that it was run.

    Its prose is put into the language of the parameter ``language``, English if it has none. The
    executed notebook is without times and paths of this run.

    Parameters
    ----------
    run
        What is to be run.
    cache
        Where executed notebooks are kept; None if each is to be run.
    execute
        Who executes it: this machine, or another.

    Returns
    -------
    bool
        Whether it was run: False if the same had been run before, and was recalled.

    Raises
    ------
    Problem
        If a cell fails: with the notebook, the cell and what it said. The notebook is kept
        as far as it came, among the failures, as ``<name>.failed.ipynb``. Or if its kernel
        ended, by itself or because memory ran out, or never answered.
    """
    run.output.parent.mkdir(parents=True, exist_ok=True)
    for earlier in (run.output, _failed(run)):
        earlier.unlink(missing_ok=True)
    notebook = _worded(run)
    question = _with_parameters(
        deepcopy(notebook), {**run.parameters, **run.shown, INPUTS: _inputs(run)}
    )
    answer = None if cache is None else cache.recall(question, _results(run))
    is_run = answer is None
    if answer is None:
        answer = _answered(question, _executed(notebook, run, execute))
        if cache is not None:
            cache.remember(answer, _results(run))
    _publish(answer, run)
    return is_run


def _worded(run: NotebookRun) -> NotebookNode:
    notebook = _without_outputs(run.notebook, run.notebook.stat().st_mtime_ns)
    return in_language(notebook, run.notebook.stem, run.parameters.get("language", "en"))


@lru_cache(maxsize=KINDS)
def _without_outputs(path: Path, changed: int) -> NotebookNode:
    """Read a notebook; many documents are made of one.

    Parameters
    ----------
    path
        The notebook.
    changed
        When it was changed last.
    """
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # Those that it was committed with are large, and it is to be given others.
            cell.outputs, cell.execution_count = [], None
    loaded: NotebookNode = load_notebook_node(notebook)
    return loaded


def _inputs(run: NotebookRun) -> dict[str, str]:
    """Give the digest of all that a notebook depends on and does not hold itself."""
    read = {name: digests_of(Path(run.parameters[name])) for name in run.reads}
    files = {f"{name}/{path}": digest for name in read for path, digest in read[name].items()}
    return {**run.made_with, **files}


def _results(run: NotebookRun) -> list[Path]:
    return [Path(run.parameters[name]) for name in run.writes]


def _executed(notebook: NotebookNode, run: NotebookRun, execute: Execute) -> NotebookNode:
    task = Task(
        name=run.output.stem,
        notebook=notebook,
        parameters=run.parameters,
        folder=run.output.parent,
        reads=run.reads,
        writes=run.writes,
    )
    executed = execute(task)
    if executed.failure is not None:
        if executed.failure.error:
            _keep(executed, run)
        raise _problem(run, executed.failure)
    return executed.notebook


def _answered(question: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Give a notebook the outputs of its execution, and nothing else of it."""
    for asked, cell in zip(question.cells, executed.cells, strict=True):
        if asked.cell_type == "code":
            asked.outputs, asked.execution_count = cell.outputs, cell.execution_count
    question.metadata["language_info"] = executed.metadata["language_info"]
    return question


def _with_parameters(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Override a notebook's parameters cell, and take every moment out of it."""
    parameterized: NotebookNode = parameterize_notebook(notebook, dict(parameters))
    for part in (parameterized, *parameterized.cells):
        for name in MOMENT:
            part.metadata.pop(name, None)
    for number, cell in enumerate(parameterized.cells):
        # papermill gives the cell that it puts in an identifier by chance.
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = f"injected-parameters-{number}"
    return parameterized


def _publish(answer: NotebookNode, run: NotebookRun) -> None:
    answer.metadata["papermill"] = {}
    notebook = _with_parameters(answer, {**run.parameters, **run.shown})
    notebook.metadata["nmspf"] = dict(run.details)
    draft = run.output.with_suffix(".partial.ipynb")
    draft.write_text(f"{nbformat.writes(notebook)}\n", encoding="utf-8", newline="\n")
    draft.replace(run.output)


def _keep(executed: Executed, run: NotebookRun) -> None:
    """Keep a notebook of which a cell failed, as far as it came."""
    run.failures.mkdir(parents=True, exist_ok=True)
    _failed(run).write_text(nbformat.writes(executed.notebook), encoding="utf-8")


def _failed(run: NotebookRun) -> Path:
    return run.failures / f"{run.output.stem}.failed.ipynb"


def _problem(run: NotebookRun, failure: Failure) -> Problem:
    """Say what went wrong; a problem that the cell itself stated is passed on as it stands."""
    where, kept, reason = run.output.stem, _failed(run).name, failure.reason
    if not failure.error:
        return Problem("kernel_ended", where=where, reason=reason)
    if failure.error == Problem.__name__:
        return Problem("notebook_stopped", where=where, reason=reason, kept=kept)
    return Problem(
        "notebook_failed",
        where=where,
        cell=failure.cell,
        error=failure.error,
        reason=reason,
        kept=kept,
    )
