"""Numbers that are bound to no figure: found, matched with figures, and left out of print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nmspf_report.locale import round_half_up
from nmspf_report.narrative.counting import NEAR, counted_in
from nmspf_report.narrative.grammar import NUMBER_LEFT_OUT
from nmspf_report.narrative.numbers import WrittenNumber, numbers_in_digits
from nmspf_report.narrative.structure import structural_spans

LEAST_TELLING = 10
"""A smaller count equals so many figures by chance that its noun has to be that of the figure."""

LEAST_IN_WORDS = 5
"""A smaller count in words is suspicious, and held back until cleared, whatever figure it is."""

MOST_REFERENCES = 3

_REFERENCE = re.compile(r"\{[^{}\n]*\}")
_PERCENT = re.compile(r"\s?%|\s+per\s?cent(?!\w)|\s+percentage points?|\s+y\s+cant(?!\w)", re.I)
_RATE = re.compile(r"\s+(?:children\s+)?(?:per|in every|fesul|o bob)\s+10,?000", re.I)
_MARKED_TOGETHER = re.compile(
    rf"{re.escape(NUMBER_LEFT_OUT)}(?:[-\u2013/.,:]{re.escape(NUMBER_LEFT_OUT)})+"
)

Kind = Literal["number", "percentage", "rate"]


@dataclass(frozen=True)
class KnownValue:
    """A value of an indicator, and the reference that would give it.

    Parameters
    ----------
    reference
        As it is to be written: ``{S47-2a number}``.
    kind
        What it is.
    value
        A count, a percentage from 0 to 100, or a rate per 10,000; not rounded.
    noun
        What is counted, in words: ``enquiries``.
    """

    reference: str
    kind: Kind
    value: float
    noun: str


@dataclass(frozen=True)
class BareNumber:
    """A number that is bound to no figure and is no date, code or the like.

    Parameters
    ----------
    start, end
        Where it stands in the text.
    written
        As it is written.
    references
        The references that would give it, those that come first most likely; empty where it
        is no known indicator's value.
    """

    start: int
    end: int
    written: str
    references: tuple[str, ...]


def bare_numbers(text: str, known_values: Sequence[KnownValue] = ()) -> tuple[BareNumber, ...]:
    """Find the numbers of a text that are bound to no figure.

    Years, dates, ``section 47``, ages in ranges and the like count nobody and are none
    (`nmspf_report.narrative.structure`). A number in words is one where it counts persons,
    families or cases.

    Parameters
    ----------
    text
        Cleaned text.
    known_values
        What the indicators' values are, the likeliest first: those of the text's own subject.

    Returns
    -------
    tuple of BareNumber
        In their order. None of them is printed in a release.
    """
    return tuple(
        BareNumber(
            number.start,
            number.end,
            text[number.start : number.end],
            tuple(_references(text, number, known_values)),
        )
        for number in _unbound(text)
    )


def without_bare_numbers(text: str) -> str:
    """Give a text with a mark in the place of each number that is bound to no figure.

    Small counts in words stay: they are `nmspf_report.narrative.screening`'s.
    """
    parts, end = [], 0
    for number in _unbound(text):
        parts += [text[end : number.start], NUMBER_LEFT_OUT]
        end = number.end
    return _MARKED_TOGETHER.sub(NUMBER_LEFT_OUT, "".join([*parts, text[end:]]))


def _unbound(text: str) -> Iterator[WrittenNumber]:
    """Give the numbers that are outside references and count somebody, or may."""
    cleared = bytearray(len(text))
    references = (found.span() for found in _REFERENCE.finditer(text))
    for start, end in (*structural_spans(text), *references):
        cleared[start:end] = b"1" * (end - start)
    in_words = (one.number for one in counted_in(text) if one.number.in_words)
    found = [*numbers_in_digits(text), *(one for one in in_words if one.value >= LEAST_IN_WORDS)]
    last = 0
    for number in sorted(found, key=lambda one: (one.start, -one.end)):
        if number.start >= last and not all(cleared[number.start : number.end]):
            last = number.end
            yield number


def _references(
    text: str, number: WrittenNumber, known_values: Sequence[KnownValue]
) -> Iterator[str]:
    """Give the references to figures that the number equals, as it is written."""
    rest = text[number.end : number.end + NEAR]
    kind: Kind = "number"
    if _PERCENT.match(rest):
        kind = "percentage"
    elif _RATE.match(rest):
        kind = "rate"
    near = rest.lower()
    equal = [known for known in known_values if known.kind == kind and _equals(number, known)]
    if kind == "number":
        named = [known for known in equal if known.noun.lower() in near]
        others = [known for known in equal if known not in named]
        equal = named + (others if number.value >= LEAST_TELLING else [])
    for known in equal[:MOST_REFERENCES]:
        yield known.reference


def _equals(number: WrittenNumber, known: KnownValue) -> bool:
    return float(round_half_up(known.value, number.decimals)) == number.value
