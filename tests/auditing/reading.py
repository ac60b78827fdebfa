"""Little files to be read, and what a test asks of the reading."""

from nmspf_report.auditing.facts import Fact
from nmspf_report.auditing.reading import Reading

FIGURE = "S47-2||W06000015|2025-26|enquiries"
KEY = ("S47-2", "", "W06000015", "2025-26", "enquiries")


def loose(reading: Reading) -> list[str]:
    """The numbers that are tied to nothing, in order."""
    return [found.number for found in reading.loose if found.number]


def unreadable(reading: Reading) -> list[str]:
    """What cannot be read, in order."""
    return [found.words for found in reading.loose if not found.number]


def said(reading: Reading) -> dict[str, tuple[float, float]]:
    """The interval of each quantity of the one figure that is told of."""
    facts = list(reading.facts())
    assert {key_of(fact) for fact in facts} <= {KEY}
    assert len({fact.shown for fact in facts}) == len(facts)
    return {fact.shown: (float(fact.lower), float(fact.upper)) for fact in facts}


def key_of(fact: Fact) -> tuple[str, str, str, str, str]:
    """The key of a fact's figure."""
    return (fact.indicator, fact.category, fact.area_code, fact.period, fact.counting_unit)
