"""The proof: what each cell can be, for all that a reader knows, by whole-number witnesses."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from nmspf_report.disclosure.arrays import Arrays
from nmspf_report.disclosure.cells.system import Bounds, Counts, Flags, Places
from nmspf_report.disclosure.proof.checking import Witnesses, checked, joined
from nmspf_report.disclosure.proof.contradictions import contradicting_cells
from nmspf_report.disclosure.proof.knowledge import (
    Constraints,
    Contradiction,
    Knowledge,
    constraints_of,
)
from nmspf_report.disclosure.proof.modular import MOST_TOGETHER, search_by_regions
from nmspf_report.disclosure.proof.programmes import Effort
from nmspf_report.disclosure.proof.propagation import tightened
from nmspf_report.disclosure.proof.searching import search
from nmspf_report.disclosure.remembering import (
    FORGETFUL,
    Form,
    Memory,
    key_of,
    recalled_or_done,
)
from nmspf_report.processes import largest_first

PARTS = 150
"""Small pieces that share nothing are searched together: those whose first cell lies in the same
of about so many stretches. (By their sizes, a change in one would move the limits of the next.)"""

WORTH_PROCESSES = 500
"""From so many cells asked for on, two processes take less time than starting them."""

NOWHERE = np.empty(0, dtype=np.int64)
"""In place of where a part's cells stand: what is proved does not rest on it."""

SECONDS_TO_EXPLAIN = 20.0
"""How long to look for a small set of cells that contradict one another."""


class Status(StrEnum):
    """What is proved of a cell."""

    PROTECTED = "protected"
    NEVER_SENSITIVE = "never_sensitive"
    EXPOSED = "exposed"
    UNPROVED = "unproved"


@dataclass(frozen=True)
class Finding:
    """What is proved of one cell.

    Parameters
    ----------
    cell
        Its place in the system.
    lowest, highest
        Its counts in witnesses; if it is exposed, the ends of what it can be. None where there
        is no witness.
    status
        ``protected``: witnesses have it at most as low, and at least as high, as required.
        ``never_sensitive``: it lies outside the sensitive range in every table. ``exposed``:
        it cannot reach the one end or the other, though it may be sensitive. ``unproved``:
        time ran out, or no witness was found; nothing may rest on it.
    """

    cell: int
    lowest: int | None
    highest: int | None
    status: Status


def given_away(findings: Iterable[Finding], most: int) -> tuple[Finding, ...]:
    """Keep the findings of what is certain to be small, even where it may be 0 too.

    A reader who knows that it is 0 or 1 knows more than the edition means to say.

    Parameters
    ----------
    findings
        Of cells that were asked whether they can be more than ``most``.
    most
        The largest small count.
    """
    return tuple(
        finding
        for finding in findings
        if finding.status == Status.UNPROVED
        or (
            finding.status == Status.EXPOSED
            and (finding.highest is None or finding.highest <= most)
        )
    )


@dataclass(frozen=True)
class Proof:
    """What is proved of the cells asked for.

    Parameters
    ----------
    findings
        One for each cell, in the order asked.
    witnesses
        The tables that prove it, each checked; None if not even one was found.
    linear, integer
        How many programmes of each kind were solved.
    """

    findings: tuple[Finding, ...]
    witnesses: Witnesses | None
    linear: int
    integer: int

    @property
    def holds(self) -> bool:
        """Whether every cell is protected or never sensitive."""
        return not self.of(Status.EXPOSED) and not self.of(Status.UNPROVED)

    def of(self, status: Status) -> tuple[Finding, ...]:
        """Give the findings of one status."""
        return tuple(finding for finding in self.findings if finding.status == status)

    @property
    def narrowest(self) -> int | None:
        """The least distance between lowest and highest of a protected cell."""
        widths = [
            finding.highest - finding.lowest
            for finding in self.of(Status.PROTECTED)
            if finding.highest is not None and finding.lowest is not None
        ]
        return min(widths, default=None)


