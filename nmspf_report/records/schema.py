"""What a case-level return holds: its tables, their columns and codes, and the facts derived."""

from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.resources import PACKAGE

Type = Literal["identifier", "date", "time", "boolean", "integer", "decimal", "code"]


class Column(Definition):
    """A column of a table: its type, or the codes that may stand in it."""

    description: str
    type: Type = "code"
    codes: tuple[str, ...] = ()
    required: bool = False

    @model_validator(mode="after")
    def _has_type_or_codes(self) -> "Column":
        if (self.type == "code") != bool(self.codes):
            raise ValueError("give either a type or a list of codes")
        return self


class Table(Definition):
    """A table: what each row is, what identifies it, and its columns.

    Parameters
    ----------
    row
        What one row is.
    key
        The columns that no two rows of an authority share.
    columns
        What a return gives; none in a table that is derived from others.
    facts
        What is derived from a child's history (`nmspf_report.journey`), by name.
    spell
        The first day and the day after the last, where a row is a stretch of time.
    optional
        Whether only those send it who keep such records. Where it is not sent, or has no rows,
        the indicators that are counted from it are missing, and nothing is wrong.
    """

    row: str
    key: tuple[str, ...]
    columns: dict[str, Column] = Field(default_factory=dict)
    facts: dict[str, Column] = Field(default_factory=dict)
    spell: tuple[str, str] | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _names_its_own_columns(self) -> "Table":
        for name in (*self.key, *(self.spell or ())):
            if name not in self.all_columns:
                raise ValueError(f"there is no column {name!r}")
        return self

    @property
    def all_columns(self) -> dict[str, Column]:
        """What a return gives and what is derived, by name."""
        return {**self.columns, **self.facts}

    @property
    def is_derived(self) -> bool:
        """Whether the whole table is derived from others, and in no return."""
        return not self.columns


class Schema(Definition):
    """The tables of a return and those derived from them, by name."""

    tables: dict[str, Table] = Field(min_length=1)

    @property
    def returned(self) -> dict[str, Table]:
        """The tables that a return holds."""
        return {name: table for name, table in self.tables.items() if not table.is_derived}


@cache
def read_schema(name: str) -> Schema:
    """Read the schema of a return from the YAML file of this name beside this module."""
    file = f"records/{name}.yml"
    return DefinitionFile(PACKAGE / file, f"nmspf_report/{file}").read_as(Schema)
