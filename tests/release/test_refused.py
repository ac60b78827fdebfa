"""What stands in a build's way is told in a sentence, and what stood there stays as it was."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nmspf_report.problems import Problem
from nmspf_report.release.alone import alone_in
from tests.release.here import BLAENAU_GWENT, nmspf
from tests.release.running import COMMAND, write_parameters


def test_two_builds_do_not_work_in_one_folder(tmp_path, two_returns):
    parameters = write_parameters(tmp_path / "run.yml", two_returns)
    with alone_in(tmp_path / "release-restricted"):
        ended = nmspf("build", parameters, "--out", tmp_path / "release")
    assert ended.exit_code == 2
    assert "Another build is working with this folder." in ended.said
    assert not (tmp_path / "release").exists()
    with alone_in(tmp_path / "release-restricted"):
        pass


def test_what_a_killed_build_left_on_its_way_is_removed(tmp_path):
    left = tmp_path / "kept" / "work-of-yesterday" / "returns"
    left.mkdir(parents=True)
    with alone_in(tmp_path / "kept") as work:
        assert not left.exists()
        assert work.is_dir()
    assert not work.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions")
def test_nobody_else_reads_what_must_not_be_published(tmp_path):
    """Unless somebody made the folder so that others can."""
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o750)
    for folder, mode in ((tmp_path / "own", 0o700), (shared, 0o750)):
        with alone_in(folder):
            assert folder.stat().st_mode & 0o777 == mode


def test_the_lock_is_of_one_folder(tmp_path):
    with (
        alone_in(tmp_path / "a"),
        alone_in(tmp_path / "b"),
        pytest.raises(Problem, match="Another build"),
        alone_in(tmp_path / "a"),
    ):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_a_full_disk_is_told_and_nothing_is_published(tmp_path, undisturbed):
    """What the build before has counted and protected is there; another report is asked for."""
    kept = shutil.copytree(undisturbed.folder / "release-restricted", tmp_path / "kept")
    out = ("--out", str(tmp_path / "release"), "--restricted", str(kept))
    area = ("--area", BLAENAU_GWENT, "--format", "html")
    command = [*COMMAND, "build", str(undisturbed.folder / "run.yml"), *out, *area]

    def fill_the_disk() -> None:
        """Let no file grow beyond what fits no notebook of a report."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    ended = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=undisturbed.folder,
        preexec_fn=fill_the_disk,
    )
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "File too large" in ended.stderr
    assert not (tmp_path / "release").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written_is_told(tmp_path, two_returns):
    parameters = write_parameters(tmp_path / "run.yml", two_returns)
    (tmp_path / "kept").mkdir(mode=0o500)
    kept = ("--restricted", tmp_path / "kept")
    ended = nmspf("build", parameters, "--out", tmp_path / "release", *kept)
    assert ended.exit_code == 2
    assert "Permission denied" in ended.said


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path, two_returns):
    parameters = write_parameters(tmp_path / "run.yml", two_returns)
    kept = tmp_path / "kept"
    kept.write_text("a file", encoding="utf-8")
    ended = nmspf("build", parameters, "--out", tmp_path / "release", "--restricted", kept)
    assert ended.exit_code == 2
    assert "kept" in ended.said


def test_a_return_that_vanishes_is_told(tmp_path: Path):
    parameters = write_parameters(tmp_path / "run.yml", tmp_path / "nowhere")
    ended = nmspf("build", parameters, "--out", tmp_path / "release")
    assert ended.exit_code == 2
    assert "nowhere" in ended.said
