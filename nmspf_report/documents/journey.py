"""The child's journey in a report: who came back, where they went, and the flow of all routes."""

from collections.abc import Iterator

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.report import Report
from nmspf_report.figures import journey_flow
from nmspf_report.locale.units import unit_name
from nmspf_report.tables.cells import bare, count_of, denominator_of, labelled, reason
from nmspf_report.tables.journey import Followed, FollowedStep, Lane, follow
from nmspf_report.tables.presented import WITHHELD

ROUTES_NAMED = 2


def childs_journey(report: Report) -> Blocks:
    """Show the framework's journey: nothing, where it says nothing of one."""
    return Blocks(_journey(report))


def _journey(report: Report) -> Iterator[Block]:
    steps = follow(report.estimates, report.framework, report.area.code, report.period)
    if not steps:
        return
    yield Prose(f"## {report.say('journey.title')}")
    about = [report.say("journey.about", period=report.period.label)]
    if any(one.figure.numerator is None for step in steps for one in _every(step)):
        about.append(report.say("journey.crossed"))
    yield Prose(" ".join(about))
    came_back = [_came_back(report, step, step.returned) for step in steps if step.returned]
    if came_back:
        yield Prose(report.say("journey.came_back", period=report.period.label))
        yield bullets(came_back)
    went_on = [_went_on(report, step) for step in steps if len(step.routes) > 1]
    if went_on:
        yield Prose(report.say("journey.went_on"))
        yield bullets(went_on)
    yield journey_flow(
        report.estimates,
        report.framework,
        report.geography,
        area=report.area.code,
        period=report.period,
        language=report.language,
    )


def _every(step: FollowedStep) -> Iterator[Followed]:
    """Give every count that is drawn of a step."""
    yield from step.counts
    for lane in filter(None, (*step.routes, step.returned)):
        yield from lane.counts


def _came_back(report: Report, step: FollowedStep, returned: Lane) -> str:
    """Say what share of a step had been there before."""
    one = returned.counts[0]
    share = one.figure.way("percentage")
    unit, language = one.counted.unit, report.language
    values = {"step": step.step.title, "route": returned.route.title}
    if one.figure.numerator is None or one.figure.denominator is None or share.value is None:
        why = reason(share.symbol, language)
        return report.say("journey.returned_missing", **values, reason=why)
    values |= {
        "figure": labelled(share, "percentage", unit, language),
        "count": count_of(one.figure, unit, language),
        "of": denominator_of(one.figure, unit, language),
    }
    if share.lower is None:
        return report.say("journey.returned_without_limits", **values)
    limits = {
        "lower": bare(share, "percentage", unit, language, "lower"),
        "upper": bare(share, "percentage", unit, language, "upper"),
    }
    return report.say("journey.returned", **values, **limits)


def _went_on(report: Report, step: FollowedStep) -> str:
    """Name the routes that most took, of those that are shown."""
    every = [(lane, one) for lane in step.routes for one in lane.counts]
    known = [(lane, one) for lane, one in every if one.figure.numerator is not None]
    if not known:
        why = reason(every[0][1].figure.symbol, report.language)
        return report.say("journey.nothing_shown", step=step.step.title, reason=why)
    known.sort(key=lambda pair: -(pair[1].figure.numerator or 0.0))
    routes = [_route(report, lane, one) for lane, one in known[:ROUTES_NAMED]]
    has_withheld = any(one.figure.symbol == WITHHELD for _, one in every)
    return report.say(
        "journey.most_of_shown" if has_withheld else "journey.most",
        step=step.step.title,
        all=_all(report, step.whole),
        routes=", ".join(routes),
    )


def _all(report: Report, whole: Followed) -> str:
    """Say how many came to a step, in which unit."""
    unit = unit_name(whole.counted.unit, report.language)
    if whole.figure.numerator is None:
        return report.say(
            "journey.all_missing", reason=reason(whole.figure.symbol, report.language)
        )
    count = count_of(whole.figure, whole.counted.unit, report.language)
    return report.say("journey.all", count=count, unit=unit)


def _route(report: Report, lane: Lane, one: Followed) -> str:
    """Say how many took a route; a share of a part of the step (the new, say) names that part."""
    unit, language = one.counted.unit, report.language
    share = one.figure.way("percentage")
    values = {"count": count_of(one.figure, unit, language), "route": lane.route.title}
    name = "route"
    if one.counted.name:
        name, values["called"] = "route_of_part", one.counted.name
    if share.value is not None:
        name = f"{name}_with_share"
        values["figure"] = labelled(share, "percentage", unit, language)
    return report.say(f"journey.{name}", **values)
