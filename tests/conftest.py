"""What every test can use: the national sample, made once, and the long form of a suite."""

from pathlib import Path

import pytest

from nmspf_report.returns.sample import write_sample


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-long", action="store_true", help="run the long form of the suites")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
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
def two_returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of returns of two of Gwent's five authorities, not to be changed."""
    folder = tmp_path_factory.mktemp("returns") / "two"
    write_sample(folder, years=2, seed=1, areas=["W06000019", "W06000020"])
    return folder
