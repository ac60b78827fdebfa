"""From incident to conference: strategy meetings, section 47 enquiries, initial conferences."""

from dataclasses import dataclass

import numpy as np

from nmspf_report.returns.sample.clock import MINUTES_A_DAY, working_days_later
from nmspf_report.returns.sample.contacts import Incidents
from nmspf_report.returns.sample.draws import Draws, Flags, Numbers, Rows, whole_numbers
from nmspf_report.returns.sample.maker import Maker
from nmspf_report.returns.sample.spells import NEVER

MEETINGS = 2  # room for a first and a second meeting in an incident's numbers


@dataclass(frozen=True)
class StrategyMeetings:
    """For each incident whether a strategy meeting was held by the cut-off, and when.

    Parameters
    ----------
    pending
        Decided, but not yet held at the cut-off.
    needed_at, held_at
        Minutes after the start of 1 January 1970.
    """

    held: Flags
    pending: Flags
    needed_at: Numbers
    held_at: Numbers

    @property
    def day(self) -> Numbers:
        """The day of each meeting."""
        return self.held_at // MINUTES_A_DAY


@dataclass(frozen=True)
class Enquiries:
    """The children with a section 47 enquiry, and what comes of it.

    Parameters
    ----------
    referral
        The referral (row of the incidents' children) that led to each.
    started_on, completed_on
        The days; the second can lie after the cut-off.
    conference_on
        The day of the initial conference, ``NEVER`` where there is none.
    registered
        Whether the conference puts the child on the register.
    """

    referral: Numbers
    incident: Numbers
    child: Numbers
    started_on: Numbers
    completed_on: Numbers
    conference_on: Numbers
    registered: Flags


def hold_strategy_meetings(maker: Maker, incidents: Incidents) -> StrategyMeetings:
    """Decide for which incidents a strategy meeting is needed, and hold it."""
    calibration, draws = maker.calibration.protection, maker.draws("strategy meetings")
    count = len(incidents.day)
    level = maker.level("strategy", after="referral")
    needed = draws.chance(calibration.strategy_meeting * level * incidents.risk, count)
    decided_on = working_days_later(
        incidents.day, draws.number(calibration.working_days_to_decision, count)
    )
    needed_at = decided_on * MINUTES_A_DAY + draws.days(calibration.minute_of_decision, count)
    held_at = _meeting_time(maker, decided_on, needed_at, draws)
    in_time = held_at // MINUTES_A_DAY <= maker.cut_off
    return StrategyMeetings(needed & in_time, needed & ~in_time, needed_at, held_at)


def make_enquiries(maker: Maker, incidents: Incidents, meetings: StrategyMeetings) -> Enquiries:
    """Make the enquiries that meetings decide on, up to the initial conference."""
    calibration, draws = maker.calibration.protection, maker.draws("enquiries")
    referral = _enquired_into(maker, incidents, meetings, draws)
    incident = incidents.incident[referral]
    delay = draws.number(calibration.working_days_to_enquiry, len(incident))
    started_on = working_days_later(meetings.day[incident], delay)
    begun = started_on <= maker.cut_off
    referral, incident, started_on = referral[begun], incident[begun], started_on[begun]
    conference_on = _conference_day(maker, incidents, meetings, incident, draws)
    completed_on = _completion_day(maker, started_on, incident, draws)
    all_registered = draws.chance(calibration.conference_registers, len(incidents.day))
    return Enquiries(
        referral=referral,
        incident=incident,
        child=incidents.child[referral],
        started_on=started_on,
        completed_on=np.minimum(completed_on, np.maximum(conference_on, started_on)),
        conference_on=conference_on,
        registered=all_registered[incident]
        & draws.chance(calibration.sibling_registered, len(incident)),
    )


def enquiry_rows(maker: Maker, enquiries: Enquiries) -> Rows:
    """Give a row for each child's enquiry."""
    draws, count = maker.draws("assessments"), len(enquiries.child)
    language = draws.chance(maker.authority.traits["in_language_of_choice"], count)
    return {
        "enquiry_id": enquiries.referral,
        "child_id": enquiries.child,
        "referral_id": enquiries.referral,
        "strategy_meeting_id": enquiries.incident * MEETINGS,
        "started_on": enquiries.started_on,
        "completed_on": enquiries.completed_on,
        "in_language_of_choice": whole_numbers(language),
        "medical": draws.code(
            maker.calibration.protection.medical,
            maker.codes("section_47_enquiries", "medical"),
            count,
        ),
    }


def _meeting_time(maker: Maker, decided_on: Numbers, needed_at: Numbers, draws: Draws) -> Numbers:
    calibration, count = maker.calibration.protection, len(decided_on)
    prompt = draws.chance(maker.authority.traits["strategy_in_time"], count)
    same_day = draws.chance(calibration.strategy_same_day, count)
    days = np.where(prompt, 1, draws.days(calibration.working_days_to_late_strategy, count))
    another_day = working_days_later(decided_on, days) * MINUTES_A_DAY
    return np.where(
        prompt & same_day,
        needed_at + draws.days(calibration.minutes_to_same_day_strategy, count),
        another_day + draws.days(calibration.minute_of_meeting, count),
    )


def _enquired_into(
    maker: Maker, incidents: Incidents, meetings: StrategyMeetings, draws: Draws
) -> Numbers:
    calibration, level = maker.calibration.protection, maker.level("enquiry", after="strategy")
    decided = meetings.held & draws.chance(calibration.enquiry * level, len(incidents.day))
    included = draws.chance(calibration.sibling_enquired, len(incidents.child))
    return np.flatnonzero(decided[incidents.incident] & included)


def _completion_day(maker: Maker, started_on: Numbers, incident: Numbers, draws: Draws) -> Numbers:
    calibration, count = maker.calibration.protection, int(incident.max(initial=0)) + 1
    days = np.where(
        draws.chance(maker.authority.traits["enquiry_in_time"], count),
        draws.days(calibration.working_days_to_completion, count),
        draws.days(calibration.working_days_to_late_completion, count),
    )[incident]
    sooner = draws.number(calibration.sibling_completed_sooner, len(incident))
    return working_days_later(started_on, np.maximum(days - sooner, 1))


def _conference_day(
    maker: Maker, incidents: Incidents, meetings: StrategyMeetings, incident: Numbers, draws: Draws
) -> Numbers:
    """Choose the children who go to conference, and its day: large sibling groups wait longer."""
    calibration, count = maker.calibration.protection, len(incidents.day)
    level = maker.level("conference", after="enquiry")
    convened = draws.chance(calibration.conference * level * incidents.risk, count)
    chosen = convened[incident] & draws.chance(calibration.sibling_in_conference, len(incident))
    group = np.minimum(np.bincount(incident[chosen], minlength=count), 5)
    factor = np.array([1.0, *calibration.lateness_by_group_size])[group]
    late = draws.chance((1 - maker.authority.traits["conference_in_time"]) * factor, count)
    days = np.where(
        late,
        draws.days(calibration.working_days_to_late_conference, count),
        draws.days(calibration.working_days_to_conference, count),
    )
    held_on = working_days_later(meetings.day, days)
    return np.where(chosen, held_on[incident], NEVER)
