"""The sample returns: real volumes, coherent journeys, what real returns have, the same bytes."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nmspf_report.definitions import DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.periods import working_calendar
from nmspf_report.problems import Problem
from nmspf_report.records.schema import read_schema
from nmspf_report.resources import resource
from nmspf_report.returns.manifest import Manifest
from nmspf_report.returns.reading import read_return
from nmspf_report.returns.sample import sample_return, write_return, write_sample
from nmspf_report.returns.sample.calibration import read_calibration

SCHEMA = read_schema("children").returned
YEARS = (2022, 2023, 2024, 2025)
CEREDIGION, BLAENAU_GWENT, CARMARTHENSHIRE = "W06000008", "W06000019", "W06000010"
CONWY, NEWPORT, GWYNEDD = "W06000003", "W06000022", "W06000002"
CUT_OFF = date(2026, 3, 31)
TOLERANCE = 0.15

# Mid-year estimates of under-18s in Wales, from the Office for National Statistics.
UNDER_18 = {2023: 619_968, 2024: 621_019}


class National:
    """The written files of every authority, read without the package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codes = sorted(path.name for path in folder.iterdir())

    @cache  # noqa: B019 - one a session
    def table(self, name: str) -> pd.DataFrame:
        """Give a table of all authorities as pandas reads it, with `area_code`."""
        parts = []
        for code in self.codes:
            if SCHEMA[name].optional and not (self.folder / code / f"{name}.parquet").exists():
                continue
            part = pq.read_table(self.folder / code / f"{name}.parquet").to_pandas(
                date_as_object=False, types_mapper={pa.bool_(): pd.BooleanDtype()}.get
            )
            parts.append(part.assign(area_code=code))
        return pd.concat(parts, ignore_index=True)


@pytest.fixture(scope="module")
def national(sample_returns: Path) -> National:
    return National(sample_returns)


@pytest.fixture(scope="module")
def database(sample_returns: Path) -> duckdb.DuckDBPyConnection:
    """Every table as a view of all authorities' files, with `area_code`."""
    connection = duckdb.connect()
    for name in SCHEMA:
        files = (sample_returns / "*" / f"{name}.parquet").as_posix()
        connection.execute(
            f"create view {name} as select *, "
            r"regexp_extract(filename, '(W\d{8})[/\\][^/\\]*$', 1) as area_code "
            f"from read_parquet('{files}', filename = true)"
        )
    return connection


def count(database: duckdb.DuckDBPyConnection, query: str) -> int:
    return database.sql(query).fetchall()[0][0]


def published(measure: str, area: str = "W92000004") -> list[float]:
    table = pd.read_csv(resource("data", "wales", "published_figures.csv"))
    values = table[(table["measure"] == measure) & (table["area_code"] == area)]["value"]
    assert len(values), measure
    return values.tolist()


def near(value: float, figure: float) -> bool:
    return abs(value - figure) <= TOLERANCE * figure


def in_year(days: pd.Series, year: int) -> pd.Series:
    return (days >= pd.Timestamp(year, 4, 1)) & (days < pd.Timestamp(year + 1, 4, 1))


def on_31_march(table: pd.DataFrame, year: int) -> int:
    day = pd.Timestamp(year, 3, 31)
    open_then = table["ended_on"].isna() | (table["ended_on"] > day)
    return int(((table["started_on"] <= day) & open_then).sum())


# --- published figures ---------------------------------------------------------------------


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
@pytest.mark.parametrize("figure", published("children_looked_after_31_march"))
def test_children_looked_after_are_as_many_as_published(national, year, figure):
    assert near(on_31_march(national.table("looked_after_episodes"), year), figure)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_rate_of_children_looked_after_is_as_published(national, year):
    looked_after = on_31_march(national.table("looked_after_episodes"), year)
    rate = 10_000 * looked_after / UNDER_18[2023 if year == 2023 else 2024]
    assert near(rate, published("children_looked_after_rate_31_march")[0])


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
@pytest.mark.parametrize("figure", published("children_on_register_31_march"))
def test_children_on_the_register_are_as_many_as_published(national, year, figure):
    assert near(on_31_march(national.table("registrations"), year), figure)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_rate_on_the_register_is_as_published(national, year):
    registered = on_31_march(national.table("registrations"), year)
    rate = 10_000 * registered / UNDER_18[2023 if year == 2023 else 2024]
    assert near(rate, published("children_on_register_rate_31_march")[0])


