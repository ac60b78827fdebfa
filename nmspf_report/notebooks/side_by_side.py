"""Doing several pieces of work at once, and ending them all when the user says so."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress

import psutil

from nmspf_report.problems import Problem

Work = Callable[[], object]


def do_all(pieces: Sequence[Work], jobs: int) -> list[Problem]:
    """Do every piece of work, so many at once.

    A problem in one piece does not stop the others. On an interruption no further piece is
    begun, and the kernels and other programs that this process started are ended.

    Parameters
    ----------
    pieces
        What is to be done; each waits for programs of its own, so that threads suffice.
    jobs
        How many at once.

    Returns
    -------
    list of Problem
        What could not be done, in the order of the pieces.
    """
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        futures = [pool.submit(piece) for piece in pieces]
        try:
            _wait_for(futures)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            _end(futures)
            raise
    errors = [future.exception() for future in futures]
    unforeseen = [error for error in errors if error and not isinstance(error, Problem)]
    if unforeseen:
        raise unforeseen[0]
    return [error for error in errors if isinstance(error, Problem)]


def _wait_for(futures: Sequence[Future[object]]) -> None:
    """Wait with a limit, again and again: an unlimited wait cannot be interrupted on Windows."""
    remaining = set(futures)
    while remaining:
        _, remaining = wait(remaining, timeout=0.5, return_when=FIRST_COMPLETED)


def _end(futures: Sequence[Future[object]]) -> None:
    """End the programs that pieces wait for, until no piece is left that may start another."""
    while running := [future for future in futures if not future.done()]:
        _end_children()
        wait(running, timeout=0.5)


def _end_children() -> None:
    children = psutil.Process().children(recursive=True)
    for child in children:
        with suppress(psutil.NoSuchProcess):
            child.kill()
    psutil.wait_procs(children, timeout=5)
