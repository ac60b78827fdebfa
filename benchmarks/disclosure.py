"""How long secondary suppression and its proof take, and how much is withheld.

Run from the top of the repository:

    python -m benchmarks.disclosure                          # the small table, several seeds
    python -m benchmarks.disclosure --alike 5                # tables like that of the aims
    python -m benchmarks.disclosure --rows small years       # rows of the table of aims
    python -m benchmarks.disclosure --long --seeds 1         # all rows: takes many minutes
    python -m benchmarks.disclosure --verifiably             # as an auditor without the truth asks

Tables are made up by `benchmarks.made_up_tables`. Times are of processors, of all processes
together, and by the clock. The audit is the proof from what is printed and nothing else: a cell
is short if no whole-number table was found in which it is 1 or less, and one in which it is 4 or
more. Memory is the most that one process held so far.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.made_up_tables import made_up_table, seeds_alike
from nmspf_report.disclosure.cells.system import Flags, Places
from nmspf_report.disclosure.proof.knowledge import Knowledge, nothing_stated
from nmspf_report.disclosure.proof.proving import prove
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE, Protection
from nmspf_report.disclosure.suppression.secondary import suppress, suppress_verifiably

ROWS: dict[str, Callable[[int], Protection]] = {
    "small": lambda seed: made_up_table(seed=seed),
    "years": lambda seed: made_up_table(years=5, seed=seed),
    "categories": lambda seed: made_up_table(categories=40, years=5, seed=seed),
    "regions": lambda seed: made_up_table(153, (17,) * 9, 40, seed=seed),
}
"""22 authorities, 15 categories, a year; five years; 40 categories; 153 authorities, 9 regions."""

COLUMNS = (
    *("row", "seed", "cells", "primary", "secondary", "withheld"),
    *("protect, s", "by clock", "audit, s", "by clock", "short", "MiB"),
)
# ru_maxrss is in KiB, but on macOS in bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds of processors, and seconds that passed."""

    processor: float
    elapsed: float


@dataclass(frozen=True)
class Measured:
    """What one table came to: what is suppressed, how many cells fall short, and the costs."""

    protection: Protection
    suppressed: Flags
    short: int
    protecting: Cost
    auditing: Cost


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each row and seed; end with 1 if a cell falls short."""
    options = _options(arguments)
    seeds = seeds_alike(options.alike) if options.alike else options.seeds
    _print(COLUMNS)
    short = 0
    for row, seed in product(ROWS if options.long else options.rows, seeds):
        measured = measure(ROWS[row](seed), options.verifiably, options.seconds)
        _print((row, f"{seed}", *_figures(measured)))
        short += measured.short
    return int(short > 0)


def measure(protection: Protection, verifiably: bool = False, seconds: float = 900) -> Measured:
    """Protect a table and audit what is printed of it.

    Parameters
    ----------
    protection
        The table.
    verifiably
        Ask the audit of every suppressed cell, as one without the truth does, and not of the
        sensitive ones only.
    seconds
        How long the audit may take; what is not proved by then is short.
    """
    suppressed, protecting = _timed(suppress_verifiably if verifiably else suppress, protection)
    asked = np.flatnonzero(suppressed) if verifiably else protection.cells
    short, auditing = _timed(_short, protection, suppressed, asked, seconds)
    return Measured(protection, suppressed, short, protecting, auditing)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", choices=tuple(ROWS), nargs="+", default=["small"])
    parser.add_argument("--long", action="store_true", help="all rows")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--alike", type=int, help="so many tables like that of the aims, instead")
    parser.add_argument("--verifiably", action="store_true")
    parser.add_argument("--seconds", type=float, default=900, help="how long a proof may take")
    return parser.parse_args(arguments)


def _timed(work: Callable[..., Any], *given: object) -> tuple[Any, Cost]:
    processor, elapsed = _processor_seconds(), perf_counter()
    outcome = work(*given)
    return outcome, Cost(_processor_seconds() - processor, perf_counter() - elapsed)


def _processor_seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _short(protection: Protection, suppressed: Flags, asked: Places, seconds: float) -> int:
    """Count the cells that are not proved to be able to be 1 or less, and 4 or more."""
    proof = prove(_printed(protection, suppressed), asked, seconds=seconds)
    return sum(finding.status not in ("protected", "never_sensitive") for finding in proof.findings)


def _printed(protection: Protection, suppressed: Flags) -> Knowledge:
    """Give what a reader of the table knows."""
    counts = protection.counts.astype(float)
    return Knowledge(
        protection.system,
        np.where(suppressed, protection.lower, counts),
        np.where(suppressed, protection.upper, counts),
        *nothing_stated(counts.size),
        protection.regions,
    )


def _figures(measured: Measured) -> tuple[str, ...]:
    protection, suppressed = measured.protection, measured.suppressed
    secondary = int((suppressed & (protection.roles == PUBLISHABLE)).sum())
    return (
        *(f"{count:,}" for count in (suppressed.size, protection.cells.size, secondary)),
        f"{suppressed.mean():.1%}",
        *(
            f"{seconds:.1f}"
            for cost in (measured.protecting, measured.auditing)
            for seconds in (cost.processor, cost.elapsed)
        ),
        f"{measured.short:,}",
        f"{_peak() / 2**20:,.0f}",
    )


def _peak() -> int:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(usage.ru_maxrss for usage in usages) * MAXRSS_UNIT


def _print(columns: Sequence[str]) -> None:
    print("".join(f"{column:>12}" for column in columns), flush=True)


if __name__ == "__main__":
    sys.exit(main())
