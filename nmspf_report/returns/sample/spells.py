"""Spells of children: without overlap, joined where they meet, and what comes next."""

import numpy as np

from nmspf_report.returns.sample.draws import Flags, Numbers

NEVER = 2**20  # a day in the year 4840: a spell that lasts
_SPAN = 2**21  # more than any day, so that a child and a day make one number


def in_order(child: Numbers, start: Numbers) -> Numbers:
    """Give the order by child, then by day (rows of the same day in their own order)."""
    return np.argsort(child * _SPAN + start, kind="stable")


def clear_of_earlier(child: Numbers, start: Numbers, end: Numbers) -> Flags:
    """Tell which spells begin after every earlier spell of the same child has ended."""
    order = in_order(child, start)
    latest = _latest_end(child[order], end[order])
    clear = np.empty(len(child), dtype=bool)
    clear[order] = start[order] > latest
    return clear


def joined(child: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Join the spells of a child that overlap or meet.

    Returns
    -------
    first, start, end : arrays
        For each joined spell the row that begins it, its first day and its last.
    """
    order = in_order(child, start)
    begins = start[order] > _latest_end(child[order], end[order])
    places = np.flatnonzero(begins)
    if not len(places):
        return order, start, end
    return order[places], start[order][places], np.maximum.reduceat(end[order], places)


def next_start(child: Numbers, day: Numbers, of_child: Numbers, starts: Numbers) -> Numbers:
    """Give the first day, on or after a child's day, among other days of the same child.

    Parameters
    ----------
    child, day
        Whose, and from when.
    of_child, starts
        The children and days to look among.

    Returns
    -------
    array
        The day, or ``NEVER``.
    """
    marks = np.sort(of_child * _SPAN + starts)
    padded = np.append(marks, 2**62)
    found = padded[np.searchsorted(marks, child * _SPAN + day)]
    return np.where(found // _SPAN == child, found % _SPAN, NEVER)


def within(child: Numbers, day: Numbers, spells: tuple[Numbers, Numbers, Numbers]) -> Flags:
    """Tell for which of a child's days a spell of that child is open.

    Parameters
    ----------
    spells
        Children, first days and ends; the spells of a child do not overlap.
    """
    return np.asarray(last_end(child, day, spells) > day)


def last_end(child: Numbers, day: Numbers, spells: tuple[Numbers, Numbers, Numbers]) -> Numbers:
    """Give the end of the last spell that a child began on or before a day, or -1."""
    of_child, start, end = spells
    order = in_order(of_child, start)
    marks = (of_child * _SPAN + start)[order]
    place = np.searchsorted(marks, child * _SPAN + day, side="right")
    ends = np.append(np.int64(-1), end[order])[place]
    owners = np.append(np.int64(-1), of_child[order])[place]
    return np.where(owners == child, ends, -1)


def _latest_end(child: Numbers, end: Numbers) -> Numbers:
    """Give for each row (in order) the latest end of the child's rows before it, or -1."""
    if not len(child):
        return end
    marks = np.maximum.accumulate(child * _SPAN + end)
    before = np.append(np.int64(-1), marks[:-1])
    return np.where(before // _SPAN == child, before % _SPAN, -1)
