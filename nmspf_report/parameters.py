"""What one run is: read from a file in ``parameters/``, checked on reading."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.locale import Language
from nmspf_report.periods import Period, parse_period
from nmspf_report.resources import locate

Edition = Literal["board", "public"]
Format = Literal["html", "pdf"]
DEFAULT = Path("parameters", "sample.yml")


class SampleReturns(Definition):
    """Sample returns, made for the run."""

    kind: Literal["sample"]
    seed: int = 1


class CaseLevelReturns(Definition):
    """Case-level returns: a folder for each authority in this folder."""

    kind: Literal["case-level"]
    folder: str


class PublishedReturns(Definition):
    """Published tables, read through a mapping that says which column is which observation."""

    kind: Literal["published"]
    folder: str
    mapping: str


Returns = Annotated[
    SampleReturns | CaseLevelReturns | PublishedReturns, Field(discriminator="kind")
]


class Parameters(Definition):
    """What one run is.

    Parameters
    ----------
    title
        What the release is called.
    framework
        The framework's folder in ``nmspf_report/framework``.
    geography
        The geography's folder in ``data/``; none where the published returns bring theirs.
    returns
        Where the figures come from.
    first_year, last_year
        The first and the last reporting year, such as ``2025-26``; the reports are about
        the last.
    edition
        ``board`` (restricted circulation, unsuppressed) or ``public``.
    languages, formats
        In which languages, and as what, documents are made.
    note
        What every reader of the release must know, such as that its period is not stated.
    """

    title: str
    framework: str
    geography: str | None = None
    returns: Returns
    first_year: str
    last_year: str
    edition: Edition = "board"
    languages: tuple[Language, ...] = ("en",)
    formats: tuple[Format, ...] = ("html", "pdf")
    note: str = ""

    @field_validator("first_year", "last_year")
    @classmethod
    def _is_a_year(cls, label: str) -> str:
        if not parse_period(label).is_year:
            raise ValueError("write a reporting year, such as 2025-26")
        return label

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Parameters":
        if self.years[0] > self.years[1]:
            raise ValueError("the last year is before the first")
        return self

    @property
    def years(self) -> tuple[int, int]:
        """The calendar years in which the first and the last reporting year begin."""
        return parse_period(self.first_year).year, parse_period(self.last_year).year

    @property
    def reporting_period(self) -> Period:
        """The year that the reports are about."""
        return parse_period(self.last_year)


def read_parameters(path: Path = DEFAULT) -> Parameters:
    """Read a run's parameters.

    Parameters
    ----------
    path
        A YAML file; relative to the working folder, or one of those that travel with the
        package, such as ``parameters/sample.yml``.

    Raises
    ------
    Problem
        If it is not there, or a value is not what it must be; with the line.
    """
    return DefinitionFile(locate(path), str(path)).read_as(Parameters)
