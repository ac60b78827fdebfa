"""The parts of an authority's own indicator notebook: from its return to its observations."""

from pathlib import Path

import pandas as pd

from nmspf_report.bindings import Written
from nmspf_report.documents.blocks import Block, Blocks, Prose
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import write_observations
from nmspf_report.locale import Language, number, text
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem
from nmspf_report.resources import locate
from nmspf_report.returns.reading import CaseLevelReturn, read_return
from nmspf_report.returns.sample import sample_return, years_from
from nmspf_report.tables import Column, Table

SAMPLE = "sample"


def reporting_years(first_year: str, last_year: str) -> tuple[int, int]:
    """Give the calendar years in which two reporting years, such as ``2025-26``, begin."""
    return parse_period(first_year).year, parse_period(last_year).year


def open_return(returns: str, area: str, years: tuple[int, int]) -> CaseLevelReturn:
    """Open an authority's return.

    Parameters
    ----------
    returns
        The return's folder, or ``sample`` for the authority's sample return.
    area
        The authority's code.
    years
        The calendar years in which the first and the last reporting year begin.

    Raises
    ------
    Problem
        If the return cannot be read, or is another authority's.
    """
    if returns == SAMPLE:
        made = sample_return(area, years=years_from(years[0]))
        return CaseLevelReturn(made.manifest, made.tables)
    sent = read_return(locate(returns))
    if sent.manifest.area_code != area:
        raise Problem(
            "wrong_return", where=Path(returns).name, area=area, found=sent.manifest.area_code
        )
    return sent


def tables_returned(sent: CaseLevelReturn, language: Language = "en") -> Table:
    """Show how many rows each table of a return has."""
    rows = tuple(
        (Written(name.replace("_", " ")), Written(number(table.num_rows, language)))
        for name, table in sent.tables.items()
    )
    columns = (
        Column("table", text("reports.column.table", language), numeric=False),
        Column("rows", text("reports.column.rows", language), numeric=True),
    )
    return Table(text("reports.caption.tables_returned", language), columns, rows, ())


def count_return(
    sent: CaseLevelReturn, framework: str, geography: str, years: tuple[int, int]
) -> pd.DataFrame:
    """Count every indicator of a framework in one return; see `count_returns`."""
    return count_returns(read_framework(framework), [sent], years, read_geography(geography))


def what_was_counted(observations: pd.DataFrame, language: Language = "en") -> Blocks:
    """Say how many figures were counted, in how many periods, and how many are missing."""
    missing = int(observations["numerator"].isna().sum())
    said = text(
        "reports.counted",
        language,
        figures=number(len(observations), language),
        indicators=number(observations["indicator"].nunique(), language),
        periods=number(observations["period"].nunique(), language),
        missing=number(missing, language),
    )
    parts: list[Block] = [Prose(said)]
    return Blocks(parts)


def save_observations(observations: pd.DataFrame, output: str) -> None:
    """Write the observations where the run wants them; nowhere, if it names no file."""
    if output:
        path = Path(output)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_observations(observations, path)
