"""What a user is told when something cannot be done: where, what, why, and how to mend it."""

from copyreg import __newobj__  # type: ignore[attr-defined]
from pathlib import Path

from nmspf_report.locale import text


class Problem(ValueError):
    """A mistake in what the user gave, or something missing: one message, never a traceback.

    It is a ``ValueError`` so that one which a model meets in a definition, such as a period
    that is none, is told with the definition's file and line.

    Parameters
    ----------
    name
        The problem's name in the catalogue ``problems``: ``<name>.what`` says what is wrong
        and why, ``<name>.mend`` how to mend it.
    where
        The file, with its sheet, line, row or cell where there is one.
    **values
        What the placeholders of the two messages stand for.
    """

    def __init__(self, name: str, *, where: str | Path | None = None, **values: object) -> None:
        self.name = name
        self.where = None if where is None else str(where)
        self.what = text(f"problems.{name}.what", "en", **values)
        self.mend = text(f"problems.{name}.mend", "en", **values)
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come from another process as it was raised there, its words written."""
        return __newobj__, (type(self), str(self)), self.__dict__

    def __str__(self) -> str:
        place = "" if self.where is None else f"{self.where}: "
        return f"{place}{self.what} {self.mend}"
