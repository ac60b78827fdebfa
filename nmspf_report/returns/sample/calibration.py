"""The rates, shares and durations that a sample is made with, read from calibration.yml."""

from functools import cache
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.manifest import DefinitionChange, DefinitionReading

FILE = "returns/sample/calibration.yml"


def _sum_to_one(shares: dict[object, float]) -> dict[object, float]:
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise ValueError(f"the shares sum to {sum(shares.values())}, not to 1")
    return shares


def _rise_from_0_to_1(quantiles: dict[float, float]) -> dict[float, float]:
    places = list(quantiles)
    if places[0] != 0 or places[-1] != 1:
        raise ValueError("quantiles run from 0 to 1")
    if any(low >= high for low, high in pairwise(places)):
        raise ValueError("quantiles rise")
    return quantiles


Chance = Annotated[float, Field(ge=0, le=1)]
Shares = Annotated[dict[str, Chance], AfterValidator(_sum_to_one)]
NumberShares = Annotated[dict[int, Chance], AfterValidator(_sum_to_one)]
Quantiles = Annotated[dict[float, float], AfterValidator(_rise_from_0_to_1)]
Weekdays = Annotated[tuple[float, ...], Field(min_length=7, max_length=7)]
Months = Annotated[tuple[float, ...], Field(min_length=12, max_length=12)]


class Level(Definition):
    """How much authorities differ in a step, beyond how they differ in the step it follows."""

    factor: Quantiles
    follows: str | None = None


class Languages(Definition):
    """How many families choose Welsh, and how many of those are served in it."""

    chosen_welsh: Chance
    served_in_welsh: Chance
    other_unserved: Chance


class Season(Definition):
    """When in the week and year families are referred, and how it grows from year to year."""

    weekdays: Weekdays
    months: Months
    christmas: float
    yearly_growth: float
    level_years: float


class FamiliesCalibration(Definition):
    """Families, their children, and how often each family is referred."""

    first_known_a_year_per_1000_children: float
    children: NumberShares
    age_when_first_known: Quantiles
    years_between_siblings: Quantiles
    unborn_when_first_known: Chance
    incidents: NumberShares
    days_between_incidents: Quantiles
    risk: Quantiles
    sibling_concerned: Chance
    moves_away: Chance
    days_until_moving: Quantiles
    sex: Shares
    ethnicity: Shares
    birth_never_recorded: Chance


class ReferralsCalibration(Definition):
    """What referrals are about, who makes them, and what is decided."""

    source: Shares
    schools_silent_in_august: Chance
    outcome: Shares
    outcome_after_meeting: Shares
    harms: dict[str, Chance]
    concerns: dict[str, Chance]
    sent_to_prevention: Chance
    prevention_apart_from_duty: Chance
    days_before_duty: Quantiles
    days_to_prevention: Quantiles
    days_apart_from_duty: Quantiles


class ProtectionCalibration(Definition):
    """From the decision that a strategy meeting is needed to the initial conference."""

    strategy_meeting: Chance
    working_days_to_decision: NumberShares
    minute_of_decision: Quantiles
    strategy_same_day: Chance
    minutes_to_same_day_strategy: Quantiles
    minute_of_meeting: Quantiles
    working_days_to_late_strategy: Quantiles
    second_meeting: Chance
    working_days_to_second_meeting: Quantiles
    enquiry: Chance
    sibling_enquired: Chance
    working_days_to_enquiry: NumberShares
    working_days_to_completion: Quantiles
    working_days_to_late_completion: Quantiles
    sibling_completed_sooner: NumberShares
    medical: Shares
    conference: Chance
    sibling_in_conference: Chance
    lateness_by_group_size: tuple[float, float, float, float, float]
    working_days_to_conference: Quantiles
    working_days_to_late_conference: Quantiles
    conference_registers: Chance
    sibling_registered: Chance


