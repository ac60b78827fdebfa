"""The primary rule: which counts are sensitive, and what each of them has to be able to be."""

from collections.abc import Iterable

import numpy as np

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.rests import rests_of
from nmspf_report.disclosure.cells.system import Bounds, Flags, Places
from nmspf_report.disclosure.cells.table import Table
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    PUBLISHABLE,
    UNPUBLISHED,
    WITHHELD,
    Protection,
    Roles,
)
from nmspf_report.framework.model import WHOLE
from nmspf_report.parameters import Disclosure, Dominance

EVERY_REGION, EVERY_AUTHORITY = "regions", "authorities"

REGION_WEIGHT, NATION_WEIGHT, WHOLE_WEIGHT, YEAR_WEIGHT = 3.0, 10.0, 3.0, 2.0
"""How much dearer it is to suppress a figure that more readers look for."""

COST_OF_ZERO = 0.2
"""What a 0 costs beside a count's own cost, the logarithm of one more than the count."""


def protection_of(table: Table, rules: Disclosure) -> Protection:
    """Apply the primary rule: say what must be withheld, and what must stay possible.

    A printed count from 1 to one less than the threshold is sensitive. So is what a printed
    share leaves of its printed denominator ("all but two"): nobody prints it, and everybody
    can subtract; then the share is withheld. See Hundepool and others, Statistical Disclosure
    Control (2012), on the threshold and dominance rules.

    Parameters
    ----------
    table
        The cells with their counts.
    rules
        The run's parameters of disclosure control.
    """
    low, high = rules.required
    small = (table.counts >= 1) & (table.counts < rules.threshold)
    rests, hosts = _small_rests(table, small)
    if rules.zeros == "published":
        hosts &= table.counts > 0
    sensitive = np.flatnonzero((table.printed & small) | rests)
    dominated = np.zeros_like(small)
    if rules.dominance is not None:
        dominated = table.printed & ~small & _dominated(table, rules.dominance)
    apart = np.flatnonzero(dominated)
    against = insiders(table.cells, rules)
    withheld = table.printed & (small | hosts | dominated)
    return Protection(
        system=table.system,
        counts=table.counts,
        roles=_roles(table, withheld, rules),
        costs=_costs(table),
        lower=np.where(table.printed & (rules.zeros == "published"), 1.0, 0.0),
        upper=np.full(table.cells.size, np.inf),
        cells=np.concatenate([sensitive, apart]),
        low=np.concatenate(
            [np.full(len(sensitive), low), np.maximum(table.counts[apart] - (high - low), 0)]
        ),
        high=np.concatenate([np.full(len(sensitive), high), table.counts[apart] + (high - low)]),
        coalitions=tuple(known_to(table.cells, who) for who in against),
        exempt=tuple(exempt_from(table.cells, who) for who in against),
        regions=table.cells.regions,
        rests=rests_of(table.cells, table.printed, rules.threshold - 1),
    )


def insiders(cells: Cells, rules: Disclosure) -> list[str]:
    """Give the code of each area against whom the protection has to hold by itself.

    An area of which nothing was returned knows no more than every reader.
    """
    geography = cells.geography
    groups = {EVERY_REGION: geography.regions, EVERY_AUTHORITY: geography.authorities}
    codes: dict[str, None] = {}
    for named in rules.withstands:
        areas = groups[named] if named in groups else (geography.area(named),)
        codes |= dict.fromkeys(area.code for area in areas if len(known_to(cells, area.code)))
    return list(codes)


def known_to(cells: Cells, area: str) -> Places:
    """Give the cells that an area knows: its own; of a region also its members'."""
    geography = cells.geography
    own = {area}
    if geography.area(area).level == "region":
        for period in cells.periods:
            own |= {member.code for member in geography.members(area, period)}
    return np.flatnonzero(_is_in(cells, own))


def exempt_from(cells: Cells, area: str) -> Places:
    """Give the cells that are not protected against an area: its own, and sums that hold it."""
    geography = cells.geography
    above = {geography.nation.code}
    if geography.area(area).level == "authority":
        for period in cells.periods:
            above |= {region.code for region in geography.regions_of(area, period)}
    return np.union1d(known_to(cells, area), np.flatnonzero(_is_in(cells, above)))


def _is_in(cells: Cells, codes: Iterable[str]) -> Flags:
    ranks = [cells.areas.index(code) for code in sorted(codes)]
    return np.isin(cells.positions[:, 1], ranks)


def _small_rests(table: Table, small: Flags) -> tuple[Flags, Flags]:
    """Find small rests of printed shares, and the shares that leave them."""
    rests, hosts = np.zeros_like(small), np.zeros_like(small)
    printed = table.printed.copy()
    for wholes, parts, left in table.cells.subtractions():
        computable = printed[wholes] & printed[parts]
        # What is known not to be in a share is the rest less what is not recorded.
        printed[left[computable]] = True
        found = computable & small[left]
        rests[left[found]] = True
        hosts[parts[found]] = True
    return rests, hosts


def _dominated(table: Table, rule: Dominance) -> Flags:
    """Find the sums of which few authorities hold more than a share."""
    cells = table.cells
    dominated = np.zeros(cells.size, dtype=bool)
    authorities = len(cells.geography.authorities)
    counts = np.append(table.counts, 0)
    parts = np.where(cells.included, counts[cells.grid[:, :authorities]], 0)
    for rank, members in enumerate(cells.members):
        whole = cells.grid[:, authorities + rank]
        largest = np.sort(np.where(members, parts, 0), axis=1)[:, -rule.authorities :].sum(axis=1)
        held = (whole != NOWHERE) & (100 * largest > rule.share * counts[whole])
        dominated[whole[held]] = True
    return dominated


def _roles(table: Table, withheld: Flags, rules: Disclosure) -> Roles:
    shown = np.where(table.printed, PUBLISHABLE, UNPUBLISHED)
    if rules.zeros == "published":
        shown = np.where(table.printed & (table.counts == 0), KNOWN, shown)
    return np.where(withheld, WITHHELD, shown).astype(np.int8)


def _costs(table: Table) -> Bounds:
    cells = table.cells
    quantity, area, period = (cells.positions[:, axis] for axis in range(3))
    levels = [found.level for found in cells.geography.areas.values()]
    weights = {"authority": 1.0, "region": REGION_WEIGHT, "nation": NATION_WEIGHT}
    of_area = np.array([weights[level] for level in levels])
    of_quantity = np.array(
        [WHOLE_WEIGHT if found.figure[1] == WHOLE else 1.0 for found in cells.quantities.quantities]
    )
    of_period = np.array([YEAR_WEIGHT if found.is_year else 1.0 for found in cells.periods])
    costs: Bounds = (
        (COST_OF_ZERO + np.log1p(table.counts))
        * of_area[area]
        * of_quantity[quantity]
        * of_period[period]
    )
    return costs
