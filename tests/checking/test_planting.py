"""Planted faults: each is where the truth says it is, and the check finds it."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.checking.check import CheckedReturn, LookedAt, check_records
from nmspf_report.checking.figures import counted_figures
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.planting.figures import PROPOSALS, found_figures, plant_in_figures
from nmspf_report.checking.planting.planting import (
    Fault,
    read_truth,
    write_faulty_sample,
)
from nmspf_report.checking.planting.scoring import score
from nmspf_report.checking.relations import relations
from nmspf_report.checking.rules import read_rules
from nmspf_report.indicators.observations import read_observations
from nmspf_report.returns.reading import open_return
from tests.checking.test_check import finding

ROOT = Path(__file__).parents[2]
AREAS = ("W06000019", "W06000020")
EACH = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("faulty")
    write_faulty_sample(path, EACH, years=2, areas=AREAS)
    return path


@pytest.fixture(scope="module")
def truth(folder: Path) -> list[Fault]:
    return read_truth(folder)


def test_every_rule_about_records_is_broken_so_often(truth: list[Fault]) -> None:
    planted = {rule: [fault.rule for fault in truth].count(rule) for rule in known_rules()}
    assert planted == dict.fromkeys(known_rules(), EACH)
    assert {fault.kind for fault in truth} == {
        "shape",
        "identity",
        "order",
        "parts",
        "plausibility",
    }


def known_rules() -> set[str]:
    tests = ("required", "codes", "unique", "references", "same_event", "order", "overlap")
    tests += ("never", "dates", "age", "duration", "limits")
    return {
        rule.code
        for rule in read_rules()
        if rule.misfit in ("type", "ragged_row")
        or any(getattr(rule, name) is not None for name in tests)
    }


def test_the_truth_says_what_stands_there_now(folder: Path, truth: list[Fault]) -> None:
    looked_at = 0
    for fault in truth:
        if not fault.column or not fault.now or fault.rule.endswith("-overlap"):
            continue
        if fault.kind == "parts":  # Several cells change, and one is told of.
            continue
        with (folder / fault.file).open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        assert lines[fault.row - 2][fault.column] == fault.now
        looked_at += 1
    assert looked_at > 60


def test_the_check_finds_them_and_little_else(folder: Path, truth: list[Fault]) -> None:
    sent = [open_return(folder / area) for area in AREAS]
    findings = tuple(check_records(sent, read_rules()))
    cells = sum(
        table.num_rows * table.num_columns for each in sent for table in each.tables.values()
    )
    scores = score([CheckedReturn("", "", LookedAt(cells=cells), findings)], truth)
    lost = [each for each in scores.rules if each.found < each.planted]
    assert scores.share_found >= 0.99, lost
    assert scores.false_errors < 1


def test_the_same_seed_plants_the_same_faults(folder: Path, tmp_path: Path) -> None:
    write_faulty_sample(tmp_path, EACH, years=2, areas=AREAS)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / path.relative_to(folder)).read_bytes()


def test_a_score_counts_what_is_found_what_is_not_and_what_is_in_vain() -> None:
    truth = [
        Fault("a", "order", "error", "W", "W/t.csv", "t", "c", 2, "", ""),
        Fault("a", "order", "error", "W", "W/t.csv", "t", "c", 3, "", "", also="u 7"),
    ]
    rows = {2: "t", 7: "u", 9: "t"}
    findings = tuple(_finding(table, row) for row, table in rows.items())
    scores = score([CheckedReturn("W", "", LookedAt(cells=10_002), findings)], truth)
    (one,) = scores.rules
    assert (one.planted, one.found, one.in_vain) == (2, 1, 1)
    assert scores.share_found == 0.5
    assert scores.false_errors == 1.0


def _finding(table: str, row: int) -> Finding:
    return finding(
        area_code="W",
        rule="a",
        severity="error",
        file=f"W/{table}.csv",
        table=table,
        column="c",
        row=row,
    )


@pytest.fixture(scope="module")
def clean_figures() -> pd.DataFrame:
    """The figures of two authorities in a year, as the committed sample has them."""
    observations = read_observations(ROOT / "data" / "sample" / "observations.parquet")
    chosen = observations["period"].str.startswith("2025-26")
    figures = counted_figures(observations[chosen & observations["area_code"].isin(AREAS)])
    known = figures.dropna(subset="value").reset_index(drop=True)
    return known.assign(symbol="", typed=True, file="", sheet="", cell="")


def test_clean_figures_break_no_rule(clean_figures: pd.DataFrame) -> None:
    found = found_figures(clean_figures, clean_figures, relations("nmspf_c"), read_rules())
    assert set(found) == set(PROPOSALS)
    assert not any(found.values())


def test_faults_in_figures_are_found(clean_figures: pd.DataFrame) -> None:
    ties = relations("nmspf_c")
    faulty, truth = plant_in_figures(clean_figures, ties, 5, seed=1)
    assert {fault.test for fault in truth} == set(PROPOSALS)
    changed = faulty["value"] != clean_figures["value"]
    assert changed.sum() == len(truth) > 25
    found = found_figures(faulty, clean_figures, ties, read_rules())
    assert [fault for fault in truth if fault.figure not in found[fault.test]] == []
    assert found["reconciliation"] == {fault.figure for fault in truth}
