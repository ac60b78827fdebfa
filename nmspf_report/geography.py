"""Areas, dated membership of regions, and populations with their vintage."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import pandas as pd
import yaml

from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.resources import resource
from nmspf_report.spreadsheets import guarded_table, unguarded_table

DEFINITION = "geography.yml"
TABLES = {
    "authorities": "authorities.csv",
    "regions": "boards.csv",
    "membership": "board_membership.csv",
    "population": "population.csv",
    "population_vintages": "population_vintages.csv",
}

UNNAMED = re.compile(r"area-\d{1,3}")
"""The codes of authorities in a release that does not name them."""

Level = Literal["authority", "region", "nation"]


@dataclass(frozen=True)
class Area:
    """A local authority, a region that authorities make up (a board), or the nation."""

    code: str
    name_en: str
    name_cy: str
    level: Level
    hex_column: int | None = None
    hex_row: int | None = None

    def name(self, language: Language = "en") -> str:
        """The area's name in the reader's language."""
        return self.name_cy if language == "cy" else self.name_en


@dataclass(frozen=True)
class Membership:
    """An authority's membership of a region, from one day until another, both included.

    None stands for "since before" and "still".
    """

    area_code: str
    region_code: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the authority belonged to the region on this day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True)
class Geography:
    """Every area of a run, who belongs to what and when, and how many people live there.

    Parameters
    ----------
    authorities, regions, nation
        The areas. An authority can belong to more than one region (Inner London and London).
    memberships
        Which authority belonged to which region, and when.
    population
        ``area_code``, ``year`` (mid-year), ``age_group`` and ``population`` (persons) of
        each authority and of the nation.
    vintages
        ``year``, ``vintage``, ``basis`` and ``source`` of each mid-year estimate; figures of
        two bases are not comparable.
    region_kind
        What a region is called in the locale catalogue: ``board`` or ``region``.
    """

    authorities: tuple[Area, ...]
    regions: tuple[Area, ...]
    nation: Area
    memberships: tuple[Membership, ...]
    population: pd.DataFrame
    vintages: pd.DataFrame
    region_kind: str = "board"

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area by its code: authorities, then regions, then the nation."""
        return {area.code: area for area in (*self.authorities, *self.regions, self.nation)}

    def area(self, code: str) -> Area:
        """Give one area.

        Raises
        ------
        Problem
            If there is none with this code.
        """
        if code not in self.areas:
            raise Problem("unknown_area", area=code, known=", ".join(self.areas))
        return self.areas[code]

    def members(self, region_code: str, period: Period) -> tuple[Area, ...]:
        """Give the authorities of a region (or the nation) on a period's last day."""
        if region_code == self.nation.code:
            return self.authorities
        held = {
            membership.area_code
            for membership in self.memberships
            if membership.region_code == region_code and membership.holds_on(period.end)
        }
        return tuple(area for area in self.authorities if area.code in held)

    def regions_of(self, area_code: str, period: Period) -> tuple[Area, ...]:
        """Give the regions that an authority belonged to on a period's last day."""
        return tuple(
            region
            for region in self.regions
            if any(member.code == area_code for member in self.members(region.code, period))
        )

    def names(self, codes: Iterable[str], language: Language) -> list[str]:
        """Name areas, each once, in the order of the alphabet."""
        named = {self.area(code).name(language) for code in codes}
        return sorted(named, key=str.casefold)

    def population_year(self, period: Period) -> int | None:
        """Give the mid-year whose estimate stands for a period.

        It is the mid-year inside the reporting year where there is one, else the nearest
        (of two as near, the later). None where the geography has no population.
        """
        if not self._mid_years:
            return None
        return min(self._mid_years, key=lambda year: (abs(year - period.year), -year))

    def persons(self, area_code: str, period: Period, age_group: str) -> int | None:
        """Give the persons of an age group in an authority or the nation, None if unknown."""
        year = self.population_year(period)
        return self._persons.get((area_code, year, age_group))

    @cached_property
    def _mid_years(self) -> tuple[int, ...]:
        return tuple(map(int, self.vintages["year"]))

    @cached_property
    def _persons(self) -> dict[tuple[str, int | None, str], int]:
        table = self.population
        keys = zip(table["area_code"], table["year"], table["age_group"], strict=True)
        return dict(zip(keys, map(int, table["population"]), strict=True))


def read_geography(name: str) -> Geography:
    """Read a geography that travels with the package.

    Parameters
    ----------
    name
        The folder's name in ``data/``, such as ``wales``.

    Raises
    ------
    Problem
        If there is no such folder.
    """
    return read_geography_folder(resource("data", name))


def read_geography_folder(folder: Path) -> Geography:
    """Read a geography from its folder: ``geography.yml`` names the nation and the tables.

    Raises
    ------
    Problem
        If there is no such file.
    """
    definition = folder / DEFINITION
    if not definition.exists():
        raise Problem("missing_file", where=f"{folder.name}/{DEFINITION}")
    content = yaml.safe_load(definition.read_text(encoding="utf-8"))
    return Geography(
        authorities=tuple(_authorities(folder / content["authorities"])),
        regions=tuple(_regions(folder / content["regions"])),
        nation=Area(level="nation", **content["nation"]),
        memberships=tuple(_memberships(folder / content["membership"])),
        population=pd.read_csv(folder / content["population"]),
        vintages=pd.read_csv(folder / content["population_vintages"]),
        region_kind=content["region_kind"],
    )


def write_geography(geography: Geography, folder: Path) -> None:
    """Write a geography as `read_geography_folder` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    nation = geography.nation
    head = {
        "nation": {"code": nation.code, "name_en": nation.name_en, "name_cy": nation.name_cy},
        "region_kind": geography.region_kind,
        **TABLES,
    }
    tables = {
        "authorities": pd.DataFrame(
            [
                (area.code, area.name_en, area.name_cy, area.hex_column, area.hex_row)
                for area in geography.authorities
            ],
            columns=["area_code", "name_en", "name_cy", "hex_q_odd_r", "hex_r"],
        ).astype({"hex_q_odd_r": "Int64", "hex_r": "Int64"}),
        "regions": pd.DataFrame(
            [(area.code, area.name_en, area.name_cy) for area in geography.regions],
            columns=["board", "name_en", "name_cy"],
        ),
        "membership": pd.DataFrame(
            [
                (held.area_code, held.region_code, held.since, held.until)
                for held in geography.memberships
            ],
            columns=["area_code", "board", "from", "until"],
        ),
        "population": geography.population,
        "population_vintages": geography.vintages,
    }
    for name, table in tables.items():
        guarded_table(table).to_csv(folder / TABLES[name], index=False, lineterminator="\n")
    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    (folder / DEFINITION).write_text(written, encoding="utf-8", newline="\n")


def _authorities(path: Path) -> Iterable[Area]:
    for row in _rows(path):
        yield Area(
            code=row["area_code"],
            name_en=row["name_en"],
            name_cy=row["name_cy"],
            level="authority",
            hex_column=_whole_number(row["hex_q_odd_r"]),
            hex_row=_whole_number(row["hex_r"]),
        )


def _regions(path: Path) -> Iterable[Area]:
    for row in _rows(path):
        yield Area(row["board"], row["name_en"], row["name_cy"], "region")


def _memberships(path: Path) -> Iterable[Membership]:
    for row in _rows(path):
        yield Membership(row["area_code"], row["board"], _day(row["from"]), _day(row["until"]))


def _rows(path: Path) -> list[dict[str, str]]:
    table = unguarded_table(pd.read_csv(path, dtype=str, keep_default_na=False))
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _whole_number(written: str) -> int | None:
    return int(written) if written else None
