"""Reading the published tables of a folder as a return: its areas, its figures, what to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import Geography, read_geography
from nmspf_report.returns.published.areas import build_geography
from nmspf_report.returns.published.estimates import compare_estimates, tell_estimates
from nmspf_report.returns.published.findings import Finding
from nmspf_report.returns.published.mapping import Mapping, read_mapping
from nmspf_report.returns.published.observations import (
    name_missing_rows,
    observe,
    with_every_authority,
)
from nmspf_report.returns.published.tables import counts, populations, read_tables
from nmspf_report.returns.published.totals import compare_areas, compare_parts, tell_totals


@dataclass(frozen=True)
class PublishedReturn:
    """What published tables hold.

    Parameters
    ----------
    geography
        The areas: those of the tables, or the known ones that the mapping names.
    observations
        Every figure of every authority in every period: the columns of
        `observations.OBSERVED`. Regions and the nation are summed from these.
    published
        The same columns for the publisher's own rows of regions and the nation. They may
        hold what authorities' rows withhold, and may be rounded.
    estimates
        Each published percentage and rate beside the one computed again (`estimates.ESTIMATES`).
    totals
        Each published total beside the sum of its parts or of its areas (`totals.TOTALS`).
    findings
        What its readers should know, in words.
    unstated_periods
        The periods under which figures are held although the source states none.
    """

    geography: Geography
    observations: pd.DataFrame
    published: pd.DataFrame
    estimates: pd.DataFrame
    totals: pd.DataFrame
    findings: tuple[Finding, ...]
    unstated_periods: tuple[str, ...]


def read_published(folder: Path, mapping_name: str) -> PublishedReturn:
    """Read the published tables of a folder.

    Parameters
    ----------
    folder
        Where the publisher's files are.
    mapping_name
        The mapping beside this module that says which column is which figure, such as
        ``dfe_england``.

    Raises
    ------
    Problem
        With the file, and the line where there is one: a mapping that is wrong; a folder,
        file, column or row that is missing; a file that cannot be read; what is neither a
        count nor a known symbol; an area, level or year that is none; a figure given twice.
    """
    mapping = read_mapping(mapping_name)
    framework = read_framework(mapping.framework)
    tables = read_tables(folder, mapping)
    told, persons = counts(tables, mapping), populations(tables, mapping)
    geography, left_out = _geography(mapping, told, persons)
    authorities = with_every_authority(told, geography)
    living_there = _persons(persons)
    estimates = compare_estimates(tables, geography, mapping)
    totals = pd.concat(
        [compare_parts(told, mapping), compare_areas(told, persons, geography, mapping)],
        ignore_index=True,
    )
    return PublishedReturn(
        geography=geography,
        observations=observe(authorities, living_there, framework),
        published=observe(told[told["level"] != "authority"], living_there, framework),
        estimates=estimates,
        totals=totals,
        findings=(
            *_unstated_periods(mapping),
            *left_out,
            *name_missing_rows(authorities, geography),
            *tell_estimates(estimates, framework),
            *tell_totals(totals, framework),
        ),
        unstated_periods=mapping.unstated_periods,
    )


def _geography(
    mapping: Mapping, told: pd.DataFrame, persons: pd.DataFrame
) -> tuple[Geography, list[Finding]]:
    if mapping.areas is not None:
        return build_geography(mapping.areas, told, persons)
    assert mapping.known_areas is not None  # noqa: S101 (the mapping has exactly one of the two)
    return read_geography(mapping.known_areas.geography), []


def _persons(persons: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Give the published population of each area, by its code and the period."""
    known = persons[persons["value"].notna()]
    keys = zip(known["area_code"], known["period"], strict=True)
    return dict(zip(keys, map(int, known["value"]), strict=True))


def _unstated_periods(mapping: Mapping) -> Iterator[Finding]:
    for table in mapping.tables.values():
        if table.period.not_stated is not None:
            yield Finding("period_not_stated", table.file, {"period": table.period.not_stated})
