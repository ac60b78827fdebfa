"""A board's slides: what a meeting looks at, in the words and figures of the pack, with notes.

A slide is shown in a notebook part by part, as everything else is, so that its figures are bound
and read alike. What the parts' metadata say of where they go makes them a slide
(`nmspf_report.publishing.reading`), and keeps them out of the other documents.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from IPython.display import display

from nmspf_report.documents.blocks import Block, Prose, bullets
from nmspf_report.documents.caveats import caveats_on
from nmspf_report.documents.lists import capabilities, recommendations
from nmspf_report.documents.narrative import narrative_on, narrative_under
from nmspf_report.documents.overview import about, absences, reading_guide
from nmspf_report.documents.quarters import shows_quarters
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import what_it_says
from nmspf_report.documents.standing_out import what_stands_out
from nmspf_report.figures.editable import EditableChart, editable_chart
from nmspf_report.framework.model import Indicator
from nmspf_report.periods import Period
from nmspf_report.tables import Table

MESSAGES = ("message_1", "message_2", "message_3")
"""The headings under which authorities tell what children, families and carers say."""

MOST_CHARTS, MOST_BESIDE_WORDS, MOST_QUESTIONS = 4, 2, 8
"""How many charts a slide has room for, alone and beside words, and how many questions."""

Part = Block | EditableChart


@dataclass(frozen=True)
class Slide:
    """One slide.

    Parameters
    ----------
    title
        Which no other slide of the deck has.
    parts
        What is seen, in the order in which it is read.
    notes
        What the speaker must know.
    """

    title: str
    parts: tuple[Part, ...]
    notes: tuple[Block, ...] = ()


class Slides:
    """Slides that a notebook shows one after the other, when a cell ends with them."""

    def __init__(self, slides: Iterable[Slide]) -> None:
        self.slides = tuple(slides)

    def _ipython_display_(self) -> None:
        for slide in self.slides:
            for part in slide.parts:
                display(_Shown(part, {"slide": slide.title, "part": "seen"}))  # type: ignore[no-untyped-call]
            for note in slide.notes:
                display(_Shown(note, {"slide": slide.title, "part": "notes"}))  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class _Shown:
    """A part of a slide, as a notebook shows it."""

    part: Part
    about: dict[str, str]

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        about = dict(self.about)
        if isinstance(self.part, Prose):
            words = self.part.markdown
            return {"text/markdown": words, "text/plain": words}, {"nmspf": about}
        table = self.part if isinstance(self.part, Table) else None
        if isinstance(self.part, EditableChart):
            table = self.part.table
            about |= {"alt": self.part.alt.text, "figures": self.part.alt.figures}
        if table is None:
            raise TypeError(f"no part of a slide: {type(self.part).__name__}")
        plain = about.get("alt", table.caption)
        return {"text/html": table.to_html(), "text/plain": plain}, {"nmspf": about}


def slides(report: Report) -> Slides:
    """Give the slides of a report: changes, a glance and findings by theme, words, progress."""
    return Slides(_slides(report))


def _slides(report: Report) -> Iterator[Slide]:
    yield _slide(report, "changed", what_stands_out(report).blocks, about(report).blocks)
    for theme, group in groupby(_told(report), key=lambda indicator: indicator.theme):
        yield from _of_theme(report, theme, tuple(group))
    yield _slide(report, "voice", narrative_under(report, MESSAGES))
    for name, shown in (
        ("recommendations", recommendations(report)),
        ("capabilities", capabilities(report)),
    ):
        yield from _progress(report, name, shown.blocks)
    questions = list(_questions_by_title(report, _told(report)))
    for start in range(0, len(questions), MOST_QUESTIONS):
        name = "questions" if start == 0 else "questions_continued"
        yield _slide(report, name, [bullets(questions[start : start + MOST_QUESTIONS])])
    gaps = tuple(absences(report)) or (report.say("board_report.all_contributed"),)
    yield _slide(report, "coverage", [bullets(gaps)], reading_guide(report).blocks)


def _slide(
    report: Report, name: str, parts: Iterable[Part], notes: Iterable[Block] = (), **values: object
) -> Slide:
    return Slide(report.say(f"slides.{name}", **values), tuple(parts), tuple(notes))


def _told(report: Report) -> list[Indicator]:
    """Give the headlines that are published for the area, theme by theme."""
    themes = list(report.framework.themes)
    shown = (one for one in report.headlines if report.publishes(one, report.period))
    return sorted(shown, key=lambda indicator: themes.index(indicator.theme))


def _of_theme(report: Report, theme: str, indicators: Sequence[Indicator]) -> Iterator[Slide]:
    """Show a theme's headlines: a few beside what they say, more on slides of their own."""
    name = report.framework.themes[theme]
    charts = [_chart(report, one) for one in indicators]
    said = bullets(what_it_says(report, one) for one in indicators)
    notes = tuple(_notes(report, theme, indicators))
    if len(charts) <= MOST_BESIDE_WORDS:
        yield Slide(name, (*charts, said), notes)
        return
    for start in range(0, len(charts), MOST_CHARTS):
        glance = "glance" if start == 0 else "glance_continued"
        yield _slide(report, glance, charts[start : start + MOST_CHARTS], theme=name)
    yield _slide(report, "findings", [said], notes, theme=name)


def _chart(report: Report, indicator: Indicator) -> EditableChart:
    periods: tuple[Period, ...] = (
        report.quarters if shows_quarters(report, indicator) else report.years
    )
    return editable_chart(
        report.estimates,
        report.framework,
        indicator.code,
        area=report.area.code,
        periods=periods,
        changes=report.changes,
        language=report.language,
    )


def _notes(report: Report, theme: str, indicators: Sequence[Indicator]) -> Iterator[Block]:
    """Say what authorities say of a theme's headlines, what must be known of them, and asked."""
    yield from narrative_on(report, [theme, *(indicator.code for indicator in indicators)])
    yield from caveats_on(report, indicators, indicators)
    yield Prose(f"**{report.say('questions_to_ask')}**")
    yield bullets(_questions(report, indicators))


def _questions(report: Report, indicators: Iterable[Indicator]) -> list[str]:
    """Give the first question of each indicator, once."""
    return list(dict.fromkeys(question for one in indicators for question in one.scrutiny[:1]))


def _questions_by_title(report: Report, indicators: Iterable[Indicator]) -> Iterator[str]:
    """Give the first question of each indicator after its title, which nothing else here says."""
    for one in indicators:
        yield report.say("slides.question", title=one.title, question=one.scrutiny[0])


def _progress(report: Report, name: str, shown: Sequence[Block]) -> Iterator[Slide]:
    """Show each table of a list by itself, with the words around it as notes."""
    words = tuple(block for block in shown if isinstance(block, Prose))
    tables = [block for block in shown if isinstance(block, Table)]
    if not tables:
        yield _slide(report, name, words)
    for table in tables:
        yield Slide(table.caption, (table,), words)
