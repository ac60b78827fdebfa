"""Two releases: the later one is protected given the first, and apart they give counts away."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.disclosure.releases.ledger import read_ledger
from tests.release.here import BLAENAU_GWENT, KEY, Release, Workplace, nmspf

RARE = (
    "bereavement",
    "parental_imprisonment",
    "female_genital_mutilation",
    "honour_based_violence",
    "radicalisation",
    "homelessness",
)
REVISED = 12
"""Within what a reader thinks possible: the largest revision is 20 by default."""


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory, public: Release, workplace: Workplace):
    """Where the same release is built again, of returns of which one quarter was revised.

    In the second quarter of 2025-26 some of Blaenau Gwent's referrals turn out to have had rare
    concerns that had not been recorded.
    """
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(workplace.returns, folder / "returns")
    path = folder / "returns" / BLAENAU_GWENT / "referrals.parquet"
    referrals = pd.read_parquet(path)
    received = referrals["received_on"].astype(str)
    in_quarter = referrals.index[received.between("2025-07-01", "2025-09-30")]
    for concern in RARE:
        referrals.loc[in_quarter[:REVISED], f"concern_{concern}"] = True
    referrals.to_parquet(path)
    shutil.copytree(public.restricted, folder / "restricted")
    return Workplace(folder, folder / "returns")


@pytest.fixture(scope="module")
def given_the_first(later: Workplace, workplace: Workplace) -> Release:
    """The second release, built with a ledger that holds the first."""
    shutil.copytree(workplace.folder / "ledger", later.folder / "ledger")
    made = later.build("given", "--ledger", later.folder / "ledger")
    assert made.ended.exit_code == 0, made.ended.said
    return made


@pytest.fixture(scope="module")
def apart(later: Workplace) -> Release:
    """The second release, built as if there had been no first."""
    made = later.build("apart")
    assert made.ended.exit_code == 0, made.ended.said
    return made


def audited(release: Release, ledger: Path):
    return nmspf("audit", release.folder, "--restricted", release.restricted, "--ledger", ledger)


def test_the_second_differs_from_the_first_where_the_quarter_was_revised(public, given_the_first):
    both = public.published.merge(given_the_first.published, on=KEY, suffixes=("", "_later"))
    changed = both[both["numerator"] != both["numerator_later"]]
    changed = changed[changed["numerator"].notna() & changed["numerator_later"].notna()]
    assert len(changed) > 0
    assert set(changed["area_code"]) <= {BLAENAU_GWENT, "gwent", "W92000004"}
    assert set(changed["period"]) <= {"2025-26", "2025-26-Q2"}


def test_the_second_is_protected_given_the_first(given_the_first, workplace):
    ended = audited(given_the_first, workplace.folder / "ledger")
    assert ended.exit_code == 0, ended.said


def test_what_the_first_withheld_the_second_withholds(public, given_the_first):
    both = public.published.merge(given_the_first.published, on=KEY, suffixes=("", "_later"))
    hidden = both[(both["symbol"] == "c") & both["numerator"].isna()]
    assert len(hidden) > 100
    assert hidden["numerator_later"].isna().all()


def test_the_ledger_holds_both_releases(public, given_the_first, later):
    first, second = read_ledger(later.folder / "ledger")
    pd.testing.assert_frame_equal(first.published, public.published)
    pd.testing.assert_frame_equal(second.published, given_the_first.published)


def test_protected_apart_each_passes_by_itself_and_both_together_do_not(apart, workplace):
    alone = nmspf("audit", apart.folder)
    assert alone.exit_code == 0, alone.said
    together = audited(apart, workplace.folder / "ledger")
    assert together.exit_code == 1
    assert "to be kept in doubt, and yet it can only be from" in together.said


def test_an_audit_given_a_ledger_needs_to_know_what_was_counted(apart, workplace, tmp_path):
    release = shutil.copytree(apart.folder, tmp_path / "release")
    ended = nmspf("audit", release, "--ledger", workplace.folder / "ledger")
    assert ended.exit_code == 2
    assert "--restricted" in ended.said


def test_rounding_is_refused_where_releases_follow_one_another(later, workplace):
    made = later.build(
        "rounded",
        "--ledger",
        workplace.folder / "ledger",
        disclosure="{method: controlled_rounding}",
    )
    assert made.ended.exit_code == 2
    assert "Build without --ledger" in made.ended.said
    assert not made.folder.exists()
