"""Planting faults in the numbers of workbooks: parts and wholes, reconciliation, change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from nmspf_report.checking.planting.books import (
    Asking,
    Book,
    asked_by_code,
    spots_of,
    ties,
)
from nmspf_report.checking.planting.truth import Fault
from nmspf_report.checking.relations import OverYear
from nmspf_report.checking.rules import Rule
from nmspf_report.framework.model import WHOLE
from nmspf_report.returns.sample.draws import Draws

# How far a number is moved: never by nothing, seldom by much.
LEAST, MOST = 1, 12
# What nobody would take for a year like others: so many times what was ever seen, and more.
TIMES, MORE = 3, 30
LARGEST_FACTOR = 60
# Every so many groups of numbers are kept for rates beyond any: each group for one authority.
KEPT = 4
Item = TypeVar("Item")


@dataclass(frozen=True)
class Seen:
    """What is known of wholes from records, of every authority.

    Parameters
    ----------
    counts
        The numerator of each whole by authority, indicator, counting unit and period.
    persons
        The persons under 18 of each authority.
    before
        The labels of the periods before the year that each authority has sent, quarters and
        years.
    taken
        The rows of numbers of which one authority's rate is beyond any other's already.
    """

    counts: Mapping[tuple[str, str, str, str], float]
    persons: Mapping[str, float]
    before: Mapping[str, tuple[str, ...]]
    taken: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Proposal:
    """Numbers that change so that a rule is broken at one of them."""

    at: Asking
    changes: Mapping[Asking, float]


Proposals = Iterator[Proposal]


def plant_in_figures(book: Book, rule: Rule, seen: Seen, seed: int) -> Iterator[Fault]:
    """Plant faults of a rule about figures, one whenever the next is asked for.

    No fault changes what another shows in or rests on, so that each is found by itself or not
    at all.
    """
    give = PROPOSALS.get(str(rule.figures))
    if give is None or not book.numbers or (rule.figures in CHANGES and book.has_records):
        return
    draws = Draws(seed, "faults", rule.code, book.area.code)
    for proposal in give(book, seen, draws):
        changed, resting = _changed(book, proposal), _resting(book, proposal)
        spots, beside = _spots(book, changed), _spots(book, resting)
        if spots & (book.used | book.resting) or beside & book.used:
            continue
        book.used |= spots
        book.resting |= beside
        if rule.figures == "beyond_any":
            seen.taken.update(code for code, _ in proposal.changes)
        yield _carry_out(book, rule, proposal, spots | beside)


def _changed(book: Book, proposal: Proposal) -> set[Asking]:
    """Give what changes: the year too, where it follows from a quarter that does."""
    follows = {
        (code, book.year.label)
        for code, _ in proposal.changes
        if asked_by_code()[code].year != "own"
    }
    return {*proposal.changes, *follows}


def _resting(book: Book, proposal: Proposal) -> set[Asking]:
    """Give what a fault may show in besides, or rests on: what is tied to it, and its periods."""
    labels = [period.label for period in (*book.year.quarters, book.year)]
    found = {(code, label) for code, _ in proposal.changes for label in labels}
    for code, period in proposal.changes:
        for near in ties().near.get(code, ()):
            found |= {(near, period), (near, book.year.label)}
    return found - set(proposal.changes)


def _spots(book: Book, askings: Iterable[Asking]) -> set[tuple[str, str]]:
    places = spots_of(book.year)
    return {places[asking] for asking in askings}


def _carry_out(book: Book, rule: Rule, proposal: Proposal, shown_in: set[tuple[str, str]]) -> Fault:
    places, year = spots_of(book.year), book.year.label
    was = book.numbers.get(proposal.at, "")
    for (code, period), value in proposal.changes.items():
        number = int(value) if float(value).is_integer() else value
        book.numbers[code, period] = number
        if period == year and asked_by_code()[code].year != "own":
            # Somebody types over the formula.
            book.typed[places[code, period]] = number
    for code in {code for code, period in proposal.changes if period != year}:
        _work_out(book, code)
    return book.fault(rule, places[proposal.at], was, book.numbers[proposal.at], also=shown_in)


def _work_out(book: Book, code: str) -> None:
    """Work the year out that follows from quarters, as its formula does."""
    values = [book.value(code, quarter.label) for quarter in book.year.quarters]
    way = asked_by_code()[code].year
    known = [value for value in values if value is not None]
    if way == "own" or len(known) < len(values):
        return
    total = known[-1] if way == "last" else round(sum(known), 9)
    book.numbers[code, book.year.label] = int(total) if float(total).is_integer() else total


def _pairs(which: str) -> Callable[[Book, Seen, Draws], Proposals]:
    """Propose numbers that are more than what they are part of."""

    def give(book: Book, _seen: Seen, draws: Draws) -> Proposals:
        wholes: dict[str, list[str]] = {}
        for part, whole in getattr(ties(), which):
            wholes.setdefault(part, []).append(whole)
        for code, period in _typed(book, draws):
            for whole in wholes.get(code, ()):
                most = book.value(whole, period)
                if most is not None:
                    yield _one(code, period, most + _step(draws))

    return give


def _categories(book: Book, _seen: Seen, draws: Draws) -> Proposals:
    """Propose a whole that is more than the categories that make it up."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for parts, whole in ties().partitions:
        groups.setdefault(whole, []).append(parts)
    for code, period in _typed(book, draws):
        for parts in groups.get(code, ()):
            value = book.value(code, period)
            if value is not None and all(book.value(part, period) is not None for part in parts):
                yield _one(code, period, value + _step(draws))


