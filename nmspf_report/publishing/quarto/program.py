"""The program Quarto: whether it is there and new enough, and rendering a project with it."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from nmspf_report.problems import Problem

PROGRAM = "quarto"
OLDEST = (1, 9)
"""The first that asks Typst for PDF/UA (``pdf-standard``), and brings a Typst that knows it."""

_VERSION = re.compile(r"\s*(\d+)\.(\d+)(?:\.\d+)*")
_LINES_OF_A_REASON = 12


@dataclass(frozen=True)
class Quarto:
    """A Quarto that is new enough.

    Parameters
    ----------
    path
        The program.
    version
        As it says, such as ``1.9.36``.
    """

    path: Path
    version: str

    def render(self, project: Path) -> None:
        """Render a project, all of its documents by one command.

        Parameters
        ----------
        project
            Its folder.

        Raises
        ------
        Problem
            If Quarto ends with anything but 0; with the last that it said.
        """
        ended = _run([self.path, "render", project], project)
        if ended.returncode:
            said = "\n".join([ended.stdout, ended.stderr]).strip().splitlines()
            raise Problem("quarto_failed", reason="\n".join(said[-_LINES_OF_A_REASON:]))


def find_quarto() -> Quarto:
    """Find Quarto where programs are found.

    Raises
    ------
    Problem
        If it is not there, cannot say its version, or is too old.
    """
    oldest = ".".join(map(str, OLDEST))
    path = shutil.which(PROGRAM)
    if path is None:
        raise Problem("quarto_missing", oldest=oldest)
    ended = _run([path, "--version"], Path.cwd())
    found = _VERSION.match(ended.stdout)
    if ended.returncode or found is None:
        raise Problem("quarto_unusable", where=path, reason=(ended.stderr or ended.stdout).strip())
    if (int(found[1]), int(found[2])) < OLDEST:
        raise Problem("quarto_too_old", where=path, found=found[0].strip(), oldest=oldest)
    return Quarto(Path(path), found[0].strip())


def _run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (the Quarto that the user has installed)
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
