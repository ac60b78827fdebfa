"""The board edition: a board sees its own children's figures, and learns nothing of another's."""

import shutil
from pathlib import Path

import pytest

from nmspf_report.auditing.audit import Audit, audit_release
from nmspf_report.dataset.storage import read_dataset
from nmspf_report.indicators.observations import read_observations, write_observations
from tests.release.here import BLAENAU_GWENT, CARDIFF, KEY, TORFAEN, Release, Workplace
from tests.release.tampering import say

pytestmark = pytest.mark.long
"""Each audit plays every board; the build in `tests.release.test_release` does so in short."""

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


def small_of(board: Release, area: str):
    """A small count of an authority, which is withheld from all but its own board."""
    both = board.both
    rows = both[
        (both["area_code"] == area)
        & both["numerator"].isna()
        & both["numerator_counted"].between(1, 4)
    ]
    return rows.iloc[0]


def test_a_board_sees_its_own_figures_as_they_were_counted(board):
    own = read_dataset(board.folder / "data" / "boards" / GWENT).observations.sort_values(KEY)
    counted = board.counted.sort_values(KEY)
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
    ended = board.ended
    assert "For Gwent Safeguarding Board, which knows its own figures:" in ended.said
    assert (
        "For Cardiff and Vale of Glamorgan Regional Safeguarding Board, which knows its own "
        "figures:" in ended.said
    )
    assert ended.said.count("For every withheld count that could be small") == 2


def test_another_boards_count_in_a_boards_own_data_is_found(board, copy):
    row = small_of(board, CARDIFF)
    path = copy / "data" / "boards" / GWENT / "observations.parquet"
    observations = read_observations(path)
    chosen = (observations[KEY] == row[KEY]).all(axis=1)
    assert chosen.sum() == 1
    observations.loc[chosen, "numerator"] = row["numerator_counted"]
    observations.loc[chosen, "symbol"] = ""
    write_observations(observations, path)
    assert f"{row['indicator']} (" in breaches(audit_release(copy))[GWENT]


def test_each_board_is_told_of_by_what_it_reads(board, copy):
    theirs = small_of(board, CARDIFF)
    say(copy, theirs, "numerator", f"{theirs['numerator_counted']:.0f}", PACK)
    ours = small_of(board, TORFAEN)
    say(copy, ours, "numerator", f"{ours['numerator_counted']:.0f}", Path("index.html"))
    found = breaches(audit_release(copy))
    # Gwent is given its pack, and the index is for all; its own figure it knew.
    assert f"{theirs['indicator']} (" in found[GWENT]
    assert "withheld in one place and printed in another" in found[GWENT]
    assert "Torfaen" not in found[GWENT]
    assert f"{ours['indicator']} (" in found[CARDIFF_AND_VALE]
    assert "Torfaen" in found[CARDIFF_AND_VALE]
