"""What was worked out before: outcomes of pieces of the work, found again by all they rest on.

When one authority sends one quarter anew, most pieces are as they were: their outcome is recalled,
and only what is connected to the new counts is worked out. A piece is known by a digest of every
number that goes into it, and of the code that works on it.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.arrays import Arrays, read_arrays, write_arrays

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")

CODE = Path(__file__).parent


class Memory(Protocol):
    """Where outcomes are kept, as named arrays."""

    def recall(self, key: str) -> Arrays | None:
        """Give what was kept under a key, or None."""

    def keep(self, key: str, outcome: Arrays) -> None:
        """Keep an outcome under a key."""


class NoMemory:
    """Remembers nothing."""

    def recall(self, _key: str) -> Arrays | None:
        """Give nothing."""
        return None

    def keep(self, _key: str, _outcome: Arrays) -> None:
        """Keep nothing."""


FORGETFUL = NoMemory()


@dataclass
class FolderMemory:
    """Keeps outcomes as files in a folder.

    They tell which figures are withheld and why: the folder is as restricted as the counts.

    Parameters
    ----------
    folder
        Where; it need not be there.
    used
        The keys that were recalled or kept since.
    """

    folder: Path
    used: set[str] = field(default_factory=set)

    def recall(self, key: str) -> Arrays | None:
        """Give what was kept under a key; a file that cannot be read is as good as none."""
        outcome = read_arrays(self._file(key))
        if outcome is not None:
            self.used.add(key)
        return outcome

    def keep(self, key: str, outcome: Arrays) -> None:
        """Keep an outcome under a key, whole or not at all."""
        write_arrays(outcome, self._file(key))
        self.used.add(key)

    def forget_unused(self) -> None:
        """Remove what was neither recalled nor kept since: it belongs to earlier counts."""
        for path in sorted(self.folder.glob("*.npz")):
            if path.stem not in self.used:
                path.unlink()

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}.npz"


@dataclass(frozen=True)
class Form(Generic[Outcome]):
    """How an outcome is written as arrays, and read again.

    Parameters
    ----------
    write
        Gives None for an outcome that is not to be kept.
    read
        The inverse.
    """

    write: Callable[[Outcome], Arrays | None]
    read: Callable[[Arrays], Outcome]


def recalled_or_done(
    pieces: Sequence[Piece],
    memory: Memory,
    key: Callable[[Piece], str],
    do: Callable[[list[Piece]], list[Outcome]],
    form: Form[Outcome],
) -> list[Outcome]:
    """Give the outcome of every piece: recalled where it is known, worked out where it is not.

    Parameters
    ----------
    pieces
        The pieces of the work.
    memory
        Where outcomes are kept.
    key
        Gives a piece's key, as `key_of` makes it.
    do
        Works pieces out, all that are left in one go.
    form
        How an outcome is kept.
    """
    keys = [key(piece) for piece in pieces]
    kept = [memory.recall(each) for each in keys]
    left = [place for place, arrays in enumerate(kept) if arrays is None]
    done = dict(zip(left, do([pieces[place] for place in left]), strict=True))
    for place, outcome in done.items():
        arrays = form.write(outcome)
        if arrays is not None:
            memory.keep(keys[place], arrays)
    return [
        done[place] if arrays is None else form.read(arrays) for place, arrays in enumerate(kept)
    ]


def key_of(kind: str, *contents: object) -> str:
    """Give the digest of what a piece of work rests on, this package's code among it.

    Parameters
    ----------
    kind
        What is worked out.
    contents
        Numbers, words, arrays, sparse arrays, None, and dataclasses and sequences of them.
    """
    digest = hashlib.sha256(f"{kind}\n{_code()}\n".encode())
    for content in contents:
        _add(content, digest)
    return digest.hexdigest()


def _add(content: Any, digest: "hashlib._Hash") -> None:
    if isinstance(content, np.ndarray):
        digest.update(f"{content.dtype.str}{content.shape}".encode())
        digest.update(np.ascontiguousarray(content).tobytes())
    elif sparse.issparse(content):
        _add((content.shape, content.indptr, content.indices, content.data), digest)
    elif is_dataclass(content):
        _add([getattr(content, each.name) for each in fields(content)], digest)
    elif isinstance(content, (list, tuple)):
        digest.update(f"({len(content)}".encode())
        for each in content:
            _add(each, digest)
    else:
        digest.update(repr(content).encode() + b";")


@cache
def _code() -> str:
    """Give the digest of the code that works pieces out, and of the solver's version."""
    digest = hashlib.sha256(version("highspy").encode())
    for path in sorted(CODE.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
