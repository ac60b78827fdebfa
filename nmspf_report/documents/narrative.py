"""The authorities' own words in a report, with the figures that they refer to filled in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from nmspf_report.bindings import mark_structure
from nmspf_report.dataset.notes import ABSENT
from nmspf_report.documents.blocks import Block, Prose
from nmspf_report.documents.report import Report
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import Language, text
from nmspf_report.narrative.grammar import FIGURE_NOT_FOUND, HELD_BACK, NUMBER_LEFT_OUT
from nmspf_report.narrative.passages import CAVEAT, Passage
from nmspf_report.narrative.references import Fault, Reference, read_references
from nmspf_report.narrative.statements import Statement
from nmspf_report.narrative.structure import declared_spans
from nmspf_report.narrative.wording import as_markdown, paragraphs
from nmspf_report.periods import parse_period
from nmspf_report.problems import Problem
from nmspf_report.spoken import spoken
from nmspf_report.tables.cells import count_of, denominator_of, labelled, mark_of, reason
from nmspf_report.tables.presented import NOT_AVAILABLE, Presented, choose
from nmspf_report.tables.wording import period_name

MARK_NAMES = {
    NUMBER_LEFT_OUT: "number_left_out",
    FIGURE_NOT_FOUND: "figure_not_found",
    HELD_BACK: "held_back",
}

OF_THE_NATION = ("key_issues", "implications")
"""What the nation's report tells of each authority's narrative on an indicator or theme that has
figures; the rest stands in the authority's own report and in its board's."""


def narrative_on(report: Report, subjects: Sequence[str]) -> Iterator[Block]:
    """Show what authorities say of indicators, or of a theme, each beside its name.

    Parameters
    ----------
    report
        The report.
    subjects
        Codes of indicators or themes, in the order in which they are to stand.
    """
    for subject in subjects:
        told = _chosen(report, [one for one in narrative_of(report) if one.subject == subject])
        if told:
            yield Prose("\n\n".join(_told(report, subject, told)))


def foreword_of(report: Report) -> Iterator[Block]:
    """Show the foreword, in the report's language or, where there is none, as it was written."""
    for passage in report.foreword:
        said = (passage.area_code, passage.period, passage.language)
        lines = [written(report, one, *said) for one in paragraphs(passage.text)]
        yield Prose("\n\n".join(lines))


def silent(report: Report) -> list[str]:
    """Give the names of the report's authorities that sent a return and nothing in words.

    Where figures were read from published tables nobody was asked, and nobody is silent.
    """
    if report.framework.records is None:
        return []
    absent = (row["area_code"] for row in report.notes(ABSENT))
    spoken_for = {*absent, *(passage.area_code for passage in report.passages)}
    return [area.name(report.language) for area in report.members if area.code not in spoken_for]


def lacks_numbers(report: Report) -> bool:
    """Tell whether numbers were left out of the words of the report's authorities."""
    return any(NUMBER_LEFT_OUT in passage.text for passage in report.passages)


def narrative_under(report: Report, headings: Sequence[str]) -> Iterator[Block]:
    """Gather what authorities say under some headings of narrative, each beside its subject.

    Parameters
    ----------
    report
        The report.
    headings
        Of `nmspf_report.narrative.passages.HEADINGS`.
    """
    told = [passage for passage in narrative_of(report) if passage.heading in headings]
    if not told:
        yield Prose(_say(report, "none_under"))
    known = [*report.framework.themes, *report.framework.by_code]
    for subject in known:
        own = [passage for passage in told if passage.subject == subject]
        if own:
            yield Prose("\n\n".join(_told(report, subject, own)))


def silence_on(report: Report, indicators: Iterable[Indicator]) -> Iterator[Block]:
    """Say whose narrative on some indicators is missing: a nation's report says how many sent any.

    Where figures were read from published tables nobody was asked, and nobody is silent.
    """
    if report.framework.records is None:
        return
    subjects = {indicator.code for indicator in indicators}
    heard = {one.area_code for one in narrative_of(report) if one.subject in subjects}
    silent_here = [area.name(report.language) for area in report.members if area.code not in heard]
    if not heard:
        yield Prose(_say(report, "none_here"))
    elif report.area.level == "nation":
        counts = {"included": len(heard), "expected": len(report.members)}
        yield Prose(_say(report, "sent_here_by", **counts))
    elif silent_here:
        yield Prose(_say(report, "none_here_by", areas=", ".join(silent_here)))


def narrative_of(report: Report) -> list[Passage]:
    """Give what authorities say, but for answers to queries: those stand with the caveats."""
    return [passage for passage in report.passages if passage.heading != CAVEAT]


def written(report: Report, words: str, area: str, period: str, language: Language) -> str:
    """Write a line of a text as markdown in which the figures that it refers to stand.

    Parameters
    ----------
    report
        Whose estimates have the figures: in a public edition those that are published.
    words
        One paragraph, with references and marks (`nmspf_report.narrative.grammar`).
    area, period, language
        Whose the text is, for when, and what it is written in.
    """
    parts, end = [], 0
    for start, stop, said in sorted(_said(report, words, area, period)):
        parts += [_as_markdown(words[end:start]), said]
        end = stop
    whole = "".join([*parts, _as_markdown(words[end:])])
    return whole if language == report.language else spoken(whole, language)


