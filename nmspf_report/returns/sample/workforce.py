"""Safeguarding teams: their posts, who is in them and for how long, and training."""

import numpy as np

from nmspf_report.returns.sample.clock import YEAR
from nmspf_report.returns.sample.draws import Draws, Numbers, Rows, expand, whole_numbers
from nmspf_report.returns.sample.maker import HISTORY, Maker
from nmspf_report.returns.sample.spells import NEVER

SPELLS_A_POST = 40
SOON = 30  # days between a person's two posts


def post_rows(maker: Maker) -> Rows:
    """Give a row for each post: teams of several, each with one manager, some new, some ceased."""
    calibration, draws = maker.calibration.workforce, maker.draws("posts")
    team, place = expand(_team_sizes(maker, draws))
    roles = draws.code(calibration.role, maker.codes("posts", "role"), len(team))
    known_from = maker.start(HISTORY["posts"])
    span = maker.cut_off - known_from
    newly = draws.chance(calibration.new_posts, len(team)) & (place > 0)
    began = known_from - draws.days(calibration.days_established_before, len(team))[team]
    later = known_from + whole_numbers(draws.uniform(len(team)) * span)
    ceases = draws.chance(calibration.ceased_posts, len(team)) & ~newly & (place > 0)
    end = known_from + 1 + whole_numbers(draws.uniform(len(team)) * span)
    return {
        "post_id": np.arange(len(team)),
        "team_id": team,
        "role": np.where(place == 0, maker.code("posts", "role", "manager"), roles),
        "full_time_equivalent": draws.number(calibration.hundredths_of_full_time, len(team)),
        "started_on": np.where(newly, later, began),
        "ended_on": np.where(ceases, end, NEVER),
    }


def _team_sizes(maker: Maker, draws: Draws) -> Numbers:
    """Draw the sizes of as many teams as come nearest to the number of posts."""
    calibration = maker.calibration.workforce
    posts = draws.whole(maker.yearly(calibration.posts_per_1000_children))
    sizes = draws.number(calibration.team_size, posts)
    teams = np.searchsorted(np.cumsum(sizes) - sizes / 2, posts)
    return sizes[: max(int(teams), 1)]


def staff_rows(maker: Maker, posts: Rows) -> Rows:
    """Give a row for each person's spell in a post: one after another, with gaps between."""
    calibration, draws = maker.calibration.workforce, maker.draws("staff")
    shape = (len(posts["post_id"]), SPELLS_A_POST)
    number = shape[0] * shape[1]
    codes = maker.codes("staff", "employment")
    employment = draws.code(_employment(maker), codes, number)
    stays = [draws.days(calibration.days_in_post[code], number) for code in codes]
    stay = np.choose(employment, stays).reshape(shape)
    gap = draws.quantity(calibration.days_vacant, number) * maker.authority.traits["vacancy"]
    arrival = np.cumsum(stay + whole_numbers(np.floor(gap)).reshape(shape), 1) - stay
    began, ceased = posts["started_on"][:, None], posts["ended_on"][:, None]
    ended_on = np.minimum(began + arrival + stay, ceased)
    started_on = np.maximum(began + arrival, began)
    post, spell = np.nonzero((started_on < ended_on) & (started_on <= maker.cut_off))
    started_on, ended_on = started_on[post, spell], ended_on[post, spell]
    return {
        "staff_id": _persons(maker, post, started_on, ended_on, draws),
        "post_id": post,
        "started_on": started_on,
        "ended_on": ended_on,
        "employment": employment.reshape(shape)[post, spell],
    }


def _employment(maker: Maker) -> dict[str, float]:
    """Weigh the shares of those who begin a post by how much the authority uses agencies."""
    usual = maker.calibration.workforce.employment
    agency = min(usual["agency"] * maker.authority.traits["agency"], 0.9)
    others = (1 - agency) / (1 - usual["agency"])
    return {code: agency if code == "agency" else share * others for code, share in usual.items()}


def _persons(
    maker: Maker, post: Numbers, started_on: Numbers, ended_on: Numbers, draws: Draws
) -> Numbers:
    """Number the people: a new person a spell, but some who leave a post take up another."""
    person = np.arange(len(post))
    by_start = np.argsort(started_on, kind="stable")
    chance = maker.calibration.workforce.moves_to_another_post
    leavers = np.flatnonzero(draws.chance(chance, len(post)))
    place = np.searchsorted(started_on[by_start], ended_on[leavers])
    leavers, place = leavers[place < len(post)], place[place < len(post)]
    taken_up, first = np.unique(by_start[place], return_index=True)
    leavers = leavers[first]
    moves = (started_on[taken_up] - ended_on[leavers] <= SOON) & (post[taken_up] != post[leavers])
    order = np.argsort(started_on[taken_up[moves]], kind="stable")
    for leaver, spell in zip(leavers[moves][order], taken_up[moves][order], strict=True):
        person[spell] = person[leaver]
    return person


def training_rows(maker: Maker, staff: Rows) -> Rows:
    """Give a row for each course that a person completed while in post."""
    draws, courses = maker.draws("training"), maker.codes("training", "course")
    done = [_completed(maker, staff, course, draws) for course in courses]
    rows = np.unique(
        np.concatenate(
            [
                np.stack([person, np.full(len(person), place), day], 1)
                for place, (person, day) in enumerate(done)
            ]
        ),
        axis=0,
    )
    return {"staff_id": rows[:, 0], "course": rows[:, 1], "completed_on": rows[:, 2]}


def _completed(maker: Maker, staff: Rows, course: str, draws: Draws) -> tuple[Numbers, Numbers]:
    """Give who completed a course, and when: a chance for each spell and year."""
    known_from = maker.start(HISTORY["training"])
    years = int(np.ceil((maker.cut_off - known_from) / YEAR))
    spell = np.repeat(np.arange(len(staff["post_id"])), years)
    year = np.tile(np.arange(years), len(staff["post_id"]))
    day = known_from + whole_numbers((year + draws.uniform(len(spell))) * YEAR)
    chance = maker.calibration.workforce.training_a_year[course]
    done = draws.chance(chance * maker.authority.traits["training"], len(spell))
    done &= (staff["started_on"][spell] <= day) & (day < staff["ended_on"][spell])
    return staff["staff_id"][spell[done]], day[done]
