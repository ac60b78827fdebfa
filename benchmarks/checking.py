"""How long a check of the national set takes, and what of planted faults it finds.

Run from the top of the repository:

    python -m benchmarks.checking                 # speed, three runs of each; 20 faults a rule
    python -m benchmarks.checking --runs 0 --faults 100

The national set is the case-level returns of the sample and, for each authority, the workbook
filled in with the figures that they give. It is written once, to a temporary folder. Each run is
a process of its own. What is set beside the check is merely reading the same files: workbooks with
pandas and openpyxl, tables with pandas.
"""

import argparse
import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pandas as pd

from nmspf_report.checking.check import check_paths
from nmspf_report.checking.planting.planting import EARLIER, write_faulty_sample
from nmspf_report.checking.planting.scoring import Score, Scores, score
from nmspf_report.checking.planting.truth import read_truth
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import read_observations
from nmspf_report.periods import parse_period
from nmspf_report.returns.reading import read_return
from nmspf_report.returns.sample import write_sample
from nmspf_report.returns.workbook.counted import counted_in
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.writing import Template, write_template

FRAMEWORK, YEAR = "nmspf_c", "2025-26"
NOTHING = LastYear("Nothing is known of last year.")
# ru_maxrss is in KiB, but on macOS in bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
GIB = 1024**3


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock and of the processors, the most memory, what was done."""

    seconds: float
    processor_seconds: float
    peak: int
    done: str


def write_national_set(folder: Path) -> str:
    """Write the case-level returns of the sample, and a filled-in workbook beside each."""
    returns = [read_return(path) for path in write_sample(folder)]
    geography = read_geography("wales")
    year = parse_period(YEAR)
    counted = count_returns(read_framework(FRAMEWORK), returns, (year.year, year.year), geography)
    cells = 0
    for sent in returns:
        area = sent.manifest.area_code
        numbers = counted_in(counted, area, year, FRAMEWORK)
        template = Template(geography.area(area), year, FRAMEWORK, NOTHING, numbers)
        write_template(template, folder / f"{area}.xlsx")
        cells += len(numbers)
    rows = sum(table.num_rows for sent in returns for table in sent.tables.values())
    return f"{len(returns)} authorities: {rows:,} rows, {cells:,} numbers in workbooks"


def check(folder: Path) -> str:
    """Check the national set."""
    checked = check_paths([folder])
    cells = sum(each.looked_at.cells for each in checked)
    reconciled = sum(each.looked_at.reconciled for each in checked)
    told = {name: sum(len(each.open(name)) for each in checked) for name in ("error", "query")}
    return (
        f"{cells:,} cells checked, {reconciled:,} numbers reconciled: "
        f"{told['error']} errors, {told['query']} queries"
    )


def merely_read(folder: Path) -> str:
    """Read the national set with pandas, and nothing else."""
    cells = 0
    for path in sorted(folder.glob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        cells += sum(sheet.size for sheet in sheets.values())
    for path in sorted(folder.glob("*/*.parquet")):
        cells += pd.read_parquet(path).size
    return f"{cells:,} cells read"


CONTENDERS: dict[str, Callable[[Path], str]] = {"check": check, "pandas": merely_read}


def run(name: str, folder: Path) -> Run:
    """Do a contender's work once."""
    begun, used = perf_counter(), _processor_seconds()
    done = CONTENDERS[name](folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT
    return Run(perf_counter() - begun, _processor_seconds() - used, peak, done)


def _processor_seconds() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(each)[:2]) for each in whose)


def in_own_process(work: Callable[..., Any], *values: Any) -> Any:
    """Do some work in a fresh process, so that nothing it holds is counted to another."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


def measure_speed(folder: Path, times: int) -> None:
    """Measure both contenders by turns, and print what they took."""
    print(in_own_process(write_national_set, folder), flush=True)
    runs: dict[str, list[Run]] = defaultdict(list)
    for _ in range(times):
        for name in CONTENDERS:
            runs[name].append(in_own_process(run, name, folder))
    for name, each in runs.items():
        print(f"  {name}: {each[0].done}")
        for what in ("seconds", "processor_seconds"):
            took = [getattr(one, what) for one in each]
            told = f"min {min(took):6.2f}, median {median(took):6.2f}, max {max(took):6.2f}"
            print(f"    {what.replace('_', ' '):18} {told} of {times}")
        print(f"    peak {max(one.peak for one in each) / GIB:.2f} GiB", flush=True)


def measure_detection(folder: Path, faults: int, seed: int) -> None:
    """Plant faults as `nmspf sample --faults` does, check, and print what was found."""
    scores: Scores = in_own_process(_score, folder, faults, seed)
    print(f"{faults} faults of every rule, seed {seed}: planted, found, in vain")
    for severity in ("error", "query", "note"):
        for each in scores.by_kind(severity):
            false = scores.for_clean_cells(each.in_vain)
            print(f"  {severity:6}{each.kind:15}{_told(each)}  {false:8.4f} for 10,000 clean cells")
    for each in scores.rules:
        if each.found < each.planted or each.in_vain or each.planted < faults:
            print(f"    {each.code:40}{_told(each)}")
    print(f"  errors found: {scores.share_found:.2%}")
    print(
        f"  false errors for 10,000 clean cells: {scores.false_errors:.4f} "
        f"({scores.clean_cells:,} cells)",
        flush=True,
    )


def _told(score: Score) -> str:
    return f"{score.planted:8,}{score.found:8,}{score.in_vain:8,}"


def _score(folder: Path, faults: int, seed: int) -> Scores:
    write_faulty_sample(folder, faults, seed=seed)
    checked = check_paths([folder], read_observations(folder / EARLIER))
    return score(checked, read_truth(folder))


def main(runs: int, faults: int, seeds: list[int]) -> None:
    """Measure what is asked for."""
    with tempfile.TemporaryDirectory() as name:
        if runs:
            measure_speed(Path(name) / "national", runs)
        for seed in seeds if faults else ():
            measure_detection(Path(name) / f"faulty-{seed}", faults, seed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each contender")
    parser.add_argument("--faults", type=int, default=20, help="faults of every rule")
    told = "which samples have faults planted; the tests have others"
    parser.add_argument("--seeds", type=int, nargs="+", default=[11], help=told)
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    main(arguments.runs, arguments.faults, arguments.seeds)