def prove(
    knowledge: Knowledge,
    cells: Places,
    sensitive: tuple[int, int] = (1, 4),
    seconds: float = 60.0,
    witnesses: Witnesses | None = None,
    memory: Memory = FORGETFUL,
    *,
    ends: bool = True,
) -> Proof:
    """Prove what each cell can be, from what a reader knows and nothing else.

    Parameters
    ----------
    knowledge
        What a reader knows.
    cells
        The cells asked for, each once.
    sensitive
        The lowest and the highest count that is sensitive: each cell has to be seen at most
        this low and at least this high.
    seconds
        How long to go on; what is not proved by then is ``unproved``.
    witnesses
        Tables where some are there: whoever protects has the true counts, who proves again has
        those of the first proof, and an audit has those that whoever protected has found. What
        they show is not looked for. They are no more believed than the others: of each part, those
        that do not agree are left, and all are checked in the end.
    memory
        What was proved before of pieces that are as they were. Only for whoever protects: an
        audit rests on nothing but the files.
    ends
        Whether both ends of what an exposed cell can be are found exactly, which takes long; else
        it is known only which end falls short.

    Raises
    ------
    Contradiction
        If no table agrees with what is known.
    """
    until = time.monotonic() + seconds
    constraints = constraints_of(knowledge)
    try:
        wanted = _Wanted(cells, sensitive, until, ends)
        return _prove(constraints, knowledge.regions, wanted, witnesses, memory)
    except Contradiction as caught:
        # However long the proof took, there is a moment to say what is wrong.
        moment = Effort(time.monotonic() + SECONDS_TO_EXPLAIN)
        raise Contradiction(contradicting_cells(constraints, caught.cells, moment)) from caught


@dataclass(frozen=True)
class _Wanted:
    """What is asked of which cells, and until when."""

    cells: Places
    sensitive: tuple[int, int]
    until: float
    ends: bool


def _prove(
    constraints: Constraints,
    regions: Places | None,
    wanted: _Wanted,
    known: Witnesses | None,
    memory: Memory,
) -> Proof:
    cells, sensitive = wanted.cells, wanted.sensitive
    bounded = tightened(constraints)
    asked = np.zeros(bounded.size, dtype=bool)
    asked[cells] = True
    parts = list(_parts(bounded, asked, known, regions))
    searched = recalled_or_done(
        parts,
        memory,
        lambda part: key_of("proved", replace(part, cells=NOWHERE), sensitive, wanted.ends),
        partial(_searched, wanted=wanted),
        FORM,
    )
    least, most = bounded.lower.copy(), bounded.upper.copy()
    for part, found in zip(parts, searched, strict=True):
        asked_for = part.cells[part.wanted]
        least[asked_for], most[asked_for] = -found.bound[0], found.bound[1]
    witnesses = _witnesses(parts, searched, constraints, bounded)
    return Proof(
        _findings(cells, least[cells], most[cells], witnesses, sensitive),
        witnesses,
        sum(found.linear for found in searched),
        sum(found.integer for found in searched),
    )


@dataclass(frozen=True)
class _Part:
    cells: Places
    constraints: Constraints
    wanted: Places
    tables: list[Counts]
    regions: Places | None


@dataclass(frozen=True)
class _Searched:
    """What bounds a part's cells that are asked for, its witnesses, and how many programmes."""

    bound: Bounds
    witnesses: list[Counts]
    linear: int
    integer: int
    complete: bool


def _written(found: _Searched) -> Arrays | None:
    """Keep what was found, unless time ran out."""
    if not found.complete:
        return None
    return {
        "bound": found.bound,
        "witnesses": np.array(found.witnesses),
        "programmes": np.array([found.linear, found.integer]),
    }


def _read(arrays: Arrays) -> _Searched:
    linear, integer = arrays["programmes"].tolist()
    return _Searched(arrays["bound"], list(arrays["witnesses"]), linear, integer, complete=True)


