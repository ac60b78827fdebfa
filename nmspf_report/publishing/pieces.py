"""Pieces of text that a page sets more than once: found, so that each is set once.

Two letters that often stand together become a piece; a piece and what often follows it, another;
and so on, as in byte pair encoding (Gage, P. (1994), “A new algorithm for data compression”, The C
Users Journal 12(2), 23-38). A piece can be part of a word, a word, or several.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

FEWEST = 4
"""How often a pair has to stand in a page for it to be shorter to set it once."""


@dataclass(frozen=True)
class Placed:
    """A letter or a piece, and how far from the line's beginning it stands.

    ``gap`` is what parts it from what follows: a space, or nothing.
    """

    name: str
    across: int
    gap: str = ""


Pair = tuple[str, str, str, int]
"""A letter or a piece, what parts it from the next, the next, and how far from the first it is."""


@dataclass(frozen=True)
class Pieces:
    """Lines of text, and the pieces in them.

    Parameters
    ----------
    lines
        In their order.
    made_of
        What each piece is made of, from its beginning; those that it holds stand before it.
    """

    lines: tuple[tuple[Placed, ...], ...]
    made_of: dict[str, tuple[Placed, ...]]


def pieces_of(lines: Sequence[Sequence[Placed]], name: Callable[[int], str]) -> Pieces:
    """Find what stands more than once in some lines.

    Parameters
    ----------
    lines
        Letters, in reading order.
    name
        Gives the name of a piece by its number.
    """
    joined = _Joined(lines)
    pairs: dict[str, Pair] = {}
    while (pair := joined.commonest()) is not None:
        piece = name(len(pairs))
        pairs[piece] = pair
        joined.join(pair, piece)
    return _without_those_of_one_use(joined.lines(), pairs)


@dataclass
class _Joined:
    """Letters that are joined to pieces: each place has what stands there, or None after a join."""

    given: Sequence[Sequence[Placed]]
    at: list[Placed | None] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    places: dict[Pair, set[int]] = field(default_factory=lambda: defaultdict(set))
    waiting: list[tuple[int, int, Pair]] = field(default_factory=list)
    met: dict[Pair, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.given:
            first, last = len(self.at), len(self.at) + len(line) - 1
            self.at.extend(line)
            self.before.extend(
                place - 1 if place > first else -1 for place in range(first, last + 1)
            )
            self.after.extend(place + 1 if place < last else -1 for place in range(first, last + 1))
        for place in range(len(self.at)):
            self._note(place)
        self.waiting = [self._entry(pair) for pair in self.places]
        heapify(self.waiting)

    def commonest(self) -> Pair | None:
        """Give the pair that stands most often, the first met of several; None if none does."""
        while self.waiting:
            count, _, pair = heappop(self.waiting)
            if -count == len(self.places[pair]):
                return pair if -count >= FEWEST else None
            if len(self.places[pair]) >= FEWEST:
                heappush(self.waiting, self._entry(pair))
        return None

    def join(self, pair: Pair, piece: str) -> None:
        """Put a piece in every place of a pair."""
        changed: set[Pair] = set()
        for place in sorted(self.places[pair]):
            first, following = self.at[place], self.after[place]
            second = self.at[following] if following >= 0 else None
            if first is None or second is None or self._pair(place) != pair:
                continue
            around = [one for one in (self.before[place], place, following) if one >= 0]
            for one in around:
                self._forget(one)
            self.at[place], self.at[following] = Placed(piece, first.across, second.gap), None
            self.after[place] = self.after[following]
            if self.after[place] >= 0:
                self.before[self.after[place]] = place
            for one in around[:-1]:
                noted = self._note(one)
                changed.update([noted] if noted else [])
        for noted in sorted(changed, key=self.met.__getitem__):
            heappush(self.waiting, self._entry(noted))

    def lines(self) -> list[list[Placed]]:
        """Give the lines as they stand now."""
        standing = iter(self.at)
        return [
            [one for _, one in zip(line, standing, strict=False) if one is not None]
            for line in self.given
        ]

    def _pair(self, place: int) -> Pair | None:
        first = self.at[place]
        second = self.at[self.after[place]] if self.after[place] >= 0 else None
        if first is None or second is None:
            return None
        return first.name, first.gap, second.name, second.across - first.across

    def _note(self, place: int) -> Pair | None:
        pair = self._pair(place)
        if pair is not None:
            self.places[pair].add(place)
            self.met.setdefault(pair, len(self.met))
        return pair

    def _forget(self, place: int) -> None:
        pair = self._pair(place)
        if pair is not None:
            self.places[pair].discard(place)

    def _entry(self, pair: Pair) -> tuple[int, int, Pair]:
        return -len(self.places[pair]), self.met[pair], pair


def _without_those_of_one_use(lines: Sequence[Sequence[Placed]], pairs: dict[str, Pair]) -> Pieces:
    """Write out the pieces that stand in one other alone, which say nothing shorter."""
    used = Counter(one.name for line in lines for one in line)
    for first, _, second, _ in pairs.values():
        used.update((first, second))
    made_of: dict[str, tuple[Placed, ...]] = {}

    def spelt(parts: Iterable[Placed]) -> tuple[Placed, ...]:
        return tuple(
            part
            for one in parts
            for part in (_written_out(one, made_of) if used[one.name] == 1 else (one,))
        )

    for piece, (first, gap, second, distance) in pairs.items():
        made_of[piece] = spelt((Placed(first, 0, gap), Placed(second, distance)))
    kept = {piece: parts for piece, parts in made_of.items() if used[piece] > 1}
    return Pieces(tuple(map(spelt, lines)), kept)


def _written_out(one: Placed, made_of: dict[str, tuple[Placed, ...]]) -> tuple[Placed, ...]:
    """Give what a piece is made of, where it stands; a letter is itself."""
    parts = made_of.get(one.name)
    if parts is None:
        return (one,)
    *others, last = (Placed(part.name, one.across + part.across, part.gap) for part in parts)
    return (*others, Placed(last.name, last.across, one.gap))
