"""Words in which areas are named, and who must not be known from them: names put out of sight.

Names are found in both languages, with and without accents, after Welsh mutations, with what
councils are called around them, by their own parts (“Merthyr”), and by their initials (“RCT”). What
else tells a place, such as a hospital's name, is not known here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nmspf_report.geography import Area

_MUTATIONS = {
    "C": ("G", "Ngh", "Ch"),
    "P": ("B", "Mh", "Ph"),
    "T": ("D", "Nh", "Th"),
    "G": ("", "Ng"),
    "B": ("F", "M"),
    "D": ("Dd", "N"),
    "M": ("F",),
    "Ll": ("L",),
    "Rh": ("R",),
}
"""How the first letters of Welsh names change: soft, nasal and aspirate, where they do."""

_OF_BOARDS = re.compile(
    r"\([^)]*\)|\b(?:Regional )?Safeguarding Board\b|\bBwrdd Diogelu(?: Rhanbarthol)?\b"
)
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_BEFORE = r"(?:(?:City and County|City|County Borough|County|Isle) of )?"
_AFTER = r"(?:,? (?:County Borough|City and County|City|County) Council| Council)?"
_SHORTEST_PART = 5
_COMMON_WORDS = frozenset({"north", "south", "west", "wales", "cymru", "gogledd", "mid"})


@dataclass(frozen=True)
class Hiding:
    """What stands in the place of each name or code, by its words in small letters."""

    instead: Mapping[str, str]

    def words(self, said: str) -> str:
        """Give words without names: their place is taken by what hides them."""
        return self._pattern.sub(lambda found: self.instead[_key(found["name"])], said)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.instead, key=lambda name: (-len(name), name))
        names = "|".join(re.sub(r"\\ ", r"[\\s-]+", re.escape(one)) for one in longest_first)
        return re.compile(rf"(?<!\w){_BEFORE}(?P<name>{names}){_AFTER}(?!\w)", re.IGNORECASE)


def hiding(instead: Mapping[Area, str]) -> Hiding:
    """Hide areas.

    Parameters
    ----------
    instead
        What stands in the place of each area's names and code. A part of a name that two areas
        share stands for neither, and is hidden where the whole name stands.
    """
    whole = {
        _key(form): words for area, words in instead.items() for form in (area.code, *_names(area))
    }
    parts: dict[str, set[str]] = {}
    for area, words in instead.items():
        for part in _parts(area):
            parts.setdefault(_key(part), set()).add(words)
    alone = {part: next(iter(words)) for part, words in parts.items() if len(words) == 1}
    return Hiding({**alone, **whole})


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s-]+", name.casefold()))


def _names(area: Area) -> Iterator[str]:
    """Give every form of an area's whole names."""
    for name in (area.name_en, area.name_cy):
        bare = " ".join(_OF_BOARDS.sub(" ", name).split())
        known_as = [
            one.strip() for said in _IN_BRACKETS.findall(name) for one in said.split(" and ")
        ]
        for form in (name, bare, bare.removeprefix("Isle of "), *known_as):
            yield from _written(form)


def _written(name: str) -> Iterator[str]:
    for form in (name, *_mutated(name)):
        yield form
        yield _without_accents(form)


def _mutated(name: str) -> Iterator[str]:
    for first, others in _MUTATIONS.items():
        if name.startswith(first):
            yield from (other + name.removeprefix(first) for other in others)


def _without_accents(name: str) -> str:
    parted = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _parts(area: Area) -> Iterator[str]:
    """Give what a longer name is called for short: one of its words, or its initials."""
    if area.level != "authority":
        return
    for name in (area.name_en, area.name_cy):
        words = re.split(r"[\s-]+", name)
        if len(words) > 1:
            yield from _long(words)
        if len(words) > 2:
            yield "".join(word[0] for word in words)


def _long(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if len(word) >= _SHORTEST_PART and word.casefold() not in _COMMON_WORDS:
            yield from _written(word)
