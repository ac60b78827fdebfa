"""How observations become numbers, percentages and rates, with and without "not recorded"."""

import numpy as np
import pandas as pd
import pytest

from nmspf_report.framework.conditions import Condition, Count, When
from nmspf_report.framework.model import Dimension, FiveQuestions, Framework, Indicator, Measure
from nmspf_report.problems import Problem
from nmspf_report.statistics.estimates import ESTIMATED, estimate

QUESTIONS = FiveQuestions(
    already_collected="",
    accessibility="",
    missing_or_unclear="",
    qualitative_measure="",
    other_agencies="",
)
SOURCE = Dimension(
    name="source", column="source_code", labels={"police": "Police", "school": "School"}
)
HARM = Dimension(
    name="harm",
    flags={"neglect": "harm_neglect", "physical": "harm_physical"},
    labels={"neglect": "Neglect", "physical": "Physical"},
)
AGAIN = Dimension(
    name="again",
    steps={"1_year": (Condition(column="months_since", below=12),)},
    labels={"1_year": "Within a year"},
)


def indicator(code, unit, *presented_as, **measure):
    when = When(in_period="received")
    return Indicator(
        code=code, title=code, definition="", theme="response", section="1", kind="flow",
        presented_as=presented_as, source="", scrutiny=("Why?",), questions=QUESTIONS,
        measures=(Measure(unit=unit, table="referrals", when=when, **measure),),
    )  # fmt: skip


FRAMEWORK = Framework(
    code="TEST",
    title="",
    version="1",
    source="",
    records=None,
    themes={"response": "Response"},
    timescales={},
    indicators=(
        indicator(
            "referrals", "referrals", "number", "percentage", "rate", "narrative",
            dimensions=(SOURCE, HARM, AGAIN),
        ),
        indicator(
            "in time", "enquiries", "percentage",
            which=(Condition.model_validate({"column": "in_time", "is": True}),),
            dimensions=(SOURCE,),
        ),
        indicator(
            "vacancies", "full_time_equivalent_posts", "percentage", "rate",
            which=(Condition.model_validate({"column": "vacant", "is": True}),),
            count=Count(sum=("full_time_equivalent",)),
        ),
    ),
)  # fmt: skip
UNITS = {
    "referrals": "referrals",
    "in time": "enquiries",
    "vacancies": "full_time_equivalent_posts",
}


def observed(*rows, area="W06000015", period="2025-26"):
    """Make observations of (indicator, category, numerator, denominator, population, symbol)."""
    frame = pd.DataFrame(
        [(*row, *[np.nan, np.nan, ""][len(row) - 3 :]) for row in rows],
        columns=["indicator", "category", "numerator", "denominator", "population", "symbol"],
    )
    return frame.assign(
        area_code=area,
        period=period,
        counting_unit=frame["indicator"].map(UNITS),
        basis="case-level",
    )


def only(estimates, presented_as, category="", area="W06000015"):
    rows = estimates[
        (estimates["presented_as"] == presented_as)
        & (estimates["category"] == category)
        & (estimates["area_code"] == area)
    ]
    assert len(rows) == 1
    return rows.iloc[0]


def test_each_observation_stands_once_for_each_way_but_words_in_order():
    estimates = estimate(
        observed(
            ("referrals", "source:police", 81, 263, 60_000),
            ("in time", "", 15, 148),
            ("referrals", "source:school", 12, 263, 60_000),
        ),
        FRAMEWORK,
    )

    assert list(estimates.columns) == ESTIMATED
    assert list(zip(estimates["category"], estimates["presented_as"], strict=True)) == [
        ("source:police", "number"),
        ("source:police", "percentage"),
        ("source:police", "rate"),
        ("", "percentage"),
        ("source:school", "number"),
        ("source:school", "percentage"),
        ("source:school", "rate"),
    ]


def test_a_number_is_the_count_without_limits_or_anything_of_a_percentage():
    row = only(
        estimate(observed(("referrals", "source:police", 81, 263, 60_000)), FRAMEWORK),
        "number",
        "source:police",
    )

    assert row["value"] == 81
    assert (row["numerator"], row["denominator"], row["population"]) == (81, 263, 60_000)
    assert row[["lower_95", "upper_998", "recorded_denominator", "value_recorded"]].isna().all()


def test_a_percentage_is_a_share_with_wilson_limits():
    row = only(
        estimate(observed(("referrals", "source:police", 81, 263)), FRAMEWORK),
        "percentage",
        "source:police",
    )

    assert row["value"] == 81 / 263
    # Newcombe 1998, table I.
    assert (row["lower_95"], row["upper_95"]) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    # (2x + z^2 -+ z sqrt(z^2 + 4x(n-x)/n)) / 2(n + z^2), with z = 3.090232 and z^2 = 9.549536:
    # (171.549536 -+ 3.090232 x 15.289292) / 545.099072 = (0.228036, 0.401389).
    assert (row["lower_998"], row["upper_998"]) == pytest.approx((0.228036, 0.401389), abs=2e-6)


