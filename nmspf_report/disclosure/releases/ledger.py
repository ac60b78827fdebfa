"""The ledger of releases: what each of them has published, and what it was counted from."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from nmspf_report.indicators.observations import read_observations, write_observations
from nmspf_report.problems import Problem

PUBLISHED, COUNTED, COVERAGE = "published.parquet", "counted.parquet", "coverage.csv"
ABOUT = "about.json"


@dataclass(frozen=True)
class Entry:
    """One release of the ledger.

    Parameters
    ----------
    title
        What the release was called.
    published
        The observations that it published, withheld ones among them.
    counted
        The observations before protection.
    coverage
        Which authorities each sum held.
    """

    title: str
    published: pd.DataFrame
    counted: pd.DataFrame
    coverage: pd.DataFrame


def read_ledger(folder: Path) -> tuple[Entry, ...]:
    """Read the releases of a ledger, in their order; of a folder that is not there, none.

    Raises
    ------
    Problem
        If an entry lacks a file, or a file is not what it must be.
    """
    return tuple(_read(path) for path in _entries(folder))


def add_to_ledger(folder: Path, entry: Entry) -> None:
    """Add a release, unless the last one published and counted the same.

    The entry appears whole: its folder takes its name when all is in it.

    Parameters
    ----------
    folder
        The ledger; it holds counts before protection, and must never be published.
    entry
        The release.
    """
    standing = list(_entries(folder))
    if standing and _is_same(_read(standing[-1]), entry):
        return
    number = 1 + max((int(path.name) for path in standing), default=0)
    partial = folder / f".{number:04d}.partial"
    partial.mkdir(parents=True, exist_ok=True)
    write_observations(entry.published, partial / PUBLISHED)
    write_observations(entry.counted, partial / COUNTED)
    entry.coverage.to_csv(partial / COVERAGE, index=False, lineterminator="\n")
    about = json.dumps({"title": entry.title}, ensure_ascii=False) + "\n"
    (partial / ABOUT).write_text(about, encoding="utf-8", newline="\n")
    partial.rename(folder / f"{number:04d}")


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.name.isdigit())


def _read(path: Path) -> Entry:
    for name in (ABOUT, COVERAGE):
        if not (path / name).is_file():
            raise Problem("missing_file", where=path / name)
    try:
        title = str(json.loads((path / ABOUT).read_text(encoding="utf-8"))["title"])
        coverage = pd.read_csv(path / COVERAGE, keep_default_na=False)
    except (ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path, reason=reason) from None
    return Entry(
        title,
        read_observations(path / PUBLISHED),
        read_observations(path / COUNTED),
        coverage,
    )


def _is_same(first: Entry, second: Entry) -> bool:
    pairs = ((first.published, second.published), (first.counted, second.counted))
    return all(
        one.reset_index(drop=True).equals(other.reset_index(drop=True)) for one, other in pairs
    )
