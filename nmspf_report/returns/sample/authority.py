"""What an authority is like: its children, how much it does of each step, and how well."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nmspf_report.geography import Geography
from nmspf_report.returns.sample.calibration import Calibration
from nmspf_report.returns.sample.draws import Draws, mean_of

UNDER_18 = "0-17"


@dataclass(frozen=True)
class Authority:
    """An authority of the sample.

    Parameters
    ----------
    code
        Its GSS code.
    children
        How many people under 18 live there.
    levels
        For each step of the journey, children who come to it against the nation's rate (1).
    traits
        The share of cases in which a thing is so here, such as conferences held in time.
    """

    code: str
    children: int
    levels: Mapping[str, float]
    traits: Mapping[str, float]


def describe_authority(
    code: str, geography: Geography, calibration: Calibration, seed: int
) -> Authority:
    """Describe an authority of a geography.

    Its levels are drawn with those of every other authority, so that the nation's level is 1.

    Raises
    ------
    Problem
        If the geography has no such area.
    """
    geography.area(code)
    children = _children_of_authorities(geography, calibration.population_year)
    drawn = {area: _drawn_levels(area, calibration, seed) for area in children}
    pinned = calibration.pinned_levels.get(code, {})
    return Authority(
        code=code,
        children=children[code],
        levels={
            step: pinned.get(step, level / _nations_level(step, drawn, children))
            for step, level in drawn[code].items()
        },
        traits=_traits(code, calibration, seed),
    )


def _children_of_authorities(geography: Geography, year: int) -> dict[str, int]:
    table = geography.population
    chosen = table[(table["year"] == year) & (table["age_group"] == UNDER_18)]
    persons = dict(zip(chosen["area_code"], map(int, chosen["population"]), strict=True))
    return {area.code: persons[area.code] for area in geography.authorities}


def _drawn_levels(code: str, calibration: Calibration, seed: int) -> dict[str, float]:
    """Draw levels: a later step starts from the level of the step that it follows."""
    draws = Draws(seed, code, "levels")
    levels: dict[str, float] = {}
    for step, level in calibration.levels.items():
        basis = levels[level.follows] if level.follows else 1.0
        factor = float(draws.quantity(level.factor, 1)[0]) / mean_of(level.factor)
        levels[step] = basis * factor
    return levels


def _nations_level(
    step: str, drawn: Mapping[str, Mapping[str, float]], children: Mapping[str, int]
) -> float:
    levels = [drawn[area][step] for area in children]
    return float(np.average(levels, weights=list(children.values())))


def _traits(code: str, calibration: Calibration, seed: int) -> dict[str, float]:
    draws = Draws(seed, code, "traits")
    traits = {
        name: float(draws.quantity(quantiles, 1)[0])
        for name, quantiles in calibration.traits.items()
    }
    language = calibration.languages.get(code, calibration.languages["elsewhere"])
    traits["in_language_of_choice"] = 1 - (
        language.chosen_welsh * (1 - language.served_in_welsh) + language.other_unserved
    )
    return traits
