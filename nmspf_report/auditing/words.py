"""Which written numbers cannot be figures: periods, codes, labels, and the catalogue's own words.

A number is let pass without a binding only where it is part of something that is written alike in
every release (a period, a date, a code) or where the words around it are those of a text that was
there before anybody was counted: a definition, a label, a message. So “within 10 working days”
passes and “3 children” does not. In the words of authorities, and there alone, it is let pass too
where the words with it say that it counts nobody (`nmspf_report.narrative.structure`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from babel import Locale

from nmspf_report.auditing.texts import (
    HOLE,
    LANGUAGES,
    PLACEHOLDER,
    catalogue,
    framework_texts,
    frameworks,
    list_texts,
    messages,
    reference_texts,
    timescale_texts,
    translated,
)
from nmspf_report.bindings import NUMBER
from nmspf_report.indicators.keeping import shown_queries
from nmspf_report.locale import text
from nmspf_report.narrative.structure import structural_spans

_known: "list[StaticWords]" = []
"""The texts that are the same in every release, and those of the one that is read."""

_TOKEN = re.compile(rf"(?P<number>{NUMBER.pattern})|[^\W\d_]+|{HOLE}")
_ANY = "*"
_WORDS = ".+?"
_LONGEST_RUN = 4

_YEAR = r"(?:19|20)\d\d"
_WRITTEN_ALIKE = (
    rf"{_YEAR}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?\b",
    rf"{_YEAR}-\d\d(?:[ -]Q[1-4])?\b",
    r"Q[1-4]\b",
    rf"mid-{_YEAR}\b",
    rf"Census {_YEAR}\b",
    r"[EKNSW]\d{8}\b",
    r"[0-9a-f]{64}\b",
    r"\d+(?:\.\d+){2,}\w*",
)
"""Dates, periods, quarters, estimates of populations, area codes, digests and versions."""

_BARE_YEAR = re.compile(_YEAR)
"""A text by itself; a count as large is written with its thousands marked."""

_LABELS = ("publishing.table_label", "publishing.figure_label", "publishing.page_of_pages")

_COUNTS_OF_NOBODY = {
    "figures.intervals_include": ("count",),
    "tables.included_of": ("included", "expected"),
    "reports.about.framework": ("counted", "all"),
    "reports.covered": ("expected",),
    "reports.sentence.covers_all": ("expected",),
    "reports.sentence.covers": ("included", "expected"),
    "reports.sentence.covers_few": ("included", "expected"),
    "narrative.sent_here_by": ("included", "expected"),
    "reports.covered_but": ("included", "expected"),
    "reports.glance.first_year": ("all",),
    "reports.glance.changed": ("all", "changed"),
    "reports.glance.unchanged": ("all",),
    "reports.glance.untold": ("untold",),
    "reports.coverage.complete": ("expected",),
    "reports.coverage.incomplete": ("lacking", "all", "expected"),
    "reports.variation.range": ("all",),
    "reports.variation.range_of_shown": ("known", "all"),
    "reports.variation.one": ("all",),
    "reports.variation.nothing": ("all",),
    "publishing.file_kilobytes": ("size",),
}
"""Messages with numbers that count areas, indicators or bytes: which of their placeholders."""


@dataclass
class StaticWords:
    """What stands around the numbers of texts that are the same in every release.

    Parameters
    ----------
    contexts
        The word before, the number, the word after; `_ANY` where the text has a placeholder.
    runs
        Up to four words that begin or end with the number at a text's own beginning or end.
    whole
        Texts that are nothing but a number, such as a label.
    """

    contexts: set[tuple[str, str, str]] = field(default_factory=set)
    runs: set[tuple[str, ...]] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    def add(self, static: str) -> None:
        """Learn the numbers of a text; `HOLE` stands for what is filled in."""
        if not NUMBER.search(static):
            return
        tokens = _tokens(static)
        if len(tokens) == 1:
            self.whole.add(static.strip())
            return
        for place, token in enumerate(tokens):
            if token[0].isdigit():
                self._learn(tokens, place)

    def _learn(self, tokens: list[str], place: int) -> None:
        before, after = tokens[:place], tokens[place + 1 :]
        if before and after:
            near = [_ANY if word == HOLE else word for word in (before[-1], after[0])]
            if near != [_ANY, _ANY]:
                self.contexts.add((near[0], tokens[place], near[1]))
            return
        run = tokens[:_LONGEST_RUN] if not before else tokens[-_LONGEST_RUN:]
        if HOLE not in run:
            self.runs.add(tuple(run))

    def hold(self, tokens: list[str], place: int) -> bool:
        """Tell whether a number stands in a text's words as it stands in a static text."""
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        number = tokens[place]
        if not self.contexts.isdisjoint(
            {(before, number, after), (_ANY, number, after), (before, number, _ANY)}
        ):
            return True
        lengths = range(2, _LONGEST_RUN + 1)
        ends = (tuple(tokens[max(0, place + 1 - length) : place + 1]) for length in lengths)
        starts = (tuple(tokens[place : place + length]) for length in lengths)
        return not self.runs.isdisjoint((*ends, *starts))


