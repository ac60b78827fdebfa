"""Incidents: the days on which families are referred, and the children that each concerns."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.returns.sample.clock import YEAR
from nmspf_report.returns.sample.draws import Draws, Fractions, Numbers, expand, mean_of
from nmspf_report.returns.sample.maker import JOURNEYS_BEGIN, Maker
from nmspf_report.returns.sample.people import LONGEST_NOTICE, People, make_families


@dataclass(frozen=True)
class Incidents:
    """Incidents in the order of their days, and the children whom each concerns.

    Parameters
    ----------
    family, day
        The family of each incident, and its day.
    risk
        How likely each family's incidents are to be taken further, 1 on average.
    incident, child
        For each child concerned the incident and the child: a referral each.
    """

    family: Numbers
    day: Numbers
    risk: Fractions
    incident: Numbers
    child: Numbers


@dataclass(frozen=True)
class Arrivals:
    """Children who arrive on the register of another authority: their case, and the day."""

    case: Numbers
    child: Numbers
    day: Numbers


def make_incidents(maker: Maker) -> tuple[People, Incidents]:
    """Make families that come to be known at a steady rate, and their incidents.

    Each family has a first incident and for a while some more: repeat referrals.
    """
    calibration, draws = maker.calibration.families, maker.draws("families")
    clock = maker.clock(JOURNEYS_BEGIN)
    yearly = maker.yearly(calibration.first_known_a_year_per_1000_children)
    count = draws.whole(yearly * maker.authority.levels["referral"] * clock.length / YEAR)
    first = draws.uniform(count) * clock.length
    people = make_families(clock.day(first), calibration, draws)
    family, ticks = _with_repeats(maker, first, draws)
    day = clock.day(ticks)
    kept = (ticks < clock.length) & (day < people.left_on[family])
    order = np.argsort(np.where(kept, ticks, np.inf), kind="stable")[: np.count_nonzero(kept)]
    family, day = family[order], day[order]
    incident, child = _concerned(maker, people, family, day, draws)
    risk = draws.quantity(calibration.risk, count) / mean_of(calibration.risk)
    return people, Incidents(family, day, risk[family], incident, child)


def make_arrivals(maker: Maker, people: People, cases: int) -> tuple[People, Arrivals]:
    """Make families who arrive already registered by another authority.

    Parameters
    ----------
    people
        The families so far; those who arrive follow them.
    cases
        How many cases there are so far.
    """
    draws, clock = maker.draws("arrivals"), maker.clock(JOURNEYS_BEGIN)
    register = maker.calibration.child_protection_register
    yearly = maker.yearly(register.arrivals_a_year_per_1000_children)
    count = draws.whole(yearly * clock.length / YEAR)
    day = clock.day(draws.uniform(count) * clock.length)
    everyone = people.and_then(make_families(day, maker.calibration.families, draws))
    row, child = everyone.members(len(people.size) + np.arange(count))
    young = day[row] < everyone.eighteenth_birthday(child)
    return everyone, Arrivals(cases + row[young], child[young], day[row[young]])


def _with_repeats(maker: Maker, first: Fractions, draws: Draws) -> tuple[Numbers, Fractions]:
    calibration = maker.calibration.families
    family, place = expand(draws.number(calibration.incidents, len(first)))
    gaps = draws.quantity(calibration.days_between_incidents, len(family))
    since = np.cumsum(np.where(place == 0, 0.0, gaps))
    return family, first[family] + since - since[place == 0][family]


def _concerned(
    maker: Maker, people: People, family: Numbers, day: Numbers, draws: Draws
) -> tuple[Numbers, Numbers]:
    """Choose the children concerned: under 18, and not further from birth than can be known."""
    incident, child = people.members(family)
    on = day[incident]
    eligible = (on < people.eighteenth_birthday(child)) & (
        people.born[child] - on <= LONGEST_NOTICE
    )
    named = draws.chance(maker.calibration.families.sibling_concerned, len(child))
    named |= people.place[child] == 0
    return incident[eligible & named], child[eligible & named]
