"""No chart and no table of a report comes without a sentence before it that says what it says."""

from collections.abc import Callable

import pytest

from nmspf_report.documents import (
    Report,
    at_a_glance,
    board_report,
    childs_journey,
    data_coverage,
    open_report,
    themes,
    variation,
)
from nmspf_report.documents.blocks import Blocks, Prose
from nmspf_report.figures import Figure

PARTS: dict[str, tuple[Callable[[Report], Blocks], ...]] = {
    "W06000015": (at_a_glance, childs_journey, themes, variation, data_coverage),
    "gwent": (at_a_glance, childs_journey, board_report, variation, data_coverage),
    "W92000004": (at_a_glance, childs_journey, themes, variation, data_coverage),
}
TAKES_UP = ("funnel", "map")
"""Charts that stand with the dot plot of the same indicator, whose sentence speaks of all."""


@pytest.mark.parametrize("area", PARTS)
def test_a_sentence_stands_before_every_chart_and_table(area: str):
    report = open_report("data/sample", area, "2025-26")
    shown = 0
    for part in PARTS[area]:
        before: list[object] = []
        for block in part(report).blocks:
            if not isinstance(block, Prose):
                shown += 1
                assert is_told(block, before), block.caption
            before.append(block)
    assert shown > 30


def is_told(block: object, before: list[object]) -> bool:
    """Tell whether the last block is a sentence; a table of a section ends what it began."""
    if isinstance(block, Figure) and not block.id.startswith(TAKES_UP):
        last = before[-1:]
    else:
        last = [one for one in before if isinstance(one, Prose)][-1:]
    return bool(last) and isinstance(last[0], Prose) and not last[0].markdown.startswith("#")
