"""Published tables: read, checked against themselves, and never trusted where they differ."""

import csv
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.definitions import DefinitionFile
from nmspf_report.geography import read_geography
from nmspf_report.indicators.rollup import roll_up
from nmspf_report.parameters import PublishedReturns, read_parameters
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.published import PublishedReturn, read_published
from nmspf_report.returns.published.mapping import check_mapping, read_mapping

REAL = Path(__file__).parents[2].parent / "shared" / "real"
needs_the_real_tables = pytest.mark.skipif(
    not REAL.is_dir(), reason="the published tables are not there: ../shared/real"
)
LOOKED_AFTER = "dfe_children_looked_after.csv"
REFERRALS = "dfe_referrals_and_rereferrals.csv"
ADULTS = "as004_ethnicity_adult_suspected_at_risk.csv"
ON_31_MARCH = "Children looked after on 31 March each year"
STARTING = "Children starting to be looked after each year"
CEASING = "Children ceasing to be looked after each year"


# The real tables


@pytest.fixture(scope="module")
def england() -> PublishedReturn:
    return read_published(REAL, "dfe_england")


@pytest.fixture(scope="module")
def adults() -> PublishedReturn:
    return read_published(REAL, "statswales_as004")


@needs_the_real_tables
def test_looked_after_rates_equal_the_published_ones_but_for_two(england: PublishedReturn) -> None:
    rates = england.estimates[england.estimates["column"] == "rate_per_10000"]
    assert len(rates) == 983
    assert (rates["outcome"] == "equal").sum() == 981
    differing = rates[rates["outcome"] != "equal"]
    columns = ["indicator", "area_name", "period", "numerator", "base", "published", "computed"]
    # 11,910 * 10,000 / 1,330,520 = 89.51 and 2,030 * 10,000 / 645,056 = 31.47: both counts are
    # rounded to ten, and the authorities' own (11,905 and 2,032) give the published rates.
    assert differing[columns].to_numpy().tolist() == [
        ["DFE-CLA-1", "West Midlands", "2023-24", 11910, 1330520, Decimal(89), Decimal(90)],
        ["DFE-CLA-3", "Inner London", "2023-24", 2030, 645056, Decimal(32), Decimal(31)],
    ]
    assert list(differing["from_authorities"]) == [Decimal(89), Decimal(32)]
    assert list(differing["outcome"]) == ["unrounded", "unrounded"]


@needs_the_real_tables
def test_the_rows_that_differ_are_told_with_both_numbers(england: PublishedReturn) -> None:
    told = [each.message() for each in england.findings if each.name == "estimate_unrounded"]
    assert any(
        "West Midlands, 2023-24: rate_per_10000 is published as 89; 11,910 of 1,330,520, "
        "rounded half up, gives 90." in message
        for message in told
    )


@needs_the_real_tables
@pytest.mark.parametrize(
    ("column", "count", "base", "expected"),
    [
        ("rereferral_percent", "rereferral_count", "referral_count", (326, 325)),
        ("no_further_action_percent", "no_further_action_count", "referral_count", (313, 312)),
        ("not_in_need_percent", "not_in_need_count", "referral_count", (327, 324)),
        ("rereferral_child_percent", "rereferral_child_count", "referral_child_count", (325, 324)),
    ],
)
def test_percentages_equal_the_published_ones_but_for_six(
    england: PublishedReturn, column: str, count: str, base: str, expected: tuple[int, int]
) -> None:
    outcomes = []
    for row in _real_rows(REFERRALS):
        if all(row[name].replace(".", "").isdigit() for name in (count, base, column)):
            share = Fraction(int(row[count]), int(row[base])) * 1000
            outcomes.append(int(share + Fraction(1, 2)) == Fraction(row[column]) * 10)
    assert (len(outcomes), sum(outcomes)) == expected
    compared = england.estimates[england.estimates["column"] == column]
    assert (len(compared), (compared["outcome"] == "equal").sum()) == expected


