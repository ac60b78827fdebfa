"""What is made once for all the processes that run the tests: who asks first makes it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nmspf_report.problems import Problem
from nmspf_report.release.alone import alone_in

PAUSE = 0.2
"""Seconds until who waits looks again."""


@dataclass(frozen=True)
class Shared:
    """Folders that all processes of a run of the tests see; what is in them is not to be changed.

    Parameters
    ----------
    folder
        Where they stand.
    """

    folder: Path

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """Give a folder, which is made by whoever asks first; the others wait.

        It is made elsewhere and put in its place when it is whole: if its maker fails or is ended,
        whoever asks next makes it anew.

        Parameters
        ----------
        name
            What is in it.
        make
            Makes what is in it, given the folder, which it finds empty.
        """
        made = self.folder / name / "made"
        while not made.exists():
            try:
                with alone_in(self.folder / name) as work:
                    if not made.exists():
                        make(work)
                        work.rename(made)
                        work.mkdir()
            except Problem as another:
                if another.name != "another_build":
                    raise
                time.sleep(PAUSE)
        return made
