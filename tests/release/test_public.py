"""The public edition: nothing withheld is in it anywhere, and the audit sees each defence fail."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset
from tests.release.running import run, write_parameters

KEY = ["indicator", "category", "area_code", "period", "counting_unit"]
PAGE = Path("en", "authorities", "W06000020.html")


@dataclass(frozen=True)
class Public:
    """A public release, with what was counted for it."""

    folder: Path
    said: str

    @property
    def counted(self) -> pd.DataFrame:
        return read_dataset(self.folder.with_name("release-restricted") / "counted").observations

    @property
    def published(self) -> pd.DataFrame:
        return read_dataset(self.folder / "data").observations


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory, two_returns: Path) -> Public:
    """Torfaen's report, from the returns of two of Gwent's authorities."""
    folder = tmp_path_factory.mktemp("public")
    path = write_parameters(folder / "run.yml", two_returns, edition="public")
    ended = run(["build", path, "--out", folder / "release", "--area", "W06000020"])
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return Public(folder / "release", ended.stdout + ended.stderr)


@pytest.fixture
def tampered(public: Public, tmp_path: Path) -> Callable[[], tuple[int, str]]:
    """A copy of the release to tamper with, and the audit of it: its exit code and words."""
    shutil.copytree(public.folder, tmp_path / "release")

    def audited() -> tuple[int, str]:
        ended = run(["audit", tmp_path / "release"])
        return ended.returncode, ended.stdout + ended.stderr

    return audited


def test_the_build_ends_with_the_guarantee(public):
    assert "there are complete tables of whole numbers, equal to every figure" in public.said
    assert "Nothing published gives a withheld count away." in public.said


def test_a_small_count_of_persons_is_printed_nowhere(public):
    persons = public.published[
        ~public.published["counting_unit"].isin(
            ["teams", "full_time_equivalent_posts", "vacant_days"]
        )
    ]
    for shown in ("numerator", "denominator"):
        assert not persons[shown].between(1, 4).any()
    assert (persons["symbol"] == "c").sum() > 100


def test_what_is_published_is_what_was_counted_or_withheld(public):
    both = public.published.merge(public.counted, on=KEY, how="left", suffixes=("", "_counted"))
    assert (
        both["numerator_counted"]
        .notna()
        .equals(both["numerator"].notna() | (both["symbol"] == "c"))
    )
    shown = both[both["numerator"].notna()]
    assert (shown["numerator"] == shown["numerator_counted"]).all()


def test_an_untouched_release_passes_the_audit(tampered):
    exit_code, said = tampered()
    assert exit_code == 0, said
    assert "For every reader:" in said


def withheld_secondary(public: Public) -> pd.Series:
    """A withheld count that is not small, of Torfaen in the year of the report."""
    both = public.published.merge(public.counted, on=KEY, suffixes=("", "_counted"))
    chosen = both[
        (both["symbol"] == "c")
        & both["numerator"].isna()
        & (both["numerator_counted"] > 4)
        & (both["area_code"] == "W06000020")
        & (both["period"] == "2025-26")
    ]
    return chosen.iloc[0]


def test_one_secondary_that_is_printed_is_found(public, tampered, tmp_path):
    row = withheld_secondary(public)
    path = tmp_path / "release" / "data" / "observations.csv"
    table = pd.read_csv(path, keep_default_na=False, dtype=str)
    mask = np.logical_and.reduce([table[name] == row[name] for name in KEY])
    table.loc[mask, "numerator"] = str(int(row["numerator_counted"]))
    table.to_csv(path, index=False)
    exit_code, said = tampered()
    assert exit_code == 1
    assert f"{row['indicator']} (" in said
    assert "withheld in one place and printed in another" in said


def test_one_number_in_an_alternative_text_is_found(tampered, tmp_path):
    path = tmp_path / "release" / PAGE
    page = path.read_text(encoding="utf-8")
    changed = re.sub(r' alt="', ' alt="There were 3 children. ', page, count=1)
    assert changed != page
    path.write_text(changed, encoding="utf-8")
    exit_code, said = tampered()
    assert exit_code == 1
    assert PAGE.as_posix() in said


def test_a_number_in_a_sentence_is_found(tampered, tmp_path):
    path = tmp_path / "release" / PAGE
    page = path.read_text(encoding="utf-8")
    changed = page.replace("</p>", " Of these, 2 were looked after.</p>", 1)
    assert changed != page
    path.write_text(changed, encoding="utf-8")
    exit_code, said = tampered()
    assert exit_code == 1
    assert "2 is bound to no figure" in said


def test_a_file_that_nobody_can_read_is_found(tampered, tmp_path):
    (tmp_path / "release" / "data" / "working.dat").write_bytes(b"\x00\x01")
    exit_code, said = tampered()
    assert exit_code == 1
    assert "working.dat" in said


def test_an_authority_that_knows_its_own_figures_is_named_with_its_own_guarantee(public):
    restricted = public.folder.with_name("release-restricted")
    ended = run(["audit", public.folder, "--intruder", "gwent", "--restricted", restricted])
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "For Gwent Safeguarding Board, which knows its own figures:" in ended.stdout


def test_an_intruder_without_figures_is_refused(tampered, tmp_path):
    ended = run(["audit", tmp_path / "release", "--intruder", "gwent"])
    assert ended.returncode == 2
    assert "--restricted" in ended.stderr
