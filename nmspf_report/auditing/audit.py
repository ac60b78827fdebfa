"""The disclosure audit of a release: what its finished files say, and what follows from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from nmspf_report.auditing.attacking import Attack, Rounding, attack
from nmspf_report.auditing.breaches import (
    Breach,
    Naming,
    breaches_in_files,
    breaches_in_proof,
    breaches_of_cells,
    contradiction,
)
from nmspf_report.auditing.collecting import collecting
from nmspf_report.auditing.earlier import Extended, with_earlier
from nmspf_report.auditing.facts import Collected
from nmspf_report.auditing.garbage import without_collecting_garbage
from nmspf_report.auditing.readers import Reader, intruders_of, readers_of
from nmspf_report.auditing.record import Recorded, read_record
from nmspf_report.auditing.rounded import prove_rounded
from nmspf_report.auditing.unprotected import Unprotected, unprotected_in
from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.disclosure.cells.cells import (
    Cells,
    cells_of,
    counts_of,
    with_rests,
)
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.disclosure.cells.rests import rests_of
from nmspf_report.disclosure.cells.system import Bounds, Flags, System
from nmspf_report.disclosure.cells.table import Publishable, Table, hidden_in, shown_in
from nmspf_report.disclosure.cells.tying import tie
from nmspf_report.disclosure.proof.checking import Witnesses
from nmspf_report.disclosure.proof.knowledge import Contradiction, Knowledge
from nmspf_report.disclosure.proof.proving import Finding, Proof, given_away, prove
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.indicators.observations import read_observations
from nmspf_report.locale import Language
from nmspf_report.problems import Problem
from nmspf_report.processes import processes

DATA, OBSERVATIONS = "data", "observations.parquet"


@dataclass(frozen=True)
class Verdict:
    """What the audit found for one reader.

    Parameters
    ----------
    reader
        The code of the area whose own figures the reader knows; empty for the public.
    withheld
        How many cells are withheld from the reader.
    proofs
        What is proved of them, or of rounded counts that could be small; none if the files
        contradict one another.
    breaches
        What gives a count away, or may.
    """

    reader: str
    withheld: int
    proofs: tuple[Proof, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class Audit:
    """What the audit of a release found.

    Parameters
    ----------
    files, numbers, facts
        How many files were read, how many numbers in them, and how many facts they gave.
    cells, printed, withheld
        How many cells the release could tell of, how many it prints, how many it withholds.
    handed_on
        How many tables whoever protected has handed on, to be checked; 0 if every table was looked
        for.
    verdicts
        One for each reader.
    """

    files: int
    numbers: int
    facts: int
    cells: int
    printed: int
    withheld: int
    handed_on: int
    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Whether nobody learns what is withheld."""
        return not any(verdict.breaches for verdict in self.verdicts)


@dataclass(frozen=True)
class Beside:
    """What an audit may know that is not in the release, to play those who know it too.

    Parameters
    ----------
    counted
        The observations before protection, of which an intruder knows those of its own area.
        Of earlier releases they tell which figures have been revised since.
    ledger
        The earlier releases, which every reader has.
    witnesses
        Tables that whoever protected has found; None where they are to be looked for. They are
        taken for nothing but what they are: each is checked against all that the files say, in
        exact arithmetic, and what those that agree do not show is looked for.
    """

    counted: pd.DataFrame | None = None
    ledger: tuple[Entry, ...] = ()
    witnesses: Witnesses | None = None


@dataclass(frozen=True)
class _Released:
    """A release as the audit reads it."""

    beside: Beside
    collected: Collected
    dataset: Dataset
    recorded: Recorded
    cells: Cells
    system: System
    unprotected: Unprotected

    @cached_property
    def told_to_all(self) -> Attack:
        """What anybody knows who reads every file, where counts are not rounded."""
        return attack(self.collected.facts, self.cells, self.system, unprotected=self.unprotected)


