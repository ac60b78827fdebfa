"""What a chart shows, in sentences made from its figures: levels and changes, never causes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nmspf_report.figures.series import Series
from nmspf_report.locale import Language, text
from nmspf_report.tables.cells import bare, labelled, reason
from nmspf_report.tables.presented import WITHHELD, Estimate, Presented
from nmspf_report.tables.wording import period_name


@dataclass(frozen=True)
class Wording:
    """How the figures of one chart are written.

    Parameters
    ----------
    way, unit
        How they are presented, and what is counted.
    language
        The reader's.
    """

    way: str
    unit: str
    language: Language

    def figure(self, estimate: Estimate) -> str:
        """Write a value with its sign, marked as the figure's."""
        return labelled(estimate, self.way, self.unit, self.language)

    def with_limits(self, estimate: Estimate) -> str:
        """Write a value with its sign and its limits, where it has them."""
        if estimate.lower is None:
            return self.figure(estimate)
        return self.message(
            "with_limits",
            figure=self.figure(estimate),
            lower=bare(estimate, self.way, self.unit, self.language, "lower"),
            upper=bare(estimate, self.way, self.unit, self.language, "upper"),
        )

    def counted(self, figure: Presented) -> str:
        """Write a number that is known, and its percentage or rate where it has one."""
        count = labelled(figure.way("number"), "number", self.unit, self.language)
        estimate = figure.way(self.way)
        if self.way == "number" or estimate.value is None:
            return count
        percentage = self.figure(estimate)
        return self.message("count_and_percentage", count=count, percentage=percentage)

    def message(self, name: str, **values: object) -> str:
        """Give a message of the catalogue ``figures``."""
        return text(f"figures.{name}", self.language, **values)

    def listed(self, words: Iterable[str]) -> str:
        """Write several words one after another."""
        return self.message("list_separator").join(words)


def series_finding(shown: Series, wording: Wording) -> list[str]:
    """Say how high a series was last, how it differs from its beginning, and what it lacks."""
    if not shown.known:
        return [nothing_known(shown.estimates, wording)]
    return [
        latest_finding(shown, wording),
        *_change(shown, wording),
        *breaks_finding(shown, wording),
        *gaps_finding(shown, wording),
    ]


def nothing_known(estimates: Sequence[Estimate], wording: Wording) -> str:
    """Say that there is no figure, and why."""
    symbols = dict.fromkeys(estimate.symbol for estimate in estimates)
    reasons = wording.listed(reason(symbol, wording.language) for symbol in symbols)
    return wording.message("nothing_known", reason=reasons)


def of_those_shown(name: str, estimates: Iterable[Estimate]) -> str:
    """Name the message that compares figures: of those that are shown, where some are withheld.

    What is withheld may be above or below all the others, and nothing may be said of it.
    """
    has_withheld = any(one.value is None and one.symbol == WITHHELD for one in estimates)
    return f"{name}_of_shown" if has_withheld else name


def missing_finding(missing: Iterable[tuple[str, str]], wording: Wording) -> list[str]:
    """Name what has no figure, by the reason: names, each with its symbol."""
    reasons: dict[str, list[str]] = {}
    for name, symbol in missing:
        reasons.setdefault(symbol, []).append(name)
    return [
        wording.message(
            "no_figure", names=wording.listed(names), reason=reason(symbol, wording.language)
        )
        for symbol, names in reasons.items()
    ]


def intervals_apart(first: Estimate, second: Estimate) -> bool:
    """Tell whether the 95% intervals of two estimates do not overlap; both must have one."""
    limits = (first.lower, first.upper, second.lower, second.upper)
    lower, upper, other_lower, other_upper = (limit or 0.0 for limit in limits)
    return upper < other_lower or other_upper < lower


def leaves_out(estimate: Estimate, value: float) -> bool:
    """Tell whether a value lies outside an estimate's 95% interval, which it must have."""
    return intervals_apart(estimate, Estimate(value=value, lower=value, upper=value, symbol=""))


def latest_finding(shown: Series, wording: Wording) -> str:
    """Give the latest figure."""
    last = shown.known[-1]
    return wording.message(
        "latest",
        period=period_name(shown.periods[last], wording.language),
        figure=wording.with_limits(shown.estimates[last]),
    )


def _change(shown: Series, wording: Wording) -> list[str]:
    """Compare the latest figure with the first that counts the same."""
    first, last = shown.comparable[0], shown.comparable[-1]
    if first == last:
        return [wording.message("nothing_to_compare")] if len(shown.periods) > 1 else []
    before, now = shown.estimates[first], shown.estimates[last]
    return [
        wording.message(
            f"change_{_comparison(before, now)}",
            period=period_name(shown.periods[first], wording.language),
            figure=wording.with_limits(before),
        )
    ]


def comparator_finding(name: str, shown: Series, wording: Wording) -> str:
    """Give the latest figure of another area."""
    last = shown.known[-1]
    return wording.message(
        "comparator",
        area=name,
        period=period_name(shown.periods[last], wording.language),
        figure=wording.figure(shown.estimates[last]),
    )


def _comparison(before: Estimate, now: Estimate) -> str:
    if before.lower is None or now.lower is None:
        return "without_limits"
    if not intervals_apart(before, now):
        return "overlap"
    return "apart"


def breaks_finding(shown: Series, wording: Wording) -> list[str]:
    """Say where something else begins to be counted."""
    if not shown.breaks:
        return []
    names = (period_name(shown.periods[place], wording.language) for place in sorted(shown.breaks))
    return [wording.message("break_in_series", periods=wording.listed(names))]


def gaps_finding(shown: Series, wording: Wording) -> list[str]:
    """Name the periods without a figure, by the reason."""
    missing = [
        (period_name(shown.periods[place], wording.language), shown.estimates[place].symbol)
        for place in shown.missing
    ]
    return missing_finding(missing, wording)
