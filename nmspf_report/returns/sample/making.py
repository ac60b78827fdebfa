"""One authority's tables, from the first contact with a family to what became of it."""

from nmspf_report.returns.sample.children import children_rows
from nmspf_report.returns.sample.contacts import make_arrivals, make_incidents
from nmspf_report.returns.sample.draws import Rows
from nmspf_report.returns.sample.experience import (
    advocacy_rows,
    distance_travelled_rows,
    feedback_rows,
)
from nmspf_report.returns.sample.looked_after import episode_rows, make_care
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.meetings import strategy_meeting_rows
from nmspf_report.returns.sample.plans import (
    needs_after_enquiry,
    needs_after_referral,
    needs_in_care,
    needs_of_registered,
    plan_rows,
    with_register_destinations,
)
from nmspf_report.returns.sample.protection import (
    enquiry_rows,
    hold_strategy_meetings,
    make_enquiries,
)
from nmspf_report.returns.sample.referrals import (
    prevention_rows,
    referral_outcomes,
    referral_rows,
)
from nmspf_report.returns.sample.register import (
    conference_rows,
    core_group_rows,
    make_cases,
    registration_rows,
)
from nmspf_report.returns.sample.workforce import post_rows, staff_rows, training_rows


def make_tables(maker: Maker) -> dict[str, Rows]:
    """Make every table of an authority's return, with nothing yet left out.

    Returns
    -------
    dict
        For each table its columns, as numbers (see `columns`).
    """
    people, incidents = make_incidents(maker)
    people, arrivals = make_arrivals(maker, people, cases=len(incidents.day))
    meetings = hold_strategy_meetings(maker, incidents)
    enquiries = make_enquiries(maker, incidents, meetings)
    outcome = referral_outcomes(maker, incidents, meetings, enquiries)
    people, care = make_care(maker, people, incidents, enquiries, outcome)
    cases = make_cases(maker, people, enquiries, arrivals, care)
    needs = (
        needs_after_referral(maker, incidents, outcome)
        .and_then(needs_after_enquiry(maker, enquiries))
        .and_then(needs_of_registered(maker, enquiries, cases))
        .and_then(needs_in_care(maker, care))
    )
    referrals = referral_rows(maker, incidents, outcome)
    conferences = conference_rows(maker, cases)
    plans = plan_rows(maker, people, needs, care.child)
    registrations = registration_rows(maker, cases)
    posts = post_rows(maker)
    staff = staff_rows(maker, posts)
    return {
        "children": children_rows(maker, people, care.child),
        "prevention_referrals": prevention_rows(maker, incidents, referrals),
        "referrals": referrals,
        "strategy_meetings": strategy_meeting_rows(maker, incidents, meetings, outcome),
        "section_47_enquiries": enquiry_rows(maker, enquiries),
        "conferences": conferences,
        "registrations": with_register_destinations(maker, registrations, plans, people),
        "core_groups": core_group_rows(maker, cases),
        "care_and_support_plans": plans,
        "looked_after_episodes": episode_rows(maker, people, care),
        "advocacy_offers": advocacy_rows(maker, people, conferences, care),
        "feedback": feedback_rows(maker),
        "distance_travelled": distance_travelled_rows(maker, plans),
        "posts": posts,
        "staff": staff,
        "training": training_rows(maker, staff),
    }
