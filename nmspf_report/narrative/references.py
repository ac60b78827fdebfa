"""References to figures in a text: read, checked against the framework, and asked for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Framework, Indicator
from nmspf_report.framework.tallies import figures
from nmspf_report.narrative.grammar import Braced, braced, is_category, lone_braces
from nmspf_report.narrative.lexicon import read_lexicon
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem

Way = Literal["number", "percentage", "rate", "denominator"]

FaultKind = Literal[
    "unknown_indicator",
    "told_in_words",
    "unknown_category",
    "unknown_word",
    "unknown_way",
    "unknown_period",
    "lone_brace",
]

LEAST_ALIKE = 0.4
"""From which likeness on (difflib's ratio) a code is offered for one that is none."""

_PREFERRED: tuple[Way, ...] = ("percentage", "rate", "number")


@dataclass(frozen=True)
class Reference:
    """A figure that a text refers to; the area is that of the text.

    Parameters
    ----------
    start, end
        Where it stands in the text.
    indicator, unit, category, period
        The figure, as in observations.
    way
        What of it is shown.
    """

    start: int
    end: int
    indicator: str
    unit: str
    category: str
    period: str
    way: Way


@dataclass(frozen=True)
class Fault:
    """A reference to a figure that there is not.

    Parameters
    ----------
    kind
        What is wrong with it.
    start, end
        Where it stands in the text.
    written
        As it is written.
    wrong
        The part of it that is wrong.
    nearest
        The reference that it comes nearest to, whole; empty where nothing is near.
    """

    kind: FaultKind
    start: int
    end: int
    written: str
    wrong: str
    nearest: str


def read_references(
    text: str,
    framework: Framework,
    period: str,
    periods: Collection[str] | None = None,
) -> tuple[Reference | Fault, ...]:
    """Read the references of a text.

    Parameters
    ----------
    text
        Cleaned text.
    framework
        Whose figures can be referred to.
    period
        That of the text: what a reference without a period means.
    periods
        The periods that there are; any, if None.

    Returns
    -------
    tuple
        A `Reference` or a `Fault` for each, in their order in the text.
    """
    read: list[Reference | Fault] = [
        _Reader(found, text[found.start : found.end], framework, periods).read(period)
        for found in braced(text)
    ]
    read.extend(Fault("lone_brace", at, at + 1, text[at], text[at], "") for at in lone_braces(text))
    return tuple(sorted(read, key=lambda one: one.start))


def written_reference(
    indicator: str, unit: str = "", category: str = WHOLE, way: str = "", period: str = ""
) -> str:
    """Write a reference; what is empty is left to what it means without."""
    words = " ".join(filter(None, (indicator, unit, category, way)))
    return "{" + words + (f" @ {period}" if period else "") + "}"


class _WrongPart(Exception):
    """A part of a reference that is wrong, and what it may have meant."""

    def __init__(self, kind: FaultKind, wrong: str, nearest: str | None) -> None:
        super().__init__(wrong)
        self.kind, self.wrong, self.nearest = kind, wrong, nearest


@dataclass(frozen=True)
class _Reader:
    """Reads one reference."""

    found: Braced
    written: str
    framework: Framework
    periods: Collection[str] | None

    def read(self, period: str) -> Reference | Fault:
        try:
            return self._reference(period)
        except _WrongPart as part:
            nearest = ""
            if part.nearest is not None:
                nearest = self.written.replace(part.wrong, part.nearest, 1)
                if not part.wrong:
                    nearest = "{" + part.nearest + "}"
            return Fault(
                part.kind, self.found.start, self.found.end, self.written, part.wrong, nearest
            )

    def _reference(self, period: str) -> Reference:
        indicator = self._indicator()
        unit, category, way = "", WHOLE, ""
        for word in self.found.words:
            if word in indicator.counting_units:
                unit = word
            elif word.lower() in read_lexicon().shown:
                way = read_lexicon().shown[word.lower()]
            elif is_category(word) or word == NOT_RECORDED:
                category = self._category(indicator, word)
            else:
                known = (*indicator.counting_units, *read_lexicon().shown)
                raise _WrongPart("unknown_word", word, _nearest(word, known))
        unit = unit or _first_unit(indicator, category)
        return Reference(
            self.found.start,
            self.found.end,
            indicator.code,
            unit,
            category,
            self._period() or period,
            self._way(indicator, unit, category, way),
        )

    def _indicator(self) -> Indicator:
        codes = {code.lower(): code for code in self.framework.by_code}
        code = codes.get(self.found.code.lower())
        if code is None:
            nearest = _nearest(self.found.code.lower(), codes)
            said = None if nearest is None else codes[nearest]
            raise _WrongPart("unknown_indicator", self.found.code, said)
        indicator = self.framework.by_code[code]
        if not indicator.is_counted:
            raise _WrongPart("told_in_words", self.found.code, None)
        return indicator

    def _category(self, indicator: Indicator, word: str) -> str:
        known = {name for unit in indicator.counting_units for name in _categories(indicator, unit)}
        if word not in known:
            raise _WrongPart("unknown_category", word, _nearest(word, sorted(known)))
        return word

    def _way(self, indicator: Indicator, unit: str, category: str, way: str) -> Way:
        known = _ways(indicator, unit, category)
        if not way:
            return next(one for one in _PREFERRED if one in known)
        chosen = next((one for one in known if one == way), None)
        if chosen is None:
            raise _WrongPart("unknown_way", way, known[0])
        return chosen

    def _period(self) -> str:
        label = self.found.period.upper().replace(" Q", "-Q").replace("/", "-")
        if not label:
            return ""
        try:
            parse_period(label)
        except Problem:
            raise _WrongPart("unknown_period", self.found.period, self._near_period()) from None
        if self.periods is not None and label not in self.periods:
            raise _WrongPart("unknown_period", self.found.period, self._near_period())
        return label

    def _near_period(self) -> str | None:
        return _nearest(self.found.period, sorted(self.periods or ()))


def _categories(indicator: Indicator, unit: str) -> list[str]:
    """Give the categories that a figure of an indicator in a unit can have."""
    if indicator.measures:
        return [
            one.category for one in figures(indicator) if one.unit == unit and one.category != WHOLE
        ]
    return [
        dimension.category(code)
        for figure in indicator.figures
        if figure.unit == unit
        for dimension in figure.dimensions
        for code in dimension.labels
    ]


def _first_unit(indicator: Indicator, category: str) -> str:
    units = indicator.counting_units
    if category == WHOLE:
        return units[0]
    return next(unit for unit in units if category in _categories(indicator, unit))


def _ways(indicator: Indicator, unit: str, category: str) -> tuple[Way, ...]:
    """Give what of a figure can be shown: of a whole that is no share there is no percentage."""
    figure = next(one for one in indicator.figures if one.unit == unit)
    is_share = figure.has_denominator or category != WHOLE
    ways: list[Way] = ["number"]
    if is_share:
        ways.append("denominator")
    if is_share and "percentage" in indicator.ways(unit):
        ways.append("percentage")
    if "rate" in indicator.ways(unit):
        ways.append("rate")
    return tuple(ways)


def _nearest(word: str, known: Iterable[str]) -> str | None:
    found = get_close_matches(word, list(known), n=1, cutoff=LEAST_ALIKE)
    return found[0] if found else None


def faults_in(found: Sequence[Reference | Fault]) -> Iterator[Fault]:
    """Give the faults among what was read of a text."""
    return (one for one in found if isinstance(one, Fault))
