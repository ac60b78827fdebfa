"""Planting faults in figures that add up, as an authority would type them, with the truth."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from nmspf_report.checking.figures import FIGURE
from nmspf_report.checking.parts import check_parts
from nmspf_report.checking.reconciling import compare, differing
from nmspf_report.checking.relations import Cell, OverYear, Relations
from nmspf_report.checking.rules import Rule
from nmspf_report.returns.sample.draws import Draws

# A figure: area, indicator, unit, category, shown, period.
Figure = tuple[str, ...]
# How far a figure is moved: never by nothing, seldom by much.
LEAST, MOST = 1, 12


@dataclass(frozen=True)
class FigureFault:
    """A figure that was changed: which test of figures has to find it, and to what."""

    test: str
    figure: Figure
    value: float


def plant_in_figures(
    clean: pd.DataFrame, ties: Relations, count: int, seed: int
) -> tuple[pd.DataFrame, tuple[FigureFault, ...]]:
    """Plant so many faults of every test of parts and wholes, and of reconciliation.

    Parameters
    ----------
    clean
        Figures that add up: ``figures.FIGURE_COLUMNS``, each with its ``value``.
    ties
        What holds between them.
    count
        How many of each test.

    Returns
    -------
    tuple
        The figures with their faults, and the truth. No two faults are of one authority,
        indicator and year, so that none hides another.
    """
    values = _values(clean)
    used: set[tuple[str, str, str]] = set()
    planted: list[FigureFault] = []
    for test, propose in PROPOSALS.items():
        proposals = propose(values, ties, Draws(seed, "figures", test))
        mine: list[FigureFault] = []
        for figure, value in proposals:
            place = (figure[0], figure[1], figure[5][: len("2025-26")])
            if place not in used:
                used.add(place)
                mine.append(FigureFault(test, figure, value))
            if len(mine) == count:
                break
        planted.extend(mine)
    changed = {fault.figure: fault.value for fault in planted}
    keys = clean[FIGURE].itertuples(index=False, name=None)
    moved = [changed.get(key, value) for key, value in zip(keys, clean["value"], strict=True)]
    return clean.assign(value=moved), tuple(planted)


def _values(clean: pd.DataFrame) -> Mapping[Figure, float]:
    known = clean[clean["value"].notna()]
    keys = known[FIGURE].itertuples(index=False, name=None)
    return dict(zip(keys, known["value"], strict=True))


Values = Mapping[Figure, float]
Proposals = Iterator[tuple[Figure, float]]


def _pairs(which: str) -> Callable[[Values, Relations, Draws], Proposals]:
    """Propose figures that are more than what holds them."""

    def propose(values: Values, ties: Relations, draws: Draws) -> Proposals:
        holders: dict[Cell, list[Cell]] = {}
        for part, whole in getattr(ties, which):
            holders.setdefault(part, []).append(whole)
        for figure in _drawn(values, draws):
            for whole in holders.get(_cell(figure), ()):
                most = values.get(_at(figure, whole))
                if most is not None:
                    yield figure, most + _step(draws)

    return propose


def _categories(values: Values, ties: Relations, draws: Draws) -> Proposals:
    """Propose a category that is one too many, where all that make up the whole are there."""
    groups = {part: (parts, whole) for parts, whole in ties.partitions for part in parts}
    for figure in _drawn(values, draws):
        parts, whole = groups.get(_cell(figure), ((), None))
        if whole is not None and all(_at(figure, each) in values for each in (*parts, whole)):
            yield _at(figure, whole), values[_at(figure, whole)] + _step(draws)


def _years(way: OverYear) -> Callable[[Values, Relations, Draws], Proposals]:
    """Propose a year that its quarters do not allow."""

    def propose(values: Values, ties: Relations, draws: Draws) -> Proposals:
        for figure in _drawn(values, draws):
            if ties.over_year.get(_cell(figure)) == way and "Q" not in figure[5]:
                names = [(*figure[:5], f"{figure[5]}-Q{quarter}") for quarter in (1, 2, 3, 4)]
                if all(name in values for name in names):
                    quarters = [values[name] for name in names]
                    base = quarters[-1] if way == "last" else sum(quarters)
                    yield figure, base + _step(draws)

    return propose


def _any(values: Values, _ties: Relations, draws: Draws) -> Proposals:
    """Propose any figure, moved."""
    for figure in _drawn(values, draws):
        yield figure, values[figure] + _step(draws)


def _drawn(values: Values, draws: Draws) -> Iterator[Figure]:
    keys = list(values)
    return (keys[int(place)] for place in draws.shuffled(len(keys)))


def _step(draws: Draws) -> float:
    return float(LEAST + int(np.floor(draws.uniform(1)[0] * (MOST - LEAST + 1))))


def _cell(figure: Figure) -> Cell:
    return Cell(figure[1], figure[2], figure[3], figure[4])  # type: ignore[arg-type]


def _at(figure: Figure, cell: Cell) -> Figure:
    return (figure[0], cell.indicator, cell.unit, cell.category, cell.shown, figure[5])


PROPOSALS: Mapping[str, Callable[[Values, Relations, Draws], Proposals]] = {
    "share": _pairs("shares"),
    "category_above": _pairs("contained"),
    "categories": _categories,
    "quarters": _years("sum"),
    "year_outside": _years("between"),
    "year_last": _years("last"),
    "reconciliation": _any,
}


def found_figures(
    faulty: pd.DataFrame, clean: pd.DataFrame, ties: Relations, rules: Sequence[Rule]
) -> dict[str, set[Figure]]:
    """Check figures with faults, and give what each test of figures found.

    Parameters
    ----------
    faulty, clean
        As `plant_in_figures` gives and takes them; the clean ones are what the records give.
    """
    found: dict[str, set[Figure]] = {
        str(hits.rule.figures): _named(hits.rows) for hits in check_parts(faulty, ties, rules)
    }
    found["reconciliation"] = _named(differing(compare(faulty, clean[[*FIGURE, "value"]])))
    return found


def _named(rows: pd.DataFrame) -> set[Figure]:
    return set(rows[FIGURE].itertuples(index=False, name=None)) if len(rows) else set()
