"""Showing on a terminal how far a build has come."""

from threading import Lock

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Column

from nmspf_report.locale import text


class ProgressWatcher:
    """Shows a build's stages as bars, and what each report in hand is at.

    Where nobody watches a terminal, as in a log, each finished report is a line instead.

    Parameters
    ----------
    console
        Where it is shown.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}", table_column=Column(no_wrap=True, min_width=22)),
            BarColumn(bar_width=12),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            # What is in hand gives way where the terminal is narrow, and nothing else does.
            TextColumn("{task.fields[now]}", table_column=Column(no_wrap=True, ratio=1)),
            console=console,
            expand=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._stage = ""
        self._pieces = self._done = 0
        self._in_hand: dict[str, str] = {}
        # Reports are made side by side, and each tells of itself.
        self._lock = Lock()

    def __enter__(self) -> "ProgressWatcher":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, stage: str, pieces: int) -> None:
        """Show a new stage."""
        with self._lock:
            self._stage = text(f"cli.stage.{stage}")
            self._pieces, self._done = pieces, 0
            self._in_hand.clear()
            self._task = self._progress.add_task(self._stage, total=pieces, now="")

    def step(self, piece: str, step: str) -> None:
        """Show what a report is at."""
        with self._lock:
            self._in_hand[piece] = text(f"cli.step.{step}")
            self._show()

    def finish(self, piece: str) -> None:
        """Count a report as done."""
        with self._lock:
            self._in_hand.pop(piece, None)
            self._done += 1
            self._show()
            if self._progress.disable:
                say(self._line(piece), self._console)

    def _show(self) -> None:
        if self._task is not None:
            now = ", ".join(f"{piece} ({step})" for piece, step in self._in_hand.items())
            self._progress.update(self._task, completed=self._done, now=now)

    def _line(self, piece: str) -> str:
        return text(
            "cli.progress", stage=self._stage, done=self._done, all=self._pieces, piece=piece
        )


def say(message: str, to: Console) -> None:
    """Print words as they stand: a bracket in a path is no markup, and no line is broken."""
    to.print(message, markup=False, highlight=False, soft_wrap=True)
