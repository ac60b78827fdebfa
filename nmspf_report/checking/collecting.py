"""Figures of what an authority says that it does not collect."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from nmspf_report.checking.figure_findings import FigureHits
from nmspf_report.checking.figures import FIGURE, PLACE, counted_figures
from nmspf_report.checking.rules import Rule
from nmspf_report.checking.sendings import Sent
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.narrative.collecting import says_not_collected, telling_figures
from nmspf_report.narrative.stated import all_stated

NOT_COLLECTED = "not_collected"
"""What rules call this test of figures."""

OF_A_YEAR = ["area_code", "indicator", "year"]


def check_collecting(
    sent: Sent, typed: pd.DataFrame, counted: pd.DataFrame, rules: Sequence[Rule], framework: str
) -> Iterator[FigureHits]:
    """Find what was sent although the return says that it is not collected, once for a year.

    A hit stands where the return says so: there it is mended, while the figures stand in many
    cells or in none. Its value is that of a figure which belies it: one that was typed before
    one that was counted, the year's before a quarter's.

    Parameters
    ----------
    sent
        The returns.
    typed, counted
        Their figures: those of workbooks (``figures.FIGURE_COLUMNS``), and observations counted
        from records.
    framework
        Whose indicators they are.
    """
    said = _said_not_to_be_collected(sent, framework)
    for rule in rules:
        if rule.figures == NOT_COLLECTED:
            figures = telling_of_collecting(typed, counted, framework, said["indicator"].unique())
            hits = figures.merge(said, on=OF_A_YEAR)
            yield FigureHits(rule, hits.drop_duplicates(OF_A_YEAR))


def telling_of_collecting(
    typed: pd.DataFrame, counted: pd.DataFrame, framework: str, indicators: Iterable[str]
) -> pd.DataFrame:
    """Give the figures from which it follows that an indicator is collected, the plainest first.

    Parameters
    ----------
    typed, counted, framework
        As for `check_collecting`.
    indicators
        Which.

    Returns
    -------
    pandas.DataFrame
        ``figures.FIGURE``, ``value`` and ``year``.
    """
    telling = _telling(indicators, framework)
    known = [typed[[*FIGURE, "value"]].assign(is_counted=False)]
    if len(counted):
        asked_about = counted[counted["indicator"].isin(telling["indicator"])]
        from_records = counted_figures(asked_about).assign(is_counted=True)
        # Of what is not recorded there is nothing to count, and records give zero.
        known.append(from_records[from_records["value"] > 0])
    figures = pd.concat(known).merge(telling, on=list(telling.columns))
    figures = figures[(figures["shown"] == "numerator") & figures["value"].notna()]
    figures = figures.sort_values(["is_counted", "period"], kind="stable")
    return figures.assign(year=figures["period"].str[: len("2025-26")])


def _telling(indicators: Iterable[str], framework: str) -> pd.DataFrame:
    known = telling_figures(framework)
    rows = [(code, *figure) for code in indicators for figure in known.get(code, ())]
    return pd.DataFrame(rows, columns=["indicator", "unit", "category"])


def _said_not_to_be_collected(sent: Sent, framework: str) -> pd.DataFrame:
    """Give what is said not to be collected, a row each, and where it is said."""
    lists = (
        (each.manifest.area_code, lists) for each in sent.returns for lists in each.narrative.lists
    )
    stated = all_stated(lists, sent.workbooks, read_framework(framework))
    said = [one for one in stated if says_not_collected(one.statement)]
    whose = [(one.statement.area_code, one.statement.subject, one.statement.period) for one in said]
    where = [(one.place.file, one.place.sheet, one.place.cell) for one in said]
    rows = [(*which, *place) for which, place in zip(whose, where, strict=True)]
    return pd.DataFrame(rows, columns=[*OF_A_YEAR, *PLACE])
