"""The narrative of a release as a file: passages that may be published, as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from nmspf_report.narrative.passages import Passage, reading_order
from nmspf_report.problems import Problem

FILE_NAME = "narrative.json"


def write_narrative(passages: Iterable[Passage], path: Path) -> None:
    """Write passages in their reading order; the same passages give the same bytes.

    JSON, because its texts have types: none of them is a formula or a number to any reader.
    """
    content = [asdict(passage) for passage in sorted(passages, key=reading_order)]
    written = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(written, encoding="utf-8", newline="\n")


def read_narrative(path: Path) -> tuple[Passage, ...]:
    """Read passages that `write_narrative` wrote.

    Raises
    ------
    Problem
        If the file is not there, or is no such file.
    """
    if not path.is_file():
        raise Problem("missing_file", where=path.name)
    try:
        return tuple(Passage(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path.name, reason=reason) from None
