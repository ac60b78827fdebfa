"""What a report begins with: the headlines that changed by more than chance, in sentences."""

from collections.abc import Iterator

from nmspf_report.documents.blocks import Block, Blocks, Prose, bullets
from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of, what_moved


def what_stands_out(report: Report) -> Blocks:
    """Say which headlines changed by more than chance would bring; name those not compared."""
    return Blocks(_what_stands_out(report))


def _what_stands_out(report: Report) -> Iterator[Block]:
    if report.previous is None:
        yield Prose(report.say("stands_out.first_year"))
        return
    shown = [one for one in report.headlines if report.publishes(one, report.period)]
    changes = {one.code: change_of(report, one) for one in shown}
    changed = [
        one
        for one in shown
        if (change := changes[one.code]) is not None and change.is_more_than_chance
    ]
    period = report.previous.label
    if changed:
        now = report.period.label
        yield Prose(report.say("stands_out.changed", period=period, now=now))
        yield bullets(what_moved(report, indicator) for indicator in changed)
    else:
        yield Prose(report.say("stands_out.nothing", period=period))
    not_compared = [one for one in shown if changes[one.code] is None]
    if changed and len(changed) + len(not_compared) < len(shown):
        yield Prose(report.say("stands_out.alike"))
    if not_compared:
        named = "; ".join(f"{one.title} ({one.code})" for one in not_compared)
        yield Prose(report.say("stands_out.not_compared", indicators=named))
