"""How long a build takes, against plain papermill and a renderer in a loop, and against itself.

    python -m benchmarks.build                    # two authorities and their board, once
    python -m benchmarks.build --runs 3 --whole   # everything

All is measured in one run, on the same returns, notebooks and documents. The plain way and ours
have to make the same documents, byte for byte. Each piece of work is a program of its own: its
start and its imports are in its time.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import monotonic, sleep
from typing import Any

import nbformat
import papermill
import psutil
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from pyarrow import parquet

from benchmarks.accounting import account, show_shares
from benchmarks.rendering_meter import processor_time_of_children
from nmspf_report.dataset.storage import read_dataset, write_dataset
from nmspf_report.geography import read_geography
from nmspf_report.notebooks.connecting import WARM, PromptManager
from nmspf_report.notebooks.executing import QUIET
from nmspf_report.notebooks.runner import Runner
from nmspf_report.notebooks.side_by_side import do_all
from nmspf_report.parameters import Parameters, read_parameters
from nmspf_report.publishing.rendering import OwnRenderer, rendered
from nmspf_report.release.documents import Draft, Workshop, details_of, make_document
from nmspf_report.release.editions import EditionData
from nmspf_report.release.planning import PlannedDocument, plan
from nmspf_report.release.returns import count_run
from nmspf_report.release.slices import Slices
from nmspf_report.release.watching import NoWatcher
from nmspf_report.resources import resource
from nmspf_report.returns.sample import write_sample

FEW = ("W06000019", "W06000020")
FEW_DOCUMENTS = (*FEW, "gwent")
RESUBMITS = "W06000019"
AT_ONCE = 2
EVERY = 0.2
GIB = 2**30
NMSPF = "from nmspf_report.cli import main; main()"


@dataclass(frozen=True)
class Took:
    """What a program took: seconds by the clock, of all processors, and memory at its peak."""

    seconds: float
    processor: float
    peak: float


def main() -> None:
    """Measure everything, and print the table."""
    asked = _arguments()
    if asked.piece:
        PIECES[asked.piece](Path(asked.folder), asked.area)
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        areas = [] if asked.whole else list(FEW_DOCUMENTS)
        prepare(folder, None if asked.whole else FEW)
        measured = {
            "plain papermill, in a loop": times(asked.runs, folder, "plain", areas),
            "plain papermill, two at once": times(asked.runs, folder, "plain-two", areas),
            "ours, cold": times(asked.runs, folder, "ours", areas),
        }
        compare(folder)
        measured |= builds(asked.runs, folder, areas)
        measured |= {
            f"start of {kernel} kernel": starts(kernel) for kernel in ("a warm", "a stock")
        }
        show(measured)
        show_shares(accounted(folder, areas))


def prepare(folder: Path, areas: Sequence[str] | None) -> None:
    """Make returns, a run's parameters, and the data that all documents are made from."""
    write_sample(folder / "returns", years=2, seed=1, areas=areas)
    lines = (
        "title: Benchmark\nframework: nmspf_c\ngeography: wales\nedition: public\n"
        f"returns: {{kind: case-level, folder: '{(folder / 'returns').as_posix()}'}}\n"
        "first_year: 2024-25\nlast_year: 2025-26\n"
    )
    (folder / "run.yml").write_text(lines, encoding="utf-8")
    runner = Runner(AT_ONCE)
    counted = count_run(_run(folder), folder / "first", folder / "first", runner, NoWatcher())
    write_dataset(counted.dataset, folder / "data")


