"""What changed is made again, and nothing else; and the result is as if all had been."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.util import hash_pandas_object
from pyarrow import parquet

from nmspf_report.dataset.notes import CHANGE
from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.documents.report import drawn_on
from nmspf_report.framework.model import WHOLE
from nmspf_report.parameters import read_parameters
from nmspf_report.periods import parse_period
from nmspf_report.release.editions import EditionData
from nmspf_report.release.planning import PlannedDocument
from nmspf_report.release.slices import Slices, slice_of
from nmspf_report.release.unchanged import Asked, is_unchanged, remembered
from nmspf_report.resources import resource
from tests.release.conftest import Undisturbed
from tests.release.here import nmspf
from tests.release.running import run, write_parameters

YEAR = parse_period("2025-26")
OWN, NEIGHBOUR, FAR, BOARD = "W06000019", "W06000020", "W06000001", "gwent"


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return read_dataset(resource("data", "sample"))


def read_by(dataset: Dataset, area: str, *, alone: bool = False) -> bytes:
    """What an area's documents are given, in short."""
    part = slice_of(dataset, dataset.geography.area(area), YEAR, alone=alone)
    tables = (part.observations, part.coverage, part.notes)
    hashes = (hash_pandas_object(table, index=False).to_numpy().tobytes() for table in tables)
    return b"".join(hashes) + repr(part.narrative).encode()


def with_one_more(dataset: Dataset, area: str, *, category: bool, period: str) -> Dataset:
    """The same, with a figure of an authority raised by one, and its board's and Wales's too."""
    observations = dataset.observations.copy()
    headlines = [item.code for item in dataset.framework.counted if item.headline]
    of_kind = (observations["category"] != WHOLE) if category else observations["category"] == WHOLE
    place = of_kind & (observations["period"] == period) & observations["numerator"].notna()
    place &= observations["indicator"].isin(headlines)
    first = observations[place & (observations["area_code"] == area)].iloc[0]
    same = place & np.logical_and.reduce(
        [observations[name] == first[name] for name in ("indicator", "category", "counting_unit")]
    )
    changed = same & observations["area_code"].isin([area, BOARD, dataset.geography.nation.code])
    observations.loc[changed, "numerator"] += 1
    return replace(dataset, observations=observations)


def test_a_category_that_changes_is_read_by_its_authority_its_board_and_the_nation(sample):
    after = with_one_more(sample, OWN, category=True, period="2025-26-Q1")
    nation = sample.geography.nation.code
    areas = (OWN, NEIGHBOUR, FAR, BOARD, "north-wales", nation)
    read = {area: read_by(sample, area) != read_by(after, area) for area in areas}
    assert {area for area, changed in read.items() if changed} == {OWN, BOARD, nation}


def test_a_whole_that_changes_is_read_by_all_whose_reports_show_it_beside_their_own(sample):
    after = with_one_more(sample, OWN, category=False, period="2025-26-Q1")
    nothing_else = replace(after, observations=after.observations.copy())
    others = nothing_else.observations["area_code"].isin([BOARD, sample.geography.nation.code])
    nothing_else.observations.loc[others] = sample.observations.loc[others]
    # Its own quarter is in no other authority's report; Wales's is in each.
    assert read_by(nothing_else, FAR) == read_by(sample, FAR)
    assert read_by(nothing_else, OWN) != read_by(sample, OWN)
    assert read_by(after, FAR) != read_by(sample, FAR)


def test_what_shows_an_authority_alone_reads_no_other_s_figures(sample):
    """Not its board's, nor Wales's, nor since when others count otherwise."""
    after = with_one_more(sample, OWN, category=False, period="2025-26-Q1")
    assert read_by(after, OWN, alone=True) != read_by(sample, OWN, alone=True)
    assert read_by(after, NEIGHBOUR, alone=True) == read_by(sample, NEIGHBOUR, alone=True)
    part = slice_of(sample, sample.geography.area(FAR), YEAR, alone=True)
    assert set(part.observations.dropna(subset="numerator")["area_code"]) == {FAR}
    assert set(part.notes["area_code"].fillna("")) <= {FAR, ""}


@pytest.mark.parametrize("area", [OWN, BOARD, "W92000004"])
def test_of_its_part_of_the_data_a_report_draws_on_the_same_figures(sample, area):
    place = sample.geography.area(area)
    part = slice_of(sample, place, YEAR)
    whole, of_part = (
        drawn_on(dataset, place, YEAR).reset_index(drop=True) for dataset in (sample, part)
    )
    pd.testing.assert_frame_equal(whole, of_part)
    assert len(part.observations) < len(sample.observations) / 3


