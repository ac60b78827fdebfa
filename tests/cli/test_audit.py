"""``nmspf audit``: what it cannot audit it refuses, and says what is missing."""

import json

from tests.cli.conftest import Command


def test_a_folder_that_is_no_release_is_refused(nmspf: Command, tmp_path):
    ended = nmspf("audit", tmp_path)
    assert ended.exit_code == 2
    assert str(tmp_path) in ended.complaint.replace("\n", "")


def test_a_record_that_is_damaged_is_refused_by_name(nmspf: Command, tmp_path):
    (tmp_path / "provenance.json").write_text('{"parameters": {', encoding="utf-8")
    ended = nmspf("audit", tmp_path)
    assert ended.exit_code == 2
    assert "provenance.json" in ended.complaint


def test_figures_that_others_have_published_were_not_protected_here(nmspf: Command, tmp_path):
    parameters = {
        "title": "Published",
        "framework": "dfe_england",
        "returns": {"kind": "published", "folder": "tables", "mapping": "dfe_england"},
        "first_year": "2024-25",
        "last_year": "2024-25",
    }
    record = json.dumps({"parameters": parameters})
    (tmp_path / "provenance.json").write_text(record, encoding="utf-8")
    assert nmspf("audit", tmp_path).exit_code == 2


def test_what_other_plans_cost_cannot_be_told_without_what_was_counted(nmspf: Command, tmp_path):
    parameters = {
        "title": "Two",
        "framework": "nmspf_c",
        "geography": "wales",
        "returns": {"kind": "sample"},
        "first_year": "2024-25",
        "last_year": "2024-25",
    }
    release = tmp_path / "release"
    release.mkdir()
    record = json.dumps({"parameters": parameters})
    (release / "provenance.json").write_text(record, encoding="utf-8")
    ended = nmspf("audit", release, "--plan")
    assert ended.exit_code == 2
    assert "--restricted" in ended.complaint
