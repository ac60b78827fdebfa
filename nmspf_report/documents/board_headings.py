"""The thirteen headings on which a board reports each year, and what its pack says under each."""

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from nmspf_report.definitions import Definition, DefinitionFile
from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.collecting import not_all_collected
from nmspf_report.documents.lists import capabilities, recommendations
from nmspf_report.documents.narrative import narrative_of, narrative_under, silent
from nmspf_report.documents.overview import absences
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of, what_moved
from nmspf_report.documents.themes import indicator_blocks, theme_blocks, themes
from nmspf_report.framework.model import Indicator
from nmspf_report.locale import has_message
from nmspf_report.resources import PACKAGE, resource

BOARD = "board"
"""What regions are called where they are Regional Safeguarding Boards."""

WANTED = {"higher": "up", "lower": "down"}


class Heading(Definition):
    """What is said under one heading.

    Parameters
    ----------
    says
        Names of what is told: ``members``, ``told``, ``recommendations``, ``capabilities``,
        ``achievements``, ``contributions``, ``other_themes``.
    told
        The headings of narrative that are gathered here.
    themes, indicators
        Themes, and single indicators, whose figures stand here.
    """

    says: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


class Headings(Definition):
    """What is said under each heading, by its letter."""

    headings: dict[str, Heading]


def board_report(report: Report) -> Blocks:
    """Show what there is to say under each heading of a board's annual report, and room to write.

    Regions that are no such boards have the framework's themes alone.
    """
    if report.geography.region_kind != BOARD:
        return themes(report)
    return Blocks(_board_report(report))


def _board_report(report: Report) -> Iterator[Block]:
    yield Prose(report.say("board_report.about"))
    said = _headings().headings
    for letter, words in headings().items():
        yield Prose(f"## {letter}. {words}")
        if has_message(f"reports.nearest.{letter}", report.language):
            yield Prose(report.say(f"nearest.{letter}"))
        yield from _under(report, said[letter])
        consider = report.say(f"consider.{letter}")
        yield Prose(report.say("board_report.to_write", consider=consider))


@cache
def headings() -> dict[str, str]:
    """Give the headings as they stand, by their letters, in order."""
    path = resource("data", "reference", "board_report_headings.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["letter"]: row["heading"] for row in csv.DictReader(file)}


def _under(report: Report, heading: Heading) -> Iterator[Block]:
    for name in heading.says:
        yield from _SAID[name](report, heading)
    elsewhere = _placed("indicators")
    for theme in heading.themes:
        if theme in report.framework.themes:
            yield from theme_blocks(report, theme, level=3, without=elsewhere)
    chosen = _indicators(report, heading)
    if chosen:
        yield from indicator_blocks(report, report.say("board_report.training"), chosen)


def _indicators(report: Report, heading: Heading) -> tuple[Indicator, ...]:
    by_code = report.framework.by_code
    return tuple(by_code[code] for code in heading.indicators if code in by_code)


def _members(report: Report, heading: Heading) -> Iterator[Block]:
    names = ", ".join(area.name(report.language) for area in report.members)
    yield Prose(report.say("board_report.members", areas=names))


def _told(report: Report, heading: Heading) -> Iterator[Block]:
    yield from narrative_under(report, heading.told)


def _recommendations(report: Report, heading: Heading) -> Iterator[Block]:
    yield from recommendations(report).blocks


def _capabilities(report: Report, heading: Heading) -> Iterator[Block]:
    yield from capabilities(report).blocks


def _achievements(report: Report, heading: Heading) -> Iterator[Block]:
    """Say which indicators moved as is wanted, and which the other way, by more than chance.

    Never why. Who writes of what was achieved has to have both before them.
    """
    towards, away = _moved(report)
    if towards and report.previous is not None:
        yield Prose(report.say("board_report.moved", period=report.previous.label))
        yield bullets(towards)
    else:
        yield Prose(report.say("board_report.not_moved"))
    if away:
        yield Prose(report.say("board_report.moved_away"))
        yield bullets(away)


def _moved(report: Report) -> tuple[list[str], list[str]]:
    """Give what moved beyond chance in the direction that is wanted, and what in the other."""
    towards: list[str] = []
    away: list[str] = []
    for indicator in report.framework.counted:
        if indicator.polarity in WANTED and report.publishes(indicator, report.period):
            change = change_of(report, indicator)
            if change is not None and change.is_more_than_chance:
                is_wanted = change.direction == WANTED[indicator.polarity]
                (towards if is_wanted else away).append(what_moved(report, indicator))
    return towards, away


def _contributions(report: Report, heading: Heading) -> Iterator[Block]:
    """Say what each authority sent for the report's year, and what it did not."""
    lines = list(absences(report, report.period.quarters))
    names = silent(report)
    spoken = {passage.area_code for passage in narrative_of(report)}
    if spoken:
        lines.append(report.say("board_report.spoken", areas=", ".join(report.names(spoken))))
    if names:
        lines.append(report.say("board_report.silent", areas=", ".join(names)))
    stated = {one.area_code for one in report.statements if one.period == report.period.label}
    unstated = [area.name(report.language) for area in report.members if area.code not in stated]
    if unstated:
        lines.append(report.say("board_report.unstated", areas=", ".join(unstated)))
    lines.extend(not_all_collected(report, report.framework.counted))
    yield bullets(lines or [report.say("board_report.all_contributed")])


def _other_themes(report: Report, heading: Heading) -> Iterator[Block]:
    """Show every theme of the framework that has no heading of its own."""
    elsewhere = _placed("themes")
    for theme in report.framework.themes:
        if theme not in elsewhere:
            yield from theme_blocks(report, theme, level=3)


Said = Callable[[Report, Heading], Iterator[Block]]
_SAID: Mapping[str, Said] = {
    "members": _members,
    "told": _told,
    "recommendations": _recommendations,
    "capabilities": _capabilities,
    "achievements": _achievements,
    "contributions": _contributions,
    "other_themes": _other_themes,
}


def _placed(kind: str) -> frozenset[str]:
    """Give the themes or indicators that stand under a heading of their own."""
    return frozenset(name for one in _headings().headings.values() for name in getattr(one, kind))


@cache
def _headings() -> Headings:
    name = "documents/board_headings.yml"
    return DefinitionFile(PACKAGE / name, name).read_as(Headings)
