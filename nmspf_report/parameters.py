"""What one run is: read from a file in ``parameters/``, checked on reading."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.locale import Language
from nmspf_report.periods import Period, parse_period
from nmspf_report.resources import locate

Edition = Literal["board", "public"]
Format = Literal["html", "pdf", "docx", "pptx"]
RendererName = Literal["own", "quarto"]
FigureGroup = Literal["headline", "breakdown", "re_entry"]
Frequency = Literal["quarterly", "yearly", "never"]
DEFAULT = Path("parameters", "sample.yml")


class SampleReturns(Definition):
    """Sample returns, made for the run."""

    kind: Literal["sample"]
    seed: int = 1


class SentReturns(Definition):
    """What authorities sent, in one folder: case-level returns, workbooks, or some of each.

    Parameters
    ----------
    kind
        Which of the two an authority's figures are taken from where it sent both.
    folder
        A case-level return is a folder in it, named by the authority's code; a workbook stands
        in it or in the authority's folder, under any name.
    """

    kind: Literal["case-level", "workbook"]
    folder: str


class PublishedReturns(Definition):
    """Published tables, read through a mapping that says which column is which observation."""

    kind: Literal["published"]
    folder: str
    mapping: str


Returns = Annotated[SampleReturns | SentReturns | PublishedReturns, Field(discriminator="kind")]


class Levels(Definition):
    """How often a group of figures is published, for each level of area.

    ``quarterly`` is each quarter and each year.
    """

    authority: Frequency
    region: Frequency
    nation: Frequency


class PublicationPlan(Definition):
    """Which figures are published: fewer, better cells protect better.

    Parameters
    ----------
    headline
        The wholes of indicators.
    breakdown
        Categories, what is not recorded, and wholes that are categories of others.
    re_entry
        The indicators of repeats and returns.
    """

    headline: Levels = Levels(authority="quarterly", region="quarterly", nation="quarterly")
    breakdown: Levels = Levels(authority="yearly", region="quarterly", nation="quarterly")
    re_entry: Levels = Levels(authority="yearly", region="quarterly", nation="quarterly")

    def without_regions(self) -> "PublicationPlan":
        """Give the plan by which nothing is published of regions."""
        never = {"region": "never"}
        return self.model_copy(
            update={
                name: getattr(self, name).model_copy(update=never)
                for name in PublicationPlan.model_fields
            }
        )


class Dominance(Definition):
    """When a sum is sensitive because few authorities make it up.

    Parameters
    ----------
    authorities
        The largest so many authorities ...
    share
        ... hold more than this percentage of the sum.
    """

    authorities: int = Field(ge=1)
    share: float = Field(gt=0, lt=100)


class Disclosure(Definition):
    """How counts are protected in what is published.

    Parameters
    ----------
    method
        ``suppression``, or ``controlled_rounding``.
    base
        What counts are rounded to multiples of.
    threshold
        Counts from 1 to one less than this are sensitive, and those that lack as few of
        their whole.
    zeros
        Whether a 0 may be suppressed to protect another count, or is always published.
    interval
        What every sensitive count has to be able to be, at least; by default from 1 to one
        less than the threshold.
    dominance
        When a sum is sensitive because few authorities make it up; by default never.
    not_about_persons
        The counting units that need no protection.
    withstands
        Against whom it holds who knows figures beforehand, each by itself with all that it
        returned: codes of authorities and regions, or ``regions`` or ``authorities`` for each
        of them. The board edition withstands regions whatever is said here. Where both editions
        of the same figures go out, both must withstand the same, and so be the same set.
    plan
        What is published, where and how often.
    largest_revision
        By how much a count can have been revised since an earlier release, for all that a
        reader believes: two releases tell of one another within it.
    seconds
        The longest that each step of the work may take; what is not proved by then is not
        published.
    """

    method: Literal["suppression", "controlled_rounding"] = "suppression"
    base: Literal[3, 5] = 5
    threshold: int = Field(default=5, ge=2)
    zeros: Literal["suppressible", "published"] = "suppressible"
    interval: tuple[int, int] | None = None
    dominance: Dominance | None = None
    not_about_persons: tuple[str, ...] = ("teams", "full_time_equivalent_posts", "vacant_days")
    withstands: tuple[str, ...] = ()
    plan: PublicationPlan = PublicationPlan()
    largest_revision: int = Field(default=20, ge=1)
    seconds: float = Field(default=900.0, gt=0)

    @model_validator(mode="after")
    def _asks_for_an_interval(self) -> "Disclosure":
        low, high = self.required
        if not 0 <= low < high:
            raise ValueError("the interval's first number is below its second, and not below 0")
        return self

    @property
    def sensitive(self) -> tuple[int, int]:
        """The lowest and the highest count that is sensitive."""
        return 1, self.threshold - 1

    @property
    def required(self) -> tuple[int, int]:
        """What every sensitive count has to be able to be, at least."""
        return self.interval or (1, self.threshold - 1)


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
        ``public``, or ``board`` (restricted circulation: each board sees its own members'
        figures as they are).
    disclosure
        How counts are protected.
    languages, formats
        In which languages, and as what, documents are made.
    renderer
        Who makes them of executed notebooks: ``own``, which comes with the package, or
        ``quarto``, the program.
    anonymise
        Whether authorities stand under numbers and boards are left out, for discussion before
        there is comfort with publication.
    narrative
        The file with the words of those who present the release, its foreword
        (`nmspf_report.release.foreword`); none where there is no such file.
    note
        What every reader of the release must know, such as that its period is not stated.
    """

    title: str
    framework: str
    geography: str | None = None
    returns: Returns
    first_year: str
    last_year: str
    edition: Edition = "public"
    disclosure: Disclosure = Disclosure()
    languages: tuple[Language, ...] = ("en",)
    formats: tuple[Format, ...] = ("html", "pdf", "docx", "pptx")
    renderer: RendererName = "own"
    anonymise: bool = False
    narrative: str | None = None
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
