"""One small release, built by the real command line, and one built of the same returns again."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from nmspf_report.returns.sample import write_sample
from tests.release.here import BLAENAU_GWENT, CARDIFF, TORFAEN, Release, Workplace
from tests.release.running import run, write_parameters


@dataclass(frozen=True)
class BuiltRelease:
    """A release, what is kept beside it, and what the command said while it built it."""

    folder: Path
    restricted: Path
    exit_code: int
    said: str


def built(folder: Path, returns: Path, *options: str) -> BuiltRelease:
    """Build some documents of a release into a folder."""
    parameters = write_parameters(folder / "run.yml", returns)
    ended = run(["build", parameters, "--out", folder / "release", *options])
    return BuiltRelease(
        folder / "release",
        folder / "release-restricted",
        ended.returncode,
        ended.stdout + ended.stderr,
    )


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> BuiltRelease:
    """Blaenau Gwent, then its board, of which three authorities sent nothing, in one folder."""
    folder = tmp_path_factory.mktemp("first")
    first = built(folder, two_returns, "--area", "W06000019")
    assert first.exit_code == 0, first.said
    return built(folder, two_returns, "--area", "gwent")


@pytest.fixture(scope="session")
def built_again(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> BuiltRelease:
    """The board alone, one notebook after the other."""
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
def workplace(tmp_path_factory: pytest.TempPathFactory, three_returns: Path) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("workplace"), three_returns)


@pytest.fixture(scope="session")
def public(workplace: Workplace) -> Release:
    """The public edition as it is by default, which begins a ledger; not to be changed."""
    ledger = workplace.folder / "ledger"
    made = workplace.build("public", "--ledger", ledger, formats="[html, pdf]")
    assert made.ended.exit_code == 0, made.ended.said
    return made