def loose_numbers(words: str, among: frozenset[str] | None = None) -> tuple[tuple[int, int], ...]:
    """Find the numbers of a text that could be figures.

    Parameters
    ----------
    words
        Text as it is read; `HOLE` stands for what is read by itself.
    among
        The numbers that are asked about, as they are written; None for all.

    Returns
    -------
    tuple of (int, int)
        Where each of them begins and ends.
    """
    if among is not None:
        is_asked = not among.isdisjoint(NUMBER.findall(words))
        return tuple(_loose_among(words, among)) if is_asked else ()
    return _loose_numbers(words) if NUMBER.search(words) else ()


def loose_in_narrative(words: str) -> tuple[tuple[int, int], ...]:
    """Find the numbers of an authority's own words that could be figures.

    Parameters
    ----------
    words
        What is declared to hold no figure: a part of its words, such as ``since 2025``, or all
        of them as they stand in the data.

    Returns
    -------
    tuple of (int, int)
        Where each of them begins and ends; not those of a year, a section of an Act, an age in
        a range and the like.
    """
    harmless = structural_spans(words)
    return tuple(
        (start, end)
        for start, end in loose_numbers(words)
        if not any(first <= start and end <= last for first, last in harmless)
    )


def prepare() -> None:
    """Read the static texts now: it takes seconds, and whoever calls knows when that is best."""
    _static_words()
    _written_alike()
    _nobody_patterns()


def learn(texts: Iterable[str]) -> None:
    """Take texts of a release that are no figures, such as its title, as static till others are."""
    said = StaticWords()
    for one in texts:
        said.add(one)
    _known[:] = [_static_words(), said]
    _loose_numbers.cache_clear()


@lru_cache(maxsize=100_000)
def _loose_numbers(words: str) -> tuple[tuple[int, int], ...]:
    return tuple(_loose_among(words, None))


