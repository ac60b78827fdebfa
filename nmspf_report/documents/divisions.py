"""Sentences on what a figure is made of: its categories, and which of them changed beyond chance.

The rules, in order. Categories that are steps (within 1, 2, 3 years) are told in their order, all
of them; of others, the three that are largest. What is withheld or missing is not told, and the
sentence then speaks of what is shown alone. A category is compared with the year before as a whole
is (`nmspf_report.documents.sentences`), by its share where it has one; those that changed by more
than chance are named, and that the others did not is said once.
"""

from collections.abc import Iterable, Iterator, Sequence

from nmspf_report.documents.comparing import Change, changed_counting, how_it_changed
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import figure_of
from nmspf_report.figures.findings import Wording
from nmspf_report.framework.model import NOT_RECORDED, Categories, Dimension, Indicator
from nmspf_report.locale.units import unit_name
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.statistics.estimates import NOT_COUNTS_OF_EVENTS
from nmspf_report.tables.categories import Composition, compose, divided
from nmspf_report.tables.cells import count_of, denominator_of, reason
from nmspf_report.tables.presented import NOT_APPLICABLE, WITHHELD, Presented
from nmspf_report.tables.wording import category_name

LARGEST_NAMED = 3

MadeFrom = tuple[tuple[float | None, float | None], ...]
"""The numerator and the denominator of each of several figures."""


def what_it_is_made_of(
    report: Report, indicator: Indicator, unit: str, categories: Categories
) -> str:
    """Say how an indicator divides in the report's year, and which parts changed.

    Parameters
    ----------
    report
        The report.
    indicator, unit
        One that is counted, in which counting unit.
    categories
        Into what it is divided; some of it is published for such an area.

    Returns
    -------
    str
        Markdown in which every number of a figure is bound.
    """
    now = _composed(report, indicator, unit, categories, report.period)
    if now is None or not _known(now):
        return _without_figures(report, indicator, unit, categories, now)
    said = [_level(report, now), *_not_recorded(report, now), *_compared(report, now)]
    return " ".join(said)


def changed_parts(
    report: Report, indicator: Indicator, unit: str, categories: Categories
) -> list[tuple[Presented, Presented]]:
    """Give the categories that `what_it_is_made_of` says have changed: before and now."""
    now = _composed(report, indicator, unit, categories, report.period)
    if now is None or not _known(now) or not _is_compared(report, now):
        return []
    return [(before, _figure(now, code)) for code, before, _ in _moved(report, now)]


def parts_over_years(
    report: Report, indicator: Indicator, unit: str, categories: Categories
) -> list[MadeFrom]:
    """Give what each category was made from in each year, of those that ever had a count."""
    composed = [_composed(report, indicator, unit, categories, year) for year in report.years]
    series = (
        [Presented() if one is None else _figure(one, code) for one in composed]
        for code in categories.labels
    )
    return [made_from(figures) for figures in series if any(one.numerator for one in figures)]


def made_from(figures: Iterable[Presented]) -> MadeFrom:
    """Give what figures were made from: where all of it is alike, they are the same figure."""
    return tuple((one.numerator, one.denominator) for one in figures)


def _composed(
    report: Report, indicator: Indicator, unit: str, categories: Categories, period: Period
) -> Composition | None:
    try:
        return compose(
            report.estimates,
            report.framework,
            indicator.code,
            area=report.area.code,
            period=period,
            unit=unit,
            dimension=categories.name,
        )
    except Problem:
        return None


def _without_figures(
    report: Report,
    indicator: Indicator,
    unit: str,
    categories: Categories,
    now: Composition | None,
) -> str:
    """Say why no category has a figure, and how many there are together where that is shown."""
    symbols = set() if now is None else {_figure(now, code).symbol for code in now.codes}
    title = indicator.title if now is None else divided(now, indicator.title, report.language)
    values = {"title": title, "period": report.period.label}
    if WITHHELD not in symbols or now is None:
        return report.say("division.missing", **values)
    said = report.say("division.withheld", **values, reason=reason(WITHHELD, report.language))
    base = _base(report, now)
    if base is None:
        return said
    all_of_it = report.say("division.together", of=base, unit=unit_name(unit, report.language))
    return f"{said} {all_of_it}"


def _level(report: Report, now: Composition) -> str:
    named, kind = _named(now)
    base = _base(report, now)
    values = {
        "title": divided(now, now.indicator.title, report.language),
        "period": report.period.label,
        "unit": unit_name(now.unit, report.language),
    }
    if base is not None:
        values["of"] = base
    name = f"division.{kind if named else 'none'}{'' if base is None else '_of'}"
    if named and _has_gaps(now):
        name += "_shown"
    return report.say(name, **values, categories=_listed(report, now, named, kind))


def _named(now: Composition) -> tuple[Sequence[str], str]:
    """Choose the categories to be told, and say whether as steps or as the largest."""
    known = [code for code in _known(now) if code != NOT_RECORDED]
    if isinstance(now.categories, Dimension) and now.categories.steps is not None:
        return known, "in_order"
    counted = [code for code in known if _count(now, code) > 0]
    return sorted(counted, key=lambda code: -_count(now, code))[:LARGEST_NAMED], "largest"


def _base(report: Report, now: Composition) -> str | None:
    """Write what the categories are of: what their shares are of, if one thing, or else the whole.

    None where that is not shown.
    """
    figures = [_figure(now, code) for code in now.codes]
    if _has_one_base(now):
        return denominator_of(figures[0], now.unit, report.language)
    whole = figure_of(report, now.indicator, report.period, now.unit)
    if whole.denominator is not None:
        return denominator_of(whole, now.unit, report.language)
    if whole.numerator is not None and whole.denominator_symbol == NOT_APPLICABLE:
        return count_of(whole, now.unit, report.language)
    return None


