"""The sheets for what numbers cannot say: narrative, user voice, the workforce, lists, answers."""

from collections.abc import Iterator, Sequence
from functools import cache

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Categories, Framework
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.figure_sheets import theme_name
from nmspf_report.returns.workbook.layout import (
    Column,
    ColumnKind,
    Line,
    Sheet,
    SheetKind,
    choices,
    notes,
    say,
)
from nmspf_report.returns.workbook.lists import capabilities, recommendations, told_of

ABOUT = ("area_code", "area", "year", "framework", "framework_title", "version", "last")
"""What the workbook says of itself."""
ANSWER_LINES = 40
"""How many rows are ready for answers; more may be added."""
NARRATIVE = ("key_issues", "implications", "what_changed", "planned")
YES_NO = ("yes", "no")
COLLECTED = ("yes", "in_part", "no")
EXTRACTION = ("report", "some_work", "hard", "impossible")
LEVELS = ("not_in_place", "developing", "in_place", "embedded")
STATUSES = ("not_started", "planned", "under_way", "done", "not_ours")


@cache
def word_sheets(framework_name: str, year: Period, language: Language) -> tuple[Sheet, ...]:
    """Give every sheet that takes words and choices, in the order of the tabs."""
    return tuple(_sheets(framework_name, year, language))


def _sheets(framework_name: str, year: Period, language: Language) -> Iterator[Sheet]:
    framework = read_framework(framework_name)
    yield _narrative(framework, year, language)
    yield _ticks(framework, framework_name, year, language)
    yield _voice(framework, framework_name, year, language)
    yield _workforce(framework, framework_name, year, language)
    yield _definitions(framework, year, language)
    yield _capabilities(year, language)
    yield _recommendations(year, language)
    yield _open_sheet("answers", year, language)
    yield _open_sheet("clearances", year, language)


def _narrative(framework: Framework, year: Period, language: Language) -> Sheet:
    periods = {period.label: period.label for period in (year, *year.quarters)}
    period = Column("period", say("column_period", language), "period", 13, periods)
    columns = (
        Column("code", say("column_code", language), "key", 16),
        Column("title", say("column_title", language), "label", 46),
        period,
        *(_words(name, language, 44) for name in NARRATIVE),
    )
    asks = ("period", *NARRATIVE)
    lines = []
    for theme, title in framework.themes.items():
        labels = {"code": theme_name(title), "title": title, "period": year.label}
        lines.append(Line(theme, labels, asks))
        for indicator in framework.in_theme(theme):
            labels = {"code": indicator.code, "title": indicator.title, "period": year.label}
            lines.append(Line(indicator.code, labels, asks, indicator.definition))
    return _sheet("narrative", year, language, columns, lines)


def _ticks(framework: Framework, framework_name: str, year: Period, language: Language) -> Sheet:
    asked = told_of(framework_name).ticks
    rows = _dimension(framework, asked.categories_of, asked.rows)
    stages = _dimension(framework, asked.categories_of, asked.columns)
    yes_no = choices("yes_no", YES_NO, language)
    columns = (
        Column("mechanism", say("column_mechanism", language), "key", 28),
        *(
            Column(code, say("column_stage", language, stage=label), "choice", 22, yes_no)
            for code, label in stages.labels.items()
        ),
    )
    named = {**rows.labels, asked.other: say("mechanism_other", language)}
    lines = [Line(code, {"mechanism": name}, tuple(stages.labels)) for code, name in named.items()]
    return _sheet("ticks", year, language, columns, lines)


def _dimension(framework: Framework, indicator: str, name: str) -> Categories:
    return next(
        dimension
        for measure in framework.by_code[indicator].figures
        for dimension in measure.dimensions
        if dimension.name == name
    )


def _voice(framework: Framework, framework_name: str, year: Period, language: Language) -> Sheet:
    columns = (
        *_question_columns(language),
        Column("words", say("column_voice_words", language), "words", 90),
    )
    lines = [
        _question(framework, code, heading, ("words",), language)
        for code, headings in told_of(framework_name).voice.items()
        for heading in headings
    ]
    return _sheet("voice", year, language, columns, lines)


def _workforce(
    framework: Framework, framework_name: str, year: Period, language: Language
) -> Sheet:
    yes_no = choices("yes_no", YES_NO, language)
    columns = (
        *_question_columns(language),
        Column("answer", say("column_answer", language), "choice", 16, yes_no),
        Column("words", say("column_workforce_words", language), "words", 80),
    )
    lines = []
    for code, headings in told_of(framework_name).workforce.items():
        told = [heading for heading in headings if heading != "yes_no"]
        for number, heading in enumerate(told):
            has_choice = "yes_no" in headings and number == 0
            asks = ("answer", "words") if has_choice else ("words",)
            lines.append(_question(framework, code, heading, asks, language))
    return _sheet("workforce", year, language, columns, lines)


