"""A release says what it is made of, adds up, gives nothing of the machine away, and repeats."""

import getpass
import hashlib
import json
import re
import sys
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from nmspf_report.dataset.storage import read_dataset
from nmspf_report.documents.board_headings import headings as board_headings
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.publishing.theme import script
from tests.release.conftest import BuiltRelease

SENT = ["W06000019", "W06000020"]
ABSENT = {"W06000018": "Caerphilly", "W06000021": "Monmouthshire", "W06000022": "Newport"}
DATA = {
    "data/about.json",
    "data/coverage.csv",
    "data/definitions.csv",
    "data/geography/authorities.csv",
    "data/geography/board_membership.csv",
    "data/geography/boards.csv",
    "data/geography/geography.yml",
    "data/geography/population.csv",
    "data/geography/population_vintages.csv",
    "data/narrative.json",
    "data/statements.json",
    "data/notes.csv",
    "data/observations.csv",
    "data/observations.parquet",
}
REGION_DATA = {
    f"data/boards/{region}/{name.removeprefix('data/')}"
    for region in (
        "north-wales",
        "mid-and-west-wales",
        "cardiff-and-vale",
        "cwm-taf-morgannwg",
        "gwent",
        "west-glamorgan",
    )
    for name in DATA - {"data/definitions.csv", "data/observations.csv"}
}
DOCUMENTS = {
    "en/authorities/W06000019.html",
    "en/authorities/W06000019.pdf",
    "en/boards/gwent.docx",
    "en/boards/gwent.pptx",
    "en/boards/gwent.html",
    "en/briefs/W06000019.html",
    "en/briefs/W06000019.pdf",
    "en/boards/gwent.pdf",
}
NOTEBOOKS = {
    "notebooks/authority-W06000019-en.ipynb",
    "notebooks/board-gwent-en.ipynb",
    "notebooks/brief-W06000019-en.ipynb",
}


