"""What is set from a page is held against it, number by number."""

from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.twins import Twin
from nmspf_report.auditing.words import learn

PAGE = "Children on the register:\n1.0\n% of all.\n1.4 (1.0 to 2.0)"


def loose(page: str, *texts: str) -> list[str]:
    twin, reading = Twin.by_text(page), Reading("board.docx")
    twin.compare([(words, "") for words in texts], reading)
    return [found.number for found in reading.loose]


def test_a_bound_number_of_a_sentence_stands_alone_in_a_page_and_in_words_in_a_document():
    """1.0 alone could be the version of a framework, and is here a figure."""
    learn(("Framework of version 1.0",))
    sentence = "Children on the register: 1.0 % of all."
    assert loose(PAGE, sentence, "1.4 (1.0 to 2.0)") == []
    assert loose(PAGE, sentence, "1.4 (1.0 to 2.0)", "1.0") == ["1.0"]
    assert loose(PAGE, sentence, "1.4 (1.0 to 2.1)") == ["2.1"]