@pytest.mark.parametrize("year", YEARS)
def test_registrations_are_as_many_as_published(national, year):
    added = in_year(national.table("registrations")["started_on"], year).sum()
    assert near(added, published("register_additions")[0])


@pytest.mark.parametrize("year", YEARS)
def test_removals_from_the_register_are_as_many_as_published(national, year):
    removed = in_year(national.table("registrations")["ended_on"], year).sum()
    assert near(removed, published("register_removals")[0])


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("figure", published("reports", CEREDIGION))
def test_ceredigion_receives_as_many_reports_a_quarter_as_published(national, year, figure):
    referrals = national.table("referrals")
    received = referrals[referrals["area_code"] == CEREDIGION]["received_on"]
    assert near(in_year(received, year).sum() / 4, figure)


STEPS_AFTER_REPORTS = [
    ("strategy_meetings", "held_at", "reports_to_strategy_discussion"),
    ("section_47_enquiries", "started_on", "reports_to_section_47_enquiry"),
]


def share_of_reports(national, year: int, table: str, day: str, area: str | None) -> float:
    step, referrals = national.table(table), national.table("referrals")
    if table == "strategy_meetings":
        step = step[step["initial"]]
    if area is not None:
        step, referrals = (rows[rows["area_code"] == area] for rows in (step, referrals))
    return 100 * in_year(step[day], year).sum() / in_year(referrals["received_on"], year).sum()


@pytest.mark.parametrize("area", [CEREDIGION, None], ids=["Ceredigion", "Wales"])
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("table", "day", "measure"), STEPS_AFTER_REPORTS)
def test_reports_go_on_in_ceredigions_published_shares(national, year, table, day, measure, area):
    share = share_of_reports(national, year, table, day, area)
    assert all(near(share, figure) for figure in published(measure, CEREDIGION))


@pytest.mark.parametrize("year", YEARS)
def test_ceredigions_conferences_are_between_its_published_quarters(national, year):
    conferences = national.table("conferences")
    initial = (conferences["area_code"] == CEREDIGION) & (conferences["kind"] == "initial")
    a_quarter = in_year(conferences[initial]["held_on"], year).sum() / 4
    figures = published("initial_conference_children", CEREDIGION)
    assert min(figures) <= a_quarter <= max(figures)


@pytest.mark.parametrize("year", YEARS)
def test_numbers_are_steady_not_ramping_up(national, year):
    """Each stock changes by less than a tenth in a year, and starts match ends."""
    for name in ("registrations", "looked_after_episodes", "care_and_support_plans"):
        table = national.table(name)
        before, after = on_31_march(table, year), on_31_march(table, year + 1)
        assert abs(after - before) < 0.1 * before


# --- the same each time --------------------------------------------------------------------


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_samples_are_identical_byte_for_byte(tmp_path):
    areas = [CEREDIGION, "W06000024"]
    first = write_sample(tmp_path / "first", years=2, areas=areas)
    second = write_sample(tmp_path / "second", years=2, areas=areas)
    assert [bytes_of(folder) for folder in first] == [bytes_of(folder) for folder in second]


def test_an_area_alone_is_the_same_as_in_the_national_set(sample_returns, tmp_path):
    alone = write_return(sample_return("W06000024"), tmp_path / "W06000024")
    assert bytes_of(alone) == bytes_of(sample_returns / "W06000024")


def test_another_seed_and_another_area_give_other_children():
    first = sample_return("W06000024", years=1, seed=1).tables["referrals"]
    assert sample_return("W06000024", years=1, seed=2).tables["referrals"] != first
    assert sample_return("W06000021", years=1, seed=1).tables["referrals"] != first


def test_all_22_authorities_are_written(national):
    assert national.codes == sorted(area.code for area in read_geography("wales").authorities)


def test_an_unknown_area_is_refused():
    with pytest.raises(Problem, match="W06000099"):
        sample_return("W06000099")


# --- written whole or not at all -----------------------------------------------------------


