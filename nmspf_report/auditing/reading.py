"""Reading one file: each number in it becomes a fact, or cannot be one, or is loose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from sys import intern

from nmspf_report.auditing.facts import Amount, Fact, Key, Loose, Place
from nmspf_report.auditing.words import loose_in_narrative, loose_numbers
from nmspf_report.bindings import NUMBER, STRUCTURE, Binding, Shown, read_numbers

WITHHELD = "c"
WITHHELD_MARK = f"[{WITHHELD}]"
EXACTLY = "="
ALWAYS_NUMBERED = frozenset({"table", "level"})
"""Names of a page's tables, and of the lines of its contents, which end with a number."""

COUNTS = frozenset({"numerator", "denominator", "population"})

Said = str | tuple[float, float]

_AROUND = 40
_THOUSANDS_IN_A_NAME = re.compile(r"(?<=\d)[-_](?=\d{3}(?!\d))")
_NUMBERED = re.compile(r"-\d{1,3}$")


@dataclass
class Reading:
    """What has been found in one file so far.

    Parameters
    ----------
    file
        Its path in the release.
    told
        Where each different thing that it says of a figure is said first: of which figure, what
        of it, and what is said (a number as it is written, or the values that are drawn). Facts
        are made of these only in the end, for they travel between processes.
    loose, withheld, numbers
        As in `nmspf_report.auditing.facts`.
    """

    file: str
    told: dict[tuple[Key, str, Said], str] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    withheld: set[Key] = field(default_factory=set)
    numbers: int = 0

    def facts(self) -> Iterator[Fact]:
        """Give each fact. A word is held once for all facts, for there are a million."""
        for (key, shown, said), spot in self.told.items():
            lower, upper = limits_of(said, shown)
            indicator, category, area_code, period, unit = map(intern, key)
            figure = (indicator, category, area_code, period, unit)
            yield Fact(*figure, intern(shown), lower, upper, Place(self.file, spot))

    def plain(self, words: str, spot: str) -> None:
        """Read text that is bound to no figure."""
        numbers = NUMBER.findall(words)
        self.numbers += len(numbers)
        for start, end in loose_numbers(words) if numbers else ():
            self._leave_loose(words, start, end, spot)

    def narrative(self, words: str, spot: str) -> None:
        """Read an authority's own words in which nothing is bound to a figure."""
        self.numbers += len(NUMBER.findall(words))
        for start, end in loose_in_narrative(words):
            self._leave_loose(words, start, end, spot)

    def name(self, words: str, spot: str) -> None:
        """Read a name: of a file, an anchor, a class. Its words stand between hyphens."""
        if NUMBER.search(words):
            self.plain(_THOUSANDS_IN_A_NAME.sub(",", words), spot)

    def numbered_name(self, words: str, others: Sequence[str] | set[str], spot: str) -> None:
        """Read a name that may end with a number because others begin alike."""
        stem = _NUMBERED.sub("", words)
        self.name(stem if stem in others or stem in ALWAYS_NUMBERED else words, spot)

    def bound(self, words: str, figures: str, spot: str) -> None:
        """Read text whose numbers show figures.

        Parameters
        ----------
        words
            The text.
        figures
            The attribute that says what its numbers show.
        spot
            Where it stands.
        """
        found = list(NUMBER.finditer(words))
        if figures == STRUCTURE:
            self.plain(words, spot)
            return
        shown = shown_by(figures)
        if not found and WITHHELD_MARK in words:
            self.withheld.update(key_of(item[0]) for item in shown if item is not None)
        elif len(found) != len(shown):
            self.numbers += len(found)
            for number in found:
                self._leave_loose(words, *number.span(), spot)
        else:
            self.numbers += len(found)
            self._tie(words, found, shown, spot)

    def tell(self, key: Key, shown: str, said: Said, spot: str) -> None:
        """Note what is said of a figure."""
        self.told.setdefault((key, shown, said), spot)

    def take(self, part: "Reading", spot: str) -> None:
        """Take over what was found in a part of the file."""
        for told in part.told:
            self.told.setdefault(told, spot)
        for found in part.loose:
            self.loose.append(Loose(found.words, found.number, Place(self.file, spot)))
        self.withheld |= part.withheld
        self.numbers += part.numbers

    def cannot_read(self, what: str, spot: str) -> None:
        """Note that something cannot be read, and so cannot be cleared."""
        self.loose.append(Loose(what, "", Place(self.file, spot)))

    def loose_number(self, words: str, number: str, spot: str) -> None:
        """Note a number that is tied to nothing."""
        self.loose.append(Loose(words, number, Place(self.file, spot)))

    def _tie(
        self,
        words: str,
        found: Sequence[re.Match[str]],
        shown: Sequence[Shown | None],
        spot: str,
    ) -> None:
        loose = set(loose_numbers(words)) if None in shown else set()
        for number, item in zip(found, shown, strict=True):
            if item is not None:
                binding, what = item
                self.tell(key_of(binding), what, number.group(), spot)
            elif number.span() in loose:
                self._leave_loose(words, *number.span(), spot)

    def _leave_loose(self, words: str, start: int, end: int, spot: str) -> None:
        around = words[max(0, start - _AROUND) : end + _AROUND]
        self.loose_number(" ".join(around.split()), words[start:end], spot)


@lru_cache(maxsize=20_000)
def shown_by(figures: str) -> tuple[Shown | None, ...]:
    """Give what each number of a text shows; nothing if its attribute cannot be read.

    A page, its notebook and the table beneath a chart name the same figures.
    """
    try:
        return read_numbers(figures)
    except ValueError:
        return ()


@lru_cache(maxsize=100_000)
def limits_of(said: Said, shown: str) -> tuple[Amount, Amount]:
    """Give the closed interval in which a quantity lies, of which something is said.

    Parameters
    ----------
    said
        A written number, such as ``1,234`` or ``59.0``, rounded half up to the decimals that it
        has; one that was never rounded, with `EXACTLY` before it; or the least and the greatest
        value that is drawn alike.
    shown
        A count that is written without decimals was never rounded either.

    Returns
    -------
    tuple of Fraction, of int or of float
        ``59.0`` gives 58.95 and 59.05.
    """
    if isinstance(said, tuple):
        return said
    bare = said.removeprefix(EXACTLY).replace(",", "")
    value: Fraction | int = Fraction(bare)
    if value.denominator == 1:
        # Most are counts, and whole numbers are compared in a fraction of the time.
        value = int(value)
    _, point, decimals = bare.partition(".")
    if said.startswith(EXACTLY) or (not point and shown in COUNTS):
        return value, value
    half = Fraction(1, 2 * 10 ** len(decimals))
    return value - half, value + half


def key_of(binding: Binding) -> Key:
    """Give the figure that a binding names."""
    return (
        binding.indicator,
        binding.category,
        binding.area_code,
        binding.period,
        binding.counting_unit,
    )
