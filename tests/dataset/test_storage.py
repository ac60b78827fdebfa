"""The data of a release read back as they were written, and the committed data are the sample's."""

from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.dataset.notes import NOTE_COLUMNS, notes_of
from nmspf_report.dataset.storage import Dataset, read_dataset, write_dataset, write_open_data
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import (
    Geography,
    read_geography,
    read_geography_folder,
    write_geography,
)
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import KEY, OBSERVATION_COLUMNS
from nmspf_report.indicators.rollup import coverage, roll_up
from nmspf_report.narrative.statements import Statement
from nmspf_report.periods import periods_of_years
from nmspf_report.problems import Problem
from nmspf_report.resources import resource
from nmspf_report.returns.manifest import DefinitionChange, DefinitionReading, Manifest
from nmspf_report.returns.reading import CaseLevelReturn
from nmspf_report.returns.sample import sample_return
from tests.tables.little import conferences_in_time

NEWPORT = "W06000022"
QUARTERS = tuple(period.label for period in periods_of_years(2024, 2025) if not period.is_year)
FROM_NEWPORT = Manifest(
    area_code=NEWPORT,
    framework="nmspf_c",
    quarters=tuple(label for label in QUARTERS if label != "2025-26-Q2"),
    records_from={},
    definition_readings=(DefinitionReading(indicators=("S47-2", "S47-2a"), reading="Only joint."),),
    definition_changes=(
        DefinitionChange(indicators=("PROT-1",), since="2025-26-Q1", change="Contacts too."),
    ),
)


@pytest.fixture
def dataset() -> Dataset:
    """Newport's conferences in eight quarters: one missing, one a zero, words with commas."""
    counts = [(3.0, 4.0), (0.0, 2.0), (2.0, 2.0), (5.0, 9.0), (1.0, 3.0), (None, None)]
    observed = conferences_in_time(NEWPORT, [*counts, (4.0, 4.0), (6.0, 7.0)])
    observations = pd.DataFrame(observed)[list(OBSERVATION_COLUMNS)].astype(
        dict.fromkeys(("numerator", "denominator", "population"), float)
    )
    geography = read_geography("wales")
    return Dataset(
        framework=read_framework("nmspf_c"),
        geography=geography,
        observations=roll_up(observations, geography),
        coverage=coverage(observations, geography),
        notes=notes_of([FROM_NEWPORT], periods_of_years(2024, 2025), absent=["W06000018"]),
        first_year=2024,
        last_year=2025,
        title="Casnewydd, and “others”",
        note="Tŷ",
        framework_name="nmspf_c",
        statements=(
            Statement(
                NEWPORT, "2025-26", "capabilities", "clarity", "level", "choice", "en", "in_place"
            ),
        ),
    )


def assert_same_geography(one: Geography, other: Geography) -> None:
    for name in ("authorities", "regions", "nation", "memberships", "region_kind"):
        assert getattr(one, name) == getattr(other, name)
    pd.testing.assert_frame_equal(one.population, other.population)
    pd.testing.assert_frame_equal(one.vintages, other.vintages)


def test_a_geography_is_read_as_it_was_written(tmp_path):
    wales = read_geography("wales")
    write_geography(wales, tmp_path / "geography")
    assert_same_geography(read_geography_folder(tmp_path / "geography"), wales)


def test_a_dataset_is_read_as_it_was_written(dataset, tmp_path):
    write_dataset(dataset, tmp_path / "data")
    read = read_dataset(tmp_path / "data")
    for name in ("observations", "coverage", "notes"):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(dataset, name))
    for name in (
        "framework",
        "first_year",
        "last_year",
        "title",
        "note",
        "framework_name",
        "statements",
    ):
        assert getattr(read, name) == getattr(dataset, name)
    assert_same_geography(read.geography, dataset.geography)
    assert [period.label for period in read.periods] == list(QUARTERS)


def test_the_same_dataset_gives_the_same_bytes(dataset, tmp_path):
    for name in ("one", "other"):
        write_dataset(dataset, tmp_path / name)
        write_open_data(dataset, tmp_path / name)
    written = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(written) == 14
    for path in written:
        other = tmp_path / "other" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()
        assert b"\r" not in path.read_bytes() or path.suffix == ".parquet"


def test_a_missing_figure_is_empty_in_the_open_data_and_a_zero_is_a_zero(dataset, tmp_path):
    (tmp_path / "data").mkdir()
    write_open_data(dataset, tmp_path / "data")
    lines = (tmp_path / "data" / "observations.csv").read_text(encoding="utf-8").splitlines()
    begins = "PROG-3a,,W06000022,"
    assert f"{begins}2024-25-Q2,conferences,0,2,,case-level," in lines
    assert f"{begins}2025-26-Q2,conferences,,,,case-level,x" in lines


def test_every_indicator_is_defined_in_the_open_data(dataset, tmp_path):
    (tmp_path / "data").mkdir()
    write_open_data(dataset, tmp_path / "data")
    table = pd.read_csv(tmp_path / "data" / "definitions.csv", keep_default_na=False)
    assert len(table) == 110
    row = table.set_index("indicator").loc["S47-2a"]
    assert (row["counting_units"], row["presented_as"]) == (
        "enquiries;children",
        "number;percentage",
    )


def test_notes_tell_readings_changes_gaps_and_who_is_absent(dataset):
    assert list(dataset.notes.columns) == NOTE_COLUMNS
    assert dataset.notes.to_numpy().tolist() == [
        [NEWPORT, "reading", "S47-2;S47-2a", "", "Only joint."],
        [NEWPORT, "change", "PROT-1", "2025-26-Q1", "Contacts too."],
        [NEWPORT, "missing_quarter", "", "2025-26-Q2", ""],
        ["W06000018", "absent", "", "", ""],
    ]


def test_a_folder_that_is_no_dataset_is_refused(tmp_path):
    with pytest.raises(Problem, match="not the data folder of a release"):
        read_dataset(tmp_path)


def test_a_dataset_that_lacks_its_observations_is_refused_by_their_name(dataset, tmp_path: Path):
    write_dataset(dataset, tmp_path)
    (tmp_path / "observations.parquet").unlink()
    with pytest.raises(Problem, match=r"observations\.parquet: This file is not there"):
        read_dataset(tmp_path)


def test_the_committed_data_are_what_the_sample_and_the_counting_give():
    """Of one authority: the whole would take minutes, and `data/sample` is made in one run."""
    code = "W06000020"
    committed = read_dataset(resource("data", "sample"))
    years = (committed.first_year, committed.last_year)
    made = sample_return(code, years=years[1] - years[0] + 1)
    counted = count_returns(
        read_framework("nmspf_c"),
        [CaseLevelReturn(made.manifest, made.tables)],
        years,
        read_geography("wales"),
    )
    own = committed.observations[committed.observations["area_code"] == code]
    pd.testing.assert_frame_equal(
        own[list(OBSERVATION_COLUMNS)].sort_values(KEY, ignore_index=True),
        counted[list(OBSERVATION_COLUMNS)].sort_values(KEY, ignore_index=True),
        check_dtype=False,
    )
