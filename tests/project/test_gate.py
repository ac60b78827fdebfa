"""The gate finds a Python on a new machine, where it must look twice."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).parents[2] / ".ci" / "run"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the gate is a script for Debian")


def function(name: str) -> str:
    """One function of the gate, as it is written."""
    (body,) = re.findall(
        rf"^{name}\(\) {{\n.*?^}}$", GATE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return str(body)


def test_a_python_looked_for_twice_is_still_one_that_runs(tmp_path):
    # As after a package was installed: the second time, `python3` is the script of the first.
    script = "\n".join(
        [
            f"work='{tmp_path}'",
            function("is_suitable_python"),
            function("provide_python"),
            "provide_python && provide_python",
            "python3 -c 'import sys; print(sys.version_info >= (3, 11))'",
        ]
    )
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout == "True\n"
