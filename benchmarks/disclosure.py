"""How long secondary suppression takes, how much it withholds, and whether that is proved enough.

Run from the top of the repository:

    python -m benchmarks.disclosure                        # the small table, several seeds
    python -m benchmarks.disclosure --size years           # or: categories, regions
    python -m benchmarks.disclosure --verifiably           # as an auditor without the truth asks

Tables are made up by `benchmarks.made_up_tables`. Times are of processors, of all processes
together. The proof is the audit's own, from what is printed and nothing else: a cell is short
if no whole-number table was found in which it is 1 or less, and one in which it is 4 or more.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from scipy import sparse

from benchmarks.made_up_tables import made_up_table
from nmspf_report.disclosure.knowledge import Knowledge
from nmspf_report.disclosure.protection import PUBLISHABLE, Protection
from nmspf_report.disclosure.proving import prove
from nmspf_report.disclosure.suppression import suppress, suppress_verifiably
from nmspf_report.disclosure.system import Flags, Places

SIZES: dict[str, Callable[[int], Protection]] = {
    "small": lambda seed: made_up_table(seed=seed),
    "years": lambda seed: made_up_table(years=5, seed=seed),
    "categories": lambda seed: made_up_table(categories=40, years=5, seed=seed),
    "regions": lambda seed: made_up_table(153, (17,) * 9, 40, seed=seed),
}
COLUMNS = ("seed", "cells", "primary", "secondary", "share", "protect, s", "elapsed, s", "short")
# ru_maxrss is in KiB, but on macOS in bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds of processors, and seconds that passed."""

    processor: float
    elapsed: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each seed; end with 1 if a cell falls short."""
    options = _options(arguments)
    method = suppress_verifiably if options.verifiably else suppress
    print("".join(f"{column:>12}" for column in COLUMNS))
    short = 0
    for seed in options.seeds:
        protection = SIZES[options.size](seed)
        suppressed, cost = _timed(method, protection)
        asked = np.flatnonzero(suppressed) if options.verifiably else protection.cells
        falls_short = _short(protection, suppressed, asked, options.seconds)
        _print_line(seed, protection, suppressed, cost, falls_short)
        short += falls_short
    print(f"most memory held by one process: {_peak() / 2**20:,.0f} MiB")
    return int(short > 0)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", choices=tuple(SIZES), default="small")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--verifiably", action="store_true")
    parser.add_argument("--seconds", type=float, default=600, help="how long a proof may take")
    return parser.parse_args(arguments)


def _timed(method: Callable[[Protection], Flags], protection: Protection) -> tuple[Flags, Cost]:
    processor, elapsed = _processor_seconds(), perf_counter()
    suppressed = method(protection)
    return suppressed, Cost(_processor_seconds() - processor, perf_counter() - elapsed)


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
    size = counts.size
    return Knowledge(
        system=protection.system,
        lower=np.where(suppressed, protection.lower, counts),
        upper=np.where(suppressed, protection.upper, counts),
        statements=sparse.csr_array((0, size)),
        statement_lower=np.zeros(0),
        statement_upper=np.zeros(0),
    )


def _print_line(
    seed: int, protection: Protection, suppressed: Flags, cost: Cost, short: int
) -> None:
    secondary = int((suppressed & (protection.roles == PUBLISHABLE)).sum())
    columns = (
        f"{seed}",
        f"{suppressed.size:,}",
        f"{protection.cells.size:,}",
        f"{secondary:,}",
        f"{suppressed.mean():.1%}",
        f"{cost.processor:.1f}",
        f"{cost.elapsed:.1f}",
        f"{short:,}",
    )
    print("".join(f"{column:>12}" for column in columns), flush=True)


def _peak() -> int:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return max(usage.ru_maxrss for usage in usages) * MAXRSS_UNIT


if __name__ == "__main__":
    sys.exit(main())
