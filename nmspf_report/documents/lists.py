"""The 12 C's and progress on recommendations: levels by authority, and what changed in a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from nmspf_report.bindings import Written
from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.narrative import on_one_line
from nmspf_report.documents.report import Report
from nmspf_report.geography import Area
from nmspf_report.locale import Language, long_date, text
from nmspf_report.narrative.statements import RECOMMENDATION, About, Statement
from nmspf_report.narrative.wording import as_markdown
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.lists import capabilities as twelve_cs
from nmspf_report.returns.workbook.lists import recommendations as recommended
from nmspf_report.tables import Column, Table
from nmspf_report.tables.table import Shaded

NOT_OURS = "not_ours"
"""What says that others have to act."""

SHADES = {
    "not_in_place": "none",
    "developing": "some",
    "in_place": "most",
    "embedded": "all",
    "not_started": "none",
    "planned": "some",
    "under_way": "most",
    "done": "all",
    NOT_OURS: "",
}
"""How dark a cell is: the words in it say the same."""

LEVELS = ("not_in_place", "developing", "in_place", "embedded")
FURTHER_ON, FURTHER_BACK = DIRECTIONS = ("further_on", "further_back")
STATUSES = ("not_started", "planned", "under_way", "done", NOT_OURS)


@dataclass(frozen=True)
class Listed:
    """One list, or a part of it, of which a table is made.

    Parameters
    ----------
    about
        The list.
    question
        Whose answers stand in the table: ``level`` or ``status``.
    choices
        The codes of the answers, the least first.
    caption
        What the table is called.
    subjects
        The words of each subject, by its name.
    words_of
        The questions that are answered in words or with a date, in order.
    """

    about: About
    question: str
    choices: tuple[str, ...]
    caption: str
    subjects: Mapping[str, str]
    words_of: tuple[str, ...]


def capabilities(report: Report) -> Blocks:
    """Show the 12 C's: levels, by authority where there are several, and what changed."""
    subjects = {code: one.name for code, one in twelve_cs().capabilities.items()}
    caption = report.say("capabilities.caption", period=report.period.label)
    words_of = ("evidence", "next_step")
    listed = Listed("capabilities", "level", LEVELS, caption, subjects, words_of)
    return Blocks(_shown(report, "capabilities", [listed]))


def recommendations(report: Report) -> Blocks:
    """Show progress on the recommendations, at their three levels."""
    return Blocks(_shown(report, "recommendations", list(_recommendations(report))))


def _recommendations(report: Report) -> Iterator[Listed]:
    for level in recommended().levels:
        values = {"level": level.name, "period": report.period.label}
        yield Listed(
            "recommendations",
            "status",
            STATUSES,
            report.say("recommendations.caption", **values),
            {RECOMMENDATION + number: words for number, words in level.recommendations.items()},
            ("owner", "due", "evidence"),
        )


def _shown(report: Report, name: str, lists: Sequence[Listed]) -> Iterator[Block]:
    """Show a list as the report's readers need it; say it where nobody was asked or answered."""
    if report.framework.records is None:
        yield Prose(report.say("lists.not_asked"))
        return
    if not _told(report, lists[0].about, report.period):
        yield Prose(report.say(f"{name}.none"))
        return
    yield Prose(report.say(f"{name}.about"))
    if report.area.level != "nation":
        yield from _changed(report, lists)
    for listed in lists:
        if report.area.level == "nation":
            yield _counted(report, listed)
        else:
            yield from _levels(report, listed)
    if report.area.level == "authority":
        yield from _in_words(report, lists)
    else:
        yield from _silent(report, lists[0].about)


def _levels(report: Report, listed: Listed) -> Iterator[Block]:
    """Give a row for each subject, and for each authority that told its level, with its shade.

    What all who told say is not for them to act on stands beneath, without a column for each.
    """
    now = _answers(report, listed, report.period)
    before = _answers(report, listed, report.period.previous)
    told = {code for code, _ in now}
    areas = [area for area in report.members if area.code in told]
    others = [one for one in listed.subjects if _is_nobodys(one, areas, now)]
    rows = []
    for subject, words in listed.subjects.items():
        if subject not in others:
            keys = [(area.code, subject) for area in areas]
            cells = [_level(report, listed, now.get(key), before.get(key)) for key in keys]
            rows.append((Written(_row_name(subject, words)), *cells))
    if rows:
        heads = [
            Column("subject", report.say(f"column.{listed.about}"), numeric=False),
            *(Column(area.code, area.name(report.language), numeric=False) for area in areas),
        ]
        yield Table(listed.caption, tuple(heads), tuple(rows))
    yield from _nobodys(report, listed, others)


def _is_nobodys(subject: str, areas: Sequence[Area], now: Mapping[tuple[str, str], str]) -> bool:
    """Tell whether every authority that told says that something is not for it to act on."""
    answers = {now.get((area.code, subject)) for area in areas}
    return answers == {NOT_OURS}


def _nobodys(report: Report, listed: Listed, subjects: Sequence[str]) -> Iterator[Block]:
    """Name the subjects that are for none of the authorities to act on."""
    if subjects:
        kind = "own" if report.area.level == "authority" else "all"
        yield Prose(report.say(f"recommendations.not_ours_{kind}", caption=listed.caption))
        yield bullets(_row_name(one, listed.subjects[one]) for one in subjects)


def _level(report: Report, listed: Listed, now: str | None, before: str | None) -> Written:
    if now is None:
        return Written(report.say("lists.not_told"))
    words = _choice(listed, now, report.language)
    if before is not None and before != now:
        words = report.say("lists.was", now=words, before=_choice(listed, before, report.language))
    return Shaded(words, shade=SHADES[now])


