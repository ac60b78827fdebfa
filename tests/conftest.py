"""What every test can use: the national sample, made once, and the long form of a suite."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nmspf_report.returns.sample import write_sample
from tests.notebooks.cluster import Cluster
from tests.sharing import Shared

# The files that take half a minute and more, the longest first, and those that begin from the same
# build apart, so that none waits for another to make it. Begun last, one of them would keep one
# process busy for minutes while the others have nothing left to do.
LONGEST_FIRST = (
    "release/test_release.py",
    "release/test_rounding.py",
    "release/test_killed.py",
    "release/test_attacks_on_releases.py",
    "release/test_ledger.py",
    "release/test_incremental.py",
    "indicators/test_against_oracle.py",
    "narrative/test_in_a_release.py",
    "cli/test_refusals.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-long", action="store_true", help="run the long form of the suites")
    parser.addoption(
        "--release", type=Path, help="a finished release, of which axe reads every page, whole"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_turn)
    if config.getoption("--run-long"):
        return
    skip = pytest.mark.skip(reason="the long form: run with --run-long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def sample_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the national sample: four years of returns, seed 1, not to be changed."""
    folder = tmp_path_factory.mktemp("returns") / "sample"
    write_sample(folder, years=4, seed=1)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What is made once for all processes of this run, however many pytest-xdist has begun."""
    own = tmp_path_factory.getbasetemp()
    # Each of several has a folder within the run's.
    return Shared((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")


@pytest.fixture(scope="session")
def two_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of returns of two of Gwent's five authorities, not to be changed."""
    folder = tmp_path_factory.mktemp("returns") / "two"
    write_sample(folder, years=2, seed=1, areas=["W06000019", "W06000020"])
    return folder


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A Dask cluster of two workers, where the extra is installed."""
    pytest.importorskip("distributed")
    cluster = Cluster(tmp_path)
    try:
        yield cluster
    finally:
        cluster.end()


def _turn(item: pytest.Item) -> int:
    """Give a test's turn: that of its file, if it is among the longest, or else the last."""
    file = item.path.as_posix()
    turns = (turn for turn, name in enumerate(LONGEST_FIRST) if file.endswith(name))
    return next(turns, len(LONGEST_FIRST))
