"""Those who read a release: the public, each board, and intruders who know their own figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import PurePosixPath

import numpy as np

from nmspf_report.auditing.record import Recorded
from nmspf_report.disclosure.cells.cells import Cells
from nmspf_report.disclosure.cells.system import Places
from nmspf_report.disclosure.suppression.sensitivity import (
    EVERY_AUTHORITY,
    EVERY_REGION,
    exempt_from,
    known_to,
)
from nmspf_report.geography import Geography

EACH = "each"
"""Each authority, as an intruder by itself."""


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a release.

    Parameters
    ----------
    area
        The code of the area whose own figures the reader knows; empty for the public.
    reads
        Tells of a file of the release whether the reader is given it.
    own
        The cells that the reader knows beforehand.
    exempt
        The cells about which the reader is not asked: its own, and sums that hold them.
    """

    area: str
    reads: Callable[[str], bool]
    own: Places
    exempt: Places

    @property
    def reads_all(self) -> bool:
        """Whether the reader is given every file."""
        return self.reads is everything


def readers_of(cells: Cells, recorded: Recorded) -> Iterator[Reader]:
    """Give the readers for whom a release is made.

    The public reads all of a public edition. Of a board edition each board reads its own
    documents, in which its own figures stand, and what is meant for all.
    """
    if recorded.edition != "board":
        nothing = np.zeros(0, dtype=np.int64)
        yield Reader("", everything, nothing, nothing)
        return
    for region in cells.geography.regions:
        if len(known_to(cells, region.code)):
            # It is asked of every fact, of which a file holds thousands.
            reads = cache(partial(_is_for, region.code, cells, recorded))
            yield _insider(region.code, cells, reads)


def intruders_of(cells: Cells, named: Sequence[str]) -> Iterator[Reader]:
    """Give intruders, who read everything and know their own figures.

    Parameters
    ----------
    cells
        The cells.
    named
        Codes of areas; ``each`` or ``authorities`` stands for each authority, ``regions`` for
        each region.

    Raises
    ------
    Problem
        If there is no such area.
    """
    geography = cells.geography
    groups = {
        EVERY_REGION: geography.regions,
        EVERY_AUTHORITY: geography.authorities,
        EACH: geography.authorities,
    }
    for name in named:
        for area in groups[name] if name in groups else (geography.area(name),):
            # Of several, one of which nothing was returned knows no more than every reader.
            if name not in groups or len(known_to(cells, area.code)):
                yield _insider(area.code, cells, everything)


def everything(_: str) -> bool:
    """Tell that a file is for the reader, whichever it is."""
    return True


def _insider(area: str, cells: Cells, reads: Callable[[str], bool]) -> Reader:
    return Reader(area, reads, known_to(cells, area), exempt_from(cells, area))


def _is_for(region: str, cells: Cells, recorded: Recorded, file: str) -> bool:
    """Tell whether a file of a board edition is for a board: its own, or for all."""
    geography = cells.geography
    path = PurePosixPath(file)
    named = {
        area.code
        for area in (*geography.authorities, *geography.regions)
        if area.code in path.parts or path.stem == area.code or f"-{area.code}-" in path.stem
    }
    return named <= {region} | _members(region, geography, recorded)


def _members(region: str, geography: Geography, recorded: Recorded) -> set[str]:
    return {area.code for area in geography.members(region, recorded.reporting_period)}
