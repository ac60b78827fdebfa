"""One figure over time: where it is missing, and where something else begins to be counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nmspf_report.periods import Period, parse_period
from nmspf_report.tables.presented import Chosen, Estimate

BREAK = "b"
INCOMPLETE = "p"

Changes = Mapping[tuple[str, str], Sequence[Period]]
"""From when authorities came to count something else: by an indicator's code and an area's, which
is the authority's own or that of a whole in which its figures are summed."""

NO_CHANGES: Changes = MappingProxyType({})


@dataclass(frozen=True)
class Series:
    """The estimates of one area, period by period.

    Parameters
    ----------
    periods
        In order.
    estimates
        One for each period, with or without a value.
    breaks
        The positions of the periods from which something else is counted.
    """

    periods: tuple[Period, ...]
    estimates: tuple[Estimate, ...]
    breaks: frozenset[int]

    @property
    def known(self) -> tuple[int, ...]:
        """The positions of the periods that have a figure."""
        return tuple(
            place for place, estimate in enumerate(self.estimates) if estimate.value is not None
        )

    @property
    def missing(self) -> tuple[int, ...]:
        """The positions of the periods that have none."""
        return tuple(
            place for place, estimate in enumerate(self.estimates) if estimate.value is None
        )

    @property
    def gaps(self) -> tuple[tuple[int, ...], ...]:
        """The positions without figures, parted where a figure or the reason comes between."""
        parts: list[list[int]] = []
        for place in self.missing:
            symbol = self.estimates[place].symbol
            follows = bool(parts) and parts[-1][-1] == place - 1
            if follows and self.estimates[parts[-1][-1]].symbol == symbol:
                parts[-1].append(place)
            else:
                parts.append([place])
        return tuple(map(tuple, parts))

    @property
    def incomplete(self) -> tuple[int, ...]:
        """The positions of the periods whose figure lacks an authority."""
        return tuple(
            place
            for place, estimate in enumerate(self.estimates)
            if estimate.value is not None and estimate.symbol == INCOMPLETE
        )

    @property
    def stretches(self) -> tuple[tuple[int, ...], ...]:
        """The positions with figures, parted wherever a figure is missing or a break is."""
        parts: list[list[int]] = []
        for place in self.known:
            if parts and parts[-1][-1] == place - 1 and place not in self.breaks:
                parts[-1].append(place)
            else:
                parts.append([place])
        return tuple(map(tuple, parts))

    @property
    def comparable(self) -> tuple[int, ...]:
        """The positions with figures since the last break before the latest figure."""
        since = max((place for place in self.breaks if place <= max(self.known)), default=0)
        return tuple(place for place in self.known if place >= since)


def series(
    chosen: Chosen,
    area: str,
    periods: Sequence[Period],
    way: str,
    changes: Changes = NO_CHANGES,
) -> Series:
    """Put an area's figures in order, as they are presented in one way.

    A break is where a figure bears the symbol ``b``, where the definition itself changed, or where
    an authority of the area came to count something else. A break at the first period parts
    nothing.
    """
    estimates = tuple(chosen.at(area, period).way(way) for period in periods)
    marked = {place for place, estimate in enumerate(estimates) if estimate.symbol == BREAK}
    since = [
        *map(parse_period, chosen.indicator.breaks),
        *changes.get((chosen.indicator.code, area), ()),
    ]
    changed = {place for change in since for place in _first_at(change, periods)}
    return Series(tuple(periods), estimates, frozenset((marked | changed) - {0}))


def _first_at(change: Period, periods: Sequence[Period]) -> list[int]:
    """Give the position of the first period, of a quarter or a year, that ends after a change."""
    return [place for place, period in enumerate(periods) if period.end >= change.start][:1]
