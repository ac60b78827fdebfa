"""Ctrl-C ends a build with a word, and leaves no half-written file and no program behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.release.running import COMMAND, write_parameters

LONGEST = 180


def wait_until_under_way(process: subprocess.Popen[str], folder: Path) -> list[psutil.Process]:
    """Wait until a notebook is in hand and its kernel runs; give the programs of the build."""
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends and process.poll() is None:
        kernels = psutil.Process(process.pid).children(recursive=True)
        # The process that kernels are forked from, and one that was.
        if len(kernels) >= 2 and list(folder.rglob("notebooks")):
            return kernels
        time.sleep(0.2)
    raise AssertionError("no notebook was begun")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C goes to every program of a console")
def test_an_interrupted_build_leaves_nothing_half_done(tmp_path, two_returns):
    parameters = write_parameters(tmp_path / "run.yml", two_returns)
    out = tmp_path / "release"
    command = [*COMMAND, "build", str(parameters), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        kernels = wait_until_under_way(process, tmp_path)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=LONGEST)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Stopped. Nothing was published" in complaint
    assert "Traceback" not in complaint
    assert [kernel for kernel in kernels if kernel.is_running()] == []
    assert not out.exists()
    names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert [name for name in names if "partial" in name or "failed" in name] == []
