"""A release in which areas are not named: no file of it holds a name or a code of theirs."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset, write_dataset
from nmspf_report.geography import read_geography
from nmspf_report.release.anonymising import Anonymity
from nmspf_report.release.hiding import hiding
from nmspf_report.resources import resource
from tests.release.here import BLAENAU_GWENT, CARDIFF, TORFAEN, Release, Workplace, nmspf
from tests.release.reading_all import words_of
from tests.release.running import write_parameters

WALES = read_geography("wales")
NATION = WALES.nation.code
IN_THE_CATALOGUE = {"ceredigion"}
"""Named as a source in definitions, alike in every release: it tells of no area in this one."""

SECRET = b"the same for the same secret"
INSTEAD = {area: f"<{area.code}>" for area in WALES.authorities}
INSTEAD |= dict.fromkeys(WALES.regions, "<board>")


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory, workplace: Workplace) -> Workplace:
    """A restricted folder of its own, in which a release with names was made before."""
    return workplace.elsewhere(tmp_path_factory.mktemp("anonymised"))


@pytest.fixture(scope="module")
def anonymised(apart: Workplace) -> Release:
    made = apart.build("anonymised", "--anonymise", formats="[html, pdf]")
    assert made.ended.exit_code == 0, made.ended.said
    return made


def named() -> set[str]:
    """Give every name and code of an authority or board, in both languages, in small letters."""
    areas = (*WALES.authorities, *WALES.regions)
    names = {name for area in areas for name in (area.code, area.name_en, area.name_cy)}
    names |= {area.name_en.partition(" Safeguarding")[0] for area in WALES.regions}
    return {name.casefold() for name in names} - IN_THE_CATALOGUE


def tells(release: Path) -> dict[str, set[str]]:
    """Give what names areas in each file of a release."""
    names, found = named(), {}
    for file, words in words_of(release):
        small = words.casefold()
        found[file] = {name for name in names if name in small}
    return {file: told for file, told in found.items() if told}


def test_no_file_holds_a_name_or_a_code_of_an_area(anonymised: Release):
    assert tells(anonymised.folder) == {}


@pytest.mark.long
def test_nor_does_the_nation_s_report_or_the_methodology(apart: Workplace):
    made = apart.build("anonymised-nation", "--anonymise", area=NATION, formats="[html, pdf]")
    assert made.ended.exit_code == 0, made.ended.said
    assert (made.folder / "en" / "methodology.pdf").is_file()
    assert tells(made.folder) == {}


def test_the_data_of_every_authority_with_words_that_name_others_holds_none(tmp_path: Path):
    """The committed sample: 22 authorities, boards, notes, words and statements."""
    sample = read_dataset(resource("data", "sample"))
    first, *others = sample.narrative
    said = "Cardiff Council, W06000020 and the Gwent Safeguarding Board said: {PROT-1}."
    stated = replace(sample.statements[0], kind="words", answer=said)
    told = replace(
        sample,
        title=f"{sample.title}: Powys",
        narrative=(replace(first, text=said), *others),
        statements=(stated, *sample.statements[1:]),
    )
    hidden = Anonymity(WALES, SECRET).dataset(told)
    write_dataset(hidden, tmp_path)
    assert tells(tmp_path) == {}
    assert len(hidden.narrative) == len(sample.narrative)
    assert sum("a board said: {PROT-1}." in one.text for one in hidden.narrative) == 1
    assert not hidden.geography.regions
    counts = hidden.observations["numerator"].sum()
    regions = {region.code for region in WALES.regions}
    without = sample.observations[~sample.observations["area_code"].isin(regions)]
    assert counts == without["numerator"].sum()


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Cardiff and Blaenau Gwent", f"<{CARDIFF}> and <{BLAENAU_GWENT}>"),
        ("CARDIFF'S own, cardiff.gov.uk", f"<{CARDIFF}>'S own, <{CARDIFF}>.gov.uk"),
        ("the City of Cardiff Council", f"the <{CARDIFF}>"),
        ("Torfaen County Borough Council", f"<{TORFAEN}>"),
        ("yng Nghaerdydd, o Gaerdydd", f"yng <{CARDIFF}>, o <{CARDIFF}>"),
        ("Ynys Mon, Anglesey", "<W06000001>, <W06000001>"),
        ("Merthyr, RCT, NPT", "<W06000024>, <W06000016>, <W06000012>"),
        ("Blaenau-Gwent", f"<{BLAENAU_GWENT}>"),
        ("W06000020 is in gwent", f"<{TORFAEN}> is in <board>"),
        ("Gwent Safeguarding Board; CYSUR", "<board>; <board>"),
        ("Wales, cardiffian, newly, mid-year", "Wales, cardiffian, newly, mid-year"),
    ],
)
def test_names_are_hidden_in_every_form(said: str, hidden: str):
    assert hiding(INSTEAD).words(said) == hidden


def test_the_reading_of_the_files_would_find_names(public: Release):
    found = tells(public.folder)
    for name in ("index.html", "provenance.json", "data/observations.parquet"):
        assert {"torfaen", TORFAEN.casefold()} & found[name]
    assert f"en/authorities/{TORFAEN}.pdf" in found


def test_who_is_who_is_drawn_and_kept_in_the_restricted_folder(anonymised: Release):
    key = pd.read_csv(anonymised.restricted / "anonymous-areas.csv")
    assert sorted(key["area_code"]) == sorted(area.code for area in WALES.authorities)
    assert list(key["named"]) == [f"Area {number:02}" for number in range(1, 23)]
    assert list(key["area_code"]) != sorted(key["area_code"])
    torfaen = key.set_index("area_code").loc[TORFAEN, "named"]
    code = str(torfaen).lower().replace(" ", "-")
    assert (anonymised.folder / "en" / "authorities" / f"{code}.html").is_file()


def test_each_page_says_that_areas_are_not_named_and_what_is_left_out(anonymised: Release):
    pages = sorted((anonymised.folder / "en").rglob("*.html"))
    assert len(pages) == 2
    for page in pages:
        assert "For discussion: areas are not named." in page.read_text(encoding="utf-8")
    (report,) = (anonymised.folder / "en" / "authorities").glob("*.html")
    words = report.read_text(encoding="utf-8")
    assert "boards, populations, and the rates that are made of them" in words
    assert "region" not in words.partition("<main")[2].partition("<h2")[0]


def test_figures_are_what_they_are_but_for_boards_and_populations(anonymised: Release):
    released = anonymised.published
    codes = {f"area-{number:02}" for number in range(1, 23)}
    assert set(released["area_code"]) <= codes | {NATION}
    assert released["population"].isna().all()
    key = pd.read_csv(anonymised.restricted / "anonymous-areas.csv").set_index("area_code")
    code = str(key.loc[CARDIFF, "named"]).lower().replace(" ", "-")
    own = released[(released["area_code"] == code) & (released["indicator"] == "PROT-1")]
    assert own["numerator"].notna().any()


def test_the_record_tells_that_areas_are_hidden_and_no_digest_of_a_return(
    anonymised: Release, public: Release
):
    ours, theirs = (
        json.loads((one.folder / "provenance.json").read_text(encoding="utf-8"))
        for one in (anonymised, public)
    )
    assert ours["parameters"]["anonymise"] is True
    assert list(ours["inputs"]["returns"]) == ["all"]
    known = set(theirs["inputs"]["returns"].values())
    assert known
    assert not any(digest in json.dumps(ours) for digest in known)


def test_the_same_secret_gives_the_same_numbers_and_another_gives_others():
    drawn = [list(Anonymity(WALES, secret).authorities) for secret in (SECRET, SECRET, b"another")]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
    assert sorted(drawn[0]) == sorted(drawn[2]) == sorted(area.code for area in WALES.authorities)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--edition", "board"], "Areas cannot be hidden in the board edition"),
        (["--ledger", "ledger"], "cannot be in the ledger"),
        (["--area", "gwent"], "“gwent” is a board"),
    ],
)
def test_what_would_tell_areas_is_refused(
    tmp_path: Path, three_returns: Path, options: list[str], said: str
):
    path = write_parameters(tmp_path / "run.yml", three_returns, edition="public")
    ended = nmspf("build", path, "--out", tmp_path / "out", "--anonymise", *options)
    assert ended.exit_code == 2
    assert said in ended.said
    assert not list(tmp_path.glob("out*"))
