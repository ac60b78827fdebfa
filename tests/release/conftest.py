"""Small releases: of two authorities and their board, built twice; and what others begin from."""

import shutil
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.returns.sample import write_sample
from tests.release.here import (
    BLAENAU_GWENT,
    CARDIFF,
    TORFAEN,
    YEAR,
    Ended,
    Release,
    Workplace,
    nmspf,
)
from tests.release.running import run, write_parameters
from tests.sharing import Shared


@dataclass(frozen=True)
class BuiltRelease:
    """A release, what is kept beside it, and what the command said while it built it."""

    folder: Path
    restricted: Path
    exit_code: object
    said: str


def built(folder: Path, returns: Path, *options: str) -> BuiltRelease:
    """Build some documents of a release into a folder, with a program of its own."""
    ended = run(["build", *_asked(folder, returns), *options])
    return _released(folder, Ended(ended.returncode, ended.stdout + ended.stderr))


def built_here(folder: Path, returns: Path, *options: str) -> BuiltRelease:
    """Build them in this process."""
    return _released(folder, nmspf("build", *_asked(folder, returns), *options))


def _asked(folder: Path, returns: Path) -> list[object]:
    return [write_parameters(folder / "run.yml", returns), "--out", folder / "release"]


def _released(folder: Path, ended: Ended) -> BuiltRelease:
    release, restricted = folder / "release", folder / "release-restricted"
    return BuiltRelease(release, restricted, ended.exit_code, ended.said)


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> BuiltRelease:
    """Blaenau Gwent, then its board, of which three authorities sent nothing, in one folder."""
    folder = tmp_path_factory.mktemp("first")
    first = built_here(folder, two_returns, "--area", BLAENAU_GWENT)
    assert first.exit_code == 0, first.said
    return built_here(folder, two_returns, "--area", "gwent")


@pytest.fixture(scope="session")
def built_again(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> BuiltRelease:
    """The board alone, by the command as a user gives it, one notebook after the other."""
    folder = tmp_path_factory.mktemp("another")
    return built(folder, two_returns, "--area", "gwent", "--jobs", "1")


@pytest.fixture(scope="session")
def three_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One year of returns of two of Gwent's authorities and of Cardiff, not to be changed."""
    # A digit in the name of the returns' folder is nobody's figure.
    folder = tmp_path_factory.mktemp("returns") / "sent by 3"
    write_sample(folder, years=1, seed=1, areas=[BLAENAU_GWENT, TORFAEN, CARDIFF])
    return folder


@pytest.fixture(scope="session")
def workplace(
    tmp_path_factory: pytest.TempPathFactory, three_returns: Path, shared: Shared
) -> Workplace:
    """Where the public edition was built, and what was worked out for it need not be again."""
    folder = tmp_path_factory.mktemp("workplace")
    made = shared.made("public", partial(_build_public, three_returns))
    return Workplace(shutil.copytree(made, folder, dirs_exist_ok=True), three_returns)


def _build_public(returns: Path, folder: Path) -> None:
    ledger = folder / "ledger"
    made = Workplace(folder, returns).build("public", "--ledger", ledger, formats="[html, pdf]")
    assert made.ended.exit_code == 0, made.ended.said
    (folder / "said.txt").write_text(made.ended.said, encoding="utf-8")


@pytest.fixture(scope="session")
def public(workplace: Workplace) -> Release:
    """The public edition as it is by default, which begins a ledger; not to be changed."""
    said = (workplace.folder / "said.txt").read_text(encoding="utf-8")
    return Release(workplace.release("public"), workplace.restricted, Ended(0, said))


@dataclass(frozen=True)
class Undisturbed:
    """A folder with returns and what was built of them; wherever it is, its paths are its own."""

    folder: Path

    def command(self, out: Path) -> list[object]:
        """Give the command that has built it, to be given in this folder."""
        area = ["--area", TORFAEN, "--format", "html"]
        return ["build", self.folder / "run.yml", "--out", out, *area]

    @property
    def made(self) -> dict[str, bytes]:
        """What was built."""
        return contents(self.folder / "release")

    @property
    def seconds(self) -> float:
        """How long it took."""
        return float((self.folder / "seconds.txt").read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def undisturbed(two_returns: Path, shared: Shared) -> Undisturbed:
    """One report, made once by the command as a user gives it; not to be changed.

    It is of one year, of which few figures need protection: that part of a build takes longest.
    """
    return Undisturbed(shared.made("undisturbed", partial(_build_undisturbed, two_returns)))


def _build_undisturbed(returns: Path, folder: Path) -> None:
    shutil.copytree(returns, folder / "returns")
    every = {unit for item in read_framework("nmspf_c").counted for unit in item.counting_units}
    rules = f"{{not_about_persons: [{', '.join(sorted(every - {'conferences'}))}]}}"
    write_parameters(
        folder / "run.yml", Path("returns"), first_year=YEAR, edition="public", disclosure=rules
    )
    begun = time.monotonic()
    ended = run(Undisturbed(folder).command(folder / "release"), folder)
    assert ended.returncode == 0, ended.stderr
    (folder / "seconds.txt").write_text(f"{time.monotonic() - begun}", encoding="utf-8")
