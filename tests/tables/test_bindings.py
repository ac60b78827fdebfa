"""Each written figure says which figure it is, and what is withheld is written nowhere."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmspf_report.bindings import (
    NUMBER,
    STRUCTURE,
    Binding,
    indicators_in,
    mark,
    names_figures,
    read_bindings,
    read_numbers,
    unmark,
    write,
    write_bindings,
)
from nmspf_report.tables import Table, area_table, category_table, indicator_table, series_table
from tests.tables.little import (
    CARDIFF,
    ENQUIRIES,
    IN_TIME,
    LAST_YEAR,
    NEWPORT,
    SOURCES,
    WALES,
    YEAR,
    conferences_in_time,
    estimated,
    framework,
    geography,
    observed,
    read,
    referrals_by_source,
)

WHOLE = Binding("S47-2", "", CARDIFF, "2025-26", "enquiries", ("rate",))
COLUMNS = {
    "percentage": ("percentage", "value", 100),
    "percentage_lower": ("percentage", "lower_95", 100),
    "percentage_upper": ("percentage", "upper_95", 100),
    "recorded_percentage": ("percentage", "value_recorded", 100),
    "recorded_percentage_lower": ("percentage", "lower_95_recorded", 100),
    "recorded_percentage_upper": ("percentage", "upper_95_recorded", 100),
    "rate": ("rate", "value", 1),
    "rate_lower": ("rate", "lower_95", 1),
    "rate_upper": ("rate", "upper_95", 1),
}
"""Where the estimates hold what a binding names, and how it is scaled when it is written."""


def shown_by(estimates: pd.DataFrame, binding: Binding, what: str) -> Decimal:
    """Look up in the estimates what a number shows, rounded half up as it is written."""
    rows = estimates[
        (estimates["indicator"] == binding.indicator)
        & (estimates["category"] == binding.category)
        & (estimates["area_code"] == binding.area_code)
        & (estimates["period"] == binding.period)
        & (estimates["counting_unit"] == binding.counting_unit)
    ]
    way, column, times = COLUMNS.get(what, (None, what, 1))
    chosen = rows if way is None else rows[rows["presented_as"] == way]
    value = Decimal(format(chosen.iloc[0][column], ".12g")) * times
    digit = Decimal("1" if way is None else "0.1")
    return value.quantize(digit, rounding=ROUND_HALF_UP)


def assert_bound(estimates: pd.DataFrame, text: str, figures: str) -> int:
    """Check that a text's numbers are those that its attribute names; give how many are bound."""
    if figures == STRUCTURE:
        return 0
    numbers = [Decimal(found.replace(",", "")) for found in NUMBER.findall(text)]
    named = read_numbers(figures)
    assert len(named) == len(numbers), (text, figures)
    for number, item in zip(numbers, named, strict=True):
        if item is not None:
            assert number == shown_by(estimates, *item), (text, figures)
    return sum(item is not None for item in named)


def two_areas() -> pd.DataFrame:
    """Give figures of every kind: shares, a rate, categories with what is not recorded."""
    return estimated(
        [
            *referrals_by_source(CARDIFF, YEAR),
            *conferences_in_time(CARDIFF, [(571, 2000)], periods=[YEAR]),
            observed(IN_TIME, "conferences", CARDIFF, YEAR, (100, 2000), category="not_recorded"),
            observed(IN_TIME, "children", CARDIFF, YEAR, (94, 120)),
            *conferences_in_time(CARDIFF, [(45, 60)], periods=[LAST_YEAR]),
            observed(IN_TIME, "children", CARDIFF, LAST_YEAR, (None, None)),
            *conferences_in_time(WALES, [(1234, 5678)], periods=[YEAR]),
            *[
                observed(ENQUIRIES, "enquiries", area, YEAR, (150, None), population=75_000)
                for area in (CARDIFF, NEWPORT, WALES)
            ],
            observed(ENQUIRIES, "referrals", CARDIFF, YEAR, (15, 200)),
        ]
    )


