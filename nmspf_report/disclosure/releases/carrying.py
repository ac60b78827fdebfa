"""Carrying what is out into what is to come: a suppressed cell stays so, a printed one is known."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from nmspf_report.disclosure.cells.cells import NOWHERE, Cells
from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.cells.table import Publishable, Table, hidden_in, table_of
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.disclosure.releases.linking import Earlier, Linked, link, same_cells
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    UNPUBLISHED,
    WITHHELD,
    Protection,
    Roles,
)
from nmspf_report.disclosure.suppression.sensitivity import (
    exempt_from,
    insiders,
    known_to,
    protection_of,
)
from nmspf_report.parameters import Disclosure


def given_earlier(table: Table, earlier: Sequence[Earlier], rules: Disclosure) -> Protection:
    """Say what is to be protected in a release, given those that are out.

    Whatever an earlier release printed is known. What it withheld is withheld again, and what
    was sensitive in it has to stay in doubt for a reader of all releases together.

    Parameters
    ----------
    table
        The cells of the release to come.
    earlier
        The releases that are out, in their order.
    rules
        The run's parameters of disclosure control.

    Returns
    -------
    Protection
        Its first cells are those of the release to come.
    """
    own = protection_of(table, rules)
    if not earlier:
        return own
    linked = link(table, earlier, rules.largest_revision)
    added = linked.system.size - table.cells.size
    roles = np.concatenate([own.roles, np.full(added, UNPUBLISHED, dtype=np.int8)])
    _carry_roles(roles, table, earlier, linked)
    demands = [(own.cells, own.low, own.high)]
    for release, places in zip(earlier, linked.places, strict=True):
        then = protection_of(release.table, rules)
        demands.append((places[then.cells], then.low, then.high))
    cells, low, high = (np.concatenate(parts) for parts in zip(*demands, strict=True))
    _, first = np.unique(cells, return_index=True)
    # What is known already cannot be put in doubt any more.
    open_still = np.sort(first)[roles[cells[np.sort(first)]] != KNOWN]
    return Protection(
        system=linked.system,
        counts=linked.counts,
        roles=roles,
        costs=np.concatenate([own.costs, np.ones(added)]),
        lower=np.concatenate([own.lower, np.zeros(added)]),
        upper=np.concatenate([own.upper, np.full(added, np.inf)]),
        cells=cells[open_still],
        low=low[open_still],
        high=high[open_still],
        coalitions=_in_all(known_to, table, earlier, linked, rules),
        exempt=_in_all(exempt_from, table, earlier, linked, rules),
        regions=regions_of_all(table, earlier, linked),
        rests=own.rests,
    )


def earlier_release(entry: Entry, publishable: Publishable, rules: Disclosure) -> Earlier:
    """Give an earlier release as cells, with what it withheld."""
    then = replace(publishable, observations=entry.counted, coverage=entry.coverage)
    table = table_of(then, entry.published, rules)
    return Earlier(table, hidden_in(entry.published, table.cells))


def _carry_roles(roles: Roles, table: Table, earlier: Sequence[Earlier], linked: Linked) -> None:
    known: list[Places] = [np.array([linked.system.size - 1])]
    for release, places in zip(earlier, linked.places, strict=True):
        now = same_cells(release.table.cells, table.cells)[release.hidden]
        still = now[now != NOWHERE]
        roles[still[table.printed[still]]] = WITHHELD
        known.append(places[release.table.printed & ~release.hidden])
    roles[np.concatenate(known)] = KNOWN


def regions_of_all(table: Table, earlier: Sequence[Earlier], linked: Linked) -> Places:
    """Give the region of each cell of several releases, as `Cells.regions` does of one."""
    regions = np.full(linked.system.size, NOWHERE, dtype=np.int64)
    for release, places in zip(earlier, linked.places, strict=True):
        regions[places] = release.table.cells.regions
    regions[: table.cells.size] = table.cells.regions
    return regions


def _in_all(
    cells_of: Callable[[Cells, str], Places],
    table: Table,
    earlier: Sequence[Earlier],
    linked: Linked,
    rules: Disclosure,
) -> tuple[Places, ...]:
    """Give for each insider the cells of every release that a rule names."""
    found = []
    for who in insiders(table.cells, rules):
        own = [cells_of(table.cells, who)]
        for release, places in zip(earlier, linked.places, strict=True):
            own.append(places[cells_of(release.table.cells, who)])
        found.append(np.unique(np.concatenate(own)))
    return tuple(found)