def _listed(report: Report, now: Composition, named: Sequence[str], kind: str) -> str:
    """Write the figures of categories, each with what it is a share of, where that differs."""
    is_in_order = kind == "in_order"
    written = [
        report.say(
            "division.step" if is_in_order else "division.category",
            category=category_name(now.categories, code, report.language),
            figure=_counted(report, now, _figure(now, code)),
        )
        for code in named
    ]
    if is_in_order:
        return report.say("division.separator").join(written)
    return _wording(report, now).listed(written)


def _counted(report: Report, now: Composition, figure: Presented) -> str:
    wording, share = _wording(report, now), figure.way(now.main_way)
    if _has_one_base(now) or figure.denominator is None or share.value is None:
        return wording.counted(figure)
    return report.say(
        "division.share_of",
        count=count_of(figure, now.unit, report.language),
        of=denominator_of(figure, now.unit, report.language),
        figure=wording.figure(share),
    )


def _not_recorded(report: Report, now: Composition) -> Iterator[str]:
    figure = _figure(now, NOT_RECORDED)
    if NOT_RECORDED in now.codes and figure.numerator:
        wording = _wording(report, now)
        yield wording.message("category_not_recorded", figure=wording.counted(figure))


def _compared(report: Report, now: Composition) -> Iterator[str]:
    """Name the categories that changed beyond chance, or say why none is compared."""
    if report.previous is None or now.unit in NOT_COUNTS_OF_EVENTS:
        return
    period = report.previous.label
    if _is_broken(report, now):
        yield _broken(report, now, period)
    elif not _pairs(report, now):
        before = _before(report, now)
        symbols = () if before is None else (_figure(before, code).symbol for code in before.codes)
        kind = "withheld" if WITHHELD in symbols else "missing"
        yield report.say(f"division.before_{kind}", period=period)
    elif not _holds_the_same(report, now):
        yield report.say("division.other_authorities", period=period)
    else:
        yield _changed(report, now, period)


def _is_compared(report: Report, now: Composition) -> bool:
    is_of_events = report.previous is not None and now.unit not in NOT_COUNTS_OF_EVENTS
    return is_of_events and not _is_broken(report, now) and _holds_the_same(report, now)


def _is_broken(report: Report, now: Composition) -> bool:
    is_marked = any(_figure(now, code).symbol == "b" for code in now.codes)
    return is_marked or bool(changed_counting(report, now.indicator))


def _broken(report: Report, now: Composition, period: str) -> str:
    areas = changed_counting(report, now.indicator)
    if report.area.level == "authority" or not areas:
        return report.say("division.broken", period=period)
    return report.say("division.broken_in", period=period, areas=", ".join(areas))


def _holds_the_same(report: Report, now: Composition) -> bool:
    """Tell whether the figures of both years hold the same authorities."""
    years = (report.previous, report.period)
    was, is_now = (year and report.coverage(now.indicator, now.unit, year) for year in years)
    return was == is_now


def _before(report: Report, now: Composition) -> Composition | None:
    if report.previous is None:
        return None
    return _composed(report, now.indicator, now.unit, now.categories, report.previous)


def _pairs(report: Report, now: Composition) -> dict[str, Presented]:
    """Give the categories known in both years, each with its figure of the year before."""
    before, way = _before(report, now), now.main_way
    if before is None:
        return {}
    both = {code: (_figure(before, code), _figure(now, code)) for code in now.codes}
    return {
        code: figures[0]
        for code, figures in both.items()
        if all(one.numerator is not None and one.way(way).value is not None for one in figures)
    }


def _moved(report: Report, now: Composition) -> Iterator[tuple[str, Presented, Change]]:
    """Give the categories that changed beyond chance, each with its figure of the year before."""
    for code, before in _pairs(report, now).items():
        figure = _figure(now, code)
        change = how_it_changed(before, figure, now.main_way, now.unit, report.language)
        if change.is_more_than_chance:
            yield code, before, change


def _changed(report: Report, now: Composition, period: str) -> str:
    wording = _wording(report, now)
    changed = [
        report.say(
            f"division.{change.direction}",
            category=category_name(now.categories, code, report.language),
            figure=wording.figure(_figure(now, code).way(now.main_way)),
            before=wording.figure(before.way(now.main_way)),
        )
        for code, before, change in _moved(report, now)
    ]
    if changed:
        categories = report.say("division.separator").join(changed)
        return report.say("division.changed", period=period, categories=categories)
    is_every = len(_pairs(report, now)) == len(now.codes)
    return report.say(f"division.unchanged{'' if is_every else '_shown'}", period=period)


def _wording(report: Report, composed: Composition) -> Wording:
    return Wording(composed.main_way, composed.unit, report.language)


def _known(composed: Composition) -> list[str]:
    return [code for code in composed.codes if _figure(composed, code).numerator is not None]


def _has_gaps(composed: Composition) -> bool:
    return len(_known(composed)) < len(composed.codes)


def _has_one_base(composed: Composition) -> bool:
    """Tell whether all categories are shares of one thing, which is shown."""
    bases = {_figure(composed, code).denominator for code in composed.codes}
    return len(bases) == 1 and None not in bases


def _count(composed: Composition, code: str) -> float:
    return _figure(composed, code).numerator or 0.0


def _figure(composed: Composition, code: str) -> Presented:
    return composed.figures.get(code, Presented())
