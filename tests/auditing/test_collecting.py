"""A release is read file by file: nothing in it is passed over, and facts say where they stand."""

import json
from collections import Counter
from pathlib import Path

import pytest
import typst
from nbformat.v4 import new_code_cell, new_notebook, new_output

from nmspf_report.auditing import collecting
from nmspf_report.auditing.collecting import collect
from nmspf_report.auditing.facts import Collected
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from tests.auditing.reading import FIGURE, KEY

PAGE = f'<main><p>Enquiries: <data data-figures="{FIGURE}|numerator">84</data></p></main>'


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release of one document, and its data."""
    folder = tmp_path / "release"
    for name in ("data", "en/authorities", "notebooks"):
        (folder / name).mkdir(parents=True)
    lines = [OBSERVATION_COLUMNS, (*KEY, "84.0", "", "", "case-level", "")]
    table = "".join(",".join(line) + "\n" for line in lines)
    (folder / "data/observations.csv").write_text(table, encoding="utf-8")
    about = {"title": "The 22 authorities", "note": "", "disclosure": None, "within": 0}
    (folder / "data/about.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "en/authorities/W06000015.html").write_text(PAGE, encoding="utf-8")
    (folder / "en/authorities/W06000015.pdf").write_bytes(_print("Enquiries: 84"))
    said = f"Enquiries: [84](figure:{FIGURE}|numerator)"
    output = new_output("display_data", data={"text/markdown": said, "text/plain": said})
    notebook = new_notebook(cells=[new_code_cell("about(report)", id="about", outputs=[output])])
    _write_notebook(folder, notebook)
    return folder


def _print(words: str) -> bytes:
    return bytes(typst.compile({"main": words.encode()}))  # type: ignore[call-overload]


def _write_notebook(folder: Path, notebook: dict[str, object]) -> None:
    path = folder / "notebooks" / "authority-W06000015-en.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")


def places(collected: Collected) -> list[tuple[str, str]]:
    """The number and the file of whatever is loose."""
    return [(found.number, found.where.file) for found in collected.loose]


def test_every_file_of_a_release_is_read(release: Path):
    collected = collect(release)
    assert places(collected) == []
    read = {file.file: file.numbers for file in collected.files}
    assert list(read) == sorted(read)
    assert set(read) == {
        path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()
    }
    assert {fact.where.file for fact in collected.facts} == {
        "data/observations.csv",
        "en/authorities/W06000015.html",
        "notebooks/authority-W06000015-en.ipynb",
    }
    assert {(fact.shown, fact.lower, fact.upper) for fact in collected.facts} == {
        ("numerator", 84, 84)
    }


def test_the_same_release_is_collected_alike(release: Path):
    assert collect(release) == collect(release)


def test_a_number_that_only_the_print_holds_is_loose(release: Path):
    (release / "en/authorities/W06000015.pdf").write_bytes(_print("Enquiries: 84, before 3"))
    assert places(collect(release)) == [("3", "en/authorities/W06000015.pdf")]


def test_a_print_without_its_page_is_held_against_the_notebook(release: Path):
    (release / "en/authorities/W06000015.html").unlink()
    assert places(collect(release)) == []
    (release / "notebooks/authority-W06000015-en.ipynb").unlink()
    assert places(collect(release)) == [("84", "en/authorities/W06000015.pdf")]


def test_a_figure_in_the_name_of_a_file_is_loose(release: Path):
    (release / "en/authorities/powys-has-3.html").write_text("", encoding="utf-8")
    (release / "data/plan-of-4.csv").write_text("", encoding="utf-8")
    found = {("3", "en/authorities/powys-has-3.html"), ("4", "data/plan-of-4.csv")}
    assert set(places(collect(release))) == found


def test_a_file_of_an_unknown_kind_is_not_cleared(release: Path):
    for name in ("build.log", "plan.pkl", "data/.observations.csv.swp", "chart.png", "noending"):
        (release / name).write_bytes(b"Powys: 3")
    assert Counter(place.where.file for place in collect(release).loose) == {
        "build.log": 1,
        "plan.pkl": 1,
        "data/.observations.csv.swp": 1,
        "chart.png": 1,
        "noending": 1,
    }


def test_plain_text_is_read(release: Path):
    (release / "README.txt").write_text("Powys: 3", encoding="utf-8")
    (release / "README.md").write_bytes(b"\xff\xfe")
    assert places(collect(release)) == [("", "README.md"), ("3", "README.txt")]


def test_a_link_to_elsewhere_is_not_followed(release: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (release / "more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (release / "more.html").symlink_to(release / "en/authorities/W06000015.html")
    assert places(collect(release)) == [("", "more"), ("", "more.html")]


def test_several_documents_are_read_alike(release: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collecting, "WORTH_PROCESSES", 0)
    for code in ("W06000022", "W06000023", "W92000004"):
        page = PAGE.replace("W06000015", code)
        (release / f"en/authorities/{code}.html").write_text(page, encoding="utf-8")
    collected = collect(release)
    assert places(collected) == []
    assert {fact.area_code for fact in collected.facts} == {
        "W06000015",
        "W06000022",
        "W06000023",
        "W92000004",
    }
