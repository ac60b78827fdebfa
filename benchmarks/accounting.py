"""Where the processor time of a build goes: notebooks' cells, pandoc, Typst, and all else.

Processor time is that of all processes together, as the system counts it. A cell's is that of its
kernel's process from when IPython begins with it to when it has done; pandoc's that of its
processes; Typst's that of the process that it works in while it sets a document.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any
from unittest import mock

import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from benchmarks.rendering_meter import PANDOC, TYPST, rendered
from nmspf_report.notebooks.apart import apart
from nmspf_report.notebooks.caching import NotebookCache
from nmspf_report.notebooks.executing import Executed, Task, execute
from nmspf_report.notebooks.runner import Runner
from nmspf_report.parameters import read_parameters
from nmspf_report.publishing import rendering
from nmspf_report.release import building
from nmspf_report.release.building import Build, build_release
from nmspf_report.release.restricted import restricted_beside
from nmspf_report.release.unchanged import Asked
from nmspf_report.release.watching import Watcher

CELLS = "cells"
OWN = (CELLS, PANDOC, TYPST)
"""What a cycle is for; all else is the work of whoever runs it."""

STAGES_OF_NOTEBOOKS = ("counting", "documents")
"""Those in which notebooks are run; the others put together, protect and audit figures."""

BEGIN = """
import time as metering_time
metering = [0.0, 0.0]
def metering_begin(*_): metering[1] = metering_time.process_time()
def metering_end(*_): metering[0] += metering_time.process_time() - metering[1]
get_ipython().events.register("pre_run_cell", metering_begin)
get_ipython().events.register("post_run_cell", metering_end)
"""
END = "print(metering[0])"


class Stages(Watcher):
    """Tells what each stage took, and what of it was spent on what."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stage, self._left = "", 0
        self._begun, self._before = time.monotonic(), processor_time()
        self._spent = dict.fromkeys(OWN, 0.0)
        self.begin("beginning", 1)

    def spend(self, what: str, seconds: float) -> None:
        """Note what something took, in the stage that there is now."""
        with self._lock:
            self._spent[what] += seconds

    def begin(self, stage: str, pieces: int) -> None:
        """Begin a stage; what comes after all its pieces is told of apart."""
        with self._lock:
            if self._stage:
                self._tell()
            self._stage, self._left = stage, pieces

    def step(self, piece: str, step: str) -> None:
        """Note nothing."""

    def finish(self, piece: str) -> None:
        """Note that a piece of a stage is done."""
        with self._lock:
            self._left -= 1
            if not self._left:
                self._tell()
                self._stage = f"after {self._stage}"

    def _tell(self) -> None:
        now, processor = time.monotonic(), processor_time()
        told = {
            "stage": self._stage,
            "seconds": now - self._begun,
            "processor": processor - self._before,
            **self._spent,
        }
        print(json.dumps(told), flush=True)
        self._begun, self._before = now, processor
        self._spent = dict.fromkeys(OWN, 0.0)


def processor_time() -> float:
    """Give the processor time of this process and of all that it has started, ended ones too."""
    this = psutil.Process()
    spent = 0.0
    for process in (this, *this.children(recursive=True)):
        try:
            used = process.cpu_times()
        except psutil.Error:
            continue
        spent += used.user + used.system + used.children_user + used.children_system
    return spent


def account(run: Path, out: Path, areas: Sequence[str]) -> None:
    """Build a release from nothing, and print what each of its stages took.

    Parameters
    ----------
    run
        The parameters of the run.
    out
        Where the release goes.
    areas
        Whose documents; none means all.
    """
    # Where forks find this module.
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    build = Build(Asked(read_parameters(run), tuple(areas)), out, restricted_beside(out))
    stages = Stages()
    with metered(stages):
        built = build_release(build, stages)
    stages.begin("", 0)
    if built.problems:
        sys.exit(str(built.problems[0]))


def show_shares(stages: Sequence[Mapping[str, Any]]) -> None:
    """Print what each stage took, and which share of it is neither cells, pandoc nor Typst."""
    for told in stages:
        own = ", ".join(f"{name} {told[name]:.1f}" for name in OWN)
        took = f"{told['seconds']:7.1f} s, processor {told['processor']:7.1f} s"
        print(f"{told['stage']:20} {took}: {own}")
    notebooks = [told for told in stages if told["stage"] in STAGES_OF_NOTEBOOKS]
    for name, chosen in (("running notebooks and rendering", notebooks), ("all of it", stages)):
        total = sum(told["processor"] for told in chosen)
        own = sum(told[what] for told in chosen for what in OWN)
        print(f"of {name}, {1 - own / total:.1%} is not in cells, pandoc or Typst")


@contextmanager
def metered(stages: Stages) -> Iterator[None]:
    """Have notebooks, pandoc and Typst metered in what is built meanwhile."""

    def executed(task: Task) -> Executed:
        ended = execute(replace(task, notebook=_with_meter(task.notebook)))
        notebook, seconds = _without_meter(ended.notebook)
        stages.spend(CELLS, seconds)
        return replace(ended, notebook=notebook)

    def rendered_apart(work: Callable[..., Any], *asked: Any, **named: Any) -> Any:
        given, spent = apart(rendered, work, asked, named)
        for what, seconds in spent.items():
            stages.spend(what, seconds)
        return given

    def runner(jobs: int, cache: NotebookCache | None, made_with: Mapping[str, str]) -> Runner:
        return Runner(jobs, cache, executed, made_with)

    with (
        mock.patch.object(building, "Runner", runner),
        mock.patch.object(rendering, "apart", rendered_apart),
    ):
        yield


def _with_meter(notebook: NotebookNode) -> NotebookNode:
    first, last = new_code_cell(BEGIN, id="meter-begin"), new_code_cell(END, id="meter-end")
    for cell in (first, last):
        cell.metadata.update(tags=[], papermill={})
    return NotebookNode(notebook, cells=[first, *notebook.cells, last])


def _without_meter(notebook: NotebookNode) -> tuple[NotebookNode, float]:
    _, *cells, last = notebook.cells
    return NotebookNode(notebook, cells=cells), float(last.outputs[0]["text"])
