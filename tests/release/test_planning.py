"""Which documents a release has, and in which order an index leads to them."""

from nmspf_report.geography import read_geography
from nmspf_report.release.planning import in_reading_order, plan


def test_an_index_begins_with_the_nation_and_ends_with_briefs() -> None:
    documents = plan(read_geography("wales"), ["en"], ["W06000015", "gwent", "W92000004"])
    kinds = [document.kind for document in in_reading_order(documents)]
    assert kinds == ["national", "methodology", "board", "authority", "brief"]


def test_a_release_of_wales_has_fifty_two_documents_in_a_language() -> None:
    documents = plan(read_geography("wales"), ["en"], [])
    # 22 authorities with a report and a brief, 6 boards, the national report and the review.
    assert len(documents) == 52
    assert len({document.stem for document in documents}) == 52
