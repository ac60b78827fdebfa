"""Secondary suppression: which further figures to withhold so that none can be worked out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from nmspf_report.disclosure.arrays import Arrays
from nmspf_report.disclosure.cells.system import Flags
from nmspf_report.disclosure.remembering import (
    FORGETFUL,
    Form,
    Memory,
    key_of,
    recalled_or_done,
)
from nmspf_report.disclosure.suppression.choosing import suppress_cheaply
from nmspf_report.disclosure.suppression.demands import Demands, join
from nmspf_report.disclosure.suppression.exposure import exposed
from nmspf_report.disclosure.suppression.feasibility import Shortfall, shortfall, shortfalls_in
from nmspf_report.disclosure.suppression.modular import MOST_TOGETHER, suppress_within_regions
from nmspf_report.disclosure.suppression.parts import Part, split
from nmspf_report.disclosure.suppression.planning import Plan
from nmspf_report.disclosure.suppression.protection import WITHHELD, Protection
from nmspf_report.processes import largest_first

WORTH_A_PROCESS = 3_000
"""With fewer cells in all, processes cost more than they save."""


class Infeasible(ValueError):
    """No suppression meets what is demanded.

    Parameters
    ----------
    shortfalls
        What cannot be met, by cell. The demands can be met once each is asked for its
        ``attainable`` count only.
    """

    def __init__(self, shortfalls: tuple[Shortfall, ...]) -> None:
        self.shortfalls = shortfalls
        cells = sorted({shortfall.cell for shortfall in shortfalls})
        super().__init__(f"no suppression leaves enough doubt about cells {cells}")


def suppress(protection: Protection, memory: Memory = FORGETFUL) -> Flags:
    """Choose what to suppress, so that everything that is required stays possible.

    Parameters
    ----------
    protection
        What is to be protected.
    memory
        What was chosen before for parts that are as they were.

    Returns
    -------
    Flags
        The cells to suppress, those that must be withheld among them.

    Raises
    ------
    Infeasible
        If that cannot be reached even by suppressing all that is publishable.
    """
    return _suppress(protection, None, memory)


def suppress_verifiably(
    protection: Protection, sensitive: tuple[int, int] = (1, 4), memory: Memory = FORGETFUL
) -> Flags:
    """Suppress so that whoever sees the finished files only finds every suppressed cell safe.

    Beyond what is required, each suppressed cell can be as low and as high as the sensitive
    range, or cannot be in that range at all.

    Parameters
    ----------
    protection, memory
        As for `suppress`.
    sensitive
        The sensitive range.

    Returns
    -------
    Flags
        The cells to suppress, those that must be withheld among them.

    Raises
    ------
    Infeasible
        As for `suppress`.
    """
    return _suppress(protection, sensitive, memory)


@dataclass(frozen=True)
class _Outcome:
    suppressed: Flags
    shortfalls: tuple[Shortfall, ...]


def _written(outcome: _Outcome) -> Arrays | None:
    """Keep what was chosen; what could not be met is for the user to read once."""
    return None if outcome.shortfalls else {"suppressed": outcome.suppressed}


FORM = Form(_written, lambda arrays: _Outcome(arrays["suppressed"], ()))
NOWHERE = np.empty(0, dtype=np.int64)
"""In place of where a part's cells stand: what is chosen does not rest on it."""


def _suppress(protection: Protection, sensitive: tuple[int, int] | None, memory: Memory) -> Flags:
    parts, stuck = split(protection)
    suppressed: Flags = protection.roles == WITHHELD
    shortfalls = list(_stuck(protection, stuck))
    outcomes = recalled_or_done(
        parts,
        memory,
        lambda part: key_of("suppressed", replace(part, places=NOWHERE), sensitive),
        partial(_outcomes, sensitive=sensitive),
        FORM,
    )
    for part, outcome in zip(parts, outcomes, strict=True):
        suppressed[part.places] = outcome.suppressed
        shortfalls.extend(outcome.shortfalls)
    if shortfalls:
        raise Infeasible(tuple(sorted(shortfalls, key=lambda short: (short.cell, short.side))))
    return suppressed


def _outcomes(parts: list[Part], sensitive: tuple[int, int] | None) -> list[_Outcome]:
    """Treat each part, the largest first, in several processes if there is enough to do."""
    suppress_in = partial(_suppress_in, sensitive=sensitive)
    if len(parts) < 2 or sum(part.size for part in parts) < WORTH_A_PROCESS:
        return [suppress_in(part) for part in parts]
    work = [part.size * part.demands.cells.size for part in parts]
    return largest_first(suppress_in, parts, work)


def _suppress_in(part: Part, sensitive: tuple[int, int] | None) -> _Outcome:
    plan = Plan(part, part.roles == WITHHELD)
    if part.size > MOST_TOGETHER:
        suppress_within_regions(plan)
    while True:
        possible = suppress_cheaply(plan)
        unmet = plan.part.demands.chosen(plan.evidence.unmet)
        if unmet.cells.size:
            return _Outcome(plan.suppressed, tuple(shortfalls_in(part, unmet)))
        plan = possible
        added = None if sensitive is None else exposed(plan, sensitive)
        if added is None or not added.cells.size:
            return _Outcome(plan.suppressed, ())
        plan = plan.demanding(join([plan.part.demands, added]))


def _stuck(protection: Protection, demands: Demands) -> Iterable[Shortfall]:
    for cell, side, need, coalition in demands.each():
        yield shortfall(cell, side, int(protection.counts[cell]), need, 0, coalition)
