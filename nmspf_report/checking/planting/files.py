"""Planting faults in whole files and columns of records: what is missing, and what is odd."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from nmspf_report.checking.planting.plots import MANNERS, Plot
from nmspf_report.checking.planting.truth import Fault, fault_in_file
from nmspf_report.checking.rules import Rule
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.sample.draws import Draws

# Tables of which no other names a row: without one of them, all else stays as it is.
SPARED = (
    "prevention_referrals",
    "core_groups",
    "advocacy_offers",
    "feedback",
    "distance_travelled",
    "training",
)
# What is done to a file so that it cannot be used, or not all of it.
LOSSES = ("damaged", "heading", "gone", "missing")
# How many of them are given up in each return, to lose a file or a column of it.
GIVEN_UP = 2
STRANGER = "stranger"
# A column with fewer values may hold nothing else than other faults.
LEAST_VALUES = 30
DELIMITERS = (";", "\t", "|")
STRANGERS = ("notes on the return.docx", "Copy of referrals.xlsx.csv", "totals.csv", "readme.pdf")
UNKNOWN_COLUMNS = ("remarks", "checked_by", "date of entry", "column1")
# The types of the columns that can be written in each manner.
WRITTEN_OTHERWISE = {
    "day_first": ("date", "time"),
    "words_of_truth": ("boolean",),
    "spelling": ("code",),
    "whole_decimals": ("integer",),
    "decimal_comma": ("decimal",),
}


@dataclass(frozen=True)
class _Doing:
    """What is done to a table's file: what, to which column ("" for the file), and how."""

    table: str
    what: str
    column: str = ""
    how: str = ""


Doings = Iterator[_Doing]


def given_up(number: int) -> dict[str, str]:
    """Give the tables that the return of a number gives up, and what is done to each.

    Each table is whole in another return, and each thing is done as often as any other.
    """
    places = range(GIVEN_UP * number, GIVEN_UP * (number + 1))
    return {SPARED[place % len(SPARED)]: LOSSES[place % len(LOSSES)] for place in places}


def plant_in_files(plot: Plot, rule: Rule, seed: int) -> Iterator[Fault]:
    """Plant faults of a rule in whole files, one whenever the next is asked for."""
    kind = str(rule.misfit)
    draws = Draws(seed, "faults", rule.code, plot.area_code)
    if kind == STRANGER:
        yield from _strangers(plot, rule, draws)
    elif kind in PROPOSALS:
        for doing in PROPOSALS[kind](plot, draws):
            form = plot.forms[doing.table]
            if (doing.what, doing.column) not in form:
                form[doing.what, doing.column] = doing.how
                yield _fault(plot, rule, doing)


def _strangers(plot: Plot, rule: Rule, draws: Draws) -> Iterator[Fault]:
    for place in draws.shuffled(len(STRANGERS)):
        name = STRANGERS[int(place)]
        plot.strangers[name] = b"not a table of a return\n"
        yield fault_in_file(rule, plot.area_code, f"{plot.area_code}/{name}")


def _fault(plot: Plot, rule: Rule, doing: _Doing) -> Fault:
    file = f"{plot.area_code}/{doing.table}.csv"
    if doing.what == "gone":
        file = plot.area_code
    if doing.what == "copy":
        file = f"{plot.area_code}/{doing.table}.txt"
        plot.strangers[f"{doing.table}.txt"] = b"another of the same name\n"
    now = doing.how.replace("\t", "tab")
    fault = fault_in_file(rule, plot.area_code, file)
    return replace(fault, table=doing.table, column=doing.column, now=now)


def _whole(what: str, hows: tuple[str, ...] = ("",)) -> Callable[[Plot, Draws], Doings]:
    """Propose something that is done to a file and leaves its rows as they are."""

    def give(plot: Plot, draws: Draws) -> Doings:
        filled = [name for name, table in plot.tables.items() if len(table)]
        for place in draws.shuffled(len(filled)):
            how = hows[int(draws.uniform(1)[0] * len(hows))]
            yield _Doing(filled[int(place)], what, how=how)

    return give


def _lost(what: str) -> Callable[[Plot, Draws], Doings]:
    """Propose a file that cannot be used, of a table that is given up for it."""

    def give(plot: Plot, draws: Draws) -> Doings:
        lost = [name for name, loss in plot.given_up.items() if loss == what]
        filled = [name for name in lost if plot.sample.tables[name].num_rows]
        for place in draws.shuffled(len(filled)):
            yield _Doing(filled[int(place)], what)

    return give


def _missing_columns(plot: Plot, draws: Draws) -> Doings:
    for doing in _lost("missing")(plot, draws):
        columns = list(plot.tables[doing.table].columns)
        yield _Doing(doing.table, "missing", columns[int(draws.uniform(1)[0] * len(columns))])


def _columns_twice(plot: Plot, draws: Draws) -> Doings:
    for table, column in _columns(plot, draws):
        yield _Doing(table, "twice", column)


def _unknown_columns(plot: Plot, draws: Draws) -> Doings:
    filled = [name for name, table in plot.tables.items() if len(table)]
    pairs = [(table, column) for table in filled for column in UNKNOWN_COLUMNS]
    for place in draws.shuffled(len(pairs)):
        table, column = pairs[int(place)]
        yield _Doing(table, "unknown", column)


def _manner(manner: str) -> Callable[[Plot, Draws], Doings]:
    """Propose a column that is written otherwise throughout."""

    def give(plot: Plot, draws: Draws) -> Doings:
        schema = read_schema("children")
        for table, column in _columns(plot, draws):
            described = schema.tables[table].columns[column]
            values = plot.tables[table][column]
            if described.type in WRITTEN_OTHERWISE[manner] and values.count() >= LEAST_VALUES:
                yield _Doing(table, "manner", column, manner)

    return give


def _columns(plot: Plot, draws: Draws) -> Iterator[tuple[str, str]]:
    pairs = [
        (name, str(column)) for name, table in plot.tables.items() if len(table) for column in table
    ]
    return (pairs[int(place)] for place in draws.shuffled(len(pairs)))


PROPOSALS: dict[str, Callable[[Plot, Draws], Doings]] = {
    "unreadable_file": _lost("damaged"),
    "no_heading": _lost("heading"),
    "missing_table": _lost("gone"),
    "missing_column": _missing_columns,
    "table_twice": _whole("copy"),
    "column_twice": _columns_twice,
    "unknown_column": _unknown_columns,
    "encoding": _whole("encoding", ("utf-16",)),
    "delimiter": _whole("delimiter", DELIMITERS),
    **{manner: _manner(manner) for manner in MANNERS},
}
