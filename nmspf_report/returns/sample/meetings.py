"""Strategy meetings as rows: the first about a concern, and sometimes a second."""

import numpy as np

from nmspf_report.returns.sample.clock import MINUTES_A_DAY, working_days_later
from nmspf_report.returns.sample.contacts import Incidents
from nmspf_report.returns.sample.draws import EMPTY, Numbers, Rows
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.protection import MEETINGS, StrategyMeetings


def strategy_meeting_rows(
    maker: Maker, incidents: Incidents, meetings: StrategyMeetings, referral_outcome: Numbers
) -> Rows:
    """Give a row for each child at each meeting; siblings share the meeting's number.

    Parameters
    ----------
    referral_outcome
        What was decided on each referral.
    """
    calibration, draws = maker.calibration.protection, maker.draws("second meetings")
    outcome = _outcomes(maker)[referral_outcome]
    referral = np.flatnonzero(meetings.held[incidents.incident])
    incident = incidents.incident[referral]
    again = draws.chance(calibration.second_meeting, len(incidents.day))[incident]
    delay = draws.days(calibration.working_days_to_second_meeting, len(incidents.day))[incident]
    minute = draws.days(calibration.minute_of_meeting, len(incidents.day))[incident]
    second_at = working_days_later(meetings.day[incident], delay) * MINUTES_A_DAY + minute
    both = np.concatenate([np.arange(len(referral)), np.flatnonzero(again)])
    is_first = np.arange(len(both)) < len(referral)
    return {
        "strategy_meeting_id": incident[both] * MEETINGS + ~is_first,
        "child_id": incidents.child[referral[both]],
        "referral_id": referral[both],
        "initial": is_first.astype(np.int64),
        "needed_at": np.where(is_first, meetings.needed_at[incident[both]], EMPTY),
        "held_at": np.where(is_first, meetings.held_at[incident[both]], second_at[both]),
        "outcome": outcome[referral[both]],
    }


def _outcomes(maker: Maker) -> Numbers:
    """Say what a meeting decided for each outcome of a referral; the last stands for nothing.

    A child who was sent to a prevention team needed no further action of the meeting.
    """
    of_meeting = maker.codes("strategy_meetings", "outcome")
    places = [
        of_meeting.index(code if code in of_meeting else "no_further_action")
        for code in maker.codes("referrals", "outcome")
    ]
    return np.array([*places, EMPTY], dtype=np.int64)
