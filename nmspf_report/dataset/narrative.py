"""The words of a release as files: passages and statements that may be published, as JSON."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from nmspf_report.narrative.passages import Passage, reading_order
from nmspf_report.narrative.statements import Statement, statement_order
from nmspf_report.problems import Problem

FILE_NAME = "narrative.json"
STATEMENTS = "statements.json"

Entry = TypeVar("Entry", Passage, Statement)


def write_narrative(passages: Iterable[Passage], path: Path) -> None:
    """Write passages in their reading order; the same passages give the same bytes.

    JSON, because its texts have types: none of them is a formula or a number to any reader.
    """
    _write(sorted(passages, key=reading_order), path)


def read_narrative(path: Path) -> tuple[Passage, ...]:
    """Read passages that `write_narrative` wrote.

    Raises
    ------
    Problem
        If the file is not there, or is no such file.
    """
    return _read(path, Passage)


def write_statements(statements: Iterable[Statement], path: Path) -> None:
    """Write statements in their order; the same statements give the same bytes."""
    _write(sorted(statements, key=statement_order), path)


def read_statements(path: Path) -> tuple[Statement, ...]:
    """Read statements that `write_statements` wrote.

    Raises
    ------
    Problem
        As `read_narrative`.
    """
    return _read(path, Statement)


def _write(entries: Sequence[Entry], path: Path) -> None:
    content = [vars(entry) for entry in entries]
    written = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(written, encoding="utf-8", newline="\n")


def _read(path: Path, kind: type[Entry]) -> tuple[Entry, ...]:
    if not path.is_file():
        raise Problem("missing_file", where=path.name)
    try:
        return tuple(kind(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path.name, reason=reason) from None
