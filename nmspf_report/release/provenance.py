"""The record of a release: what went in and what came out, each with its digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nmspf_report import __version__
from nmspf_report.auditing.record import RECORD


def digest(path: Path) -> str:
    """Give the SHA-256 digest of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder: Path, *, of: Iterable[Path] | None = None) -> dict[str, str]:
    """Give the digest of every file below a folder (or of some), by its path in it, sorted."""
    files = folder.rglob("*") if of is None else of
    named = {path.relative_to(folder).as_posix(): path for path in files if path.is_file()}
    return {name: digest(named[name]) for name in sorted(named)}


def record(entries: Mapping[str, Any], release: Path) -> bytes:
    """Write the record of a release.

    Parameters
    ----------
    entries
        What it was made from: ``parameters``, the run's, and ``inputs``, the digests of the
        inputs by kind and then by name.
    release
        The release's folder, with everything in it but the record.

    Returns
    -------
    bytes
        JSON: no clock and no path of this machine is in it, so that the same inputs give the
        same record.
    """
    outputs = digests(release)
    outputs.pop(RECORD, None)
    made_by = {"package": "nmspf_report", "version": __version__}
    content = {"made_by": made_by, **entries, "outputs": outputs}
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def holds(release: Path, entries: Mapping[str, Any]) -> bool:
    """Tell whether a folder's record says that the release in it was made from the same."""
    path = release / RECORD
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return all(content.get(name) == entry for name, entry in entries.items())