def test_an_interrupted_return_leaves_the_earlier_one(tmp_path, monkeypatch):
    sample = sample_return("W06000024", years=1)
    folder = write_return(sample, tmp_path / "W06000024")
    earlier = bytes_of(folder)

    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(pq, "write_table", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_return(sample_return("W06000024", years=1, seed=2), folder)
    assert bytes_of(folder) == earlier
    assert [path.name for path in tmp_path.iterdir()] == ["W06000024"]


def test_a_folder_with_other_things_is_not_replaced(tmp_path):
    folder = tmp_path / "W06000024"
    folder.mkdir()
    (folder / "minutes.txt").write_text("kept")
    with pytest.raises(Problem, match=re.escape("minutes.txt")):
        write_return(sample_return("W06000024", years=1), folder)
    assert (folder / "minutes.txt").read_text() == "kept"


# --- the schema ----------------------------------------------------------------------------

TYPES = {
    "identifier": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "decimal": pa.float64(),
}


@pytest.mark.parametrize("name", SCHEMA)
def test_a_table_has_the_schemas_columns_and_types(sample_returns, name):
    expected = [(column, TYPES[kind.type]) for column, kind in SCHEMA[name].columns.items()]
    for folder in sample_returns.iterdir():
        path = folder / f"{name}.parquet"
        if SCHEMA[name].optional and not path.exists():
            continue
        written = pq.read_schema(path)
        assert list(zip(written.names, written.types, strict=True)) == expected


@pytest.mark.parametrize("name", SCHEMA)
def test_required_columns_are_full_and_codes_known(national, name):
    table = national.table(name)
    for column, kind in SCHEMA[name].columns.items():
        if kind.required:
            assert table[column].notna().all(), column
        if kind.codes:
            assert set(table[column].dropna().unique()) == set(kind.codes), column


@pytest.mark.parametrize("name", SCHEMA)
def test_keys_are_unique_within_an_authority(national, name):
    assert not national.table(name).duplicated(["area_code", *SCHEMA[name].key]).any()


@pytest.mark.parametrize("name", SCHEMA)
def test_nothing_is_dated_after_the_cut_off_or_before_records_begin(sample_returns, national, name):
    table = national.table(name)
    for column, kind in SCHEMA[name].columns.items():
        if kind.type in ("date", "time") and column != "expected_on":
            assert table[column].max() < pd.Timestamp(CUT_OFF) + pd.Timedelta(days=1), column
    if name != "children":
        first = pd.Timestamp(manifest_of(sample_returns, CEREDIGION).records_from[name])
        spell = SCHEMA[name].spell
        if spell:
            assert table[spell[1]].min() >= first
        else:
            day = next(
                column
                for column, kind in SCHEMA[name].columns.items()
                if kind.type in ("date", "time") and kind.required
            )
            assert table[day].min() >= first


# --- one coherent whole --------------------------------------------------------------------

LINKS = {
    "strategy_meetings.referral_id": "referrals",
    "section_47_enquiries.referral_id": "referrals",
    "section_47_enquiries.strategy_meeting_id": "strategy_meetings",
    "conferences.enquiry_id": "section_47_enquiries",
    "conferences.strategy_meeting_id": "strategy_meetings",
    "registrations.enquiry_id": "section_47_enquiries",
    "registrations.conference_id": "conferences",
    "core_groups.conference_id": "conferences",
    "care_and_support_plans.enquiry_id": "section_47_enquiries",
    "looked_after_episodes.enquiry_id": "section_47_enquiries",
}


@pytest.mark.parametrize(("link", "target"), LINKS.items())
def test_a_link_leads_to_a_row_of_the_same_child(database, link, target):
    table, column = link.split(".")
    linked = f"from {table} a left join {target} b using (area_code, {column}, child_id)"
    assert count(database, f"select count(*) from {table} where {column} is not null") > 1000
    loose = f"{linked} where a.{column} is not null and b.area_code is null"
    assert count(database, f"select count(*) {loose}") == 0


@pytest.mark.parametrize("name", [n for n in SCHEMA if "child_id" in SCHEMA[n].columns])
def test_every_child_is_known(database, name):
    strangers = f"{name} anti join children using (area_code, child_id)"
    assert count(database, f"select count(*) from {strangers}") == 0


# Each query counts rows that would be against the order of things.
AGAINST_THE_ORDER = {
    "a family with a prevention referral is not known": """
        from prevention_referrals anti join children using (area_code, family_id)""",
    "a strategy meeting before it was needed, or before the referral": """
        from strategy_meetings s left join referrals r using (area_code, referral_id)
        where s.held_at < s.needed_at or s.held_at::date < r.received_on""",
    "an enquiry before its strategy meeting": """
        from section_47_enquiries e
        join strategy_meetings s using (area_code, strategy_meeting_id, child_id)
        where e.started_on < s.held_at::date""",
    "an enquiry completed before it started": """
        from section_47_enquiries where completed_on < started_on""",
    "a conference before its strategy meeting": """
        from conferences c
        join strategy_meetings s using (area_code, strategy_meeting_id, child_id)
        where c.held_on < s.held_at::date""",
    "a conference before the enquiry was completed": """
        from conferences c join section_47_enquiries e using (area_code, enquiry_id)
        where c.held_on < e.completed_on or e.completed_on is null""",
    "a registration on another day than its conference": """
        from registrations r join conferences c using (area_code, conference_id, child_id)
        where r.started_on <> c.held_on or c.kind <> 'initial'""",
    "a core group before its conference": """
        from core_groups g join conferences c using (area_code, conference_id, child_id)
        where g.held_on < c.held_on""",
    "a core group of a child who is not registered": """
        from core_groups g where not exists (
            from registrations r where r.area_code = g.area_code and r.child_id = g.child_id
            and r.started_on <= g.held_on and coalesce(r.ended_on, g.held_on) >= g.held_on)""",
    "a review conference of a child who is not registered": """
        from conferences c where kind = 'review' and not exists (
            from registrations r where r.area_code = c.area_code and r.child_id = c.child_id
            and r.started_on < c.held_on and coalesce(r.ended_on, c.held_on) >= c.held_on)""",
    "a registered child without a plan": """
        from registrations r where not exists (
            from care_and_support_plans p
            where p.area_code = r.area_code and p.child_id = r.child_id
            and p.started_on <= r.started_on
            and coalesce(p.ended_on, date '2099-01-01') >= coalesce(r.ended_on, p.started_on))""",
    "a looked-after child without a plan": """
        from looked_after_episodes l where not exists (
            from care_and_support_plans p
            where p.area_code = l.area_code and p.child_id = l.child_id
            and p.started_on <= l.started_on
            and coalesce(p.ended_on, date '2099-01-01') >= coalesce(l.ended_on, p.started_on))""",
    "an initial conference of a child in care": """
        from conferences c join looked_after_episodes l using (area_code, child_id)
        where c.kind = 'initial' and l.started_on <= c.held_on
        and (l.ended_on is null or l.ended_on > c.held_on)""",
    "a looked-after child who is not born or is 18": """
        from looked_after_episodes l join children c using (area_code, child_id)
        where c.expected_on is not null or l.started_on < c.born_on
        or l.started_on >= c.born_on + interval 18 year
        or l.ended_on > c.born_on + interval 18 year""",
    "a referral of somebody who is 18": """
        from referrals r join children c using (area_code, child_id)
        where r.received_on >= c.born_on + interval 18 year""",
    "episodes of one period that leave a gap": """
        from (select *, lead(started_on) over (
                partition by area_code, period_of_care_id order by started_on) following
            from looked_after_episodes)
        where following is not null and ended_on is distinct from following""",
    "siblings of two families at one meeting": """
        from (select area_code, strategy_meeting_id from strategy_meetings
            join children using (area_code, child_id)
            group by all having count(distinct family_id) > 1)""",
    "siblings of two families at one conference": """
        from (select area_code, conference_id from conferences
            join children using (area_code, child_id)
            group by all having count(distinct family_id) > 1)""",
    "a meeting, conference or core group on two days": """
        from (select 1 from strategy_meetings group by area_code, strategy_meeting_id
                having count(distinct held_at) > 1
            union all select 1 from conferences group by area_code, conference_id
                having count(distinct held_on) > 1
            union all select 1 from core_groups group by area_code, core_group_id
                having count(distinct held_on) > 1)""",
    "a destination of a registration that is still open": """
        from registrations where ended_on is null
        and (destination is not null or destination_agency is not null)""",
    "care and support after registration without a plan": """
        from registrations r where destination = 'care_and_support' and not exists (
            from care_and_support_plans p
            where p.area_code = r.area_code and p.child_id = r.child_id
            and p.started_on <= r.ended_on and coalesce(p.ended_on, date '2099-01-01') > r.ended_on
        )""",
    "another agency named where none gave support": """
        from registrations
        where destination <> 'other_agency' and destination_agency is not null""",
    "somebody in a post that is not established": """
        from staff s join posts p using (area_code, post_id) where s.started_on < p.started_on
        or (p.ended_on is not null and coalesce(s.ended_on, date '2099-01-01') > p.ended_on)""",
    "training of somebody who is not in post": """
        from training t where not exists (
            from staff s where s.area_code = t.area_code and s.staff_id = t.staff_id
            and s.started_on <= t.completed_on
            and coalesce(s.ended_on, date '2099-01-01') > t.completed_on)""",
    "advocacy taken up that was not offered": """
        from advocacy_offers where offered = false and taken_up is not null""",
    "a theme of feedback that was not given": """
        from feedback where provided = false and theme is not null""",
}


@pytest.mark.parametrize("case", AGAINST_THE_ORDER)
def test_nothing_happens_against_the_order_of_things(database, case):
    assert count(database, f"select count(*) {AGAINST_THE_ORDER[case]}") == 0


@pytest.mark.parametrize("name", [n for n in SCHEMA if SCHEMA[n].spell and n != "posts"])
def test_spells_end_after_they_begin_and_a_childs_do_not_overlap(database, name):
    assert count(database, f"select count(*) from {name} where ended_on < started_on") == 0
    if name == "staff":
        return
    overlapping = f"""
        select count(*) from (
            select started_on, lag(coalesce(ended_on, date '2099-01-01'))
                over (partition by area_code, child_id order by started_on, ended_on) before
            from {name})
        where started_on < before"""
    assert count(database, overlapping) == 0


# --- what real returns have ----------------------------------------------------------------

PRESENT = {
    "conferences of sibling groups": (
        "from (select 1 from conferences group by area_code, conference_id having count(*) >= 2)",
        5000,
    ),
    "core groups of sibling groups": (
        "from (select 1 from core_groups group by area_code, core_group_id having count(*) >= 3)",
        5000,
    ),
    "repeat referrals within a year": (
        """from referrals a semi join referrals b on a.area_code = b.area_code
        and a.child_id = b.child_id and b.received_on < a.received_on
        and b.received_on >= a.received_on - interval 1 year""",
        150_000,
    ),
    "two referrals of a child on one day": (
        """from (select 1 from referrals group by area_code, child_id, received_on
        having count(*) > 1)""",
        100,
    ),
    "repeat prevention referrals within a year": (
        """from prevention_referrals a semi join prevention_referrals b
        on a.area_code = b.area_code and a.family_id = b.family_id
        and b.received_on < a.received_on and b.received_on >= a.received_on - interval 1 year""",
        5000,
    ),
    "repeat enquiries within four years": (
        """from section_47_enquiries a semi join section_47_enquiries b
        on a.area_code = b.area_code and a.child_id = b.child_id and b.started_on < a.started_on
        and b.started_on >= a.started_on - interval 4 year""",
        10_000,
    ),
    "registered again within three years": (
        """from registrations a semi join registrations b on a.area_code = b.area_code
        and a.child_id = b.child_id and b.ended_on <= a.started_on
        and b.ended_on >= a.started_on - interval 3 year""",
        1000,
    ),
    "on a plan again within three years": (
        """from care_and_support_plans a semi join care_and_support_plans b
        on a.area_code = b.area_code and a.child_id = b.child_id and b.ended_on <= a.started_on
        and b.ended_on >= a.started_on - interval 3 year""",
        2000,
    ),
    "children who return to care": (
        """from (select 1 from looked_after_episodes group by area_code, child_id
        having count(distinct period_of_care_id) > 1)""",
        500,
    ),
    "periods of care with several placements": (
        """from (select 1 from looked_after_episodes group by area_code, period_of_care_id
        having count(*) >= 3)""",
        3000,
    ),
    "registrations that cross the end of a reporting year": (
        """from registrations where started_on <= date '2025-03-31'
        and (ended_on is null or ended_on > date '2025-03-31')""",
        2000,
    ),
    "spells open at the cut-off": ("from looked_after_episodes where ended_on is null", 6000),
    "registrations ended by a move": (
        "from registrations where destination = 'moved_out_of_area'",
        400,
    ),
    "plans ended by a move": (
        "from care_and_support_plans where destination = 'moved_out_of_area'",
        1000,
    ),
    "children who arrive registered by another authority": (
        """from registrations where enquiry_id is null and conference_id is null
        and started_on >= date '2022-04-01'""",
        200,
    ),
    "unborn children on the register at the cut-off": (
        """from registrations join children using (area_code, child_id)
        where registrations.ended_on is null and expected_on is not null and born_on is null""",
        3,
    ),
    "children registered before birth and born since": (
        """from registrations join children using (area_code, child_id)
        where born_on > started_on""",
        50,
    ),
    "second strategy meetings": ("from strategy_meetings where not initial", 10_000),
    "enquiries open at the cut-off": (
        "from section_47_enquiries where completed_on is null",
        100,
    ),
    "posts that ceased": ("from posts where ended_on is not null", 30),
    "people in a second post": (
        "from (select 1 from staff group by area_code, staff_id having count(*) > 1)",
        50,
    ),
    "handovers in which two people hold one post": (
        """from staff a join staff b on a.area_code = b.area_code and a.post_id = b.post_id
        and a.started_on < b.started_on and a.ended_on > b.started_on""",
        100,
    ),
}


@pytest.mark.parametrize("case", PRESENT)
def test_the_sample_has_what_real_returns_have(database, case):
    query, least = PRESENT[case]
    assert count(database, f"select count(*) {query}") >= least


CAN_BE_MISSING = {
    "children": ("sex", "ethnicity"),
    "prevention_referrals": ("passed_to_duty_team",),
    "referrals": ("source", "outcome", "harm_neglect", "concern_other"),
    "section_47_enquiries": ("in_language_of_choice", "medical"),
    "registrations": ("category",),
    "core_groups": ("members_health",),
    "looked_after_episodes": ("placement", "placement_location"),
    "advocacy_offers": ("offered",),
    "feedback": ("provided",),
    "staff": ("employment",),
}


@pytest.mark.parametrize(("name", "columns"), CAN_BE_MISSING.items())
def test_a_few_values_are_not_recorded(national, name, columns):
    for column in columns:
        assert 0.004 < national.table(name)[column].isna().mean() < 0.12, column


def test_newport_records_little_of_ethnicity_and_harm(national):
    for name, column in (("children", "ethnicity"), ("referrals", "harm_neglect")):
        missing = national.table(name).set_index("area_code")[column].isna()
        shares = missing.groupby(level=0).mean()
        assert shares[NEWPORT] > 0.25
        assert (shares.drop(NEWPORT) < 0.2).all()


def test_lateness_lies_with_large_sibling_groups(national):
    """More conferences than children are in time: 15 working days, as in Conwy's own report."""
    conferences = national.table("conferences").dropna(subset=["strategy_meeting_id"])
    meetings = national.table("strategy_meetings").assign(
        strategy_on=lambda rows: rows["held_at"].dt.normalize()
    )
    joined = conferences.merge(meetings, on=["area_code", "strategy_meeting_id", "child_id"])
    joined = joined[joined["held_on"] >= pd.Timestamp(2022, 4, 1)]
    days, numbers = zip(*working_calendar().day_numbers(), strict=True)
    number = pd.Series(numbers, index=pd.to_datetime(list(days)))
    taken = joined["held_on"].map(number) - joined["strategy_on"].map(number)
    joined = joined.assign(in_time=taken <= 15)
    by_conference = joined.groupby(["area_code", "conference_id"])["in_time"].first()
    assert 0.7 < joined["in_time"].mean() < by_conference.mean() - 0.01 < 0.95


def test_blaenau_gwent_misses_a_quarter(sample_returns, national):
    assert "2023-24-Q3" not in manifest_of(sample_returns, BLAENAU_GWENT).quarters
    assert len(manifest_of(sample_returns, BLAENAU_GWENT).quarters) == 15
    for name, column in (("referrals", "received_on"), ("section_47_enquiries", "started_on")):
        table = national.table(name)
        day = table[table["area_code"] == BLAENAU_GWENT][column]
        quarter = (day >= pd.Timestamp(2023, 10, 1)) & (day <= pd.Timestamp(2023, 12, 31))
        assert len(day) > 500
        assert not quarter.any()


def test_carmarthenshire_leaves_out_enquiries_by_one_agency(sample_returns, national):
    """Of the referrals decided so it has an enquiry for fewer: by about one in six."""
    (reading,) = manifest_of(sample_returns, CARMARTHENSHIRE).definition_readings
    assert "S47-2" in reading.indicators
    referrals = national.table("referrals")
    decided = referrals[
        (referrals["outcome"] == "section_47_enquiry") & in_year(referrals["received_on"], 2024)
    ]
    enquiries = national.table("section_47_enquiries")[["area_code", "referral_id"]].dropna()
    found = decided.merge(enquiries, how="left", indicator=True)
    share = (found["_merge"] == "both").groupby(found["area_code"]).mean()
    assert 0.75 < share[CARMARTHENSHIRE] < 0.88
    assert (share.drop(CARMARTHENSHIRE) > 0.95).all()


def test_conwy_counts_more_referrals_from_its_change_of_definition(sample_returns, national):
    (change,) = manifest_of(sample_returns, CONWY).definition_changes
    assert change.since == "2024-25-Q1"
    assert "PROT-1" in change.indicators
    referrals = national.table("referrals").set_index("area_code")["received_on"]
    growth = {
        code: in_year(days, 2024).sum() / in_year(days, 2023).sum()
        for code, days in referrals.groupby(level=0)
        if code != BLAENAU_GWENT
    }
    assert 1.2 < growth.pop(CONWY) < 1.5
    assert all(0.85 < others < 1.15 for others in growth.values())


def test_authorities_really_differ(national):
    """The highest rate of referrals is at least twice the lowest."""
    referrals = national.table("referrals")
    received = referrals[in_year(referrals["received_on"], 2025)].groupby("area_code").size()
    population = read_geography("wales").population
    chosen = population[(population["year"] == 2024) & (population["age_group"] == "0-17")]
    rate = (received / chosen.set_index("area_code")["population"]).dropna()
    assert len(rate) == 22
    assert rate.max() > 2 * rate.min()


def test_fewer_are_referred_in_august_and_hardly_any_by_schools(national):
    referrals = national.table("referrals")
    august, november = (referrals[referrals["received_on"].dt.month == month] for month in (8, 11))
    assert len(august) < 0.85 * len(november)
    assert (august["source"] == "education").mean() < 0.3 * (
        november["source"] == "education"
    ).mean()


def test_gwynedd_serves_more_families_in_their_language_than_carmarthenshire(national):
    enquiries = national.table("section_47_enquiries").set_index("area_code")
    served = enquiries["in_language_of_choice"].dropna().astype(bool).groupby(level=0).mean()
    assert served[GWYNEDD] > 0.93
    assert served[CARMARTHENSHIRE] < 0.9


# --- the manifest --------------------------------------------------------------------------


def manifest_of(folder: Path, code: str) -> Manifest:
    return DefinitionFile(folder / code / "return.yml").read_as(Manifest)


@pytest.mark.parametrize("code", [CEREDIGION, BLAENAU_GWENT, CARMARTHENSHIRE, CONWY])
def test_a_manifest_reads_back_as_it_was(sample_returns, code):
    made = sample_return(code).manifest
    assert manifest_of(sample_returns, code) == made
    assert made.records_from["referrals"] == date(2021, 4, 1)
    assert made.records_from["section_47_enquiries"] == date(2018, 4, 1)
    assert made.quarters[0] == "2022-23-Q1"
    assert made.quarters[-1] == "2025-26-Q4"


def test_a_written_return_is_read_as_any_other(sample_returns):
    sample = sample_return("W06000024")
    read = read_return(sample_returns / "W06000024")
    assert read.manifest == sample.manifest
    assert read.tables == sample.tables


def test_readings_and_changes_name_indicators_of_the_framework():
    known = {indicator.code for indicator in read_framework("nmspf_c").indicators}
    for own in read_calibration().particularities.values():
        for said in (*own.definition_readings, *own.definition_changes):
            assert set(said.indicators) <= known
