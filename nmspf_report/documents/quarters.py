"""What an indicator's quarters show: whether they signal a change, and whether they are there."""

from nmspf_report.documents.report import Report
from nmspf_report.documents.sentences import change_of
from nmspf_report.figures.controlled import Signal, controlled_series, said
from nmspf_report.figures.findings import Wording
from nmspf_report.figures.series import Series, series
from nmspf_report.framework.model import Indicator
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.tables.presented import choose, find_way


def what_quarters_show(report: Report, indicator: Indicator) -> list[str]:
    """Say what stands out in an indicator's control chart, or that nothing does.

    A year can differ from the year before by more than chance while its quarters vary as they
    always have; and quarters can signal a change that two years do not show. Both are said. What
    stood out in earlier years alone is said to be of then.

    Parameters
    ----------
    report, indicator
        Whose quarters; those of its first counting unit.

    Returns
    -------
    list of str
        One sentence for each signal; none where there is no control chart.
    """
    shown = _shown(report, indicator)
    if shown is None or not has_most(shown):
        return []
    unit = indicator.figures[0].unit
    way = find_way(indicator, unit, None)
    controlled = controlled_series(report.area.name(report.language), shown, way)
    if not controlled.has_limits:
        return []
    wording = Wording(way, unit, report.language)
    signals = [
        (_is_of(signal, shown, report.period), said(signal, controlled, wording))
        for signal in controlled.signals
    ]
    now = " ".join(words for is_now, words in signals if is_now)
    if now:
        return [report.say("quarters.signals", signals=now)]
    if signals:
        before = " ".join(words for _, words in signals)
        return [report.say("quarters.signals_before", period=report.period.label, signals=before)]
    change = change_of(report, indicator)
    has_changed = change is not None and change.is_more_than_chance
    return [report.say("quarters.no_signal_yet" if has_changed else "quarters.no_signal")]


def _is_of(signal: Signal, shown: Series, year: Period) -> bool:
    """Tell whether a quarter of a year is among those that stand out."""
    return any(shown.periods[place].whole_year == year for place in signal.places)


def shows_quarters(report: Report, indicator: Indicator) -> bool:
    """Tell whether an indicator's quarters can be drawn without misleading.

    Where most are withheld, those that are left are no picture of all: of a share that is
    nearly everyone's, the quarters in which it was everyone's are left.
    """
    shown = _shown(report, indicator)
    return shown is not None and has_most(shown)


def has_most(shown: Series) -> bool:
    """Tell whether there is a figure for at least half of the periods."""
    return 2 * len(shown.known) >= len(shown.periods)


def _shown(report: Report, indicator: Indicator) -> Series | None:
    if not report.publishes(indicator, report.quarters[-1]):
        return None
    unit, area = indicator.figures[0].unit, report.area.code
    try:
        chosen = choose(
            report.estimates,
            report.framework,
            indicator.code,
            unit,
            areas=[area],
            periods=report.quarters,
        )
    except Problem:
        return None
    way = find_way(indicator, unit, None)
    return series(chosen, area, report.quarters, way, report.changes)
