"""Regions and the nation, summed from their authorities' numerators and denominators."""

from collections.abc import Iterable
from functools import cache

from nmspf_report.geography import Geography
from nmspf_report.periods import parse_period
from tests.oracle.counting import NOT_COVERED, Figure, Figures, Key, Number, sum_of


def roll_up(figures: Figures, geography: Geography) -> Figures:
    """Sum authorities into regions (as they were on a period's last day) and the nation.

    An authority without a figure adds nothing; where no authority has one, neither has the
    region. A region without authorities is not told of.
    """
    return {
        key: (
            _sum(numerator for numerator, _ in members.values()),
            _sum(denominator for _, denominator in members.values()),
        )
        for key, members in _figures_of_members(figures, geography).items()
    }


def lacking(figures: Figures, geography: Geography) -> dict[Key, set[str]]:
    """Name the authorities that each figure of a region or the nation lacks."""
    return {
        key: {area_code for area_code, (numerator, _) in members.items() if numerator is None}
        for key, members in _figures_of_members(figures, geography).items()
    }


def _figures_of_members(figures: Figures, geography: Geography) -> dict[Key, dict[str, Figure]]:
    """Give the figures of a region's authorities, by the key of the region's own figure."""
    told: dict[Key, dict[str, Figure]] = {}
    members_of = cache(lambda code, period: geography.members(code, parse_period(period)))
    for indicator, category, _, period, unit in figures:
        for whole in (*geography.regions, geography.nation):
            key = (indicator, category, whole.code, period, unit)
            members = members_of(whole.code, period) if key not in told else ()
            for member in members:
                of_member = (indicator, category, member.code, period, unit)
                told.setdefault(key, {})[member.code] = figures.get(of_member, NOT_COVERED)
    return told


def _sum(values: Iterable[Number | None]) -> Number | None:
    known = [value for value in values if value is not None]
    return sum_of(known) if known else None
