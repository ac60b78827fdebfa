"""The files of a return, from a folder or a zip: nothing is unpacked, and nothing is trusted."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from nmspf_report.problems import Problem

MEBIBYTE = 1024**2
# The largest authority's largest table is some 20 MiB as CSV, and all its tables are some 30 MiB.
# What is several times as large is no return, and would take more than ten seconds and one
# gibibyte to read.
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_ARCHIVE = 256 * MEBIBYTE
MOST_FILES = 1000
ENCRYPTED = 0x1
# What reading a damaged zip raises; a password and an unknown method are a RuntimeError.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    IndexError,
    OverflowError,
)
# What the system's own programs leave in folders and zips.
LEFTOVERS = ("__MACOSX", "~$", ".", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class SentFile:
    """A file of a return: its name, without folders, and how to get its content."""

    name: str
    read: Callable[[], bytes]


def sent_files(path: Path) -> Mapping[str, SentFile]:
    """Give the files of a return, by name.

    Parameters
    ----------
    path
        A folder, or a zip whose files stand at its top or all in one folder. A zip is read in
        memory: nothing is written anywhere.

    Raises
    ------
    Problem
        If there is neither; if the zip is damaged, encrypted or holds too much, or a name in it
        that leads out of it, or two files of one name.
    """
    if path.is_dir():
        return _of_folder(path)
    if not path.is_file():
        raise Problem("missing_file", where=path.name)
    return _of_zip(path)


def _of_folder(folder: Path) -> dict[str, SentFile]:
    found = sorted(path for path in folder.iterdir() if path.is_file())
    return {
        path.name: SentFile(path.name, partial(_read_file, path))
        for path in found
        if not path.name.startswith(LEFTOVERS)
    }


def _read_file(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large(path.name)
    return path.read_bytes()


def _of_zip(path: Path) -> dict[str, SentFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            found = members(archive.infolist(), path.name)
    except (*DAMAGES, ValueError) as error:
        if isinstance(error, Problem):
            raise
        raise _unreadable(path.name, error) from None
    return {
        name: SentFile(name, partial(_read_member, path, member)) for name, member in found.items()
    }


def members(infos: Iterable[zipfile.ZipInfo], where: str) -> dict[str, zipfile.ZipInfo]:
    """Give the files of a zip by their names, without the one folder that they may stand in.

    Parameters
    ----------
    infos
        All that the zip's own list says it holds.
    where
        How messages call the zip.

    Raises
    ------
    Problem
        If a name leads out of the zip or stands twice, or there is more than a return can hold.
    """
    every = [info for info in infos if not info.filename.endswith("/")]
    if len(every) > MOST_FILES:
        raise Problem("too_many_files", where=where, most=MOST_FILES)
    for info in every:
        _refuse_hostile(info, where)
    files = [info for info in every if not _is_leftover(info.filename)]
    if sum(info.file_size for info in files) > LARGEST_ARCHIVE:
        raise _too_large(where, LARGEST_ARCHIVE)
    folders = {PurePosixPath(info.filename).parent for info in files}
    if len(folders) > 1 or any(len(folder.parts) > 1 for folder in folders):
        raise Problem("zip_of_folders", where=where)
    named: dict[str, zipfile.ZipInfo] = {}
    for info in files:
        name = PurePosixPath(info.filename).name
        if name.casefold() in {other.casefold() for other in named}:
            raise Problem("file_twice", where=where, file=name)
        named[name] = info
    return named


def _refuse_hostile(info: zipfile.ZipInfo, where: str) -> None:
    name = info.filename
    parts = PurePosixPath(name).parts
    if (
        not name
        or name.startswith("/")
        or ".." in parts
        or "\\" in name
        or ":" in name
        or "\0" in name
    ):
        raise Problem("climbing_name", where=where, file=name)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Problem("climbing_name", where=where, file=name)
    if info.flag_bits & ENCRYPTED:
        raise Problem("encrypted_file", where=where)
    if info.file_size > LARGEST_FILE:
        raise _too_large(f"{where}/{name}")


def _is_leftover(name: str) -> bool:
    return any(part.startswith(LEFTOVERS) for part in PurePosixPath(name).parts)


def _read_member(path: Path, member: zipfile.ZipInfo) -> bytes:
    """Read a file of a zip, and not more of it than the zip's own list has said."""
    where = f"{path.name}/{member.filename}"
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            content = file.read(member.file_size + 1)
    except (*DAMAGES, ValueError) as error:
        raise _unreadable(where, error) from None
    if len(content) != member.file_size:
        raise _unreadable(where, "its length is not the one that is written in the zip")
    return content


def _too_large(where: str, most: int = LARGEST_FILE) -> Problem:
    return Problem("too_large", where=where, most=most // MEBIBYTE)


def _unreadable(where: str, error: object) -> Problem:
    return Problem("unreadable_file", where=where, reason=" ".join(str(error).split())[:200])
