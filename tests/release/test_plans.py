"""What a run asks of its protection: other plans, dominance, too little time, the impossible."""

import re
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset
from nmspf_report.disclosure.cells.cells import NOWHERE, cells_of, places_of
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.parameters import Disclosure
from tests.release.here import BLAENAU_GWENT, TORFAEN, YEAR, Release, Workplace, nmspf

SHARE = 70
CHOICES = 6
ROW = re.compile(r"(?P<plan>.+?)\s+(?P<figures>[\d,]+\s+[\d,]+\s+[\d,]+\s+[\d.]+%\s+[\d,]+)")
"""A plan's name, then published cells, primary, secondary, share withheld, seconds."""


def cells_in(release: Release, rows: pd.DataFrame, shown: str) -> pd.Series:
    """Give the cell that each row shows, or -1: one count is one cell wherever it stands."""
    data = read_dataset(release.folder / "data")
    quantities = quantities_of(data.framework, Disclosure().not_about_persons)
    cells = cells_of(data.coverage, quantities, data.geography)
    return pd.Series(places_of(rows, cells, shown), rows.index)


@pytest.mark.long
def test_other_plans_are_told_with_what_they_cost(public: Release):
    ended = nmspf("audit", public.folder, "--restricted", public.restricted, "--plan")
    assert ended.exit_code == 0, ended.said
    rows = {}
    for line in ended.said.splitlines():
        found = ROW.fullmatch(line.rstrip())
        if found:
            rows[found["plan"]] = [_number(value) for value in found["figures"].split()]
    assert len(rows) == CHOICES
    for printed, primary, secondary, share, _ in rows.values():
        assert share == pytest.approx(100 * (primary + secondary) / printed, abs=0.06)
    # The plan that was asked for is the release: its cells are counted in its own data file.
    both = public.both
    there, hidden, small = set(), set(), set()
    for shown in ("numerator", "denominator"):
        places = cells_in(public, both, shown)
        known = both[places != NOWHERE]
        where = places[places != NOWHERE]
        there |= set(where)
        is_hidden = known[shown].isna() & (known["symbol"] == "c")
        hidden |= set(where[is_hidden])
        small |= set(where[is_hidden & known[f"{shown}_counted"].between(1, 4)])
    printed, primary, secondary, *_ = rows["as asked"]
    assert printed == len(there)
    assert primary + secondary == len(hidden)
    # What leaves a small rest is primary too, though it is not small itself.
    assert len(small) <= primary <= len(hidden)
    assert rows["breakdowns of authorities quarterly"][0] > printed
    for fewer in ("no breakdowns of authorities", "headline counts of authorities yearly"):
        assert rows[fewer][0] < printed
        assert rows[fewer][1] < primary


def _number(written: str) -> float:
    return float(re.sub(r"[,%]", "", written))


@pytest.mark.long
def test_a_sum_that_one_authority_dominates_is_withheld(workplace: Workplace):
    rules = f"{{dominance: {{authorities: 1, share: {SHARE}}}}}"
    made = workplace.build("dominance", disclosure=rules)
    assert made.ended.exit_code == 0, made.ended.said
    both = made.both
    wide = both[~both["counting_unit"].isin(Disclosure().not_about_persons)].pivot_table(
        index=["indicator", "category", "counting_unit", "period"],
        columns="area_code",
        values="numerator_counted",
    )
    board = wide[wide["gwent"].notna() & (wide["gwent"] > 4)]
    largest = board[[BLAENAU_GWENT, TORFAEN]].max(axis=1)
    dominated = board.index[(100 * largest > SHARE * board["gwent"]).to_numpy()]
    assert len(dominated) > 20
    shown = both[both["area_code"] == "gwent"].set_index(
        ["indicator", "category", "counting_unit", "period"]
    )["numerator"]
    assert shown.reindex(dominated).isna().all()


def test_what_is_not_protected_in_time_is_not_published(workplace: Workplace, tmp_path: Path):
    # What was proved before would be recalled in no time.
    forgetful = workplace.elsewhere(tmp_path, "patterns")
    made = forgetful.build("hurried", disclosure="{seconds: 0.001}")
    assert made.ended.exit_code == 2
    assert "It was not proved in the time given that nobody can work out" in made.ended.said
    assert "disclosure: seconds" in made.ended.said
    assert not made.folder.exists()


def test_what_cannot_be_met_is_refused_with_the_cells_and_the_nearest(workplace: Workplace):
    # Where every 0 is printed a withheld quarter has at least one child, and so a year of four
    # quarters with children cannot look like a 1: it is at least 4.
    made = workplace.build("impossible", disclosure="{zeros: published}")
    assert made.ended.exit_code == 2
    assert "Not every small count can be protected as the parameters ask" in made.ended.said
    named = re.findall(
        rf"{YEAR}(?:-Q\d)? is at least (\d+) in every table, and has to be able to be (\d+)",
        made.ended.said,
    )
    assert named
    # The nearest that can be met: a count that is sensitive, and more than was asked for.
    assert {int(asked) for _, asked in named} == {1}
    assert all(1 < int(attainable) <= 4 for attainable, _ in named)
    assert not made.folder.exists()
