"""Who runs the notebooks of a build: how many at once, where, and what is known already."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Semaphore

import psutil

from nmspf_report.notebooks.caching import NotebookCache
from nmspf_report.notebooks.executing import Execute, Executed, Task, execute
from nmspf_report.notebooks.running import NotebookRun, run_notebook

# What a notebook may come to need of memory beyond what it shares with its siblings, and what is
# left to the build itself.
A_NOTEBOOK = 400 * 2**20
THE_BUILD = 600 * 2**20

# Where Linux says how much memory the programs of this container may have together.
CONTAINER = Path("/sys/fs/cgroup/memory.max")


def how_many_fit() -> int:
    """Give how many notebooks run at once: one on each processor, as far as memory goes."""
    memory = min(psutil.virtual_memory().available, _allowed())
    return max(1, min(os.cpu_count() or 1, (memory - THE_BUILD) // A_NOTEBOOK))


class Runner:
    """Runs notebooks, or recalls that they were run.

    Parameters
    ----------
    jobs
        How many are executed at once, however many are asked for.
    cache
        Where executed notebooks are kept; None if each is to be run.
    executed_by
        Who executes them: this machine, or another
        (`nmspf_report.notebooks.executing.Elsewhere`).
    made_with
        Digests of what every notebook depends on, such as the package, by name.
    """

    def __init__(
        self,
        jobs: int,
        cache: NotebookCache | None = None,
        executed_by: Execute = execute,
        made_with: Mapping[str, str] | None = None,
    ) -> None:
        self.jobs = jobs
        self.ran: list[str] = []
        """The names of the notebooks that were run, and not recalled, as they ended."""
        self.recalled: list[str] = []
        self._cache, self._executed_by = cache, executed_by
        self._made_with = made_with or {}
        self._free = Semaphore(jobs)

    def run(self, run: NotebookRun) -> None:
        """Run a notebook; see `nmspf_report.notebooks.running.run_notebook`."""
        made_with = {**self._made_with, **run.made_with}
        if run_notebook(replace(run, made_with=made_with), self._cache, self._execute):
            self.ran.append(run.output.stem)
        else:
            self.recalled.append(run.output.stem)

    def _execute(self, task: Task) -> Executed:
        with self._free:
            return self._executed_by(task)


def _allowed() -> int:
    try:
        return int(CONTAINER.read_text(encoding="ascii"))
    except (OSError, ValueError):
        # Not in a container, or in one that has no limit.
        return psutil.virtual_memory().total
