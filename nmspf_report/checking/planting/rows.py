"""Planting faults in the rows of records: each rule about rows broken where it can be."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pandas as pd

from nmspf_report.checking.planting.plots import FIRST_ROW, Plot
from nmspf_report.checking.planting.proposals import Ground, Proposal, propose
from nmspf_report.checking.planting.truth import Fault, fault_in_file, told_rows
from nmspf_report.checking.rules import Rule
from nmspf_report.periods import parse_period
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.sample.draws import Draws

# How many ways to break a rule are looked at in one return before another is taken.
MOST_TRIED = 2000


def plant_in_rows(plot: Plot, rule: Rule, seed: int) -> Iterator[Fault]:
    """Plant faults of a rule in a return, one whenever the next is asked for."""
    ground = Ground(
        read_schema("children"),
        plot.tables,
        max(parse_period(quarter).end for quarter in plot.sample.manifest.quarters),
        Draws(seed, "faults", rule.code, plot.area_code),
    )
    for proposal in islice(propose(ground, rule), MOST_TRIED):
        if plot.used.isdisjoint(proposal.reserved):
            yield _carry_out(plot, rule, proposal)


def _carry_out(plot: Plot, rule: Rule, proposal: Proposal) -> Fault:
    plot.used.update(proposal.reserved)
    row = proposal.row
    if proposal.copied is not None:
        row = len(plot.tables[proposal.table]) + len(plot.copied[proposal.table])
        plot.copied[proposal.table].append(proposal.copied)
    for change in proposal.changes:
        place = row if proposal.copied is not None else change.row
        plot.cells[change.table][place, change.column] = change.text
    if proposal.extra_cell:
        plot.extra[proposal.table].add(row)
    last = proposal.changes[-1] if proposal.changes else None
    before = (
        ""
        if last is None or proposal.copied is not None
        else plot.tables[last.table][last.column].iloc[last.row]
    )
    return replace(
        fault_in_file(rule, plot.area_code, f"{plot.area_code}/{proposal.table}.csv"),
        table=proposal.table,
        column=proposal.column,
        row=row + FIRST_ROW,
        was="" if pd.isna(before) else str(before),
        now="" if last is None else last.text,
        also=told_rows(
            (table, place + FIRST_ROW)
            for table, place in proposal.reserved
            if (table, place) != (proposal.table, row)
        ),
    )
