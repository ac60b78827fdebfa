"""Releases that are out bind the next: what was printed is known, what was withheld stays so."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from nmspf_report.auditing.earlier import with_earlier
from nmspf_report.disclosure import protecting
from nmspf_report.disclosure.cells.table import Publishable, table_of
from nmspf_report.disclosure.proof.knowledge import Knowledge, nothing_stated
from nmspf_report.disclosure.releases.carrying import earlier_release, given_earlier
from nmspf_report.disclosure.releases.ledger import Entry, add_to_ledger, read_ledger
from nmspf_report.disclosure.releases.linking import link
from nmspf_report.disclosure.suppression.feasibility import Shortfall
from nmspf_report.disclosure.suppression.mending import Unmended
from nmspf_report.disclosure.suppression.protection import KNOWN, WITHHELD
from nmspf_report.disclosure.suppression.secondary import Infeasible
from nmspf_report.parameters import Disclosure
from nmspf_report.problems import Problem

RULES = Disclosure(withstands=())
CARDIFF, BOARD, WALES = "W06000015", "cardiff-and-vale", "W92000004"
NEWPORT = "W06000022"


def only(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    return frame[frame["indicator"] == code].reset_index(drop=True)


@pytest.fixture
def publishable(sample) -> Publishable:
    """The prevention referrals alone: one number in each area and period."""
    return Publishable(
        only(sample.observations, "PREV-1"),
        only(sample.coverage, "PREV-1"),
        sample.framework,
        sample.geography,
    )


def revised(publishable: Publishable, by: int) -> Publishable:
    """Cardiff finds so many more referrals in the second quarter of 2025-26."""
    observations = publishable.observations.copy()
    touched = observations["area_code"].isin([CARDIFF, BOARD, WALES]) & observations["period"].isin(
        ["2025-26", "2025-26-Q2"]
    )
    assert touched.sum() == 6
    observations.loc[touched, "numerator"] += by
    return replace(publishable, observations=observations)


def entry(publishable: Publishable, hidden: pd.Series | None = None) -> Entry:
    published = publishable.observations.copy()
    if hidden is not None:
        published.loc[hidden, "numerator"] = np.nan
        published.loc[hidden, "symbol"] = "c"
    return Entry("first", published, publishable.observations, publishable.coverage)


def place(table, area: str, period: str) -> int:
    cells = table.cells
    quantity = cells.quantities.shown["PREV-1", "", "referrals"].numerator
    return int(cells.grid[quantity, cells.area_ranks[area], cells.period_ranks[period]])


def test_a_ledger_keeps_what_each_release_published_in_order(tmp_path, publishable):
    assert read_ledger(tmp_path / "none") == ()
    first, second = entry(publishable), entry(revised(publishable, 3))
    add_to_ledger(tmp_path, first)
    add_to_ledger(tmp_path, first)
    add_to_ledger(tmp_path, second)
    kept = read_ledger(tmp_path)
    assert len(kept) == 2
    pd.testing.assert_frame_equal(kept[0].published, first.published)
    pd.testing.assert_frame_equal(kept[1].counted, second.counted)


def test_a_ledger_that_lacks_a_file_is_refused_by_name(tmp_path, publishable):
    add_to_ledger(tmp_path, entry(publishable))
    (tmp_path / "0001" / "coverage.csv").unlink()
    with pytest.raises(Problem, match=r"coverage\.csv"):
        read_ledger(tmp_path)


def test_what_is_unchanged_is_one_cell_in_both_releases(publishable):
    table = table_of(publishable, publishable.observations, RULES)
    earlier = earlier_release(entry(publishable), publishable, RULES)
    linked = link(table, [earlier], 20)
    assert (linked.places[0] == np.arange(table.cells.size)).all()
    assert linked.system.size == table.cells.size + 1
    assert linked.system.equations.shape[0] == table.system.equations.shape[0]


def test_a_revised_count_is_another_cell_no_further_away_than_the_largest_revision(publishable):
    now = revised(publishable, 3)
    table = table_of(now, now.observations, RULES)
    earlier = earlier_release(entry(publishable), now, RULES)
    linked = link(table, [earlier], 20)
    # Cardiff, its board and Wales, in the quarter and in the year.
    assert linked.system.size == table.cells.size + 6 + 1
    assert linked.system.holds(linked.counts)
    then = linked.places[0][place(earlier.table, CARDIFF, "2025-26-Q2")]
    assert then >= table.cells.size
    apart = linked.counts.copy()
    apart[then] += 30
    broken = linked.system.limits @ apart > 0
    assert broken.sum() == 1


def test_a_revision_beyond_what_is_thought_possible_is_refused_by_name(publishable):
    now = revised(publishable, 21)
    table = table_of(now, now.observations, RULES)
    earlier = earlier_release(entry(publishable), now, RULES)
    with pytest.raises(Problem) as refused:
        link(table, [earlier], 20)
    assert refused.value.name == "large_revision"
    assert "by up to 21, and by more than 20" in refused.value.what
    assert "PREV-1 (all), referrals, Cardiff, 2025-26-Q2" in refused.value.what
    assert "at least 21" in refused.value.mend
    linked = link(table, [earlier], 21)
    assert linked.system.holds(linked.counts)


def test_what_cannot_be_met_given_a_ledger_is_told_so(publishable, monkeypatch):
    def refuse(protection, *_):
        beyond = protection.system.size - 1
        raise Infeasible((Shortfall(0, -1, 1, 3, None), Shortfall(beyond, -1, 1, 3, None)))

    monkeypatch.setattr(protecting, "suppress_with_proof", refuse)
    with pytest.raises(Problem) as alone:
        protecting.protect(publishable, RULES)
    with pytest.raises(Problem) as given:
        protecting.protect(publishable, RULES, [entry(publishable)])
    assert (alone.value.name, given.value.name) == ("cannot_protect", "cannot_protect_given")
    assert "is at least 3 in every table, and has to be able to be 1" in given.value.what
    assert "A figure of an earlier release that was revised since is at least 3" in given.value.what
    assert "--ledger" in given.value.mend
    assert "--ledger" not in str(alone.value)


def test_a_mending_without_an_end_is_not_told_as_a_lack_of_time(publishable, monkeypatch):
    def never_end(*_):
        raise Unmended(np.array([0]))

    monkeypatch.setattr(protecting, "suppress_with_proof", never_end)
    with pytest.raises(Problem, match="10 times more was withheld") as refused:
        protecting.protect(publishable, RULES)
    assert "more time would not help" in refused.value.mend


def test_what_was_printed_is_known_and_what_was_withheld_is_withheld_again(publishable):
    observations = publishable.observations
    hidden = (observations["area_code"] == CARDIFF) & (observations["period"] == "2025-26-Q2")
    table = table_of(publishable, observations, RULES)
    earlier = earlier_release(entry(publishable, hidden), publishable, RULES)
    roles = given_earlier(table, [earlier], RULES).roles
    cell = place(table, CARDIFF, "2025-26-Q2")
    assert table.counts[cell] > 4
    assert roles[cell] == WITHHELD
    assert roles[place(table, CARDIFF, "2025-26-Q3")] == KNOWN


def test_a_withheld_count_that_was_revised_stays_withheld(publishable):
    observations = publishable.observations
    hidden = (observations["area_code"] == CARDIFF) & (observations["period"] == "2025-26-Q2")
    now = revised(publishable, 3)
    table = table_of(now, now.observations, RULES)
    earlier = earlier_release(entry(publishable, hidden), now, RULES)
    assert given_earlier(table, [earlier], RULES).roles[place(table, CARDIFF, "2025-26-Q2")] == (
        WITHHELD
    )


def test_an_insider_knows_its_own_figures_of_every_release_and_is_not_asked_about_them(publishable):
    """Cardiff's second quarter and Newport's were withheld, and Cardiff's was revised since."""
    observations = publishable.observations
    in_quarter = observations["period"] == "2025-26-Q2"
    hidden = observations["area_code"].isin([CARDIFF, NEWPORT]) & in_quarter
    now = revised(publishable, 3)
    table = table_of(now, now.observations, RULES)
    ledger = [entry(publishable, hidden)]
    own, other = (place(table, area, "2025-26-Q2") for area in (CARDIFF, NEWPORT))
    nothing = np.zeros(table.cells.size)
    knowledge = Knowledge(
        table.system, nothing, nothing + np.inf, *nothing_stated(table.cells.size)
    )
    none_withheld = np.zeros(table.cells.size, dtype=bool)
    asked_of = (knowledge, none_withheld, table, ledger, now, RULES)
    public, insider = with_earlier(*asked_of), with_earlier(*asked_of, CARDIFF)
    then = int(np.flatnonzero(public.withheld & ~insider.withheld)[0])
    assert then >= table.cells.size
    assert public.withheld[other]
    assert insider.withheld[other]
    assert not insider.withheld[own]
    counted = table.counts[own] - 3
    assert (insider.knowledge.lower[then], insider.knowledge.upper[then]) == (counted, counted)
    assert (public.knowledge.lower[then], public.knowledge.upper[then]) == (0, np.inf)