def plain(folder: Path, areas: Sequence[str], processes: int = 1) -> None:
    """Run each notebook with papermill, in the stock kernel, and render each document."""
    out = _emptied(folder / "plain")
    codes = sorted(path.name for path in (folder / "returns").iterdir() if path.is_dir())
    counts = [partial(_count_plainly, folder, out, code) for code in codes]
    makes = [partial(_make_plainly, folder, out, each) for each in _documents(folder, areas)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for stage in (counts, makes):
            for done in [pool.submit(piece) for piece in stage]:
                done.result()


def _count_plainly(folder: Path, out: Path, code: str) -> None:
    parameters = {
        "area": code,
        "returns": str(folder / "returns" / code),
        "first_year": "2024-25",
        "output": str(out / f"{code}.parquet"),
    }
    _papermill("indicators", out / f"indicators-{code}.ipynb", parameters)


def _make_plainly(folder: Path, out: Path, document: PlannedDocument) -> None:
    notebook = out / f"{document.name}.ipynb"
    _papermill(document.kind, notebook, {"area": document.area.code, "data": str(folder / "data")})
    executed = nbformat.read(notebook, as_version=4)
    executed.metadata["nmspf"] = details_of(document, _run(folder))
    nbformat.write(executed, notebook)
    # In the loop's own process: whoever has no runner has no fork to render in either.
    for name, content in rendered(notebook, ("html", "pdf"), show_code=False).items():
        (out / f"{document.name}.{name}").write_bytes(content)


def _papermill(kind: str, output: Path, parameters: dict[str, str]) -> None:
    notebook = resource("reports", f"{kind}.ipynb")
    papermill.execute_notebook(notebook, output, parameters=parameters, progress_bar=False)


def ours(folder: Path, areas: Sequence[str]) -> None:
    """Do the same as a build does it: warm kernels, two at once, rendering beside them."""
    out, run, runner = _emptied(folder / "ours"), _run(folder), Runner(AT_ONCE)
    count_run(run, out / "work", out, runner, NoWatcher())
    data = EditionData(read_dataset(folder / "data"), {}, None)
    slices = Slices(data, run.reporting_period, out / "work")
    draft = Draft(out, out, run, data, slices)
    workshop = Workshop(runner, OwnRenderer(), out / "work")
    documents = _documents(folder, areas)
    makers = [partial(make_document, each, draft, workshop, NoWatcher()) for each in documents]
    problems = do_all(makers, AT_ONCE + 1)
    if problems:
        sys.exit(str(problems[0]))
    for document in documents:
        for name in ("html", "pdf"):
            made = out / f"{document.stem}.{name}"
            made.replace(out / f"{document.name}.{name}")


PIECES: dict[str, Callable[[Path, Sequence[str]], None]] = {
    "plain": plain,
    "plain-two": partial(plain, processes=AT_ONCE),
    "ours": ours,
    "accounted": lambda folder, areas: account(folder / "run.yml", folder / "accounted", areas),
}


def times(runs: int, folder: Path, piece: str, areas: Sequence[str]) -> list[Took]:
    """Do a piece of work so many times, each in a program of its own."""
    options = [option for area in areas for option in ("--area", area)]
    command = [sys.executable, "-m", "benchmarks.build", "--piece", piece, *options]
    return [measure([*command, "--folder", str(folder)]) for _ in range(runs)]


def builds(runs: int, folder: Path, areas: Sequence[str]) -> dict[str, list[Took]]:
    """Build with the command, cold; with one return sent again; with nothing changed."""
    options = [option for area in areas for option in ("--area", area)]
    out = folder / "release"
    command = [sys.executable, "-c", NMSPF, "build", str(folder / "run.yml"), "--out", str(out)]
    taken: dict[str, list[Took]] = {"build": [], "build, one return again": [], "unchanged": []}
    for number in range(runs):
        for made in (out, out.with_name("release-restricted")):
            shutil.rmtree(made, ignore_errors=True)
        taken["build"].append(measure([*command, *options]))
        resubmit(folder, number)
        taken["build, one return again"].append(measure([*command, *options], tells=not number))
        taken["unchanged"].append(measure([*command, *options]))
    return taken


def resubmit(folder: Path, number: int) -> None:
    """Let one authority send one quarter again, with a referral less than before."""
    path = folder / "returns" / RESUBMITS / "referrals.parquet"
    table = parquet.read_table(path)
    parquet.write_table(table.slice(0, len(table) - 1 - number), path)


def accounted(folder: Path, areas: Sequence[str]) -> list[dict[str, Any]]:
    """Build once more, cold, and give what each stage took (`benchmarks.accounting`)."""
    options = [option for area in areas for option in ("--area", area)]
    command = [sys.executable, "-m", "benchmarks.build", "--piece", "accounted", *options]
    ended = subprocess.run(
        [*command, "--folder", str(folder)], check=True, stdout=subprocess.PIPE, text=True
    )
    return [json.loads(line) for line in ended.stdout.splitlines()]


def compare(folder: Path) -> None:
    """End where the two ways made different documents."""
    made = [
        {path.name: path.read_bytes() for path in (folder / way).iterdir() if "-en." in path.name}
        for way in ("plain", "ours")
    ]
    plainly, by_us = ({name: all_[name] for name in all_ if ".ipynb" not in name} for all_ in made)
    differing = [name for name in plainly if plainly[name] != by_us.get(name)]
    if differing:
        sys.exit(f"these documents differ: {', '.join(differing)}")
    print(f"{len(plainly)} documents, the same bytes both ways", flush=True)


def measure(command: Sequence[str], *, tells: bool = False) -> Took:
    """Run a program to its end, and look at it and all it starts while it runs."""
    begun = monotonic()
    said = subprocess.PIPE if tells else subprocess.DEVNULL
    process = psutil.Popen(command, stdout=said, stderr=subprocess.DEVNULL, text=True)
    peak, before = 0.0, processor_time_of_children()
    while process.poll() is None:
        family = [process, *process.children(recursive=True)]
        memory = 0.0
        for each in family:
            try:
                memory += each.memory_full_info().pss
            except psutil.Error:
                continue
        peak = max(peak, memory)
        sleep(EVERY)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    if tells:
        print(process.stdout.read().strip().splitlines()[-1], flush=True)
    # The system adds to a program's the processor time of all that it has started and waited for.
    return Took(monotonic() - begun, processor_time_of_children() - before, peak)


def starts(kernel: str) -> list[Took]:
    """Start a kernel, until its first cell has run; the process that is forked is there already."""
    name = WARM if kernel == "a warm" else "python3"
    manager = {"kernel_manager_class": PromptManager} if name == WARM else {}
    taken = []
    for _ in range(21):
        begun = monotonic()
        notebook = new_notebook(cells=[new_code_cell("import time\nprint(time.monotonic())")])
        client = NotebookClient(notebook, kernel_name=name, extra_arguments=QUIET, **manager)
        client.execute()
        ended = float(json.loads(json.dumps(notebook.cells[0].outputs[0]["text"])))
        taken.append(Took(ended - begun, 0, 0))
    return taken[1:]


def show(measured: dict[str, list[Took]]) -> None:
    """Print minimum, median and maximum, and how many times faster what is."""
    for name, taken in measured.items():
        seconds, processor = [one.seconds for one in taken], [one.processor for one in taken]
        print(
            f"{name:30} min {min(seconds):8.2f} s, median {median(seconds):8.2f} s, max "
            f"{max(seconds):8.2f} s of {len(taken)}; processor {median(processor):8.1f} s; "
            f"peak {max(one.peak for one in taken) / GIB:5.2f} GiB"
        )
    for faster, slower in (
        ("ours, cold", "plain papermill, in a loop"),
        ("ours, cold", "plain papermill, two at once"),
        ("build, one return again", "build"),
        ("unchanged", "build"),
        ("start of a warm kernel", "start of a stock kernel"),
    ):
        by_clock, by_processor = (
            median(getattr(one, what) for one in measured[slower])
            / max(median(getattr(one, what) for one in measured[faster]), 1e-9)
            for what in ("seconds", "processor")
        )
        print(f"{faster} / {slower}: {by_clock:.1f} times by the clock, {by_processor:.1f} by work")


def _documents(folder: Path, areas: Sequence[str]) -> list[PlannedDocument]:
    """Give the documents; the methodology shows its code, and so where its data stood."""
    planned = plan(read_geography("wales"), ("en",), areas)
    return [document for document in planned if document.kind != "methodology"]


def _run(folder: Path) -> Parameters:
    return read_parameters(folder / "run.yml")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "work").mkdir(parents=True)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="all authorities and documents")
    parser.add_argument("--piece", choices=PIECES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--area", action="append", default=[], help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
