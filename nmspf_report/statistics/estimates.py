"""From observations to estimates: numbers, percentages and rates with their limits."""

from itertools import chain

import numpy as np
import pandas as pd

from nmspf_report.framework.model import NOT_RECORDED, Aggregate, Categories, Framework, Measure
from nmspf_report.problems import Problem
from nmspf_report.statistics.intervals import (
    Figures,
    Place,
    byar_interval,
    proportion,
    rate,
    refuse_fractions,
    refuse_wrong_rates,
    refuse_wrong_shares,
    wilson_interval,
)

KEY = ["indicator", "category", "area_code", "period", "counting_unit"]
"""What tells a figure from every other."""

AMOUNTS = dict.fromkeys(["numerator", "denominator", "population"], "float64")
OBSERVED = [*KEY, *AMOUNTS, "symbol"]

VALUES = ["value", "lower_95", "upper_95", "lower_998", "upper_998"]
RECORDED = [f"{name}_recorded" for name in VALUES]
SYMBOL_RECORDED = "symbol_recorded"
ESTIMATED = [
    *KEY,
    "presented_as",
    *VALUES,
    "numerator",
    "denominator",
    "population",
    "recorded_denominator",
    *RECORDED,
    SYMBOL_RECORDED,
    "symbol",
]

CONFIDENCES = (0.95, 0.998)
"""The confidence of the limits, in the order of the columns' names."""

NOT_COUNTS_OF_EVENTS = ("full_time_equivalent_posts", "vacant_days", "core_group_members")
"""Units without limits: parts of posts, days that follow from one another, members of one group.

Wilson's and Byar's limits say how far a count of separate events or persons can stray by
chance. Full-time equivalents are not whole, and each vacant day makes the next one likelier.
"""

NOT_AVAILABLE = "x"
NOT_APPLICABLE = "z"


