"""What in a return could not be read as what it should be: where it stands, and what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

Rows = np.ndarray[tuple[int], np.dtype[np.int64]]
NO_ROWS: Rows = np.array([], dtype=np.int64)

# What is told of a value, at most: one cell can hold a whole file.
LONGEST_SHOWN = 100


@dataclass(frozen=True)
class Misfit:
    """A file, column or set of cells that is not as it should be; reading went on without it.

    Parameters
    ----------
    kind
        What is wrong: the last part of a rule's name, such as ``missing_column`` or ``type``.
    file
        The file's name, as a message calls it.
    table, column
        Which table and column of the records; empty where it is none.
    rows
        The rows as a spreadsheet numbers them, the heading being 1; empty where the whole file
        or column is meant.
    texts
        What stands in those rows, as text; of many rows, in the first of them.
    more
        What the words of the message need besides.
    """

    kind: str
    file: str
    table: str = ""
    column: str = ""
    rows: Rows = field(default_factory=lambda: NO_ROWS)
    texts: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


def shown(value: object) -> str:
    """Give a value as a message shows it: on one line, and no longer than can be read."""
    if value is None:
        return ""
    told = " ".join(str(value).split())
    return told if len(told) <= LONGEST_SHOWN else f"{told[: LONGEST_SHOWN - 1]}…"
