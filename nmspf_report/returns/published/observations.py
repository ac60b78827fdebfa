"""From published counts to observations: shares, populations, and what is missing by name."""

from collections.abc import Iterator

import pandas as pd

from nmspf_report.framework.model import Framework, Indicator
from nmspf_report.geography import Geography
from nmspf_report.periods import parse_period
from nmspf_report.returns.published.areas import NOT_APPLICABLE
from nmspf_report.returns.published.findings import Finding
from nmspf_report.returns.published.tables import records

OBSERVED = [
    "indicator",
    "category",
    "area_code",
    "period",
    "counting_unit",
    "numerator",
    "denominator",
    "population",
    "basis",
    "symbol",
]

NUMBERS = ["numerator", "denominator", "population"]
FIGURE = ["indicator", "category", "counting_unit"]
PLACE = ["area_code", "period", "counting_unit"]

NOT_AVAILABLE = "x"


def observe(
    counts: pd.DataFrame, populations: dict[tuple[str, str], int], framework: Framework
) -> pd.DataFrame:
    """Make an observation of each count.

    Parameters
    ----------
    counts
        As `tables.counts` gives them.
    populations
        The persons of an area (by its code) in a period.
    framework
        Says which counts are shares, of what, and which are rates.

    Returns
    -------
    pandas.DataFrame
        The columns `OBSERVED`, in the order of the counts; ``basis`` is ``aggregate``. The
        numerator is null where it is withheld, and ``symbol`` says why; the denominator is
        null where the figure is no share or the denominator is itself withheld; the population
        is given for figures that are presented as rates.
    """
    observed = counts.rename(columns={"value": "numerator"}).reset_index(drop=True)
    observed["denominator"] = _denominators(observed, framework)
    observed["population"] = _populations(observed, populations, framework)
    observed["basis"] = "aggregate"
    return observed[OBSERVED].astype(dict.fromkeys(NUMBERS, "float64"))


def with_every_authority(counts: pd.DataFrame, geography: Geography) -> pd.DataFrame:
    """Keep the counts of the geography's authorities, and add what the tables leave out.

    Parameters
    ----------
    counts
        As `tables.counts` gives them, at every level.
    geography
        Whose authorities must each have every figure in every period of the counts.

    Returns
    -------
    pandas.DataFrame
        The same columns. A figure that the tables do not have is null: not applicable (``z``)
        where the authority did not exist in the period, else not available (``x``).
    """
    periods = sorted(counts["period"].unique())
    figures = counts[["file", *FIGURE]].drop_duplicates()
    places = pd.DataFrame(
        [
            (area.code, period, NOT_AVAILABLE if area.code in existing else NOT_APPLICABLE)
            for period in periods
            for existing in [_existing(geography, period)]
            for area in geography.authorities
        ],
        columns=["area_code", "period", "missing"],
    )
    every = places.merge(figures, how="cross")
    given = counts.loc[
        counts["level"] == "authority", [*FIGURE, "area_code", "period", "value", "symbol"]
    ]
    filled = every.merge(given, on=[*FIGURE, "area_code", "period"], how="left")
    filled["was_given"] = filled["symbol"].notna()
    filled["symbol"] = filled["symbol"].fillna(filled["missing"])
    return filled.drop(columns="missing")


def name_missing_rows(filled: pd.DataFrame, geography: Geography) -> Iterator[Finding]:
    """Name each authority that a table does not have in a period of the tables."""
    missing = filled[~filled["was_given"] & (filled["symbol"] != NOT_APPLICABLE)]
    for row in records(missing.drop_duplicates(["file", "area_code", "period"])):
        name = geography.area(row["area_code"]).name_en
        yield Finding("authority_without_row", row["file"], {"area": name, "period": row["period"]})


def _existing(geography: Geography, period: str) -> set[str]:
    """Give the codes of the authorities that belonged to a region at a period's end."""
    end = parse_period(period).end
    return {each.area_code for each in geography.memberships if each.holds_on(end)}


def _denominators(observed: pd.DataFrame, framework: Framework) -> "pd.Series[int]":
    """Give each share its whole: another indicator's count, or for a category its own."""
    wholes = observed.loc[observed["category"] == "", ["indicator", *PLACE, "numerator"]].rename(
        columns={"indicator": "whole", "numerator": "denominator"}
    )
    asked = observed[["indicator", "category", *PLACE]].assign(
        whole=[
            _whole(framework.by_code[indicator], unit, category)
            for indicator, unit, category in zip(
                observed["indicator"], observed["counting_unit"], observed["category"], strict=True
            )
        ]
    )
    found = asked.merge(wholes, on=["whole", *PLACE], how="left")
    return found["denominator"].set_axis(observed.index)


def _whole(indicator: Indicator, unit: str, category: str) -> str:
    """Give the code of the indicator whose count a figure is a share of, or no code."""
    if category:
        return indicator.code
    (figure,) = (each for each in indicator.aggregate if each.unit == unit)
    return figure.share_of or ""


def _populations(
    observed: pd.DataFrame, populations: dict[tuple[str, str], int], framework: Framework
) -> "pd.Series[int]":
    persons = [
        populations.get((area, period))
        if "rate" in framework.by_code[indicator].presented_as
        else None
        for indicator, area, period in zip(
            observed["indicator"], observed["area_code"], observed["period"], strict=True
        )
    ]
    return pd.Series(persons, index=observed.index, dtype="Int64")
