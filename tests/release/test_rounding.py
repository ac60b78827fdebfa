"""Controlled rounding through a whole build: additive, near, audited, and nothing let through."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nmspf_report.auditing.audit import audit_release
from nmspf_report.dataset.storage import read_dataset
from nmspf_report.disclosure.cells.cells import NOWHERE, cells_of, places_of
from nmspf_report.disclosure.cells.gathering import quantities_of
from nmspf_report.parameters import Disclosure
from tests.release.here import TORFAEN, YEAR, Release, Workplace
from tests.release.tampering import print_count, rewrite, say

NOT_ABOUT_PERSONS = Disclosure().not_about_persons
WALES, GWENT = "W92000004", "gwent"


def build(workplace: Workplace, base: int) -> Release:
    rules = f"{{method: controlled_rounding, base: {base}}}"
    made = workplace.build(f"rounded-{base}", disclosure=rules)
    assert made.ended.exit_code == 0, made.ended.said
    return made


@pytest.fixture(scope="module")
def to_5(workplace: Workplace) -> Release:
    return build(workplace, 5)


@pytest.fixture(scope="module")
def to_3(workplace: Workplace) -> Release:
    return build(workplace, 3)


@pytest.fixture(params=[5, pytest.param(3, marks=pytest.mark.long)])
def rounded(request: pytest.FixtureRequest) -> tuple[Release, int]:
    """A release whose counts are rounded to each base; not to be changed."""
    return request.getfixturevalue(f"to_{request.param}"), request.param


def breaches(release: Path) -> str:
    (verdict,) = audit_release(release).verdicts
    assert verdict.breaches
    return "\n".join(breach.words for breach in verdict.breaches)


def about_persons(frame):
    return frame[~frame["counting_unit"].isin(NOT_ABOUT_PERSONS)]


def test_the_build_says_what_a_reader_is_left_with(rounded):
    release, base = rounded
    said = release.ended.said
    assert f"each is within {base - 1} of the true one" in said
    assert f"Every count is printed as a multiple of {base}." in said
    assert f"at least {base - 1} apart in it" in said
    proved = re.search(r"([\d,]+) counts proved by .* can still differ by (\d+)", said)
    assert int(proved[1].replace(",", "")) > 1_000
    assert int(proved[2]) >= base - 1


def test_every_count_is_a_multiple_within_less_than_the_base_of_the_truth(rounded):
    release, base = rounded
    both = about_persons(release.both)
    for shown in ("numerator", "denominator"):
        printed = both[both[shown].notna()]
        assert len(printed) > 3_000
        assert (printed[shown] % base == 0).all()
        changes = (printed[shown] - printed[f"{shown}_counted"]).abs()
        assert changes.max() == base - 1
        # A multiple, and so a 0, stays.
        kept = printed[f"{shown}_counted"] % base == 0
        assert (changes[kept] == 0).all()


def test_what_is_not_about_persons_is_as_it_was(rounded):
    release, _ = rounded
    both = release.both
    posts = both[both["counting_unit"].isin(NOT_ABOUT_PERSONS) & both["numerator_counted"].notna()]
    assert len(posts) > 0
    assert (posts["numerator"] == posts["numerator_counted"]).all()


def test_sums_hold_in_what_is_published(rounded):
    """Worked out from the data file alone: over areas, and over time."""
    published = about_persons(rounded[0].published)
    counts = published.dropna(subset=["numerator"])
    wide = counts.pivot_table(
        index=["indicator", "category", "counting_unit", "period"],
        columns="area_code",
        values="numerator",
    ).dropna(subset=[WALES])
    boards = wide[[GWENT, "cardiff-and-vale"]].fillna(0).sum(axis=1)
    assert len(wide) > 500
    assert (wide[WALES] == boards).all()
    authorities = wide.dropna(subset=["W06000019", TORFAEN])
    assert (authorities[["W06000019", TORFAEN]].sum(axis=1) == authorities[GWENT]).all()
    referrals = published[(published["indicator"] == "PROT-1") & (published["category"] == "")]
    returned = referrals.dropna(subset=["numerator"])
    assert returned["area_code"].nunique() == 6
    for _, own in returned.groupby("area_code"):
        by_period = own.set_index("period")["numerator"]
        quarters = by_period[by_period.index.str.contains("Q")]
        assert len(quarters) == 4
        assert by_period[YEAR] == quarters.sum()


def test_one_quantity_is_rounded_to_one_multiple_wherever_it_stands(rounded):
    data = read_dataset(rounded[0].folder / "data")
    cells = cells_of(
        data.coverage, quantities_of(data.framework, NOT_ABOUT_PERSONS), data.geography
    )
    seen: dict[int, float] = {}
    for shown in ("numerator", "denominator"):
        places = places_of(data.observations, cells, shown)
        values = data.observations[shown].to_numpy(dtype=float)
        for place, value in zip(places, values, strict=True):
            if place != NOWHERE and not np.isnan(value):
                assert seen.setdefault(int(place), value) == value


@pytest.fixture
def copy(to_5: Release, tmp_path: Path) -> Path:
    """A copy of the release to tamper with."""
    return Path(shutil.copytree(to_5.folder, tmp_path / "release"))


def of_torfaen(release: Release) -> pd.DataFrame:
    both = about_persons(release.both)
    return both[both["area_code"] == TORFAEN]


def moved(release: Release) -> pd.Series:
    """A small count that was not printed as it is."""
    rows = of_torfaen(release)
    rows = rows[rows["numerator_counted"].between(1, 4)]
    return rows[rows["numerator"] != rows["numerator_counted"]].iloc[0]


def test_one_true_count_in_the_data_is_found(to_5, copy):
    row = moved(to_5)
    print_count(copy, row, row["numerator_counted"])
    found = breaches(copy)
    assert f"the number of {row['indicator']} (" in found
    assert "is not rounded" in found


def test_what_a_page_says_of_true_counts_is_found(to_5, copy):
    small = moved(to_5)
    say(copy, small, "numerator", f"{small['numerator_counted']:.0f}")
    # A count of 7 that is printed as 5 here and as 10 there is from 6 to 9.
    rows = of_torfaen(to_5)
    large = rows[(rows["numerator"] > 10) & (rows["numerator"] < rows["numerator_counted"])]
    twice = large.iloc[0]
    say(copy, twice, "numerator", f"{twice['numerator'] + 5:.0f}")
    rows = rows[rows["denominator"] > 0]
    true = 100 * rows["numerator_counted"] / rows["denominator_counted"]
    apart = (true - 100 * rows["numerator"] / rows["denominator"]).abs() > 1
    share = rows[apart].iloc[-1]
    say(copy, share, "percentage", f"{true[apart].iloc[-1]:.1f}")
    lines = breaches(copy).splitlines()
    expected = (
        ("number", small, "is not rounded"),
        ("number", twice, "is not what the release says elsewhere"),
        ("percentage", share, "is not what the release says elsewhere"),
    )
    for shown, row, why in expected:
        figure = f"the {shown} of {row['indicator']} ("
        assert any(figure in line and why in line for line in lines), figure


def test_a_release_cannot_say_that_it_is_rounded_more_coarsely(copy):
    """What a reader knows follows from the base, whatever the release says of itself."""

    def coarser(source: str) -> str:
        about = json.loads(source)
        about["within"] = 50
        return json.dumps(about)

    rewrite(copy / "data" / "about.json", coarser)
    (verdict,) = audit_release(copy).verdicts
    findings = [finding for proof in verdict.proofs for finding in proof.findings]
    assert findings
    assert max(finding.highest - finding.lowest for finding in findings) == 8
