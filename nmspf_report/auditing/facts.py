"""What reading a release gives: facts, loose numbers, and which files were read."""

from dataclasses import dataclass
from fractions import Fraction

Amount = Fraction | float
Key = tuple[str, str, str, str, str]
"""Indicator, category, area code, period, counting unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    Parameters
    ----------
    file
        The path in the release, with forward slashes.
    spot
        Within the file, as a reader finds it: ``table 3, row 2, column 4``, ``cell 12``.
    """

    file: str
    spot: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a file says of one quantity of one figure.

    Parameters
    ----------
    indicator, category, area_code, period, counting_unit
        The figure's key in the observations; ``category`` is empty for the whole.
    shown
        Which quantity, of `nmspf_report.bindings.SHOWN`; percentages are from 0 to 100, rates
        per 10,000.
    lower, upper
        The closed interval in which the exact quantity lies, for anybody who knows how it was
        rounded or drawn.
    where
        The first place in the file that says so.
    """

    indicator: str
    category: str
    area_code: str
    period: str
    counting_unit: str
    shown: str
    lower: Amount
    upper: Amount
    where: Place


@dataclass(frozen=True, slots=True)
class Loose:
    """Something that is tied to no figure: a leak until it is shown to be none.

    Parameters
    ----------
    words
        The words around it, or what cannot be read.
    number
        As it is written; empty where something cannot be read at all.
    where
        Its place.
    """

    words: str
    number: str
    where: Place


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read, and how many numbers were met in it."""

    file: str
    numbers: int


@dataclass(frozen=True)
class Collected:
    """Everything that a release says.

    Parameters
    ----------
    facts
        Each once for each file that says it, in the order of the files.
    loose
        What is tied to no figure.
    files
        Every file of the release.
    withheld
        The keys of the figures that are marked ``[c]`` somewhere.
    """

    facts: tuple[Fact, ...]
    loose: tuple[Loose, ...]
    files: tuple[FileRead, ...]
    withheld: frozenset[Key]
