"""Proving a rounded release: no small count can be narrowed to fewer values than the base has."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from nmspf_report.auditing.attacking import Rounding
from nmspf_report.disclosure.cells.system import Bounds, Flags
from nmspf_report.disclosure.proof.knowledge import Knowledge
from nmspf_report.disclosure.proof.proving import Finding, Proof, Status, prove


def prove_rounded(
    knowledge: Knowledge,
    printed: Bounds,
    asked: Flags,
    rounding: Rounding,
    most: int,
    seconds: float,
) -> list[Proof]:
    """Prove of each rounded count that could be small that it stays in doubt.

    A count that is rounded to a multiple of the base can be anything less than the base away from
    it. What ties the counts may narrow that, and what a reader knows beforehand: the count is
    safe as long as two tables, each in agreement with all that is known, are one less than the
    base apart in it.

    Parameters
    ----------
    knowledge
        What a reader knows.
    printed
        The count of each cell as it is printed; null where none is.
    asked
        Of which cells the reader must learn nothing further.
    rounding
        How counts are rounded.
    most
        The highest count that is sensitive.
    seconds
        How long the proof of those rounded to one multiple may take.

    Returns
    -------
    list of Proof
        One for each multiple that a sensitive count can be printed as.

    Raises
    ------
    Contradiction
        If no table agrees with what is known.
    """
    apart = rounding.base - 1
    return [
        _in_doubt(
            prove(
                knowledge,
                np.flatnonzero(asked & (printed == multiple)),
                (max(multiple - apart, 0), multiple + apart),
                seconds,
            ),
            apart,
        )
        for multiple in _multiples(rounding, most)
    ]


def _multiples(rounding: Rounding, most: int) -> Iterator[int]:
    """Give the multiples that a count up to the most can be printed as."""
    yield from range(0, most + rounding.within + 1, rounding.base)


def _in_doubt(proof: Proof, apart: int) -> Proof:
    """Take as protected what witnesses show far enough apart, wherever that is."""
    findings = tuple(_judged(finding, apart) for finding in proof.findings)
    return replace(proof, findings=findings)


def _judged(finding: Finding, apart: int) -> Finding:
    if finding.status != Status.EXPOSED or finding.highest is None or finding.lowest is None:
        return finding
    is_wide = finding.highest - finding.lowest >= apart
    return replace(finding, status=Status.PROTECTED) if is_wide else finding
