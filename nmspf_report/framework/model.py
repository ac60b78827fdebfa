"""What an indicator is: its definition, what it counts, and the questions asked of it."""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from nmspf_report.definitions import Definition
from nmspf_report.framework.conditions import Condition, Count, When
from nmspf_report.framework.journey import Journey

Kind = Literal["flow", "stock", "re-entry", "snapshot", "narrative"]
Presentation = Literal["number", "percentage", "rate", "narrative"]
Polarity = Literal["higher", "lower", "context"]

WHOLE = ""
NOT_RECORDED = "not_recorded"


class Categories(Definition):
    """What the categories of a count are called.

    Parameters
    ----------
    name
        What the categories are of, such as ``source``; it begins every category's name.
    labels
        Each category's words, by its code, in the order of presentation.
    """

    name: str
    labels: dict[str, str] = Field(min_length=1)

    @property
    def overlaps(self) -> bool:
        """Whether one thing can be in more than one category, so that they can pass 100%."""
        return False

    def category(self, code: str) -> str:
        """The name of a category in the observations, such as ``source:police``."""
        return f"{self.name}:{code}"


class Dimension(Categories):
    """One way of dividing a count into categories.

    Exactly one of `column`, `flags`, `steps` and `sums` is given.

    Parameters
    ----------
    name, labels
        As in `Categories`.
    column
        A column of codes: the categories partition the count, with "not recorded".
    flags
        A boolean column for each category: a row can be in several, or in none; it is not
        recorded if none of them is.
    steps
        Conditions for each category, such as within 1, 2 and 3 years: they may overlap, and
        each has its own "not recorded".
    sums
        A column to be summed for each category (with ``count: {sum: ...}``).
    """

    column: str | None = None
    flags: dict[str, str] | None = None
    steps: dict[str, tuple[Condition, ...]] | None = None
    sums: dict[str, str] | None = None

    @model_validator(mode="after")
    def _is_one_way(self) -> "Dimension":
        ways = [self.column, self.flags, self.steps, self.sums]
        if sum(way is not None for way in ways) != 1:
            raise ValueError("give exactly one of column, flags, steps, sums")
        for way in (self.flags, self.steps, self.sums):
            if way is not None and list(way) != list(self.labels):
                raise ValueError("the labels and the categories are not the same")
        return self

    @property
    def overlaps(self) -> bool:
        """Whether a row can be in more than one category, so that they can pass 100%."""
        return self.flags is not None or self.steps is not None

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the dimension reads."""
        if self.column is not None:
            return (self.column,)
        if self.steps is not None:
            return tuple(
                name
                for conditions in self.steps.values()
                for condition in conditions
                for name in condition.columns
            )
        return tuple((self.flags or self.sums or {}).values())


class Base(Definition):
    """What a percentage is of, where that is not the measure's own base."""

    table: str
    when: When
    of: tuple[Condition, ...] = ()
    count: Count = Count()


class Measure(Definition):
    """One thing that an indicator counts, in one counting unit.

    The rows that `when` and `of` choose are the base. Without `which` and `dimensions`, the
    base is the figure. With `which`, the figure is what of the base meets it, as a share of
    the base; a dimension by column or flags then divides base and figure alike, and a step
    is one more condition of the figure. Without `which`, each category is a share of the
    base.

    Parameters
    ----------
    unit
        What is counted: ``children``, ``referrals``, ``enquiries``, ...
    table
        The table whose rows are counted.
    when
        Which rows count in a period.
    of
        What a row must also meet to be in the base.
    which
        What a row of the base must meet to be in the figure.
    count
        How rows become a number.
    dimensions
        How the figure is divided.
    share_of
        What percentages are of, where that is not the base.
    presented_as
        How figures in this unit are presented, where not in every way of the indicator.
    """

    unit: str
    table: str
    when: When
    of: tuple[Condition, ...] = ()
    which: tuple[Condition, ...] = ()
    count: Count = Count()
    dimensions: tuple[Dimension, ...] = ()
    share_of: Base | None = None
    presented_as: tuple[Presentation, ...] = ()

    @property
    def has_denominator(self) -> bool:
        """Whether the figure of the whole is a share of something."""
        return bool(self.which) or self.share_of is not None

    @property
    def timescales(self) -> tuple[str, ...]:
        """Every timescale that the measure rests on."""
        conditions = [*self.of, *self.which]
        for dimension in self.dimensions:
            for step in (dimension.steps or {}).values():
                conditions.extend(step)
        return tuple(name for condition in conditions for name in condition.timescales)


class Aggregate(Definition):
    """One thing that authorities or a publisher have counted themselves, in one counting unit.

    Which column of which table holds the count is said by the mapping with which the table
    is read (`nmspf_report.returns.published`).

    Parameters
    ----------
    unit
        What was counted: ``children``, ``referrals``, ...
    share_of
        The code of the indicator whose count, in the same unit, percentages are of.
    dimensions
        How the count is divided: each category is a share of the count.
    """

    unit: str
    share_of: str | None = None
    dimensions: tuple[Categories, ...] = ()

    @model_validator(mode="after")
    def _has_one_base(self) -> "Aggregate":
        if self.share_of is not None and self.dimensions:
            raise ValueError("give share_of or dimensions: categories are shares of the count")
        return self

    @property
    def has_denominator(self) -> bool:
        """Whether the figure of the whole is a share of something."""
        return self.share_of is not None


