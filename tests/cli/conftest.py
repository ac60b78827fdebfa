"""``nmspf`` in this process, for what needs no program of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from nmspf_report.cli import main


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    exit_code: object
    out: str
    complaint: str


Command = Callable[..., Ended]


@pytest.fixture
def nmspf(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command, and tell how it ended."""

    def run(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["nmspf", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(ended.value.code, said.out, said.err)

    return run
