"""Periods of care: entering care, placements, leaving, and returning."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.returns.sample.clock import YEAR
from nmspf_report.returns.sample.contacts import Incidents
from nmspf_report.returns.sample.draws import (
    EMPTY,
    Draws,
    Flags,
    Numbers,
    Rows,
    expand,
    mean_of,
    whole_numbers,
)
from nmspf_report.returns.sample.maker import CARE_SETTLES, HISTORY, JOURNEYS_BEGIN, Maker
from nmspf_report.returns.sample.people import DAYS_TO_18, People
from nmspf_report.returns.sample.protection import Enquiries
from nmspf_report.returns.sample.spells import NEVER, clear_of_earlier, in_order

LONGEST_STAY = 18  # years: nobody is looked after for longer


@dataclass(frozen=True)
class Care:
    """Periods of care, each with the enquiry that led to it or ``EMPTY``."""

    child: Numbers
    started_on: Numbers
    ended_on: Numbers
    enquiry: Numbers

    def where(self, chosen: Flags) -> "Care":
        """Give some of the periods."""
        return Care(
            self.child[chosen],
            self.started_on[chosen],
            self.ended_on[chosen],
            self.enquiry[chosen],
        )

    def and_then(self, others: "Care") -> "Care":
        """Give these periods followed by others."""
        return Care(
            np.concatenate([self.child, others.child]),
            np.concatenate([self.started_on, others.started_on]),
            np.concatenate([self.ended_on, others.ended_on]),
            np.concatenate([self.enquiry, others.enquiry]),
        )


@dataclass(frozen=True)
class Entrants:
    """Children who may enter care: by which route, since when, and with whom.

    Parameters
    ----------
    incident
        What siblings share, who tend to enter care together.
    enquiry
        The enquiry that leads to it, or ``EMPTY``.
    """

    child: Numbers
    incident: Numbers
    ready_on: Numbers
    enquiry: Numbers


def make_care(
    maker: Maker, people: People, incidents: Incidents, enquiries: Enquiries, outcome: Numbers
) -> tuple[People, Care]:
    """Make the periods of care, with those that began long before.

    Returns
    -------
    People, Care
        The families, followed by those of children who entered care before journeys begin.
    """
    draws = maker.draws("looked after")
    every = [
        _enter_care(maker, people, entrants, chance, draws)
        for entrants, chance in _routes(maker, incidents, enquiries, outcome)
    ]
    care = _with_returns(maker, people, every[0].and_then(every[1]), draws)
    settled = maker.start(JOURNEYS_BEGIN - CARE_SETTLES)
    care = care.where((care.started_on >= settled) & (care.started_on <= maker.cut_off))
    families, before = _in_care_before(maker, people, care, settled, draws)
    return people.and_then(families), care.and_then(before)


def _routes(
    maker: Maker, incidents: Incidents, enquiries: Enquiries, outcome: Numbers
) -> tuple[tuple[Entrants, float], ...]:
    """Give those who may enter care after an enquiry and those without one, and the chances."""
    calibration = maker.calibration.looked_after
    supported = np.flatnonzero(outcome == maker.code("referrals", "outcome", "care_and_support"))
    after_enquiry = Entrants(
        enquiries.child, enquiries.incident, enquiries.completed_on, enquiries.referral
    )
    without = Entrants(
        incidents.child[supported],
        incidents.incident[supported],
        incidents.day[incidents.incident[supported]],
        np.full(len(supported), EMPTY),
    )
    return (
        (after_enquiry, calibration.after_enquiry * maker.level("looked_after", after="enquiry")),
        (
            without,
            calibration.after_care_and_support * maker.level("looked_after", after="referral"),
        ),
    )


def _enter_care(
    maker: Maker, people: People, entrants: Entrants, probability: float, draws: Draws
) -> Care:
    """Let some children enter care, infants more often than others, siblings mostly together."""
    calibration = maker.calibration.looked_after
    age = np.maximum(people.age_on(entrants.child, entrants.ready_on), 0)
    weight = np.interp(age, list(calibration.age_weight), list(calibration.age_weight.values()))
    shared = draws.uniform(int(entrants.incident.max(initial=0)) + 1)[entrants.incident]
    enters = (shared < probability * weight) & draws.chance(
        calibration.sibling_enters, len(entrants.child)
    )
    child = entrants.child[enters]
    delay = draws.days(calibration.days_to_entry, len(child))
    started_on = np.maximum(entrants.ready_on[enters] + delay, people.born[child])
    return _until_18(
        people,
        Care(child, started_on, started_on + _stay(maker, child, draws), entrants.enquiry[enters]),
    )


def _with_returns(maker: Maker, people: People, care: Care, draws: Draws) -> Care:
    """Add the later periods of children who return to care, and drop what overlaps."""
    calibration = maker.calibration.looked_after
    again = care.where(draws.chance(calibration.returns_to_care, len(care.child)))
    gap = 1 + draws.days(calibration.days_until_return, len(again.child))
    started_on = again.ended_on + gap
    no_enquiry = np.full(len(again.child), EMPTY)
    ended_on = started_on + _stay(maker, again.child, draws)
    later = _until_18(people, Care(again.child, started_on, ended_on, no_enquiry))
    every = care.and_then(later)
    return every.where(clear_of_earlier(every.child, every.started_on, every.ended_on))


def _in_care_before(
    maker: Maker, people: People, care: Care, since: int, draws: Draws
) -> tuple[People, Care]:
    """Make the children who entered care before `since` and are still in it when records begin.

    They entered at the rate, and at the ages, of those who enter from `since` on, so that
    the number in care is steady from the beginning.

    Returns
    -------
    People, Care
        Families of one child each, numbered after `people`, and their periods.
    """
    yearly = len(care.child) / ((maker.cut_off - since) / YEAR)
    count = draws.whole(yearly * LONGEST_STAY)
    started_on = since - 1 - whole_numbers(draws.uniform(count) * LONGEST_STAY * YEAR)
    like = whole_numbers(draws.uniform(count) * len(care.child))
    age = (care.started_on - people.born[care.child])[like]
    ended_on = started_on + np.minimum(_stay(maker, started_on, draws), DAYS_TO_18 - age)
    still = ended_on > maker.start(HISTORY["looked_after_episodes"])
    number = np.count_nonzero(still)
    families = People(
        size=np.ones(number, dtype=np.int64),
        first_known=started_on[still],
        left_on=np.full(number, NEVER),
        born=(started_on - age)[still],
    )
    child = len(people.born) + np.arange(number)
    return families, Care(child, started_on[still], ended_on[still], np.full(number, EMPTY))


def _stay(maker: Maker, like: Numbers, draws: Draws) -> Numbers:
    return draws.days(maker.calibration.looked_after.days_in_care, len(like))


def _until_18(people: People, care: Care) -> Care:
    """End care at 18, and leave out what would begin later."""
    ended_on = np.minimum(care.ended_on, people.eighteenth_birthday(care.child))
    real = ended_on > care.started_on
    return Care(care.child, care.started_on, ended_on, care.enquiry).where(real)


def episode_rows(maker: Maker, people: People, care: Care) -> Rows:
    """Part periods of care into episodes, one a placement."""
    calibration, draws = maker.calibration.looked_after, maker.draws("placements")
    name = "looked_after_episodes"
    period, started_on = _episode_starts(maker, care, draws)
    last = np.diff(period, append=-1) != 0
    ended_on = np.where(last, care.ended_on[period], np.append(started_on[1:], 0))
    count, child = len(period), care.child[period]
    outside = draws.chance(maker.authority.traits["placed_outside"], count)
    inside = maker.code(name, "placement_location", "inside_authority")
    locations = maker.codes(name, "placement_location")
    elsewhere = draws.code(calibration.location_outside, locations, count)
    young = people.age_on(child, started_on) < calibration.older_from_age
    kinds = maker.codes(name, "placement")
    return {
        "episode_id": np.arange(count),
        "child_id": child,
        "period_of_care_id": period,
        "enquiry_id": care.enquiry[period],
        "started_on": started_on,
        "ended_on": ended_on,
        "placement": np.where(
            young,
            draws.code(calibration.placement_of_younger, kinds, count),
            draws.code(calibration.placement_of_older, kinds, count),
        ),
        "placement_location": np.where(outside, elsewhere, inside),
    }


def _episode_starts(maker: Maker, care: Care, draws: Draws) -> tuple[Numbers, Numbers]:
    """Give the period and the first day of every episode, in order."""
    length = care.ended_on - care.started_on
    period, place = expand(_number_of_moves(maker, length, draws) + 1)
    into = whole_numbers(draws.uniform(len(period)) * length[period])
    started_on = care.started_on[period] + np.where(place == 0, 0, into)
    order = in_order(period, started_on)
    period, started_on = period[order], started_on[order]
    fresh = (np.diff(period, prepend=-1) != 0) | (np.diff(started_on, prepend=-1) != 0)
    return period[fresh], started_on[fresh]


def _number_of_moves(maker: Maker, length: Numbers, draws: Draws) -> Numbers:
    calibration = maker.calibration.looked_after
    restless = draws.quantity(calibration.restlessness, len(length))
    restless = restless / mean_of(calibration.restlessness)
    expected = calibration.moves_a_year * length / YEAR * restless
    return whole_numbers(np.floor(expected + draws.uniform(len(length))))