def _counted(report: Report, listed: Listed) -> Table:
    """Give a row for each subject: how many authorities gave each answer, and how many moved."""
    now = _answers(report, listed, report.period)
    moves = list(_moves(report, listed))
    previous = report.period.previous
    directions = DIRECTIONS if _told(report, listed.about, previous) else ()
    heads = [
        Column("subject", report.say(f"column.{listed.about}"), numeric=False),
        *(Column(code, _choice(listed, code, report.language)) for code in listed.choices),
        Column("not_told", report.say("lists.not_told")),
        *(Column(one, report.say(f"column.{one}", period=previous.label)) for one in directions),
    ]
    rows = []
    for subject, words in listed.subjects.items():
        given = [now.get((area.code, subject)) for area in report.members]
        went = [move.direction for move in moves if move.subject == subject]
        counts = [given.count(code) for code in (*listed.choices, None)]
        counts += [went.count(one) for one in directions]
        cells = [
            Written(text("tables.included_of", report.language, included=one, expected=len(given)))
            for one in counts
        ]
        rows.append((Written(_row_name(subject, words)), *cells))
    return Table(listed.caption, tuple(heads), tuple(rows))


def _changed(report: Report, lists: Sequence[Listed]) -> Iterator[Block]:
    """Say who is further on or back than a year before, or that nothing changed since."""
    previous = report.period.previous
    if not _told(report, lists[0].about, previous):
        return
    moves = [(listed, move) for listed in lists for move in _moves(report, listed)]
    name = "lists.changed" if moves else "lists.unchanged"
    yield Prose(report.say(name, period=previous.label))
    for direction in DIRECTIONS:
        names: dict[str, list[str]] = {}
        for listed, move in moves:
            if move.direction == direction:
                name = _short_name(listed, move.subject)
                names.setdefault(move.area_code, []).append(name)
        if names:
            yield from _moved(report, direction, names)


def _moved(report: Report, direction: str, names: Mapping[str, Sequence[str]]) -> Iterator[Block]:
    """Name what moved, by authority; a report of one authority need not name it."""
    previous = report.period.previous.label
    if report.area.level == "authority":
        ((_, own),) = names.items()
        subjects = "; ".join(own)
        yield Prose(report.say(f"lists.{direction}_own", period=previous, subjects=subjects))
        return
    yield Prose(report.say(f"lists.{direction}", period=previous))
    yield bullets(
        report.say(
            "lists.of_authority",
            area=area.name(report.language),
            subjects="; ".join(names[area.code]),
        )
        for area in report.members
        if area.code in names
    )


@dataclass(frozen=True)
class _Move:
    """An answer that is another than the year before, and which way it went, if any."""

    area_code: str
    subject: str
    direction: str | None


def _moves(report: Report, listed: Listed) -> Iterator[_Move]:
    now = _answers(report, listed, report.period)
    before = _answers(report, listed, report.period.previous)
    for area, subject in product((area.code for area in report.members), listed.subjects):
        was, is_ = before.get((area, subject)), now.get((area, subject))
        if was is not None and is_ is not None and was != is_:
            yield _Move(area, subject, _direction(listed, was, is_))


def _direction(listed: Listed, before: str, now: str) -> str | None:
    """Tell which way an answer went; that others have to act is neither further on nor back."""
    if NOT_OURS in (before, now):
        return None
    forwards = listed.choices.index(now) > listed.choices.index(before)
    return FURTHER_ON if forwards else FURTHER_BACK


def _short_name(listed: Listed, subject: str) -> str:
    return subject if listed.about == "recommendations" else listed.subjects[subject]


def _in_words(report: Report, lists: Sequence[Listed]) -> Iterator[Block]:
    """Give what an authority writes beside its levels: evidence, next steps, owners, dates."""
    told = [one for one in report.statements if one.period == report.period.label]
    lines = []
    for listed in lists:
        for subject in listed.subjects:
            own = [one for one in told if one.about == listed.about and one.subject == subject]
            parts = list(_parts(report, listed, own))
            if parts:
                name = _short_name(listed, subject)
                lines.append(f"**{name[:1].upper()}{name[1:]}.** {' '.join(parts)}")
    if lines:
        yield bullets(lines)


def _parts(report: Report, listed: Listed, own: Sequence[Statement]) -> Iterator[str]:
    for question in listed.words_of:
        for one in own:
            if one.question == question:
                yield report.say(f"lists.{question}", words=_words(report, one))


def _words(report: Report, statement: Statement) -> str:
    if statement.kind == "date":
        return long_date(date.fromisoformat(statement.answer), report.language)
    if statement.kind == "choice":
        return as_markdown(statement.answer)
    return on_one_line(report, statement.answer, statement)


def _silent(report: Report, about: About) -> Iterator[Block]:
    told = {one.area_code for one in _told(report, about, report.period)}
    names = [area.name(report.language) for area in report.members if area.code not in told]
    if names:
        yield Prose(report.say("lists.silent", areas=", ".join(names)))


def _told(report: Report, about: About, period: Period) -> list[Statement]:
    return [one for one in report.statements if one.about == about and one.period == period.label]


def _answers(report: Report, listed: Listed, period: Period) -> dict[tuple[str, str], str]:
    """Give each answer by authority and subject."""
    return {
        (one.area_code, one.subject): one.answer
        for one in _told(report, listed.about, period)
        if one.question == listed.question and one.answer in listed.choices
    }


def _choice(listed: Listed, code: str, language: Language) -> str:
    return text(f"workbook.{listed.question}_{code}", language)


def _row_name(subject: str, words: str) -> str:
    number = subject.removeprefix(RECOMMENDATION)
    return words if number == subject else f"{number}: {words}"
