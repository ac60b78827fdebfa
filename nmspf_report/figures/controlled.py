"""A series with its natural process limits: what stands out in it, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from nmspf_report.figures.findings import Wording
from nmspf_report.figures.plotting import PER_CENT, scaled
from nmspf_report.figures.series import Series
from nmspf_report.locale import number
from nmspf_report.statistics.control import Phase, Rule, control
from nmspf_report.tables.table import Computed
from nmspf_report.tables.wording import period_name, span_name


@dataclass(frozen=True)
class Signal:
    """What a rule says, and where: ``outside``, ``rising``, ``falling``, ``near`` or ``run``.

    Parameters
    ----------
    marker
        How its periods are marked.
    message
        The message that says it: the direction is in it.
    places
        The positions of its periods.
    """

    marker: str
    message: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Controlled:
    """A series with its limits, and what stands out in it."""

    name: str
    shown: Series
    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]
    way: str

    def value(self, place: int) -> float:
        """Give a figure as it is drawn; only where there is one."""
        return scaled(self.shown.estimates[place].value or 0.0, self.way)

    @property
    def has_limits(self) -> bool:
        """Whether any part of it has enough figures."""
        return any(phase.has_limits for phase in self.phases)

    @property
    def markers(self) -> Mapping[int, str]:
        """How each position that stands out is marked: by the first rule that it breaks."""
        found: dict[int, str] = {}
        for signal in self.signals:
            for place in signal.places:
                found.setdefault(place, signal.marker)
        return found

    def lines(self, phase: Phase) -> Iterator[tuple[str, float]]:
        """Give the name and height of each line of a phase; no limit beyond what is possible."""
        most = PER_CENT if self.way == "percentage" else float("inf")
        for name, value in (
            ("upper_limit", phase.upper),
            ("mean", phase.centre),
            ("lower_limit", phase.lower),
        ):
            if value is not None and 0 <= value <= most:
                yield name, value


def controlled_series(name: str, shown: Series, way: str) -> Controlled:
    """Set limits to a series, and find what stands out.

    What lacks an authority has no part in it, nor has what is not shown.
    """
    incomplete = set(shown.incomplete)
    values = [
        None if estimate.value is None or place in incomplete else scaled(estimate.value, way)
        for place, estimate in enumerate(shown.estimates)
    ]
    phases = control(values, shown.breaks)
    signals = tuple(signal for rule in Rule for signal in _signals(rule, phases, values))
    return Controlled(name, shown, phases, signals, way)


def _signals(
    rule: Rule, phases: Sequence[Phase], values: Sequence[float | None]
) -> Iterator[Signal]:
    """Give what a rule says, apart for each direction."""
    found: dict[bool, list[int]] = {True: [], False: []}
    for phase in phases:
        for place in phase.signals.get(rule, ()):
            found[_is_upwards(rule, phase, place, values)].append(place)
    for is_upwards, places in found.items():
        if places:
            direction = "rising" if is_upwards else "falling"
            marker = direction if rule == Rule.TREND else rule.value
            yield Signal(marker, f"signal_{rule.value}_{direction}", tuple(places))


def _is_upwards(rule: Rule, phase: Phase, place: int, values: Sequence[float | None]) -> bool:
    """Tell whether a value stands out upwards: by its place, or by where its trend goes."""
    value = values[place] or 0.0
    if rule != Rule.TREND:
        return value > (phase.centre or 0.0)
    after = values[place + 1] if place + 1 in phase.signals[rule] else None
    if after is not None:
        return after > value
    return value > (values[place - 1] or 0.0)


def signals_finding(controlled: Controlled, wording: Wording) -> list[str]:
    """Say what stands out; of what does not nothing more than that."""
    if not controlled.signals:
        return [wording.message("nothing_stands_out")]
    return [said(signal, controlled, wording) for signal in controlled.signals]


def said(signal: Signal, controlled: Controlled, wording: Wording) -> str:
    """Say what a rule says, and of which periods."""
    periods = controlled.shown.periods
    spans = wording.listed(
        span_name([periods[place] for place in run], wording.language)
        for run in _runs(signal.places)
    )
    return wording.message(signal.message, periods=spans)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Part positions into those that follow one another."""
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        yield tuple(place for _, place in group)


def phases_finding(controlled: Controlled, wording: Wording) -> list[str]:
    """Say where limits are provisional, or are not there yet."""
    return [
        wording.message(
            "limits_provisional" if phase.has_limits else "limits_not_yet",
            period=period_name(controlled.shown.periods[phase.start], wording.language),
        )
        for phase in controlled.phases
        if phase.known and (phase.is_provisional or not phase.has_limits)
    ]


def limits_drawn(controlled: Controlled, wording: Wording) -> Iterator[Computed]:
    """Write the mean and the limits of each phase, for the table beneath."""
    for phase in controlled.phases:
        periods = controlled.shown.periods[phase.start : phase.stop]
        lines = [
            wording.message(f"drawn_{name}", figure=computed_figure(value, wording))
            for name, value in controlled.lines(phase)
        ]
        if lines:
            span = span_name(periods, wording.language)
            words = wording.message("limits_drawn", span=span, lines=wording.listed(lines))
            yield Computed(words, f"control {wording.way} {periods[0].label} {periods[-1].label}")


def computed_figure(value: float, wording: Wording) -> str:
    """Write a value that is computed of figures, as they are drawn, as they are written."""
    decimals = 0 if wording.way == "number" else 1
    return wording.message(f"tick_{wording.way}", figure=number(value, wording.language, decimals))