@needs_the_real_tables
def test_every_authority_figure_is_the_file_s_own_or_its_symbol(england: PublishedReturn) -> None:
    told = {
        (row["indicator"], row["area_code"], row["period"]): row
        for row in england.observations.to_dict("records")
    }
    columns = {
        "DFE-REF-1": ("referral_count", None),
        "DFE-REF-2": ("rereferral_count", "referral_count"),
        "DFE-REF-3": ("no_further_action_count", "referral_count"),
        "DFE-REF-4": ("not_in_need_count", "referral_count"),
        "DFE-REF-5": ("referral_child_count", None),
        "DFE-REF-6": ("rereferral_child_count", "referral_child_count"),
    }
    seen = 0
    for row in _real_rows(REFERRALS):
        if row["geographic_level"] != "Local authority":
            continue
        period = {"2024": "2023-24", "2025": "2024-25"}[row["time_period"]]
        for indicator, (count, base) in columns.items():
            observed = told[indicator, row["new_la_code"], period]
            _is_as_written(observed["numerator"], observed["symbol"], row[count])
            if base is None or not row[base].isdigit():
                assert pd.isna(observed["denominator"])
            else:
                assert observed["denominator"] == int(row[base])
            seen += 1
    assert seen == 306 * 6


@needs_the_real_tables
def test_looked_after_figures_keep_symbol_and_population(england: PublishedReturn) -> None:
    codes = {ON_31_MARCH: "DFE-CLA-1", STARTING: "DFE-CLA-2", CEASING: "DFE-CLA-3"}
    told = {
        (row["indicator"], row["area_code"], row["period"]): row
        for row in england.observations.to_dict("records")
    }
    seen = 0
    for row in _real_rows(LOOKED_AFTER):
        abolished = row["la_name"] in ("Cumbria", "Northamptonshire")
        if row["geographic_level"] != "Local authority" or abolished:
            continue
        period = {"2024": "2023-24", "2025": "2024-25"}[row["time_period"]]
        observed = told[codes[row["population_type"]], row["new_la_code"], period]
        _is_as_written(observed["numerator"], observed["symbol"], row["children_count"])
        assert observed["population"] == int(row["population_estimate"])
        seen += 1
    assert seen == 153 * 3 * 2


@needs_the_real_tables
def test_abolished_counties_are_left_out_by_name(england: PublishedReturn) -> None:
    left_out = [each for each in england.findings if each.name == "abolished_authority"]
    assert [each.details["area"] for each in left_out] == ["Cumbria", "Northamptonshire"]
    assert "Cumberland; Westmorland and Furness" in left_out[0].message()
    assert "North Northamptonshire; West Northamptonshire" in left_out[1].message()
    assert {"E10000006", "E10000021"}.isdisjoint(england.geography.areas)
    assert len(england.geography.authorities) == 153


@needs_the_real_tables
def test_london_is_inner_and_outer_london(england: PublishedReturn) -> None:
    period = parse_period("2024-25")
    inner, outer, london = (
        {area.code for area in england.geography.members(code, period)}
        for code in ("E13000001", "E13000002", "E12000007")
    )
    assert (len(inner), len(outer)) == (14, 19)
    assert london == inner | outer
    regions = england.geography.regions_of("E09000001", period)
    assert [area.name_en for area in regions] == ["London", "Inner London"]


@needs_the_real_tables
def test_published_populations_are_the_sums_of_the_authorities(england: PublishedReturn) -> None:
    people = england.totals[england.totals["indicator"] == ""]
    assert len(people) == 24
    assert set(people["outcome"]) == {"equal"}
    assert england.geography.persons("E92000001", parse_period("2024-25"), "0-17") == 12183016


@needs_the_real_tables
def test_no_published_total_differs_without_a_reason(england: PublishedReturn) -> None:
    totals = england.totals[england.totals["check"] == "areas"]
    assert len(totals) == 12 * 2 * (6 + 3 + 1)
    assert set(totals["outcome"]) == {"equal", "rounded", "lacks"}
    south_east = totals[
        (totals["indicator"] == "DFE-REF-1")
        & (totals["area_code"] == "E12000008")
        & (totals["period"] == "2023-24")
    ].iloc[0]
    # Hampshire's referrals are of low reliability (u) in that year.
    assert (south_east["published"], south_east["summed"]) == (121230, 90728)
    assert (south_east["lacking"], south_east["outcome"]) == ("Hampshire", "lacks")