def files(folder: Path) -> set[str]:
    """Every file below a folder, by its path in it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def observations(release: BuiltRelease) -> pd.DataFrame:
    """What was counted, before protection."""
    return read_dataset(release.restricted / "counted").observations


def test_a_release_holds_the_documents_asked_for_and_all_the_data(release):
    assert release.exit_code == 0, release.said
    expected = {"index.html", "provenance.json"} | DATA | REGION_DATA | DOCUMENTS | NOTEBOOKS
    assert files(release.folder) == expected


def test_what_must_not_be_published_is_kept_beside_the_release(release):
    ours = ("counted/", "cache/", "lock", "destination.txt", "witnesses.npz")
    kept = {name for name in files(release.restricted) if not name.startswith(ours)}
    assert kept == {f"notebooks/indicators-{code}.ipynb" for code in SENT}


def test_the_command_says_how_far_it_has_come_and_what_it_has_made(release):
    assert "Counting returns: 2 of 2" in release.said
    assert "Making documents: 1 of 1 (board-gwent-en)" in release.said
    assert f"1 document made: open {release.folder / 'index.html'}" in release.said


def test_the_index_leads_to_the_documents_of_both_builds(release):
    page = (release.folder / "index.html").read_text(encoding="utf-8")
    targets = re.findall(r'href="(?!data:)([^"#]+)"', page)
    assert set(targets) == DOCUMENTS
    assert "Restricted circulation" in page


def test_no_other_link_or_picture_of_a_document_leads_outside_it(release):
    for name in ("en/authorities/W06000019.html", "en/boards/gwent.html"):
        page = (release.folder / name).read_text(encoding="utf-8")
        assert "<script" not in page.replace(f"<script>{script()}</script>", "")
        assert set(re.findall(r'src="([^":]+)', page)) <= {"data"}
        anchors = set(re.findall(r'href="#([^"]+)"', page))
        assert anchors <= set(re.findall(r'id="([^"]+)"', page))


def test_a_board_is_the_sum_of_the_authorities_that_sent_returns(observations):
    keys = ["indicator", "category", "counting_unit", "period"]
    amounts = ["numerator", "denominator"]
    sent = observations[observations["area_code"].isin(SENT) & observations["numerator"].notna()]
    summed = sent.groupby(keys)[amounts].sum(min_count=1).round(6).sort_index()
    board = observations[observations["area_code"] == "gwent"].set_index(keys)[amounts]
    present = board[board["numerator"].notna()].round(6).sort_index()
    assert len(present) > 3_000
    pd.testing.assert_frame_equal(present, summed)


def test_what_is_summed_from_some_is_marked_and_what_nobody_sent_is_missing(observations):
    board = observations[observations["area_code"] == "gwent"]
    assert set(board.loc[board["numerator"].notna(), "symbol"]) == {"p"}
    for code in ABSENT:
        own = observations[observations["area_code"] == code]
        assert len(own) == len(observations[observations["area_code"] == "W06000019"])
        assert own["numerator"].isna().all()
        assert set(own["symbol"]) == {"x"}


def test_coverage_names_the_authorities_that_a_figure_lacks(release):
    coverage = pd.read_csv(release.folder / "data" / "coverage.csv")
    row = coverage.query("indicator == 'S47-2a' and area_code == 'gwent' and period == '2025-26'")
    assert set(row["areas_expected"]) == {5}
    assert set(row["areas_included"]) == {2}
    assert set(row["areas_missing"]) == {";".join(ABSENT)}
    page = (release.folder / "en" / "boards" / "gwent.html").read_text(encoding="utf-8")
    assert f"No return was counted for {', '.join(ABSENT.values())}" in page
    assert "No return is missing" not in page


def headings_of(release: BuiltRelease, name: str) -> list[tuple[str, str]]:
    """The headings of a page below its title, each with its level."""
    page = (release.folder / name).read_text(encoding="utf-8")
    found = re.findall(r"<h([234])[^>]*>(.*?)</h[234]>", page, flags=re.DOTALL)
    return [(level, unescape(re.sub(r"<[^>]+>", "", words)).strip()) for level, words in found]


def test_a_report_follows_the_themes_of_the_framework_section_by_section(release):
    name = "en/authorities/W06000019.html"
    page = (release.folder / name).read_text(encoding="utf-8")
    headings = headings_of(release, name)
    framework = read_framework("nmspf_c")
    expected = [("2", "At a glance"), ("2", "The child's journey")]
    for theme, title in framework.themes.items():
        sections = dict.fromkeys(item.section for item in framework.in_theme(theme))
        expected += [("2", title), *(("3", section) for section in sections)]
    expected += [("2", "How this authority compares"), ("2", "The 12 C's")]
    assert headings[headings.index(expected[0]) :][: len(expected)] == expected
    told = [item for item in framework.indicators if not item.is_counted]
    assert len(told) == 13
    assert [item.code for item in told if f"{item.title} ({item.code})" not in unescape(page)] == []
    assert page.count("Questions to ask") == sum(level == "3" for level, _ in expected)


def test_a_boards_pack_follows_the_headings_of_its_yearly_report(release):
    headings = headings_of(release, "en/boards/gwent.html")
    first = [words for level, words in headings if level == "2"]
    lettered = [f"{letter}. {words}" for letter, words in board_headings().items()]
    opening = ["What changed", "At a glance", "The child's journey"]
    between = [*opening, *lettered, "Variation between authorities"]
    assert first[first.index("What changed") :][: len(between)] == between
    place = headings.index(("2", lettered[9]))
    assert headings[place + 1 : place + 3] == [
        ("3", "Experience: service user voice"),
        ("4", "Service user voice"),
    ]


def test_the_open_data_are_the_protected_observations(release, observations):
    written = pd.read_csv(release.folder / "data" / "observations.csv", keep_default_na=False)
    shared = read_dataset(release.folder / "data").observations
    assert len(written) == len(shared) < len(observations)
    chosen = "indicator == 'S47-2' and category == '' and period == '2025-26'"
    expected = observations.query(chosen).set_index("area_code")["numerator"].dropna()
    given = written.query(f"{chosen} and numerator != ''").set_index("area_code")["numerator"]
    assert set(given.index) == {"W06000019", "W06000020", "gwent", "W92000004"}
    assert given.map(float).to_dict() == expected.to_dict()


def test_the_record_holds_the_digest_of_everything_that_went_in_and_came_out(release, two_returns):
    record = json.loads((release.folder / "provenance.json").read_text(encoding="utf-8"))
    outputs = files(release.folder) - {"provenance.json"}
    assert record["outputs"] == {name: digest(release.folder / name) for name in outputs}
    inputs = files(two_returns)
    assert record["inputs"]["returns"] == {name: digest(two_returns / name) for name in inputs}
    assert "framework/nmspf_c/framework.yml" in record["inputs"]["package"]
    assert record["parameters"]["returns"] == {"kind": "case-level", "folder": "returns"}


def test_nothing_of_the_machine_or_its_user_is_in_a_release(release, two_returns, built_again):
    package = Path(__file__).parents[2]
    folders = [release.folder, built_again.folder, two_returns, package, Path(sys.prefix)]
    paths = "|".join(re.escape(str(folder)) for folder in (*folders, Path.home()))
    user = re.escape(getpass.getuser())
    given_away = re.compile(rf"(?:{paths})[/\\\"']|(?:home|Users)[/\\]+{user}\b")
    for name in files(release.folder):
        if name.endswith((".html", ".csv", ".json", ".ipynb", ".yml")):
            content = (release.folder / name).read_text(encoding="utf-8")
            assert not given_away.search(content), name


def test_executed_notebooks_carry_no_times_and_name_the_data_beside_them(release):
    for name in NOTEBOOKS:
        notebook = json.loads((release.folder / name).read_text(encoding="utf-8"))
        kept = [notebook["metadata"], *(cell["metadata"] for cell in notebook["cells"])]
        assert not any({"papermill", "execution", "ExecuteTime"} & set(part) for part in kept)
        assert all(cell.get("execution_count") != 0 for cell in notebook["cells"])
    board = json.loads((release.folder / "notebooks/board-gwent-en.ipynb").read_text("utf-8"))
    (injected,) = [
        cell for cell in board["cells"] if "injected-parameters" in cell["metadata"].get("tags", [])
    ]
    assert 'data = "../data/boards/gwent"' in "".join(injected["source"])


def test_a_pdf_is_tagged_and_says_its_title_and_language(release):
    reader = PdfReader(release.folder / "en" / "boards" / "gwent.pdf")
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert reader.metadata.title == "Gwent Safeguarding Board: safeguarding performance 2025-26"


def test_another_build_of_the_same_returns_gives_the_same_bytes(release, built_again):
    assert built_again.exit_code == 0, built_again.said
    # The index and the record name the documents that are there, and so differ.
    common = files(built_again.folder) - {"index.html", "provenance.json"}
    assert {"en/boards/gwent.html", "en/boards/gwent.pdf", "data/observations.parquet"} <= common
    assert common < files(release.folder)
    differing = [
        name
        for name in sorted(common)
        if digest(built_again.folder / name) != digest(release.folder / name)
    ]
    assert differing == []