class RegisterCalibration(Definition):
    """How long children stay on the register, and the meetings held meanwhile."""

    category: Shares
    days_to_first_review: Quantiles
    days_to_later_review: Quantiles
    reviews_until_removal: NumberShares
    sibling_removed_apart: Chance
    removed_between_reviews: Chance
    days_registered_in_care: Quantiles
    working_days_to_core_group: Quantiles
    working_days_to_late_core_group: Quantiles
    days_between_core_groups: Quantiles
    days_from_closing_group_to_removal: Quantiles
    core_group_members: dict[str, NumberShares]
    arrivals_a_year_per_1000_children: float


class PlansCalibration(Definition):
    """Who has a care and support plan, for how long, and what follows."""

    after_referral: Chance
    days_to_plan: Quantiles
    days_on_plan: Quantiles
    after_enquiry: Chance
    goes_on_after_register: Chance
    goes_on_after_care: Chance
    days_of_step_down: Quantiles
    destination: Shares
    agency: Shares


class LookedAfterCalibration(Definition):
    """Entering care, how long it lasts, and placements."""

    after_enquiry: Chance
    after_care_and_support: Chance
    age_weight: dict[float, float]
    sibling_enters: Chance
    days_to_entry: Quantiles
    days_in_care: Quantiles
    returns_to_care: Chance
    days_until_return: Quantiles
    moves_a_year: float
    restlessness: Quantiles
    older_from_age: float
    placement_of_younger: Shares
    placement_of_older: Shares
    location_outside: Shares


class ExperienceCalibration(Definition):
    """Advocacy, feedback, and the distance travelled."""

    offer_at_review: Chance
    advocacy_from_age: float
    advocacy_taken_up: Chance
    feedback_requests_a_year_per_1000_children: float
    feedback_mechanism: Shares
    feedback_stage: Shares
    feedback_theme: Shares
    feedback_led_to_action: Chance
    distance_travelled_in: tuple[str, ...]
    distance_travelled_at: Chance
    distance_travelled_after_days: Quantiles
    distance_travelled_movement: Shares


class WorkforceCalibration(Definition):
    """Posts, the people in them, and training."""

    posts_per_1000_children: float
    team_size: NumberShares
    role: Shares
    hundredths_of_full_time: NumberShares
    days_established_before: Quantiles
    new_posts: Chance
    ceased_posts: Chance
    employment: Shares
    days_in_post: dict[str, Quantiles]
    days_vacant: Quantiles
    moves_to_another_post: Chance
    training_a_year: dict[str, Chance]


class Particularities(Definition):
    """What one authority does differently from the others.

    Parameters
    ----------
    missing_quarters
        Quarters for which it sends nothing.
    enquiries_not_counted
        The share of section 47 enquiries that its reading of the definition leaves out.
    contacts_counted_since, information_only
        The quarter from which it counts contacts for information as referrals, and their
        share of the referrals without further action.
    """

    missing_quarters: tuple[str, ...] = ()
    enquiries_not_counted: Chance = 0.0
    contacts_counted_since: str | None = None
    information_only: Chance = 0.0
    definition_readings: tuple[DefinitionReading, ...] = ()
    definition_changes: tuple[DefinitionChange, ...] = ()


class Calibration(Definition):
    """Everything that a sample is made with."""

    framework: str
    population_year: int
    levels: dict[str, Level]
    pinned_levels: dict[str, dict[str, float]]
    traits: dict[str, Quantiles]
    languages: dict[str, Languages]
    season: Season
    families: FamiliesCalibration
    referrals: ReferralsCalibration
    protection: ProtectionCalibration
    child_protection_register: RegisterCalibration
    plans: PlansCalibration
    looked_after: LookedAfterCalibration
    experience: ExperienceCalibration
    workforce: WorkforceCalibration
    not_recorded: dict[str, dict[str, Chance]]
    not_recorded_in: dict[str, dict[str, dict[str, Chance]]]
    particularities: dict[str, Particularities]


@cache
def read_calibration() -> Calibration:
    """Read the calibration that travels with the package.

    Raises
    ------
    Problem
        If a value is missing, unknown or impossible: with its line.
    """
    return DefinitionFile(PACKAGE / FILE, f"nmspf_report/{FILE}").read_as(Calibration)
