"""What ties counts is looked for in the counts themselves: nothing ties them that is not known."""

from collections import defaultdict

import numpy as np
import pytest

from nmspf_report.dataset.storage import Dataset
from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.quantities import Quantities
from nmspf_report.disclosure.cells.system import Counts
from nmspf_report.framework.model import NOT_RECORDED, Framework

FEWEST = 5
"""In fewer areas and periods than this a count that is not 0 tells nothing of what ties it."""

Group = tuple[str, str]
"""A table, and which of its rows count in a period."""


def groups_of(framework: Framework, quantities: Quantities) -> dict[Group, list[int]]:
    """Give the quantities of each table in which rows are counted, each row once.

    All flags of a row are recorded in the sample, or none: an office need not do so, and what is
    not recorded of one flag is left out.
    """
    groups: dict[Group, list[int]] = defaultdict(list)
    measures = {
        (indicator.code, measure.unit): measure
        for indicator in framework.counted
        for measure in indicator.measures
    }
    flags = {
        column
        for measure in measures.values()
        for dimension in measure.dimensions
        for column in (dimension.flags or {}).values()
    }
    for place, quantity in enumerate(quantities.quantities):
        code, category, unit = quantity.figure
        measure = measures[code, unit]
        asks_flag = any(flags.intersection(condition.columns) for condition in measure.which)
        rests_on_missing = quantity.shown == "known_rest" or category.endswith(NOT_RECORDED)
        is_of_rows = measure.count.distinct is None and measure.count.sum is None
        if is_of_rows and not (asks_flag and rests_on_missing):
            groups[measure.table, str(measure.when)].append(place)
    return groups


def independent(rows: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(rows)) if rows.size else 0


def known_rows(quantities: Quantities, places: list[int], nothing: set[int]) -> np.ndarray:
    """Give what is known to tie some quantities, where others that are in it count nothing."""
    subtractions = [
        ((whole, -1), (part, 1), (rest, 1)) for whole, part, rest in quantities.subtractions
    ]
    rows = []
    for terms in (*quantities.equations, *subtractions):
        inside = {place: value for place, value in terms if place not in nothing}
        if inside and inside.keys() <= set(places):
            rows.append([inside.get(place, 0) for place in places])
    return np.array(rows, dtype=float)


@pytest.fixture(scope="session")
def tables(cells: Cells, counts: Counts) -> np.ndarray:
    """The count of each quantity (rows) in each authority and period; null where there is none."""
    authorities = cells.own[:, : len(cells.geography.authorities)]
    return np.where(authorities == NOWHERE, np.nan, counts[authorities]).reshape(
        len(authorities), -1
    )


def test_rows_are_tied_by_nothing_that_is_not_known(
    sample: Dataset, quantities: Quantities, tables: np.ndarray
):
    nothing = set(np.flatnonzero(~(tables > 0).any(axis=1)).tolist())
    looked_at = 0
    for group, every in groups_of(sample.framework, quantities).items():
        often = [place for place in every if (tables[place] > 0).sum() >= FEWEST]
        here = tables[often]
        here = here[:, ~np.isnan(here).any(axis=0)]
        if not often or here.shape[1] <= len(often):
            continue
        tied = len(often) - independent(here)
        assert tied == independent(known_rows(quantities, often, nothing)), group
        looked_at += len(often)
    assert looked_at > 100
