"""Rules about figures: numbers worked by hand, of a few indicators of the framework."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pytest

from nmspf_report.checking.changes import check_changes
from nmspf_report.checking.figure_findings import figure_findings
from nmspf_report.checking.figures import FIGURE, FIGURE_COLUMNS
from nmspf_report.checking.parts import check_parts
from nmspf_report.checking.reconciling import compare, reconcile
from nmspf_report.checking.relations import Cell, relations
from nmspf_report.checking.rules import Rule, read_rules

AREA, YEAR = "W06000015", "2025-26"
QUARTERS = [f"{YEAR}-Q{quarter}" for quarter in (1, 2, 3, 4)]
Key = tuple[str, str, str, str]  # indicator, unit, category, shown
Numbers = Mapping[Key, Iterable[float | None]]  # four quarters and the year

REFERRALS: Key = ("PROT-1", "referrals", "", "numerator")
REPEATS: Key = ("PROT-3", "referrals", "", "numerator")


def typed(numbers: Numbers) -> pd.DataFrame:
    rows = []
    for number, (key, values) in enumerate(numbers.items()):
        indicator, unit, category, shown = key
        for period, value in zip([*QUARTERS, YEAR], values, strict=True):
            place = ("W.xlsx", "Sheet", f"{period[-2:]}{number}")
            rows.append((AREA, indicator, unit, category, shown, period, value, "", True, *place))
    frame = pd.DataFrame(rows, columns=FIGURE_COLUMNS)
    return frame.assign(value=frame["value"].astype(float))


def found_parts(numbers: Numbers) -> list[tuple[str, str, float, float]]:
    hits = check_parts(typed(numbers), relations("nmspf_c"), read_rules())
    return [
        (each.rule.code, row["period"], row["value"], row["other"])
        for each in hits
        for row in each.rows.to_dict("records")
    ]


def test_quarters_that_add_up_are_left_alone() -> None:
    assert found_parts({REFERRALS: (10, 20, 30, 40, 100)}) == []


def test_quarters_that_do_not_add_up_are_told_with_their_sum() -> None:
    told = found_parts({REFERRALS: (10, 20, 30, 40, 99)})
    assert told == [("quarters-do-not-add", YEAR, 99.0, 100.0)]


def test_a_missing_quarter_says_nothing_of_the_year() -> None:
    assert found_parts({REFERRALS: (10, None, 30, 40, 99)}) == []


def test_children_of_a_year_are_between_the_largest_quarter_and_the_sum() -> None:
    """A child counts once in each quarter and once in the year."""
    children = next(
        cell for cell, way in relations("nmspf_c").over_year.items() if way == "between"
    )
    key: Key = (children.indicator, children.unit, children.category, children.shown)
    assert found_parts({key: (5, 7, 6, 5, 7)}) == []
    assert found_parts({key: (5, 7, 6, 5, 23)}) == []
    assert found_parts({key: (5, 7, 6, 5, 6)}) == [("year-outside-quarters", YEAR, 6.0, 7.0)]
    assert found_parts({key: (5, 7, 6, 5, 24)}) == [("year-outside-quarters", YEAR, 24.0, 23.0)]


def test_what_is_counted_on_the_last_day_is_the_same_for_the_quarter_and_the_year() -> None:
    stock = next(cell for cell, way in relations("nmspf_c").over_year.items() if way == "last")
    key: Key = (stock.indicator, stock.unit, stock.category, stock.shown)
    assert found_parts({key: (40, 41, 42, 43, 43)}) == []
    assert found_parts({key: (40, 41, 42, 43, 42)}) == [
        ("year-is-not-last-quarter", YEAR, 42.0, 43.0)
    ]


def test_a_share_is_not_more_than_what_it_is_of() -> None:
    part, whole = relations("nmspf_c").shares[0]
    keys: list[Key] = [(c.indicator, c.unit, c.category, c.shown) for c in (part, whole)]
    assert found_parts({keys[0]: (1, 2, 3, 4, None), keys[1]: (1, 2, 3, 4, None)}) == []
    told = found_parts({keys[0]: (1, 3, 3, 4, None), keys[1]: (1, 2, 3, 4, None)})
    assert ("more-than-all", f"{YEAR}-Q2", 3.0, 2.0) in told


def test_categories_that_part_a_whole_add_up_to_it() -> None:
    parts, whole = relations("nmspf_c").partitions[0]

    def key(cell: Cell) -> Key:
        return cell.indicator, cell.unit, cell.category, cell.shown

    size = len(parts)
    numbers = {key(cell): (2, None, None, None, None) for cell in parts}
    assert found_parts({**numbers, key(whole): (2 * size, None, None, None, None)}) == []
    told = found_parts({**numbers, key(whole): (2 * size + 1, None, None, None, None)})
    assert told == [("categories-do-not-add", f"{YEAR}-Q1", 2 * size + 1, 2 * size)]
    lacking = dict(list(numbers.items())[1:])
    assert found_parts({**lacking, key(whole): (2 * size + 1, None, None, None, None)}) == []


def test_what_one_cell_stands_for_twice_is_told_once() -> None:
    part, whole = relations("nmspf_c").shares[0]
    rows = typed(
        {
            (part.indicator, part.unit, part.category, part.shown): (9, None, None, None, None),
            (whole.indicator, whole.unit, whole.category, whole.shown): (1, None, None, None, None),
        }
    ).assign(cell="D4")
    (hits,) = (
        each
        for each in check_parts(rows, relations("nmspf_c"), read_rules())
        if each.rule.figures == "share"
    )
    twice = pd.concat([hits.rows, hits.rows])
    (told,) = figure_findings(type(hits)(hits.rule, twice), "nmspf_c", {})
    assert (told.file, told.sheet, told.cell) == ("W.xlsx", "Sheet", "D4")
    assert told.message.endswith("the number 9 is more than what it is a share of, 1.")


# Reconciliation: what the authority typed beside what its records give.

UNIT_MEETINGS: Key = ("S47-1a", "meetings", "", "numerator")
UNIT_CHILDREN: Key = ("S47-1a", "children", "", "numerator")


def counted(numbers: Numbers) -> pd.DataFrame:
    return typed(numbers)[[*FIGURE, "value"]]


def reasons(
    given: Numbers, from_records: Numbers, by_date: pd.DataFrame | None = None
) -> list[tuple[str, float, float, str]]:
    rule = next(rule for rule in read_rules() if rule.figures == "reconciliation")
    known = counted(from_records)
    empty = pd.DataFrame(columns=[*FIGURE, "value", "date"])

    def recount(_codes: object) -> pd.DataFrame:
        return empty if by_date is None else by_date

    hits = reconcile(compare(typed(given), known), known, rule, recount)
    return [
        (row["period"], row["value"], row["other"], row["words"])
        for row in hits.rows.to_dict("records")
    ]


NO_YEAR = (None,)


def test_figures_that_agree_are_no_query() -> None:
    numbers = {REFERRALS: (10, 20, 30, 40, 100)}
    assert reasons(numbers, numbers) == []


def test_an_empty_cell_is_not_reconciled() -> None:
    assert reasons({REFERRALS: (None,) * 5}, {REFERRALS: (10, 20, 30, 40, 100)}) == []


def test_a_difference_by_the_counting_unit_is_told() -> None:
    records = {UNIT_MEETINGS: (52, 50, 50, 50, 202), UNIT_CHILDREN: (94, 90, 90, 90, 300)}
    (told,) = reasons({UNIT_MEETINGS: (94, 50, 50, 50, 202)}, records)
    assert told[:3] == (f"{YEAR}-Q1", 94.0, 52.0)
    assert told[3] == "Likely reason: it counts children, where meetings are asked for."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (57, "it counts 5 of which this is not recorded as if it were so"),
        (47, "it leaves out 5 of which this is not recorded"),
    ],
)
def test_a_difference_by_what_is_not_recorded_is_told(value: int, words: str) -> None:
    unknown: Key = ("S47-1a", "meetings", "not_recorded", "numerator")
    records = {UNIT_MEETINGS: (52, 60, 61, 62, 235), unknown: (5, 1, 1, 1, 8)}
    (told,) = reasons({UNIT_MEETINGS: (value, 60, 61, 62, 235)}, records)
    assert words in told[3]


def test_a_figure_of_another_quarter_is_told() -> None:
    records = {REFERRALS: (110, 120, 130, 140, 500)}
    (told,) = reasons({REFERRALS: (120, 120, 130, 140, 500)}, records)
    assert told[3] == f"Likely reason: it is the figure of {YEAR}-Q2."


def test_quarters_drawn_by_another_date_are_told_where_the_year_agrees() -> None:
    records = {REFERRALS: (110, 120, 130, 140, 500)}
    first, second = reasons({REFERRALS: (108, 122, 130, 140, 500)}, records)
    assert first[:3] == (f"{YEAR}-Q1", 108.0, 110.0)
    assert second[:3] == (f"{YEAR}-Q2", 122.0, 120.0)
    assert f"The quarters of {YEAR} together agree." in first[3]


def test_a_count_by_another_date_of_the_rows_is_told() -> None:
    records = {REFERRALS: (110, 120, 130, 140, 500)}
    by_date = counted({REFERRALS: (103, 120, 130, 140, 493)}).assign(date="completed_on")
    (told,) = reasons({REFERRALS: (103, 120, 130, 140, None)}, records, by_date)
    assert told[3] == "Likely reason: it counts by completed_on, another date of the same events."


def test_a_difference_without_a_reason_is_told_as_that() -> None:
    (told,) = reasons(
        {REFERRALS: (111, 120, 130, 140, None)}, {REFERRALS: (110, 120, 130, 140, 500)}
    )
    assert told[3] == "No reason can be told from the figures."


# Change: against the authority's own limits, last year and its peers.


def wholes(values: Mapping[tuple[str, str], float], base: float | None = None) -> pd.DataFrame:
    rows = [
        (area, "PROT-1", "referrals", period, value, np.nan if base is None else base)
        for (area, period), value in values.items()
    ]
    columns = ["area_code", "indicator", "unit", "period", "numerator", "denominator"]
    return pd.DataFrame(rows, columns=columns)


def changes(
    frame: pd.DataFrame, code: str, persons: Mapping[str, float] | None = None
) -> list[tuple[str, str, float, float, str]]:
    populations = pd.Series(dict(persons or {}), dtype=float)
    rules: list[Rule] = [rule for rule in read_rules() if rule.code == code]
    areas = sorted(frame["area_code"].unique())
    (hits,) = check_changes(frame, YEAR, populations, areas, rules)
    return [
        (row["area_code"], row["period"], row["value"], row["other"], row["words"])
        for row in hits.rows.to_dict("records")
    ]


EARLIER = [f"{year}-{year - 1999}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]


def quarters(now: Iterable[float]) -> dict[tuple[str, str], float]:
    """Eight quarters of 98 and 102 by turns: a mean of 100, a mean moving range of 4."""
    before = {(AREA, period): 98.0 + 4 * (place % 2) for place, period in enumerate(EARLIER)}
    return before | {(AREA, period): value for period, value in zip(QUARTERS, now, strict=False)}


def test_a_quarter_outside_by_decimals_that_are_not_shown_is_left_alone() -> None:
    """The upper limit is 110.64: 110.645 would be told as 110.6, beyond 110.6."""
    told = changes(wholes(quarters([110.645, 110.7]), base=100.0), "outside-control-limits")
    assert [each[1:3] for each in told] == [(f"{YEAR}-Q2", 110.7)]


def test_a_quarter_outside_its_limits_is_a_query() -> None:
    """100 and 2.66 times 4 to both sides is 89.4 to 110.6; two standard errors are 20."""
    told = changes(wholes(quarters([100, 111, 121, 79])), "outside-control-limits")
    assert [each[1:4] for each in told] == [
        (f"{YEAR}-Q3", 121.0, 100.0),
        (f"{YEAR}-Q4", 79.0, 100.0),
    ]
    assert told[0][4] == "By the 8 quarters before, it would lie between 89.4 and 110.6."


def test_a_share_has_limits_of_its_percentages() -> None:
    """98 and 102 of 1,000 are 9.8% and 10.2%: limits 8.9 to 11.1; chance moves it by 1.9."""
    told = changes(wholes(quarters([110, 118, 122, 80]), base=1000), "outside-control-limits")
    assert [each[1:4] for each in told] == [
        (f"{YEAR}-Q3", 12.2, 10.0),
        (f"{YEAR}-Q4", 8.0, 10.0),
    ]


def test_seven_quarters_set_no_limits() -> None:
    values = quarters([500])
    del values[AREA, EARLIER[0]]
    assert changes(wholes(values), "outside-control-limits") == []


def test_without_limits_a_year_is_set_beside_the_last() -> None:
    told = changes(wholes({(AREA, "2024-25"): 100, (AREA, YEAR): 160}), "changed-since-last-year")
    assert [each[2:4] for each in told] == [(160.0, 100.0)]
    usual = wholes({(AREA, "2024-25"): 100, (AREA, YEAR): 149})
    assert changes(usual, "changed-since-last-year") == []
    small = wholes({(AREA, "2024-25"): 2, (AREA, YEAR): 7})
    assert changes(small, "changed-since-last-year") == []


def peers(own: float) -> dict[tuple[str, str], float]:
    """Ten others whose referrals moved by between -2% and +2%, and one that moved otherwise."""
    values = {(AREA, "2024-25"): 200.0, (AREA, YEAR): own}
    for place in range(10):
        area = f"W060000{place + 50}"
        values |= {(area, "2024-25"): 1000.0, (area, YEAR): 980.0 + 4 * place}
    return values


def test_a_change_unlike_that_of_others_is_a_query() -> None:
    told = changes(wholes(peers(380)), "changed-unlike-peers")
    assert [(each[0], each[2], each[3]) for each in told] == [(AREA, 380.0, 200.0)]
    assert "changed by +90%" in told[0][4]
    assert changes(wholes(peers(215)), "changed-unlike-peers") == []


def test_a_rate_beyond_that_of_any_other_is_a_query() -> None:
    persons = {AREA: 10_000.0} | {f"W060000{place + 50}": 50_000.0 for place in range(10)}
    told = changes(wholes(peers(380)), "rate-beyond-any", persons)
    # 380 for 10,000 children; of the others, 1,016 for 50,000 is the most: 203.2 for 10,000.
    assert [(each[0], each[2], each[3], each[4]) for each in told] == [(AREA, 380.0, 203.2, "380")]
    assert changes(wholes(peers(300)), "rate-beyond-any", persons) == []