def test_of_others_a_report_is_told_only_since_when_they_count_otherwise(sample):
    """Wales's figures stand beside an area's own, and are not compared across a change."""
    notes = sample.notes
    of_others = notes[(notes["kind"] == CHANGE) & (notes["area_code"] != OWN)]
    assert len(of_others) > 0
    part = slice_of(sample, sample.geography.area(OWN), YEAR).notes
    told = part[part["area_code"] != OWN]
    keys = ["area_code", "kind", "indicators", "since"]
    assert told[keys].to_numpy().tolist() == of_others[keys].to_numpy().tolist()
    assert set(told["words"]) == {""}


def test_what_the_documents_of_an_area_read_is_written_once(sample, tmp_path):
    place = sample.geography.area(OWN)
    slices = Slices(EditionData(sample, {}, None), YEAR, tmp_path)
    report, welsh, brief, board = (
        PlannedDocument(kind, sample.geography.area(area), language)
        for kind, area, language in (
            ("authority", OWN, "en"),
            ("authority", OWN, "cy"),
            ("brief", OWN, "en"),
            ("board", BOARD, "en"),
        )
    )
    folder = slices.folder_of(report)
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert slices.folder_of(welsh) == folder
    assert len({folder, slices.folder_of(brief), slices.folder_of(board)}) == 3
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == written
    part = slice_of(sample, place, YEAR).observations
    pd.testing.assert_frame_equal(read_dataset(folder).observations, part)


@pytest.fixture
def season(
    tmp_path: Path, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> Undisturbed:
    """Where a release was built, and is built again as returns come anew."""
    folder = shutil.copytree(undisturbed.folder, tmp_path / "season")
    monkeypatch.chdir(folder)
    return Undisturbed(folder)


def test_one_season(season):
    """The same; one quarter of one authority sent again; all anew by a program of its own."""

    def build(*options: str) -> str:
        ended = nmspf(*season.command(season.folder / "release"), *options)
        assert ended.exit_code == 0, ended.said
        return ended.said

    cold = season.made
    before = {path: path.stat().st_mtime_ns for path in season.folder.rglob("*") if path.is_file()}
    assert "Nothing has changed since the last build" in build()
    assert {path: path.stat().st_mtime_ns for path in before} == before

    referrals = season.folder / "returns" / OWN / "referrals.parquet"
    table = parquet.read_table(referrals)
    parquet.write_table(table.slice(0, len(table) - 40), referrals)
    (ran,) = [line for line in build().splitlines() if "were as before" in line]
    # The neighbour's report shows the board's and Wales's figures beside its own.
    assert f"indicators-{OWN}" in ran
    assert f"indicators-{NEIGHBOUR}" not in ran
    assert f"authority-{NEIGHBOUR}-en" in ran
    assert f"brief-{NEIGHBOUR}-en" not in ran
    again = season.made
    assert again != cold

    ended = run([*season.command(season.folder / "release"), "--no-cache"], season.folder)
    assert ended.returncode == 0, ended.stderr
    assert "were as before" not in ended.stdout
    assert season.made == again


def test_that_nothing_has_changed_is_told_without_what_takes_long_to_import():
    program = "import sys, nmspf_report.cli; print({'numpy', 'pandas'} & set(sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert ended.stdout == "set()\n"


def test_what_else_could_change_a_release_is_seen(tmp_path):
    asked = Asked(read_parameters(write_parameters(tmp_path / "run.yml", tmp_path / "returns")))
    (tmp_path / "returns").mkdir()
    (tmp_path / "ledger").mkdir()
    release, memory = tmp_path / "release", tmp_path / "memory.json"
    release.mkdir()
    (release / "index.html").write_text("made", encoding="utf-8")
    digest = hashlib.sha256(b"another").hexdigest()
    (release / "provenance.json").write_text(f'{{"outputs": {{"index.html": "{digest}"}}}}')
    memory.write_bytes(remembered(asked, release))
    # The file is not what the record says.
    assert not is_unchanged(asked, release, memory)
    digest = hashlib.sha256(b"made").hexdigest()
    (release / "provenance.json").write_text(f'{{"outputs": {{"index.html": "{digest}"}}}}')
    memory.write_bytes(remembered(asked, release))
    assert is_unchanged(asked, release, memory)
    assert not is_unchanged(replace(asked, areas=("gwent",)), release, memory)
    assert not is_unchanged(replace(asked, ledger=tmp_path / "ledger"), release, memory)
    board = asked.parameters.model_copy(update={"edition": "public"})
    assert not is_unchanged(replace(asked, parameters=board), release, memory)
    (tmp_path / "returns" / "sent.csv").write_text("a", encoding="utf-8")
    assert not is_unchanged(asked, release, memory)
    (tmp_path / "returns" / "sent.csv").unlink()
    assert is_unchanged(asked, release, memory)
    (release / "more.html").touch()
    assert not is_unchanged(asked, release, memory)
    (release / "more.html").unlink()
    memory.unlink()
    assert not is_unchanged(asked, release, memory)
