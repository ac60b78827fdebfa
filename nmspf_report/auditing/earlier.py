"""What a reader knows who has the earlier releases too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import Bounds, Flags
from nmspf_report.disclosure.cells.table import Publishable, Table
from nmspf_report.disclosure.proof.knowledge import Knowledge
from nmspf_report.disclosure.releases.carrying import earlier_release, regions_of_all
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.disclosure.releases.linking import Linked, link
from nmspf_report.disclosure.suppression.sensitivity import exempt_from, known_to
from nmspf_report.parameters import Disclosure


@dataclass(frozen=True)
class Extended:
    """What a reader of several releases knows, and which cells are withheld in any of them.

    The first cells are those of the latest release.
    """

    knowledge: Knowledge
    withheld: Flags


def with_earlier(
    knowledge: Knowledge,
    withheld: Flags,
    table: Table,
    ledger: Sequence[Entry],
    publishable: Publishable,
    rules: Disclosure,
    insider: str = "",
) -> Extended:
    """Add to what a release says what earlier ones have said.

    Parameters
    ----------
    knowledge, withheld
        What the release says, and what it withholds.
    table
        Its cells with their counts: they are asked only which of them were revised.
    ledger
        The earlier releases.
    publishable
        The framework and the areas of all of them.
    rules
        How the release was protected.
    insider
        The code of the area whose own figures the reader knows, of every release; empty for the
        public.

    Raises
    ------
    Problem
        If a count was revised by more than readers are taken to think possible.
    """
    earlier = [earlier_release(entry, publishable, rules) for entry in ledger]
    linked = link(table, earlier, rules.largest_revision)
    lower, upper = _widened(knowledge.lower, 0.0, linked), _widened(knowledge.upper, np.inf, linked)
    hidden = np.append(withheld, np.zeros(linked.system.size - len(withheld), dtype=bool))
    lower[-1] = upper[-1] = rules.largest_revision
    exempt = [exempt_from(table.cells, insider)] if insider else [np.zeros(0, dtype=np.int64)]
    for release, places in zip(earlier, linked.places, strict=True):
        printed = release.table.printed & ~release.hidden
        lower[places[printed]] = upper[places[printed]] = release.table.counts[printed]
        hidden[places[release.hidden]] = True
        if insider:
            cells = release.table.cells
            own = known_to(cells, insider)
            lower[places[own]] = upper[places[own]] = release.table.counts[own]
            exempt.append(places[exempt_from(cells, insider)])
    hidden[np.concatenate(exempt)] = False
    told = knowledge.statements
    statements = sparse.csr_array(
        (told.data, told.indices, told.indptr), (told.shape[0], linked.system.size)
    )
    wider = replace(
        knowledge,
        system=linked.system,
        lower=lower,
        upper=upper,
        statements=statements,
        regions=regions_of_all(table, earlier, linked),
    )
    return Extended(wider, hidden)


def _widened(bounds: Bounds, value: float, linked: Linked) -> Bounds:
    widened: Bounds = np.append(bounds, np.full(linked.system.size - len(bounds), value))
    return widened
