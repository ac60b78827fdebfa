"""Running ``nmspf`` as a user does: a program of its own, with a parameters file."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMAND = (sys.executable, "-c", "from nmspf_report.cli import main; main()")


def write_parameters(path: Path, returns: Path, /, **changes: str) -> Path:
    """Write the parameters of a run over case-level returns of 2024-25 and 2025-26."""
    values = {
        "title": "Two authorities",
        "framework": "nmspf_c",
        "geography": "wales",
        "returns": f"{{kind: case-level, folder: '{returns.as_posix()}'}}",
        "first_year": "2024-25",
        "last_year": "2025-26",
        "edition": "board",
        **changes,
    }
    lines = [f"{name}: {value}\n" for name, value in values.items()]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def run(
    arguments: Sequence[object], folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``nmspf`` to its end, in a folder or in this one."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder
    )
