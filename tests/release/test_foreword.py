"""The foreword: the words of a narrative file, with their figures; else a page to fill."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from nmspf_report.bindings import unmark
from nmspf_report.documents import foreword
from nmspf_report.documents.report import Report
from nmspf_report.parameters import Parameters
from nmspf_report.problems import Problem
from nmspf_report.release.foreword import with_foreword
from tests.documents.conftest import report_on
from tests.tables.little import CARDIFF, WALES, conferences_in_time

__all__ = ["report_on"]

Told = Callable[..., Report]
SHARE = "Of conferences {PROG-3a} were in time, against {PROG-3a @ 2024-25}."
THANKS = "We thank those who told us *of their experience*."


@pytest.fixture
def told(report_on, tmp_path: Path) -> Told:
    """Make Wales's report, in which 1 of 4 conferences a quarter and then 3 of 4 were in time."""
    rows = conferences_in_time(WALES, [(1, 4)] * 4 + [(3, 4)] * 4)
    years = [
        {**row, "period": label, "numerator": count, "denominator": 16.0}
        for row, label, count in ((rows[0], "2024-25", 4.0), (rows[4], "2025-26", 12.0))
    ]
    made = report_on(WALES, [*rows, *years])

    def tell(content: dict[str, object] | None, **changes: object) -> Report:
        name = None
        if content is not None:
            path = tmp_path / "presented.yml"
            path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
            name = str(path)
        parameters = Parameters(
            title="A run", framework="nmspf_c", geography="wales", narrative=name,
            returns={"kind": "sample"}, first_year="2024-25", last_year="2025-26",
        )  # fmt: skip
        return replace(made, dataset=with_foreword(made.dataset, parameters), **changes)

    return tell


def words(report: Report) -> str:
    return "\n".join(block.markdown for block in foreword(report).blocks)


def test_the_words_of_the_narrative_file_stand_as_the_foreword_with_their_figures(told) -> None:
    said = words(told({"foreword": [{"text": f"{SHARE}\n{THANKS}"}]}))
    assert unmark(said) == (
        "Of conferences 75.0% were in time, against 25.0%.\n\n"
        r"We thank those who told us \*of their experience\*."
    )
    assert f"[25.0](figure:PROG-3a||{WALES}|2024-25|conferences|percentage)%" in said


@pytest.mark.parametrize("content", [None, {}, {"foreword": []}])
def test_without_one_there_is_a_page_that_says_what_to_write(told, content) -> None:
    assert words(told(content)).startswith("> **To be written by whoever presents this report.**")


def test_of_several_languages_the_reports_own_stands_and_else_the_one_there_is(told) -> None:
    welsh = {"language": "cy", "text": "Diolch i bawb."}
    both = {"foreword": [{"text": THANKS}, welsh]}
    assert [one.language for one in told(both).foreword] == ["en"]
    assert [one.language for one in told(both, language="cy").foreword] == ["cy"]
    assert "[](spoken:cy)Diolch i bawb." in words(told({"foreword": [welsh]}))


def test_it_stands_in_the_report_of_the_nation_and_nowhere_else(told, report_on) -> None:
    dataset = told({"foreword": [{"text": THANKS}]}).dataset
    other = replace(report_on(CARDIFF, conferences_in_time(CARDIFF, [(3, 4)] * 8)), dataset=dataset)
    assert other.foreword == ()
    assert other.passages == ()


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("We thank Mrs Catrin Powell-Hughes.", "foreword_tells_of_somebody", "M•• C"),
        ("There were 417 calls.", "foreword_with_numbers", "bound to no figure"),
        ("It was {S47-2x}.", "foreword_figure_not_found", "{S47-2x}"),
    ],
)
def test_what_may_not_be_published_as_it_stands_is_refused(told, text, name, found) -> None:
    with pytest.raises(Problem, match=found) as raised:
        told({"foreword": [{"text": text}]})
    assert raised.value.name == name
    assert (raised.value.where or "").endswith("presented.yml")
    assert "Powell" not in str(raised.value)


def test_a_name_that_is_cleared_by_the_number_that_was_told_may_stand(told) -> None:
    text = "The review is led by Dr Gwenllian Farr."
    with pytest.raises(Problem) as raised:
        told({"foreword": [{"text": text}]})
    finding = raised.value.what.rpartition("(")[2].rstrip(").")
    clearance = {"finding": finding, "reason": "A public appointment."}
    said = words(told({"foreword": [{"text": text}], "clearances": [clearance]}))
    assert said == text
