"""The board edition: a board sees its own children's figures, and learns nothing of another's."""

import shutil
from pathlib import Path

import pytest

from nmspf_report.auditing.audit import Audit, audit_release
from nmspf_report.dataset.storage import read_dataset
from nmspf_report.indicators.observations import read_observations, write_observations
from tests.release.here import BLAENAU_GWENT, CARDIFF, KEY, TORFAEN, Release, Workplace, nmspf
from tests.release.tampering import say

GWENT, CARDIFF_AND_VALE = "gwent", "cardiff-and-vale"
PACK = Path("en", "boards", "gwent.html")


@pytest.fixture(scope="module")
def board(workplace: Workplace) -> Release:
    """Gwent's pack, from the returns of two of its authorities and of Cardiff."""
    made = workplace.build("board", area=GWENT, edition="board")
    assert made.ended.exit_code == 0, made.ended.said
    return made


@pytest.fixture
def copy(board: Release, tmp_path: Path) -> Path:
    return Path(shutil.copytree(board.folder, tmp_path / "release"))


def breaches(audit: Audit) -> dict[str, str]:
    """Give what each board learns, by its code."""
    return {
        verdict.reader: "\n".join(breach.words for breach in verdict.breaches)
        for verdict in audit.verdicts
    }


def small_of_cardiff(board: Release):
    """A small count of Cardiff's, which Gwent's pack withholds."""
    both = board.both
    rows = both[
        (both["area_code"] == CARDIFF)
        & both["numerator"].isna()
        & both["numerator_counted"].between(1, 4)
    ]
    return rows.iloc[0]


def test_a_board_sees_its_own_figures_as_they_were_counted(board):
    own = read_dataset(board.folder / "data" / "boards" / GWENT).observations
    counted = board.counted
    for frame in (own, counted):
        frame.sort_values(KEY, inplace=True)
    members = {GWENT, BLAENAU_GWENT, TORFAEN}
    shown, true = (
        frame[frame["area_code"].isin(members)].reset_index(drop=True) for frame in (own, counted)
    )
    assert shown["numerator"].equals(true["numerator"])
    assert shown["numerator"].between(1, 4).any()
    others = own[~own["area_code"].isin(members)]
    persons = others[
        ~others["counting_unit"].isin(["teams", "full_time_equivalent_posts", "vacant_days"])
    ]
    assert not persons["numerator"].between(1, 4).any()


def test_the_audit_says_of_each_board_that_it_learns_nothing(board):
    ended = nmspf("audit", board.folder)
    assert ended.exit_code == 0, ended.said
    assert "For Gwent Safeguarding Board, which knows its own figures:" in ended.said
    assert (
        "For Cardiff and Vale of Glamorgan Regional Safeguarding Board, which knows its own "
        "figures:" in ended.said
    )
    assert ended.said.count("For every withheld count that could be small") == 2


def test_another_boards_count_in_a_pack_is_found_for_whoever_reads_the_pack(board, copy):
    row = small_of_cardiff(board)
    say(copy, row, "numerator", f"{row['numerator_counted']:.0f}", PACK)
    found = breaches(audit_release(copy))
    assert f"{row['indicator']} (" in found[GWENT]
    assert "withheld in one place and printed in another" in found[GWENT]
    # The other board is not given this pack.
    assert found[CARDIFF_AND_VALE] == ""


def test_another_boards_count_in_a_boards_own_data_is_found(board, copy):
    row = small_of_cardiff(board)
    path = copy / "data" / "boards" / GWENT / "observations.parquet"
    observations = read_observations(path)
    chosen = (observations[KEY] == row[KEY]).all(axis=1)
    assert chosen.sum() == 1
    observations.loc[chosen, "numerator"] = row["numerator_counted"]
    observations.loc[chosen, "symbol"] = ""
    write_observations(observations, path)
    assert f"{row['indicator']} (" in breaches(audit_release(copy))[GWENT]


def test_a_boards_own_count_in_what_all_are_given_is_found_for_the_others(board, copy):
    both = board.both
    row = both[
        (both["area_code"] == TORFAEN)
        & both["numerator"].isna()
        & both["numerator_counted"].between(1, 4)
    ].iloc[0]
    index = Path("index.html")
    say(copy, row, "numerator", f"{row['numerator_counted']:.0f}", index)
    found = breaches(audit_release(copy))
    assert f"{row['indicator']} (" in found[CARDIFF_AND_VALE]
    assert found[GWENT] == ""
