"""Planted faults: each is where the truth says it is, and the check finds it."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from nmspf_report.checking.check import CheckedReturn, LookedAt, check_paths, check_sent
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.planting import cells
from nmspf_report.checking.planting.books import Book, asked_by_code, ties
from nmspf_report.checking.planting.figures import plant_in_figures
from nmspf_report.checking.planting.planting import (
    EARLIER,
    can_be_planted,
    filled_in,
    prepare_seen,
    read_unplanted,
    write_faulty_sample,
)
from nmspf_report.checking.planting.scoring import Scores, score
from nmspf_report.checking.planting.truth import Fault, read_truth
from nmspf_report.checking.rules import Rule, read_rules
from nmspf_report.checking.sendings import Sent
from nmspf_report.geography import read_geography
from nmspf_report.indicators.observations import read_observations
from nmspf_report.periods import Period
from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.counted import counted_in
from nmspf_report.returns.workbook.reading import read_workbook
from tests.checking.test_check import finding
from tests.cli.conftest import Command, nmspf  # noqa: F401 (a fixture)

ROOT = Path(__file__).parents[2]
# Two with faults in their records, one that sends both, and one that sends a workbook alone.
AREAS = ("W06000024", "W06000019", "W06000008", "W06000001")
EACH = 2
# Of these, four authorities with two years of figures give no ground.
NEEDING_MANY = {"outside-control-limits", "changed-unlike-peers", "rate-beyond-any"}
# Files that can be lost without harm to other faults are few: two in each return. In small returns
# so are posts that have ended.
FEW = {
    "unreadable-file",
    "no-heading",
    "missing-table",
    "missing-column",
    "post-ends-before-start",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("faulty") / "returns"
    write_faulty_sample(path, EACH, years=2, seed=3, areas=AREAS)
    return path


@pytest.fixture(scope="module")
def truth(folder: Path) -> list[Fault]:
    return read_truth(folder)


@pytest.fixture(scope="module")
def scores(folder: Path, truth: list[Fault]) -> Scores:
    return score(check_paths([folder], read_observations(folder / EARLIER)), truth)


def test_every_rule_is_planted_or_it_is_said_why_not() -> None:
    unplanted = {rule.code for rule in read_rules() if not can_be_planted(rule)}
    assert unplanted == set(read_unplanted())


def test_every_rule_is_broken_so_often(truth: list[Fault]) -> None:
    planted = Counter(fault.rule for fault in truth if fault.rule != "workbook-cell")
    for rule in read_rules():
        if not can_be_planted(rule) or rule.workbook_misfit or rule.code in NEEDING_MANY:
            continue
        assert planted[rule.code] in ((1, EACH) if rule.code in FEW else (EACH,)), rule.code
    ways = Counter(fault.way for fault in truth if fault.rule == "workbook-cell")
    assert ways == dict.fromkeys(cells.PROPOSALS, EACH)


def test_the_truth_says_what_stands_there_now(folder: Path, truth: list[Fault]) -> None:
    looked_at = 0
    for fault in truth:
        if not (fault.row and fault.column and fault.now) or fault.rule.endswith("-overlap"):
            continue
        if fault.kind == "parts":  # Several cells change, and one is told of.
            continue
        encodings = {
            each.file: "utf-16" if each.rule == "encoding" else "utf-8"
            for each in truth
            if each.rule == "encoding"
        }
        delimiters = {each.file: each.now for each in truth if each.rule == "delimiter"}
        delimiter = delimiters.get(fault.file, ",").replace("tab", "\t")
        path = folder / fault.file
        with path.open(encoding=encodings.get(fault.file, "utf-8"), newline="") as file:
            lines = list(csv.DictReader(file, delimiter=delimiter))
        assert lines[fault.row - 2][fault.column] == fault.now
        looked_at += 1
    assert looked_at > 40


def test_the_truth_says_what_stands_in_a_cell_now(folder: Path, truth: list[Fault]) -> None:
    """Read with openpyxl, which knows nothing of the layout."""
    told = [fault for fault in truth if fault.sheet and fault.cell and fault.now]
    for file in {fault.file for fault in told}:
        book = openpyxl.load_workbook(folder / file, read_only=False)
        for fault in told:
            value = book[fault.sheet][fault.cell].value if fault.file == file else "="
            # A year that adds itself is worked out by who opens the workbook.
            if fault.way not in ("too_long", "row_twice") and not str(value).startswith("="):
                assert str(value) == fault.now, fault
    assert len(told) > 40


def test_the_check_finds_them_and_little_else(scores: Scores) -> None:
    lost = [each for each in scores.rules if each.found < each.planted]
    assert scores.share_found >= 0.99, lost
    assert lost == []
    assert scores.false_errors < 1
    assert all(each.in_vain == 0 for each in scores.errors), scores.errors


def test_what_is_sent_is_said_not_to_be_collected_where_that_is_planted_alone(
    scores: Scores, truth: list[Fault]
) -> None:
    """The lists of the sample say so of three indicators; where faults are planted, none does."""
    (one,) = (each for each in scores.rules if each.code == "not-collected-but-sent")
    assert (one.planted, one.found, one.in_vain) == (EACH, EACH, 0)
    assert {fault.now for fault in truth if fault.rule == one.code} == {"No"}


@pytest.mark.long
def test_the_same_seed_plants_the_same_faults(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_faulty_sample(tmp_path / name, 1, years=1, areas=AREAS[:2])
    paths = [path for path in sorted((tmp_path / "a").rglob("*")) if path.is_file()]
    assert len(paths) > 20
    for path in paths:
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Problem, match="something in the folder"):
        write_faulty_sample(tmp_path, 1)


@pytest.mark.long
def test_what_the_command_plants_the_command_finds(nmspf: Command, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "returns"
    ended = nmspf("sample", folder, "--faults", 3, "--seed", 5)
    assert ended.exit_code == 0
    assert f"nmspf check {folder} --earlier {folder / EARLIER}" in ended.out
    planted = Counter(fault.rule for fault in read_truth(folder))
    assert set(planted) == {rule.code for rule in read_rules() if can_be_planted(rule)}
    checked = check_paths([folder], read_observations(folder / EARLIER))
    scores = score(checked, read_truth(folder))
    assert scores.share_found >= 0.99
    assert scores.false_errors < 1
    assert nmspf("check", folder, "--earlier", folder / EARLIER).exit_code == 1


def test_a_score_counts_what_is_found_what_is_not_and_what_is_in_vain() -> None:
    rule, kind = "enquiry-before-meeting", "order"
    where = {"area_code": "W", "table": "t", "column": "c", "file": "W/t.csv"}
    truth = [
        Fault(rule, kind, "error", "", **where, row=2),
        Fault(rule, kind, "error", "", **where, row=3, also="u 7"),
    ]
    rows = {2: "t", 7: "u", 9: "t"}
    findings = tuple(_finding(rule, table, row) for row, table in rows.items())
    scores = score([CheckedReturn("W", "", LookedAt(cells=10_002), findings)], truth)
    (one,) = (each for each in scores.rules if each.planted)
    assert (one.planted, one.found, one.in_vain) == (2, 1, 1)
    assert scores.share_found == 0.5
    assert scores.false_errors == 1.0
    (of_kind,) = (each for each in scores.by_kind("error") if each.planted)
    assert (of_kind.code, of_kind.found, of_kind.in_vain) == (kind, 1, 1)


def test_a_fault_in_a_cell_is_found_in_that_cell_alone() -> None:
    fault = Fault(
        "more-than-all", "parts", "error", "", "W", "W.xlsx", "Referrals", "D4", also="Outcome!E5"
    )
    there = {"area_code": "W", "rule": fault.rule, "severity": "error", "row": None, "table": ""}
    places = (("Referrals", "D4"), ("Outcome", "E5"), ("Referrals", "D5"))
    findings = tuple(
        finding(**there, file="W.xlsx", sheet=sheet, cell=cell, column="") for sheet, cell in places
    )
    scores = score([CheckedReturn("W", "", LookedAt(), findings)], [fault])
    (one,) = (each for each in scores.rules if each.planted)
    assert (one.planted, one.found, one.in_vain) == (1, 1, 1)


def _finding(rule: str, table: str, row: int) -> Finding:
    return finding(
        area_code="W",
        rule=rule,
        severity="error",
        file=f"W/{table}.csv",
        table=table,
        column="c",
        row=row,
        sheet="",
        cell="",
    )


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    """The figures of all authorities in four years, as the committed sample has them."""
    known = read_observations(ROOT / "data" / "sample" / "observations.parquet")
    return known[known["area_code"].str.startswith("W06")]


def books_of(observations: pd.DataFrame, areas: tuple[str, ...]) -> Iterator[Book]:
    geography, year = read_geography("wales"), Period(2025)
    for code in areas:
        numbers = counted_in(observations, code, year, "nmspf_c")
        yield Book(geography.area(code), year, dict(numbers), has_records=False)


def checked_books(
    books: tuple[Book, ...], observations: pd.DataFrame, folder: Path
) -> tuple[CheckedReturn, ...]:
    """Check workbooks of authorities that send nothing else, beside what is known of others."""
    for book in books:
        (folder / book.file).write_bytes(filled_in(book))
    workbooks = tuple(read_workbook(folder / book.file) for book in books)
    typed = observations["area_code"].isin([book.area.code for book in books])
    earlier = observations[~typed | (observations["period"] < "2025")]
    return check_sent(Sent((), workbooks, ()), earlier)


def test_changes_are_planted_and_found_among_all_authorities(
    observations: pd.DataFrame, tmp_path: Path
) -> None:
    books = tuple(books_of(observations, AREAS[2:]))
    codes = observations["area_code"].unique()
    labels = tuple(sorted(set(observations["period"])))
    before = dict.fromkeys(codes, tuple(label for label in labels if label < "2025"))
    seen = prepare_seen(observations, before, read_geography("wales"), Period(2025))
    truth = [
        fault
        for rule in rules_of(NEEDING_MANY)
        for book in books
        for fault, _ in zip(plant_in_figures(book, rule, seen, 1), range(2), strict=False)
    ]
    assert Counter(fault.rule for fault in truth) == dict.fromkeys(NEEDING_MANY, 4)
    checked = checked_books(books, observations, tmp_path)
    scores = score(checked, truth)
    assert [each for each in scores.rules if each.found < each.planted] == []
    assert all(each.in_vain == 0 for each in scores.errors)


def rules_of(codes: set[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in read_rules() if rule.code in codes)


@pytest.mark.long
def test_what_grows_together_still_fits(observations: pd.DataFrame, tmp_path: Path) -> None:
    """Referrals and their 50 parts, all three times as many: no rule about parts is broken."""
    (book,) = books_of(observations, AREAS[3:])
    for (code, label), value in book.numbers.items():
        if code in ties().together("PROT-1") and not isinstance(value, str):
            book.numbers[code, label] = 3 * value
    (checked,) = checked_books((book,), observations, tmp_path)
    assert len(ties().together("PROT-1")) > 50
    assert not checked.open("error")
    assert {found.cell for found in checked.findings if found.rule == "outside-control-limits"}


def test_ties_are_those_of_the_definitions() -> None:
    """The referrals of each source, with those of none, are the referrals."""
    sources = {
        code
        for code, asked in asked_by_code().items()
        for use in asked.uses
        if (use.indicator, use.shown) == ("PROT-3", "numerator")
        and use.category.startswith("source:")
    }
    assert len(sources) == 11
    assert (sources, "PROT-1") in [(set(parts), whole) for parts, whole in ties().partitions]
    assert all(ties().over_year[code] == "sum" for code in sources)
