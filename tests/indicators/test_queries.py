"""The queries that stand in the package: as its definitions give them, and only for those."""

import pytest

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.indicators import queries
from nmspf_report.indicators.queries import keep_queries, queries_of, write_queries

WHOLE = read_framework("nmspf_c")
ONE = WHOLE.model_copy(update={"indicators": (WHOLE.by_code["PREV-1"],)})


def test_the_queries_that_stand_in_the_package_are_those_of_its_definitions(monkeypatch):
    written = write_queries(WHOLE)
    monkeypatch.setattr(queries, "write_queries", _not_again)
    # If this fails, definitions or what counts them changed: run .ci/regenerate.py.
    assert queries_of(WHOLE) == written


def test_other_definitions_are_counted_by_queries_of_their_own():
    assert list(queries_of(ONE)) == ["prevention_referrals"]
    assert queries_of(ONE) != queries_of(WHOLE)


def test_what_is_kept_is_read_as_it_was_written(monkeypatch, tmp_path):
    monkeypatch.setattr(queries, "_path", lambda framework: tmp_path / f"{framework.code}.sql")
    path = keep_queries(ONE)
    again = write_queries(ONE)
    monkeypatch.setattr(queries, "write_queries", _not_again)
    assert queries_of(ONE) == again
    path.write_text(path.read_text().replace("digest ", "digest 0"))
    with pytest.raises(AssertionError):
        queries_of(ONE)


def test_no_query_names_a_day_that_is_counted():
    for of_table in write_queries(WHOLE).values():
        assert not any("'1001-" in query or "'1002-" in query for query in of_table.counts)
        assert not any("DATE" in query and "'20" in query for query in of_table.counts)


def _not_again(_framework):
    raise AssertionError("written anew")
