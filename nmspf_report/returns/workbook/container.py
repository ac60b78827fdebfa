"""The container of a workbook, looked at before anything in it is believed: zip and XML.

A workbook is a zip archive of XML files. Nothing is decompressed before its size is known to be
bounded, nothing is written to disk, and no document type is accepted, so that no entity can be
declared. What is read on is a copy that holds the checked parts and nothing else.

This module and `opening` run in a process of their own: they import neither the locale nor the
rest of the package, so that it starts quickly.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nmspf_report.returns.workbook.markup import (
    SHEET,
    Marks,
    RefusedError,
    check_part,
    read_index,
    refuse_far_cells,
)

MEGABYTE = 2**20
LARGEST_FILE = 32 * MEGABYTE
LARGEST_CONTENT = 256 * MEGABYTE
"""All members together, decompressed. A workbook that is filled in has about 3 megabytes."""
MOST_MEMBERS = 2_000
STEEPEST = 200
"""How many times its size in the archive a member may have (deflate reaches 1,000)."""
SMALL = MEGABYTE
"""Members below this size may be as well compressed as they like."""
OLD_OR_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels"
    r"|xl/(workbook|sharedStrings|styles)\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
# Rows that hold nothing, which people make by the million when they format a column; and rows and
# cells that say where they are only by what stands before them.
BLANK_ROW = re.compile(rb'<row r="[^<>]*(?:/>|>(?:<c\s[^<>]*/>|<c\s[^<>]*></c>)*</row>)')
UNPLACED = re.compile(rb'<(?:c|row)(?=[\s/>])(?![^<>]*\sr=")')


@dataclass(frozen=True)
class Container:
    """A workbook whose container is sound.

    Parameters
    ----------
    copy
        The checked parts, as an archive of their own.
    marks
        Of each sheet, by its name.
    has_links
        Whether the workbook refers to other files.
    counts_from_1904
        Whether its dates are days since 1904, not since 1900.
    """

    copy: bytes
    marks: dict[str, Marks]
    has_links: bool
    counts_from_1904: bool


def check_container(path: Path) -> Container:
    """Look at a workbook's container, and copy what is needed of it.

    Raises
    ------
    RefusedError
        If it is no workbook, is damaged, locked, has macros, is too large, or is made to
        harm its reader.
    """
    content = _content(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _members(archive)
            _refuse_other_kinds(archive, members)
            parts = dict(_needed_parts(archive, members))
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError, zlib.error):
        raise RefusedError("workbook_damaged") from None
    marks = {name: check_part(name, part) for name, part in parts.items()}
    index = read_index(parts)
    named = {sheet: marks[part] for sheet, part in index.sheets.items() if part in marks}
    refuse_far_cells(named)
    has_links = any(name.lower().startswith("xl/externallinks/") for name in members)
    return Container(_archive(parts), named, has_links, index.counts_from_1904)


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise RefusedError("workbook_empty")
    if size > LARGEST_FILE:
        raise RefusedError("workbook_too_large", most=LARGEST_FILE // MEGABYTE)
    content = path.read_bytes()
    if content.startswith(OLD_OR_LOCKED):
        raise RefusedError("workbook_locked" if ENCRYPTED in content else "workbook_old")
    if not content.startswith(b"PK"):
        raise RefusedError("workbook_not_one")
    return content


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Give the members by name, after a look at what the archive says of them."""
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise RefusedError("workbook_too_many_members", most=MOST_MEMBERS)
    members: dict[str, zipfile.ZipInfo] = {}
    for member in listed:
        _refuse_unsafe_name(member.filename)
        if member.filename in members:
            raise RefusedError("workbook_member_twice", member=member.filename[:100])
        if member.flag_bits & 1:
            raise RefusedError("workbook_locked")
        if member.file_size > SMALL and member.file_size > STEEPEST * member.compress_size:
            raise RefusedError("workbook_bomb", member=member.filename[:100])
        members[member.filename] = member
    if sum(member.file_size for member in listed) > LARGEST_CONTENT:
        largest = max(listed, key=lambda member: member.file_size)
        raise RefusedError("workbook_bomb", member=largest.filename[:100])
    return members


def _refuse_unsafe_name(name: str) -> None:
    """Refuse a name that would lead out of a folder, were the archive ever unpacked."""
    plain = name.replace("\\", "/")
    parts = PurePosixPath(plain).parts
    if plain.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", plain) or "\0" in name:
        raise RefusedError("workbook_unsafe_member", member=name[:100])


def _refuse_other_kinds(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> None:
    names = {name.lower() for name in members}
    if "mimetype" in names or "content.xml" in names:
        raise RefusedError("workbook_open_document")
    if "xl/workbook.bin" in names:
        raise RefusedError("workbook_binary")
    if "[Content_Types].xml" not in members or "xl/workbook.xml" not in members:
        raise RefusedError("workbook_not_one")
    types = _read(archive, members["[Content_Types].xml"])
    macros = ("vbaproject.bin", "vbadata.xml")
    if b"macroEnabled" in types or any(
        name.endswith(macros) or name.startswith("xl/macrosheets/") for name in names
    ):
        raise RefusedError("workbook_macro")


def _needed_parts(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    for name, member in members.items():
        if NEEDED.fullmatch(name):
            part = _read(archive, member)
            yield name, _without_blanks(part) if SHEET.fullmatch(name) else part


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member, never more of it than the archive has said that there is."""
    with archive.open(member) as part:
        content = part.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise RefusedError("workbook_damaged")
    return content


def _without_blanks(sheet: bytes) -> bytes:
    """Leave out the rows of a large sheet that hold nothing: they would take seconds."""
    if len(sheet) < SMALL:
        return sheet
    kept = BLANK_ROW.sub(b"", sheet)
    return sheet if UNPLACED.search(kept) else kept


def _archive(parts: dict[str, bytes]) -> bytes:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return copy.getvalue()
