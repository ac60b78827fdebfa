"""Work shared by several processes of this program; one that is ended is told as a mistake to mend.

They are started anew rather than forked, on every system: a fork of a program that has threads can
wait for ever.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context
from typing import TypeVar

from nmspf_report.problems import Problem

Item = TypeVar("Item")
Done = TypeVar("Done")

# How many do the pieces of one step.
PROCESSES = 2


_there: ContextVar[ProcessPoolExecutor | None] = ContextVar("_there", default=None)


@contextmanager
def processes() -> Iterator[ProcessPoolExecutor]:
    """Give processes to share work between; within, every other step is given the same.

    Each is started when there is work for it, and imports what it works with, which takes seconds.

    Raises
    ------
    Problem
        If one of them is ended, as happens where memory runs out.
    """
    there = _there.get()
    if there is not None:
        yield there
        return
    try:
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
            token = _there.set(pool)
            try:
                yield pool
            except BaseException:
                # Nobody takes what is still to be done.
                pool.shutdown(cancel_futures=True)
                raise
            finally:
                _there.reset(token)
    except BrokenProcessPool as broken:
        raise Problem("process_ended") from broken


def largest_first(
    work: Callable[[Item], Done], items: Sequence[Item], sizes: Sequence[float]
) -> list[Done]:
    """Do work on each item, the largest first, so that none is left alone at the end.

    Parameters
    ----------
    work
        What is done; it and what it is given travel between processes.
    items, sizes
        On what, and how much work each is, in any unit.

    Returns
    -------
    list
        What the work gave for each item, in their order.

    Raises
    ------
    Problem
        As `processes`.
    """
    order = sorted(range(len(items)), key=lambda place: -sizes[place])
    with processes() as pool:
        done = dict(zip(order, pool.map(work, [items[place] for place in order]), strict=True))
    return [done[place] for place in range(len(items))]
