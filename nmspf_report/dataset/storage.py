"""The data folder of a release: observations, coverage, notes, words, definitions, areas."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from nmspf_report.dataset.narrative import FILE_NAME as NARRATIVE
from nmspf_report.dataset.narrative import (
    STATEMENTS,
    read_narrative,
    read_statements,
    write_narrative,
    write_statements,
)
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography, read_geography_folder, write_geography
from nmspf_report.indicators.observations import (
    OBSERVATION_COLUMNS,
    read_observations,
    write_observations,
)
from nmspf_report.narrative.passages import Passage
from nmspf_report.narrative.statements import Statement
from nmspf_report.parameters import Disclosure
from nmspf_report.periods import Period, parse_period, periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.spreadsheets import guarded_table, unguarded_table

ABOUT = "about.json"


@dataclass(frozen=True)
class Dataset:
    """What every document of a release is made from.

    Parameters
    ----------
    framework, geography
        What was counted, and where.
    observations
        Of authorities, regions and the nation (`nmspf_report.indicators.observations`).
    coverage
        Which authorities each figure of a region or the nation lacks
        (`nmspf_report.indicators.rollup.coverage`).
    notes
        Readings, changes and gaps by authority (`nmspf_report.dataset.notes.notes_of`), and
        what was found on reading published tables.
    first_year, last_year
        The calendar years in which the first and the last reporting year begin.
    title, note
        What the release is called, and what every reader must know.
    framework_name
        The framework's folder in ``nmspf_report/framework``.
    disclosure
        How counts were protected; None where they are as they were counted, or as others
        have published them.
    within
        How far a count can be from the true one: 0, unless counts are rounded.
    narrative
        What authorities say of their figures, as it may be published.
    statements
        What they say in the lists of their workbooks: the 12 C's, the recommendations, how each
        indicator is collected.
    """

    framework: Framework
    geography: Geography
    observations: pd.DataFrame
    coverage: pd.DataFrame
    notes: pd.DataFrame
    first_year: int
    last_year: int
    title: str
    note: str
    framework_name: str
    disclosure: Disclosure | None = None
    within: int = 0
    narrative: tuple[Passage, ...] = ()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Every period of the release for which there are observations."""
        present = set(self.observations["period"].unique())
        return tuple(
            period
            for period in periods_of_years(self.first_year, self.last_year)
            if period.label in present
        )


def write_dataset(dataset: Dataset, folder: Path) -> None:
    """Write a data folder: the observations as Parquet, all else as text."""
    folder.mkdir(parents=True, exist_ok=True)
    write_observations(dataset.observations, folder / "observations.parquet")
    _write_csv(dataset.coverage, folder / "coverage.csv")
    _write_csv(dataset.notes, folder / "notes.csv")
    write_narrative(dataset.narrative, folder / NARRATIVE)
    write_statements(dataset.statements, folder / STATEMENTS)
    write_geography(dataset.geography, folder / "geography")
    rules = dataset.disclosure
    about = {
        "title": dataset.title,
        "note": dataset.note,
        "framework": dataset.framework_name,
        "first_year": Period(dataset.first_year).label,
        "last_year": Period(dataset.last_year).label,
        "disclosure": rules.model_dump(mode="json") if rules is not None else None,
        "within": dataset.within,
    }
    written = json.dumps(about, indent=2, ensure_ascii=False) + "\n"
    (folder / ABOUT).write_text(written, encoding="utf-8", newline="\n")


def read_dataset(folder: Path) -> Dataset:
    """Read a data folder that `write_dataset` wrote.

    Raises
    ------
    Problem
        If it is not there, or a file of it is missing.
    """
    about_path = folder / ABOUT
    if not about_path.is_file():
        raise Problem("no_dataset", where=folder)
    about = json.loads(about_path.read_text(encoding="utf-8"))
    rules = about["disclosure"]
    return Dataset(
        framework=read_framework(about["framework"]),
        geography=read_geography_folder(folder / "geography"),
        observations=read_observations(folder / "observations.parquet"),
        coverage=pd.read_csv(folder / "coverage.csv", keep_default_na=False),
        notes=unguarded_table(pd.read_csv(folder / "notes.csv", keep_default_na=False, dtype=str)),
        first_year=parse_period(about["first_year"]).year,
        last_year=parse_period(about["last_year"]).year,
        title=about["title"],
        note=about["note"],
        framework_name=about["framework"],
        disclosure=None if rules is None else Disclosure.model_validate(rules),
        within=about["within"],
        narrative=read_narrative(folder / NARRATIVE),
        statements=read_statements(folder / STATEMENTS),
    )


def write_open_data(dataset: Dataset, folder: Path) -> None:
    """Add to a data folder what no document reads and others do: observations and definitions."""
    _write_csv(_tidy(dataset.observations), folder / "observations.csv")
    _write_csv(definitions_table(dataset.framework), folder / "definitions.csv")


def definitions_table(framework: Framework) -> pd.DataFrame:
    """Give each indicator's definition as a row, for the open data."""
    return pd.DataFrame(
        {
            "indicator": indicator.code,
            "theme": indicator.theme,
            "section": indicator.section,
            "title": indicator.title,
            "definition": indicator.definition,
            "counting_units": ";".join(indicator.counting_units),
            "presented_as": ";".join(indicator.presented_as),
            "polarity": indicator.polarity,
            "timescales": ";".join(indicator.timescales),
            "version": indicator.version,
            "source": indicator.source,
        }
        for indicator in framework.indicators
    )


def _tidy(observations: pd.DataFrame) -> pd.DataFrame:
    """Write whole numbers without a point, as counts are."""
    numbers = observations.select_dtypes("float")
    whole = [name for name in numbers if (numbers[name].dropna() % 1 == 0).all()]
    return observations[list(OBSERVATION_COLUMNS)].astype(dict.fromkeys(whole, "Int64"))


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    guarded_table(table).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