def test_a_rate_is_per_10_000_of_the_rows_population_also_of_a_category():
    row = only(
        estimate(observed(("referrals", "source:police", 5, 263, 20_000)), FRAMEWORK),
        "rate",
        "source:police",
    )

    assert row["value"] == 2.5
    # Half of the exact limits of 5 in a Poisson table, (1.6235, 11.6683): per 20,000 to 10,000.
    assert (row["lower_95"], row["upper_95"]) == pytest.approx((0.81175, 5.83415), abs=5e-5)
    assert row["lower_998"] < row["lower_95"]
    assert row["upper_95"] < row["upper_998"]


def test_categories_of_a_column_and_of_flags_are_shares_of_what_is_recorded_of_it():
    estimates = estimate(
        observed(
            ("referrals", "source:police", 30, 100),
            ("referrals", "source:not_recorded", 20, 100),
            ("referrals", "harm:neglect", 45, 100),
            ("referrals", "harm:not_recorded", 10, 100),
        ),
        FRAMEWORK,
    )
    police, neglect = (only(estimates, "percentage", c) for c in ("source:police", "harm:neglect"))

    assert (police["value"], police["recorded_denominator"]) == (0.3, 80)
    assert police["value_recorded"] == 30 / 80
    assert (neglect["recorded_denominator"], neglect["value_recorded"]) == (90, 0.5)
    # Wilson limits of 45 of 90, symmetrical: 0.5 -+ z / (2 sqrt(90 + z^2)).
    half_width = 1.959964 / (2 * (90 + 1.959964**2) ** 0.5)
    assert neglect["lower_95_recorded"] == pytest.approx(0.5 - half_width, abs=1e-6)
    assert neglect["upper_95_recorded"] == pytest.approx(0.5 + half_width, abs=1e-6)
    assert neglect["lower_998_recorded"] < neglect["lower_95_recorded"]


def test_a_category_of_steps_has_what_is_not_recorded_of_its_own_only():
    estimates = estimate(
        observed(
            ("referrals", "again:1_year", 20, 100),
            ("referrals", "again:1_year/not_recorded", 50, 100),
            ("referrals", "again:not_recorded", 99, 100),
        ),
        FRAMEWORK,
    )

    assert only(estimates, "percentage", "again:1_year")["value_recorded"] == 20 / 50


def test_a_share_has_what_is_not_recorded_of_its_own_whole_and_by_category():
    estimates = estimate(
        observed(
            ("in time", "", 60, 100),
            ("in time", "not_recorded", 20, 100),
            ("in time", "source:police", 8, 20),
            ("in time", "source:police/not_recorded", 4, 20),
            ("in time", "source:school", 8, 20),
            ("in time", "source:not_recorded", 5, 20),
        ),
        FRAMEWORK,
    )
    recorded = {
        category: only(estimates, "percentage", category)["value_recorded"]
        for category in ("", "source:police", "source:school")
    }

    # Where the figure is itself a share, source:not_recorded is a group beside the others.
    assert recorded == {"": 0.75, "source:police": 0.5, "source:school": 0.4}


def test_what_is_not_recorded_counts_in_its_own_area_alone():
    rows = [("referrals", "source:police", 30, 100), ("referrals", "source:not_recorded", 20, 100)]
    estimates = estimate(
        pd.concat([observed(*rows), observed(rows[0], area="W06000016")]), FRAMEWORK
    )

    here, there = (
        only(estimates, "percentage", "source:police", area) for area in ("W06000015", "W06000016")
    )
    assert (here["recorded_denominator"], there["recorded_denominator"]) == (80, 100)


def test_what_is_itself_not_recorded_is_a_plain_percentage():
    row = only(
        estimate(observed(("referrals", "source:not_recorded", 20, 100)), FRAMEWORK),
        "percentage",
        "source:not_recorded",
    )

    assert row["value"] == 0.2
    assert row[["recorded_denominator", "value_recorded", "upper_95_recorded"]].isna().all()


def test_an_unknown_count_that_is_missing_leaves_the_recorded_percentage_missing():
    row = only(
        estimate(
            observed(("in time", "", 60, 100), ("in time", "not_recorded", None, 100, np.nan, "x")),
            FRAMEWORK,
        ),
        "percentage",
    )

    assert row["value"] == 0.6
    assert row[["recorded_denominator", "value_recorded"]].isna().all()


def test_a_missing_figure_stays_and_is_missing_in_every_way():
    estimates = estimate(
        observed(("referrals", "source:police", None, 100, 60_000, "x")), FRAMEWORK
    )

    assert list(estimates["presented_as"]) == ["number", "percentage", "rate"]
    assert estimates[["value", "lower_95", "upper_998", "value_recorded"]].isna().all(axis=None)
    assert set(estimates["symbol"]) == {"x"}


@pytest.mark.parametrize("denominator", [0, np.nan])
def test_a_percentage_of_nothing_does_not_apply_and_the_number_does(denominator):
    estimates = estimate(observed(("referrals", "", 0, denominator, 60_000)), FRAMEWORK)

    assert np.isnan(only(estimates, "percentage")["value"])
    assert only(estimates, "percentage")["symbol"] == "z"
    assert (only(estimates, "number")["value"], only(estimates, "number")["symbol"]) == (0, "")
    assert (only(estimates, "rate")["value"], only(estimates, "rate")["symbol"]) == (0, "")


