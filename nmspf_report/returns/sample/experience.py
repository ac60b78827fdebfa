"""Offers of advocacy, requests for feedback, and reviews of the distance travelled."""

import numpy as np

from nmspf_report.returns.sample.clock import YEAR
from nmspf_report.returns.sample.draws import EMPTY, Rows, whole_numbers
from nmspf_report.returns.sample.looked_after import Care
from nmspf_report.returns.sample.maker import HISTORY, Maker
from nmspf_report.returns.sample.people import People


def advocacy_rows(maker: Maker, people: People, conferences: Rows, care: Care) -> Rows:
    """Give a row for each conference or start of care at which advocacy is due to be offered."""
    calibration, draws = maker.calibration.experience, maker.draws("advocacy")
    review = conferences["kind"] == maker.code("conferences", "kind", "review")
    due = ~review | draws.chance(calibration.offer_at_review, len(review))
    child = np.concatenate([conferences["child_id"][due], care.child])
    due_on = np.concatenate([conferences["held_on"][due], care.started_on])
    old_enough = people.age_on(child, due_on) >= calibration.advocacy_from_age
    child, due_on = child[old_enough], due_on[old_enough]
    offered = draws.chance(maker.authority.traits["advocacy_offered"], len(child))
    taken_up = draws.chance(calibration.advocacy_taken_up, len(child))
    return {
        "advocacy_offer_id": np.arange(len(child)),
        "child_id": child,
        "due_on": due_on,
        "offered": whole_numbers(offered),
        "taken_up": np.where(offered, taken_up, EMPTY),
    }


def feedback_rows(maker: Maker) -> Rows:
    """Give a row for each request for feedback."""
    calibration, draws = maker.calibration.experience, maker.draws("feedback")
    clock = maker.clock(HISTORY["feedback"])
    yearly = maker.yearly(calibration.feedback_requests_a_year_per_1000_children)
    count = draws.whole(yearly * clock.length / YEAR)
    provided = draws.chance(maker.authority.traits["feedback_provided"], count)
    theme = draws.code(calibration.feedback_theme, maker.codes("feedback", "theme"), count)
    acted = draws.chance(calibration.feedback_led_to_action, count)
    return {
        "feedback_id": np.arange(count),
        "asked_on": np.sort(clock.day(draws.uniform(count) * clock.length)),
        "mechanism": draws.code(
            calibration.feedback_mechanism, maker.codes("feedback", "mechanism"), count
        ),
        "stage": draws.code(calibration.feedback_stage, maker.codes("feedback", "stage"), count),
        "provided": whole_numbers(provided),
        "theme": np.where(provided, theme, EMPTY),
        "led_to_action": np.where(provided, acted, EMPTY),
    }


def distance_travelled_rows(maker: Maker, plans: Rows) -> Rows:
    """Give a row for each review at which a tool was scored again, where one is used."""
    calibration, draws = maker.calibration.experience, maker.draws("distance travelled")
    plan_count = len(plans["child_id"])
    reviewed_on = plans["started_on"] + draws.days(
        calibration.distance_travelled_after_days, plan_count
    )
    held = draws.chance(calibration.distance_travelled_at, plan_count)
    held &= (reviewed_on < plans["ended_on"]) & (reviewed_on <= maker.cut_off)
    if maker.authority.code not in calibration.distance_travelled_in:
        held &= False
    codes = maker.codes("distance_travelled", "movement")
    movement = draws.code(calibration.distance_travelled_movement, codes, plan_count)
    return {
        "distance_review_id": np.arange(np.count_nonzero(held)),
        "child_id": plans["child_id"][held],
        "reviewed_on": reviewed_on[held],
        "movement": movement[held],
    }
