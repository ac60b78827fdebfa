"""Limits that are written beneath a table: worked out again from the counts that it prints.

Whoever sees the counts can work them out: what is withheld has no part in them. So a number is
let pass there only if it is the mean, a limit or the like of counts of the same table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from nmspf_report.auditing.facts import Key
from nmspf_report.auditing.reading import COUNTS, Reading, key_of, shown_by
from nmspf_report.auditing.words import loose_numbers
from nmspf_report.bindings import NUMBER
from nmspf_report.figures.plotting import PER_CENT
from nmspf_report.figures.series import INCOMPLETE
from nmspf_report.periods import Period, parse_period
from nmspf_report.problems import Problem
from nmspf_report.statistics.control import natural_limits
from nmspf_report.statistics.estimates import CONFIDENCES
from nmspf_report.statistics.funnels import Distribution, funnel
from nmspf_report.tables.cells import mark_of

CONTROL, FUNNEL = "control", "funnel"
PER_POPULATION = 10_000
NEAR = 1e-9
BASES = {"number": "", "percentage": "denominator", "rate": "population"}
"""What a figure is of, by the way in which it is written."""


@dataclass
class Printed:
    """The counts that a table prints, in the order of its rows.

    Parameters
    ----------
    amounts
        Of each figure its numerator, denominator and population, as far as they are printed.
    incomplete
        The figures that lack an authority.
    has_parts
        Whether a count is no whole number, so that what is printed of it is rounded.
    """

    amounts: dict[Key, dict[str, float]] = field(default_factory=dict)
    incomplete: set[Key] = field(default_factory=set)
    has_parts: bool = False

    def take(self, words: str, figures: str) -> None:
        """Take the counts of a cell; one that is not bound as it must be tells nothing here."""
        shown = shown_by(figures)
        if not shown:
            return
        numbers = NUMBER.findall(words)
        if len(numbers) != len(shown):
            return
        for number, item in zip(numbers, shown, strict=True):
            if item is not None and item[1] in COUNTS:
                key = key_of(item[0])
                self.amounts.setdefault(key, {})[item[1]] = float(number.replace(",", ""))
                self.has_parts |= "." in number
                if mark_of(INCOMPLETE) in words:
                    self.incomplete.add(key)

    def check(self, words: str, computed: str, reading: Reading, spot: str) -> None:
        """See that each number of a note is computed of the counts.

        Parameters
        ----------
        words
            The note's.
        computed
            Of what it is computed: ``control WAY FIRST LAST``, the mean and the limits of the
            figures of these periods; ``funnel WAY``, the limits at the size of the smallest and
            of the largest area around the figure of the last row.
        reading
            Takes the numbers that are not.
        spot
            Where the note stands.
        """
        known = tuple(self._values(computed.split()))
        reading.numbers += len(NUMBER.findall(words))
        for start, end in loose_numbers(words):
            number = words[start:end]
            written = float(number.replace(",", ""))
            half = 0.5 * 0.1 ** len(number.partition(".")[2])
            allowed = half * (2 if self.has_parts else 1 + NEAR)
            if not any(abs(written - value) <= allowed for value in known):
                reading.loose_number(words, number, spot)

    def _values(self, of: Sequence[str]) -> Iterator[float]:
        match of:
            case [kind, way, first, last] if kind == CONTROL and way in BASES:
                try:
                    yield from self._control(way, parse_period(first), parse_period(last))
                except Problem:
                    return
            case [kind, way] if kind == FUNNEL and BASES.get(way):
                yield from self._funnel(way)

    def _control(self, way: str, first: Period, last: Period) -> Iterator[float]:
        """Give the mean and the limits of each series of the table over some periods."""
        for series in dict.fromkeys((*key[:3], key[4]) for key in self.amounts):
            values = {
                parse_period(key[3]): value
                for key, value in self._figures(way).items()
                if (*key[:3], key[4]) == series and key not in self.incomplete
            }
            limits = natural_limits([values.get(one, np.nan) for one in _between(first, last)])
            found = (limits.centre, limits.lower, limits.upper)
            yield from (float(one) for one in found if np.isfinite(one))

    def _funnel(self, way: str) -> Iterator[float]:
        figures = self._figures(way)
        last = next(reversed(self.amounts), None)
        if last not in figures:
            return
        target = figures.pop(last)
        factor, per = (PER_CENT, 1) if way == "percentage" else (1.0, PER_POPULATION)
        sizes = [self.amounts[key][BASES[way]] / per for key in figures]
        distribution: Distribution = "binomial" if way == "percentage" else "poisson"
        values = np.array(list(figures.values())) / factor
        made = funnel(values, sizes, target / factor, distribution) if sizes else None
        if made is None:
            return
        for confidence in CONFIDENCES:
            for limits in made.limits([min(sizes), max(sizes)], confidence):
                yield from (factor * limits).tolist()

    def _figures(self, way: str) -> dict[Key, float]:
        """Give each figure whose counts are printed, as it is drawn."""
        return dict(_computed(self.amounts.items(), way))


def _computed(
    amounts: Iterable[tuple[Key, dict[str, float]]], way: str
) -> Iterator[tuple[Key, float]]:
    for key, printed in amounts:
        count, base = printed.get("numerator"), printed.get(BASES[way], 0.0)
        if count is not None and way == "number":
            yield key, count
        elif count is not None and base > 0:
            yield key, count / base * (PER_CENT if way == "percentage" else PER_POPULATION)


def _between(first: Period, last: Period) -> list[Period]:
    """Give the periods from one to another, at most as many as a chart could have."""
    periods = [first]
    while periods[-1] < last and periods[-1].is_year == last.is_year:
        periods.append(periods[-1].next)
    return periods
