"""The sample's narrative: bound to figures that there are, telling of nobody, as committed."""

import pandas as pd
import pytest

from nmspf_report.dataset.storage import read_dataset
from nmspf_report.documents.report import open_report
from nmspf_report.framework.catalogue import read_framework
from nmspf_report.geography import read_geography
from nmspf_report.indicators.observations import OBSERVATION_COLUMNS
from nmspf_report.narrative.grammar import MARKS
from nmspf_report.narrative.references import Reference, read_references
from nmspf_report.periods import periods_of_years
from nmspf_report.release.narrative import publisher
from nmspf_report.release.sent import find_sent
from nmspf_report.resources import resource
from nmspf_report.returns.sample import write_sample

GWYNEDD = "W06000002"
FRAMEWORK = read_framework("nmspf_c")
SAMPLE = read_dataset(resource("data", "sample"))
NOTHING_COUNTED = pd.DataFrame(columns=list(OBSERVATION_COLUMNS))


def test_the_committed_narrative_is_what_the_sample_returns_say(tmp_path):
    """Of one authority: to make the returns of all would take minutes."""
    write_sample(tmp_path, years=1, seed=1, areas=[GWYNEDD])
    sent = find_sent(tmp_path, read_geography("wales"), "nmspf_c")
    words = publisher(sent, FRAMEWORK, periods_of_years(2022, 2025), threshold=5)
    own = tuple(passage for passage in SAMPLE.narrative if passage.area_code == GWYNEDD)
    assert own
    assert words.passages(sent, NOTHING_COUNTED) == own
    stated = tuple(one for one in SAMPLE.statements if one.area_code == GWYNEDD)
    assert words.statements(sent) == tuple(one for one in stated if one.period == "2025-26")
    assert {one.about for one in stated} == {"capabilities", "recommendations", "definitions"}


@pytest.mark.parametrize("passage", SAMPLE.narrative, ids=lambda one: f"{one.area_code}{one.place}")
def test_a_passage_of_the_sample_loses_nothing_and_refers_to_figures_that_there_are(passage):
    assert not any(mark in passage.text for mark in MARKS)
    for found in read_references(passage.text, FRAMEWORK, passage.period):
        assert isinstance(found, Reference)
        figures = SAMPLE.observations[
            (SAMPLE.observations["indicator"] == found.indicator)
            & (SAMPLE.observations["counting_unit"] == found.unit)
            & (SAMPLE.observations["category"] == found.category)
            & (SAMPLE.observations["area_code"] == passage.area_code)
            & (SAMPLE.observations["period"] == found.period)
        ]
        assert len(figures) == 1
        assert figures["numerator"].notna().all()


def test_the_sample_says_of_itself_that_it_is_made_up():
    assert SAMPLE.note.startswith("The sample is made up.")


def test_a_report_of_a_whole_has_the_categories_that_its_authorities_refer_to():
    """Cardiff refers to the referrals by the police; a board shows no such figure otherwise."""
    report = open_report("data/sample", "cardiff-and-vale", "2025-26")
    estimates = report.estimates
    chosen = estimates[
        (estimates["area_code"] == "W06000015") & (estimates["category"] == "source:police")
    ]
    assert set(chosen["indicator"]) == {"PROT-3"}
