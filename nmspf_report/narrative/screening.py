"""Screening text for personal data: what may tell who somebody is, held back until cleared."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stdnum.gb import nhs, upn

from nmspf_report.narrative.counting import NEAR, counted_in
from nmspf_report.narrative.lexicon import one_of, read_lexicon
from nmspf_report.narrative.names import ages, names

Kind = Literal[
    "nhs_number",
    "unique_pupil_number",
    "national_insurance_number",
    "date_of_birth",
    "postcode",
    "email",
    "telephone",
    "name",
    "age",
    "small_count",
]

Span = tuple[int, int]

MASK = "\u2022"
_BESIDE = 30
_DIGITS_OF_A_TELEPHONE = (10, 11)

_TEN_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ .-]?\d){9}(?![\d]|[.,]\d)")
_PUPIL = re.compile(r"(?<!\w)[A-Z](?:[ -]?\d){11}[ -]?[0-9A-Z](?!\w)", re.IGNORECASE)
# Two letters, six digits, a letter from A to D. Some pairs of letters are never given out; they
# are let pass for no reason here, for a number with one of them is mistyped and not made up.
_INSURANCE = re.compile(r"(?<!\w)[A-Z]\s?[A-Z](?:[ -]?\d){6}(?:[ -]?[A-D])?(?!\w)", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<!\w)[\w.!#$%&'*+/=?^`{|}~-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+"
)
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:(?:\+|00)\s?44[\s.()-]*(?:\(0\))?|\(?0)(?:[\s.()/-]*\d){8,11}(?![\d]|[.,]\d)"
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?P<area>[A-Z]{1,2})(?:\d{1,2}|\d[A-Z])\s*\d[ABD-HJLNP-UW-Z]{2}(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_DATE = re.compile(
    r"(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?![\d/-])"
    r"|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    r"|(?<!\w)(?:\d{1,2}(?:st|nd|rd|th|ain|af|il|ydd|fed|eg)?\s+(?:of\s+|o\s+)?)?MONTH,?\s+"
    r"(?:19|20)?\d\d(?!\d)"
    r"|(?<![\d/.-])(?:19|20)\d\d(?![\d/-])"
)


@dataclass(frozen=True)
class Suspicion:
    """A part of a text that may tell who somebody is.

    Parameters
    ----------
    kind
        What it may be.
    start, end
        Where it stands in the text.
    shown
        What of it may be shown to find it by: first letters, and dots for the rest.
    """

    kind: Kind
    start: int
    end: int
    shown: str


def screen(text: str, threshold: int = 5) -> tuple[Suspicion, ...]:
    """Screen a text for personal data.

    NHS numbers and unique pupil numbers are told by their check digit; national insurance
    numbers, postcodes, addresses of e-mail and telephone numbers by their form; dates of birth
    by the words beside them; names by a title before them; ages where one person's is told; and
    counts of persons, families or cases below the threshold. It looks for much rather than for
    little: a suspicion is cleared with a reason, and what is not found is published.

    Parameters
    ----------
    text
        Cleaned text (`nmspf_report.narrative.wording.clean`).
    threshold
        Counts from 1 to one less than this are suspicious.

    Returns
    -------
    tuple of Suspicion
        In their order in the text; of those that overlap the longest is whole, and of another
        what stands outside of it: who clears the one has not cleared the other.
    """
    found = [(start, end, kind) for kind, find in _FINDERS.items() for start, end in find(text)]
    found += [(start, end, "small_count") for start, end in _small_counts(text, threshold)]
    kept: list[tuple[int, int, Kind]] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0] - one[1], one)):
        kept += [(*span, kind) for span in _outside((start, end), kept, text)]
    return tuple(
        Suspicion(kind, start, end, masked(text[start:end])) for start, end, kind in sorted(kept)
    )


def _outside(span: Span, kept: Iterable[tuple[int, int, Kind]], text: str) -> Iterator[Span]:
    """Give what of a part of a text stands outside of others, if there is a word in it."""
    start, end = span
    for first, last, _ in sorted(kept):
        if first < end and last > start:
            yield from _worded(start, first, text)
            start = max(start, last)
    yield from _worded(start, end, text)


def _worded(start: int, end: int, text: str) -> Iterator[Span]:
    found = re.search(r"\w(?:.*\w)?", text[start:end], re.DOTALL) if start < end else None
    if found:
        yield start + found.start(), start + found.end()


def masked(words: str) -> str:
    """Give words with the first letter of each and dots for the rest; of digits, dots alone."""
    return re.sub(r"\d|(?<=\w)\w", MASK, words)


def _nhs_numbers(text: str) -> Iterator[Span]:
    """Find ten digits with the right check digit, or any ten that are called an NHS number."""
    labels = one_of(read_lexicon().nhs_labels)
    for found in _TEN_DIGITS.finditer(text):
        bare = re.sub(r"\D", "", found.group())
        if nhs.is_valid(bare) or _is_near(labels, text, found.span()):
            yield found.span()


def _unique_pupil_numbers(text: str) -> Iterator[Span]:
    """Find unique pupil numbers by their check letter.

    The check is the library's; its list of authorities is not asked, for it knows those of
    England alone, and a number of a Welsh one (660 to 681) would pass by.
    """
    for found in _PUPIL.finditer(text):
        bare = re.sub(r"[ -]", "", found.group()).upper()
        if bare[-1] in upn._alphabet and upn.calc_check_digit(bare[1:]) == bare[0]:
            yield found.span()


def _national_insurance_numbers(text: str) -> Iterator[Span]:
    """Find them by their form: whole, or without the last letter where they are called so."""
    labels = one_of(read_lexicon().insurance_labels)
    for found in _INSURANCE.finditer(text):
        if found.group()[-1].isalpha() or _is_near(labels, text, found.span()):
            yield found.span()


def _dates_of_birth(text: str) -> Iterator[Span]:
    """Find dates, or years, beside words of birth."""
    labels = one_of(read_lexicon().born)
    return (
        found.span() for found in _dates().finditer(text) if _is_near(labels, text, found.span())
    )


def _postcodes(text: str) -> Iterator[Span]:
    areas = set(read_lexicon().postcode_areas)
    for found in _POSTCODE.finditer(text):
        if found["area"].upper() in areas and not _ORDINAL.search(found.group()):
            yield found.span()


def _emails(text: str) -> Iterator[Span]:
    return (found.span() for found in _EMAIL.finditer(text))


def _telephones(text: str) -> Iterator[Span]:
    """Find numbers that begin as telephone numbers do, and local ones that are called so."""
    for found in _TELEPHONE.finditer(text):
        bare = re.sub(r"\(0\)|\D", "", found.group())
        bare = re.sub(r"^(?:00)?44", "0", bare)
        if len(bare) in _DIGITS_OF_A_TELEPHONE:
            yield found.span()
    yield from (found.span("number") for found in _local_telephones().finditer(text))


def _small_counts(text: str, threshold: int) -> Iterator[Span]:
    for one in counted_in(text):
        is_small = 1 <= one.number.value < threshold and one.number.value % 1 == 0
        if is_small and not _is_no_count(text, one.number.start, one.end):
            yield one.number.start, one.end


def _is_no_count(text: str, start: int, end: int) -> bool:
    """Tell whether a small number tells of no small count: "fewer than 5", "one in 4"."""
    before = text[max(0, start - NEAR) : start]
    return bool(_NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(text[start:end]))


_NO_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?:(?:fewer|less)\s+than|under|up\s+to|every|no|o bob|llai\s+na"
    r"|(?:one|un|\d+)\s+(?:in|out\s+of|o bob)"
    r"|section|stage|level|tier|phase|part|year|week|day|page|priority|recommendation|strand|grade"
    r"|band|adran|lefel|cam)\s+$|\d[.,/:]$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(r"\w+(?:\s+(?:in|out of|o bob)|\s+or\s+more)\s", re.IGNORECASE)


def _is_near(labels: str, text: str, span: Span) -> bool:
    """Tell whether one of some words stands shortly before or after a part of a text."""
    start, end = span
    pattern = _label(labels)
    before = text[max(0, start - _BESIDE) : start]
    return bool(pattern.search(before) or pattern.search(text[end : end + _BESIDE // 2]))


@cache
def _label(labels: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){labels}(?!\w)", re.IGNORECASE)


@cache
def _dates() -> re.Pattern[str]:
    months = read_lexicon().months
    short = tuple(month[:3] for month in months)
    return re.compile(_DATE.pattern.replace("MONTH", one_of((*months, *short))), re.IGNORECASE)


@cache
def _local_telephones() -> re.Pattern[str]:
    labels = one_of(read_lexicon().telephone_labels)
    return re.compile(
        rf"(?<!\w){labels}(?:\s+\w+)?[:.]?\s+(?P<number>\d(?:[ -]?\d){{5,10}})(?![\d.,])", re.I
    )


_FINDERS: dict[Kind, Callable[[str], Iterator[Span]]] = {
    "nhs_number": _nhs_numbers,
    "unique_pupil_number": _unique_pupil_numbers,
    "national_insurance_number": _national_insurance_numbers,
    "date_of_birth": _dates_of_birth,
    "postcode": _postcodes,
    "email": _emails,
    "telephone": _telephones,
    "name": names,
    "age": ages,
}
