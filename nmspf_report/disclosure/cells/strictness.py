"""Which of several counts ask for more than others, and so are at most those."""

from collections.abc import Mapping
from itertools import chain, permutations

from nmspf_report.disclosure.cells.counted import Counted, is_part
from nmspf_report.framework.conditions import When


def by_strictness(counted: Mapping[int, Counted]) -> list[tuple[int, int]]:
    """Give the pairs of which the first asks for more than the second, with none between them.

    Parameters
    ----------
    counted
        What is counted, by any number.
    """
    alike: dict[tuple[str, When], list[int]] = {}
    for place, one in counted.items():
        alike.setdefault((one.table, one.when), []).append(place)
    above: dict[int, set[int]] = {}
    for places in alike.values():
        for stricter, looser in permutations(places, 2):
            if is_part(counted[stricter], counted[looser]):
                above.setdefault(stricter, set()).add(looser)
    pairs: list[tuple[int, int]] = []
    for stricter in sorted(above):
        beyond = set(chain.from_iterable(above.get(looser, ()) for looser in above[stricter]))
        pairs.extend((stricter, looser) for looser in sorted(above[stricter] - beyond))
    return pairs