class FiveQuestions(Definition):
    """What the evaluation asks of each measure (McManus et al. 2022, section 4.1)."""

    already_collected: str
    accessibility: str
    missing_or_unclear: str
    qualitative_measure: str
    other_agencies: str


class Indicator(Definition):
    """One thing counted or described.

    Parameters
    ----------
    code
        Such as ``S47-2a``.
    title, definition
        Its name, and what exactly is counted, in words.
    theme, section
        Where in the framework it stands.
    kind
        Counted over a time (flow), at a time (stock), as a return (re-entry), ticked
        (snapshot) or told (narrative).
    presented_as
        As a number, a percentage, a rate per 10,000 of the population, or words.
    polarity
        Which direction is good; ``context`` where none is.
    measures
        What it counts from case-level records, in each counting unit; none where it is told
        in words, or counted by others.
    aggregate
        What others have counted for it, in each counting unit, in place of `measures`.
    whole
        What the whole counts, in words, where that is not what the title says: its categories
        are what the title names, and the whole is what they are shares of.
    population
        The age group that rates are of.
    source
        Where in the evaluation's section 4.1 it is proposed.
    national_code
        The code of the national measure that it matches, where that has been verified.
    national_measure
        What the source says of a national measure that is like it.
    scrutiny
        Questions for a board to ask.
    questions
        The report's five questions, answered.
    note
        What a reader of the figure must know.
    headline
        Whether it is shown at a glance.
    version, breaks
        The version of the definition, and the periods from which it changed.
    """

    code: str
    title: str
    definition: str
    theme: str
    section: str
    kind: Kind
    presented_as: tuple[Presentation, ...] = Field(min_length=1)
    polarity: Polarity = "context"
    measures: tuple[Measure, ...] = ()
    aggregate: tuple[Aggregate, ...] = ()
    whole: str | None = None
    population: str = "0-17"
    source: str
    national_code: str | None = None
    national_measure: str | None = None
    scrutiny: tuple[str, ...] = Field(min_length=1)
    questions: FiveQuestions
    note: str | None = None
    headline: bool = False
    version: int = 1
    breaks: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _counts_what_it_presents(self) -> "Indicator":
        told = set(self.presented_as) == {"narrative"}
        if self.measures and self.aggregate:
            raise ValueError("give measures or aggregate, not both")
        if told == bool(self.figures):
            raise ValueError("a figure needs measures or aggregate, and words alone have none")
        units = [figure.unit for figure in self.figures]
        if len(set(units)) != len(units):
            raise ValueError("two measures have the same counting unit")
        return self

    @property
    def figures(self) -> tuple[Measure | Aggregate, ...]:
        """What is counted in each counting unit, from records here or by others."""
        return self.measures or self.aggregate

    def ways(self, unit: str) -> tuple[Presentation, ...]:
        """The ways in which the figures of a counting unit are presented."""
        own = next((measure.presented_as for measure in self.measures if measure.unit == unit), ())
        return own or self.presented_as

    @property
    def counting_units(self) -> tuple[str, ...]:
        """What is counted, in each of its measures."""
        return tuple(measure.unit for measure in self.figures)

    @property
    def is_counted(self) -> bool:
        """Whether the indicator has figures, not words alone."""
        return bool(self.figures)

    @property
    def timescales(self) -> tuple[str, ...]:
        """Every timescale that the indicator rests on, each once."""
        return tuple(
            dict.fromkeys(name for measure in self.measures for name in measure.timescales)
        )


class Timescale(Definition):
    """A limit of time for a step, and whether it has been verified."""

    timescale: str
    step: str
    limit: int
    unit: str
    counted_from: str
    status: Literal["verified", "unverified"]
    source: str


class Framework(Definition):
    """A set of indicators with their definitions.

    Parameters
    ----------
    code, title, version, source
        What it is called, and where it comes from.
    records
        The schema of the case-level returns that it counts from (`nmspf_report.records`);
        none where returns are aggregate.
    themes
        Each theme's title by its code, in order.
    indicators
        In the order of the source.
    timescales
        The timescales that indicators may rest on, by name.
    journey
        The stages of a child's journey, and which indicator counts which route between them;
        none where the framework says nothing of it.
    """

    code: str
    title: str
    version: str
    source: str
    records: str | None
    themes: dict[str, str]
    indicators: tuple[Indicator, ...]
    timescales: dict[str, Timescale]
    journey: Journey | None = None

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """The indicators by their codes."""
        return {indicator.code: indicator for indicator in self.indicators}

    def unverified(self, indicator: Indicator) -> tuple[Timescale, ...]:
        """Give the timescales that an indicator rests on and that have not been verified."""
        limits = (self.timescales[name] for name in indicator.timescales)
        return tuple(limit for limit in limits if limit.status == "unverified")

    def counted_from(self, table: str) -> tuple[str, ...]:
        """Give the codes of the indicators that are counted from a table of the records."""
        return tuple(
            indicator.code
            for indicator in self.counted
            if any(measure.table == table for measure in indicator.measures)
        )

    @property
    def counted(self) -> tuple[Indicator, ...]:
        """The indicators that have figures."""
        return tuple(indicator for indicator in self.indicators if indicator.is_counted)

    def in_theme(self, theme: str) -> tuple[Indicator, ...]:
        """The indicators of a theme, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.theme == theme)
