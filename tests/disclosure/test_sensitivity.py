"""The plan and the primary rule, beside a plain reading of the observations row by row."""

import numpy as np
import pandas as pd
import pytest

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells, places_of
from nmspf_report.disclosure.cells.publication import figure_groups, published
from nmspf_report.disclosure.cells.table import Table, shown_in
from nmspf_report.disclosure.suppression.protection import KNOWN, WITHHELD
from nmspf_report.disclosure.suppression.sensitivity import known_to, protection_of
from nmspf_report.parameters import Disclosure, Dominance, Levels, PublicationPlan


@pytest.fixture(scope="module")
def kept(sample, quantities) -> pd.DataFrame:
    plan = Disclosure().plan
    due = published(sample.observations, plan, quantities, sample.framework, sample.geography)
    return sample.observations[due].reset_index(drop=True)


@pytest.fixture(scope="module")
def table(kept, cells, system, counts) -> Table:
    return Table(cells, system, counts, shown_in(kept, cells))


def test_headlines_are_published_by_quarter_everywhere_and_breakdowns_of_authorities_by_year(kept):
    def periods(indicator: str, category: str, area: str) -> set[bool]:
        rows = kept[
            (kept["indicator"] == indicator)
            & (kept["category"] == category)
            & (kept["area_code"] == area)
        ]
        return set(rows["period"].str.contains("Q"))

    assert periods("PROT-1", "", "W06000015") == {True, False}
    assert periods("PROT-3", "source:police", "W06000015") == {False}
    assert periods("PROT-3", "source:police", "gwent") == {True, False}
    # A whole that is a category of another indicator, and an indicator of re-entries.
    assert periods("PROT-4a", "", "W06000015") == {False}
    assert periods("PROG-1b", "", "W06000015") == {False}
    assert periods("PROG-1b", "", "W92000004") == {True, False}


def test_a_plan_that_never_publishes_a_group_leaves_it_out(sample, quantities):
    never = Levels(authority="never", region="yearly", nation="quarterly")
    plan = PublicationPlan(breakdown=never)
    due = published(sample.observations, plan, quantities, sample.framework, sample.geography)
    groups = figure_groups(sample.framework, quantities)
    left = sample.observations[due]
    keys = zip(left["indicator"], left["category"], left["counting_unit"], strict=True)
    breakdown = left[[groups[key] == "breakdown" for key in keys]]
    assert not breakdown["area_code"].str.startswith("W06").any()
    in_boards = breakdown[~breakdown["area_code"].str.startswith("W")]
    assert len(in_boards) > 0
    assert not in_boards["period"].str.contains("Q").any()


def plainly_withheld(observations: pd.DataFrame, kept: pd.DataFrame, cells: Cells) -> set[int]:
    """Apply the rule row by row: small numbers, and what a share leaves of its denominator.

    A row that is not published may still be computed, if both its numbers are printed elsewhere.
    """
    numerators = places_of(observations, cells, "numerator")
    denominators = places_of(observations, cells, "denominator")
    printed = {
        place for shown in ("numerator", "denominator") for place in places_of(kept, cells, shown)
    } - {NOWHERE}
    key = ["indicator", "category", "area_code", "period", "counting_unit"]
    unknowns = {
        row: (value, place)
        for row, value, place in zip(
            observations[key].itertuples(index=False, name=None),
            observations["numerator"],
            numerators,
            strict=True,
        )
        if row[1].endswith("not_recorded")
    }
    withheld = set()
    rows = zip(observations.itertuples(), numerators, denominators, strict=True)
    for row, numerator, denominator in rows:
        for value, place in ((row.numerator, numerator), (row.denominator, denominator)):
            if place in printed and 1 <= value <= 4:
                withheld.add(place)
        if not {numerator, denominator} <= printed or row.category.endswith("not_recorded"):
            continue
        rest = row.denominator - row.numerator
        if numerator != denominator and 1 <= rest <= 4:
            withheld.add(numerator)
        beside = f"{row.category}/not_recorded" if row.category else "not_recorded"
        where = (row.indicator, beside, row.area_code, row.period, row.counting_unit)
        unknown, place = unknowns.get(where, (0.0, NOWHERE))
        if place in printed and 1 <= rest - unknown <= 4:
            withheld.add(place)
    return withheld