@needs_the_real_tables
def test_a_share_without_withheld_authorities_is_not_the_publishers(
    england: PublishedReturn,
) -> None:
    told = [each for each in england.findings if each.name == "estimate_of_covered"]
    nation = next(
        each
        for each in told
        if each.details["area"] == "England"
        and each.details["column"] == "no_further_action_percent"
        and each.details["period"] == "2024-25"
    )
    # Eight authorities' small counts are confidential: 41,315 of 608,587 is 6.8%, while the
    # publisher's 41,340 of 632,830, with them, is 6.5%.
    assert (nation.details["published"], nation.details["from_authorities"]) == ("6.5", "6.8")
    assert str(nation.details["lacking"]).count(";") == 7


@needs_the_real_tables
def test_authorities_roll_up_to_england(england: PublishedReturn) -> None:
    summed = roll_up(england.observations, england.geography)
    nation = summed[(summed["area_code"] == "E92000001") & (summed["period"] == "2024-25")]
    figures = nation.set_index("indicator")
    assert figures.loc["DFE-REF-1", "numerator"] == 632828
    assert figures.loc["DFE-CLA-2", "numerator"] == 32265
    own = england.published.set_index(["indicator", "area_code", "period"])
    assert own.loc[("DFE-REF-1", "E92000001", "2024-25"), "numerator"] == 632830


@needs_the_real_tables
def test_adults_total_column_and_wales_row_are_what_their_parts_add_up_to(
    adults: PublishedReturn,
) -> None:
    parts = adults.totals[adults.totals["check"] == "parts"]
    assert len(parts) == 23
    assert set(parts["outcome"]) == {"equal"}
    areas = adults.totals[adults.totals["check"] == "areas"]
    assert len(areas) == 9
    assert set(areas["outcome"]) == {"equal"}


@needs_the_real_tables
def test_adults_are_held_by_welsh_codes_under_a_period_that_is_marked_unstated(
    adults: PublishedReturn,
) -> None:
    assert adults.unstated_periods == ("2016-17",)
    assert adults.findings[0].name == "period_not_stated"
    wholes = adults.observations[adults.observations["category"] == ""]
    assert len(wholes) == 22
    assert wholes.set_index("area_code").loc["W06000013", "numerator"] == 1510  # Bridgend
    nation = roll_up(adults.observations, adults.geography)
    nation = nation[nation["area_code"] == "W92000004"].set_index("category")
    assert nation.loc["", "numerator"] == 68906
    assert nation.loc["ethnicity:not_recorded", "numerator"] == 16895 + 874
    assert nation.loc["ethnicity:white", "denominator"] == 68906


@needs_the_real_tables
@pytest.mark.parametrize("name", ["england-2025", "adults-as004"])
def test_the_parameter_files_name_what_is_there(name: str) -> None:
    parameters = read_parameters(Path("parameters") / f"{name}.yml")
    assert isinstance(parameters.returns, PublishedReturns)
    mapping = read_mapping(parameters.returns.mapping)
    assert mapping.framework == parameters.framework
    assert all((REAL / table.file).is_file() for table in mapping.tables.values())
    if mapping.unstated_periods:
        assert mapping.unstated_periods == (parameters.first_year,)
        assert "not stated" in parameters.title


# Invented tables of the same shape


Row = dict[str, str]
Change = Callable[[list[Row]], None]

AREAS = [
    ("National", "", "", ""),
    ("Regional", "E12000001", "", ""),
    ("Regional", "E12000007", "", ""),
    ("Regional", "E13000001", "", ""),
    ("Regional", "E13000002", "", ""),
    ("Local authority", "E12000001", "E06000001", "Northby"),
    ("Local authority", "E12000001", "E06000002", "Northwick"),
    ("Local authority", "E13000001", "E09000001", "Innerham"),
    ("Local authority", "E13000002", "E09000002", "Outerham"),
]
REFERRED = {"E06000001": 1000, "E06000002": 234, "E09000001": 50, "E09000002": 7}


