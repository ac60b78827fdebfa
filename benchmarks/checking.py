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

import openpyxl
import pandas as pd

from nmspf_report.checking.check import check_paths
from nmspf_report.checking.figures import counted_figures
from nmspf_report.checking.planting.figures import found_figures, plant_in_figures
from nmspf_report.checking.planting.planting import read_truth, write_faulty_sample
from nmspf_report.checking.planting.scoring import Scores, score
from nmspf_report.checking.relations import relations
from nmspf_report.checking.rules import read_rules
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import read_observations
from nmspf_report.periods import parse_period
from nmspf_report.resources import locate
from nmspf_report.returns.reading import read_return
from nmspf_report.returns.sample import write_sample
from nmspf_report.returns.workbook.last_year import LastYear
from nmspf_report.returns.workbook.reading import read_workbook
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
    counted = counted_figures(
        count_returns(read_framework(FRAMEWORK), returns, (year.year, year.year), geography)
    )
    cells = 0
    for area, figures in counted.groupby("area_code"):
        path = folder / f"{area}.xlsx"
        write_template(Template(geography.area(str(area)), year, FRAMEWORK, NOTHING), path)
        cells += fill_in(path, figures)
    rows = sum(table.num_rows for sent in returns for table in sent.tables.values())
    return f"{len(returns)} authorities: {rows:,} rows, {cells:,} numbers in workbooks"


def fill_in(path: Path, figures: pd.DataFrame) -> int:
    """Type figures into a workbook's cells, but for those that add themselves."""
    key = ["indicator", "unit", "category", "shown", "period"]
    known = dict(
        zip(figures[key].itertuples(index=False, name=None), figures["value"], strict=True)
    )
    read = read_workbook(path)
    book = openpyxl.load_workbook(path)
    typed = set()
    for figure in read.figures:
        cell = book[figure.place.sheet][figure.place.cell]
        value = known.get(
            (figure.indicator, figure.unit, figure.category, figure.shown, figure.period)
        )
        if str(cell.value or "").startswith("=") or value is None or pd.isna(value):
            continue
        cell.value = int(value) if float(value).is_integer() else float(value)
        typed.add(figure.place)
    book.save(path)
    return len(typed)


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


def measure_detection(folder: Path, faults: int) -> None:
    """Plant faults, check, and print what was found, by kind and by rule."""
    scores: Scores = in_own_process(_score, folder, faults)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in scores.rules:
        for place, number in enumerate((each.planted, each.found, each.in_vain)):
            kinds[each.kind or "others"][place] += number
    print(f"{faults} faults of every rule about records: planted, found, in vain")
    for kind, numbers in kinds.items():
        print(f"  {kind:14}" + "".join(f"{number:8,}" for number in numbers))
    for each in scores.rules:
        if each.found < each.planted or each.in_vain:
            told = f"{each.planted} planted, {each.found} found, {each.in_vain} in vain"
            print(f"    {each.rule}: {told}")
    for test, (planted, found, in_vain) in in_own_process(_score_figures, faults).items():
        print(f"  figures: {test:16}{planted:6,}{found:8,}{in_vain:8,}")
    print(f"  errors found: {scores.share_found:.2%}")
    print(
        f"  false errors for 10,000 clean cells: {scores.false_errors:.4f} "
        f"({scores.clean_cells:,} cells)"
    )


def _score_figures(faults: int) -> dict[str, tuple[int, int, int]]:
    """Plant faults in the figures of the committed sample, and count what is planted and found."""
    observations = read_observations(locate("data/sample/observations.parquet"))
    known = observations[observations["period"].str.startswith(YEAR)]
    known = known[known["area_code"].str.startswith("W06")]
    figures = counted_figures(known).dropna(subset="value").reset_index(drop=True)
    clean = figures.assign(symbol="", typed=True, file="", sheet="", cell="")
    ties = relations(FRAMEWORK)
    faulty, truth = plant_in_figures(clean, ties, faults, seed=1)
    found = found_figures(faulty, clean, ties, read_rules())
    told = {}
    for test in dict.fromkeys(fault.test for fault in truth):
        mine = {fault.figure for fault in truth if fault.test == test}
        everywhere = {fault.figure[0:2] for fault in truth}
        in_vain = sum(1 for figure in found[test] if figure[0:2] not in everywhere)
        told[test] = (len(mine), len(mine & found[test]), in_vain)
    return told


def _score(folder: Path, faults: int) -> Scores:
    write_faulty_sample(folder, faults)
    return score(check_paths([folder]), read_truth(folder))


def main(runs: int, faults: int) -> None:
    """Measure what is asked for."""
    with tempfile.TemporaryDirectory() as name:
        if runs:
            measure_speed(Path(name) / "national", runs)
        if faults:
            measure_detection(Path(name) / "faulty", faults)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each contender")
    parser.add_argument("--faults", type=int, default=20, help="faults of every rule")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    main(arguments.runs, arguments.faults)