def every_table(estimates: pd.DataFrame) -> list[Table]:
    common = (estimates, framework(), geography())
    return [
        indicator_table(
            *common, [IN_TIME, ENQUIRIES], area=CARDIFF, period=YEAR, previous_period=LAST_YEAR
        ),
        category_table(*common, SOURCES, area=CARDIFF, period=YEAR),
        area_table(*common, ENQUIRIES, period=YEAR, areas=[CARDIFF, NEWPORT, WALES]),
        series_table(
            *common, IN_TIME, area=CARDIFF, periods=[LAST_YEAR, YEAR], comparators=[WALES]
        ),
    ]


def test_every_number_of_every_cell_is_the_figure_that_its_binding_names() -> None:
    estimates = two_areas()
    for table in every_table(estimates):
        bound = 0
        for row in table.rows:
            for cell in row[1:]:
                found = assert_bound(estimates, cell.text, cell.figures)
                assert found or not NUMBER.findall(cell.text), cell
                bound += found
        assert bound > 5


def test_a_rate_of_10000_is_told_from_the_10000_that_it_is_per() -> None:
    rows = [
        observed(ENQUIRIES, "enquiries", CARDIFF, year, (75_000, None), population=75_000)
        for year in (LAST_YEAR, YEAR)
    ]
    table = series_table(
        estimated(rows), framework(), geography(), ENQUIRIES,
        area=CARDIFF, periods=[YEAR], comparators=[CARDIFF],
    )  # fmt: skip
    assert table.rows[0][-1].text == "10,000.0 per 10,000"
    assert table.rows[0][-1].figures == f"S47-2||{CARDIFF}|2025-26|enquiries|rate;-"


def test_html_names_the_figures_of_each_cell() -> None:
    (table, *_) = every_table(two_areas())
    cells = re.findall(r"<td[^>]* data-figures=\"([^\"]*)\">([^<]*)</td>", table.to_html())
    assert len(cells) == sum(len(row) - 1 for row in table.rows)
    assert (f"PROG-3a||{CARDIFF}|2024-25|conferences|percentage", "75.0%") in cells
    assert ("-", "[x]") in cells


def withheld(*rows: dict[str, object]) -> list[dict[str, object]]:
    """Mark observations as withheld."""
    return [{**row, "symbol": "c"} for row in rows]


def test_of_a_withheld_count_its_total_is_said_and_nothing_that_follows_from_it() -> None:
    rows = withheld(observed(IN_TIME, "conferences", CARDIFF, YEAR, (None, 60)))
    table = indicator_table(
        estimated([*rows, observed(IN_TIME, "children", CARDIFF, YEAR, (94, 120))]),
        framework(), geography(), [IN_TIME], area=CARDIFF, period=YEAR,
    )  # fmt: skip
    assert read(table)[0][1:] == ("[c] of 60 conferences", "[c]")
    assert table.rows[0][1].figures == f"PROG-3a||{CARDIFF}|2025-26|conferences|denominator"
    assert "[c] Confidential: withheld so that nobody can be identified" in table.notes
    series = series_table(
        estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, periods=[YEAR]
    )
    assert read(series) == (("2025-26", "[c]", "60", "[c]"),)


def test_of_a_withheld_total_the_count_is_said_unmarked_and_no_share() -> None:
    rows = withheld(observed(IN_TIME, "conferences", CARDIFF, YEAR, (52, None)))
    table = indicator_table(
        estimated([*rows, observed(IN_TIME, "children", CARDIFF, YEAR, (94, 120))]),
        framework(), geography(), [IN_TIME], area=CARDIFF, period=YEAR,
    )  # fmt: skip
    assert read(table)[0][1:] == ("52 of [c] conferences", "[c]")
    assert table.rows[0][1].figures == f"PROG-3a||{CARDIFF}|2025-26|conferences|numerator"
    series = series_table(
        estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, periods=[YEAR]
    )
    assert read(series) == (("2025-26", "52", "[c]", "[c]"),)


