"""Which figure a written number shows: the one attribute that ties a document to its figures.

Whatever writes a figure (a table's cell, a number in a sentence, a chart's alternative text, a
drawn shape) names it in the attribute `ATTRIBUTE`, so that a reader's click, a checker and the
disclosure audit find the figure behind every number. The attribute's value is one or more
bindings, parted by ``;``, in the order in which their numbers are written::

    S47-2a||W06000015|2025-26|enquiries|numerator+denominator

A number that counts nobody (how many authorities a figure covers, say) is bound to `STRUCTURE`.
Where the attribute stands, and how charts have it, is in ``docs/bindings.md``.

On the way to a document, words with figures in them are marked: a bound number is a markdown
link of our own scheme, ``[1,234](figure:S47-2a||W06000015|2025-26|enquiries|numerator)``, so that
messages of the catalogue can carry it. `write` parts the words from their bindings again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, zip_longest
from string import ascii_lowercase

ATTRIBUTE = "data-figures"
REFERENCE = "data-f"
"""Stands for `ATTRIBUTE` in a page that lists its figures' keys once (`shortened`)."""

COMPUTED = "data-computed"
"""Says of what is drawn or written without a binding that it is computed of figures beside it."""

KEYS = "figures"
"""The name of the ``<meta>`` in which such a page lists them, parted as bindings are."""

STRUCTURE = "-"
SCHEME = "figure:"

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?")
"""A written number: digits, with thousands marked by commas, and decimals."""

_PARTS, _BETWEEN, _TOGETHER = "|", ";", "+"
_KEY_PARTS = 5
_AS_BEFORE = "="
"""Stands in a page's list for what is the same in the key before: a report's keys have much in
common, and the list of the national report would else be the longest thing in it."""

_MARKED = re.compile(rf"\[([^\[\]]*)\]\({SCHEME}([^\s()]+)\)")

SHOWN = (
    "numerator",
    "denominator",
    "population",
    "percentage",
    "percentage_lower",
    "percentage_upper",
    "recorded_percentage",
    "recorded_percentage_lower",
    "recorded_percentage_upper",
    "rate",
    "rate_lower",
    "rate_upper",
)
"""What of a figure can be written; limits are those of 95% unless the words say otherwise."""

_SHOWN = f"(?:{'|'.join(SHOWN)})"
_ITEM = rf"(?:-|[^|;]*(?:\|[^|;]*){{4}}\|{_SHOWN}(?:\+{_SHOWN})*)"
_VALUE = re.compile(rf"{_ITEM}(?:;{_ITEM})*")
"""What the attribute's value is: items as `_read_item` reads them."""

_LETTERS = ascii_lowercase[: len(SHOWN)]
_REFERENCE = re.compile(rf"(\d{{1,6}})([{_LETTERS}]+)")


@dataclass(frozen=True)
class Binding:
    """What numbers, in the order in which they are written, show of one figure.

    Parameters
    ----------
    indicator, category, area_code, period, counting_unit
        The figure's key in the observations; ``category`` is empty for the whole.
    shown
        Of `SHOWN`, one for each number.
    """

    indicator: str
    category: str
    area_code: str
    period: str
    counting_unit: str
    shown: tuple[str, ...]

    @property
    def key(self) -> str:
        """The figure's key as it stands in the attribute."""
        key = (self.indicator, self.category, self.area_code, self.period, self.counting_unit)
        return _PARTS.join(key)

    def written(self) -> str:
        """Give the binding as it stands in the attribute."""
        return f"{self.key}{_PARTS}{_TOGETHER.join(self.shown)}"


@dataclass(frozen=True)
class Written:
    """Words as they are read, and the attribute that names the figures in them.

    Parameters
    ----------
    text
        Without any mark.
    figures
        What `read_numbers` reads.
    """

    text: str
    figures: str = STRUCTURE


Shown = tuple[Binding, str]
"""What one number shows: the figure (whose ``shown`` may name more), and what of it."""


def write_bindings(bindings: Iterable[Binding]) -> str:
    """Give the attribute's value."""
    return _BETWEEN.join(binding.written() for binding in bindings)


def read_bindings(value: str) -> tuple[Binding, ...]:
    """Read the figures that the attribute's value names; `STRUCTURE` names none.

    Raises
    ------
    ValueError
        If it is not what `write_bindings` or `write` writes.
    """
    return tuple(item for item in map(_read_item, value.split(_BETWEEN)) if item is not None)


def names_figures(value: str) -> bool:
    """Tell whether a value is one that `read_bindings` reads."""
    return _VALUE.fullmatch(value) is not None


def read_numbers(value: str) -> tuple[Shown | None, ...]:
    """Read what each number of a text shows, in order; None for one that counts nobody.

    Where the value is `STRUCTURE` alone, no number of the text shows a figure, and none is given.

    Raises
    ------
    ValueError
        As in `read_bindings`.
    """
    if value == STRUCTURE:
        return ()
    numbers: list[Shown | None] = []
    for item in map(_read_item, value.split(_BETWEEN)):
        numbers.extend([None] if item is None else [(item, what) for what in item.shown])
    return tuple(numbers)


def indicators_in(values: Iterable[str]) -> Iterator[str]:
    """Give the codes of the indicators whose figures some values of the attribute name, each once.

    Raises
    ------
    ValueError
        As in `read_bindings`.
    """
    items = (item for value in dict.fromkeys(values) for item in _items_in(value))
    yield from dict.fromkeys(item.partition(_PARTS)[0] for item in items if item != STRUCTURE)