FORM = Form(_written, _read)


def _parts(
    bounded: Constraints, asked: Flags, known: Witnesses | None, regions: Places | None
) -> Iterator[_Part]:
    """Part the cells that are not decided into sets that share no row."""
    cells = np.flatnonzero(bounded.lower < bounded.upper)
    undecided = bounded.held_outside(cells, bounded.lower.astype(np.int64))
    touching = abs(undecided.rows)
    count, labels = csgraph.connected_components(
        sparse.block_array([[None, touching], [touching.T, None]]), directed=False
    )
    of_rows, of_cells = np.split(labels, touching.shape[:1])
    first = np.full(count, bounded.size)
    np.minimum.at(first, of_cells, cells)
    bundles = first * PARTS // max(bounded.size, 1)
    for bundle in np.unique(bundles[of_cells]):
        chosen = np.flatnonzero(bundles[of_cells] == bundle)
        rows = np.flatnonzero(bundles[of_rows] == bundle)
        wanted = np.flatnonzero(asked[cells[chosen]])
        tables = [] if known is None else known.of(cells[chosen])
        yield _Part(
            cells[chosen],
            undecided.of_rows(rows).held_outside(chosen, np.zeros(cells.size, np.int64)),
            wanted,
            # Where nothing is asked for, one table is enough.
            tables if wanted.size else tables[:1],
            None if regions is None else regions[cells[chosen]],
        )


def _searched(parts: list[_Part], wanted: _Wanted) -> list[_Searched]:
    """Search every part; the largest first, as several processes may share them."""
    search_part = partial(_search_part, wanted=replace(wanted, cells=NOWHERE))
    if len(parts) < 2 or sum(part.wanted.size for part in parts) < WORTH_PROCESSES:
        return list(map(search_part, parts))
    return largest_first(search_part, parts, [part.cells.size for part in parts])


def _search_part(part: _Part, wanted: _Wanted) -> _Searched:
    effort = Effort(wanted.until)
    try:
        given = (part.constraints, part.wanted, wanted.sensitive, effort, part.tables)
        if part.regions is None or part.cells.size <= MOST_TOGETHER:
            found = search(*given, ends=wanted.ends)
        else:
            found = search_by_regions(*given, ends=wanted.ends, regions=part.regions)
    except Contradiction as caught:
        raise Contradiction(part.cells[caught.cells]) from caught
    return _Searched(
        found.bound, found.witnesses, effort.linear, effort.integer, complete=not effort.over
    )


def _witnesses(
    parts: list[_Part], searched: list[_Searched], constraints: Constraints, bounded: Constraints
) -> Witnesses | None:
    tables = [(part.cells, found.witnesses) for part, found in zip(parts, searched, strict=True)]
    if not all(found for _, found in tables):
        return None
    return checked(joined(tables, bounded.lower.astype(np.int64)), constraints)


def _findings(
    cells: Places,
    least: Bounds,
    most: Bounds,
    witnesses: Witnesses | None,
    sensitive: tuple[int, int],
) -> tuple[Finding, ...]:
    low, high = sensitive
    never = (least > high) | (most < low)
    exposed = ~never & ((least > low) | (most < high))
    if witnesses is None:
        statuses = np.select(
            [never, exposed], [Status.NEVER_SENSITIVE, Status.EXPOSED], Status.UNPROVED
        )
        return tuple(
            Finding(int(cell), None, None, Status(status))
            for cell, status in zip(cells, statuses, strict=True)
        )
    lowest, highest = witnesses.extremes(cells)
    protected = (lowest <= low) & (highest >= high)
    statuses = np.select(
        [never, exposed, protected],
        [Status.NEVER_SENSITIVE, Status.EXPOSED, Status.PROTECTED],
        Status.UNPROVED,
    )
    return tuple(
        Finding(int(cell), int(lowest[place]), int(highest[place]), Status(statuses[place]))
        for place, cell in enumerate(cells)
    )
