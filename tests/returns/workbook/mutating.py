"""Workbooks mutated at random: their bytes, their parts, the XML of these, the cells in it."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from nmspf_report.problems import Problem
from nmspf_report.returns.workbook.guarding import raw_workbook
from nmspf_report.returns.workbook.model import WorkbookReturn
from nmspf_report.returns.workbook.opening import answer
from nmspf_report.returns.workbook.reading import interpret

CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)(?:/>|>(.*?)</c>)')
TYPES = (b"s", b"n", b"str", b"b", b"e", b"d", b"inlineStr", b"z", b"")
VALUES = (
    b"", b"0", b"-1", b"1e309", b"NaN", b"99999999999999999999", b"1.5", b"x", b"TRUE",
    b"2026-09-30T00:00:00", b"&#xD800;", b"&lt;script&gt;", b"4294967296", b"\xff\xfe",
    "Llŷn".encode(), b"a" * 40_000, b"=1+1", b"#REF!", b"60", b"-60",
)  # fmt: skip
PLACES = (b"A0", b"A1048577", b"XFE1", b"a1", b"", b"1A", b"ZZZZ1", b"R1C1", b"E7", b"E-7")
PIECES = (
    b"<", b">", b"</row>", b"<row>", b"<c>", b"</sheetData>", b"&amp;", b"&x;", b"]]>",
    b"<!-- ", b"<!DOCTYPE a>", b"<![CDATA[", b"\x00", b'"', b"<f>1</f>", b"<v/>", b"xmlns:a='b'",
)  # fmt: skip
Parts = dict[str, bytes]


def mutated(content: bytes, seed: int) -> bytes:
    """Give a workbook with one to three mutations; the same for the same seed."""
    chance = random.Random(seed)
    if chance.random() < 0.2:
        return _bytes(content, chance)
    parts = _parts(content)
    for _ in range(chance.randint(1, 3)):
        change = chance.choice((_part, _xml, _xml, _cells, _cells, _cells))
        change(parts, chance)
    return _packed(parts, chance)


def outcome(path: Path) -> str:
    """Read a workbook in this process: ``read``, or the name of the problem.

    Whatever else is raised is what a fuzz looks for.
    """
    try:
        read: WorkbookReturn = interpret(raw_workbook(answer(path), path.name))
    except Problem as problem:
        return problem.name
    assert all(figure.value is None or figure.value >= 0 for figure in read.figures)
    return "read"


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Parts, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(packed, "w", method, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _bytes(content: bytes, chance: random.Random) -> bytes:
    """Change, drop, repeat or cut bytes of the file itself."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 10, 100))):
        place = chance.randrange(len(changed))
        kind = chance.randrange(4)
        if kind == 0:
            changed[place] = chance.randrange(256)
        elif kind == 1:
            del changed[place : place + chance.randint(1, 50)]
        elif kind == 2:
            changed[place:place] = chance.randbytes(chance.randint(1, 50))
        else:
            changed[place:place] = changed[: chance.randint(1, 500)]
    if chance.random() < 0.2:
        del changed[chance.randrange(len(changed)) :]
    return bytes(changed)


def _part(parts: Parts, chance: random.Random) -> None:
    """Drop, empty, rename or exchange a part, or fill it with noise."""
    name, other = (chance.choice(list(parts)) for _ in range(2))
    kind = chance.randrange(5)
    if kind == 0 and len(parts) > 1:
        del parts[name]
    elif kind == 1:
        parts[name] = b""
    elif kind == 2:
        parts[chance.choice(("a/../../b", f"{name}x", name.upper(), "xl/vbaProject.bin"))] = parts[
            name
        ]
    elif kind == 3:
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[name] = chance.randbytes(chance.randint(1, 2000))


def _read_part(parts: Parts, chance: random.Random) -> str:
    """Choose one of the parts that are read."""
    read = [
        name for name in parts if name.startswith(("xl/w", "xl/s", "xl/_", "[")) and parts[name]
    ]
    return chance.choice(read or list(parts))


def _xml(parts: Parts, chance: random.Random) -> None:
    """Put a piece of XML, or noise, where it does not belong; drop or repeat some."""
    name = _read_part(parts, chance)
    part = parts[name]
    for _ in range(chance.choice((1, 1, 5))):
        place, length = chance.randrange(len(part) + 1), chance.randint(1, 200)
        kind = chance.randrange(3)
        if kind == 0:
            part = part[:place] + chance.choice(PIECES) + part[place:]
        elif kind == 1:
            part = part[:place] + part[place + length :]
        else:
            part = part[:place] + part[place : place + length] * 2 + part[place + length :]
    parts[name] = part


def _cells(parts: Parts, chance: random.Random) -> None:
    """Give some cells of a sheet another type, value or place."""
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    if not sheets:
        return
    name = chance.choice(sheets)
    share = chance.choice((0.01, 0.1, 0.5))
    parts[name] = CELL.sub(_cell_changer(chance, share), parts[name])


def _cell_changer(chance: random.Random, share: float) -> Callable[[re.Match[bytes]], bytes]:
    def change(match: re.Match[bytes]) -> bytes:
        if chance.random() >= share:
            return match[0]
        place = chance.choice(PLACES) if chance.random() < 0.05 else match[1]
        value = chance.choice(VALUES) if chance.random() < 0.5 else b"%d" % chance.randrange(5000)
        inner = b"<is><t>%s</t></is>" if chance.random() < 0.2 else b"<v>%s</v>"
        formula = b"<f>SUM(A1)</f>" if chance.random() < 0.1 else b""
        kind = chance.choice(TYPES)
        style = chance.choice((b"", b' s="1"', b' s="99999"', b' s="-1"'))
        return b'<c r="%s" t="%s"%s>%s%s</c>' % (place, kind, style, formula, inner % value)

    return change