def test_the_primary_rule_is_that_of_a_plain_reading(kept, table, sample):
    protected = protection_of(table, Disclosure())
    hidden = set(np.flatnonzero(protected.roles == WITHHELD).tolist())
    plain = plainly_withheld(sample.observations, kept, table.cells)
    assert len(plain) > 6_000
    # And whatever a whole, or a looser condition, leaves a few of.
    few = {
        int(part)
        for wholes, parts, _ in table.cells.subtractions()
        for whole, part in zip(wholes, parts, strict=True)
        if table.printed[whole]
        and table.printed[part]
        and 1 <= table.counts[whole] - table.counts[part] <= 4
    }
    assert len(few - plain) > 500
    assert hidden == plain | few


def test_of_two_years_and_one_that_leave_a_few_the_one_is_withheld(kept, table):
    """Row by row: of those who returned within two years, all but a few did within one."""
    hidden = protection_of(table, Disclosure()).roles == WITHHELD
    places = places_of(kept, table.cells, "numerator")
    rows = kept.assign(place=places)[kept["indicator"] == "PROG-1b"]
    where = ["area_code", "period", "counting_unit"]
    one, two = (rows[rows["category"] == f"within_years:{years}"] for years in (1, 2))
    both = one.merge(two, on=where, suffixes=("_one", "_two"))
    few = both[(both["numerator_two"] - both["numerator_one"]).between(1, 4)]
    assert len(few) > 20
    assert hidden[few["place_one"]].all()


def test_every_sensitive_count_must_be_able_to_be_one_and_four(table):
    protected = protection_of(table, Disclosure())
    needed = table.counts[protected.cells]
    assert ((needed >= 1) & (needed <= 4)).all()
    assert set(protected.low) == {1}
    assert set(protected.high) == {4}


def test_another_threshold_and_interval_are_asked_for_as_given(table):
    rules = Disclosure(threshold=10, interval=(0, 9))
    protected = protection_of(table, rules)
    assert set(protected.low) == {0}
    assert set(protected.high) == {9}
    assert table.counts[protected.cells].max() == 9


def test_zeros_that_are_always_published_are_known_and_tell_of_the_others(table):
    protected = protection_of(table, Disclosure(zeros="published"))
    zeros = table.printed & (table.counts == 0)
    assert (protected.roles[zeros] == KNOWN).all()
    assert (protected.lower[protected.roles == WITHHELD] == 1).all()


def test_a_sum_that_one_authority_dominates_is_sensitive(table):
    rules = Disclosure(dominance=Dominance(authorities=1, share=90))
    extra = (protection_of(table, rules).roles == WITHHELD) & (
        protection_of(table, Disclosure()).roles != WITHHELD
    )
    assert extra.any()
    cells = table.cells
    for place in np.flatnonzero(extra)[:200]:
        quantity, area, period = cells.positions[place]
        code = cells.areas[area]
        members = cells.geography.members(code, cells.periods[period])
        own = [
            table.counts[cells.grid[quantity, cells.area_ranks[member.code], period]]
            for member in members
            if cells.grid[quantity, cells.area_ranks[member.code], period] != NOWHERE
        ]
        assert max(own) > 0.9 * table.counts[place]


def test_a_board_knows_its_own_cells_and_those_of_its_members(cells):
    own = known_to(cells, "cwm-taf-morgannwg")
    codes = {cells.areas[area] for area in np.unique(cells.positions[own, 1])}
    assert codes == {"cwm-taf-morgannwg", "W06000013", "W06000016", "W06000024"}
    assert {cells.areas[area] for area in cells.positions[known_to(cells, "W06000015"), 1]} == {
        "W06000015"
    }
