"""Made-up tables for disclosure control: `made_up_table`, with the shape of shared test tables.

A table has authorities in boards and the nation, categories and their total, quarters and their
year; years are separate. Counts are Poisson, the sizes of authorities and the shares of
categories lognormal.
"""

from itertools import accumulate, count, islice, pairwise

import numpy as np
from scipy import sparse

from nmspf_report.disclosure.cells.system import System
from nmspf_report.disclosure.suppression.protection import PUBLISHABLE, WITHHELD, Protection

QUARTERS = 4
CHILDREN_PER_AUTHORITY = 10_725 / 22
THRESHOLD = 5
BOARDS = (6, 4, 2, 3, 2, 5)


def made_up_table(
    authorities: int = 22,
    boards: tuple[int, ...] = BOARDS,
    categories: int = 15,
    years: int = 1,
    seed: int = 1,
) -> Protection:
    """Draw a table, withhold its counts of 1 to 4 and require that each could be 1 and 4.

    Parameters
    ----------
    authorities, boards
        How many authorities there are, and how many of them in each board.
    categories
        How many categories besides their total.
    years
        How many years, each of four quarters and their sum.
    seed
        The same seed gives the same table.

    Returns
    -------
    Protection
        Cells by year, area (authorities, boards, nation), category (the total last) and period
        (the year last).
    """
    if sum(boards) != authorities:
        raise ValueError(f"boards of {sum(boards)} authorities, not {authorities}")
    year = _year_system(boards, categories)
    shape = (authorities + len(boards) + 1, categories + 1, QUARTERS + 1)
    counts = _draw(authorities, boards, categories, years, seed)
    cells = np.flatnonzero((counts > 0) & (counts < THRESHOLD))
    roles = np.full(counts.size, PUBLISHABLE, dtype=np.int8)
    roles[cells] = WITHHELD
    return Protection(
        system=System(
            sparse.csr_array(sparse.block_diag([year] * years)),
            sparse.csr_array((0, counts.size), dtype=np.int64),
        ),
        counts=counts,
        roles=roles,
        costs=np.log1p(np.maximum(counts, 1)) * np.tile(_weights(shape, authorities), years),
        lower=np.zeros(counts.size),
        upper=np.full(counts.size, np.inf),
        cells=cells,
        low=np.ones(cells.size, dtype=np.int64),
        high=np.full(cells.size, THRESHOLD - 1),
        regions=np.tile(np.repeat(_boards_of_areas(boards), shape[1] * shape[2]), years),
    )


def seeds_alike(number: int) -> list[int]:
    """Give the first seeds whose small tables are like the one that the aims were measured on.

    That one has 669 counts of 1 to 4, 571 zeros and 10,725 for Wales's year: like it are tables
    within 1%, 5% and 1% of these. How many secondary cells a table needs rests on all three.
    """
    tables = ((seed, _draw(22, BOARDS, 15, 1, seed)) for seed in count(1))
    alike = (seed for seed, counts in tables if _is_like_that_of_the_aims(counts))
    return list(islice(alike, number))


def _is_like_that_of_the_aims(counts: np.ndarray) -> bool:
    small = np.count_nonzero((counts > 0) & (counts < THRESHOLD))
    zeros = np.count_nonzero(counts == 0)
    # The last cell is Wales's total of the year.
    figures = ((small, 669, 0.01), (zeros, 571, 0.05), (int(counts[-1]), 10_725, 0.01))
    return all(abs(figure - aimed) <= share * aimed for figure, aimed, share in figures)


def _year_system(boards: tuple[int, ...], categories: int) -> sparse.csr_array:
    areas = _area_sums(boards)
    category_sum = np.append(np.full(categories, -1), 1)[None, :]
    quarter_sum = np.append(np.full(QUARTERS, -1), 1)[None, :]
    each_area = sparse.eye_array(areas.shape[1], dtype=np.int64)
    each_category = sparse.eye_array(categories + 1, dtype=np.int64)
    each_period = sparse.eye_array(QUARTERS + 1, dtype=np.int64)
    return sparse.csr_array(
        sparse.vstack(
            [
                sparse.kron(sparse.kron(areas, each_category), each_period),
                sparse.kron(sparse.kron(each_area, category_sum), each_period),
                sparse.kron(sparse.kron(each_area, each_category), quarter_sum),
            ]
        )
    )


def _boards_of_areas(boards: tuple[int, ...]) -> np.ndarray:
    """Give the board of each authority and of each board, and -1 for the nation."""
    numbers = np.arange(len(boards))
    return np.concatenate([np.repeat(numbers, boards), numbers, [-1]])


def _area_sums(boards: tuple[int, ...]) -> np.ndarray:
    """Give one row for each board (itself less its authorities) and one for the nation."""
    authorities = sum(boards)
    sums = np.zeros((len(boards) + 1, authorities + len(boards) + 1), dtype=np.int64)
    for board, (first, end) in enumerate(pairwise(accumulate(boards, initial=0))):
        sums[board, first:end] = -1
        sums[board, authorities + board] = 1
    sums[-1, authorities:-1] = -1
    sums[-1, -1] = 1
    return sums


def _draw(
    authorities: int, boards: tuple[int, ...], categories: int, years: int, seed: int
) -> np.ndarray:
    generator = np.random.default_rng(seed)
    sizes = generator.lognormal(0, 0.6, authorities)
    shares = generator.lognormal(0, 1.8, categories)
    expected = np.outer(sizes / sizes.sum(), shares / shares.sum())
    expected *= CHILDREN_PER_AUTHORITY * authorities / QUARTERS
    drawn = generator.poisson(expected[:, :, None], (years, authorities, categories, QUARTERS))
    starts = list(accumulate(boards[:-1], initial=0))
    by_board = np.add.reduceat(drawn, starts, axis=1)
    areas = np.concatenate([drawn, by_board, drawn.sum(axis=1, keepdims=True)], axis=1)
    totalled = np.concatenate([areas, areas.sum(axis=2, keepdims=True)], axis=2)
    periods = np.concatenate([totalled, totalled.sum(axis=3, keepdims=True)], axis=3)
    return periods.reshape(-1).astype(np.int64)


def _weights(shape: tuple[int, int, int], authorities: int) -> np.ndarray:
    """Weigh boards 3 times an authority, the nation 10, category totals 3, years 2."""
    weights = np.ones(shape)
    weights[authorities:-1] *= 3
    weights[-1] *= 10
    weights[:, -1] *= 3
    weights[:, :, -1] *= 2
    return weights.reshape(-1)
