"""Finding the numbers of a text, written in digits or in English or Welsh words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nmspf_report.bindings import NUMBER
from nmspf_report.narrative.lexicon import read_lexicon

MOST_WORDS = 8
"""So many words a number has at most beside its first: "nine hundred and ninety-nine thousand"."""


@dataclass(frozen=True)
class WrittenNumber:
    """A number in a text.

    Parameters
    ----------
    start, end
        Where it stands.
    value
        What it comes to.
    decimals
        With how many decimals it is written.
    in_words
        Whether it is written in words.
    """

    start: int
    end: int
    value: float
    decimals: int = 0
    in_words: bool = False


def numbers_in_digits(text: str) -> Iterator[WrittenNumber]:
    """Give the numbers that are written in digits, thousands marked by commas or not at all."""
    for found in NUMBER.finditer(text):
        bare = found.group().replace(",", "")
        decimals = len(bare.partition(".")[2])
        yield WrittenNumber(*found.span(), float(bare), decimals)


def numbers_in_words(text: str) -> Iterator[WrittenNumber]:
    """Give the numbers that are written in words, from one to thousands.

    English ones are put together (``one hundred and twelve``); of Welsh ones each word that is
    a number by itself counts, in every form that it takes before a noun.
    """
    for found in _word_pattern().finditer(text):
        value = _value(found.group())
        if value is not None:
            yield WrittenNumber(*found.span(), value, in_words=True)


def _value(words: str) -> float | None:
    """Add up the words of a number; None where they are none."""
    known = read_lexicon().number_words
    total, part = 0, 0
    for word in re.findall(r"\w+", words.lower()):
        value = known.get(word)
        if value is None:
            continue
        # "One hundred", and Welsh "dau ddeg tri" (two tens three).
        if value == 100 or (value == 10 and part):
            part = (part or 1) * value
        elif value == 1000:
            total, part = total + (part or 1) * 1000, 0
        else:
            part += value
    return float(total + part) if total + part else None


@cache
def _word_pattern() -> re.Pattern[str]:
    lexicon = read_lexicon()
    words = sorted(lexicon.number_words, key=lambda word: (-len(word), word))
    one = rf"(?:{'|'.join(map(re.escape, words))})"
    joined = rf"{one}(?:(?:-|\s|(?<=hundred) and |(?<=thousand) and ){one}(?!\w)){{0,{MOST_WORDS}}}"
    return re.compile(rf"(?<![\w-])(?:an? (?=hundred\b|thousand\b))?{joined}(?!\w)", re.IGNORECASE)