def on_one_line(report: Report, words: str, told: Passage | Statement) -> str:
    """Write a text of several paragraphs as one line; see `written`."""
    return " ".join(
        written(report, one, told.area_code, told.period, told.language)
        for one in paragraphs(words)
    )


def _as_markdown(part: str) -> str:
    """Write a part of a line, with the spaces at its ends.

    What holds numbers that count nobody is declared to (`nmspf_report.bindings`).
    """
    written, end = [], 0
    for start, stop in declared_spans(part):
        written += [_spaced(part[end:start]), mark_structure(as_markdown(part[start:stop]))]
        end = stop
    return "".join([*written, _spaced(part[end:])])


def _spaced(part: str) -> str:
    bare = part.strip()
    before, _, after = part.partition(bare) if bare else (part, "", "")
    return before + as_markdown(bare) + after


def _said(report: Report, words: str, area: str, period: str) -> Iterator[tuple[int, int, str]]:
    """Give what stands in the places of references and marks, with where they begin and end."""
    for mark, name in MARK_NAMES.items():
        said = as_markdown(_say(report, name))
        place = words.find(mark)
        while place >= 0:
            yield place, place + len(mark), said
            place = words.find(mark, place + len(mark))
    for found in read_references(words, report.framework, period):
        if isinstance(found, Fault):
            said = as_markdown(_say(report, MARK_NAMES[FIGURE_NOT_FOUND]))
            yield found.start, found.end, said
        else:
            yield found.start, found.end, _figure(report, found, area)


def _figure(report: Report, reference: Reference, area: str) -> str:
    """Write a figure, or in words why it is not there."""
    figure = _presented(report, reference, area)
    if figure is None:
        return as_markdown(_say(report, "not_published"))
    if reference.way == "number" and figure.numerator is not None:
        return count_of(figure, reference.unit, report.language)
    if reference.way == "denominator" and figure.denominator is not None:
        return denominator_of(figure, reference.unit, report.language)
    estimate = figure.way(reference.way)
    if reference.way not in ("number", "denominator") and estimate.value is not None:
        return labelled(estimate, reference.way, reference.unit, report.language)
    symbol = {
        "number": figure.symbol,
        "denominator": figure.denominator_symbol,
    }.get(reference.way, estimate.symbol)
    return _missing(report, symbol or NOT_AVAILABLE)


def _missing(report: Report, symbol: str) -> str:
    why = reason(symbol, report.language)
    said = _say(report, "missing_figure", mark=mark_of(symbol), reason=_within(why))
    return as_markdown(said)


def _within(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _presented(report: Report, reference: Reference, area: str) -> Presented | None:
    """Give a figure of the release; None where it holds none, even a missing one."""
    period = parse_period(reference.period)
    try:
        chosen = choose(
            report.estimates,
            report.framework,
            reference.indicator,
            reference.unit,
            areas=[area],
            periods=[period],
            categories=[reference.category],
        )
    except Problem:
        return None
    return chosen.at(area, period, reference.category)


def _chosen(report: Report, told: Sequence[Passage]) -> list[Passage]:
    """Leave to the other reports what a national reader has no room for."""
    if report.area.level != "nation":
        return list(told)
    words_alone = {each.code for each in report.framework.indicators if not each.is_counted}
    return [one for one in told if one.heading in OF_THE_NATION or one.subject in words_alone]


def _told(report: Report, subject: str, told: Sequence[Passage]) -> Iterator[str]:
    """Give what is said of one subject: its name, then each authority's words as quotations."""
    name = report.framework.themes.get(subject)
    if name is None:
        name = f"{report.framework.by_code[subject].title} ({subject})"
    spoken = "of_subject_own" if report.area.level == "authority" else "of_subject"
    yield f"**{_say(report, spoken, subject=as_markdown(name))}**"
    for area, passages in groupby(told, key=lambda passage: passage.area_code):
        yield "\n>\n".join(line for passage in passages for line in _quoted(report, passage, area))


def _quoted(report: Report, passage: Passage, area: str) -> Iterator[str]:
    label = f"**{_label(report, passage)}**"
    for number, paragraph in enumerate(paragraphs(passage.text)):
        words = written(report, paragraph, area, passage.period, passage.language)
        yield f"> {label} {words}" if number == 0 else f"> {words}"


def _label(report: Report, passage: Passage) -> str:
    """Say what the words tell, and whose they are where more than one speaks."""
    told = [_say(report, f"heading.{passage.heading}")]
    if passage.period != report.period.label:
        told.append(period_name(parse_period(passage.period), report.language))
    if passage.language != report.language:
        told.append(_say(report, f"in_{passage.language}"))
    what = ", ".join(told)
    if report.area.level == "authority":
        return _say(report, "label", what=what)
    area = report.geography.area(passage.area_code).name(report.language)
    return _say(report, "label_of_area", area=as_markdown(area), what=_within(what))


def _say(report: Report, name: str, **values: object) -> str:
    """Give a message of the catalogue ``narrative`` in the report's language."""
    return text(f"narrative.{name}", report.language, **values)