def audit_release(
    release: Path,
    beside: Beside = Beside(),
    intruders: Sequence[str] = (),
    language: Language = "en",
) -> Audit:
    """Audit the finished files of a release.

    What counts is what the files say, not what was meant to be in them: every figure in them
    is read and tied to its cell, and everything that follows from all of them together is
    worked out, with nothing known of the counts that were withheld.

    Parameters
    ----------
    release
        The release's folder.
    beside
        What is known that is not in the release.
    intruders
        The codes of areas that know their own figures; ``each`` or ``authorities`` stands for
        each authority, ``regions`` for each region.
    language
        The reader's.

    Raises
    ------
    Problem
        If it is not a release, has nothing that was protected, or an intruder's own figures are
        not given.
    """
    with processes(), without_collecting_garbage():
        released = _read(release, beside)
        readers = _readers(released, intruders)
        verdicts = [_verdict(reader, released, language) for reader in readers]
    collected, withheld = released.collected, _withheld(released)
    return Audit(
        files=len(collected.files),
        numbers=sum(file.numbers for file in collected.files),
        facts=len(collected.facts),
        cells=released.cells.size,
        printed=int((_shown(released) & ~withheld).sum()),
        withheld=int(withheld.sum()),
        handed_on=0 if beside.witnesses is None else beside.witnesses.number,
        verdicts=tuple(verdicts),
    )


def _read(release: Path, beside: Beside) -> _Released:
    if beside.ledger and beside.counted is None:
        raise Problem("ledger_without_figures", where=release)
    recorded = read_record(release)
    with collecting(release) as collected:
        dataset = read_dataset(release / DATA)
        quantities = quantities_of(dataset.framework, recorded.disclosure.not_about_persons)
        cells = cells_of(dataset.coverage, quantities, dataset.geography)
        system, unprotected = tie(cells), _unprotected(release, recorded)
        return _Released(beside, collected(), dataset, recorded, cells, system, unprotected)


def _unprotected(release: Path, recorded: Recorded) -> Unprotected:
    """Give what its data, those for each board among them, say that needs no protection."""
    every = sorted((release / DATA).rglob(OBSERVATIONS))
    observations = pd.concat(map(read_observations, every))
    return unprotected_in(observations, recorded.disclosure.not_about_persons)


def _readers(released: _Released, intruders: Sequence[str]) -> Iterator[Reader]:
    """Give those against whom a release has to hold: its readers, then intruders."""
    yield from readers_of(released.cells, released.recorded)
    for reader in intruders_of(released.cells, intruders):
        if released.beside.counted is None:
            raise Problem("intruder_without_figures", intruder=reader.area)
        yield reader


def _verdict(reader: Reader, released: _Released, language: Language) -> Verdict:
    """Work out what one reader learns."""
    naming = Naming(released.cells, language)
    loose = [found for found in released.collected.loose if reader.reads(found.where.file)]
    rounding = _rounding(released, reader)
    made = _attack(reader, rounding, released)
    withheld = _withheld(released)
    withheld[reader.exempt] = False
    breaches = list(breaches_in_files(made, loose, naming))
    is_printed = withheld & (made.knowledge.lower == made.knowledge.upper)
    breaches.extend(breaches_of_cells(np.flatnonzero(is_printed).tolist(), naming))
    knowledge = _knowledge(made.knowledge, reader, released, withheld)
    told = _with_ledger(Extended(knowledge, withheld), reader, released)
    proofs: tuple[Proof, ...] = ()
    try:
        if rounding is None:
            proofs, findings = _prove(told, reader, released)
        else:
            proofs, findings = _prove_rounded(knowledge, made.printed, rounding, reader, released)
        breaches.extend(breaches_in_proof(findings, naming))
    except Contradiction as contradicted:
        breaches.append(contradiction(contradicted.cells.tolist(), naming))
    return Verdict(reader.area, int(withheld.sum()), proofs, tuple(breaches))


def _attack(reader: Reader, rounding: Rounding | None, released: _Released) -> Attack:
    if reader.reads_all and rounding is None:
        return released.told_to_all
    facts = (fact for fact in released.collected.facts if reader.reads(fact.where.file))
    return attack(facts, released.cells, released.system, rounding, released.unprotected)


