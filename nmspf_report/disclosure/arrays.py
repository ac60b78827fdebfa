"""Named arrays in a file, written whole or not at all; one that cannot be read is as none."""

import io
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from nmspf_report.writing import write_whole

Arrays = Mapping[str, np.ndarray[Any, np.dtype[Any]]]


def write_arrays(arrays: Arrays, path: Path) -> None:
    """Write arrays to a file.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]
    write_whole(path, content.getvalue())


def read_arrays(path: Path) -> Arrays | None:
    """Read arrays; None of a file that is not there, or holds none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files}
    except (OSError, ValueError, EOFError, KeyError, BadZipFile, zlib.error):
        return None
