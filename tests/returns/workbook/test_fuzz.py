"""Thousands of mutated workbooks: each is read or refused, and nothing else ever happens."""

import os
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.reading import read_workbook
from tests.returns.workbook.mutating import mutated, outcome

SHORT, LONG, GUARDED = 100, 10_000, 8
CHUNK = 50
SECONDS = 10.0


def outcomes(content: bytes, seeds: Sequence[int], folder: Path) -> list[str]:
    """Read one mutated workbook for each seed, in this process."""
    told = []
    for seed in seeds:
        path = folder / f"{seed}.xlsx"
        path.write_bytes(mutated(content, seed))
        started = time.process_time()
        told.append(outcome(path))
        assert time.process_time() - started < SECONDS, f"seed {seed}"
        path.unlink()
    return told


def guarded(content: bytes, seeds: Sequence[int], folder: Path) -> list[str]:
    """The same under guard, as a user reads: a reader that dies is a problem told."""
    told = []
    for seed in seeds:
        path = folder / f"{seed}.xlsx"
        path.write_bytes(mutated(content, seed))
        try:
            read_workbook(path)
            told.append("read")
        except Problem as problem:
            told.append(problem.name)
        path.unlink()
    return told


def test_the_same_seed_gives_the_same_workbook(blank: Path) -> None:
    content = blank.read_bytes()
    assert mutated(content, 7) == mutated(content, 7)
    assert mutated(content, 7) != mutated(content, 8)


def test_mutated_workbooks_are_read_or_refused(blank: Path, tmp_path: Path) -> None:
    told = outcomes(blank.read_bytes(), range(SHORT), tmp_path)
    assert len(told) == SHORT
    assert {"read", "workbook_damaged"} < set(told)
    assert list(tmp_path.iterdir()) == []


def test_mutated_workbooks_are_read_or_refused_under_guard(blank: Path, tmp_path: Path) -> None:
    seeds = range(SHORT, SHORT + GUARDED)
    told = guarded(blank.read_bytes(), seeds, tmp_path)
    assert told == outcomes(blank.read_bytes(), seeds, tmp_path)


@pytest.mark.long
def test_ten_thousand_mutated_workbooks_are_read_or_refused(blank: Path, tmp_path: Path) -> None:
    """In processes of their own, since a reader in this one that dies would end the tests."""
    content = blank.read_bytes()
    chunks = [range(first, first + CHUNK) for first in range(0, LONG, CHUNK)]
    counts: Counter[str] = Counter()
    for chunk in chunks:
        counts.update(_in_another_process(content, chunk, tmp_path))
    (tmp_path / "counts").write_text(str(sorted(counts.items())))
    assert counts.total() == LONG
    (tmp_path / "counts").rename(tmp_path.parent / "fuzz_counts.txt")
    assert list(tmp_path.iterdir()) == []


def _in_another_process(content: bytes, seeds: range, folder: Path) -> list[str]:
    try:
        with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
            halves = seeds[::2], seeds[1::2]
            jobs = [pool.submit(outcomes, content, half, folder) for half in halves]
            return [said for job in jobs for said in job.result(timeout=SECONDS * len(seeds))]
    except BrokenProcessPool:
        for left in folder.iterdir():
            left.unlink()
        return guarded(content, seeds, folder)
