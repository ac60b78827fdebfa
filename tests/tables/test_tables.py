"""Tables say each figure once, rounded once, with its limits, its symbol and what it is of."""

from dataclasses import replace
from math import sqrt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nmspf_report.bindings import Written
from nmspf_report.geography import Geography
from nmspf_report.problems import Problem
from nmspf_report.publishing.markup import read_tables
from nmspf_report.tables import (
    Column,
    Table,
    area_table,
    category_table,
    coverage_table,
    indicator_table,
    series_table,
)
from tests.tables.little import (
    CARDIFF,
    CONCERNS,
    ENQUIRIES,
    IN_TIME,
    LAST_YEAR,
    NEWPORT,
    POWYS,
    QUARTERS,
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

Z = 1.959964


def wilson(count: int, of: int) -> str:
    """Write a percentage with Wilson's limits, from the formula of his paper."""
    share, spread = count / of, Z * Z / of
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (100 * (middle + sign * reach) / (1 + spread) for sign in (-1, 1))
    return f"{100 * share:.1f} ({low:.1f} to {high:.1f})"


def cells(table: Table, row: str) -> dict[str, str]:
    """Give the cells of the one row of this name, by their column."""
    (found,) = [line for line in read(table) if line[0] == row]
    return dict(zip((column.key for column in table.columns), found, strict=True))


def test_conferences_and_children_are_two_rows() -> None:
    """Two late sibling groups: 52 of 60 conferences in time, but 94 of 120 children."""
    rows = [
        *conferences_in_time(CARDIFF, [(52, 60)], periods=[YEAR]),
        observed(IN_TIME, "children", CARDIFF, YEAR, (94, 120)),
        *conferences_in_time(CARDIFF, [(45, 60)], periods=[LAST_YEAR]),
        observed(IN_TIME, "children", CARDIFF, LAST_YEAR, (None, None)),
    ]
    table = indicator_table(
        estimated(rows),
        framework(),
        geography(),
        [IN_TIME],
        area=CARDIFF,
        period=YEAR,
        previous_period=LAST_YEAR,
    )
    title = f"{IN_TIME} {framework().by_code[IN_TIME].title}"
    assert read(table) == (
        (f"{title} (conferences)", "52 of 60 conferences", wilson(52, 60), "75.0%"),
        (f"{title} (children)", "94 of 120 children", wilson(94, 120), "[x]"),
    )
    assert [column.label for column in table.columns[-2:]] == [
        "Percentage (95% limits)",
        "In 2024-25",
    ]
    assert "[x] Not available" in table.notes
    assert wilson(94, 120).startswith("78.3 ")


def test_a_row_says_what_its_whole_counts_where_the_title_speaks_of_parts() -> None:
    """Of 40 children registered, those who had been before are parts: the row is of all 40."""
    rows = [observed("PROG-5a", "children", CARDIFF, YEAR, (40.0, None))]
    table = indicator_table(
        estimated(rows), framework(), geography(), ["PROG-5a"], area=CARDIFF, period=YEAR
    )
    title = framework().by_code["PROG-5a"].title
    assert read(table) == (
        (f"PROG-5a {title} (here: all children registered in the period)", "40 children"),
    )


def test_halves_are_rounded_up_though_binary_fractions_fall_short() -> None:
    """571 of 2,000 is 28.55% exactly; as a binary fraction it is a little less."""
    rows = conferences_in_time(CARDIFF, [(571, 2000)], periods=[YEAR])
    table = series_table(
        estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, periods=[YEAR]
    )
    assert cells(table, "2025-26")["of"] == "2,000"
    assert cells(table, "2025-26")["percentage"].startswith("28.6 (")


def test_rate_stands_beside_its_population() -> None:
    """150 enquiries of 75,000 persons: 20 per 10,000; Byar's limits 16.9 and 23.5."""
    rows = [observed(ENQUIRIES, "enquiries", CARDIFF, YEAR, (150, None), population=75_000)]
    table = series_table(
        estimated(rows), framework(), geography(), ENQUIRIES, area=CARDIFF, periods=[YEAR]
    )
    low = 150 * (1 - 1 / (9 * 150) - Z / (3 * sqrt(150))) ** 3 / 7.5
    high = 151 * (1 - 1 / (9 * 151) + Z / (3 * sqrt(151))) ** 3 / 7.5
    row = cells(table, "2025-26")
    assert (row["number"], row["population"]) == ("150", "75,000")
    assert row["rate"] == f"20.0 ({low:.1f} to {high:.1f})"


def test_series_keeps_missing_periods_and_marks_the_break() -> None:
    counts = [(10, 20), (None, None), (12, 20), (13, 20)]
    rows = conferences_in_time(CARDIFF, counts, periods=QUARTERS[:4], break_at=QUARTERS[2])
    table = series_table(
        estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, periods=QUARTERS[:5]
    )
    assert len(read(table)) == 5
    assert cells(table, "2024-25 Q2") == {
        "period": "2024-25 Q2",
        "number": "[x]",
        "of": "[x]",
        "percentage": "[x]",
    }
    assert cells(table, "2024-25 Q3")["number"] == "12 [b]"
    assert cells(table, "2024-25 Q3")["of"] == "20"
    assert cells(table, "2025-26 Q1")["number"] == "[x]"
    assert "[b] Break in time series" in table.notes


def test_areas_stand_in_the_geography_order_and_none_is_left_out() -> None:
    rows = [
        *conferences_in_time(NEWPORT, [(0, 0)], periods=[YEAR]),
        *conferences_in_time(CARDIFF, [(3, 4)], periods=[YEAR]),
    ]
    table = area_table(
        estimated(rows),
        framework(),
        geography(),
        IN_TIME,
        period=YEAR,
        areas=[WALES, POWYS, NEWPORT, CARDIFF],
    )
    assert [row[0] for row in read(table)] == ["Cardiff", "Newport", "Powys", "Wales"]
    assert cells(table, "Newport") == {
        "area": "Newport",
        "number": "0",
        "of": "0",
        "percentage": "[z]",
    }
    assert cells(table, "Powys")["percentage"] == "[x]"


def test_categories_are_shares_of_all_and_of_what_is_recorded() -> None:
    """90 of 200 is 45.0%; of the 190 that are recorded, 47.4%."""
    table = category_table(
        estimated(referrals_by_source(CARDIFF, YEAR)),
        framework(),
        geography(),
        SOURCES,
        area=CARDIFF,
        period=YEAR,
    )
    labels = framework().by_code[SOURCES].measures[0].dimensions[0].labels
    assert len(read(table)) == len(labels) + 1
    police = cells(table, "Police")
    assert (police["number"], police["of"]) == ("90", "200")
    assert police["percentage"] == wilson(90, 200)
    assert police["percentage_of_recorded"] == wilson(90, 190)
    assert read(table)[-1][:3] == ("Not recorded", "10", "200")
    assert cells(table, "Not recorded")["percentage_of_recorded"] == "[z]"
    assert not any("more than 100%" in note for note in table.notes)


def test_overlapping_categories_say_that_they_can_pass_100_percent() -> None:
    rows = [
        observed(CONCERNS, "referrals", CARDIFF, YEAR, (80, 100), category=f"concern:{code}")
        for code in ("domestic_abuse", "young_carer")
    ]
    table = category_table(
        estimated(rows), framework(), geography(), CONCERNS, area=CARDIFF, period=YEAR
    )
    assert any("more than 100%" in note for note in table.notes)
    assert cells(table, "Bereavement")["number"] == "[x]"


def test_step_categories_show_what_each_does_not_know() -> None:
    rows = [
        observed("PROG-5a", "children", CARDIFF, YEAR, (6, 50), category="within_years:1"),
        observed(
            "PROG-5a", "children", CARDIFF, YEAR, (5, 50), category="within_years:1/not_recorded"
        ),
    ]
    table = category_table(
        estimated(rows), framework(), geography(), "PROG-5a", area=CARDIFF, period=YEAR
    )
    first = cells(table, "A previous registration ended within 1 year")
    assert (first["number"], first["not_recorded"]) == ("6", "5")
    assert first["percentage_of_recorded"] == wilson(6, 45)


@pytest.mark.parametrize(
    ("unknown", "symbol", "are_both_shown"), [(0, "", False), (5, "", True), (None, "c", True)]
)
def test_where_everything_was_recorded_it_is_said_once(unknown, symbol, are_both_shown) -> None:
    """Of 50 recorded out of 50 the share of all and that of what is recorded are the same."""
    rows = [
        observed("PROG-5a", "children", CARDIFF, YEAR, (6, 50), category="within_years:1"),
        observed(
            "PROG-5a", "children", CARDIFF, YEAR, (unknown, 50), symbol=symbol,
            category="within_years:1/not_recorded",
        ),
    ]  # fmt: skip
    table = category_table(
        estimated(rows), framework(), geography(), "PROG-5a", area=CARDIFF, period=YEAR
    )
    keys = {column.key for column in table.columns}
    assert ({"not_recorded", "percentage_of_recorded"} <= keys) is are_both_shown
    told = "In no category is anything shown as not recorded."
    assert (told in table.notes) is not are_both_shown


def test_full_time_equivalents_have_one_decimal_and_no_limits() -> None:
    indicator = next(
        found
        for found in framework().counted
        for figure in found.figures
        if figure.unit == "full_time_equivalent_posts"
    )
    rows = [observed(indicator.code, "full_time_equivalent_posts", CARDIFF, YEAR, (12.25, 40.5))]
    table = series_table(
        estimated(rows),
        framework(),
        geography(),
        indicator.code,
        unit="full_time_equivalent_posts",
        area=CARDIFF,
        periods=[YEAR],
    )
    assert cells(table, "2025-26")["number"] == "12.3"
    assert "(" not in "".join(read(table)[0])


def test_coverage_names_the_authorities_that_are_missing() -> None:
    keys = ["indicator", "counting_unit", "area_code", "period"]
    coverage = pd.DataFrame(
        [
            (IN_TIME, "conferences", "gwent", "2025-26", 5, 4, NEWPORT),
            (SOURCES, "referrals", "gwent", "2025-26", 5, 5, ""),
            (SOURCES, "referrals", WALES, "2025-26", 22, 20, f"{CARDIFF};{NEWPORT}"),
            (SOURCES, "referrals", "west-glamorgan", "2025-26", 2, 1, "W06000011"),
            (ENQUIRIES, "enquiries", "west-glamorgan", "2025-26", 2, 1, "W06000011"),
            (IN_TIME, "conferences", "west-glamorgan", "2025-26", 2, 2, ""),
        ],
        columns=[*keys, "areas_expected", "areas_included", "areas_missing"],
    )
    table = coverage_table(
        coverage,
        framework(),
        geography(),
        period=YEAR,
        areas=["gwent", "north-wales", "west-glamorgan", WALES],
    )
    assert [row[1:] for row in read(table)] == [
        ("Newport", "4 of 5", IN_TIME),
        ("[z]", "[z]", "[z]"),
        ("Swansea", "1 of 2", f"All but {IN_TIME}"),
        ("Cardiff, Newport", "20 of 22", "All"),
    ]
    with pytest.raises(Problem, match="2024-25"):
        coverage_table(coverage, framework(), geography(), period=LAST_YEAR)


def test_html_is_plain_and_escaped() -> None:
    table = Table(
        caption="<script>alert(1)</script>",
        columns=(Column("area", "A & B", numeric=False), Column("number", "Number")),
        rows=((Written('"<b>"'), Written("1 < 2", "A||B|2025-26|c|rate+rate_lower")),),
        notes=("[x] <i>",),
    )
    assert table.to_html() == (
        "<table>\n<caption>&lt;script&gt;alert(1)&lt;/script&gt;</caption>\n"
        '<thead>\n<tr><th scope="col">A &amp; B</th><th scope="col" class="num">Number</th></tr>\n'
        '</thead>\n<tbody>\n<tr><th scope="row">&quot;&lt;b&gt;&quot;</th>'
        '<td class="num" data-figures="A||B|2025-26|c|rate+rate_lower">1 &lt; 2</td></tr>\n'
        "</tbody>\n"
        '<tfoot>\n<tr><td class="note" colspan="2">[x] &lt;i&gt;</td></tr>\n</tfoot>\n</table>\n'
    )
    (found,) = read_tables(table.to_html())
    assert found.columns == 2


def test_hostile_area_name_stays_text() -> None:
    hostile = replace(geography().nation, name_en="<img src=x>")
    places: Geography = replace(geography(), nation=hostile)
    rows = conferences_in_time(WALES, [(1, 2)], periods=[YEAR])
    table = area_table(estimated(rows), framework(), places, IN_TIME, period=YEAR, areas=[WALES])
    assert "&lt;img src=x&gt;" in table.to_html()
    assert "<img" not in table.to_html()


PAIRS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda pair: (float(min(pair)), float(max(pair)))
)