def _question_columns(language: Language) -> tuple[Column, ...]:
    return (
        Column("row", say("column_row", language), "key", 22),
        Column("title", say("column_title", language), "label", 46),
        Column("question", say("column_question", language), "label", 52),
    )


def _question(
    framework: Framework, code: str, heading: str, asks: tuple[str, ...], language: Language
) -> Line:
    indicator = framework.by_code[code]
    asked = say(f"heading_{heading}", language)
    row = say("row_question", language, code=code, short=say(f"short_{heading}", language))
    labels = {"row": row, "title": indicator.title, "question": asked}
    if "answer" not in asks:
        labels["answer"] = say("not_asked", language)
    return Line(f"{code} {heading}", labels, asks, asked)


def _definitions(framework: Framework, year: Period, language: Language) -> Sheet:
    columns = (
        Column("code", say("column_code", language), "key", 13),
        Column("title", say("column_title", language), "label", 46),
        Column("definition", say("column_definition", language), "label", 60),
        _choice("collected", COLLECTED, language, 18),
        _words("by_whom", language, 30),
        _words("system", language, 30),
        _choice("extraction", EXTRACTION, language, 30),
        _words("reading", language, 60),
    )
    asks = ("collected", "by_whom", "system", "extraction", "reading")
    lines = [
        Line(
            indicator.code,
            {
                "code": indicator.code,
                "title": indicator.title,
                "definition": indicator.definition,
            },
            asks,
        )
        for indicator in framework.indicators
    ]
    return _sheet("definitions", year, language, columns, lines)


def _capabilities(year: Period, language: Language) -> Sheet:
    columns = (
        Column("capability", say("column_capability", language), "key", 40),
        Column("group", say("column_group", language), "label", 26),
        Column("asks", say("column_asks", language), "label", 60),
        _choice("level", LEVELS, language, 24),
        _words("evidence", language, 60),
        _words("next_step", language, 60),
    )
    lines = [
        Line(
            key,
            {"capability": item.name, "group": item.group, "asks": item.asks},
            ("level", "evidence", "next_step"),
            item.asks,
        )
        for key, item in capabilities().capabilities.items()
    ]
    return _sheet("capabilities", year, language, columns, lines)


def _recommendations(year: Period, language: Language) -> Sheet:
    columns = (
        Column("number", say("column_number", language), "key", 10),
        Column("level_name", say("column_level_name", language), "label", 30),
        Column("recommendation", say("column_recommendation", language), "label", 70),
        Column("source", say("column_source", language), "label", 26),
        _choice("status", STATUSES, language, 22),
        _words("owner", language, 28),
        Column("due", say("column_due", language), "date", 18),
        _words("evidence", language, 60),
    )
    lines = [
        Line(
            number,
            {
                "number": number,
                "level_name": say("level", language, level=level.level, words=level.name),
                "recommendation": words,
                "source": say("source_page", language, page=level.page),
            },
            ("status", "owner", "due", "evidence"),
            words,
        )
        for level in recommendations().levels
        for number, words in level.recommendations.items()
    ]
    return _sheet("recommendations", year, language, columns, lines)


OPEN_COLUMNS: dict[str, tuple[str, ...]] = {
    "answers": ("query", "answer_text"),
    "clearances": ("finding", "reason"),
}


def _open_sheet(kind: SheetKind, year: Period, language: Language) -> Sheet:
    """Give a sheet whose rows the authority adds to: answers to queries, or clearances."""
    named, told = OPEN_COLUMNS[kind]
    columns = (
        Column("line", say("column_line", language), "key", 10),
        Column(named, say(f"column_{named}", language), "name", 22),
        _words(told, language, 100),
    )
    numbers = map(str, range(1, ANSWER_LINES + 1))
    lines = [Line(number, {"line": number}, (named, told)) for number in numbers]
    return _sheet(kind, year, language, columns, lines)


def about_sheet(year: Period, language: Language, given: dict[str, str]) -> Sheet:
    """Give the sheet that says whose workbook it is: each item with its value."""
    columns = (
        Column("item", say("column_item", language), "key", 34),
        Column("value", say("column_value", language), "name", 70),
    )
    lines = [
        Line(key, {"item": say(f"item_{key}", language), "value": value}, ())
        for key, value in given.items()
    ]
    return _sheet("about", year, language, columns, lines)


def _words(key: str, language: Language, width: int) -> Column:
    return Column(key, say(f"column_{key}", language), "words", width)


def _choice(key: str, codes: tuple[str, ...], language: Language, width: int) -> Column:
    kind: ColumnKind = "choice"
    return Column(key, say(f"column_{key}", language), kind, width, choices(key, codes, language))


def _sheet(
    kind: SheetKind,
    year: Period,
    language: Language,
    columns: Sequence[Column],
    lines: Sequence[Line],
) -> Sheet:
    return Sheet(
        kind=kind,
        key=kind,
        name=say(f"sheet_{kind}", language),
        title=say(f"title_{kind}", language, year=year.label),
        notes=notes(kind, language),
        columns=tuple(columns),
        lines=tuple(lines),
    )
