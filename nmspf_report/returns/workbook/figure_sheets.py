"""The sheets for figures: one for each theme, a row for each number, the quarters across."""

from collections.abc import Iterator
from functools import cache

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Categories, Framework, Indicator
from nmspf_report.locale import Language
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period
from nmspf_report.returns.workbook.asking import Asked, Use, asked_of
from nmspf_report.returns.workbook.layout import Column, Line, Sheet, notes, say


@cache
def figure_sheets(framework_name: str, year: Period, language: Language) -> tuple[Sheet, ...]:
    """Give the sheet of each theme that has figures."""
    return tuple(_sheets(framework_name, year, language))


def _sheets(framework_name: str, year: Period, language: Language) -> Iterator[Sheet]:
    framework = read_framework(framework_name)
    for theme, title in framework.themes.items():
        lines = tuple(
            _line(asked, framework, year, language)
            for asked in asked_of(framework_name)
            if framework.by_code[asked.use.indicator].theme == theme
        )
        if lines:
            yield Sheet(
                kind="figures",
                key=theme,
                name=theme_name(title),
                title=say("title_figures", language, theme=title, year=year.label),
                notes=notes("figures", language),
                columns=_columns(year, language),
                lines=lines,
            )


def theme_name(title: str) -> str:
    """Give what a theme is called on a tab: its title up to the colon, 31 characters at most."""
    return title.partition(":")[0].strip()[:31]


def _columns(year: Period, language: Language) -> tuple[Column, ...]:
    def header(key: str) -> str:
        return say(f"column_{key}", language)

    quarters = (
        Column(
            key=f"q{quarter.quarter}",
            header=say(f"column_q{quarter.quarter}", language, year=year.label),
            kind="count",
            width=13,
            period=quarter.label,
        )
        for quarter in year.quarters
    )
    whole = say("column_year", language, year=year.label)
    before = say("column_last", language, year=year.previous.label)
    return (
        Column("row", header("row"), "key", 12),
        Column("title", header("title"), "label", 48),
        Column("part", header("part"), "label", 30),
        Column("unit", header("unit"), "label", 16),
        *quarters,
        Column("year", whole, "year", 13, period=year.label),
        Column("last", before, "label", 13),
        Column("check", header("check"), "check", 34),
        Column("share_of", header("share_of"), "label", 13),
        Column("adds", header("adds"), "label", 30),
        Column("used", header("used"), "label", 30),
        Column("definition", header("definition"), "label", 60),
    )


def _line(asked: Asked, framework: Framework, year: Period, language: Language) -> Line:
    indicator = framework.by_code[asked.use.indicator]
    part = part_words(asked.use, indicator, language)
    labels = {
        "row": asked.code,
        "title": indicator.title,
        "part": part,
        "unit": unit_words(asked.use, indicator, language),
        "share_of": asked.share_of or say("share_of_nothing", language),
        "adds": say(f"adds_{asked.year}", language),
        "used": _used(asked, language),
        "definition": indicator.definition,
    }
    quarters = tuple(f"q{quarter.quarter}" for quarter in year.quarters)
    hint = say("hint_figure", language, part=part, definition=indicator.definition)
    return Line(asked.code, labels, (*quarters, "year"), hint, asked)


def part_words(use: Use, indicator: Indicator, language: Language) -> str:
    """Say which part of an indicator a number is: the whole, a category, what is not recorded."""
    category = use.category.removesuffix(f"/{NOT_RECORDED}")
    unit = unit_words(use, indicator, language)
    if use.category == NOT_RECORDED:
        return say("part_not_recorded", language)
    if category == WHOLE:
        name = "part_whole" if use.shown == "numerator" else "part_all"
        return say(name, language, unit=unit)
    label = _label(category, indicator, language)
    if use.shown == "denominator":
        return say("part_category_all", language, category=label, unit=unit)
    is_unknown = use.category != category
    return say("part_category_unknown", language, category=label) if is_unknown else label


def unit_words(use: Use, indicator: Indicator, language: Language) -> str:
    """Say what is counted; the whole of a share of days, such as vacant ones, is all days."""
    counts_days = any(
        measure.unit == use.unit and measure.count.days for measure in indicator.measures
    )
    if counts_days and use.shown == "denominator":
        return say("unit_days", language)
    return unit_name(use.unit, language)


def _label(category: str, indicator: Indicator, language: Language) -> str:
    """Give a category's words, as they begin a cell."""
    name, _, code = category.partition(":")
    if code == NOT_RECORDED:
        return say("part_dimension_unknown", language, dimension=name.replace("_", " "))
    label = _dimension(name, indicator).labels[code]
    return label[:1].upper() + label[1:]


def _dimension(name: str, indicator: Indicator) -> Categories:
    return next(
        dimension
        for measure in indicator.figures
        for dimension in measure.dimensions
        if dimension.name == name
    )


def _used(asked: Asked, language: Language) -> str:
    """Say which other indicators the number stands for, as their figure or as their whole."""
    others = [use for use in asked.uses if use.indicator != asked.use.indicator]
    figures = dict.fromkeys(use.indicator for use in others if use.shown == "numerator")
    wholes = dict.fromkeys(
        use.indicator
        for use in others
        if use.shown == "denominator" and use.indicator not in figures
    )
    told = [
        say(name, language, codes=", ".join(codes))
        for name, codes in (("used_figure", figures), ("used_whole", wholes))
        if codes
    ]
    return " ".join(told) or say("used_nowhere", language)
