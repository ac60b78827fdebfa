"""A mistake is told in one message, with exit code 2, before anything is written."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from nmspf_report.records.schema import read_schema
from nmspf_report.returns.manifest import FILE_NAME
from nmspf_report.returns.reading import empty_tables
from tests.cli.conftest import Command, Ended
from tests.publishing.quarto_stand_in import RECORD, VERSION, write_stand_in
from tests.release.running import run, write_parameters


def write_empty_return(folder: Path, like: Path) -> Path:
    """Write a return of the authority that the folder is named by, with no row in any table."""
    folder.mkdir(parents=True)
    manifest = (like / FILE_NAME).read_text(encoding="utf-8").replace(like.name, folder.name)
    (folder / FILE_NAME).write_text(manifest, encoding="utf-8")
    for name, table in empty_tables(read_schema("children")).items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def assert_refused(ended: Ended, *said: str) -> None:
    """One message, which says all this, and no traceback."""
    assert ended.exit_code == 2
    assert ended.complaint.count("Not done:") == 1
    assert "Traceback" not in ended.complaint
    assert [words for words in said if words not in ended.complaint] == []


@pytest.fixture
def parameters(tmp_path: Path, two_returns: Path) -> Path:
    return write_parameters(tmp_path / "run.yml", two_returns)


def test_an_unknown_area_is_refused_and_the_known_ones_named(nmspf: Command, parameters, tmp_path):
    ended = nmspf("build", parameters, "--out", tmp_path / "out", "--area", "W06000099")
    assert_refused(ended, "There is no area “W06000099”.", "W06000015", "gwent", "W92000004")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"last_year": "2025-27"}, ["line 6", "last_year", "“2025-27” is not a period"]),
        ({"last_year": "2025-26-Q1"}, ["line 6", "last_year", "write a reporting year"]),
        ({"last_year": "2023-24"}, ["the last year is before the first"]),
        ({"geography": "atlantis"}, ["atlantis/geography.yml", "not there"]),
        ({"geography": "null"}, ["name no geography", "geography: wales"]),
        ({"framework": "nmspf_x"}, ["nmspf_x"]),
        ({"formats": "[html, odt]"}, ["line 8", "formats", "'html', 'pdf', 'docx' or 'pptx'"]),
        ({"colour": "red"}, ["line 8", "colour"]),
        ({"returns": "{kind: case-level}"}, ["line 4", "folder", "Field required"]),
        ({"returns": "{kind: sample, seed: one}"}, ["line 4", "seed", "integer"]),
        ({"title": "[unfinished"}, ["run.yml"]),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_a_wrong_parameter_is_told_with_its_line(
    nmspf: Command, tmp_path, two_returns, change, said
):
    path = write_parameters(tmp_path / "run.yml", two_returns, **change)
    ended = nmspf("build", path, "--out", tmp_path / "out")
    assert_refused(ended, "run.yml" if "line" in said[0] else "", *said)
    assert not (tmp_path / "out").exists()


def test_parameters_that_are_not_there_are_named(nmspf: Command, tmp_path):
    ended = nmspf("build", tmp_path / "none.yml", "--out", tmp_path / "out")
    assert_refused(ended, "none.yml: This file is not there.", "Check the name")


def test_a_language_that_is_not_translated_is_refused_with_its_share(
    nmspf: Command, parameters, tmp_path
):
    ended = nmspf("build", parameters, "--out", tmp_path / "out", "--language", "cy")
    assert_refused(ended, "cannot be written in “cy”: 0% of their words are translated")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "value", "known"),
    [
        ("--format", "odt", "html, pdf, docx, pptx"),
        ("--language", "fr", "en, cy"),
        ("--edition", "pocket", "board, public"),
        ("--renderer", "word", "own, quarto"),
    ],
)
def test_an_unknown_choice_is_refused_and_the_known_ones_named(
    nmspf: Command, parameters, option, value, known
):
    ended = nmspf("build", parameters, option, value)
    assert_refused(ended, f"“{value}” cannot be given for {option}.", f"Use one of: {known}.")


@pytest.mark.parametrize("version", [None, "1.8.25"])
def test_quarto_is_asked_for_before_any_work_starts(
    nmspf: Command, parameters, tmp_path, monkeypatch, version
):
    """Neither release nor restricted folder is begun where Quarto is missing or too old."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    if version is not None:
        write_stand_in(tmp_path / "bin")
        monkeypatch.setenv(RECORD, str(tmp_path / "record"))
        monkeypatch.setenv(VERSION, version)
    ended = nmspf("build", parameters, "--out", tmp_path / "out", "--renderer", "quarto")
    said = "no program “quarto”" if version is None else "This is Quarto 1.8.25"
    assert_refused(ended, said, "Install Quarto 1.9 or newer", "--renderer own")
    assert not list(tmp_path.glob("out*"))


def test_a_folder_with_other_things_in_it_is_left_alone(nmspf: Command, parameters, tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "dear.txt").write_text("Dear", encoding="utf-8")
    ended = nmspf("build", parameters, "--out", letters)
    assert_refused(ended, "dear.txt", "files that no build has written", "Give an empty folder")
    assert [path.name for path in letters.iterdir()] == ["dear.txt"]


