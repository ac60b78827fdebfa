"""The queries that stand in the package: as its definitions give them, and only for those."""

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.indicators import keeping
from nmspf_report.indicators.keeping import counting_queries, keep_queries, shown_queries
from nmspf_report.indicators.queries import write_queries, write_shown

WHOLE = read_framework("nmspf_c")
ONE = WHOLE.model_copy(update={"indicators": (WHOLE.by_code["PREV-1"],)})


@pytest.fixture
def write_no_more(monkeypatch):
    def forbid():
        monkeypatch.setattr(keeping, "write_queries", _not_again)
        monkeypatch.setattr(keeping, "write_shown", _not_again)

    return forbid


def test_the_queries_that_stand_in_the_package_are_those_of_its_definitions(write_no_more):
    written, shown = write_queries(WHOLE), write_shown(WHOLE)
    write_no_more()
    # If this fails, definitions or what counts them changed: run .ci/regenerate.py.
    assert counting_queries(WHOLE) == written
    assert shown_queries(WHOLE) == shown


def test_other_definitions_are_counted_by_queries_of_their_own():
    assert list(counting_queries(ONE)) == ["prevention_referrals"]
    assert list(shown_queries(ONE)) == ["PREV-1"]
    assert counting_queries(ONE) != counting_queries(WHOLE)


def test_what_is_kept_is_read_as_it_was_written(monkeypatch, tmp_path, write_no_more):
    monkeypatch.setattr(keeping, "FOLDER", tmp_path)
    keep_queries(ONE)
    written, shown = write_queries(ONE), write_shown(ONE)
    write_no_more()
    assert (counting_queries(ONE), shown_queries(ONE)) == (written, shown)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text().replace("definitions: ", "definitions: 0"))
    for asked in (counting_queries, shown_queries):
        with pytest.raises(AssertionError):
            asked(ONE)


def test_a_framework_that_counts_no_records_has_no_queries():
    assert shown_queries(read_framework("dfe_england")) == {}


def test_no_query_that_is_run_names_a_day():
    for of_table in write_queries(WHOLE).values():
        assert not any("DATE '" in query or "'::DATE" in query for query in of_table.counts)


def _not_again(_framework):
    raise AssertionError("written anew")