def estimate(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Present each observation in each of its indicator's ways.

    Parameters
    ----------
    observations
        One row for each figure: ``indicator``, ``category``, ``area_code``, ``period``,
        ``counting_unit``, ``numerator``, ``denominator``, ``population``, ``symbol``.
        The numerator is null where the figure is missing, the denominator where it is no
        share, the population where none is known.
    framework
        Says how each indicator is presented, and how its categories divide it.

    Returns
    -------
    pandas.DataFrame
        The columns `ESTIMATED`; one row for each observation and each of its ways
        (``presented_as``: ``number``, ``percentage``, ``rate``), in the observations' order.
        A percentage stands as a share from 0 to 1, a rate per 10,000 of the population; both
        with 95% and 99.8% limits, unless the unit is one of `NOT_COUNTS_OF_EVENTS`. Numbers
        have none. ``recorded_denominator`` is the denominator of a percentage less what is
        not recorded, and the columns that end in ``_recorded`` are the percentage of that;
        both are null where the row is itself what is not recorded. A percentage of nothing,
        or of a figure that is no share, is null with the symbol ``z``; a rate without a
        population is null with the symbol ``x``. A symbol that an observation has stands for
        all its ways: a count whose denominator is withheld has it beside its number, too.
        ``symbol_recorded`` says why a percentage of what is recorded is missing where that of
        all is not: the symbol of the count of what is not recorded.

    Raises
    ------
    Problem
        Before anything is computed: a column that is missing; an indicator or unit that the
        framework does not have; a figure given twice; figures that `refuse_wrong_shares`,
        `refuse_wrong_rates` or `refuse_fractions` refuse; a numerator above what of its
        denominator is recorded.
    """
    _refuse_missing_columns(observations)
    _refuse_unknown_units(observations, framework)
    figures = observations[OBSERVED].reset_index(drop=True)
    _refuse_wrong_figures(figures)
    figures = _with_recorded_denominator(figures.astype(AMOUNTS), _siblings(framework))
    _refuse_more_than_recorded(figures)
    presented = figures.merge(_ways(framework), on=["indicator", "counting_unit"], how="inner")
    return _with_symbols(_with_values(presented))[ESTIMATED]


def _refuse_missing_columns(observations: pd.DataFrame) -> None:
    for column in OBSERVED:
        if column not in observations:
            raise Problem("missing_column", column=column, known=", ".join(OBSERVED))


def _refuse_unknown_units(observations: pd.DataFrame, framework: Framework) -> None:
    for indicator, unit in (
        observations[["indicator", "counting_unit"]].drop_duplicates().to_numpy()
    ):
        if indicator not in framework.by_code:
            raise Problem("unknown_indicator", indicator=indicator, framework=framework.code)
        units = framework.by_code[indicator].counting_units
        if unit not in units:
            raise Problem(
                "unknown_counting_unit", indicator=indicator, unit=unit, known=", ".join(units)
            )


def _refuse_wrong_figures(figures: pd.DataFrame) -> None:
    place = _place(figures)
    twice = figures.duplicated(KEY)
    if twice.any():
        raise Problem("figure_twice", where=place(int(twice.argmax())))
    refuse_wrong_shares(figures["numerator"], figures["denominator"], place)
    refuse_wrong_rates(figures["numerator"], figures["population"], place)
    events = _are_events(figures)
    refuse_fractions(figures["numerator"].where(events), place)
    refuse_fractions(figures["denominator"].where(events), place)


def _refuse_more_than_recorded(figures: pd.DataFrame) -> None:
    beyond = figures["numerator"] > figures["recorded_denominator"]
    if beyond.any():
        position = int(beyond.argmax())
        first = figures.iloc[position][["numerator", "recorded_denominator", "denominator"]]
        raise Problem(
            "numerator_above_recorded",
            where=_place(figures)(position),
            **{str(name): format(figure, ".15g") for name, figure in first.items()},
        )


def _place(figures: pd.DataFrame) -> Place:
    """Name a figure for a message by what tells it from the others."""

    def place(position: int) -> str:
        return ", ".join(filter(None, figures.iloc[position][KEY]))

    return place


def _are_events(figures: pd.DataFrame) -> pd.Series:
    return ~figures["counting_unit"].isin(NOT_COUNTS_OF_EVENTS)


def _ways(framework: Framework) -> pd.DataFrame:
    """Give each counted figure's ways of presentation, in their order, but words."""
    return pd.DataFrame(
        [
            (indicator.code, unit, way)
            for indicator in framework.counted
            for unit in indicator.counting_units
            for way in indicator.ways(unit)
            if way != "narrative"
        ],
        columns=["indicator", "counting_unit", "presented_as"],
    )


def _siblings(framework: Framework) -> pd.DataFrame:
    """Give the category that holds what is not recorded of each category that shares a base.

    That is so where categories are shares of a base that a column or flags divide: a row of
    the base is in them or is not recorded. Where the figure is itself a share (`which`), and
    for conditions (`steps`), each category has what is not recorded of its own.
    """
    return pd.DataFrame(
        [
            (indicator.code, measure.unit, category, dimension.category(NOT_RECORDED))
            for indicator in framework.counted
            for measure in indicator.figures
            for dimension in _dividing(measure)
            for category in map(dimension.category, dimension.labels)
        ],
        columns=["indicator", "counting_unit", "category", "sibling"],
    )


def _dividing(measure: Measure | Aggregate) -> tuple[Categories, ...]:
    if isinstance(measure, Aggregate):
        return measure.dimensions
    if measure.which:
        return ()
    return tuple(
        dimension
        for dimension in measure.dimensions
        if dimension.column is not None or dimension.flags is not None
    )


def _with_recorded_denominator(figures: pd.DataFrame, siblings: pd.DataFrame) -> pd.DataFrame:
    """Add ``recorded_denominator``: the denominator less what is not recorded of it.

    A count of what is not recorded that is there but missing leaves it missing, too, and
    ``symbol_recorded`` says why; where there is none, everything is recorded.
    """
    is_unknown = figures["category"].str.fullmatch(rf"(.*[/:])?{NOT_RECORDED}")
    unknown = _unknown_of_categories(figures[is_unknown], siblings)
    matched = figures[KEY].merge(unknown, on=KEY, how="left", indicator="found")
    count = matched["unknown"].mask(matched["found"] == "left_only", 0)
    return figures.assign(
        recorded_denominator=(figures["denominator"] - count).mask(is_unknown),
        **{SYMBOL_RECORDED: matched["why"].where(count.isna() & ~is_unknown, "")},
    )


def _unknown_of_categories(not_recorded: pd.DataFrame, siblings: pd.DataFrame) -> pd.DataFrame:
    """Give the count not recorded (``unknown``) of each category: its own before a sibling's.

    ``why`` is its symbol.
    """
    names = {"numerator": "unknown", "symbol": "why"}
    unknown = not_recorded[[*KEY, *names]].rename(columns=names)
    whole = unknown["category"].str.removesuffix(NOT_RECORDED).str.removesuffix("/")
    shared = unknown.rename(columns={"category": "sibling"}).merge(siblings)
    found = [unknown.assign(category=whole), shared[[*KEY, *names.values()]]]
    return pd.concat(found).drop_duplicates(KEY)


def _with_values(presented: pd.DataFrame) -> pd.DataFrame:
    """Add the figures of each row, in its own way; what another way would need is left out."""
    way = presented["presented_as"]
    recorded = presented["recorded_denominator"].where(way == "percentage")
    shares = _shares(presented, presented["denominator"].where(way == "percentage"))
    rates = _rates(presented, presented["population"].where(way == "rate"))
    figures = [np.where(way == "rate", *both) for both in zip(rates, shares, strict=True)]
    figures[0] = np.where(way == "number", presented["numerator"], figures[0])
    return presented.assign(
        recorded_denominator=recorded,
        **dict(zip(VALUES, figures, strict=True)),
        **dict(zip(RECORDED, _shares(presented, recorded), strict=True)),
    )


def _shares(presented: pd.DataFrame, denominator: pd.Series) -> list[Figures]:
    """Give the share and its limits, in the order of `VALUES`."""
    are_events = _are_events(presented)
    events, among = presented["numerator"].where(are_events), denominator.where(are_events)
    limits = [wilson_interval(events, among, confidence)[1:] for confidence in CONFIDENCES]
    return [proportion(presented["numerator"], denominator), *chain.from_iterable(limits)]


def _rates(presented: pd.DataFrame, population: pd.Series) -> list[Figures]:
    """Give the rate and its limits, in the order of `VALUES`."""
    events = presented["numerator"].where(_are_events(presented))
    limits = [byar_interval(events, population, confidence)[1:] for confidence in CONFIDENCES]
    return [rate(presented["numerator"], population), *chain.from_iterable(limits)]


def _with_symbols(presented: pd.DataFrame) -> pd.DataFrame:
    """Say why a percentage or rate of a figure that is there is not, where nothing else does."""
    way = presented["presented_as"]
    unsaid = (
        presented["value"].isna() & presented["numerator"].notna() & (presented["symbol"] == "")
    )
    symbol = presented["symbol"].mask(unsaid & (way == "percentage"), NOT_APPLICABLE)
    return presented.assign(symbol=symbol.mask(unsaid & (way == "rate"), NOT_AVAILABLE))
