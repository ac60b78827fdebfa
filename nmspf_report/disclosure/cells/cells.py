"""The cells of a release: every quantity in every area and period, each once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from nmspf_report.disclosure.cells.quantities import RESTS, FigureKey, Quantities, Quantity
from nmspf_report.disclosure.cells.system import Bounds, Flags, Places
from nmspf_report.geography import Geography
from nmspf_report.indicators.rollup import FIGURE, LIST_SEPARATOR
from nmspf_report.periods import Period, parse_period

Subtraction = tuple[Places, Places, Places]
"""Cells of wholes, of parts of them, and of what the parts leave."""

Grid = np.ndarray[tuple[int, int, int], np.dtype[np.int64]]
Presence = np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]
Membership = np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]

Positions = np.ndarray[tuple[int, int], np.dtype[np.int64]]

NOWHERE = -1
"""In place of a cell that is not there."""


@dataclass(frozen=True)
class Cells:
    """Every quantity wherever there is a count of it, shown or not; each such cell once.

    Parameters
    ----------
    quantities
        What is counted.
    geography
        Where.
    periods
        When: quarters and years, in order.
    grid
        The cell of each quantity (first axis), area (in the geography's order) and period;
        `NOWHERE` where nothing was returned. A year of what is counted at a period's end is
        the cell of its last quarter.
    included
        By quantity, authority and period, whether the authority's return holds it.
    """

    quantities: Quantities
    geography: Geography
    periods: tuple[Period, ...]
    grid: Grid
    included: Presence

    @cached_property
    def own(self) -> Grid:
        """The grid without the years that are the cells of their last quarters."""
        own = self.grid.copy()
        for year, quarters in self.quarters.items():
            shared = own[:, :, year] == self.grid[:, :, quarters[-1]]
            own[:, :, year][shared] = NOWHERE
        return own

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.grid.max(initial=NOWHERE)) + 1

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The codes of the areas, in the order of the grid."""
        return tuple(self.geography.areas)

    @cached_property
    def area_ranks(self) -> dict[str, int]:
        """The position of each area, by its code."""
        return {code: rank for rank, code in enumerate(self.areas)}

    @cached_property
    def period_ranks(self) -> dict[str, int]:
        """The position of each period, by its label."""
        return {period.label: rank for rank, period in enumerate(self.periods)}

    @cached_property
    def positions(self) -> Positions:
        """The quantity, area and period of each cell, as positions in the grid.

        A cell that is a quarter's and its year's too stands as the quarter's.
        """
        there = np.argwhere(self.grid != NOWHERE)
        is_year = np.array([period.is_year for period in self.periods])[there[:, 2]]
        order = np.lexsort((is_year, self.grid[tuple(there.T)]))
        _, first = np.unique(self.grid[tuple(there[order].T)], return_index=True)
        positions: Positions = there[order][first]
        return positions

    def name(self, cell: int) -> tuple[Quantity, str, Period]:
        """Give what a cell counts, the code of its area, and its period."""
        quantity, area, period = self.positions[cell]
        return self.quantities.quantities[quantity], self.areas[area], self.periods[period]

    def subtractions(self) -> Iterator[Subtraction]:
        """Give, for everything that can be subtracted, cells of wholes, of parts and of rests.

        In an order in which each can be computed, or told to be computable, from those before.
        """
        for quantities in self.quantities.subtractions:
            whole, part, rest = (self.grid[quantity] for quantity in quantities)
            there = (whole != NOWHERE) & (part != NOWHERE) & (rest != NOWHERE)
            yield whole[there], part[there], rest[there]

    @cached_property
    def members(self) -> Membership:
        """By region (the nation last), authority and period: whether it belongs to it."""
        codes = [area.code for area in self.geography.authorities]
        wholes = [*self.geography.regions, self.geography.nation]
        held = [
            [
                {member.code for member in self.geography.members(whole.code, period)}
                for period in self.periods
            ]
            for whole in wholes
        ]
        return np.array(
            [[[code in there for there in by_period] for code in codes] for by_period in held]
        )

    @cached_property
    def regions(self) -> Places:
        """The region of each cell's area, by its rank among them; `NOWHERE` where it has none."""
        members = self.members[:-1]
        if not len(members):
            return np.full(self.size, NOWHERE, dtype=np.int64)
        of_authority = np.where(members.any(axis=0), members.argmax(axis=0), NOWHERE)
        periods = np.zeros((1, len(self.periods)), dtype=np.int64)
        of_regions = np.arange(len(members))[:, np.newaxis] + periods
        ranks = np.concatenate([of_authority, of_regions, periods + NOWHERE])
        regions: Places = ranks[self.positions[:, 1], self.positions[:, 2]]
        return regions

    @cached_property
    def left_out(self) -> Flags:
        """Authorities' counts in quarters of a year whose sums leave the authority out.

        What a board's or the nation's quarters have more than their year is what these come to.
        """
        left_out = np.zeros(self.size, dtype=bool)
        authorities = self.grid[:, : len(self.geography.authorities)]
        is_counted = np.array([one.shown not in RESTS for one in self.quantities.quantities])
        for year, quarters in self.quarters.items():
            out = is_counted[:, np.newaxis] & ~self.included[:, :, year]
            for quarter in quarters:
                left_out[authorities[:, :, quarter][out & self.included[:, :, quarter]]] = True
        return left_out

    @cached_property
    def quarters(self) -> dict[int, tuple[int, ...]]:
        """The positions of each year's quarters, of years that have all four, by its own."""
        position = {period: rank for rank, period in enumerate(self.periods)}
        return {
            position[period]: tuple(position[quarter] for quarter in period.quarters)
            for period in self.periods
            if period.is_year and all(quarter in position for quarter in period.quarters)
        }


def cells_of(coverage: pd.DataFrame, quantities: Quantities, geography: Geography) -> Cells:
    """Find the cells of a release.

    Parameters
    ----------
    coverage
        Which authorities' figures each sum holds (`nmspf_report.indicators.rollup.coverage`):
        it is published, so that whoever audits a release finds the same cells.
    quantities
        What the figures show.
    geography
        The areas.
    """
    labels = coverage["period"].unique()
    periods = tuple(
        sorted(map(parse_period, labels), key=lambda period: (period.year, period.quarter or 5))
    )
    included = _included(coverage, quantities, geography, periods)
    empty = Cells(quantities, geography, periods, np.zeros((0, 0, 0), dtype=np.int64), included)
    wholes = np.stack(
        [(included & members[np.newaxis]).any(axis=1) for members in empty.members], axis=1
    )
    grid = _numbered(np.concatenate([included, wholes], axis=1), empty)
    return Cells(quantities, geography, periods, grid, included)


def counts_of(observations: pd.DataFrame, cells: Cells) -> Bounds:
    """Give the count of each cell as observations show it, null where they do not.

    Parameters
    ----------
    observations
        Of authorities, regions and the nation.
    cells
        The cells.

    Returns
    -------
    numpy.ndarray
        One number for each cell; those that nobody prints are null.
    """
    counts = np.full(cells.size, np.nan)
    for shown in ("numerator", "denominator"):
        places = places_of(observations, cells, shown)
        values = observations[shown].to_numpy(dtype=float)
        known = (places != NOWHERE) & ~np.isnan(values)
        counts[places[known]] = values[known]
    return counts


def places_of(observations: pd.DataFrame, cells: Cells, shown: str) -> Places:
    """Give the cell of each observation's numerator or denominator.

    Parameters
    ----------
    observations
        Of authorities, regions and the nation.
    cells
        The cells.
    shown
        ``numerator`` or ``denominator``.

    Returns
    -------
    numpy.ndarray
        One place for each row; `NOWHERE` where there is no such cell, or the figure is of a
        unit that is not protected.
    """
    of_figure = {
        key: getattr(value, shown)
        for key, value in cells.quantities.shown.items()
        if getattr(value, shown) is not None
    }
    quantity = by_figure(observations, of_figure).fillna(NOWHERE).to_numpy(dtype=np.int64)
    area = _ranks(observations["area_code"], cells.areas)
    period = _ranks(observations["period"], [period.label for period in cells.periods])
    there = (quantity != NOWHERE) & (area != NOWHERE) & (period != NOWHERE)
    places = np.full(len(observations), NOWHERE, dtype=np.int64)
    places[there] = cells.grid[quantity[there], area[there], period[there]]
    return places


def by_figure(observations: pd.DataFrame, values: Mapping[FigureKey, object]) -> pd.Series:
    """Give each observation the value of its figure; null where it has none."""
    keyed = pd.Series(values, name="value")
    keyed.index = pd.MultiIndex.from_tuples(list(values), names=FIGURE)
    found: pd.Series = observations[FIGURE].merge(
        keyed.reset_index(), on=FIGURE, how="left", validate="many_to_one"
    )["value"]
    return found


def with_rests(counts: Bounds, cells: Cells) -> Bounds:
    """Fill in, by subtraction, the cells that nobody prints and everybody can compute."""
    filled = counts.copy()
    for wholes, parts, rests in cells.subtractions():
        filled[rests] = filled[wholes] - filled[parts]
    return filled


def _included(
    coverage: pd.DataFrame,
    quantities: Quantities,
    geography: Geography,
    periods: tuple[Period, ...],
) -> Presence:
    """Tell by quantity, authority and period whether the authority's return holds it."""
    codes = [area.code for area in geography.authorities]
    ranks = {period.label: rank for rank, period in enumerate(periods)}
    series: dict[tuple[str, str], np.ndarray[tuple[int, int], np.dtype[np.bool_]]] = {}
    national = coverage[coverage["area_code"] == geography.nation.code]
    for indicator, unit, period, missing in zip(
        national["indicator"],
        national["counting_unit"],
        national["period"],
        national["areas_missing"],
        strict=True,
    ):
        present = series.setdefault(
            (indicator, unit), np.zeros((len(codes), len(periods)), dtype=bool)
        )
        absent = set(missing.split(LIST_SEPARATOR))
        present[:, ranks[period]] = [code not in absent for code in codes]
    nothing = np.zeros((len(codes), len(periods)), dtype=bool)
    found = [
        series.get((quantity.figure[0], quantity.figure[2]), nothing)
        for quantity in quantities.quantities
    ]
    # A framework may count nothing that is about persons.
    return np.array(found, dtype=bool).reshape(len(found), *nothing.shape)


def _numbered(there: Presence, cells: Cells) -> Grid:
    """Number the cells: by year, then by quantity, area and quarter."""
    grid = np.full(there.shape, NOWHERE, dtype=np.int64)
    same = np.array(
        [found.over_time == "same" for found in cells.quantities.quantities], dtype=bool
    )
    own = there.copy()
    for year, quarters in cells.quarters.items():
        own[same, :, year] &= ~there[same][:, :, quarters[-1]]
    first = 0
    for whole in sorted({period.year for period in cells.periods}):
        of_year = [rank for rank, period in enumerate(cells.periods) if period.year == whole]
        chosen = np.zeros_like(own)
        chosen[:, :, of_year] = own[:, :, of_year]
        grid[chosen] = np.arange(first, first + int(chosen.sum()))
        first += int(chosen.sum())
    for year, quarters in cells.quarters.items():
        shared = there[:, :, year] & ~own[:, :, year]
        grid[:, :, year][shared] = grid[:, :, quarters[-1]][shared]
    return grid


def _ranks(values: pd.Series, known: Sequence[str]) -> Places:
    ranks: Places = pd.Index(list(known)).get_indexer(pd.Index(values)).astype(np.int64)
    return ranks