def _rounding(released: _Released, reader: Reader) -> Rounding | None:
    """Give how the counts that a reader does not know are rounded; None if they are not."""
    rules, within = released.recorded.disclosure, released.dataset.within
    if rules.method != "controlled_rounding":
        return None
    if len(reader.own) and released.beside.counted is None:
        raise Problem("intruder_without_figures", intruder=reader.area)
    is_own = np.zeros(released.cells.size, dtype=bool)
    is_own[reader.own] = True
    nearest, farthest = rules.base - 1, 2 * rules.base - 1
    return Rounding(rules.base, farthest if within == farthest else nearest, is_own)


def _prove_rounded(
    knowledge: Knowledge,
    printed: Bounds,
    rounding: Rounding,
    reader: Reader,
    released: _Released,
) -> tuple[tuple[Proof, ...], list[Finding]]:
    """Prove that every rounded count of which a reader is asked stays in doubt."""
    rules = released.recorded.disclosure
    asked = np.ones(released.cells.size, dtype=bool)
    asked[reader.exempt] = False
    _, most = rules.sensitive
    proofs = prove_rounded(knowledge, printed, asked, rounding, most, rules.seconds)
    return tuple(proofs), [finding for proof in proofs for finding in proof.findings]


def _knowledge(told: Knowledge, reader: Reader, released: _Released, withheld: Flags) -> Knowledge:
    """Add to what the files say what the reader knows beforehand."""
    lower, upper = told.lower.copy(), told.upper.copy()
    if released.recorded.disclosure.zeros == "published":
        lower[withheld] = np.maximum(lower[withheld], 1)
    counted = released.beside.counted
    if counted is not None and len(reader.own):
        own = counts_of(counted, released.cells)[reader.own]
        known = reader.own[~np.isnan(own)]
        lower[known] = upper[known] = own[~np.isnan(own)]
    return replace(told, lower=lower, upper=upper)


def _with_ledger(told: Extended, reader: Reader, released: _Released) -> Extended:
    """Add what earlier releases have said, where there are any."""
    counted, ledger = released.beside.counted, released.beside.ledger
    if counted is None or not ledger:
        return told
    dataset, cells = released.dataset, released.cells
    counts = with_rests(counts_of(counted, cells), cells).astype(np.int64)
    return with_earlier(
        told.knowledge,
        told.withheld,
        Table(cells, released.system, counts, _shown(released)),
        ledger,
        Publishable(counted, dataset.coverage, dataset.framework, dataset.geography),
        released.recorded.disclosure,
        reader.area,
    )


def _prove(
    told: Extended, reader: Reader, released: _Released
) -> tuple[tuple[Proof, ...], list[Finding]]:
    """Prove what can be of each withheld count, and of what follows by subtraction.

    What is left beside a withheld part, or out of a sum's year, is nobody's figure. It is given
    away only if it is certain that it is small: so it is not asked of where a witness already has
    more.
    """
    rules = released.recorded.disclosure
    cells = np.flatnonzero(told.withheld)
    given = _of_these_cells(released.beside.witnesses, told.knowledge)
    first = prove(told.knowledge, cells, rules.required, rules.seconds, given)
    shown = _shown(released)
    low, high = rules.required
    _, most = rules.sensitive
    proved, found = first.witnesses, list(first.findings)
    # Tables that were handed on are a start; only what has been checked shows anything.
    known = proved if proved is None or given is None else proved.with_those_of(given)
    for asked, reach in rests_of(released.cells, shown, most).asked(shown, high):
        rests = np.setdiff1d(np.flatnonzero(asked), reader.exempt)
        if proved is not None:
            rests = rests[proved.extremes(rests)[1] <= most]
        if rests.size:
            second = prove(told.knowledge, rests, (low, reach), rules.seconds, known)
            found.extend(given_away(second.findings, most))
    return (first,), found


def _of_these_cells(witnesses: Witnesses | None, knowledge: Knowledge) -> Witnesses | None:
    """Give the tables if they are of so many cells: those of other figures are of no use."""
    if witnesses is None or witnesses.base.size != knowledge.system.size:
        return None
    return witnesses


def _shown(released: _Released) -> Flags:
    return shown_in(released.dataset.observations, released.cells)


def _withheld(released: _Released) -> Flags:
    return hidden_in(released.dataset.observations, released.cells)
