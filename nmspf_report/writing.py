"""Writing files whole or not at all, so that an interruption leaves no half-written file."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old content or the new, never a part.

    The content goes to a temporary file beside the target, which then takes the
    target's name in one step. On any failure, an interruption included, the
    temporary file is removed and the target stays as it was.

    Parameters
    ----------
    path
        The file to write; folders above it are made where they are missing.
    content
        The whole content.

    Raises
    ------
    OSError
        If the folder cannot be made or the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
