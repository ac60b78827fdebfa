"""What is recalled is what would be worked out; what has changed is worked out anew."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from nmspf_report.disclosure.cells.system import System
from nmspf_report.disclosure.remembering import FolderMemory, key_of
from nmspf_report.disclosure.suppression.mending import suppress_with_proof
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE, WITHHELD, Protection
from nmspf_report.disclosure.suppression.secondary import suppress

REQUIRED = (1, 4)


def row_of_four(*counts: int) -> tuple[list[int], list[int]]:
    """Give a total's parts and its coefficients."""
    return list(counts), [-1, 1, 1, 1, 1]


def apart(first: tuple[int, ...], second: tuple[int, ...]) -> Protection:
    """Protect two rows of a total and four parts that have nothing to do with each other."""
    counts, rows = [], []
    for number, parts in enumerate((first, second)):
        numbers, coefficients = row_of_four(*parts)
        counts += [sum(numbers), *numbers]
        rows.append([0] * 5 * number + coefficients + [0] * 5 * (1 - number))
    table = np.array(counts, dtype=np.int64)
    small = (table >= 1) & (table <= 4)
    cells = np.flatnonzero(small)
    return Protection(
        system=System(sparse.csr_array(np.array(rows)), sparse.csr_array((0, 10), dtype=np.int64)),
        counts=table,
        roles=np.where(small, WITHHELD, PUBLISHABLE).astype(np.int8),
        costs=1.0 + table,
        lower=np.zeros(10),
        upper=np.full(10, np.inf),
        cells=cells,
        low=np.full(cells.size, 1),
        high=np.full(cells.size, 4),
        coalitions=(),
        exempt=(),
    )


@pytest.fixture
def memory(tmp_path):
    return FolderMemory(tmp_path / "patterns")


def test_what_is_recalled_is_what_was_chosen(memory):
    protection = apart((2, 10, 30, 40), (3, 12, 25, 50))
    chosen = suppress(protection, memory)
    assert (suppress(protection, FolderMemory(memory.folder)) == chosen).all()
    assert (suppress(protection) == chosen).all()
    # One small part, and the smallest of the others: in each row.
    assert np.flatnonzero(chosen).tolist() == [1, 2, 6, 7]


def test_only_the_row_that_has_changed_is_chosen_anew(memory):
    suppress(apart((2, 10, 30, 40), (3, 12, 25, 50)), memory)
    before = set(memory.used)
    assert len(before) == 2
    chosen = suppress(apart((2, 10, 30, 40), (3, 60, 25, 50)), memory)
    assert len(memory.used - before) == 1
    assert np.flatnonzero(chosen).tolist() == [1, 2, 6, 8]


def test_what_is_recalled_is_used(memory):
    """A kept outcome that was altered comes back altered: it was not worked out again."""
    protection = apart((2, 10, 30, 40), (3, 12, 25, 50))
    suppress(protection, memory)
    for path in memory.folder.glob("*.npz"):
        with np.load(path) as kept:
            altered = np.ones_like(kept["suppressed"])
        np.savez(path, suppressed=altered)
    assert suppress(protection, FolderMemory(memory.folder)).sum() > 4


def test_a_file_that_cannot_be_read_is_as_good_as_none(memory):
    protection = apart((2, 10, 30, 40), (3, 12, 25, 50))
    chosen = suppress_with_proof(protection, REQUIRED, 60.0, memory).suppressed
    for path in memory.folder.glob("*.npz"):
        path.write_bytes(b"PK\x03\x04 half a file")
    again = suppress_with_proof(protection, REQUIRED, 60.0, FolderMemory(memory.folder)).suppressed
    assert (again == chosen).all()


def test_what_was_not_used_is_forgotten(memory):
    suppress(apart((2, 10, 30, 40), (3, 12, 25, 50)), memory)
    later = FolderMemory(memory.folder)
    suppress(apart((2, 10, 30, 40), (3, 60, 25, 50)), later)
    later.forget_unused()
    assert {path.stem for path in memory.folder.iterdir()} == later.used
    assert len(later.used) == 2


def test_a_key_rests_on_every_number():
    rows = sparse.csr_array(np.array([[1, 1], [0, 1]]))
    other = sparse.csr_array(np.array([[1, 1], [1, 0]]))
    keys = {
        key_of("kind", rows, 1),
        key_of("kind", other, 1),
        key_of("kind", rows, 2),
        key_of("other", rows, 1),
        key_of("kind", rows.astype(float), 1),
        key_of("kind", (rows,), 1),
    }
    assert len(keys) == 6
    protection = apart((2, 10, 30, 40), (3, 12, 25, 50))
    dearer = replace(protection, costs=protection.costs * 2)
    assert key_of("kind", protection) != key_of("kind", dearer)
