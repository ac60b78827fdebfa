"""Referrals to the duty team and to prevention teams, as rows."""

import numpy as np

from nmspf_report.returns.sample.contacts import Incidents
from nmspf_report.returns.sample.draws import EMPTY, Draws, Numbers, Rows, whole_numbers
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.protection import Enquiries, StrategyMeetings

AUGUST = 8


def referral_outcomes(
    maker: Maker, incidents: Incidents, meetings: StrategyMeetings, enquiries: Enquiries
) -> Numbers:
    """Decide each referral: as the strategy meeting did where there was one.

    Returns
    -------
    array
        Places in the codes of the outcome; ``EMPTY`` where the meeting is still to come.
    """
    calibration, draws = maker.calibration.referrals, maker.draws("outcomes")
    codes, count = maker.codes("referrals", "outcome"), len(incidents.day)
    alone = draws.code(calibration.outcome, codes, count)
    after_meeting = draws.code(calibration.outcome_after_meeting, codes, count)
    decided = np.where(meetings.held, after_meeting, alone)
    outcome = np.where(meetings.pending, EMPTY, decided)[incidents.incident]
    outcome[enquiries.referral] = codes.index("section_47_enquiry")
    return outcome


def referral_rows(maker: Maker, incidents: Incidents, outcome: Numbers) -> Rows:
    """Give a row for each child referred; siblings referred together share what was said."""
    calibration, draws = maker.calibration.referrals, maker.draws("referrals")
    count, incident = len(incidents.day), incidents.incident
    said = {
        f"{kind}_{name}": draws.chance(probability, count)
        for kind, named in (("harm", calibration.harms), ("concern", calibration.concerns))
        for name, probability in named.items()
    }
    return {
        "referral_id": np.arange(len(incident)),
        "child_id": incidents.child,
        "received_on": incidents.day[incident],
        "source": _sources(maker, incidents.day, draws)[incident],
        "outcome": outcome,
        **{column: whole_numbers(flags)[incident] for column, flags in said.items()},
    }


def _sources(maker: Maker, days: Numbers, draws: Draws) -> Numbers:
    """Draw who refers: schools hardly do in August."""
    calibration, codes = maker.calibration.referrals, maker.codes("referrals", "source")
    source = draws.code(calibration.source, codes, len(days))
    others = {code: share for code, share in calibration.source.items() if code != "education"}
    whole = sum(others.values())
    instead = draws.code({code: share / whole for code, share in others.items()}, codes, len(days))
    months = whole_numbers(days.astype("datetime64[D]").astype("datetime64[M]")) % 12 + 1
    silent = (months == AUGUST) & (source == codes.index("education"))
    silent &= draws.chance(calibration.schools_silent_in_august, len(days))
    return np.where(silent, instead, source)


def prevention_rows(maker: Maker, incidents: Incidents, referrals: Rows) -> Rows:
    """Give a row for each family's referral to a prevention team.

    Some come before a referral to the duty team and are passed on to it, some are its outcome,
    and some have nothing to do with it.

    Parameters
    ----------
    referrals
        The referrals of the incidents' children, in their order.
    """
    calibration, draws = maker.calibration.referrals, maker.draws("prevention")
    named, first = np.unique(incidents.incident, return_index=True)
    family, day, count = incidents.family[named], incidents.day[named], len(named)
    prevention = maker.code("referrals", "source", "prevention")
    to_prevention = maker.code("referrals", "outcome", "prevention_team")
    passed = referrals["source"][first] == prevention
    sent = referrals["outcome"][first] == to_prevention
    sent &= draws.chance(calibration.sent_to_prevention, count)
    level = maker.authority.levels["prevention"]
    apart = draws.chance(calibration.prevention_apart_from_duty * level, count)
    groups = (
        (passed, day - draws.days(calibration.days_before_duty, count)),
        (sent, day + draws.days(calibration.days_to_prevention, count)),
        (apart, day + draws.days(calibration.days_apart_from_duty, count)),
    )
    families = np.concatenate([family[chosen] for chosen, _ in groups])
    return {
        "prevention_referral_id": np.arange(len(families)),
        "family_id": families,
        "received_on": np.concatenate([days[chosen] for chosen, days in groups]),
        "passed_to_duty_team": whole_numbers(np.arange(len(families)) < np.count_nonzero(passed)),
    }
