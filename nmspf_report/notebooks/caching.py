"""Executed notebooks, kept by what they were made from: the same again gives the same."""

import errno
import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import nbformat
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.main import JupyterCacheBase, NbArtifacts
from nbformat import NotebookNode

# How many executed notebooks are kept; those go that were used longest ago.
MOST = 400

# The tables of jupyter-cache's database, which it makes one after the other.
TABLES = {"nbcache", "nbproject", "settings"}

# What jupyter-cache calls the notebook in its folder.
NOTEBOOK = "base.ipynb"

# The file that says, when all else of a notebook is written, what all else is.
WHOLE = "whole.txt"


class NotebookCache:
    """Executed notebooks in a folder, as jupyter-cache keeps them.

    jupyter-cache knows a notebook by its code: whatever else a notebook's outputs depend on has to
    stand in its parameters cell, as a digest. It also presumes that nobody interrupts it. Here a
    notebook counts only when a last file says that it and the files that it wrote are whole.

    Parameters
    ----------
    folder
        Where they are kept. They hold what must not be published.
    """

    def __init__(self, folder: Path) -> None:
        _remove_broken(folder)
        self._cache = JupyterCacheBase(folder)
        # One notebook after the other: its database is of this thread and that.
        self._lock = threading.Lock()
        with self._alone():
            self._cache.change_cache_limit(MOST)

    def recall(self, question: NotebookNode, results: Sequence[Path]) -> NotebookNode | None:
        """Give a notebook with the outputs that it had, if it was executed before.

        Parameters
        ----------
        question
            The notebook, whose parameters cell says all that it depends on.
        results
            The files that it writes: they are written again.
        """
        with self._alone():
            try:
                record = self._cache.match_cache_notebook(question)
            except KeyError:
                return None
            kept = self._kept(record.hashkey)
            if not _is_whole(kept):
                return None
            answer: NotebookNode
            _, answer = self._cache.merge_match_into_notebook(question)
            for result in results:
                result.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(kept / "artifacts" / result.name, result)
            return answer

    def remember(self, answer: NotebookNode, results: Sequence[Path]) -> None:
        """Keep an executed notebook and the files that it wrote."""
        cells = [cell for cell in answer.cells if cell.cell_type == "code"]
        code = [NotebookNode(cell, outputs=[]) for cell in cells]
        with self._alone():
            # It is known by its code; jupyter-cache would copy all outputs, twice.
            bare, key = self._cache.create_hashed_notebook(NotebookNode(answer, cells=code))
            kept = self._kept(key)
            shutil.rmtree(kept, ignore_errors=True)
            files = [str(path) for path in results]
            written = NbArtifacts(files, results[0].parent) if results else None
            self._cache.cache_notebook_bundle(
                CacheBundleIn(bare, key, artifacts=written), check_validity=False, overwrite=True
            )
            executed = nbformat.writes(NotebookNode(answer, cells=cells))
            (kept / NOTEBOOK).write_text(executed, encoding="utf-8")
            (kept / WHOLE).write_text(_digest_of_all(kept), encoding="ascii")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Use the database alone; where it refuses, as on a full disk, so does the system."""
        with self._lock:
            try:
                yield
            except Exception as error:
                refusal = _refusal(error)
                if refusal is None:
                    raise
                raise OSError(errno.EIO, str(refusal), str(self._cache.path)) from error

    def _kept(self, key: str) -> Path:
        return Path(self._cache.path, "executed", key)


def digests_of(folder: Path) -> dict[str, str]:
    """Give the SHA-256 digest of every file below a folder, by its path in it, sorted."""
    digests = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            digests[path.relative_to(folder).as_posix()] = digest
    return digests


def _refusal(error: BaseException | None) -> sqlite3.Error | None:
    """Give the database's own error behind those that jupyter-cache makes of it."""
    while error is not None and not isinstance(error, sqlite3.Error):
        error = error.__cause__ or error.__context__
    return error


def _is_whole(kept: Path) -> bool:
    try:
        return (kept / WHOLE).read_text(encoding="ascii") == _digest_of_all(kept)
    except OSError:
        return False


def _digest_of_all(kept: Path) -> str:
    files = digests_of(kept)
    files.pop(WHOLE, None)
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def _remove_broken(folder: Path) -> None:
    """Begin anew where the database is none, or its maker was ended before it had every table."""
    database = folder / "global.db"
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database)) as connection:
            found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.OperationalError:
        # It is one, and cannot be used now: who uses it will be told.
        return
    except sqlite3.DatabaseError:
        found = set()
    if not found >= TABLES:
        shutil.rmtree(folder)
