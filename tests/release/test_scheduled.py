"""A release whose notebooks a cluster has run is the one that this machine makes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.notebooks.cluster import Cluster
from tests.release.conftest import built, contents


@pytest.mark.long
def test_a_cluster_of_which_a_worker_is_killed_makes_the_same_release(
    cluster: Cluster, two_returns: Path, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    here = built(tmp_path / "here", two_returns, "--area", "gwent")
    with ThreadPoolExecutor(1) as beside:
        address = cluster.address()
        killing = beside.submit(cluster.kill_a_worker)
        there = built(tmp_path / "there", two_returns, "--area", "gwent", "--scheduler", address)
        killing.result(timeout=60)
    assert (here.exit_code, there.exit_code) == (0, 0), there.said
    assert contents(there.folder) == contents(here.folder)
