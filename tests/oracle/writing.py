"""Writing little returns by hand: rows that say only what matters to a test."""

from datetime import date
from typing import Any

from nmspf_report.periods import periods_of_years
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.manifest import Manifest
from tests.oracle.counting import PlainReturn
from tests.oracle.facts import Row

CONWY = "W06000003"
LONG_AGO = date(2015, 1, 1)


def day(written: str) -> date:
    """Read a day written as ``2025-04-17``."""
    return date.fromisoformat(written)


def written_return(
    rows: dict[str, list[Row]],
    *,
    area_code: str = CONWY,
    years: tuple[int, int] = (2024, 2025),
    missing: tuple[str, ...] = (),
    records_from: date = LONG_AGO,
) -> PlainReturn:
    """Give a return of these rows.

    Parameters
    ----------
    rows
        Rows by their table; a column that a row does not give is not recorded, and a table
        that is not given is empty.
    years, missing
        It covers every quarter of these reporting years but for those missing.
    records_from
        How far back the records of every table reach.
    """
    schema = read_schema("children").returned
    quarters = [period.label for period in periods_of_years(*years) if not period.is_year]
    manifest = Manifest(
        area_code=area_code,
        framework="NMSPF-C",
        quarters=tuple(label for label in quarters if label not in missing),
        records_from=dict.fromkeys(schema, records_from),
    )
    tables = {
        name: [_whole_row(row, list(table.columns)) for row in rows.get(name, [])]
        for name, table in schema.items()
    }
    return PlainReturn(manifest, tables)


def _whole_row(given: Row, columns: list[str]) -> Row:
    unknown = set(given) - set(columns)
    if unknown:
        raise ValueError(f"there is no column {', '.join(sorted(unknown))}")
    nothing: dict[str, Any] = dict.fromkeys(columns)
    return {**nothing, **given}
