"""One build at a time in a folder, and nothing of an earlier one that was stopped."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from nmspf_report.problems import Problem

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone_in(folder: Path) -> Iterator[Path]:
    """Let nobody else build with this restricted folder, and give a folder for work on the way.

    However a build ends, the lock ends with it; the folder is removed at its end, or by the next
    build if it was killed: children's records can stand in it.

    Parameters
    ----------
    folder
        The restricted folder.

    Raises
    ------
    Problem
        If another build is using it.
    """
    # A folder that is there has the permissions that somebody gave it.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("wb") as file:
        try:
            _lock(file)
        except OSError:
            raise Problem("another_build", where=folder) from None
        for left in folder.glob("work-*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="work-", dir=folder) as work:
            yield Path(work)
