"""docs/framework.md explains every key of a framework, and every fact that it can count from."""

import re
from pathlib import Path
from typing import get_args

import pytest

from nmspf_report.framework import catalogue, conditions, model
from nmspf_report.records.schema import read_schema

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "framework.md").read_text(encoding="utf-8")
MODELS = [
    catalogue.Head,
    catalogue.Section,
    model.Indicator,
    model.FiveQuestions,
    model.Measure,
    conditions.When,
    conditions.Condition,
    conditions.Count,
    model.Dimension,
    model.Base,
    model.Aggregate,
]


def quoted_names() -> set[str]:
    """Every name that stands in code marks on the page."""
    quoted = re.findall(r"`([^`\n]+)`", PAGE)
    return {name for code in quoted for name in re.findall(r"[a-z_0-9]+", code)}


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_is_explained(kind):
    keys = {field.alias or name for name, field in kind.model_fields.items()}
    assert keys - quoted_names() == set()


def test_every_value_of_a_key_with_few_is_explained():
    kinds = (model.Kind, model.Presentation, model.Polarity)
    values = {value for kind in kinds for value in get_args(kind)}
    assert {value for value in values if f"`{value}`" not in PAGE} == set()


@pytest.mark.parametrize("table", read_schema("children").tables)
def test_every_fact_has_its_definition(table):
    described = read_schema("children").tables[table]
    expected = {table} if described.is_derived else set(described.facts)
    assert expected - quoted_names() == set()
