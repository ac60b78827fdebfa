"""A pattern for all cells: drafted for a few of them, proved with all, mended where it fails."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nmspf_report.disclosure.cells.system import Counts, Flags, Places
from nmspf_report.disclosure.proof.checking import Witnesses, one_table
from nmspf_report.disclosure.proof.knowledge import Knowledge, nothing_stated
from nmspf_report.disclosure.proof.proving import Finding, Status, given_away, prove
from nmspf_report.disclosure.remembering import FORGETFUL, Memory
from nmspf_report.disclosure.suppression.drafting import drafted
from nmspf_report.disclosure.suppression.protection import (
    KNOWN,
    PUBLISHABLE,
    UNPUBLISHED,
    WITHHELD,
    Protection,
)
from nmspf_report.disclosure.suppression.secondary import Infeasible, suppress, suppress_verifiably

MOST_ROUNDS = 10


@dataclass(frozen=True)
class Pattern:
    """What to suppress, and the tables that prove that it is enough.

    Parameters
    ----------
    suppressed
        The cells to suppress, those that must be withheld among them.
    witnesses
        What was found for the reader who knows nothing but what is printed. The first table is the
        true one.
    """

    suppressed: Flags
    witnesses: Witnesses


class Unproved(ValueError):
    """Time ran out before it was proved that the counts are safe.

    Parameters
    ----------
    cells
        Those of which it is not known.
    """

    def __init__(self, cells: Places) -> None:
        self.cells = cells
        super().__init__(f"nothing is proved of cells {cells.tolist()}")


class Unmended(ValueError):
    """However often more was suppressed, counts could still be worked out.

    Parameters
    ----------
    cells
        Those that the last round left exposed.
    """

    def __init__(self, cells: Places) -> None:
        self.cells = cells
        super().__init__(f"{MOST_ROUNDS} rounds left exposed cells {cells.tolist()}")


def suppress_with_proof(
    protection: Protection,
    required: tuple[int, int],
    seconds: float,
    memory: Memory = FORGETFUL,
) -> Pattern:
    """Suppress so that whoever knows of all cells, printed or not, learns nothing.

    It is proved for the reader who knows nothing else, and for each coalition that knows cells
    of its own.

    Parameters
    ----------
    protection
        What is to be protected.
    required
        What every suppressed count that could be small has to be able to be, at least.
    seconds
        How long each proof may take.
    memory
        What was worked out before of what is as it was.

    Returns
    -------
    Pattern
        What to suppress, and what proves it.

    Raises
    ------
    Infeasible
        If what is required cannot be met.
    Unproved
        If time runs out.
    Unmended
        If `MOST_ROUNDS` rounds of suppressing more have not ended it.
    """
    suppressed = _draft(protection, required, memory)
    first = suppressed.copy()
    first[protection.cells] = True
    asked = [_Asked(reader, first, one_table(protection.counts)) for reader in _readers(protection)]
    for _ in range(MOST_ROUNDS):
        proofs = [
            _prove(protection, suppressed, each, (required, seconds), memory) for each in asked
        ]
        exposed = np.unique(np.concatenate([proof.of(Status.EXPOSED) for proof in proofs]))
        if not len(exposed):
            return Pattern(suppressed, proofs[0].witnesses)
        before = suppressed
        wanted = _asking_for(protection, suppressed, exposed, required)
        suppressed = suppress(wanted, memory)
        new = suppressed & ~before
        asked = [
            _Asked(each.reader, _to_ask_again(new, exposed, proof), proof.witnesses)
            for each, proof in zip(asked, proofs, strict=True)
        ]
    raise Unmended(exposed)


@dataclass(frozen=True)
class _Reader:
    """Somebody who reads what is printed.

    Parameters
    ----------
    known
        The cells whose counts the reader knows beforehand.
    exempt
        The cells that need not be kept from this reader.
    """

    known: Flags
    exempt: Flags


@dataclass(frozen=True)
class _Asked:
    """What is to be proved to one reader, and the tables that are there already."""

    reader: _Reader
    cells: Flags
    witnesses: Witnesses


@dataclass(frozen=True)
class _Proved:
    """What is proved to one reader, and every table that was there or was found."""

    findings: tuple[Finding, ...]
    witnesses: Witnesses

    def of(self, status: Status) -> Places:
        """Give the cells whose findings have a status."""
        return _cells_of(self.findings, status)


def _readers(protection: Protection) -> list[_Reader]:
    nothing = np.empty(0, dtype=np.int64)
    of_each = [(nothing, nothing), *zip(protection.coalitions, protection.exempt, strict=True)]
    return [
        _Reader(_marked(known, protection), _marked(exempt, protection))
        for known, exempt in of_each
    ]


def _marked(cells: Places, protection: Protection) -> Flags:
    marked = np.zeros(protection.system.size, dtype=bool)
    marked[cells] = True
    return marked


def _to_ask_again(new: Flags, exposed: Places, proved: _Proved) -> Flags:
    """Mark the cells of which more suppression, or its lack, has left something to prove.

    What was seen to be low and high stays so when more is suppressed; what was seen never to be
    small does not.
    """
    asked = new.copy()
    asked[exposed] = True
    asked[proved.of(Status.NEVER_SENSITIVE)] = True
    return asked


def _draft(protection: Protection, required: tuple[int, int], memory: Memory) -> Flags:
    smaller, places = drafted(protection)
    suppressed = np.zeros(protection.system.size, dtype=bool)
    try:
        suppressed[places] = suppress_verifiably(smaller, required, memory)
    except Infeasible as infeasible:
        raise Infeasible(
            tuple(replace(short, cell=int(places[short.cell])) for short in infeasible.shortfalls)
        ) from None
    return suppressed


def _prove(
    protection: Protection,
    suppressed: Flags,
    asked: _Asked,
    within: tuple[tuple[int, int], float],
    memory: Memory,
) -> _Proved:
    """Prove what a reader of what is printed could work out: of the cells asked for, of rests."""
    reader = asked.reader
    hidden = asked.cells & (protection.roles != KNOWN) & ~reader.known & ~reader.exempt
    knowledge = _knowledge(protection, suppressed, reader)
    (low, high), seconds = within

    def proved(cells: Places, known: Witnesses, reach: int, *, ends: bool = True) -> _Proved:
        proof = prove(knowledge, cells, (low, reach), seconds, known, memory, ends=ends)
        if proof.of(Status.UNPROVED) or proof.witnesses is None:
            raise Unproved(_cells_of(proof.findings, Status.UNPROVED))
        return _Proved(proof.findings, known.with_those_of(proof.witnesses))

    first = proved(np.flatnonzero(hidden), asked.witnesses, high)
    rests = protection.rests
    if rests is None:
        return first
    findings, witnesses = first.findings, first.witnesses
    size = rests.left_out.size
    shown = (protection.roles != UNPUBLISHED)[:size]
    for cells, reach in rests.asked(shown, high):
        asked_of = np.flatnonzero(cells & ~(reader.known | reader.exempt)[:size])
        small = asked_of[witnesses.extremes(asked_of)[1] <= rests.most]
        if small.size:
            # Of what has to be more than small it does not matter what else it can be.
            second = proved(small, witnesses, reach, ends=reach != rests.most + 1)
            findings += given_away(second.findings, rests.most)
            witnesses = second.witnesses
    return _Proved(findings, witnesses)


def _cells_of(findings: Sequence[Finding], status: Status) -> Places:
    found = [finding.cell for finding in findings if finding.status == status]
    return np.array(found, dtype=np.int64)


def _knowledge(protection: Protection, suppressed: Flags, reader: _Reader) -> Knowledge:
    printed = reader.known | (~suppressed & (protection.roles != UNPUBLISHED))
    counts = protection.counts.astype(float)
    return Knowledge(
        protection.system,
        np.where(printed, counts, protection.lower),
        np.where(printed, counts, protection.upper),
        *nothing_stated(protection.system.size),
        protection.regions,
    )


def _asking_for(
    protection: Protection, suppressed: Flags, exposed: Places, required: tuple[int, int]
) -> Protection:
    """Ask for what exposed cells lack, with everything suppressed so far staying so."""
    low, high = required
    is_own = np.isin(protection.cells, exposed)
    others = np.setdiff1d(exposed, protection.cells)
    rests = protection.rests
    reaching = np.full(len(others), high) if rests is None else rests.reaching(others, high)
    return replace(
        protection,
        roles=np.where(
            suppressed & (protection.roles == PUBLISHABLE), WITHHELD, protection.roles
        ).astype(np.int8),
        cells=np.concatenate([protection.cells[is_own], others]),
        # A dominated sum has limits of its own, and must not look like a small count either.
        low=_joined(np.minimum(protection.low[is_own], low), np.full(len(others), low)),
        high=_joined(np.maximum(protection.high[is_own], high), reaching),
    )


def _joined(own: Counts, others: Counts) -> Counts:
    joined: Counts = np.concatenate([own, others]).astype(np.int64)
    return joined
