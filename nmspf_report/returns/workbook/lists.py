"""What a workbook asks besides figures: user voice, the workforce, the 12 C's, recommendations."""

from functools import cache

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.resources import PACKAGE

FOLDER = PACKAGE / "returns" / "workbook"


class Ticks(Definition):
    """A tick list: each category of one dimension against each of another.

    Parameters
    ----------
    indicator
        The indicator that it answers.
    categories_of
        The indicator whose figures are divided in the same ways.
    rows, columns
        The names of the two dimensions.
    other
        The code of one more row, for what is in no category.
    """

    indicator: str
    categories_of: str
    rows: str
    columns: str
    other: str


class Told(Definition):
    """What is asked in words of a framework's indicators.

    Parameters
    ----------
    ticks
        The tick list of ways of gathering feedback.
    voice, workforce
        For each indicator, the headings under which it is answered; ``yes_no`` stands for a
        choice beside the words.
    """

    ticks: Ticks
    voice: dict[str, tuple[str, ...]]
    workforce: dict[str, tuple[str, ...]]


class Capability(Definition):
    """One of the 12 C's: its name, its group, and what an authority asks itself."""

    name: str
    group: str
    asks: str


class Capabilities(Definition):
    """The 12 C's by their codes, and where they come from."""

    source: str
    capabilities: dict[str, Capability]


class RecommendationLevel(Definition):
    """The recommendations of one level by their numbers, and the page on which the list begins."""

    level: int
    name: str
    page: int
    recommendations: dict[str, str]


class Recommendations(Definition):
    """The recommendations of the evaluation, level by level."""

    source: str
    levels: tuple[RecommendationLevel, ...]


@cache
def told_of(framework_name: str) -> Told:
    """Give what is asked in words of a framework's indicators.

    Raises
    ------
    Problem
        If no workbook has been defined for the framework.
    """
    return _read(f"frameworks/{framework_name}.yml").read_as(Told)


@cache
def capabilities() -> Capabilities:
    """Give the 12 C's."""
    return _read("capabilities.yml").read_as(Capabilities)


@cache
def recommendations() -> Recommendations:
    """Give the recommendations on which progress is returned."""
    return _read("recommendations.yml").read_as(Recommendations)


def frameworks() -> tuple[str, ...]:
    """Give the names of the frameworks that a workbook has been defined for."""
    return tuple(sorted(path.stem for path in (FOLDER / "frameworks").glob("*.yml")))


def _read(name: str) -> DefinitionFile:
    return DefinitionFile(FOLDER / name, f"returns/workbook/{name}")
