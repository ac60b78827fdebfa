"""The child protection register: registrations, review conferences and core groups."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.returns.sample.clock import working_days_later
from nmspf_report.returns.sample.contacts import Arrivals
from nmspf_report.returns.sample.draws import EMPTY, Draws, Flags, Numbers, Rows, whole_numbers
from nmspf_report.returns.sample.looked_after import Care
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.people import People
from nmspf_report.returns.sample.protection import MEETINGS, Enquiries
from nmspf_report.returns.sample.spells import clear_of_earlier, next_start, within

CONFERENCES = 8  # room for the initial conference and seven reviews in a case's numbers
LATER_GROUPS = 24


@dataclass(frozen=True)
class Cases:
    """Children at an initial conference, or who arrive already registered elsewhere.

    Parameters
    ----------
    case
        What siblings share: the incident, or for arrivals a number after the last one.
    enquiry
        The enquiry that led to it, ``EMPTY`` for arrivals.
    started_on
        The day of the conference, or of the arrival.
    registered
        Whether the child is put on the register.
    ended_on
        The day of de-registration (the first day, for a child who is not registered).
    conferences
        For each child the days of the initial conference and of the reviews after it.
    """

    case: Numbers
    child: Numbers
    enquiry: Numbers
    started_on: Numbers
    registered: Flags
    ended_on: Numbers
    conferences: Numbers

    def where(self, chosen: Flags) -> "Cases":
        """Give some of the children."""
        return Cases(
            self.case[chosen],
            self.child[chosen],
            self.enquiry[chosen],
            self.started_on[chosen],
            self.registered[chosen],
            self.ended_on[chosen],
            self.conferences[chosen],
        )


def make_cases(
    maker: Maker, people: People, enquiries: Enquiries, arrivals: Arrivals, care: Care
) -> Cases:
    """Bring children to conference and register them until a review, care or a move ends it."""
    draws, met = maker.draws("register"), enquiries.conference_on <= maker.cut_off
    case = np.concatenate([enquiries.incident[met], arrivals.case])
    child = np.concatenate([enquiries.child[met], arrivals.child])
    started_on = np.concatenate([enquiries.conference_on[met], arrivals.day])
    no_enquiry = np.full(len(arrivals.case), EMPTY)
    conferences, ended_on = _reviews(maker, case, started_on, draws)
    ended_on = _cut_short(maker, people, (child, started_on, ended_on), care, draws)
    registered = np.concatenate([enquiries.registered[met], no_enquiry == EMPTY])
    cases = Cases(
        case=case,
        child=child,
        enquiry=np.concatenate([enquiries.referral[met], no_enquiry]),
        started_on=started_on,
        registered=registered,
        ended_on=np.where(registered, ended_on, started_on),
        conferences=conferences,
    )
    cases = cases.where(_can_be_considered(people, child, started_on, care))
    return cases.where(clear_of_earlier(cases.child, cases.started_on, cases.ended_on))


def _can_be_considered(people: People, child: Numbers, day: Numbers, care: Care) -> Flags:
    """Tell who is not in care, not grown up and has not left."""
    in_care = within(child, day, (care.child, care.started_on, care.ended_on))
    grown = day >= people.eighteenth_birthday(child)
    gone = day >= people.left_on[people.family[child]]
    return np.asarray(~(in_care | grown | gone))


def _reviews(
    maker: Maker, case: Numbers, started_on: Numbers, draws: Draws
) -> tuple[Numbers, Numbers]:
    """Set the days of each case's conferences, and the day on which each child's spell ends."""
    calibration = maker.calibration.child_protection_register
    cases, first, of_case = np.unique(case, return_index=True, return_inverse=True)
    own = _conference_days(maker, started_on[first], draws)[of_case]
    together = draws.number(calibration.reviews_until_removal, len(cases))[of_case]
    alone = draws.number(calibration.reviews_until_removal, len(case))
    apart = draws.chance(calibration.sibling_removed_apart, len(case))
    last = np.where(apart, alone, together)[:, None]
    at = np.take_along_axis(own, last, 1)[:, 0]
    before = np.take_along_axis(own, last - 1, 1)[:, 0]
    into = draws.uniform(len(cases))[of_case] * (at - before - 1)
    between = draws.chance(calibration.removed_between_reviews, len(cases))[of_case]
    return own, np.where(between, before + 1 + whole_numbers(into), at)


def _conference_days(maker: Maker, started_on: Numbers, draws: Draws) -> Numbers:
    calibration = maker.calibration.child_protection_register
    gaps = [draws.days(calibration.days_to_first_review, len(started_on))]
    gaps += [
        draws.days(calibration.days_to_later_review, len(started_on))
        for _ in range(CONFERENCES - 2)
    ]
    reviews = started_on[:, None] + np.cumsum(np.stack(gaps, 1), 1)
    return np.hstack([started_on[:, None], reviews + _to_monday(reviews)])


def _to_monday(days: Numbers) -> Numbers:
    """Give how many days a Saturday or Sunday lies before Monday, else 0."""
    weekday = (days + 3) % 7
    return np.where(weekday >= 5, 7 - weekday, 0)


def _cut_short(
    maker: Maker,
    people: People,
    spells: tuple[Numbers, Numbers, Numbers],
    care: Care,
    draws: Draws,
) -> Numbers:
    """End a spell soon after the child enters care, and when the family leaves or it turns 18."""
    child, started_on, ended_on = spells
    calibration = maker.calibration.child_protection_register
    lag = draws.days(calibration.days_registered_in_care, len(child))
    enters = next_start(child, started_on, care.child, care.started_on) + lag
    leaves = people.left_on[people.family[child]]
    ends = np.minimum(np.minimum(ended_on, enters), leaves)
    return whole_numbers(np.minimum(ends, people.eighteenth_birthday(child)))


def conference_rows(maker: Maker, cases: Cases) -> Rows:
    """Give a row for each child at each conference, initial and review."""
    attended = (cases.conferences <= cases.ended_on[:, None]) & (cases.conferences <= maker.cut_off)
    attended[:, 0] = cases.enquiry != EMPTY
    child, place = np.nonzero(attended)
    initial = place == 0
    return {
        "conference_id": cases.case[child] * CONFERENCES + place,
        "child_id": cases.child[child],
        "enquiry_id": np.where(initial, cases.enquiry[child], EMPTY),
        "strategy_meeting_id": np.where(initial, cases.case[child] * MEETINGS, EMPTY),
        "kind": np.where(
            initial,
            maker.code("conferences", "kind", "initial"),
            maker.code("conferences", "kind", "review"),
        ),
        "held_on": cases.conferences[child, place],
    }


def core_group_rows(maker: Maker, cases: Cases) -> Rows:
    """Give a row for each registered child at each core group."""
    draws, spells = maker.draws("core groups"), cases.where(cases.registered)
    days = _group_days(maker, spells, draws)
    closing = _closing_days(maker, spells, days[:, 0], draws)
    spell, place = np.nonzero(days < closing[:, None])
    closed = np.flatnonzero(spells.ended_on <= maker.cut_off)
    initial, later, last = (
        maker.code("core_groups", "kind", kind) for kind in ("initial", "later", "closing")
    )
    row = np.concatenate([spell, closed])
    held_on = np.concatenate([days[spell, place], closing[closed]])
    kind = np.concatenate([np.where(place == 0, initial, later), np.full(len(closed), last)])
    held = held_on <= maker.cut_off
    row, held_on, kind = row[held], held_on[held], kind[held]
    groups, meeting = np.unique(
        np.stack([spells.case[row], held_on, kind], 1), axis=0, return_inverse=True
    )
    return {
        "core_group_id": meeting,
        "child_id": spells.child[row],
        "conference_id": _latest_conference(spells, row, held_on),
        "kind": kind,
        "held_on": held_on,
        **_members(maker, len(groups), meeting, draws),
    }


def _group_days(maker: Maker, spells: Cases, draws: Draws) -> Numbers:
    """Set the days of each case's core groups: the same for its children."""
    calibration = maker.calibration.child_protection_register
    _, first, of_case = np.unique(spells.case, return_index=True, return_inverse=True)
    count = len(first)
    to_first = np.where(
        draws.chance(maker.authority.traits["core_group_in_time"], count),
        draws.days(calibration.working_days_to_core_group, count),
        draws.days(calibration.working_days_to_late_core_group, count),
    )
    initial = working_days_later(spells.started_on[first], to_first)
    gaps = [draws.days(calibration.days_between_core_groups, count) for _ in range(LATER_GROUPS)]
    later = initial[:, None] + np.cumsum(np.stack(gaps, 1), 1)
    return np.hstack([initial[:, None], later + _to_monday(later)])[of_case]


