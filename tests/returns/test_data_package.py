"""The published form of a return: what Frictionless says of it is what the reader says."""

import json
from pathlib import Path

import pytest
from frictionless import Package, Report, system

from nmspf_report.records.schema import read_schema
from nmspf_report.returns.data_package import FILE_NAME, data_package, write_form
from tests.checking.story import Tables, changed, story, write_story

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "data" / "returns" / "children"


def validated(folder: Path) -> Report:
    with system.use_context(trusted=True):
        return Package(str(folder / FILE_NAME)).validate()


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """A folder with the descriptor, into which a return is written."""
    descriptor = json.dumps(data_package(read_schema("children")))
    (tmp_path / FILE_NAME).write_text(descriptor, encoding="utf-8")
    return tmp_path


def test_the_published_form_is_made_from_the_schema(tmp_path: Path) -> None:
    for path in write_form(tmp_path):
        assert path.read_bytes() == (PUBLISHED / path.name).read_bytes(), path.name
    assert {path.name for path in PUBLISHED.iterdir()} == {path.name for path in tmp_path.iterdir()}


def test_frictionless_accepts_the_published_form() -> None:
    report = validated(PUBLISHED)
    assert report.valid, report.flatten()


def test_frictionless_accepts_a_clean_return(described: Path) -> None:
    write_story(story(), described)
    report = validated(described)
    assert report.valid, report.flatten(["title", "note"])


@pytest.mark.parametrize(
    ("table", "row", "cells", "error"),
    [
        ("referrals", 2, {"received_on": "31/02/2025"}, "type-error"),
        ("referrals", 2, {"received_on": ""}, "constraint-error"),
        ("referrals", 2, {"source": "polis"}, "constraint-error"),
        ("advocacy_offers", 2, {"offered": "perhaps"}, "type-error"),
        ("core_groups", 2, {"members_health": "two"}, "type-error"),
        ("advocacy_offers", 3, {"due_on": "2025-06-02"}, "primary-key"),
        ("advocacy_offers", 2, {"child_id": "C9"}, "foreign-key"),
        ("registrations", 2, {"conference_id": "K9"}, "foreign-key"),
    ],
)
def test_frictionless_refuses_what_the_check_refuses(
    table: str, row: int, cells: dict[str, str], error: str, described: Path
) -> None:
    tables: Tables = changed(story(), table, row, **cells)
    write_story(tables, described)
    told = validated(described).flatten(["type", "rowNumber"])
    assert [error, row] in told or [error, None] in told, told