def shortened(value: str, keys: dict[str, int]) -> str:
    """Give the attribute's value by reference: ``127ab`` shows two things of the 128th key.

    Parameters
    ----------
    value
        What `read_bindings` reads.
    keys
        The place of each key that has been met; it takes those that are new.

    Raises
    ------
    ValueError
        As in `read_bindings`.
    """
    written = []
    for item in _items_in(value):
        if item == STRUCTURE:
            written.append(STRUCTURE)
        else:
            key, _, shown = item.rpartition(_PARTS)
            written.append(f"{keys.setdefault(key, len(keys))}{_letters_of(shown)}")
    return _BETWEEN.join(written)


def written_keys(keys: Iterable[str]) -> str:
    """Write the list of a page's keys; ``=`` stands for what is as in the key before."""
    written = []
    before: list[str] = []
    for key in keys:
        parts = key.split(_PARTS)
        written.append(
            _PARTS.join(
                _AS_BEFORE if one == was else one for one, was in zip_longest(parts, before)
            )
        )
        before = parts
    return _BETWEEN.join(written)


def read_keys(written: str) -> tuple[str, ...]:
    """Read the list of a page's keys.

    Raises
    ------
    ValueError
        If one of them is no figure's key.
    """
    keys = []
    before: list[str] = []
    for key in written.split(_BETWEEN) if written else ():
        parts = key.split(_PARTS)
        if len(parts) != _KEY_PARTS or (not before and _AS_BEFORE in parts):
            raise ValueError(f"not a key: {key}")
        before = [was if one == _AS_BEFORE else one for one, was in zip_longest(parts, before)]
        keys.append(_PARTS.join(before))
    return tuple(keys)


def lengthened(value: str, keys: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Give the attribute's value that was `shortened`.

    Returns
    -------
    value
        What `read_bindings` reads.
    places
        The places in the list of the keys that it has.

    Raises
    ------
    ValueError
        If it refers to no key of the list.
    """
    written, places = [], []
    for item in value.split(_BETWEEN):
        if item == STRUCTURE:
            written.append(item)
            continue
        found = _REFERENCE.fullmatch(item)
        if found is None or int(found[1]) >= len(keys):
            raise ValueError(f"not a reference: {item}")
        shown = _TOGETHER.join(SHOWN[_LETTERS.index(letter)] for letter in found[2])
        written.append(f"{keys[int(found[1])]}{_PARTS}{shown}")
        places.append(int(found[1]))
    return _BETWEEN.join(written), tuple(places)


def mark(words: str, binding: Binding) -> str:
    """Mark words that hold a figure's numbers, to be written into a message."""
    return f"[{words}]({SCHEME}{binding.written()})"


def mark_structure(words: str) -> str:
    """Mark words that hold numbers and no figure, such as ``since 2025``."""
    return f"[{words}]({SCHEME}{STRUCTURE})"


def unmark(marked: str) -> str:
    """Give marked words as they are read."""
    return _MARKED.sub(r"\1", marked)


def write(marked: str) -> Written:
    """Part marked words from their bindings.

    Raises
    ------
    ValueError
        If a mark names more or fewer figures than the words in it have numbers.
    """
    items = list(_items(marked))
    if all(item == STRUCTURE for item in items):
        return Written(unmark(marked))
    return Written(unmark(marked), _BETWEEN.join(_joined(items)))


def _items(marked: str) -> Iterator[str]:
    """Give the item of each number by itself."""
    end = 0
    for found in _MARKED.finditer(marked):
        yield from (STRUCTURE for _ in NUMBER.findall(marked[end : found.start()]))
        yield from _items_of_mark(*found.groups())
        end = found.end()
    yield from (STRUCTURE for _ in NUMBER.findall(marked[end:]))


def _items_of_mark(words: str, value: str) -> Iterator[str]:
    if value == STRUCTURE:
        yield from (STRUCTURE for _ in NUMBER.findall(words))
        return
    numbers = read_numbers(value)
    if len(numbers) != len(NUMBER.findall(words)):
        raise ValueError(f"not what is bound: {words} ({value})")
    for number in numbers:
        yield STRUCTURE if number is None else f"{number[0].key}{_PARTS}{number[1]}"


def _joined(items: Iterable[str]) -> Iterator[str]:
    """Write items of one figure that follow one another as one."""
    for key, group in groupby(items, key=lambda item: item.rpartition(_PARTS)[0]):
        if not key:
            yield from group
        else:
            yield _PARTS.join((key, _TOGETHER.join(item.rpartition(_PARTS)[2] for item in group)))


def _items_in(value: str) -> list[str]:
    """Part a value that `read_bindings` reads into its items."""
    if not names_figures(value):
        raise ValueError(f"not a binding: {value}")
    return value.split(_BETWEEN)


@cache
def _letters_of(shown: str) -> str:
    return "".join(_LETTERS[SHOWN.index(what)] for what in shown.split(_TOGETHER))


def _read_item(written: str) -> Binding | None:
    if written == STRUCTURE:
        return None
    parts = written.split(_PARTS)
    if len(parts) != 6:
        raise ValueError(f"not a binding: {written}")
    shown = tuple(parts[5].split(_TOGETHER))
    if not set(shown) <= set(SHOWN):
        raise ValueError(f"not a binding: {written}")
    return Binding(parts[0], parts[1], parts[2], parts[3], parts[4], shown)
