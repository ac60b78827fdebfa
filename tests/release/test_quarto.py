"""A release rendered by (a stand-in for) Quarto: the same files, held by the same audit."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.quarto_stand_in import NEWEST, RECORD, write_stand_in
from tests.release.here import TORFAEN, Release, Workplace

OPTIONS = ("--renderer", "quarto")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let the stand-in be the Quarto of this machine, and give what it was asked for."""
    folder = tmp_path_factory.mktemp("bin")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{write_stand_in(folder)}{os.pathsep}{os.environ['PATH']}")
        patch.setenv(RECORD, str(folder / "record"))
        yield folder / "record"


@pytest.fixture(scope="module")
def rendered(workplace: Workplace, asked: Path) -> Release:
    made = workplace.build("quarto", *OPTIONS, formats="[html, pdf]")
    assert made.ended.exit_code == 0, made.ended.said
    return made


def files(release: Release) -> list[str]:
    every = release.folder.rglob("*")
    return sorted(path.relative_to(release.folder).as_posix() for path in every if path.is_file())


def test_each_document_ends_where_it_does_otherwise_and_nothing_else_is_published(
    rendered: Release, public: Release
):
    assert files(rendered) == files(public)
    assert f"en/briefs/{TORFAEN}.pdf" in files(rendered)


def test_the_audit_has_passed_what_quarto_made(rendered: Release):
    assert "Nothing published gives a withheld count away." in rendered.ended.said


def test_two_documents_in_two_formats_are_one_command(asked: Path, rendered: Release):
    lines = asked.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)[0] for line in lines] == ["--version", "render"]


def test_the_record_tells_who_rendered(rendered: Release):
    record = json.loads((rendered.folder / "provenance.json").read_text(encoding="utf-8"))
    assert record["parameters"]["renderer"] == "quarto"
    assert record["inputs"]["quarto"] == {"version": NEWEST}


@pytest.mark.long
def test_a_failure_of_quarto_publishes_nothing(
    workplace: Workplace, rendered: Release, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("QUARTO_STAND_IN_FAILS", "1")
    made = workplace.build("quarto-fails", *OPTIONS, formats="[html]")
    assert made.ended.exit_code == 2
    assert "the third document is not well formed" in made.ended.said
    assert not made.folder.exists()