def test_a_symbol_that_is_given_is_kept():
    estimates = estimate(observed(("referrals", "", 0, 0, 60_000, "p")), FRAMEWORK)

    assert set(estimates["symbol"]) == {"p"}


def test_a_rate_without_a_population_is_not_available():
    row = only(estimate(observed(("referrals", "", 12, 100)), FRAMEWORK), "rate")

    assert (np.isnan(row["value"]), row["symbol"]) == (True, "x")


def test_full_time_equivalents_have_values_without_limits():
    estimates = estimate(observed(("vacancies", "", 1.5, 6.0, 30_000)), FRAMEWORK)

    assert only(estimates, "percentage")["value"] == 0.25
    assert only(estimates, "percentage")["value_recorded"] == 0.25
    assert only(estimates, "rate")["value"] == 0.5
    limits = [name for name in ESTIMATED if name.startswith(("lower", "upper"))]
    assert estimates[limits].isna().all(axis=None)


def test_integers_with_missing_ones_are_taken():
    rows = observed(("in time", "", 60, 100), ("in time", "not_recorded", None, 100))
    whole = {"numerator": "Int64", "denominator": "Int64", "population": "Int64"}

    assert only(estimate(rows.astype(whole), FRAMEWORK), "percentage")["value"] == 0.6


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("in time", "", -1, 10), "negative_count"),
        (("in time", "", 1, -10), "negative_denominator"),
        (("in time", "", 11, 10), "numerator_above_denominator"),
        (("in time", "", np.inf, 10), "not_finite"),
        (("in time", "", "c", 10), "not_numbers"),
        (("in time", "", 1.5, 10), "fractional_count"),
        (("in time", "", 1, 10.5), "fractional_count"),
        (("referrals", "", 1, 10, 0), "zero_population"),
        (("referrals", "", 1, 10, -5), "negative_population"),
    ],
)
def test_wrong_figures_are_refused_by_name(row, problem):
    with pytest.raises(Problem) as refused:
        estimate(observed(row), FRAMEWORK)

    assert refused.value.name == problem


def test_a_refusal_names_the_figure():
    with pytest.raises(Problem) as refused:
        estimate(observed(("in time", "", 9, 10), ("in time", "source:police", 11, 10)), FRAMEWORK)

    assert refused.value.where == "in time, source:police, W06000015, 2025-26, enquiries"


def test_more_counted_than_recorded_is_refused():
    with pytest.raises(Problem, match="above 80, which is what is recorded of") as no:
        estimate(
            observed(("in time", "", 90, 100), ("in time", "not_recorded", 20, 100)), FRAMEWORK
        )

    assert no.value.name == "numerator_above_recorded"


def test_a_figure_given_twice_is_refused():
    with pytest.raises(Problem) as refused:
        estimate(observed(("in time", "", 9, 10), ("in time", "", 8, 10)), FRAMEWORK)

    assert refused.value.name == "figure_twice"


def test_an_indicator_or_unit_that_the_framework_lacks_is_refused():
    rows = observed(("in time", "", 9, 10))

    with pytest.raises(Problem) as indicator_refused:
        estimate(rows.assign(indicator="late"), FRAMEWORK)
    with pytest.raises(Problem) as unit_refused:
        estimate(rows.assign(counting_unit="children"), FRAMEWORK)

    assert indicator_refused.value.name == "unknown_indicator"
    assert unit_refused.value.name == "unknown_counting_unit"


def test_a_missing_column_is_refused():
    with pytest.raises(Problem) as refused:
        estimate(observed(("in time", "", 9, 10)).drop(columns="population"), FRAMEWORK)

    assert refused.value.name == "missing_column"


def test_no_observations_give_no_estimates():
    estimates = estimate(observed(("in time", "", 9, 10)).iloc[:0], FRAMEWORK)

    assert list(estimates.columns) == ESTIMATED
    assert estimates.empty


def test_a_withheld_count_of_what_is_not_recorded_withholds_the_share_of_what_is():
    estimates = estimate(
        observed(
            ("in time", "", 60, 148),
            ("in time", "not_recorded", np.nan, 148, np.nan, "c"),
        ),
        FRAMEWORK,
    )
    whole = only(estimates, "percentage")
    assert whole["value"] == pytest.approx(60 / 148)
    assert np.isnan(whole["recorded_denominator"])
    assert np.isnan(whole["value_recorded"])
    assert (whole["symbol"], whole["symbol_recorded"]) == ("", "c")
    assert only(estimates, "percentage", "not_recorded")["symbol_recorded"] == ""


def test_a_withheld_denominator_withholds_the_percentage_and_not_the_rate():
    estimates = estimate(
        observed(("referrals", "source:police", 81, np.nan, 60_000, "c")), FRAMEWORK
    )
    share = only(estimates, "percentage", "source:police")
    assert np.isnan(share["value"])
    assert share["symbol"] == "c"
    assert only(estimates, "rate", "source:police")["value"] == pytest.approx(13.5)
    assert only(estimates, "number", "source:police")["value"] == 81