def _years(way: OverYear) -> Callable[[Book, Seen, Draws], Proposals]:
    """Propose a year that its quarters do not allow."""

    def give(book: Book, _seen: Seen, draws: Draws) -> Proposals:
        year = book.year.label
        for code in _shuffled(
            [each for each, is_so in ties().over_year.items() if is_so == way], draws
        ):
            values = [book.value(code, quarter.label) for quarter in book.year.quarters]
            quarters = [value for value in values if value is not None]
            if len(quarters) == len(values):
                base = quarters[-1] if way == "last" else sum(quarters)
                yield _one(code, year, base + _step(draws))

    return give


def _reconciled(book: Book, _seen: Seen, draws: Draws) -> Proposals:
    """Propose any number, moved, where the records give it too."""
    for code, period in _typed(book, draws) if book.has_records else ():
        value = book.value(code, period)
        if value is not None:
            yield _one(code, period, value + _step(draws))


def _control(book: Book, seen: Seen, draws: Draws) -> Proposals:
    """Propose a quarter far above every quarter before; all that is tied to it rises with it."""
    quarters = [quarter.label for quarter in book.year.quarters]
    before = [label for label in seen.before.get(book.area.code, ()) if "Q" in label]
    for code, indicator, unit in _wholes(draws, shares=False, kept=False):
        parts = sorted(ties().together(code))
        if any(asked_by_code()[part].year == "own" for part in parts) or len(before) < 8:
            continue
        known = [seen.counts.get((book.area.code, indicator, unit, label), 0.0) for label in before]
        for quarter in _shuffled(quarters, draws):
            factor = _factor(book.value(code, quarter), max(known))
            if factor:
                yield _grown(book, parts, (quarter,), (code, quarter), factor)


def _last_year(book: Book, seen: Seen, draws: Draws) -> Proposals:
    """Propose a year far above the last, which is all that is known."""
    before = seen.before.get(book.area.code, ())
    if len(before) != len((*book.year.quarters, book.year)):
        return
    for code, indicator, unit in _wholes(draws, kept=False):
        then = seen.counts.get((book.area.code, indicator, unit, book.year.previous.label))
        if then:
            yield from _whole_year(book, code, then)


def _peers(book: Book, seen: Seen, draws: Draws) -> Proposals:
    """Propose a year that has grown far more than that of any other authority."""
    year, last = book.year.label, book.year.previous.label
    for code, indicator, unit in _wholes(draws, kept=False):
        then = seen.counts.get((book.area.code, indicator, unit, last))
        grown = [
            seen.counts.get((area, indicator, unit, year), 0.0) / before
            for area in seen.persons
            if (before := seen.counts.get((area, indicator, unit, last))) and area != book.area.code
        ]
        if then and last in seen.before.get(book.area.code, ()) and len(grown) >= 8:
            yield from _whole_year(book, code, then * max(1.0, *grown) ** 2)


