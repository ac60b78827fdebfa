"""The texts that are the same in every release: messages, definitions, lists, reference data."""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import get_args

from babel.messages.pofile import read_po

from nmspf_report.framework.catalogue import read_framework
from nmspf_report.framework.model import Framework
from nmspf_report.locale import CATALOGUES, Language, has_message, text
from nmspf_report.narrative.statements import RECOMMENDATION
from nmspf_report.resources import PACKAGE, resource
from nmspf_report.returns.workbook.lists import capabilities, recommendations

HOLE = "\ufffc"
"""Stands in a text for what is read by itself, such as a bound number."""

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""What is filled in where a message of the catalogue is said."""

LANGUAGES: tuple[Language, ...] = get_args(Language)


def translated(names: Iterable[str]) -> Iterator[tuple[str, Language]]:
    """Give the messages that a language has, with each such language."""
    return ((name, one) for name in names for one in LANGUAGES if has_message(name, one))


def messages() -> Iterator[str]:
    """Give every message of the catalogue; `HOLE` stands for what is filled in."""
    return (PLACEHOLDER.sub(HOLE, form) for _, form in catalogue("*"))


def catalogue(domain: str) -> Iterator[tuple[str, str]]:
    """Give each message's name with each of its forms, in every language."""
    for path in sorted(CATALOGUES.glob(f"*/{domain}.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                name = message.id if isinstance(message.id, str) else message.id[0]
                forms = message.string or ""
                for form in [forms] if isinstance(forms, str) else forms:
                    if name:
                        yield name, form


@cache
def frameworks() -> tuple[Framework, ...]:
    """Give every framework."""
    folders = sorted((PACKAGE / "framework").glob("*/framework.yml"))
    return tuple(read_framework(path.parent.name) for path in folders)


def framework_texts() -> Iterator[str]:
    """Give what frameworks say, and the labels of their versions."""
    for framework in frameworks():
        yield from _strings(framework.model_dump())
        for indicator in framework.indicators:
            for name, one in translated(["reports.explain.version"]):
                yield text(name, one, version=indicator.version)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for part in value.values() for found in _strings(part))
    elif isinstance(value, list | tuple):
        yield from (found for part in value for found in _strings(part))


def timescale_texts() -> Iterator[str]:
    """Give the limits of timescales, as they are written."""
    for framework in frameworks()[:1]:
        for limit in framework.timescales.values():
            yield f"{limit.limit} {limit.unit}"
            yield f"{limit.step}, {limit.limit} {limit.unit} {HOLE}"


def list_texts() -> Iterator[str]:
    """Give the 12 C's and the recommendations, which are named by their numbers."""
    for capability in capabilities().capabilities.values():
        yield from _strings(capability.model_dump())
    for level in recommendations().levels:
        for number, words in level.recommendations.items():
            yield f"{RECOMMENDATION}{number}"
            yield f"{number}: {words}"


def reference_texts() -> Iterator[str]:
    """Give the labels of note codes, and the headings of boards' reports."""
    with resource("data", "reference", "note_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row["label_en"], row["label_cy"])
    path = resource("data", "reference", "board_report_headings.csv")
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row["heading"] for row in csv.DictReader(file))
