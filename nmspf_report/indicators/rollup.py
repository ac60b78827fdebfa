"""From authorities to regions and the nation: sums of numerators and denominators."""

import numpy as np
import pandas as pd

from nmspf_report.framework.model import WHOLE
from nmspf_report.geography import Geography
from nmspf_report.indicators.observations import NUMBERS, OBSERVATION_COLUMNS, sort_observations
from nmspf_report.periods import parse_period

FIGURE = ["indicator", "category", "counting_unit"]
COVERAGE_KEY = ["indicator", "counting_unit", "area_code", "period"]
COVERAGE_COLUMNS = [*COVERAGE_KEY, "areas_expected", "areas_included", "areas_missing"]
LIST_SEPARATOR = ";"
NOT_APPLICABLE = "z"
# Full-time equivalents are hundredths: more decimals than these are floating-point dust, which
# would depend on the order of the authorities.
EXACT_DECIMALS = 6


def roll_up(observations: pd.DataFrame, geography: Geography) -> pd.DataFrame:
    """Add regions and the nation to the observations of authorities.

    A figure of a region is the sum of what its members have: of numerators, of denominators,
    and of the populations of the members that are in it. A member without a figure, or
    without what its figure is a share of, is left out of all three: the sum is marked ``p``
    (provisional), and `coverage` names the member. Who is a member is decided by the
    period's last day.

    Parameters
    ----------
    observations
        Of authorities (`nmspf_report.indicators.observations`).
    geography
        The areas, and who belonged to what and when.

    Returns
    -------
    pandas.DataFrame
        Observations of authorities, regions and the nation.
    """
    keys = [*FIGURE, "area_code", "period"]
    members = _by_whole(observations, geography)
    included = members[members["included"]].groupby(keys, sort=False)[list(NUMBERS)]
    sums = included.sum(min_count=1).round(EXACT_DECIMALS)
    wholes = members.groupby(keys, sort=False)[["basis"]].first().join(sums).reset_index()
    complete = members.groupby(keys, sort=False)["complete"].all().to_numpy()
    wholes["symbol"] = np.select([wholes["numerator"].isna(), ~complete], ["x", "p"], "")
    together = pd.concat([observations, wholes[list(OBSERVATION_COLUMNS)]], ignore_index=True)
    return sort_observations(together)


def coverage(observations: pd.DataFrame, geography: Geography) -> pd.DataFrame:
    """Tell which authorities each figure of a region and of the nation holds, and which not.

    Parameters
    ----------
    observations
        Of authorities.
    geography
        The areas, and who belonged to what and when.

    Returns
    -------
    pandas.DataFrame
        ``indicator``, ``counting_unit``, ``area_code``, ``period``, ``areas_expected`` and
        ``areas_included`` (counts of authorities), and ``areas_missing`` (their codes, with
            semicolons between). An authority to which an indicator does not apply is not expected.
    """
    applies = observations["symbol"] != NOT_APPLICABLE
    members = _by_whole(observations[applies & (observations["category"] == WHOLE)], geography)
    summary = members.groupby(COVERAGE_KEY, sort=True).agg(
        areas_expected=("member_code", "size"), areas_included=("included", "sum")
    )
    lacking = members[~members["included"]].sort_values("member_code")
    missing = lacking.groupby(COVERAGE_KEY)["member_code"].agg(LIST_SEPARATOR.join)
    named = summary.join(missing.rename("areas_missing")).fillna({"areas_missing": ""})
    return named.reset_index()[COVERAGE_COLUMNS]


def _by_whole(observations: pd.DataFrame, geography: Geography) -> pd.DataFrame:
    """Repeat each authority's rows for every region, and the nation, that it belonged to.

    The column ``included`` tells whether the authority's figure can be summed, ``complete``
    whether it is, or does not apply to the authority.
    """
    places = pd.DataFrame(
        [
            (member.code, label, whole.code)
            for label in observations["period"].unique()
            for whole in (*geography.regions, geography.nation)
            for member in geography.members(whole.code, parse_period(label))
        ],
        columns=["area_code", "period", "whole_code"],
    )
    shares = observations.groupby(FIGURE)["denominator"].transform("count") > 0
    included = observations["numerator"].notna() & (~shares | observations["denominator"].notna())
    complete = included | (observations["symbol"] == NOT_APPLICABLE)
    marked = observations.assign(included=included, complete=complete)
    repeated = marked.merge(places, on=["area_code", "period"])
    return repeated.rename(columns={"area_code": "member_code", "whole_code": "area_code"})
