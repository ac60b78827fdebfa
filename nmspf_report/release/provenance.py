"""The record of a release: what went in and what came out, each with its digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nmspf_report import __version__

RECORD = "provenance.json"


def digest(path: Path) -> str:
    """Give the SHA-256 digest of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder: Path, *, of: Iterable[Path] | None = None) -> dict[str, str]:
    """Give the digest of every file below a folder (or of some), by its path in it, sorted."""
    files = folder.rglob("*") if of is None else of
    named = {path.relative_to(folder).as_posix(): path for path in files if path.is_file()}
    return {name: digest(named[name]) for name in sorted(named)}


def record(
    parameters: Mapping[str, Any], inputs: Mapping[str, Mapping[str, str]], release: Path
) -> bytes:
    """Write the record of a release.

    Parameters
    ----------
    parameters
        The run's parameters.
    inputs
        The digests of the inputs, by kind and then by name.
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
    content = {
        "made_by": {"package": "nmspf_report", "version": __version__},
        "parameters": parameters,
        "inputs": inputs,
        "outputs": outputs,
    }
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()
