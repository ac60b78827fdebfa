"""The mapping from the Standard Safeguarding Dataset to a return, and the indicators it misses."""

from collections.abc import Iterator
from functools import cache

from pydantic import Field, model_validator

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.framework.model import Framework, Indicator
from nmspf_report.framework.tallies import Tally, figures
from nmspf_report.records.schema import read_schema
from nmspf_report.resources import PACKAGE


class Source(Definition):
    """Where a column comes from: exactly one of a column and a value is given.

    Parameters
    ----------
    column, value
        The SSD column; or what stands in every row.
    of, by
        The SSD table that has the column, and the two columns that are equal: the rows' own,
        and that table's.
    codes
        Ours by the SSD's.
    otherwise
        The rows' own column to take where there is nothing.
    """

    column: str | None = None
    value: str | None = None
    of: str | None = None
    by: tuple[str, str] | None = None
    codes: dict[str, str] | None = None
    otherwise: str | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> "Source":
        if (self.column is None) == (self.value is None):
            raise ValueError("give a column or a value")
        if (self.of is None) != (self.by is None):
            raise ValueError("give both of and by, or neither")
        return self


class Rows(Definition):
    """The rows of one SSD table as rows of ours.

    Parameters
    ----------
    from_table, columns
        The SSD table, and where each of our columns comes from.
    unless
        What stands in SSD columns of the rows that are not this authority's, in small letters.
    """

    from_table: str = Field(alias="from")
    columns: dict[str, Source]
    unless: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class SafeguardingDataset(Definition):
    """The mapping: what the SSD gives, what it cannot, and what facts rest on."""

    tables: dict[str, tuple[Rows, ...]]
    not_given: dict[str, str]
    facts: dict[str, dict[str, tuple[str, ...]]]

    @model_validator(mode="after")
    def _tells_of_every_column(self) -> "SafeguardingDataset":
        schema = read_schema("children")
        for name, table in schema.returned.items():
            given = {column for rows in self.tables.get(name, ()) for column in rows.columns}
            for column in table.columns:
                told = (
                    column in given,
                    name in self.not_given,
                    f"{name}.{column}" in self.not_given,
                )
                if told.count(True) != 1:
                    raise ValueError(f"{name}.{column} is not told of once")
        for name, table in schema.tables.items():
            if set(table.facts) != set(self.facts.get(name, {})):
                raise ValueError(f"the facts of {name} are not those of the schema")
        return self


@cache
def read_mapping() -> SafeguardingDataset:
    """Read the mapping from ``children.yml`` beside this module."""
    file = "returns/ssd/children.yml"
    return DefinitionFile(PACKAGE / file, f"nmspf_report/{file}").read_as(SafeguardingDataset)


def indicators_not_given(framework: Framework) -> dict[str, str]:
    """Tell which counted indicators the SSD cannot give, and why.

    Returns
    -------
    dict of str to str
        The reason by the indicator's code, in the order of the framework.
    """
    told = {
        indicator.code: next(_reasons(indicator), "")
        for indicator in framework.counted
        if indicator.measures
    }
    return {code: reason for code, reason in told.items() if reason}


def _reasons(indicator: Indicator) -> Iterator[str]:
    """Give why the SSD lacks what an indicator's figures are counted from."""
    mapping = read_mapping()
    for figure in figures(indicator):
        for tally in figure.tallies:
            for place in _places(tally, mapping):
                if place in mapping.not_given:
                    yield mapping.not_given[place]


def _places(tally: Tally, mapping: SafeguardingDataset) -> Iterator[str]:
    """Give every table and column that a tally reads, those that its facts rest on included."""
    yield tally.table
    named = [tally.when.in_period, tally.when.up_to_end, tally.count.distinct]
    named += [*(tally.count.sum or ()), *(name for each in tally.clauses for name in each.columns)]
    facts = mapping.facts.get(tally.table, {})
    for name in filter(None, named):
        yield f"{tally.table}.{name}"
        for place in facts.get(name, ()):
            yield place.partition(".")[0]
            yield place
    if not read_schema("children").tables[tally.table].columns:
        for rests_on in facts.values():
            yield from rests_on
