"""Planting faults in the words of workbooks: personal data, false references, bare numbers."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from pydantic import Field
from stdnum.gb import nhs, upn

from nmspf_report.checking.planting.books import FRAMEWORK, Book, asked_by_code, blanks_of
from nmspf_report.checking.planting.truth import Fault
from nmspf_report.checking.rules import Rule
from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import WHOLE
from nmspf_report.narrative.collecting import NOT_AT_ALL
from nmspf_report.resources import PACKAGE
from nmspf_report.returns.sample.draws import Draws
from nmspf_report.returns.workbook.filling import Blank
from nmspf_report.returns.workbook.layout import SheetKind

FILE = "checking/planting/words.yml"
# The rows of these sheets are filled in; others are left for answers and ticks.
FILLED: tuple[SheetKind, ...] = ("narrative", "definitions", "capabilities", "recommendations")
# A number as small is equal to a figure by chance.
LEAST_TOLD = 20
# A text with its way of being wrong.
Texts = Iterator[tuple[str, str]]


class SampleWords(Definition):
    """The words of ``words.yml``."""

    harmless: dict[str, tuple[str, ...]]
    personal_data: dict[str, tuple[str, ...]]
    titles: tuple[str, ...] = Field(min_length=1)
    first_names: tuple[str, ...] = Field(min_length=1)
    surnames: tuple[str, ...] = Field(min_length=1)
    few: tuple[str, ...] = Field(min_length=1)
    postcodes: tuple[str, ...] = Field(min_length=1)
    references: tuple[str, ...] = Field(min_length=1)
    bare_number: str


@cache
def sample_words() -> SampleWords:
    """Read the words from ``words.yml`` beside this module."""
    return DefinitionFile(PACKAGE / FILE, f"nmspf_report/{FILE}").read_as(SampleWords)


def fill_in_words(book: Book, seed: int) -> None:
    """Fill the sheets for words in, with nothing that is wrong."""
    draws = Draws(seed, "words", book.area.code)
    for blank in blanks_of(book.year):
        if blank.sheet.kind in FILLED and blank.column.kind != "period":
            book.typed[blank.spot] = _harmless(blank, draws)


def _harmless(blank: Blank, draws: Draws) -> str:
    if blank.column.kind == "choice":
        return _one_of(_choices(blank), draws)
    if blank.column.kind == "date":
        return f"{_drawn(draws, 1, 28):02}/{_drawn(draws, 1, 12):02}/2026"
    key = "narrative" if blank.sheet.kind == "narrative" else blank.column.key
    told = _one_of(sample_words().harmless[key], draws)
    return told.replace("{reference}", _reference(blank))


def _choices(blank: Blank) -> tuple[str, ...]:
    """Give what can be chosen; nobody says of what is sent that it is not collected."""
    return tuple(
        said
        for code, said in blank.column.choices.items()
        if (blank.column.key, code) != ("collected", NOT_AT_ALL)
    )


def _reference(blank: Blank) -> str:
    """Give the reference to what a text is about; to referrals, where that is no figure."""
    indicator = read_framework(FRAMEWORK).by_code.get(blank.line.key)
    return "{" + (indicator.code if indicator and indicator.is_counted else "PROT-1") + "}"


def plant_in_words(book: Book, rule: Rule, seed: int) -> Iterator[Fault]:
    """Plant faults of a rule about words, one whenever the next is asked for."""
    draws = Draws(seed, "faults", rule.code, book.area.code)
    texts = PROPOSALS[str(rule.words_of)](book, draws)
    narrative = [blank for blank in blanks_of(book.year) if blank.sheet.kind == "narrative"]
    free = [blank for blank in narrative if blank.column.kind == "words"]
    for place in draws.shuffled(len(free)):
        spot = free[int(place)].spot
        if spot in book.used:
            continue
        way, text = next(texts, ("", ""))
        if not text:
            return
        was = book.typed[spot]
        book.used.add(spot)
        book.typed[spot] = text
        yield book.fault(rule, spot, was, text, way=way)


def _personal(_book: Book, draws: Draws) -> Texts:
    """Write sentences with personal data, each kind as often as any other."""
    known = sample_words()
    while True:
        for kind, sentences in known.personal_data.items():
            told = {
                "nhs_number": _nhs_number(draws),
                "unique_pupil_number": _unique_pupil_number(draws),
                "national_insurance_number": f"QQ {_digits(draws, 6)} C",
                "day": _drawn(draws, 1, 28),
                "month": _drawn(draws, 1, 12),
                "year": _drawn(draws, 2006, 2022),
                "postcode": _one_of(known.postcodes, draws),
                "first": _one_of(known.first_names, draws),
                "last": _one_of(known.surnames, draws).casefold(),
                "digits": _digits(draws, 4),
                "title": _one_of(known.titles, draws),
                "surname": _one_of(known.surnames, draws),
                "age": _drawn(draws, 2, 17),
                "few": _one_of(known.few, draws),
            }
            yield kind, _one_of(sentences, draws).format_map(told)


def _nhs_number(draws: Draws) -> str:
    """Write a number with the right check digit, such as 943 476 5919."""
    while True:
        begun = f"9{_digits(draws, 8)}"
        # Of one number in eleven, no digit is the right one.
        for check in range(10):
            if nhs.is_valid(f"{begun}{check}"):
                return f"{begun[:3]} {begun[3:6]} {begun[6:]}{check}"


def _unique_pupil_number(draws: Draws) -> str:
    """Write one of a Welsh authority, with the right check letter."""
    rest = f"6{_drawn(draws, 60, 81)}{_digits(draws, 9)}"
    return f"{upn.calc_check_digit(rest)}{rest}"


def _references(_book: Book, draws: Draws) -> Texts:
    sentences = sample_words().references
    while True:
        yield "", _one_of(sentences, draws).format()


def _bare(book: Book, draws: Draws) -> Texts:
    """Write the number of the year of an indicator, in digits."""
    wholes = [
        (asked, use.unit)
        for asked in asked_by_code().values()
        for use in asked.uses[:1]
        if (use.category, use.shown) == (WHOLE, "numerator")
    ]
    for place in draws.shuffled(len(wholes)):
        asked, unit = wholes[int(place)]
        value = book.value(asked.code, book.year.label)
        is_told = "number" in read_framework(FRAMEWORK).by_code[asked.use.indicator].ways(unit)
        if is_told and value is not None and value >= LEAST_TOLD and value.is_integer():
            noun = unit.replace("_", " ")
            yield "", sample_words().bare_number.format(value=int(value), noun=noun)


def _one_of(items: tuple[str, ...], draws: Draws) -> str:
    return items[_drawn(draws, 0, len(items) - 1)]


def _drawn(draws: Draws, least: int, most: int) -> int:
    return least + int(draws.uniform(1)[0] * (most - least + 1))


def _digits(draws: Draws, count: int) -> str:
    return "".join(str(_drawn(draws, 0, 9)) for _ in range(count))


PROPOSALS: Mapping[str, Callable[[Book, Draws], Texts]] = {
    "screening": _personal,
    "references": _references,
    "bare_numbers": _bare,
}
