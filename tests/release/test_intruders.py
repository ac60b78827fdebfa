"""Authorities that know their own figures, as intruders named on the command line."""

import pandas as pd
import pytest

from nmspf_report.auditing.audit import Beside, audit_release
from nmspf_report.parameters import Disclosure
from tests.release.here import BLAENAU_GWENT, CARDIFF, TORFAEN, Release, Workplace, nmspf

NAMES = {BLAENAU_GWENT: "Blaenau Gwent", TORFAEN: "Torfaen", CARDIFF: "Cardiff"}


@pytest.fixture(scope="module")
def withstanding(workplace: Workplace) -> Release:
    """A release that is asked to hold against each authority that knows its own figures."""
    made = workplace.build("withstanding", disclosure="{withstands: [authorities]}")
    assert made.ended.exit_code == 0, made.ended.said
    return made


def restricted(release: Release) -> tuple[object, ...]:
    return "--restricted", release.restricted


def exposed_by_subtraction(public: Release) -> pd.DataFrame:
    """Withheld small counts of Torfaen of which Blaenau Gwent need only subtract itself.

    Of Gwent's authorities these two alone sent returns, so that the board's count less one's own
    is the other's.
    """
    both = public.both
    both = both[~both["counting_unit"].isin(Disclosure().not_about_persons)]
    keys = ["indicator", "category", "counting_unit", "period"]
    board = both[(both["area_code"] == "gwent") & both["numerator"].notna()][keys]
    torfaen = both[
        (both["area_code"] == TORFAEN)
        & both["numerator"].isna()
        & both["numerator_counted"].between(1, 4)
    ]
    rows: pd.DataFrame = torfaen.merge(board, on=keys)
    return rows


def test_a_neighbour_that_subtracts_itself_is_found(public):
    rows = exposed_by_subtraction(public)
    assert len(rows) > 0
    everyone, neighbour = audit_release(
        public.folder, Beside(public.counted), [BLAENAU_GWENT]
    ).verdicts
    assert everyone.breaches == ()
    found = "\n".join(breach.words for breach in neighbour.breaches)
    for _, row in rows.iterrows():
        count = int(row["numerator_counted"])
        assert f"{row['indicator']} (" in found
        assert f"it can only be from {count} to {count}." in found


def test_one_authority_by_its_code(public):
    ended = nmspf("audit", public.folder, *restricted(public), "--intruder", "W06000015")
    # Wales less its own is Gwent's: nobody asked this release to hold against that.
    assert ended.exit_code == 1
    assert "For Cardiff, which knows its own figures:" in ended.said


@pytest.mark.long
def test_a_build_ends_by_playing_each_whom_it_has_to_withstand(withstanding):
    for name in NAMES.values():
        assert f"For {name}, which knows its own figures:" in withstanding.ended.said
    assert withstanding.ended.said.count("For every withheld count that could be small") == 4


@pytest.mark.long
def test_each_authority_that_sent_a_return_by_itself(withstanding):
    ended = nmspf("audit", withstanding.folder, *restricted(withstanding), "--intruder", "each")
    assert ended.exit_code == 0, ended.said
    for name in NAMES.values():
        assert f"For {name}, which knows its own figures:" in ended.said
    assert ended.said.count("which knows its own figures:") == len(NAMES)


def test_an_intruder_without_figures_is_refused(public, tmp_path):
    ended = nmspf("audit", public.folder, "--restricted", tmp_path, "--intruder", "each")
    assert ended.exit_code == 2
    assert "--restricted" in ended.said


def test_an_area_that_does_not_exist_is_refused(public):
    ended = nmspf(
        "audit", public.folder, "--restricted", public.restricted, "--intruder", "W06999999"
    )
    assert ended.exit_code == 2
    assert "W06999999" in ended.said
