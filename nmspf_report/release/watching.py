"""What a build tells of itself while it works."""

from typing import Protocol


class Watcher(Protocol):
    """Somebody who is told how far a build has come; messages are names in the catalogue."""

    def begin(self, stage: str, pieces: int) -> None:
        """A stage of so many pieces begins."""

    def step(self, piece: str, step: str) -> None:
        """A piece, such as a report, comes to a step, such as rendering."""

    def finish(self, piece: str) -> None:
        """A piece is done, well or badly."""


class NoWatcher:
    """Nobody: for a build that nobody waits for."""

    def begin(self, stage: str, pieces: int) -> None:
        """A stage begins."""

    def step(self, piece: str, step: str) -> None:
        """A piece comes to a step."""

    def finish(self, piece: str) -> None:
        """A piece is done."""
