"""Times of vacancy and of full staffing, derived from posts and from who was in them."""

from datetime import date

import narwhals as nw

from nmspf_report.journey.history import AREA
from nmspf_report.records.engine import Frame

# Stands for "still" while times are compared; never leaves this module.
OPEN_END = date(9999, 12, 31)


def vacancies(posts: Frame, staff: Frame) -> Frame:
    """Give the times during which nobody is in an established post.

    Parameters
    ----------
    posts, staff
        As in the schema, with ``area_code``. Spells of staff may overlap or leave gaps, and
        fill their post from their first day until the day before they end.

    Returns
    -------
    narwhals.LazyFrame
        ``area_code``, ``post_id``, ``team_id``, ``role``, ``full_time_equivalent``,
        ``started_on`` and ``ended_on`` (null where the vacancy lasts).
    """
    empty = _uncovered(_times(posts, "post_id"), _times(staff, "post_id"), "post_id")
    described = posts.select(AREA, "post_id", "team_id", "role", "full_time_equivalent")
    return empty.join(described, on=[AREA, "post_id"], how="inner")


def full_staffing(posts: Frame, vacant: Frame) -> Frame:
    """Give the times during which a team has posts and none of them is vacant.

    Parameters
    ----------
    posts
        As in the schema, with ``area_code``.
    vacant
        The result of `vacancies`.

    Returns
    -------
    narwhals.LazyFrame
        ``area_code``, ``team_id``, ``started_on`` and ``ended_on`` (null where it lasts).
    """
    established = _times(posts, "team_id")
    lifetime = established.group_by(AREA, "team_id").agg(
        nw.col("begins").min(), nw.col("ends").max()
    )
    without_posts = _uncovered(lifetime, established, "team_id")
    short = nw.concat(
        [
            _times(vacant, "team_id"),
            _times(without_posts, "team_id"),
        ],
        how="vertical",
    )
    return _uncovered(lifetime, short, "team_id")


def _times(spells: Frame, key: str) -> Frame:
    return spells.select(
        AREA,
        key,
        nw.col("started_on").alias("begins"),
        nw.col("ended_on").fill_null(OPEN_END).alias("ends"),
    )


def _uncovered(bounds: Frame, times: Frame, key: str) -> Frame:
    """Give what of each key's bounds no time covers: gaps between islands.

    The bounds' own beginning and end are put in as times without length, so that the gaps
    before the first time and after the last are found as all others are: a gap is where a
    time begins after everything earlier has ended.
    """
    keys = [AREA, key]
    limits = bounds.select(*keys, nw.col("begins").alias("first"), nw.col("ends").alias("last"))
    inside = (
        times.join(limits, on=keys, how="inner")
        .with_columns(
            begins=nw.max_horizontal("begins", "first"), ends=nw.min_horizontal("ends", "last")
        )
        .filter(nw.col("begins") < nw.col("ends"))
        .select(*keys, "begins", "ends")
    )
    first = bounds.select(*keys, "begins", nw.col("begins").alias("ends"))
    last = bounds.select(*keys, nw.col("ends").alias("begins"), "ends")
    order = ["begins", "ends"]
    return (
        nw.concat([first, inside, last], how="vertical")
        .with_columns(reached=nw.col("ends").cum_max().over(*keys, order_by=order))
        .with_columns(started_on=nw.col("reached").shift(1).over(*keys, order_by=order))
        .filter(nw.col("begins") > nw.col("started_on"))
        .select(
            *keys,
            "started_on",
            nw.when(nw.col("begins") < nw.lit(OPEN_END)).then(nw.col("begins")).alias("ended_on"),
        )
    )
