"""What figures count is found once, and what follows from the definitions alone is known."""

import pytest

from nmspf_report.disclosure.cells.covering import partitions
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.implications import implies
from nmspf_report.disclosure.cells.quantities import Quantities
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.conditions import Condition
from nmspf_report.problems import Problem


def numerator(quantities: Quantities, code: str, category: str, unit: str) -> int:
    return quantities.shown[code, category, unit].numerator


def test_what_several_figures_show_is_one_quantity(quantities):
    received = numerator(quantities, "PROT-1", "", "referrals")
    # PROT-1a is the same count as a rate; PROT-2 and PROT-5 are shares of it.
    assert numerator(quantities, "PROT-1a", "", "referrals") == received
    assert quantities.shown["PROT-2", "", "referrals"].denominator == received
    assert quantities.shown["PROT-5", "concern:homelessness", "referrals"].denominator == received
    # PROT-4a counts the referrals with one kind of harm, which is a category of PROT-4.
    physical = numerator(quantities, "PROT-4a", "", "referrals")
    categories = [
        shown.numerator for key, shown in quantities.shown.items() if key[0] == "PROT-4" and key[1]
    ]
    assert categories.count(physical) == 1


def test_the_categories_of_a_column_add_up_with_what_is_not_recorded(quantities):
    sources = [
        shown.numerator
        for (code, category, _), shown in quantities.shown.items()
        if code == "PROT-3" and category.startswith("source:")
    ]
    whole = numerator(quantities, "PROT-3", "", "referrals")
    assert len(sources) == 11
    expected = tuple(sorted([(whole, -1), *((source, 1) for source in sources)]))
    assert expected in quantities.equations


def test_overlapping_categories_are_each_within_the_whole_beside_what_is_not_recorded(quantities):
    whole = numerator(quantities, "PROT-4", "", "referrals")
    unknown = numerator(quantities, "PROT-4", "harm:not_recorded", "referrals")
    neglect = numerator(quantities, "PROT-4", "harm:neglect", "referrals")
    assert tuple(sorted([(neglect, 1), (unknown, 1), (whole, -1)])) in quantities.limits


def test_a_share_leaves_a_rest_that_anybody_can_subtract(quantities):
    shown = quantities.shown["S47-2a", "", "enquiries"]
    rest, known_rest = shown.rests
    unknown = numerator(quantities, "S47-2a", "not_recorded", "enquiries")
    assert (shown.denominator, shown.numerator, rest) in quantities.subtractions
    assert (rest, unknown, known_rest) in quantities.subtractions
    assert quantities.quantities[rest].shown == "rest"


def test_who_returned_within_two_years_and_not_within_one_follows_by_subtraction(quantities):
    one, two, three = (
        numerator(quantities, "PROG-1b", f"within_years:{years}", "children") for years in (1, 2, 3)
    )
    left = {pair[:2]: pair[2] for pair in quantities.subtractions}
    assert quantities.quantities[left[two, one]].shown == "rest"
    assert (three, two) in left
    # It follows from the two between them.
    assert (three, one) not in left


def test_events_less_children_and_what_is_not_recorded_are_no_bands(quantities):
    left = {pair[:2] for pair in quantities.subtractions}
    enquiries = numerator(quantities, "S47-2a", "", "enquiries")
    assert (enquiries, numerator(quantities, "S47-2a", "", "children")) not in left
    received = numerator(quantities, "PROT-1", "", "referrals")
    assert (received, numerator(quantities, "PROT-4a", "not_recorded", "referrals")) not in left


def test_what_is_not_recorded_of_a_column_is_one_quantity_whoever_asks_for_the_column(quantities):
    missing = numerator(quantities, "S47-2c", "not_recorded", "enquiries")
    assert numerator(quantities, "S47-2c-ii", "not_recorded", "enquiries") == missing
    # Where no concern is recorded at all, homelessness is not either; the other way it may be.
    none = numerator(quantities, "PROT-5", "concern:not_recorded", "referrals")
    homelessness = numerator(quantities, "PROT-5j", "not_recorded", "referrals")
    assert tuple(sorted([(none, 1), (homelessness, -1)])) in quantities.limits


def test_a_condition_that_another_one_implies_makes_no_other_quantity(quantities):
    # Of the referrals with a concern for the mental health of child or parent, those of the child.
    assert numerator(quantities, "PROT-5d-i", "person:child", "referrals") == numerator(
        quantities, "PROT-5", "concern:mental_health_child", "referrals"
    )


def test_repeat_referrals_first_ones_and_what_is_not_recorded_are_all_referrals(quantities):
    received = numerator(quantities, "PROT-1", "", "referrals")
    parts = [
        numerator(quantities, code, category, "referrals")
        for code, category in (("PROT-2", ""), ("PROT-2a", ""), ("PROT-2", "not_recorded"))
    ]
    assert tuple(sorted([(received, -1), *((part, 1) for part in parts)])) in quantities.equations


@pytest.mark.parametrize("code", ["PROG-1b", "PROG-5a"])
def test_bands_leave_nothing_out_of_what_they_are_bands_of(quantities, code):
    within = numerator(quantities, code, "within_years:3", "children")
    bands = ("under_3", "from_3_to_6", "from_6_to_12", "from_12")
    parts = [numerator(quantities, code, f"previous_length:{band}", "children") for band in bands]
    missing = numerator(quantities, code, "previous_length:under_3/not_recorded", "children")
    terms = [(within, 1), *((part, -1) for part in parts), (missing, -1)]
    assert tuple(sorted(terms)) in quantities.limits
    # A child who was registered twice in a period can be in two bands: they are not the whole.
    assert tuple(sorted([(within, -1), *((part, 1) for part in parts)])) not in quantities.limits