def write_england(folder: Path, *, year: int = 2025) -> tuple[list[Row], list[Row]]:
    """Make the rows of both tables: Northby has half the children of England."""
    referrals, looked_after = [], []
    for level, region, code, name in AREAS:
        area = {
            "time_period": str(year),
            "time_identifier": "Reporting year",
            "geographic_level": level,
            "country_code": "E92000001",
            "country_name": "England",
            "region_code": region,
            "region_name": region and f"Region {region}",
            "new_la_code": code,
            "la_name": name,
        }
        count = _ten(sum(REFERRED[each] for each in _members(level, region, code)), level)
        referrals.append(
            {
                **area,
                "category": "Referrals and Re-referrals",
                "referral_count": str(count),
                "rereferral_count": str(count // 2),
                "rereferral_percent": str(_percent(count // 2, count)),
                "no_further_action_count": "0",
                "no_further_action_percent": "0",
                "not_in_need_count": "0",
                "not_in_need_percent": "0",
                "referral_child_count": str(count),
                "rereferral_child_count": "0",
                "rereferral_child_percent": "0",
            }
        )
        people = len(_members(level, region, code)) * 20000
        looked_after += [
            {
                **area,
                "population_type": kind,
                "population_estimate": str(people),
                "children_count": str(people // 200),
                "rate_per_10000": "50",
            }
            for kind in (CEASING, ON_31_MARCH, STARTING)
        ]
    _write(folder / REFERRALS, referrals)
    _write(folder / LOOKED_AFTER, looked_after)
    return referrals, looked_after


def test_invented_tables_are_read_in_whole(tmp_path: Path) -> None:
    write_england(tmp_path)
    england = read_published(tmp_path, "dfe_england")
    assert [area.name_en for area in england.geography.authorities] == [
        "Innerham",
        "Northby",
        "Northwick",
        "Outerham",
    ]
    assert len(england.observations) == 4 * 9
    assert set(england.observations["basis"]) == {"aggregate"}
    # 1,291 in all, published as 1,290.
    nation = england.totals.query("indicator == 'DFE-REF-1' and area_code == 'E92000001'").iloc[0]
    assert (nation["published"], nation["summed"], nation["outcome"]) == (1290, 1291, "rounded")


def test_symbols_are_never_numbers(tmp_path: Path) -> None:
    referrals, looked_after = write_england(tmp_path)
    _of(referrals, "Northwick")["no_further_action_count"] = "c"
    _of(referrals, "Innerham")["referral_count"] = "u"
    _of(looked_after, "Outerham")["children_count"] = "z"
    _write(tmp_path / REFERRALS, referrals)
    _write(tmp_path / LOOKED_AFTER, looked_after)
    observed = read_published(tmp_path, "dfe_england").observations
    told = observed.set_index(["indicator", "area_code"])
    withheld = told[told["symbol"] != ""]
    assert withheld["symbol"].to_dict() == {
        ("DFE-REF-1", "E09000001"): "u",
        ("DFE-REF-3", "E06000002"): "c",
        ("DFE-CLA-3", "E09000002"): "z",
    }
    assert withheld["numerator"].isna().all()
    # What the re-referrals would be a share of is withheld too.
    assert pd.isna(told.loc[("DFE-REF-2", "E09000001"), "denominator"])
    assert told.loc[("DFE-REF-3", "E06000002"), "denominator"] == 234


def test_a_total_that_nothing_explains_is_named(tmp_path: Path) -> None:
    referrals, _ = write_england(tmp_path)
    north = next(row for row in referrals if row["region_code"] == "E12000001")
    north["referral_count"] = "1240"  # 1,000 + 234 rounds to 1,230
    _write(tmp_path / REFERRALS, referrals)
    told = [
        each.message()
        for each in read_published(tmp_path, "dfe_england").findings
        if each.name == "areas_differs"
    ]
    assert len(told) == 1
    assert "published 1,240, the authorities add up to 1,234" in told[0]


def test_an_estimate_that_nothing_explains_is_named(tmp_path: Path) -> None:
    _, looked_after = write_england(tmp_path)
    northby = next(row for row in looked_after if row["la_name"] == "Northby")
    northby["rate_per_10000"] = "51"  # 100 of 20,000
    _write(tmp_path / LOOKED_AFTER, looked_after)
    told = [
        each.message()
        for each in read_published(tmp_path, "dfe_england").findings
        if each.name == "estimate_differs"
    ]
    assert len(told) == 1
    assert "published as 51; 100 of 20,000, rounded half up, gives 50" in told[0]


def test_an_authority_exists_in_the_years_in_which_it_has_figures(tmp_path: Path) -> None:
    earlier, _ = write_england(tmp_path, year=2024)
    looked_after_earlier = _read(tmp_path / LOOKED_AFTER)
    later, looked_after_later = write_england(tmp_path, year=2025)
    later = [row for row in later if row["la_name"] != "Northwick"]
    for row in looked_after_later:
        if row["la_name"] == "Northwick":
            row.update(population_estimate="x", children_count="z", rate_per_10000="z")
    _write(tmp_path / REFERRALS, earlier + later)
    _write(tmp_path / LOOKED_AFTER, looked_after_earlier + looked_after_later)
    england = read_published(tmp_path, "dfe_england")
    members = [
        {area.name_en for area in england.geography.members("E12000001", parse_period(label))}
        for label in ("2023-24", "2024-25")
    ]
    assert members == [{"Northby", "Northwick"}, {"Northby"}]
    # What is left of it is not applicable, and is no gap in the figures of the year.
    gone = england.observations.query("area_code == 'E06000002' and period == '2024-25'")
    assert len(gone) == 9
    assert set(gone["symbol"]) == {"z"}
    assert not [each for each in england.findings if each.name == "authority_without_row"]


def test_an_authority_that_a_table_forgets_is_missing_and_named(tmp_path: Path) -> None:
    referrals, _ = write_england(tmp_path)
    _write(tmp_path / REFERRALS, [row for row in referrals if row["la_name"] != "Northwick"])
    england = read_published(tmp_path, "dfe_england")
    missing = england.observations.query("area_code == 'E06000002' and symbol == 'x'")
    assert list(missing["indicator"]) == [f"DFE-REF-{number}" for number in range(1, 7)]
    named = [each for each in england.findings if each.name == "authority_without_row"]
    assert [(each.where, each.details["area"]) for each in named] == [(REFERRALS, "Northwick")]


def test_a_listed_authority_without_anything_is_left_out_and_named(tmp_path: Path) -> None:
    _, looked_after = write_england(tmp_path)
    shadow = [
        row | {"new_la_code": "E06000009", "la_name": "Oldby", "children_count": "z"}
        for row in looked_after
        if row["la_name"] == "Northby"
    ]
    for row in shadow:
        row.update(population_estimate="x", rate_per_10000="z")
    _write(tmp_path / LOOKED_AFTER, looked_after + shadow)
    england = read_published(tmp_path, "dfe_england")
    assert "E06000009" not in england.geography.areas
    named = [each.details for each in england.findings if each.name == "authority_without_figures"]
    assert named == [{"area": "Oldby"}]


def _rename_column(rows: list[Row]) -> None:
    for row in rows:
        row["count_of_children"] = row.pop("children_count")


def _misspell_level(rows: list[Row]) -> None:
    rows[4]["geographic_level"] = "LA"


def _write_a_word(rows: list[Row]) -> None:
    rows[3]["children_count"] = "many"


def _use_an_unknown_symbol(rows: list[Row]) -> None:
    rows[3]["children_count"] = "~"


def _misspell_year(rows: list[Row]) -> None:
    rows[2]["time_period"] = "202425"


def _forget_code(rows: list[Row]) -> None:
    _of(rows, "Northby")["new_la_code"] = ""


def _repeat_row(rows: list[Row]) -> None:
    rows.append(dict(rows[1]))


def _drop_kind(rows: list[Row]) -> None:
    rows[:] = [row for row in rows if row["population_type"] != STARTING]


def _move_authority(rows: list[Row]) -> None:
    _of(rows, "Northby")["region_code"] = "E13000001"


def _forget_region(rows: list[Row]) -> None:
    for row in rows:
        if row["la_name"] == "Innerham":
            row["region_code"] = "E99999999"


def _break_rate(rows: list[Row]) -> None:
    rows[5]["rate_per_10000"] = "n/a"


def _change_population(rows: list[Row]) -> None:
    rows[-1]["population_estimate"] = "1"


@pytest.mark.parametrize(
    ("change", "problem", "where"),
    [
        (_rename_column, "missing_published_column", LOOKED_AFTER),
        (_misspell_level, "unknown_level", f"{LOOKED_AFTER}, line 6"),
        (_write_a_word, "not_a_count", f"{LOOKED_AFTER}, line 5"),
        (_use_an_unknown_symbol, "not_a_count", f"{LOOKED_AFTER}, line 5"),
        (_misspell_year, "not_a_year", f"{LOOKED_AFTER}, line 4"),
        (_forget_code, "area_without_code", f"{LOOKED_AFTER}, line 17"),
        (_repeat_row, "published_twice", LOOKED_AFTER),
        (_drop_kind, "no_such_rows", LOOKED_AFTER),
        (_move_authority, "area_told_twice", LOOKED_AFTER),
        (_break_rate, "not_a_count", f"{LOOKED_AFTER}, line 7"),
        (_change_population, "published_twice", LOOKED_AFTER),
    ],
)
def test_a_mistake_in_a_table_is_one_problem_with_its_place(
    tmp_path: Path, change: Change, problem: str, where: str
) -> None:
    _, looked_after = write_england(tmp_path)
    change(looked_after)
    _write(tmp_path / LOOKED_AFTER, looked_after)
    with pytest.raises(Problem) as raised:
        read_published(tmp_path, "dfe_england")
    assert (raised.value.name, raised.value.where) == (problem, where)


def test_a_region_without_a_row_is_refused(tmp_path: Path) -> None:
    tables = write_england(tmp_path)
    for rows, file in zip(tables, (REFERRALS, LOOKED_AFTER), strict=True):
        _forget_region(rows)
        _write(tmp_path / file, rows)
    with pytest.raises(Problem) as raised:
        read_published(tmp_path, "dfe_england")
    assert raised.value.name == "unknown_region"


def test_a_missing_folder_or_file_and_an_unreadable_one_are_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="The folder of published tables is not there"):
        read_published(tmp_path / "nowhere", "dfe_england")
    write_england(tmp_path)
    (tmp_path / REFERRALS).unlink()
    with pytest.raises(Problem, match=REFERRALS):
        read_published(tmp_path, "dfe_england")
    (tmp_path / REFERRALS).write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(Problem, match="cannot be read"):
        read_published(tmp_path, "dfe_england")


def test_there_is_no_such_mapping(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read_published(tmp_path, "atlantis")
    assert raised.value.where == "nmspf_report/returns/published/atlantis.yml"


# Adults, by the names of Welsh authorities


def write_adults(folder: Path, rows: list[str]) -> None:
    header = "area_name,white,mixed,asian,black,other,not_obtained,refused,total"
    (folder / ADULTS).write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def test_a_total_that_its_categories_do_not_make_up_is_named(tmp_path: Path) -> None:
    write_adults(
        tmp_path, ["Wales,9,0,0,0,1,2,0,12", "Gwynedd,5,0,0,0,1,2,0,9", "Conwy,4,0,0,0,0,0,0,4"]
    )
    adults = read_published(tmp_path, "statswales_as004")
    assert adults.geography.authorities == read_geography("wales").authorities
    differing = adults.totals[adults.totals["outcome"] == "differs"]
    told = differing[["check", "area_name", "category", "published", "summed"]]
    # Gwynedd's 5 + 1 + 2 is 8, not 9; and 9 + 4 is above the 12 of Wales.
    assert told.to_numpy().tolist() == [
        ["parts", "Gwynedd", "ethnicity", 9, 8],
        ["areas", "Wales", "", 12, 13],
    ]
    missing = adults.observations.query("category == '' and symbol == 'x'")
    assert len(missing) == 20
    assert sum(each.name == "authority_without_row" for each in adults.findings) == 20


def test_a_welsh_area_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    write_adults(tmp_path, ["Wales,1,0,0,0,0,0,0,1", "Glamorgan,1,0,0,0,0,0,0,1"])
    with pytest.raises(Problem) as raised:
        read_published(tmp_path, "statswales_as004")
    assert (raised.value.name, raised.value.where) == ("unknown_area", f"{ADULTS}, line 3")


# Mistakes in a mapping


@pytest.mark.parametrize(
    ("before", "after", "problem", "line_of"),
    [
        ("per: 100, of", "times: 100, of", "wrong_definition", "times: 100"),
        ("indicator: DFE-REF-1,", "indicator: DFE-REF-9,", "unknown_figure", "DFE-REF-9,"),
        ("DFE-REF-5, unit: children", "DFE-REF-5, unit: referrals", "unknown_figure", "DFE-REF-5"),
        ("indicator: DFE-REF-4", "indicator: DFE-REF-3", "mapped_twice", None),
        ("{c: c, u: u", "{c: confidential, u: u", "unknown_note_code", "symbols:"),
        ("period: {ending_year: time_period}", "period: {}", "wrong_definition", "period: {}"),
        ("table: looked_after", "table: somewhere", "wrong_definition", None),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, problem: str, line_of: str | None
) -> None:
    real = PACKAGE / "returns" / "published" / "dfe_england.yml"
    wrong = real.read_text(encoding="utf-8").replace(before, after, 1)
    file = tmp_path / "wrong.yml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(Problem) as raised:
        check_mapping(DefinitionFile(file))
    assert raised.value.name == problem
    if line_of is not None:
        line = next(n for n, text in enumerate(wrong.splitlines(), 1) if line_of in text)
        assert raised.value.where == f"wrong.yml, line {line}"


def test_a_mapping_must_give_every_figure(tmp_path: Path) -> None:
    real = PACKAGE / "returns" / "published" / "dfe_england.yml"
    lines = real.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "indicator: DFE-REF-5," not in line]
    file = tmp_path / "wrong.yml"
    file.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(Problem, match="count of children of the indicator “DFE-REF-5”"):
        check_mapping(DefinitionFile(file))


def test_a_mapping_must_give_every_category(tmp_path: Path) -> None:
    real = PACKAGE / "returns" / "published" / "statswales_as004.yml"
    wrong = real.read_text(encoding="utf-8").replace("            mixed: [mixed]\n", "")
    file = tmp_path / "wrong.yml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(Problem) as raised:
        check_mapping(DefinitionFile(file))
    assert raised.value.name == "missing_categories"


def _is_as_written(numerator: float, symbol: str, written: str) -> None:
    if written.isdigit():
        assert (numerator, symbol) == (int(written), "")
    else:
        assert pd.isna(numerator)
        assert symbol == written


def _real_rows(file: str) -> list[Row]:
    return _read(REAL / file)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _of(rows: list[Row], name: str) -> Row:
    return next(row for row in rows if row["la_name"] == name)


def _members(level: str, region: str, code: str) -> list[str]:
    if level == "Local authority":
        return [code]
    parts = {"": None, "E12000007": ("E13000001", "E13000002")}.get(region, (region,))
    return [each for _, its, each, _ in AREAS if each and (parts is None or its in parts)]


def _ten(count: int, level: str) -> int:
    return count if level == "Local authority" else (count + 5) // 10 * 10


def _percent(count: int, base: int) -> Decimal:
    return (Decimal(count) * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
