"""Gathering the quantities of a framework, and what ties them, from its definitions alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nmspf_report.disclosure.cells.counted import (
    Counted,
    OverTime,
    counted_by,
    identity_of,
    is_part,
    possible_conditions,
    rows_without,
)
from nmspf_report.disclosure.cells.covering import affirmed, partitions
from nmspf_report.disclosure.cells.quantities import (
    FigureKey,
    Quantities,
    Quantity,
    Shown,
    Terms,
)
from nmspf_report.disclosure.cells.strictness import by_strictness
from nmspf_report.framework.conditions import Condition
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Dimension, Framework, Measure
from nmspf_report.framework.tallies import Figure, Tally, figures
from nmspf_report.problems import Problem

FEWEST_DENIED = 2
"""Of one that is denied, what is affirmed and what is denied are yes and no of a column."""


def quantities_of(framework: Framework, without_units: Iterable[str] = ()) -> Quantities:
    """Find what a framework counts from case-level records, and what ties it.

    Parameters
    ----------
    framework
        Whose indicators have measures.
    without_units
        Counting units that are not about persons, such as teams: their figures are left out.

    Raises
    ------
    Problem
        If a figure that is left out shows as its denominator what another figure counts.

    Returns
    -------
    Quantities
        Everything that follows from the definitions alone: parts and wholes of each
        category, what is not recorded, what is counted under stricter conditions, children
        beside the events in which they are counted.
    """
    gathering = _Gathering()
    left_out = frozenset(without_units)
    for indicator in framework.counted:
        every = list(figures(indicator))
        for measure in indicator.measures:
            own = {figure.category: figure for figure in every if figure.unit == measure.unit}
            if measure.unit in left_out:
                gathering.left_out.extend(own.values())
            else:
                gathering.add(measure, own)
    return gathering.result()


@dataclass(frozen=True)
class _Unknown:
    """What is not known to be in a tally, nor not to be.

    Parameters
    ----------
    place
        The quantity that counts it.
    conditions
        Those of which it is not known whether they hold.
    """

    place: int
    conditions: frozenset[Condition]


@dataclass
class _Gathering:
    """The quantities found so far, and what ties them."""

    found: list[Quantity] = field(default_factory=list)
    places: dict[object, int] = field(default_factory=dict)
    counted: dict[int, Counted] = field(default_factory=dict)
    shown: dict[FigureKey, Shown] = field(default_factory=dict)
    equations: dict[Terms, None] = field(default_factory=dict)
    limits: dict[Terms, None] = field(default_factory=dict)
    limits_over_time: dict[Terms, None] = field(default_factory=dict)
    subtractions: dict[tuple[int, int, int], None] = field(default_factory=dict)
    unknown: dict[int, _Unknown] = field(default_factory=dict)
    left_out: list[Figure] = field(default_factory=list)

    def add(self, measure: Measure, own: dict[str, Figure]) -> None:
        """Add the figures of one measure, by category, and what ties them."""
        for figure in own.values():
            self._show(figure)
        for figure in own.values():
            self._subtract(figure, own)
        for dimension in measure.dimensions:
            self._divide(measure, dimension, own)

    def result(self) -> Quantities:
        self._refuse_shared_denominators()
        self._cover()
        shares = {(part, whole) for whole, part, _ in self.subtractions}
        for stricter, looser in by_strictness(self.counted):
            self._limit({stricter: 1, looser: -1})
            if (stricter, looser) not in shares:
                self._leave_band(stricter, looser)
        return Quantities(
            quantities=tuple(self.found),
            shown=self.shown,
            equations=tuple(self.equations),
            limits=tuple(self.limits),
            limits_over_time=tuple(self.limits_over_time),
            subtractions=tuple(self.subtractions),
        )

    def _refuse_shared_denominators(self) -> None:
        for figure in self.left_out:
            if figure.denominator is not None and counted_by(figure.denominator) in self.places:
                raise Problem("unit_needs_protection", unit=figure.unit, indicator=figure.indicator)

    def _show(self, figure: Figure) -> None:
        key = _key(figure)
        if figure.less is None:
            numerator = self._tally(figure.numerator, key, "numerator")
        else:
            numerator = self._not_recorded(figure, figure.less, key)
        denominator = figure.denominator
        of = None if denominator is None else self._tally(denominator, key, "denominator")
        self.shown[key] = Shown(numerator, of)

    def _not_recorded(self, figure: Figure, less: Tally, key: FigureKey) -> int:
        """Give what of a figure is not recorded: of rows, those in which its column is empty."""
        known = counted_by(less)
        empty = None if known.counts_once else rows_without(figure.numerator, less)
        if empty is not None:
            place = self._count(empty, key, "numerator")
        else:
            over_time: OverTime = "apart" if known.over_time == "bounded" else known.over_time
            parts = (identity_of(figure.numerator), known)
            place = self._place(parts, Quantity(key, "numerator", over_time))
        if known in self.places:
            self.unknown[self.places[known]] = _Unknown(
                place, possible_conditions(figure.numerator)
            )
        return place

    def _tally(self, tally: Tally, key: FigureKey, shown: str) -> int:
        return self._count(counted_by(tally), key, shown)

    def _count(self, counted: Counted, key: FigureKey, shown: str) -> int:
        place = self._place(counted, Quantity(key, shown, counted.over_time))
        self.counted[place] = counted
        if counted.over_time == "bounded":
            self._bound_over_time({place: 1})
        return place

    def _subtract(self, figure: Figure, own: dict[str, Figure]) -> None:
        """Tie a share to what of its denominator it leaves, known or not."""
        key = _key(figure)
        numerator, denominator = self.shown[key].numerator, self.shown[key].denominator
        if figure.less is not None or denominator is None or numerator == denominator:
            return
        part, whole = counted_by(figure.numerator), self.counted[denominator]
        if not is_part(part, whole):
            return
        rest = self._leave(denominator, numerator, key)
        rests = [rest]
        missing = own.get(_beside(figure.category))
        if missing is not None and missing.less == figure.numerator:
            unknown = self.shown[_key(missing)].numerator
            known = self._place(
                ("known_rest", denominator, numerator),
                Quantity(key, "known_rest", self.found[rest].over_time),
            )
            self._part(rest, unknown, known)
            rests.append(known)
            if self.found[numerator].over_time == "bounded":
                self._bound_over_time({numerator: 1, unknown: 1})
        self.shown[key] = Shown(numerator, denominator, tuple(rests))

    def _divide(self, measure: Measure, dimension: Dimension, own: dict[str, Figure]) -> None:
        """Tie the categories of a dimension to their whole."""
        codes = [*dimension.labels, NOT_RECORDED]
        parts = [own[name] for code in codes if (name := dimension.category(code)) in own]
        whole = own[WHOLE]
        if dimension.sums is not None:
            if set(dimension.sums.values()) == set(measure.count.sum or ()):
                self._make_up(measure, whole, parts, "numerator")
        elif dimension.column is not None:
            self._make_up(measure, whole, parts, "numerator")
            if measure.which:
                self._make_up(measure, whole, parts, "denominator")
                unknown = [own[f"{part.category}/{NOT_RECORDED}"] for part in parts]
                self._make_up(measure, own[NOT_RECORDED], unknown, "numerator")
        elif dimension.flags is not None and not measure.which:
            self._hold_each(whole, parts)

    def _make_up(self, measure: Measure, whole: Figure, parts: list[Figure], shown: str) -> None:
        """Say that parts add up to a whole; of things that count once, that they cover it."""
        total = self._shown(whole, shown)
        counts = [self._shown(part, shown) for part in parts]
        # A child has one open spell, and so one category of it, on any one day.
        if measure.count.distinct is None or measure.when.open_at_end:
            self._equal({total: -1} | dict.fromkeys(counts, 1))
        elif whole.less is None:
            self._limit({total: 1} | dict.fromkeys(counts, -1))
            if parts[-1].less is not None:
                self._hold_each(whole, parts)

    def _hold_each(self, whole: Figure, parts: list[Figure]) -> None:
        """Say that each category, with what is not recorded, is within the whole."""
        *categories, unknown = [self._shown(part, "numerator") for part in parts]
        total = self._shown(whole, "numerator")
        for category in categories:
            self._limit({category: 1, unknown: 1, total: -1})

    def _cover(self) -> None:
        """Tie a count to those of its rows, or things, that meet one of conditions or another."""
        families: dict[Counted, dict[str, dict[Condition, int]]] = {}
        for place, counted in self.counted.items():
            for condition in counted.conditions:
                whole = replace(counted, conditions=counted.conditions - {condition})
                if condition.column is not None and whole in self.places:
                    columns = families.setdefault(whole, {})
                    columns.setdefault(condition.column, {})[condition] = place
        # Conditions come in no order of their own; what ties cells does.
        for whole in sorted(families, key=self.places.__getitem__):
            for column in sorted(families[whole]):
                found = families[whole][column]
                for chosen in partitions(found):
                    self._cover_by(whole, {condition: found[condition] for condition in chosen})

        for place, counted in self.counted.items():
            self._cover_by_none(place, counted)

    def _cover_by_none(self, place: int, none: Counted) -> None:
        """Tie what none of several things is said of to what each is said of, and to the whole.

        Every row has one of them, or none, or it is not recorded which. A row that has one is not
        among those that have none; who counts once can be, by another row.
        """
        denied = {one for one in none.conditions if one.is_value is False and one.column}
        whole = replace(none, conditions=none.conditions - denied)
        affirmative = [
            replace(whole, conditions=whole.conditions | {affirmed(one)})
            for one in sorted(denied, key=lambda one: str(one.column))
        ]
        unknown = self.unknown.get(place)
        is_there = all(one in self.places for one in (whole, *affirmative))
        if len(denied) < FEWEST_DENIED or unknown is None or not is_there:
            return
        total, parts = self.places[whole], [self.places[one] for one in affirmative]
        self._limit({total: 1, place: -1, unknown.place: -1} | dict.fromkeys(parts, -1))
        if not none.counts_once:
            for part in parts:
                self._limit({part: 1, place: 1, unknown.place: 1, total: -1})

    def _cover_by(self, whole: Counted, parts: dict[Condition, int]) -> None:
        """Say that of a count nothing is outside its parts but what is not recorded.

        Who counts once can be in several parts, by one row in each; a row is in one.
        """
        total, together = self.places[whole], dict.fromkeys(parts.values(), 1)
        is_once = whole.counts_once and not whole.when.open_at_end
        if not is_once:
            self._limit({total: -1} | together)
        less = {total: 1} | dict.fromkeys(parts.values(), -1)
        for condition, part in parts.items():
            unknown = self.unknown.get(part)
            if unknown is None:
                continue
            if not is_once and unknown.conditions == {condition}:
                self._equal({total: -1, unknown.place: 1} | together)
            else:
                self._limit({unknown.place: -1} | less)

    def _leave_band(self, stricter: int, looser: int) -> None:
        """Say what a looser count has more: of who returned in two years, those not in the first.

        What is not recorded is nobody's condition; events and children in them count otherwise.
        """
        pair = [self.found[place] for place in (stricter, looser)]
        counts = {self.counted[place].count for place in (stricter, looser)}
        is_unknown = any(one.figure[1].endswith(NOT_RECORDED) for one in pair)
        if len(counts) == 1 and not is_unknown:
            self._leave(looser, stricter, pair[0].figure)

    def _leave(self, whole: int, part: int, figure: FigureKey) -> int:
        """Give what a part leaves of a whole; years of who counts once do not follow from it."""
        over_time = self.found[part].over_time
        apart: OverTime = "apart" if over_time == "bounded" else over_time
        rest = self._place(("rest", whole, part), Quantity(figure, "rest", apart))
        self._part(whole, part, rest)
        return rest

    def _shown(self, figure: Figure, shown: str) -> int:
        of = self.shown[_key(figure)]
        return of.numerator if shown == "numerator" or of.denominator is None else of.denominator

    def _place(self, identity: object, quantity: Quantity) -> int:
        if identity not in self.places:
            self.places[identity] = len(self.found)
            self.found.append(quantity)
        return self.places[identity]

    def _part(self, whole: int, part: int, rest: int) -> None:
        self.subtractions[whole, part, rest] = None

    def _equal(self, terms: dict[int, int]) -> None:
        self.equations[_terms(terms)] = None

    def _limit(self, terms: dict[int, int]) -> None:
        self.limits[_terms(terms)] = None

    def _bound_over_time(self, terms: dict[int, int]) -> None:
        self.limits_over_time[_terms(terms)] = None


def _key(figure: Figure) -> FigureKey:
    return figure.indicator, figure.category, figure.unit


def _beside(category: str) -> str:
    """Give the category that holds what is not recorded of a figure."""
    return f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED


def _terms(coefficients: dict[int, int]) -> Terms:
    return tuple(sorted(coefficients.items()))
