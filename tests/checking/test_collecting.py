"""Figures of what an authority says that it does not collect: where it is asked, and where not."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import yaml

from nmspf_report.checking.caveats import caveats
from nmspf_report.checking.check import check_sent
from nmspf_report.checking.collecting import check_collecting
from nmspf_report.checking.figures import typed_figures
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.rules import read_rules
from nmspf_report.checking.sendings import Sent
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.counting import count_returns
from nmspf_report.indicators.observations import read_observations
from nmspf_report.resources import PACKAGE, resource
from nmspf_report.returns.manifest import Manifest
from nmspf_report.returns.narrative import SentNarrative
from nmspf_report.returns.reading import CaseLevelReturn, open_return
from nmspf_report.returns.workbook.model import Answer, Figure, Place, Reply, WorkbookReturn
from tests.checking.story import AREA, MANIFEST, story, write_story
from tests.checking.test_check import NOTHING_COUNTED, workbook

YEAR = "2025-26"
RULE = "not-collected-but-sent"
NO_RETURNS = Sent((), (), ())


def said(code: str, answer: str = "no") -> Reply:
    return Reply(code, "collected", answer, "choice", Place("W.xlsx", "Definitions", "C9"))


def figure(code: str, period: str, value: int | None, category: str = "") -> Figure:
    place = Place("W.xlsx", "Identification", "D4")
    return Figure(code, "referrals", category, period, "numerator", value, "", place)


def asked(sent: Sent) -> list[Finding]:
    return [found for each in check_sent(sent) for found in each.findings if found.rule == RULE]


def asked_of(*figures: Figure, says: Reply) -> list[tuple[str, str, str]]:
    book = workbook(figures=figures, definitions=(says,))
    return [(one.indicator, one.period, one.value) for one in asked(Sent((), (book,), ()))]


def test_a_figure_of_what_is_not_collected_is_asked_about_where_that_is_said() -> None:
    book = workbook(figures=(figure("PREV-1", YEAR, 12),), definitions=(said("PREV-1"),))
    (found,) = asked(Sent((), (book,), ()))
    assert (found.severity, found.area_code) == ("query", AREA)
    assert (found.file, found.sheet, found.cell) == ("W.xlsx", "Definitions", "C9")
    assert found.message == (
        "PREV-1 Referrals to prevention teams (referrals), 2025-26: the return says here that "
        "this is not collected, and gives 12."
    )
    assert "say where the figures come from" in found.mend


def test_what_is_collected_or_in_part_is_not_asked_about() -> None:
    for answer in ("yes", "in_part"):
        assert asked_of(figure("PREV-1", YEAR, 12), says=said("PREV-1", answer)) == []
    assert asked_of(figure("PREV-1", YEAR, 12), says=said("PREV-1b")) == []


def test_a_zero_that_somebody_typed_is_a_figure_and_an_empty_cell_is_none() -> None:
    assert asked_of(figure("PREV-1", YEAR, 0), says=said("PREV-1")) == [("PREV-1", YEAR, "0")]
    assert asked_of(figure("PREV-1", YEAR, None), says=said("PREV-1")) == []


def test_an_indicator_is_asked_about_once_by_its_year_where_it_has_one() -> None:
    quarters = [figure("PREV-1", f"{YEAR}-Q{quarter}", quarter) for quarter in (2, 3, 4)]
    assert asked_of(*quarters, says=said("PREV-1")) == [("PREV-1", f"{YEAR}-Q2", "2")]
    year = figure("PREV-1", YEAR, 9)
    assert asked_of(*quarters, year, says=said("PREV-1")) == [("PREV-1", YEAR, "9")]


def test_all_referrals_tell_nothing_of_their_sources_and_those_by_the_police_do() -> None:
    """What a workbook asks for once, as PROT-1, is also the whole of PROT-3."""
    whole, unknown = figure("PROT-3", YEAR, 90), figure("PROT-3", YEAR, 90, "source:not_recorded")
    assert asked_of(whole, unknown, says=said("PROT-3")) == []
    police = figure("PROT-3", YEAR, 40, "source:police")
    assert asked_of(whole, police, says=said("PROT-3")) == [("PROT-3", YEAR, "40")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_story(story(), tmp_path / AREA)


def of_records(folder: Path, *lists: dict[str, object]) -> Sent:
    content = yaml.safe_dump({"lists": list(lists)})
    (folder / "narrative.yml").write_text(content, encoding="utf-8")
    return Sent((open_return(folder),), (), ())


def test_records_belie_it_by_what_they_count_and_not_by_zero(folder: Path) -> None:
    """The story has one referral to a prevention team, which is no repeat."""
    collected = {"PREV-1": "no", "PREV-1a": "no"}
    (found,) = asked(of_records(folder, {"period": YEAR, "collected": collected}))
    assert (found.file, found.sheet, found.cell) == (f"{AREA}/narrative.yml", "", "")
    assert (found.indicator, found.period, found.value) == ("PREV-1", YEAR, "1")


def test_what_is_said_of_a_year_is_held_against_that_year_alone(folder: Path) -> None:
    """The story begins in 2025-26."""
    before = {"period": "2024-25", "collected": {"PREV-1": "no"}}
    assert asked(of_records(folder, before)) == []


def test_what_the_workbook_says_of_collecting_stands_before_what_the_records_say(
    folder: Path,
) -> None:
    sent = of_records(folder, {"period": YEAR, "collected": {"PREV-1": "no"}})
    assert len(asked(sent)) == 1
    book = workbook(definitions=(said("PREV-1", "yes"),))
    assert asked(replace(sent, workbooks=(book,))) == []


def answering(query: str) -> tuple[Answer, ...]:
    words = "The teams of the third sector count them for us."
    return (Answer(query.lower(), words, Place("W.xlsx", "Answers", "C2")),)


def settled(sent: Sent, book: WorkbookReturn, counted: pd.DataFrame) -> list[tuple[str, str]]:
    """Answer the one query; give the indicators and periods of the caveats that follow."""
    (found,) = asked(sent)
    answered = replace(book, answers=answering(found.query))
    (again,) = asked(replace(sent, workbooks=(answered,)))
    assert again.answer == "The teams of the third sector count them for us."
    return [(one.indicator, one.period) for one in caveats([answered], counted)]


def test_an_answer_settles_it_and_travels_with_the_figure_that_was_typed() -> None:
    book = workbook(figures=(figure("PREV-1", YEAR, 12),), definitions=(said("PREV-1"),))
    sent = Sent((), (book,), ())
    assert settled(sent, book, NOTHING_COUNTED) == [("PREV-1", YEAR)]


def test_an_answer_settles_it_and_travels_with_the_figure_that_was_counted(folder: Path) -> None:
    sent = of_records(folder, {"period": YEAR, "collected": {"PREV-1": "no"}})
    framework, geography = read_framework("nmspf_c"), read_geography("wales")
    counted = count_returns(framework, sent.returns, (2025, 2025), geography)
    assert settled(sent, workbook(), counted) == [("PREV-1", YEAR)]


def test_three_authorities_of_the_sample_have_sent_what_they_say_they_do_not_collect() -> None:
    """As `nmspf_report/returns/sample/narrative.yml` has it: the reports are to tell of it."""
    written = PACKAGE / "returns" / "sample" / "narrative.yml"
    told = yaml.safe_load(written.read_text(encoding="utf-8"))
    returns = tuple(
        CaseLevelReturn(
            Manifest.model_validate({**MANIFEST, "area_code": area}),
            {},
            narrative=SentNarrative.model_validate(narrative),
        )
        for area, narrative in told.items()
    )
    counted = read_observations(resource("data", "sample") / "observations.parquet")
    (hits,) = check_collecting(
        replace(NO_RETURNS, returns=returns), typed_figures(()), counted, read_rules(), "nmspf_c"
    )
    found = hits.rows[["area_code", "indicator", "period", "value"]]
    assert sorted(found.itertuples(index=False, name=None)) == [
        ("W06000011", "S47-2b", YEAR, 1895.0),
        ("W06000015", "WORK-3f", YEAR, 13.0),
        ("W06000019", "PREV-1a", YEAR, 95.0),
    ]
