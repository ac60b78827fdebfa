"""A funnel plot between areas: who differs from the nation by more than an area of its size may."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from nmspf_report.bindings import Binding, write
from nmspf_report.figures.controlled import computed_figure
from nmspf_report.figures.figure import Figure, figure_id
from nmspf_report.figures.findings import (
    Wording,
    missing_finding,
    nothing_known,
)
from nmspf_report.figures.funnel_drawing import LIMITS, Dot, draw_funnel, per_unit
from nmspf_report.figures.plotting import scaled
from nmspf_report.framework.model import Framework
from nmspf_report.geography import Geography
from nmspf_report.locale import Language
from nmspf_report.periods import Period
from nmspf_report.statistics.funnels import Funnel, funnel
from nmspf_report.tables.areas import write_areas
from nmspf_report.tables.presented import Estimate, Presented, choose, find_way
from nmspf_report.tables.table import Computed
from nmspf_report.tables.wording import indicator_name, period_name

NARROW, WIDE = (confidence for confidence, *_ in LIMITS)


def funnel_plot(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    period: Period,
    areas: Sequence[str],
    unit: str | None = None,
    presented_as: str | None = None,
    highlight: Sequence[str] = (),
    language: Language = "en",
) -> Figure:
    """Draw the shares or rates of areas by their size, with the limits of chance around Wales's.

    The limits rest on the nation's figure and, where areas vary by more than chance, on those
    that are drawn; on no other.

    Parameters
    ----------
    estimates, framework, geography
        The figures, and what and where they are.
    indicator, unit
        Its code, and the counting unit: the indicator's first, where none is named; a unit of
        separate events or persons.
    period
        When.
    areas
        Codes of authorities, in any order.
    presented_as
        ``percentage`` or ``rate``: as compares best, where none is named.
    highlight
        Codes of areas that are named wherever they lie.
    language
        The reader's.

    Returns
    -------
    Figure
        Whose table holds every area. Where too few have a figure for a funnel, the drawing says
        so.

    Raises
    ------
    Problem
        If the indicator, the unit, the way or an area is not known, or the estimates lack it
        for every area.
    """
    nation = geography.nation
    codes = [*(code for code in areas if code != nation.code), nation.code]
    chosen = choose(estimates, framework, indicator, unit, areas=codes, periods=[period])
    way = find_way(chosen.indicator, chosen.unit, presented_as)
    wording = Wording(way, chosen.unit, language)
    figures = {code: chosen.at(code, period) for code in codes}
    names = {code: geography.area(code).name(language) for code in codes}
    whole = figures.pop(nation.code)
    dots, made = _dots(figures, whole.way(way), names, way, highlight)
    missing = [
        (names[code], figure.way(way).symbol)
        for code, figure in figures.items()
        if figure.way(way).value is None
    ]
    caption = wording.message(
        "caption_funnel",
        indicator=indicator_name(chosen.indicator, chosen.unit, language),
        period=period_name(period, language),
        nation=names[nation.code],
    )
    table = write_areas(chosen, geography, codes, period, language)
    finding = [
        wording.message("funnel_plot", caption=caption),
        *_finding(dots, made, whole.way(way), names[nation.code], wording),
        *missing_finding(missing, wording),
    ]
    symbols = [figure.way(way) for figure in figures.values()]
    return Figure(
        id=figure_id("funnel", indicator, chosen.unit, way, period.label),
        svg=draw_funnel(dots, made, whole.way(way), names[nation.code], symbols, wording),
        alt=write(" ".join(finding)),
        caption=caption,
        table=replace(table, computed=tuple(_limits_drawn(dots, made, wording))),
    )


@dataclass(frozen=True)
class Outside:
    """The areas outside the 95% limits of a funnel, by name; whether the limits are widened."""

    dots: tuple[Dot, ...]
    is_widened: bool


def areas_outside(
    estimates: pd.DataFrame,
    framework: Framework,
    geography: Geography,
    indicator: str,
    *,
    period: Period,
    areas: Sequence[str],
    language: Language = "en",
) -> Outside | None:
    """Tell which areas lie outside the 95% limits of the funnel of all.

    None where too few have a figure for a funnel.

    Parameters
    ----------
    estimates, framework, geography, indicator, period, areas, language
        As in `funnel_plot`, which draws it.

    Raises
    ------
    Problem
        As in `funnel_plot`.
    """
    nation = geography.nation.code
    codes = [*(code for code in areas if code != nation), nation]
    chosen = choose(estimates, framework, indicator, None, areas=codes, periods=[period])
    way = find_way(chosen.indicator, chosen.unit, None)
    figures = {code: chosen.at(code, period) for code in codes}
    whole = figures.pop(nation).way(way)
    names = {code: geography.area(code).name(language) for code in codes}
    dots, made = _dots(figures, whole, names, way, ())
    if made is None:
        return None
    return Outside(tuple(dot for dot in dots if dot.beyond), made.is_overdispersed)


def _dots(
    figures: Mapping[str, Presented],
    whole: Estimate,
    names: Mapping[str, str],
    way: str,
    highlight: Sequence[str],
) -> tuple[list[Dot], Funnel | None]:
    """Give the areas that have a figure, by name, each placed in the funnel, and the funnel."""
    dots = [
        Dot(names[code], code, figure.way(way), size, is_marked=code in highlight)
        for code, figure in figures.items()
        for size in _size(figure, way)
    ]
    dots.sort(key=lambda dot: dot.name.casefold())
    made = _funnel(dots, whole, way)
    return (dots if made is None else [_placed(dot, made, way) for dot in dots]), made


def _size(figure: Presented, way: str) -> Iterator[tuple[Binding, float]]:
    """Give what the figure is of, where both are there."""
    of = "population" if way == "rate" else "denominator"
    size = figure.population if way == "rate" else figure.denominator
    if figure.way(way).value is not None and size:
        yield replace(figure.name, shown=(of,)), size


def _funnel(dots: Sequence[Dot], whole: Estimate, way: str) -> Funnel | None:
    if whole.value is None:
        return None
    return funnel(
        [dot.estimate.value or 0.0 for dot in dots],
        [dot.size[1] / per_unit(way) for dot in dots],
        whole.value,
        "poisson" if way == "rate" else "binomial",
    )


def _placed(dot: Dot, made: Funnel, way: str) -> Dot:
    """Say outside of which limits an area lies."""
    value = dot.estimate.value or 0.0
    beyond = 0.0
    for confidence, *_ in LIMITS:
        lower, upper = made.limits([dot.size[1] / per_unit(way)], confidence)
        if not lower[0] <= value <= upper[0]:
            beyond = confidence
    return replace(dot, beyond=beyond, is_above=value > made.target)


def _finding(
    dots: Sequence[Dot], made: Funnel | None, whole: Estimate, nation: str, wording: Wording
) -> list[str]:
    if not dots:
        return [nothing_known([], wording)]
    if made is None:
        return [wording.message("no_funnel")]
    said = [wording.message("nation", area=nation, figure=wording.with_limits(whole))]
    widest = LIMITS[-1][0]
    for name, chosen in (
        ("funnel_above", [dot for dot in dots if dot.beyond == widest and dot.is_above]),
        ("funnel_below", [dot for dot in dots if dot.beyond == widest and not dot.is_above]),
        ("funnel_between", [dot for dot in dots if 0 < dot.beyond < widest]),
    ):
        if chosen:
            said.append(wording.message(name, names=wording.listed(dot.name for dot in chosen)))
    within = "funnel_all_within" if not any(dot.beyond for dot in dots) else "funnel_others_within"
    said.append(wording.message(f"{within}_widened" if made.is_overdispersed else within))
    return said


def _limits_drawn(dots: Sequence[Dot], made: Funnel | None, wording: Wording) -> Iterator[Computed]:
    """Write the limits at the size of the smallest area and of the largest."""
    if made is None:
        return
    by_size = sorted(dots, key=lambda dot: dot.size[1])
    said = [
        wording.message(
            "limits_at_size",
            area=dot.name,
            narrow=_between(made, dot, NARROW, wording),
            wide=_between(made, dot, WIDE, wording),
        )
        for dot in (by_size[0], by_size[-1])
    ]
    kind = "limits_widened" if made.is_overdispersed else "limits_exact"
    yield Computed(wording.message(kind, sizes=" ".join(said)), f"funnel {wording.way}")


def _between(made: Funnel, dot: Dot, confidence: float, wording: Wording) -> str:
    limits = made.limits([dot.size[1] / per_unit(wording.way)], confidence)
    lower, upper = (computed_figure(scaled(float(one[0]), wording.way), wording) for one in limits)
    return wording.message("limits_between", lower=lower, upper=upper)