def test_what_is_not_recorded_is_not_given_back_by_the_share_of_what_is() -> None:
    """28.6% of all and 30.1% of recorded would give away that 100 of 2,000 are not recorded."""
    whole = conferences_in_time(CARDIFF, [(571, 2000)], periods=[YEAR])
    unknown = observed(IN_TIME, "conferences", CARDIFF, YEAR, (100, 2000), category="not_recorded")
    hidden = withheld({**unknown, "numerator": None})
    others = [observed(IN_TIME, "children", CARDIFF, YEAR, (94, 120))]

    def share(rows: list[dict[str, object]]) -> str:
        table = indicator_table(
            estimated([*whole, *rows, *others]), framework(), geography(), [IN_TIME],
            area=CARDIFF, period=YEAR,
        )  # fmt: skip
        return read(table)[0][2]

    assert share([unknown]).endswith("; of recorded 30.1")
    assert share(hidden).endswith("); of recorded [c]")
    assert "recorded" not in share([])


def test_a_table_of_categories_withholds_every_share_of_what_is_recorded() -> None:
    rows = referrals_by_source(CARDIFF, YEAR)
    hidden = [
        {**row, "numerator": None, "symbol": "c"}
        if row["category"] == "source:not_recorded"
        else row
        for row in rows
    ]
    table = category_table(
        estimated(hidden), framework(), geography(), SOURCES, area=CARDIFF, period=YEAR
    )
    shares = {row[0]: row[-1] for row in read(table)}
    assert set(shares.values()) == {"[c]"}
    unpublished = [row for row in rows if row["category"] != "source:not_recorded"]
    table = category_table(
        estimated(unpublished), framework(), geography(), SOURCES, area=CARDIFF, period=YEAR
    )
    assert [column.key for column in table.columns] == ["category", "number", "of", "percentage"]
    assert not any("recorded" in note for note in table.notes)


@given(
    st.lists(
        st.one_of(
            st.integers(0, 10**7).map(lambda count: f" in 2025-26 {count:,} "),
            st.tuples(st.integers(0, 10**7), st.sampled_from(["numerator", "rate_upper"])),
        )
    )
)
def test_words_and_bindings_part_as_they_were_put_together(parts: list[object]) -> None:
    binding = Binding("A-1", "b:c/not_recorded", "W1", "2025-26-Q1", "children", ())
    expected: list[str | None] = []
    marked = ""
    for part in parts:
        if isinstance(part, str):
            marked += part
            expected += [None] * 3
        elif isinstance(part, tuple):
            count, what = part
            one = Binding("A-1", "b:c/not_recorded", "W1", "2025-26-Q1", "children", (what,))
            marked += f" {mark(f'{count:,}', one)} "
            expected.append(what)
    written = write(marked)
    assert written.text == unmark(marked)
    assert "figure:" not in written.text
    named = read_numbers(written.figures)
    if any(expected):
        assert [item and item[1] for item in named] == expected
        assert {item[0].key for item in named if item} == {binding.key}
    else:
        assert written.figures == STRUCTURE


def test_bindings_are_read_as_they_were_written() -> None:
    pair = (WHOLE, Binding("A", "b:c", "d", "2025-26-Q4", "e", ("numerator", "denominator")))
    assert read_bindings(write_bindings(pair)) == pair
    assert read_bindings(f"-;{WHOLE.written()};-") == (WHOLE,)
    assert names_figures(f"-;{WHOLE.written()};-")
    assert read_numbers(f"-;{WHOLE.written()}") == (None, (WHOLE, "rate"))
    assert read_numbers(STRUCTURE) == ()


def test_each_indicator_of_several_values_is_given_once_in_order() -> None:
    values = ["B||c|d|e|rate;-;A||c|d|e|rate", "-", "A||c|d|f|rate+numerator", "C|x|c|d|e|rate"]
    assert list(indicators_in(values)) == ["B", "A", "C"]
    with pytest.raises(ValueError, match="not a binding"):
        list(indicators_in(["A||c|d|e|value"]))


@pytest.mark.parametrize("value", ["", "A|b", "A||c|d|e|value", "A||c|d|e|f|rate", "--"])
def test_what_is_no_binding_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a binding"):
        read_bindings(value)
    assert not names_figures(value)


def test_a_mark_whose_numbers_are_not_those_it_names_is_refused() -> None:
    with pytest.raises(ValueError, match="not what is bound"):
        write(mark("1 or 2", WHOLE))
