"""What a build was made from, and whether anything of it has changed since.

It is asked before anything is read: it imports nothing that takes long.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nmspf_report.auditing.record import RECORD
from nmspf_report.parameters import Parameters, SampleReturns
from nmspf_report.release.provenance import digest, digests
from nmspf_report.resources import PACKAGE, locate, resource

FRAMEWORK, THEME = PACKAGE / "framework", "theme"


@dataclass(frozen=True)
class Asked:
    """What a build is asked for, as far as it can change what is built.

    Parameters
    ----------
    parameters
        The run.
    areas
        The codes of the areas whose documents are wanted; none means all.
    ledger
        The folder of the ledger of releases, to which this one is added; None if this is none
        that goes out.
    """

    parameters: Parameters
    areas: tuple[str, ...] = ()
    ledger: Path | None = None


def remembered(asked: Asked, release: Path) -> bytes:
    """Give what tells later whether a release is still what it would be built as."""
    content = {"asked": _fingerprint(asked), "release": digest(release / RECORD)}
    return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()


def is_unchanged(asked: Asked, release: Path, memory: Path) -> bool:
    """Tell whether a build would make what is there already.

    Parameters
    ----------
    asked
        What is asked for.
    release
        The release's folder.
    memory
        The file in which what `remembered` gave is kept.
    """
    try:
        content = json.loads(memory.read_text(encoding="utf-8"))
        recorded = json.loads((release / RECORD).read_text(encoding="utf-8"))
        return bool(
            content["release"] == digest(release / RECORD)
            and content["asked"] == _fingerprint(asked)
            and recorded["outputs"] == _without_record(digests(release))
        )
    except (OSError, ValueError, KeyError, TypeError):
        # Nothing was built here, or what is here is not whole.
        return False


@cache
def made_with() -> Mapping[str, str]:
    """Give the digests of what every notebook and document is made with, by name.

    They are the definitions, the theme, and the package: its code and words, the reference data,
    and which versions of other packages it works with.
    """
    theme = resource("reports", THEME)
    package = [path for path in _files(PACKAGE) if FRAMEWORK not in path.parents]
    reports = [path for path in _files(resource("reports")) if theme not in path.parents]
    return {
        "framework": _together(_files(FRAMEWORK)),
        "theme": _together(_files(theme)),
        "package": _together([*package, *reports, *_files(resource("data"))]),
        "packages": _digest_of([sys.version, *_installed()]),
    }


def _fingerprint(asked: Asked) -> str:
    returns = asked.parameters.returns
    sent = {} if isinstance(returns, SampleReturns) else digests(locate(returns.folder))
    narrative = asked.parameters.narrative
    words = None if narrative is None else digest(locate(narrative))
    out = None if asked.ledger is None else digests(asked.ledger)
    return _digest_of(
        [asked.parameters.model_dump(mode="json"), asked.areas, sent, words, out, dict(made_with())]
    )


def _installed() -> list[str]:
    """Give the installed packages with their versions, as the folders that describe them are named.

    `importlib.metadata` reads and parses a file of each, which takes a third of a second.
    """
    folders = {Path(folder) for folder in sys.path if folder}
    return sorted(path.name for folder in folders for path in folder.glob("*.*-info"))


def _without_record(files: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in files.items() if name != RECORD}


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _together(paths: Iterable[Path]) -> str:
    root = PACKAGE.parent
    return _digest_of([(path.relative_to(root).as_posix(), digest(path)) for path in paths])


def _digest_of(content: Any) -> str:
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()
