"""Running ``nmspf`` in this process, on small releases: what is imported need not be so again."""

import io
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pandas as pd

from nmspf_report.cli import main
from nmspf_report.dataset.storage import read_dataset
from tests.release.running import write_parameters

KEY = ["indicator", "category", "area_code", "period", "counting_unit"]
YEAR = "2025-26"
BLAENAU_GWENT, TORFAEN, CARDIFF = "W06000019", "W06000020", "W06000015"
PAGE = Path("en", "authorities", f"{TORFAEN}.html")


@dataclass(frozen=True)
class Ended:
    """How a command ended, and everything that it said."""

    exit_code: object
    said: str


def nmspf(*arguments: object) -> Ended:
    """Run a command to its end."""
    said = io.StringIO()
    command = ["nmspf", *map(str, arguments)]
    with mock.patch.object(sys, "argv", command), redirect_stdout(said), redirect_stderr(said):
        try:
            main()
        except SystemExit as ended:
            return Ended(ended.code or 0, said.getvalue())
    return Ended(0, said.getvalue())


@dataclass(frozen=True)
class Release:
    """A release of one year, the restricted folder that was used for it, and how it was built."""

    folder: Path
    restricted: Path
    ended: Ended

    @property
    def counted(self) -> pd.DataFrame:
        """What was counted, before protection."""
        return read_dataset(self.restricted / "counted").observations

    @property
    def published(self) -> pd.DataFrame:
        return read_dataset(self.folder / "data").observations

    @property
    def both(self) -> pd.DataFrame:
        """What was published, beside what was counted (``numerator_counted`` and so on)."""
        return self.published.merge(self.counted, on=KEY, how="left", suffixes=("", "_counted"))


@dataclass(frozen=True)
class Workplace:
    """Where releases of the same returns are built; the returns are counted once for all."""

    folder: Path
    returns: Path

    @property
    def restricted(self) -> Path:
        """What is kept beside all releases of this place."""
        return self.folder / "restricted"

    def release(self, name: str) -> Path:
        """Give the folder of a release that is built here."""
        return self.folder / name / "release"

    def elsewhere(self, folder: Path, *leaving: str) -> "Workplace":
        """Give another place, where what was worked out here is known too.

        Parameters
        ----------
        folder
            Where it is.
        *leaving
            Names of what is not taken along.
        """
        ignore = shutil.ignore_patterns(*leaving)
        shutil.copytree(self.restricted, folder / "restricted", ignore=ignore)
        return Workplace(folder, self.returns)

    def build(self, name: str, *options: object, area: str = TORFAEN, **changes: str) -> Release:
        """Build one area's report of 2025-26 as a page, or whatever else the options say."""
        folder = self.folder / name
        folder.mkdir()
        out = self.release(name)
        values = {"first_year": YEAR, "formats": "[html]", "edition": "public", **changes}
        path = write_parameters(folder / "run.yml", self.returns, **values)
        where = ("--out", out, "--restricted", self.restricted, "--area", area)
        return Release(out, self.restricted, nmspf("build", path, *where, *options))
