"""Running a notebook through papermill, and what is left of it for publication."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError
from papermill.parameterize import parameterize_notebook

from nmspf_report.notebooks.words import in_language
from nmspf_report.problems import Problem

# A kernel on the loopback warns of its connection each time that it starts.
QUIET = ["--IPKernelApp.log_level=40"]

# What says when and where a notebook was run, and not what it says.
MOMENT = ("papermill", "execution", "ExecuteTime")

# How many seconds a kernel may take to answer: many start at once, on slow machines too.
PATIENCE = 300


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
    """

    notebook: Path
    output: Path
    failures: Path
    parameters: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


def run_notebook(run: NotebookRun) -> Path:
    """Run a notebook from top to bottom in a kernel of its own.

    Its prose is put into the language of the parameter ``language``, English if it has none.

    Returns
    -------
    Path
        The executed notebook, without times and paths of this run.

    Raises
    ------
    Problem
        If a cell fails: with the notebook, the cell and what it said. The notebook is kept
        as far as it came, among the failures, as ``<name>.failed.ipynb``. Or if its kernel
        ended, by itself or because memory ran out, or never answered.
    """
    draft = run.output.with_suffix(".partial.ipynb")
    draft.parent.mkdir(parents=True, exist_ok=True)
    for earlier in (run.output, _failed(run)):
        earlier.unlink(missing_ok=True)
    try:
        _write_worded(run, draft)
        _execute(run, draft)
        _publish(draft, run)
    except PapermillExecutionError as error:
        run.failures.mkdir(parents=True, exist_ok=True)
        draft.replace(_failed(run))
        raise _problem(run, error) from None
    finally:
        draft.unlink(missing_ok=True)
    return run.output


def _write_worded(run: NotebookRun, draft: Path) -> None:
    notebook = nbformat.read(run.notebook, as_version=4)  # type: ignore[no-untyped-call]
    worded = in_language(notebook, run.notebook.stem, run.parameters.get("language", "en"))
    nbformat.write(worded, draft)  # type: ignore[no-untyped-call]


def _execute(run: NotebookRun, draft: Path) -> None:
    """Run a notebook in its place."""
    try:
        papermill.execute_notebook(
            str(draft),
            str(draft),
            parameters=dict(run.parameters),
            progress_bar=False,
            log_output=False,
            start_timeout=PATIENCE,
            extra_arguments=QUIET,
            # Where the kernel works. papermill's own `cwd` moves this whole process there, and
            # with it every other notebook that it is running.
            resources={"metadata": {"path": str(run.output.parent)}},
        )
    except RuntimeError as error:
        # So it is called when a kernel has died, or has never answered.
        reason = " ".join(str(error).split())
        raise Problem("kernel_ended", where=run.output.stem, reason=reason) from None


def _publish(draft: Path, run: NotebookRun) -> None:
    executed = nbformat.read(draft, as_version=4)  # type: ignore[no-untyped-call]
    notebook = parameterize_notebook(executed, {**run.parameters, **run.shown})
    for part in (notebook, *notebook.cells):
        for name in MOMENT:
            part.metadata.pop(name, None)
    for number, cell in enumerate(notebook.cells):
        # papermill gives the cell that it puts in an identifier by chance.
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = f"injected-parameters-{number}"
    notebook.metadata["nmspf"] = dict(run.details)
    nbformat.write(notebook, draft)  # type: ignore[no-untyped-call]
    draft.replace(run.output)


def _failed(run: NotebookRun) -> Path:
    return run.failures / f"{run.output.stem}.failed.ipynb"


def _problem(run: NotebookRun, error: PapermillExecutionError) -> Problem:
    """Say what went wrong; a problem that the cell itself stated is passed on as it stands."""
    where, kept = run.output.stem, _failed(run).name
    reason = " ".join(str(error.evalue).split())
    if error.ename == Problem.__name__:
        return Problem("notebook_stopped", where=where, reason=reason, kept=kept)
    return Problem(
        "notebook_failed",
        where=where,
        cell=error.exec_count,
        error=error.ename,
        reason=reason,
        kept=kept,
    )
