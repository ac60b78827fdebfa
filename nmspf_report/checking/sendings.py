"""What was sent: the case-level returns and the workbooks that stand under the paths given."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from nmspf_report.problems import Problem
from nmspf_report.records.schema import read_schema
from nmspf_report.returns.manifest import FILE_NAME
from nmspf_report.returns.reading import CaseLevelReturn, open_return
from nmspf_report.returns.ssd.reading import PREFIX
from nmspf_report.returns.workbook.guarding import Opener
from nmspf_report.returns.workbook.model import WorkbookReturn
from nmspf_report.returns.workbook.reading import read_workbook

Key = TypeVar("Key")
Value = TypeVar("Value")

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TABLES = (".csv", ".parquet", ".tsv", ".txt")
# How far below a folder that is given returns are looked for.
DEEPEST = 2


@dataclass(frozen=True)
class Refused:
    """A file or folder that could not be used at all, and why."""

    name: str
    problem: Problem


@dataclass(frozen=True)
class Sent:
    """All that was sent, of one authority or of many."""

    returns: tuple[CaseLevelReturn, ...]
    workbooks: tuple[WorkbookReturn, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Opening:
    """What was sent, while its workbooks are still being opened.

    Parameters
    ----------
    returns
        The case-level returns, all of them.
    wait
        Gives all that was sent, once it is open.
    """

    returns: tuple[CaseLevelReturn, ...]
    wait: Callable[[], Sent]


def open_sendings(paths: Sequence[Path]) -> Sent:
    """Open all that was sent, as far as it can be opened: as `opening`, waiting for all of it."""
    with opening(paths) as opened:
        return opened.wait()


@contextmanager
def opening(paths: Sequence[Path]) -> Iterator[Opening]:
    """Open all that was sent, as far as it can be opened; workbooks beside other work.

    Workbooks are opened by processes of their own, several at once, while this one reads tables,
    of several returns at once, and does whatever its caller does with them.

    Parameters
    ----------
    paths
        Case-level returns (folders and zips), workbooks, and folders that hold any of these.

    Raises
    ------
    Problem
        If a path is not there, or there is no return under any.
    """
    found = dict.fromkeys(sending for path in paths for sending in _sendings(path))
    if not found:
        raise Problem("nothing_to_check", where=", ".join(map(str, paths)))
    at_once = os.cpu_count() or 1
    with _readers(at_once) as read, ThreadPoolExecutor(at_once) as pool:
        # What is asked for in the order in which it was found is told in that order.
        takes = {
            path: read(path) if _is_workbook(path) else pool.submit(open_return, path)
            for path in found
        }
        case_level = {path: take for path, take in takes.items() if not _is_workbook(path)}
        yield Opening(_sort_out(case_level).returns, partial(_sort_out, takes))


@contextmanager
def _readers(count: int) -> Iterator[Callable[[Path], "Future[WorkbookReturn]"]]:
    """Give what reads workbooks beside other work, so many at once."""
    openers: SimpleQueue[Opener] = SimpleQueue()

    def read(path: Path) -> WorkbookReturn:
        opener = openers.get()
        try:
            return read_workbook(path, opener=opener)
        finally:
            openers.put(opener)

    with ExitStack() as stack, ThreadPoolExecutor(count) as pool:
        for _ in range(count):
            openers.put(stack.enter_context(Opener()))
        yield lambda path: pool.submit(read, path)


def _sort_out(
    opened: Mapping[Path, "Future[CaseLevelReturn] | Future[WorkbookReturn]"],
) -> Sent:
    """Take what can be used, one of each kind from each authority, and tell what cannot."""
    returns: dict[str, CaseLevelReturn] = {}
    workbooks: dict[tuple[str, str], WorkbookReturn] = {}
    refused = []
    for path, take in opened.items():
        try:
            sent = take.result()
            if isinstance(sent, WorkbookReturn):
                _once(workbooks, (sent.area_code, sent.year), sent, path, sent.area_code)
            else:
                area = sent.manifest.area_code
                _once(returns, area, sent, path, area)
        except Problem as problem:
            refused.append(Refused(path.name, problem))
    return Sent(tuple(returns.values()), tuple(workbooks.values()), tuple(refused))


def _once(known: dict[Key, Value], key: Key, value: Value, path: Path, area: str) -> None:
    if key in known:
        raise Problem("return_twice", where=path.name, area=area)
    known[key] = value


def _sendings(path: Path, depth: int = 0) -> Iterator[Path]:
    """Give what stands at a path or below it: a return is a folder, a zip or a workbook."""
    if not path.exists():
        raise Problem("missing_file", where=path)
    if path.is_file():
        yield path
        return
    inside = sorted(each for each in path.iterdir() if not each.name.startswith((".", "~$")))
    below = [sending for each in inside for sending in _inside(each, depth)]
    if _is_return(inside, alone=not below):
        yield path
    yield from below


def _inside(path: Path, depth: int) -> Iterator[Path]:
    """Give what stands at a path in a folder, or below it."""
    if path.is_file() and (_is_workbook(path) or path.suffix.casefold() == ".zip"):
        yield path
    elif path.is_dir() and depth < DEEPEST:
        yield from _sendings(path, depth + 1)


def _is_return(inside: Sequence[Path], *, alone: bool) -> bool:
    """Tell whether files are those of a return: by what it says of itself, or by its tables.

    Tables of other names are taken for a return, which then says what they lack, only where
    there is no other: beside returns may stand a table that is none of theirs.
    """
    tables = [each for each in inside if each.suffix.casefold() in TABLES]
    known = set(read_schema("children").returned)
    named = any(
        each.stem.casefold() in known or each.stem.casefold().startswith(PREFIX) for each in tables
    )
    return FILE_NAME in {each.name for each in inside} or named or (alone and bool(tables))


def _is_workbook(path: Path) -> bool:
    return path.is_file() and path.suffix.casefold() in WORKBOOKS
