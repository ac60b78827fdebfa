"""Authorities' own words: what they declare to be no figure is believed only as far as it says."""

import json

import pytest

from nmspf_report.auditing.notebooks import read_notebook
from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.records import read_json
from nmspf_report.auditing.tables import read_csv
from nmspf_report.bindings import mark_structure, write
from tests.auditing.reading import FIGURE, loose, said

COUNTS_NOBODY = ("since 2025", "section 47", "aged 10 to 17", "12 workshops", "within 5 days")
MAY_COUNT = ("17 children", "Level 3 children", "in 2025 children", "3", "59%", "417 calls")


def page(words: str) -> Reading:
    reading = Reading("en/authorities/W06000015.html")
    read_page(words, reading)
    return reading


def notebook(markdown: str) -> Reading:
    reading = Reading("notebooks/authority-W06000015-en.ipynb")
    output = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/markdown": markdown, "text/plain": markdown},
    }
    cell = {"cell_type": "code", "id": "told", "metadata": {}, "source": "", "outputs": [output]}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    read_notebook(json.dumps(content), reading)
    return reading


def stored(text: str) -> Reading:
    reading = Reading("data/narrative.json")
    entry = {
        "area_code": "W06000015", "subject": "S47-2a", "heading": "key_issues",
        "period": "2025-26", "language": "en", "text": text,
    }  # fmt: skip
    read_json(json.dumps([entry]), reading)
    return reading


def answered(answer: str, subject: str = "recommendation 1.3") -> Reading:
    reading = Reading("data/statements.json")
    entry = {
        "area_code": "W06000015", "period": "2025-26", "about": "recommendations",
        "subject": subject, "question": "evidence", "kind": "words", "language": "en",
        "answer": answer,
    }  # fmt: skip
    read_json(json.dumps([entry]), reading)
    return reading


def noted(words: str) -> Reading:
    reading = Reading("data/notes.csv")
    header = "area_code,kind,indicators,since,words"
    read_csv(f'{header}\nW06000015,reading,S47-2,,"{words}"\n', reading)
    return reading


@pytest.mark.parametrize("words", COUNTS_NOBODY)
def test_what_counts_nobody_passes_where_it_is_an_authoritys_own_word(words: str):
    assert loose(page(f'<p>We met <span data-figures="-">{words}</span>.</p>')) == []
    assert loose(notebook(f"We met {mark_structure(words)}.")) == []
    assert loose(stored(f"We met {words}.")) == []
    assert loose(answered(f"We met {words}.")) == []
    assert loose(noted(f"We met {words}.")) == []


@pytest.mark.parametrize("words", MAY_COUNT)
def test_what_may_count_somebody_is_loose_even_there(words: str):
    assert loose(page(f'<p>We met <span data-figures="-">{words}</span>.</p>'))
    assert loose(notebook(f"We met {mark_structure(words)}."))
    assert loose(stored(f"We met {words}."))
    assert loose(answered(f"We met {words}."))
    assert loose(noted(f"We met {words}."))


def test_what_counts_nobody_is_loose_where_nobody_declares_it():
    assert loose(page("<p>We met for 12 workshops.</p>")) == ["12"]
    assert loose(page('<td data-figures="-">12 workshops</td>')) == ["12"]


def test_references_and_marks_in_the_data_are_no_numbers():
    text = "{S47-2a}, {S47-2a @ 2024-25}, {OUT-1b months_registered:from_12}, {-}% and {?}"
    assert loose(stored(text)) == []


def test_a_recommendation_is_named_by_its_number_and_nothing_else_is():
    assert loose(answered("2026-09-30")) == []
    assert loose(answered("Done.", subject="recommendation 17.5")) == ["17.5"]
    assert loose(answered("Done.", subject="1.3")) == ["1.3"]
    assert loose(page("<th>1.3: Develop and agree a Multi-Agency Document</th>")) == []
    assert loose(page("<td>1.3</td>")) == ["1.3"]


def test_a_bound_number_beside_declared_words_is_a_fact():
    markdown = f"[84](figure:{FIGURE}|numerator) {mark_structure('since 2025')}"
    found = notebook(markdown)
    assert loose(found) == []
    assert said(found) == {"numerator": (84, 84)}


def test_declared_words_part_from_their_mark():
    parted = write(f"It is {mark_structure('section 47')} and [84](figure:{FIGURE}|numerator)")
    assert parted.text == "It is section 47 and 84"
    assert parted.figures == f"-;{FIGURE}|numerator"
