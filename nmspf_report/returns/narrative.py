"""The words that come with a case-level return: ``narrative.yml``, beside its tables."""

from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.locale import Language
from nmspf_report.periods import parse_period

FILE_NAME = "narrative.yml"


class SentPassage(Definition):
    """Words on one indicator or theme.

    Parameters
    ----------
    subject
        The code of an indicator or of a theme.
    heading
        What is told of it: ``key_issues``, ``implications``, ``what_changed``, ``planned``, ...
        (`nmspf_report.narrative.passages.HEADINGS`).
    period
        A year or a quarter.
    text
        The words; a line is a paragraph.
    language
        What they are written in.
    """

    subject: str = Field(min_length=1)
    heading: str = Field(min_length=1)
    period: str
    text: str
    language: Language = "en"

    @field_validator("period")
    @classmethod
    def _is_a_period(cls, label: str) -> str:
        return parse_period(label).label


class SentClearance(Definition):
    """Why words that screening held back may be published after all."""

    finding: str
    reason: str


class SentLists(Definition):
    """What is chosen in the lists that a workbook has, for one year; words go into a workbook.

    Parameters
    ----------
    period
        The year.
    capabilities
        The level of each of the 12 C's, by its code (``clarity``).
    recommendations
        The status of each recommendation, by its number (``"1.3"``).
    collected
        Whether each indicator is collected, by its code.
    """

    period: str
    capabilities: dict[str, Literal["not_in_place", "developing", "in_place", "embedded"]] = Field(
        default_factory=dict
    )
    recommendations: dict[
        str, Literal["not_started", "planned", "under_way", "done", "not_ours"]
    ] = Field(default_factory=dict)
    collected: dict[str, Literal["yes", "in_part", "no"]] = Field(default_factory=dict)

    @field_validator("period")
    @classmethod
    def _is_a_year(cls, label: str) -> str:
        return parse_period(label).whole_year.label


class SentNarrative(Definition):
    """All the words of a case-level return.

    Parameters
    ----------
    passages
        Each bound to its subject and period.
    clearances
        Of what screening held back, by the id that the check gave it.
    lists
        What is chosen in lists, year by year.
    """

    passages: tuple[SentPassage, ...] = ()
    clearances: tuple[SentClearance, ...] = ()
    lists: tuple[SentLists, ...] = ()


def read_sent_narrative(folder: Path) -> SentNarrative:
    """Read the words of a case-level return; it need not have any.

    Raises
    ------
    Problem
        If ``narrative.yml`` is not as it must be; with the line.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return SentNarrative()
    return DefinitionFile.of(path.read_bytes(), f"{folder.name}/{FILE_NAME}").read_as(SentNarrative)
