"""What is published as it is: populations, and figures that are not about persons.

Whatever a file says of them has to be what the release's data say: else a count of children could
be bound to a count of teams, to a population, or to a figure that there is none of.
"""

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd

from nmspf_report.auditing.computing import Derived
from nmspf_report.auditing.facts import Fact, Key
from nmspf_report.auditing.tables import KEY
from nmspf_report.framework.model import NOT_RECORDED
from nmspf_report.indicators.observations import NUMBERS

POPULATION = "population"

Unprotected = Mapping[Key, Mapping[str, Fraction]]
"""What the data say of each figure, by what is shown of it."""


def unprotected_in(observations: pd.DataFrame, units: tuple[str, ...]) -> Unprotected:
    """Give what observations say that needs no protection.

    Parameters
    ----------
    observations
        As they are published.
    units
        The counting units that are not about persons: all amounts of theirs, and of any other
        the population.
    """
    has_own = observations["counting_unit"].isin(units)
    said: dict[Key, dict[str, Fraction]] = {}
    for name in NUMBERS:
        is_said = observations[name].notna() & (has_own | (name == POPULATION))
        chosen = observations[is_said]
        keys = zip(*(chosen[column].fillna("") for column in KEY), strict=True)
        for key, amount in zip(keys, chosen[name].tolist(), strict=True):
            said.setdefault(key, {})[name] = _exactly(amount)
    return said


def _exactly(amount: float) -> Fraction:
    """Give an amount as it is written: a float of 18.3 is a little less."""
    return Fraction(int(amount)) if amount == int(amount) else Fraction(str(amount))


def is_as_published(fact: Fact, key: Key, unprotected: Unprotected) -> bool:
    """Tell whether a fact of a figure's own amounts is what the data say."""
    amount = unprotected.get(key, {}).get(fact.shown)
    return amount is not None and fact.lower <= amount <= fact.upper


def derived_of(fact: Fact, key: Key, way: str, unprotected: Unprotected) -> Derived | None:
    """Set beside a share or a rate the amounts that the data have; None where they lack one.

    Parameters
    ----------
    fact
        A percentage, a rate, or a limit of either.
    key
        Its figure.
    way
        ``percentage``, ``recorded_percentage`` or ``rate``.
    unprotected
        What the data say.
    """
    own = unprotected.get(key, {})
    amount, base = own.get("numerator"), own.get(POPULATION if way == "rate" else "denominator")
    left_out = _not_recorded(key, unprotected) if way == "recorded_percentage" else Fraction(0)
    if amount is None or base is None or left_out is None:
        return None
    return Derived(fact, float(amount), float(base - left_out))


def _not_recorded(key: Key, unprotected: Unprotected) -> Fraction | None:
    indicator, category, *where = key
    beside = f"{category}/{NOT_RECORDED}" if category else NOT_RECORDED
    for named in (beside, f"{category.partition(':')[0]}:{NOT_RECORDED}"):
        figure = (indicator, named, where[0], where[1], where[2])
        if figure in unprotected:
            return unprotected[figure].get("numerator")
    return None