def test_what_leads_to_none_of_several_things_leaves_the_rest_to_them(quantities):
    enquiries = numerator(quantities, "S47-2", "", "enquiries")
    none = numerator(quantities, "PROG-1", "", "enquiries_without_next_step")
    missing = numerator(quantities, "PROG-1", "not_recorded", "enquiries_without_next_step")
    steps = [numerator(quantities, f"PROG-{one}", "", "enquiries") for one in (1, 2, 4, 7)]
    covered = [(enquiries, 1), (none, -1), (missing, -1), *((step, -1) for step in steps)]
    assert tuple(sorted(covered)) in quantities.limits
    for step in steps:
        apart = [(step, 1), (none, 1), (missing, 1), (enquiries, -1)]
        assert tuple(sorted(apart)) in quantities.limits
    # A meeting about two children can lead to nothing for one, and to a step for the other.
    meetings = numerator(quantities, "S47-1", "", "meetings")
    nothing = numerator(quantities, "S47-1", "next_step:none", "meetings")
    unknown = numerator(quantities, "S47-1", "next_step:none/not_recorded", "meetings")
    led = [numerator(quantities, f"S47-1{one}", "", "meetings") for one in ("b", "c")]
    covered = [(meetings, 1), (nothing, -1), (unknown, -1), *((step, -1) for step in led)]
    assert tuple(sorted(covered)) in quantities.limits
    apart = [(led[0], 1), (nothing, 1), (unknown, 1), (meetings, -1)]
    assert tuple(sorted(apart)) not in quantities.limits


def test_children_are_no_more_than_the_events_in_which_they_are_counted(quantities):
    children = numerator(quantities, "S47-2a", "", "children")
    enquiries = numerator(quantities, "S47-2a", "", "enquiries")
    assert ((enquiries, -1), (children, 1)) in quantities.limits


def test_years_are_sums_of_quarters_or_their_last_or_bounded_by_them(quantities):
    def over_time(code: str, unit: str) -> str:
        return quantities.quantities[numerator(quantities, code, "", unit)].over_time

    assert over_time("PROT-1", "referrals") == "sum"
    assert over_time("OUT-1a", "children") == "bounded"
    assert over_time("WORK-3a", "staff") == "same"


def test_units_that_are_not_about_persons_are_left_out(quantities):
    assert not any(unit == "teams" for _, _, unit in quantities.shown)


def test_a_unit_cannot_be_left_out_while_its_denominator_needs_protection():
    with pytest.raises(Problem, match=r"responses.*VOICE-4c"):
        quantities_of(read_framework("nmspf_c"), ["responses"])


@pytest.mark.parametrize(
    ("conditions", "left"),
    [
        ([{"below": 3}, {"at_least": 3}], [(0, 1)]),
        ([{"at_least": 6}, {"below": 3}, {"at_least": 3, "below": 6}], [(1, 2, 0)]),
        # Between 3 and 6 there is nothing; the others overlap.
        ([{"below": 3}, {"at_least": 6}], []),
        ([{"below": 6}, {"at_least": 3}], []),
        ([{"below": 3}, {"at_least": 3, "below": 6}], []),
        # Two ways to part the same numbers.
        ([{"below": 3}, {"at_least": 3}, {"below": 6}, {"at_least": 6}], [(0, 1), (2, 3)]),
        ([{"is": False}, {"is": True}], [(1, 0)]),
        ([{"is": True}, {"recorded": True}], []),
    ],
)
def test_which_conditions_leave_nothing_out(conditions, left):
    asked = [condition(**keys) for keys in conditions]
    found = [tuple(asked.index(one) for one in chosen) for chosen in partitions(asked)]
    assert found == left


def condition(**keys: object) -> Condition:
    return Condition.model_validate({"column": "months", **keys})


@pytest.mark.parametrize(
    ("known", "asked", "holds"),
    [
        (condition(below=3), condition(below=12), True),
        (condition(below=12), condition(below=3), False),
        (condition(at_least=12), condition(at_least=3), True),
        (condition(at_least=3, below=6), condition(below=12), True),
        (condition(below=12), condition(at_least=3, below=12), False),
        (condition(**{"is": "police"}), condition(**{"in": ["police", "health"]}), True),
        (condition(**{"in": ["police", "health"]}), condition(**{"is": "police"}), False),
        (condition(**{"is": "police"}), condition(recorded=True), True),
        (condition(open_at_end=True), condition(recorded=True), False),
        (
            Condition.model_validate({"column": "already_on_plan_within_1_year", "is": True}),
            Condition.model_validate({"column": "already_on_plan_within_2_years", "is": True}),
            True,
        ),
        (
            Condition.model_validate({"column": "already_on_plan_within_2_years", "is": True}),
            Condition.model_validate({"column": "already_on_plan_within_1_year", "is": True}),
            False,
        ),
        (
            Condition.model_validate({"column": "already_on_plan_within_1_year", "is": False}),
            Condition.model_validate({"column": "already_on_plan_within_2_years", "is": False}),
            False,
        ),
    ],
)
def test_which_conditions_imply_which(known, asked, holds):
    assert implies(known, asked) is holds
