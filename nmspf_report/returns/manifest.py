"""What an authority says of its return: the area, the quarters it covers, how it counts."""

from datetime import date

from pydantic import Field, field_validator

from nmspf_report.definitions import Definition
from nmspf_report.periods import Period, parse_period

FILE_NAME = "return.yml"


class DefinitionReading(Definition):
    """How an authority reads an indicator's definition, where it differs from the framework's."""

    indicators: tuple[str, ...] = Field(min_length=1)
    reading: str


class DefinitionChange(Definition):
    """A change in what an authority counts: a break that no comparison may cross."""

    indicators: tuple[str, ...] = Field(min_length=1)
    since: str
    change: str

    @field_validator("since")
    @classmethod
    def _is_a_quarter(cls, label: str) -> str:
        if parse_period(label).is_year:
            raise ValueError("a change begins with a quarter, such as 2025-26-Q1")
        return label


class Manifest(Definition):
    """The description of a case-level return, ``return.yml``.

    Parameters
    ----------
    area_code
        The authority that sends it.
    framework
        The framework that it answers.
    quarters
        The quarters it covers, such as ``2025-26-Q1``; a quarter that is not named is missing.
    records_from
        For each table the first day from which earlier events are recorded in it. A fact that
        looks back further than this cannot be known.
    definition_readings, definition_changes
        Where the authority's counting differs from the framework's, or changed.
    not_given
        The codes of the indicators that the return cannot give: their figures are missing.
    """

    area_code: str
    framework: str
    quarters: tuple[str, ...]
    records_from: dict[str, date]
    definition_readings: tuple[DefinitionReading, ...] = ()
    definition_changes: tuple[DefinitionChange, ...] = ()
    not_given: tuple[str, ...] = ()

    @field_validator("quarters")
    @classmethod
    def _are_quarters(cls, labels: tuple[str, ...]) -> tuple[str, ...]:
        for label in labels:
            if parse_period(label).is_year:
                raise ValueError(f"{label} is not a quarter")
        return labels

    def covers(self, period: Period) -> bool:
        """Whether the return holds every quarter of a period."""
        return all(quarter.label in self.quarters for quarter in period.quarters)
