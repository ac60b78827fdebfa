"""Numbers that count persons, families or cases: a number and the noun that it belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from nmspf_report.narrative.lexicon import one_of, read_lexicon
from nmspf_report.narrative.numbers import WrittenNumber, numbers_in_digits, numbers_in_words

# "three unaccompanied asylum-seeking children": so many words can stand between.
MOST_BETWEEN = 3

NEAR = 120
"""How far from a number its noun is looked for, in characters."""


@dataclass(frozen=True)
class Counted:
    """A number of persons, families or cases.

    Parameters
    ----------
    number
        As it is written.
    end
        Where its noun ends.
    """

    number: WrittenNumber
    end: int


def counted_in(text: str) -> Iterator[Counted]:
    """Give each number of a text that counts persons, families or cases.

    ``Three children``, ``2 of the boys``, ``a sibling group of four``, ``tri phlentyn``; not
    ``three children's homes``, whose number counts homes, nor ``two family hubs``.
    """
    numbers = chain(numbers_in_digits(text), numbers_in_words(text), _words_for_few(text))
    for number in numbers:
        end = _noun_after(text, number)
        if end is None:
            end = _end_of_group(text, number)
        if end is not None:
            yield Counted(number, end)
    for found in _told_alone().finditer(text):
        value = read_lexicon().told_alone[found.group().lower()]
        yield Counted(WrittenNumber(*found.span(), value, in_words=True), found.end())


@cache
def _told_alone() -> re.Pattern[str]:
    words = one_of(tuple(read_lexicon().told_alone))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _noun_after(text: str, number: WrittenNumber) -> int | None:
    """Give where the noun ends that follows a number; None where none does."""
    rest = text[number.end : number.end + NEAR]
    welsh = _after_a_number().match(rest)
    if welsh:
        return number.end + welsh.end()
    found = (_one_of_them() if number.value == 1 else _many_of_them()).match(rest)
    return None if found is None else number.end + found.end("noun")


def _end_of_group(text: str, number: WrittenNumber) -> int | None:
    """Give the end of a number that stands after its noun: ``a family of four``."""
    before = text[max(0, number.start - NEAR) : number.start]
    return number.end if _group_before().search(before) else None


def _words_for_few(text: str) -> Iterator[WrittenNumber]:
    """Give what is one or two without being called so: a single, a couple of, a pair of."""
    for pattern, value in _FEW.items():
        for found in pattern.finditer(text):
            yield WrittenNumber(*found.span(), value, in_words=True)


_FEW = {
    re.compile(r"(?<!\w)(?:a|the|just\s+a)\s+(?:single|lone)(?!\w)", re.IGNORECASE): 1,
    re.compile(r"(?<!\w)(?:a\s+)?(?:couple|pair)\s+of(?!\w)", re.IGNORECASE): 2,
}


@cache
def _one_of_them() -> re.Pattern[str]:
    lexicon = read_lexicon()
    compound = rf"(?!(?:['\u2019]s)?[\s-]+{one_of(lexicon.compounds)}(?!\w))"
    return re.compile(
        rf"{_before_the_noun()}(?P<noun>{one_of((*lexicon.ones, *lexicon.many))})(?!\w){compound}",
        re.IGNORECASE,
    )


@cache
def _many_of_them() -> re.Pattern[str]:
    nouns = rf"(?:{one_of(read_lexicon().many)}|\d{{1,2}}[\s-]years?[\s-]olds)"
    return re.compile(
        rf"{_before_the_noun()}(?P<noun>{nouns})(?!\w|['\u2019]s?(?!\w))", re.IGNORECASE
    )


def _before_the_noun() -> str:
    """Write what can stand between a number and its noun: adjectives, ``of the``, a bracket."""
    lexicon = read_lexicon()
    never = rf"(?!{one_of(lexicon.never_between)}(?!\w))"
    word = rf"section\s+\d+|{one_of(lexicon.between)}(?!\w)|{never}[^\W\d_][\w'\u2019-]*"
    between = rf"(?:(?:{word})[\s-]+)"
    return rf"(?:\s*\)|\s*\+)?\s+{between}{{0,{MOST_BETWEEN}}}?"


@cache
def _after_a_number() -> re.Pattern[str]:
    nouns = one_of(read_lexicon().after_a_number)
    return re.compile(rf"\s+(?:o['\u2019]r\s+|o\s+|o['\u2019]n\s+)?{nouns}(?!\w)", re.IGNORECASE)


@cache
def _group_before() -> re.Pattern[str]:
    lexicon = read_lexicon()
    nouns = one_of((*lexicon.ones, *lexicon.many))
    return re.compile(
        rf"(?<!\w){nouns}\s+(?:groups?\s+)?of\s+$|(?<!\w){nouns}\s+\($", re.IGNORECASE
    )