def _beyond_any(book: Book, seen: Seen, draws: Draws) -> Proposals:
    """Propose a year with a rate far beyond that of every other authority."""
    year, own = book.year.label, book.area.code
    for code, indicator, unit in _wholes(draws, kept=True):
        if code in seen.taken:
            continue
        rates = [
            seen.counts[area, indicator, unit, year] / persons
            for area, persons in seen.persons.items()
            if (area, indicator, unit, year) in seen.counts and area != own
        ]
        if len(rates) >= 8:
            yield from _whole_year(book, code, max(rates) * seen.persons[own])


def _whole_year(book: Book, code: str, most: float) -> Proposals:
    year = book.year.label
    factor = _factor(book.value(code, year), most)
    if factor:
        labels = (*(quarter.label for quarter in book.year.quarters), year)
        yield _grown(book, sorted(ties().together(code)), labels, (code, year), factor)


def _factor(value: float | None, most: float) -> int:
    """Give by what a number is multiplied to be beyond all that was seen; 0 if by too much."""
    if not value:
        return 0
    factor = int(np.ceil((TIMES * most + MORE) / value)) + 1
    return factor if factor <= LARGEST_FACTOR else 0


def _grown(
    book: Book, codes: Iterable[str], labels: tuple[str, ...], at: Asking, factor: int
) -> Proposal:
    """Multiply numbers that are tied together, so that they still fit each other."""
    changes = {
        (code, label): factor * value
        for code in codes
        for label in labels
        if (value := book.value(code, label)) is not None
        and (label != book.year.label or asked_by_code()[code].year == "own")
    }
    return Proposal(at, changes)


def _wholes(draws: Draws, *, kept: bool, shares: bool = True) -> Iterator[tuple[str, str, str]]:
    """Give the rows that ask for a whole, with its indicator and counting unit.

    Parameters
    ----------
    kept
        Whether those that are kept for rates beyond any are given, or the others.
    shares
        Whether those that are a share of something are given too.
    """
    asked = asked_by_code()
    uses = [(each.code, use) for each in asked.values() for use in each.uses]
    based = {(use.indicator, use.unit) for _, use in uses if use.shown == "denominator"}
    wholes = [
        (code, use.indicator, use.unit)
        for code, use in uses
        if (use.category, use.shown) == (WHOLE, "numerator")
    ]
    groups = list(dict.fromkeys(min(ties().together(code)) for code, _, _ in wholes))
    found = [
        (code, indicator, unit)
        for code, indicator, unit in wholes
        if (groups.index(min(ties().together(code))) % KEPT == 0) == kept
        and (shares or (indicator, unit) not in based)
    ]
    yield from _shuffled(found, draws)


def _typed(book: Book, draws: Draws) -> Iterator[Asking]:
    """Give the numbers that somebody types: those of quarters, and of years without a formula."""
    year = book.year.label
    asked = asked_by_code()
    yield from _shuffled(
        [
            (code, label)
            for code, label in book.numbers
            if label != year or asked[code].year == "own"
        ],
        draws,
    )


def _shuffled(items: Sequence[Item], draws: Draws) -> Iterator[Item]:
    return (items[int(place)] for place in draws.shuffled(len(items)))


def _one(code: str, period: str, value: float) -> Proposal:
    return Proposal((code, period), {(code, period): value})


def _step(draws: Draws) -> float:
    return float(LEAST + int(np.floor(draws.uniform(1)[0] * (MOST - LEAST + 1))))


# What goes before what an authority types is what its records give.
CHANGES = ("control", "last_year", "peers", "beyond_any")
PROPOSALS: Mapping[str, Callable[[Book, Seen, Draws], Proposals]] = {
    "share": _pairs("shares"),
    "category_above": _pairs("contained"),
    "categories": _categories,
    "quarters": _years("sum"),
    "year_outside": _years("between"),
    "year_last": _years("last"),
    "reconciliation": _reconciled,
    "control": _control,
    "last_year": _last_year,
    "peers": _peers,
    "beyond_any": _beyond_any,
}
