"""The modular step: what one region meets by itself holds for the whole; the rest is met too."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.disclosure import measure
from benchmarks.made_up_tables import made_up_table
from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.suppression import secondary as suppression
from nmspf_report.disclosure.suppression.modular import suppress_within_regions
from nmspf_report.disclosure.suppression.parts import split
from nmspf_report.disclosure.suppression.planning import Plan
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE, WITHHELD, Protection
from nmspf_report.disclosure.suppression.secondary import Infeasible, suppress
from tests.disclosure.enumeration import TooMany
from tests.disclosure.test_suppression import confirm, meets, protection, room

REGIONS = np.repeat([0, 0, 0, 1, 1, 1, -1], 3)


@pytest.fixture
def region_by_region(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take even the smallest part region by region."""
    monkeypatch.setattr(suppression, "MOST_TOGETHER", 0)


def areas(inner: np.ndarray) -> Protection:
    """Add up two authorities in each of two regions, the nation, and two categories.

    Areas are two authorities and their region, twice, and the nation; of each the two categories
    and their total.
    """
    first, second = inner[:2].sum(axis=0), inner[2:].sum(axis=0)
    rows = np.vstack([inner[:2], first, inner[2:], second, first + second])
    counts = np.column_stack([rows, rows.sum(axis=1)])
    at = np.arange(counts.size).reshape(counts.shape)
    sums = [
        *([at[area, 2], at[area, 0], at[area, 1]] for area in range(7)),
        *(
            [at[whole, column], at[one, column], at[other, column]]
            for whole, one, other in ((2, 0, 1), (5, 3, 4), (6, 2, 5))
            for column in range(3)
        ),
    ]
    equations = np.zeros((len(sums), counts.size), dtype=int)
    for row, (whole, *parts) in enumerate(sums):
        equations[row, whole], equations[row, parts] = 1, -1
    asked = protection(equations.tolist(), counts.ravel().tolist())
    return replace(asked, regions=REGIONS)


def test_what_a_region_meets_it_meets_with_everything_else_at_its_count():
    asked = made_up_table(6, (4, 2), 4, seed=3)
    ((part,), _) = split(asked)
    plan = Plan(part, part.roles == WITHHELD)
    suppress_within_regions(plan)
    assert part.regions is not None
    witnesses = plan.evidence.in_use
    assert witnesses
    for witness in witnesses:
        assert len(set(part.regions[witness.cells])) == 1
        assert plan.suppressed[witness.cells].all()
        changed = asked.counts.copy()
        changed[part.places[witness.cells]] += witness.changes
        assert asked.system.holds(changed)
    # The nation's cells are as they were: it is not of a region.
    assert not plan.suppressed[(part.regions < 0) & (part.roles == PUBLISHABLE)].any()


def test_a_region_whose_small_counts_hide_each_other_needs_no_other_region():
    # In the first region 2 and 3, 9 and 8 make a square; its totals, and all else, can stay.
    asked = areas(np.array([[2, 9], [8, 3], [40, 50], [60, 70]]))
    ((part,), _) = split(asked)
    plan = Plan(part, part.roles == WITHHELD)
    suppress_within_regions(plan)
    assert np.flatnonzero(plan.suppressed).tolist() == [0, 1, 3, 4]
    assert not plan.evidence.unmet.size


def test_a_region_s_own_small_count_is_left_for_all_regions(region_by_region):
    # The first region counts 2 in all in its first category: no table of that region alone has
    # any other, and its authorities' 2 and 0 go with it.
    asked = areas(np.array([[2, 30], [0, 40], [50, 60], [70, 80]]))
    ((part,), _) = split(asked)
    plan = Plan(part, part.roles == WITHHELD)
    suppress_within_regions(plan)
    unmet = part.places[part.demands.cells[plan.evidence.unmet]]
    assert 6 in unmet
    suppressed = suppress(asked)
    # Another region's total of that category goes, or the nation's.
    assert suppressed[[15, 18]].any()
    assert measure(asked).short == 0


def test_region_by_region_every_small_count_is_proved_as_wide_as_in_one_piece(region_by_region):
    asked = made_up_table(8, (4, 4), 6, seed=5)
    measured = measure(asked)
    assert measured.short == 0
    assert (measured.suppressed & (asked.roles == PUBLISHABLE)).any()
    verified = measure(asked, verifiably=True)
    assert verified.short == 0


@st.composite
def small_areas(draw: st.DrawFn) -> Protection:
    counts = draw(st.lists(st.integers(0, 6), min_size=8, max_size=8))
    return areas(np.array(counts).reshape(4, 2))


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(asked=small_areas())
def test_whole_number_tables_confirm_what_regions_and_all_of_them_suppress(asked, region_by_region):
    try:
        assert meets(asked, suppress(asked), room(asked))
    except Infeasible as infeasible:
        confirm(infeasible, asked)
    except TooMany:
        assume(False)


def test_every_cell_of_the_sample_has_the_region_of_its_area(cells: Cells):
    ranks = {region.code: rank for rank, region in enumerate(cells.geography.regions)}
    for cell in range(0, cells.size, 997):
        _, code, period = cells.name(cell)
        level = cells.geography.area(code).level
        if level == "nation":
            assert cells.regions[cell] == NOWHERE
        elif level == "region":
            assert cells.regions[cell] == ranks[code]
        else:
            (region,) = cells.geography.regions_of(code, period)
            assert cells.regions[cell] == ranks[region.code]
