"""How long it takes to count every indicator, beside the plainest pandas with the same numbers.

Run from the top of the repository:

    python -m benchmarks.counting

Each size is written once as Parquet files in a temporary folder. Each run is a process of its
own, which reads the files, counts, and reports its time and the most memory it held. All
numerators and denominators of both are compared, and a difference ends the benchmark.
"""

import argparse
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pandas as pd

from benchmarks import plain_pandas
from benchmarks.made_up import Size, write_size
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_tables
from nmspf_report.periods import periods_of_years
from nmspf_report.records.engine import Engine
from nmspf_report.records.schema import read_schema

# Authorities of about 100,000 rows, the copies of each one's children, and how often each
# contender counts them: 0.1, 1 and 10 million rows.
SIZES = ("1x1x3", "10x1x3", "20x5x2")
YEARS = (2022, 2025)
KEY = ["indicator", "counting_unit", "category", "area_code", "period"]
NUMBERS = ["numerator", "denominator"]
# ru_maxrss is in KiB, but on macOS in bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
GIB = 1024**3

Contender = Callable[[Framework, Size], pd.DataFrame]


@dataclass(frozen=True)
class Run:
    """One run: how long it took (seconds), and the most memory its process held (bytes)."""

    seconds: float
    peak: int


def count_by_engine(framework: Framework, size: Size) -> pd.DataFrame:
    """Count as a release does."""

    def hold() -> Engine:
        engine = Engine()
        for name in read_schema(str(framework.records)).returned:
            engine.scan([size.folder / f"{name}.parquet"], name)
        return engine

    return count_tables(
        framework,
        hold,
        size.manifests,
        periods=periods_of_years(*YEARS),
        geography=read_geography("wales"),
    )


def count_plainly(framework: Framework, size: Size) -> pd.DataFrame:
    """Count as an analyst would in pandas."""
    return plain_pandas.count_folder(
        framework, size.folder, size.manifests, periods_of_years(*YEARS)
    )


CONTENDERS: dict[str, Contender] = {"engine": count_by_engine, "pandas": count_plainly}


def main(sizes: Sequence[str]) -> None:
    """Measure every size, print what was measured, and compare what was counted."""
    framework = read_framework("nmspf_c")
    print(f"{len(framework.counted)} indicators of {framework.code}, {YEARS[0]} to {YEARS[1]}")
    with tempfile.TemporaryDirectory() as folder:
        for written in sizes:
            authorities, copies, times = map(int, written.split("x"))
            size = in_own_process(write_size, Path(folder) / written, authorities, copies)
            print(f"\n{size.rows:,} rows, {authorities} authorities", flush=True)
            seconds = {name: measure(name, size, times) for name in CONTENDERS}
            print(f"  pandas / engine  {seconds['pandas'] / seconds['engine']:6.1f} times")
            compared = in_own_process(compare, size)
            print(f"  {compared:,} figures: every numerator and denominator is the same")


def measure(name: str, size: Size, times: int) -> float:
    """Count so many times, print what it took, and give the median of the seconds."""
    runs = [in_own_process(run, name, size) for _ in range(times)]
    seconds = [run.seconds for run in runs]
    peak = max(run.peak for run in runs)
    print(
        f"  {name}  min {min(seconds):7.2f} s, median {median(seconds):7.2f} s, "
        f"max {max(seconds):7.2f} s of {times}; peak {peak / GIB:5.2f} GiB",
        flush=True,
    )
    return float(median(seconds))


def in_own_process(work: Callable[..., Any], *values: Any) -> Any:
    """Do some work in a fresh process, so that nothing it holds is counted to another."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


def run(name: str, size: Size) -> Run:
    """Count once, and keep what was counted beside the tables."""
    framework = read_framework("nmspf_c")
    begun = perf_counter()
    observations = CONTENDERS[name](framework, size)
    seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT
    observations.to_parquet(_counted(name, size))
    return Run(seconds, peak)


def compare(size: Size) -> int:
    """Compare the numerators and denominators of both contenders.

    Returns
    -------
    int
        How many figures were compared: indicators, categories, areas and periods.

    Raises
    ------
    SystemExit
        If any figure is missing from either or differs.
    """
    by_engine, plainly = (
        pd.read_parquet(_counted(name, size), columns=[*KEY, *NUMBERS]).set_index(KEY).sort_index()
        for name in CONTENDERS
    )
    if not by_engine.index.equals(plainly.index):
        unmatched = by_engine.index.symmetric_difference(plainly.index)
        sys.exit(f"{len(unmatched)} figures are in one only, such as {unmatched[0]}")
    differ = (by_engine != plainly) & ~(by_engine.isna() & plainly.isna())
    if differ.any(axis=None):
        both = by_engine.join(plainly, lsuffix="_engine", rsuffix="_pandas")
        sys.exit(f"figures differ:\n{both[differ.any(axis=1)].to_string(max_rows=40)}")
    return len(by_engine)


def _counted(name: str, size: Size) -> Path:
    return size.folder.with_name(f"{size.folder.name}-{name}.counted")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "sizes",
        nargs="*",
        default=SIZES,
        help="authorities of 100,000 rows, x copies of their children, x runs: 20x5x2",
    )
    return parser.parse_args()


if __name__ == "__main__":
    arguments = _arguments()
    main(arguments.sizes)