def test_a_file_where_the_release_should_go_is_left_alone(nmspf: Command, parameters, tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    ended = nmspf("build", parameters, "--out", tmp_path / "taken")
    assert_refused(ended, "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("folder", ["empty", "none"])
def test_a_folder_without_returns_is_refused(nmspf: Command, tmp_path, folder):
    (tmp_path / "empty").mkdir()
    path = write_parameters(tmp_path / "run.yml", tmp_path / folder)
    ended = nmspf("build", path, "--out", tmp_path / "out")
    assert_refused(ended, folder, "There are no returns here", "nmspf sample")


def test_two_returns_of_one_authority_are_refused(nmspf: Command, tmp_path, two_returns):
    returns = tmp_path / "returns"
    for name in ("W06000019", "W06000020"):
        (returns / name).mkdir(parents=True)
        shutil.copy(two_returns / "W06000019" / FILE_NAME, returns / name / FILE_NAME)
    path = write_parameters(tmp_path / "run.yml", returns)
    ended = nmspf("build", path, "--out", tmp_path / "out")
    assert_refused(
        ended, "W06000020", "is the return of W06000019", "one return for each authority"
    )


def test_a_file_that_the_system_refuses_is_a_message_too(nmspf: Command, tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    ended = nmspf("sample", tmp_path / "taken" / "below", "--years", "1")
    assert_refused(ended, "taken", "The system refuses")


@pytest.fixture(scope="module")
def partly_broken(
    tmp_path_factory: pytest.TempPathFactory, two_returns: Path
) -> tuple[Path, int, str]:
    """A build of one sound return and four that are broken: its folder, exit code and words."""
    folder = tmp_path_factory.mktemp("broken")
    returns = folder / "returns"
    sound = two_returns / "W06000020"
    shutil.copytree(sound, returns / "W06000020")
    names = ("W06000018", "W06000019", "W06000021", "W06000022")
    table, column, kind, file = [write_empty_return(returns / name, sound) for name in names]
    (table / "conferences.parquet").unlink()
    for broken, lines in (
        (column, "referral_id,child_id\nR1,C1\n"),
        (kind, _csv_with_a_wrong_date()),
    ):
        (broken / "referrals.parquet").unlink()
        (broken / "referrals.csv").write_text(lines, encoding="utf-8")
    (file / "children.parquet").write_bytes(b"PAR1 and no more")
    path = write_parameters(folder / "run.yml", returns, first_year="2025-26")
    options = ("--area", "W06000020", "--format", "html")
    ended = run(["build", path, "--out", folder / "release", *options])
    return folder / "release", ended.returncode, ended.stdout + ended.stderr


def _csv_with_a_wrong_date() -> str:
    columns = read_schema("children").returned["referrals"].columns
    values = ["31/02/2025" if column.type == "date" else "" for column in columns.values()]
    return f"{','.join(columns)}\n{','.join(values)}\n"


@pytest.mark.parametrize(
    "said",
    [
        ["indicators-W06000018: W06000018: ", "no table “conferences”", "conferences.csv"],
        ["indicators-W06000019: W06000019/referrals.csv: ", "no column “", "Add it"],
        ["indicators-W06000021: W06000021/referrals.csv, row 2: ", "“31/02/2025”", "2025-04-30"],
        ["indicators-W06000022: W06000022/children.parquet: ", "cannot be read", "send it again"],
    ],
    ids=["missing table", "missing column", "wrong type", "unreadable file"],
)
def test_a_broken_return_is_told_with_its_file_and_what_to_mend(partly_broken, said):
    _, exit_code, words = partly_broken
    assert exit_code == 2
    (line,) = [line for line in words.splitlines() if line.startswith(f"Not done: {said[0]}")]
    assert [part for part in said if part not in line] == []
    assert "Traceback" not in words


def test_what_is_sound_is_finished_and_kept(partly_broken):
    folder, _, words = partly_broken
    assert "2 documents made" in words
    assert "4 pieces of work failed; everything else is finished and kept." in words
    assert (folder / "en" / "authorities" / "W06000020.html").is_file()
    assert "en/authorities/W06000020.html" in (folder / "index.html").read_text(encoding="utf-8")
    assert (folder / "provenance.json").is_file()
    restricted = folder.with_name("release-restricted")
    assert (restricted / "notebooks" / "indicators-W06000020.ipynb").is_file()


def test_a_notebook_that_failed_is_kept_as_such_and_nothing_is_half_written(partly_broken):
    folder, _, words = partly_broken
    assert list(folder.rglob("*.failed.ipynb")) == []
    failed = sorted(path.name for path in folder.parent.rglob("*.failed.ipynb"))
    names = ("W06000018", "W06000019", "W06000021", "W06000022")
    assert failed == [f"indicators-{name}.failed.ipynb" for name in names]
    assert [name for name in failed if f"in {name}" not in words] == []
    assert [path.name for path in folder.parent.rglob("*") if "partial" in path.name] == []
