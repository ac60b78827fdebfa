"""What an edition publishes: which figures, at which level of area, how often."""

from typing import get_args

import pandas as pd

from nmspf_report.disclosure.cells.cells import by_figure
from nmspf_report.disclosure.cells.quantities import FigureKey, Quantities
from nmspf_report.disclosure.cells.system import Flags
from nmspf_report.framework.model import NOT_RECORDED, WHOLE, Framework
from nmspf_report.framework.tallies import figures
from nmspf_report.geography import Geography
from nmspf_report.parameters import FigureGroup, Frequency, Levels, PublicationPlan
from nmspf_report.periods import parse_period


def published(
    observations: pd.DataFrame,
    plan: PublicationPlan,
    quantities: Quantities,
    framework: Framework,
    geography: Geography,
) -> Flags:
    """Tell which observations a plan publishes.

    Parameters
    ----------
    observations
        Of authorities, regions and the nation.
    plan
        How often each group of figures is published for each level of area.
    quantities
        What the figures show.
    framework, geography
        The indicators, and the areas.

    Returns
    -------
    numpy.ndarray
        One flag for each row.
    """
    groups = figure_groups(framework, quantities)
    levels = {code: area.level for code, area in geography.areas.items()}
    is_year = {label: parse_period(label).is_year for label in observations["period"].unique()}
    rows = pd.DataFrame(
        {
            "group": by_figure(observations, groups).to_numpy(),
            "level": observations["area_code"].map(levels).to_numpy(),
            "is_year": observations["period"].map(is_year).to_numpy(),
        }
    )
    due = pd.DataFrame(
        [
            (group, level, when, _is_due(getattr(getattr(plan, group), level), when))
            for group in get_args(FigureGroup)
            for level in Levels.model_fields
            for when in (False, True)
        ],
        columns=["group", "level", "is_year", "due"],
    )
    flags: Flags = rows.merge(due, how="left")["due"].to_numpy(dtype=bool)
    return flags


def figure_groups(framework: Framework, quantities: Quantities) -> dict[FigureKey, FigureGroup]:
    """Give the group of each figure.

    A whole is a breakdown too if it is a category of another figure: the referrals with one
    concern (PROT-5a) are a category of all referrals (PROT-5).
    """
    categories = {
        shown.numerator
        for (_, category, _), shown in quantities.shown.items()
        if category != WHOLE and not category.endswith(NOT_RECORDED)
    }
    groups: dict[FigureKey, FigureGroup] = {}
    for indicator in framework.counted:
        for figure in figures(indicator):
            key = (figure.indicator, figure.category, figure.unit)
            shown = quantities.shown.get(key)
            is_category = shown is not None and shown.numerator in categories
            kind: FigureGroup = (
                "headline" if figure.category == WHOLE and not is_category else "breakdown"
            )
            groups[key] = "re_entry" if indicator.kind == "re-entry" else kind
    return groups


def _is_due(frequency: Frequency, is_year: bool) -> bool:
    return frequency == "quarterly" or (frequency == "yearly" and is_year)
