"""What is computed of printed counts: a percentage or a rate says no more than they do.

It says more where it is not theirs: computed of counts before they were rounded, or bound to the
wrong figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nmspf_report.auditing.facts import Fact
from nmspf_report.disclosure.cells.system import Bounds, Flags
from nmspf_report.statistics.estimates import CONFIDENCES, NOT_COUNTS_OF_EVENTS
from nmspf_report.statistics.intervals import byar_interval, proportion, rate, wilson_interval

PER_CENT, PER_POPULATION = 100, 10_000

NEAR = 1e-9
"""How far, as a share, what was computed in floating point may lie outside what is said."""


@dataclass(frozen=True)
class Derived:
    """A percentage, a rate or a limit of either, and the printed amounts that it is made of.

    Parameters
    ----------
    fact
        What is said of it.
    amount, base
        The count, and what it is a share of or a rate per: a denominator, what of it is
        recorded, or a population.
    """

    fact: Fact
    amount: float
    base: float


def not_as_computed(derived: Iterable[Derived]) -> tuple[Fact, ...]:
    """Give the facts that are not what their amounts come to, in their order.

    A limit may be that of any confidence with which limits are drawn. Of a unit that is no count
    of events no limit is computed, and none may stand.

    Parameters
    ----------
    derived
        Facts with what they are made of.
    """
    every = tuple(derived)
    wrong = np.zeros(len(every), dtype=bool)
    shown = np.array([item.fact.shown for item in every])
    for kind in dict.fromkeys(shown.tolist()):
        chosen = np.flatnonzero(shown == kind)
        wrong[chosen] = ~_agree([every[place] for place in chosen], kind)
    return tuple(every[place].fact for place in np.flatnonzero(wrong))


def _agree(derived: Sequence[Derived], kind: str) -> Flags:
    """Tell which facts, all of one kind, hold what their amounts come to."""
    amount = np.array([item.amount for item in derived], dtype=float)
    base = np.array([item.base for item in derived], dtype=float)
    lower = np.array([float(item.fact.lower) for item in derived])
    upper = np.array([float(item.fact.upper) for item in derived])
    are_events = np.array(
        [item.fact.counting_unit not in NOT_COUNTS_OF_EVENTS for item in derived], dtype=bool
    )
    # Of nothing, and of more than all, no share is ever computed.
    possible = (base > 0) & ((amount <= base) | kind.startswith("rate"))
    agree = np.zeros(len(derived), dtype=bool)
    for values in _values(amount[possible], base[possible], are_events[possible], kind):
        margin = NEAR * np.maximum(np.abs(values), 1.0)
        agree[possible] |= (lower[possible] <= values + margin) & (
            values - margin <= upper[possible]
        )
    return agree


def _values(amount: Bounds, base: Bounds, are_events: Flags, kind: str) -> Iterator[Bounds]:
    """Give what a kind of fact can be of each amount: one value, or a limit for each confidence."""
    is_rate = kind.startswith("rate")
    if not kind.endswith(("_lower", "_upper")):
        yield rate(amount, base) if is_rate else PER_CENT * proportion(amount, base)
        return
    events = np.where(are_events, amount, np.nan)
    for confidence in CONFIDENCES:
        if is_rate:
            limits = byar_interval(events, base, confidence)
            yield limits.lower if kind.endswith("_lower") else limits.upper
        else:
            limits = wilson_interval(events, base, confidence)
            yield PER_CENT * (limits.lower if kind.endswith("_lower") else limits.upper)