def _loose_among(words: str, among: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    known = _known or [_static_words()]
    bare = words.strip()
    if _BARE_YEAR.fullmatch(bare) or any(bare in static.whole for static in known):
        return
    cleared = bytearray(len(words))
    for start, end in (*_spans(_written_alike(), words), *_counts_of_nobody(words)):
        cleared[start:end] = b"1" * (end - start)
    found = list(_TOKEN.finditer(words))
    tokens = [token.group().lower() for token in found]
    for place, token in enumerate(found):
        if (
            token["number"]
            and (among is None or token["number"] in among)
            and not all(cleared[token.start() : token.end()])
            and not any(static.hold(tokens, place) for static in known)
            and not (_is_query(words) and _query_words().hold(tokens, place))
        ):
            yield token.span()


def _is_query(words: str) -> bool:
    return "SELECT " in words


def _tokens(words: str) -> list[str]:
    return [token.group().lower() for token in _TOKEN.finditer(words)]


def _spans(pattern: re.Pattern[str], words: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(words))


def _counts_of_nobody(words: str) -> Iterator[tuple[int, int]]:
    for literal, pattern in _nobody_patterns():
        # To look for words is quick; the pattern goes through a text from each of its places.
        for found in pattern.finditer(words) if literal in words else ():
            yield from (found.span(group) for group in range(1, pattern.groups + 1))


@cache
def _static_words() -> StaticWords:
    static = StaticWords()
    for source in (
        messages(),
        framework_texts(),
        timescale_texts(),
        reference_texts(),
        list_texts(),
    ):
        for one in source:
            static.add(one)
    return static


@cache
def _query_words() -> StaticWords:
    """Give the words of the queries in the methodology review."""
    static = StaticWords()
    for framework in frameworks():
        for queries in shown_queries(framework).values():
            for query in queries.values():
                static.add(query)
    return static


@cache
def _written_alike() -> re.Pattern[str]:
    codes = {indicator.code for framework in frameworks() for indicator in framework.indicators}
    labels = [_with_numbers(text(name, one, **_HOLES[name])) for name, one in translated(_LABELS)]
    written = "|".join((*_WRITTEN_ALIKE, *_dates(), *labels, rf"(?<!-)(?:{_any_of(codes)})(?!\w)"))
    # All of them begin where a word does, and most places in a text are within words.
    return re.compile(rf"\b(?=\w)(?:{written})", re.IGNORECASE)


def _any_of(codes: Iterable[str]) -> str:
    """Give a pattern of codes, the longest first; what many begin with is looked at once."""
    by_section: dict[str, list[str]] = {}
    for code in sorted(codes, key=lambda code: (-len(code), code)):
        section, hyphen, rest = code.partition("-")
        by_section.setdefault(section + hyphen, []).append(re.escape(rest))
    return "|".join(
        f"{re.escape(section)}(?:{'|'.join(rests)})" for section, rests in by_section.items()
    )


_HOLES = {
    "publishing.table_label": {"number": HOLE},
    "publishing.figure_label": {"number": HOLE},
    "publishing.page_of_pages": {"page": HOLE, "pages": HOLE},
}


def _with_numbers(message: str) -> str:
    pattern = re.escape(message).replace(HOLE, r"\d+")
    return rf"{pattern}\b"


def _dates() -> Iterator[str]:
    for language in LANGUAGES:
        months = "|".join(Locale(language).months["format"]["wide"].values())
        yield rf"(?:\d{{1,2}} )?(?:{months}) {_YEAR}\b"


@cache
def _nobody_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the longest words of each message that stand in it as they are, and its pattern."""
    return tuple(
        (
            max(PLACEHOLDER.split(form), key=len),
            re.compile(_pattern(form, placeholders)),
        )
        for name, placeholders in _COUNTS_OF_NOBODY.items()
        for form in _forms(name)
    )


def _forms(name: str) -> Iterator[str]:
    """Give a message in every language, and every form of a plural."""
    domain, _, wanted = name.partition(".")
    return (form for found, form in catalogue(domain) if found == wanted)


def _pattern(message: str, placeholders: tuple[str, ...]) -> str:
    """Write a message as a pattern with a group for each number that counts nobody."""
    parts = re.split(r"(\{[^{}]*\})", message)
    written = [
        rf"({NUMBER.pattern})"
        if part.strip("{}") in placeholders
        else _WORDS
        if PLACEHOLDER.fullmatch(part)
        else re.escape(part)
        for part in parts
        if part
    ]
    # A number at the message's very end stands at the text's; other words may be around it.
    start = "^" if written[0].startswith("(") else ""
    end = "$" if written[-1].startswith("(") else ""
    return start + "".join(written).removeprefix(_WORDS).removesuffix(_WORDS) + end