def _closing_days(maker: Maker, spells: Cases, initial: Numbers, draws: Draws) -> Numbers:
    """Set the day of each child's last core group, shortly before the end of registration."""
    calibration = maker.calibration.child_protection_register
    cases, of_case = np.unique(spells.case, return_inverse=True)
    lead = draws.days(calibration.days_from_closing_group_to_removal, len(cases))[of_case]
    days = np.maximum(spells.ended_on - lead, initial)
    return whole_numbers(np.minimum(days, spells.ended_on))


def _latest_conference(spells: Cases, row: Numbers, held_on: Numbers) -> Numbers:
    past = (spells.conferences[row] < held_on[:, None]).sum(1)
    place = np.maximum(past - 1, 0)
    arrived = (spells.enquiry[row] == EMPTY) & (place == 0)
    return np.where(arrived, EMPTY, spells.case[row] * CONFERENCES + place)


def _members(maker: Maker, groups: int, meeting: Numbers, draws: Draws) -> Rows:
    sectors = maker.calibration.child_protection_register.core_group_members
    return {
        f"members_{sector}": draws.number(shares, groups)[meeting]
        for sector, shares in sectors.items()
    }


def registration_rows(maker: Maker, cases: Cases) -> Rows:
    """Give a row for each spell on the register, without what followed it."""
    spells = cases.where(cases.registered)
    of_case, place = np.unique(spells.case, return_inverse=True)
    category = maker.draws("categories").code(
        maker.calibration.child_protection_register.category,
        maker.codes("registrations", "category"),
        len(of_case),
    )
    arrived = spells.enquiry == EMPTY
    return {
        "registration_id": np.arange(len(spells.child)),
        "child_id": spells.child,
        "enquiry_id": spells.enquiry,
        "conference_id": np.where(arrived, EMPTY, spells.case * CONFERENCES),
        "started_on": spells.started_on,
        "ended_on": spells.ended_on,
        "category": category[place],
    }