@settings(max_examples=25, deadline=None)
@given(st.lists(PAIRS | st.just((None, None)), min_size=8, max_size=8))
def test_no_cell_is_ever_empty(counts: list[tuple[float | None, float | None]]) -> None:
    table = series_table(
        estimated(conferences_in_time(CARDIFF, counts)),
        framework(),
        geography(),
        IN_TIME,
        area=CARDIFF,
        periods=QUARTERS,
    )
    assert all(cell.strip() for row in read(table) for cell in row)
    for count, row in zip(counts, read(table), strict=True):
        assert row[1] == ("[x]" if count[0] is None else f"{count[0]:.0f}")


@pytest.mark.parametrize(
    ("indicator", "choice", "problem"),
    [
        ("NONE-1", {}, "unknown_indicator"),
        (IN_TIME, {"unit": "horses"}, "unknown_counting_unit"),
        (IN_TIME, {"area": NEWPORT}, "no_figures"),
        (IN_TIME, {"area": "atlantis"}, "no_figures"),
        (IN_TIME, {"presented_as": "rate"}, "unknown_way"),
    ],
)
def test_bad_input_is_refused_by_name(indicator: str, choice: dict[str, str], problem: str) -> None:
    estimates = estimated(conferences_in_time(CARDIFF, [(1, 2)], periods=[YEAR]))
    arguments = {"area": CARDIFF, "periods": [YEAR], **choice}
    with pytest.raises(Problem) as raised:
        series_table(estimates, framework(), geography(), indicator, **arguments)
    assert raised.value.name == problem


def test_words_alone_have_no_table() -> None:
    told = next(found.code for found in framework().indicators if not found.is_counted)
    estimates = estimated(conferences_in_time(CARDIFF, [(1, 2)], periods=[YEAR]))
    with pytest.raises(Problem) as raised:
        area_table(estimates, framework(), geography(), told, period=YEAR, areas=[CARDIFF])
    assert raised.value.name == "indicator_without_figures"


def test_unknown_symbol_and_categories_are_refused() -> None:
    rows = [observed(IN_TIME, "conferences", CARDIFF, YEAR, (1, 2), symbol="q")]
    with pytest.raises(Problem) as raised:
        series_table(
            estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, periods=[YEAR]
        )
    assert raised.value.name == "unknown_symbol"
    with pytest.raises(Problem) as raised:
        category_table(
            estimated(rows), framework(), geography(), IN_TIME, area=CARDIFF, period=YEAR
        )
    assert raised.value.name == "unknown_categories"
