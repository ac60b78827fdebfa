"""Frameworks whose figures others have counted: what their indicators may and must say."""

import pytest
from pydantic import ValidationError

from nmspf_report.framework import catalogue
from nmspf_report.framework.model import Aggregate, Indicator
from nmspf_report.problems import Problem

HEAD = """\
code: TINY
title: A tiny framework
version: "1.0"
source: Written for this test
records: {records}
themes: {{referrals: Referrals}}
files: [referrals.yml]
"""

# The line numbers that the tests expect are those of this text.
REFERRALS = """\
theme: referrals
section: Referrals
questions:
  already_collected: Not known.
  accessibility: Not known.
  missing_or_unclear: Not known.
  qualitative_measure: Not known.
  other_agencies: Not known.
indicators:
  - code: TINY-1
    title: Referrals
    definition: Referrals in the year.
    kind: flow
    presented_as: [number]
    source: line 1
    aggregate:
      - unit: referrals
    scrutiny: ["How many?"]
  - code: TINY-2
    title: Re-referrals
    definition: Re-referrals in the year, of referrals.
    kind: re-entry
    presented_as: [number, percentage]
    source: line 2
    aggregate:
      - unit: referrals
        share_of: TINY-1
    scrutiny: ["Why again?"]
"""
FILE = "nmspf_report/framework/tiny/referrals.yml"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write the tiny framework where the package's frameworks are looked for."""
    folder = tmp_path / "framework" / "tiny"
    folder.mkdir(parents=True)
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path)
    catalogue.read_framework.cache_clear()

    def write_both(referrals, records="null"):
        (folder / "framework.yml").write_text(HEAD.format(records=records), encoding="utf-8")
        (folder / "referrals.yml").write_text(referrals, encoding="utf-8")

    yield write_both
    catalogue.read_framework.cache_clear()


def test_what_others_counted_is_counted(write):
    write(REFERRALS)
    first, second = catalogue.read_framework("tiny").indicators
    assert first.is_counted
    assert second.is_counted
    assert [figure.unit for figure in first.figures] == ["referrals"]
    assert not first.figures[0].has_denominator
    assert second.figures[0].has_denominator


def test_a_share_is_of_an_indicator_above_in_the_same_unit(write):
    write(REFERRALS.replace("share_of: TINY-1", "share_of: TINY-7"))
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert (caught.value.name, caught.value.where) == ("unknown_share", f"{FILE}, line 27")
    write(
        REFERRALS.replace(
            "- unit: referrals\n        share_of", "- unit: children\n        share_of"
        )
    )
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert caught.value.name == "unknown_share"


def test_a_framework_with_records_has_no_counts_of_others(write):
    write(REFERRALS, records="children")
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert (caught.value.name, caught.value.where) == ("aggregate_with_records", f"{FILE}, line 16")


def test_a_framework_without_records_cannot_count_from_them(write):
    measures = """\
    measures:
      - unit: referrals
        table: referrals
        when: {in_period: received_on}
"""
    write(REFERRALS.replace("    aggregate:\n      - unit: referrals\n", measures, 1))
    with pytest.raises(Problem) as caught:
        catalogue.read_framework("tiny")
    assert (caught.value.name, caught.value.where) == (
        "measures_without_records",
        f"{FILE}, line 16",
    )


@pytest.mark.parametrize("both", [True, False])
def test_a_figure_has_measures_or_aggregate_and_not_both(both):
    own = {"measures": [{"unit": "a", "table": "b", "when": {"in_period": "c"}}]}
    others = {"aggregate": [{"unit": "a"}]}
    with pytest.raises(ValidationError, match="not both" if both else "needs measures"):
        Indicator(
            code="TINY-1",
            title="Referrals",
            definition="Referrals",
            theme="referrals",
            section="Referrals",
            kind="flow",
            presented_as=("number",),
            source="line 1",
            scrutiny=("How many?",),
            questions=dict.fromkeys(
                (
                    "already_collected",
                    "accessibility",
                    "missing_or_unclear",
                    "qualitative_measure",
                    "other_agencies",
                ),
                "Not known.",
            ),
            **({**own, **others} if both else {}),
        )


def test_categories_are_shares_of_the_count_and_so_it_is_no_share_itself():
    dimension = {"name": "ethnicity", "labels": {"white": "White"}}
    with pytest.raises(ValidationError, match="give share_of or dimensions"):
        Aggregate(unit="reports", share_of="TINY-1", dimensions=(dimension,))


@pytest.mark.parametrize(("name", "indicators"), [("dfe_england", 9), ("statswales_as004", 1)])
def test_the_frameworks_of_published_tables_are_read(name, indicators):
    framework = catalogue.read_framework(name)
    assert framework.records is None
    assert len(framework.counted) == len(framework.indicators) == indicators
