"""The geography of published tables: who is in them, who no longer exists, who lives there."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from nmspf_report.geography import Area, Geography, Level, Membership
from nmspf_report.locale import long_date
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem
from nmspf_report.returns.published.findings import LIST_SEPARATOR, Finding
from nmspf_report.returns.published.mapping import AbolishedAuthority, PublishedAreas
from nmspf_report.returns.published.tables import records

NOT_APPLICABLE = "z"


@dataclass(frozen=True)
class ListedAuthority:
    """An authority of the tables, and the periods in which it is more than a name in them."""

    area: Area
    region_code: str
    periods: tuple[str, ...]


def build_geography(
    areas: PublishedAreas, counts: pd.DataFrame, populations: pd.DataFrame
) -> tuple[Geography, list[Finding]]:
    """Build a geography from the areas that tables name.

    An authority exists in a period if it has a population in it, or a count, or a count that
    is withheld for another reason than not being applicable. One that exists in no period is
    left out; one that exists in some belongs to its regions in those alone.

    Parameters
    ----------
    areas
        What the mapping says of them.
    counts, populations
        As `tables.counts` and `tables.populations` give them.

    Returns
    -------
    Geography
        Its populations are those of the publisher, each under the year in which its reporting
        year begins.
    list of Finding
        The authorities left out, by name.

    Raises
    ------
    Problem
        If the tables name no nation or more than one, put an authority into two regions or
        into one that has no rows, or give two names to one code.
    """
    named = _named_areas(counts)
    nations = named[named["level"] == "nation"]
    if len(nations) != 1:
        raise Problem("not_one_nation", where=counts["file"].iloc[0], found=len(nations))
    _refuse_unknown_regions(named, areas, counts["file"].iloc[0])
    listed = _listed_authorities(named, counts, populations)
    existing = [authority for authority in listed if authority.periods]
    periods = sorted(counts["period"].unique())
    geography = Geography(
        authorities=tuple(authority.area for authority in existing),
        regions=tuple(_area(row, "region") for row in records(named[named["level"] == "region"])),
        nation=_area(next(records(nations)), "nation"),
        memberships=tuple(
            membership
            for authority in existing
            for membership in _memberships(authority, areas, periods)
        ),
        population=_population(areas, populations, {each.area.code for each in existing}),
        vintages=_vintages(areas, populations),
        region_kind="region",
    )
    return geography, list(_left_out(listed, areas, counts))


def _named_areas(counts: pd.DataFrame) -> pd.DataFrame:
    """Give each area once: its level, code, name and (for authorities) region."""
    columns = ["level", "area_code", "area_name", "region_code"]
    named = counts.drop_duplicates(columns)
    again = named[named.duplicated("area_code")]
    if not again.empty:
        first = again.iloc[0]
        raise Problem("area_told_twice", where=first["file"], area=first["area_code"])
    return named[columns]


def _refuse_unknown_regions(named: pd.DataFrame, areas: PublishedAreas, file: str) -> None:
    known = list(named.loc[named["level"] == "region", "area_code"])
    asked = [*named.loc[named["level"] == "authority", "region_code"], *areas.regions_within]
    for code in asked:
        if code not in known:
            raise Problem("unknown_region", where=file, region=code, known=", ".join(known))


def _listed_authorities(
    named: pd.DataFrame, counts: pd.DataFrame, populations: pd.DataFrame
) -> list[ListedAuthority]:
    """Give the authorities in the order of their names, each with the periods it exists in."""
    figures = pd.concat([counts, populations])
    telling = figures[_is_population_or_more(figures)]
    periods = {
        code: tuple(sorted(group.unique()))
        for code, group in telling.groupby("area_code")["period"]
    }
    authorities = named[named["level"] == "authority"].sort_values(["area_name", "area_code"])
    return [
        ListedAuthority(
            area=_area(row, "authority"),
            region_code=row["region_code"],
            periods=periods.get(row["area_code"], ()),
        )
        for row in records(authorities)
    ]


def _is_population_or_more(figures: pd.DataFrame) -> "pd.Series[bool]":
    withheld_count = (figures["indicator"] != "") & (figures["symbol"] != "")
    return figures["value"].notna() | (withheld_count & (figures["symbol"] != NOT_APPLICABLE))


def _area(row: dict[str, str], level: Level) -> Area:
    """Make an area; a publisher that gives one name gives it in every language."""
    return Area(row["area_code"], row["area_name"], row["area_name"], level)


def _memberships(
    authority: ListedAuthority, areas: PublishedAreas, periods: list[str]
) -> Iterator[Membership]:
    first, last = authority.periods[0], authority.periods[-1]
    wider = [
        region for region, parts in areas.regions_within.items() if authority.region_code in parts
    ]
    for region in (authority.region_code, *wider):
        yield Membership(
            area_code=authority.area.code,
            region_code=region,
            since=None if first == periods[0] else parse_period(first).start,
            until=None if last == periods[-1] else parse_period(last).end,
        )


def _population(
    areas: PublishedAreas, populations: pd.DataFrame, authorities: set[str]
) -> pd.DataFrame:
    known = populations[populations["value"].notna()]
    kept = known[(known["level"] == "nation") | known["area_code"].isin(sorted(authorities))]
    return pd.DataFrame(
        {
            "area_code": kept["area_code"],
            "year": kept["period"].map(lambda label: parse_period(label).year),
            "age_group": areas.population.age_group,
            "population": kept["value"].astype("int64"),
        }
    ).reset_index(drop=True)


def _vintages(areas: PublishedAreas, populations: pd.DataFrame) -> pd.DataFrame:
    years = sorted({parse_period(label).year for label in populations["period"]})
    population = areas.population
    return pd.DataFrame(
        {
            "year": years,
            "vintage": population.vintage,
            "basis": population.basis,
            "source": population.source,
        }
    )


def _left_out(
    listed: list[ListedAuthority], areas: PublishedAreas, counts: pd.DataFrame
) -> Iterator[Finding]:
    names = {authority.area.code: authority.area.name_en for authority in listed}
    for authority in listed:
        abolished = areas.abolished.get(authority.area.code)
        if not authority.periods:
            yield _without_figures(authority, abolished, names, _file_of(authority, counts))
        elif abolished is not None and parse_period(authority.periods[-1]).start > abolished.until:
            yield Finding(
                "abolished_with_figures",
                _file_of(authority, counts),
                {
                    "area": authority.area.name_en,
                    "until": long_date(abolished.until),
                    "period": authority.periods[-1],
                },
            )


def _without_figures(
    authority: ListedAuthority,
    abolished: AbolishedAuthority | None,
    names: dict[str, str],
    file: str,
) -> Finding:
    if abolished is None:
        return Finding("authority_without_figures", file, {"area": authority.area.name_en})
    return Finding(
        "abolished_authority",
        file,
        {
            "area": authority.area.name_en,
            "until": long_date(abolished.until),
            "successors": LIST_SEPARATOR.join(
                names.get(code, code) for code in abolished.successors
            ),
        },
    )


def _file_of(authority: ListedAuthority, counts: pd.DataFrame) -> str:
    return str(counts.loc[counts["area_code"] == authority.area.code, "file"].iloc[0])
