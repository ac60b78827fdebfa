"""Care and support plans: why a child has one, how long, and what follows it and registration."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.returns.sample.contacts import Incidents
from nmspf_report.returns.sample.draws import EMPTY, Draws, Numbers, Rows
from nmspf_report.returns.sample.looked_after import Care
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.people import People
from nmspf_report.returns.sample.protection import Enquiries
from nmspf_report.returns.sample.register import Cases
from nmspf_report.returns.sample.spells import joined, last_end


@dataclass(frozen=True)
class Needs:
    """Times for which children need a plan, each with the enquiry that led to it or ``EMPTY``."""

    child: Numbers
    start: Numbers
    end: Numbers
    enquiry: Numbers

    def and_then(self, others: "Needs") -> "Needs":
        """Give these times followed by others."""
        return Needs(
            np.concatenate([self.child, others.child]),
            np.concatenate([self.start, others.start]),
            np.concatenate([self.end, others.end]),
            np.concatenate([self.enquiry, others.enquiry]),
        )


def needs_after_referral(maker: Maker, incidents: Incidents, outcome: Numbers) -> Needs:
    """Give the needs of children whose referral was decided so."""
    calibration, draws = maker.calibration.plans, maker.draws("plans after referral")
    supported = outcome == maker.code("referrals", "outcome", "care_and_support")
    chance = calibration.after_referral * maker.level("plan", after="referral")
    chosen = np.flatnonzero(supported & draws.chance(chance, len(outcome)))
    start = incidents.day[incidents.incident[chosen]]
    start = start + draws.days(calibration.days_to_plan, len(chosen))
    end = start + draws.days(calibration.days_on_plan, len(chosen))
    return Needs(incidents.child[chosen], start, end, np.full(len(chosen), EMPTY))


def needs_after_enquiry(maker: Maker, enquiries: Enquiries) -> Needs:
    """Give the needs that enquiries find, whether or not the child is registered."""
    calibration, draws = maker.calibration.plans, maker.draws("plans after enquiry")
    chosen = draws.chance(calibration.after_enquiry, len(enquiries.child))
    start = enquiries.completed_on[chosen]
    end = start + draws.days(calibration.days_on_plan, len(start))
    return Needs(enquiries.child[chosen], start, end, enquiries.referral[chosen])


def needs_of_registered(maker: Maker, enquiries: Enquiries, cases: Cases) -> Needs:
    """Cover the time from the end of the enquiry to the end of registration, and often more."""
    draws, spells = maker.draws("plans of registered"), cases.where(cases.registered)
    completed_on = np.zeros(int(enquiries.referral.max(initial=0)) + 1, dtype=np.int64)
    completed_on[enquiries.referral] = enquiries.completed_on
    arrived = spells.enquiry == EMPTY
    start = np.where(arrived, spells.started_on, completed_on[spells.enquiry])
    chance = maker.calibration.plans.goes_on_after_register
    end = _stepped_down(maker, spells.ended_on, chance, draws)
    return Needs(spells.child, start, end, spells.enquiry)


def needs_in_care(maker: Maker, care: Care) -> Needs:
    """Cover the time in care, and often more."""
    chance = maker.calibration.plans.goes_on_after_care
    end = _stepped_down(maker, care.ended_on, chance, maker.draws("plans in care"))
    return Needs(care.child, care.started_on, end, care.enquiry)


def _stepped_down(maker: Maker, ended_on: Numbers, chance: float, draws: Draws) -> Numbers:
    goes_on = draws.chance(chance, len(ended_on))
    more = draws.days(maker.calibration.plans.days_of_step_down, len(ended_on))
    return ended_on + np.where(goes_on, more, 0)


def plan_rows(maker: Maker, people: People, needs: Needs, looked_after: Numbers) -> Rows:
    """Join each child's needs into plans, ended when the family leaves or the child turns 18.

    Parameters
    ----------
    looked_after
        Children for whom the authority stays responsible though their family leaves.
    """
    leaves = people.left_on[people.family[needs.child]]
    leaves = np.where(np.isin(needs.child, looked_after), needs.end, leaves)
    end = np.minimum(np.minimum(needs.end, leaves), people.eighteenth_birthday(needs.child))
    real = end > needs.start
    child, enquiry = needs.child[real], needs.enquiry[real]
    first, started_on, ended_on = joined(child, needs.start[real], end[real])
    plans = {
        "plan_id": np.arange(len(first)),
        "child_id": child[first],
        "enquiry_id": enquiry[first],
        "started_on": started_on,
        "ended_on": ended_on,
    }
    return _with_destination(maker, "care_and_support_plans", plans, people)


def with_register_destinations(
    maker: Maker, registrations: Rows, plans: Rows, people: People
) -> Rows:
    """Say what followed each registration: care and support where the plan goes on."""
    name = "registrations"
    ended = _with_destination(maker, name, registrations, people)
    child, ended_on = registrations["child_id"], registrations["ended_on"]
    plan_ended_on = last_end(
        child, ended_on, (plans["child_id"], plans["started_on"], plans["ended_on"])
    )
    moved = ended["destination"] == maker.code(name, "destination", "moved_out_of_area")
    goes_on = (plan_ended_on > ended_on) & ~moved
    support = maker.code(name, "destination", "care_and_support")
    return {
        **ended,
        "destination": np.where(goes_on, support, ended["destination"]),
        "destination_agency": np.where(goes_on, EMPTY, ended["destination_agency"]),
    }


def _with_destination(maker: Maker, table: str, rows: Rows, people: People) -> Rows:
    """Say what followed each spell: a move where the family left that day, else as drawn."""
    calibration, draws = maker.calibration.plans, maker.draws(f"destination of {table}")
    count = len(rows["ended_on"])
    drawn = draws.code(calibration.destination, maker.codes(table, "destination"), count)
    moved = rows["ended_on"] == people.left_on[people.family[rows["child_id"]]]
    left = maker.code(table, "destination", "moved_out_of_area")
    destination = np.where(moved, left, drawn)
    agency = draws.code(calibration.agency, maker.codes(table, "destination_agency"), count)
    to_agency = destination == maker.code(table, "destination", "other_agency")
    return {
        **rows,
        "destination": destination,
        "destination_agency": np.where(to_agency, agency, EMPTY),
    }
