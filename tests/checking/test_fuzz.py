"""Mutated tables: whatever is in a file, it is read or refused, and nothing else happens."""

import random
import shutil
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from nmspf_report.checking.check import check_records
from nmspf_report.checking.rules import read_rules
from nmspf_report.problems import Problem
from nmspf_report.returns.reading import CaseLevelReturn, open_return
from tests.checking.story import story, write_story

AREA = "W06000015"
# What people and systems write, and what nobody should.
PIECES = (
    *(
        b"",
        b"\0",
        b'"',
        b"'",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"\xff",
        b"\xfe\xff",
        b"\xc5",
    ),
    *(b"\xef\xbb\xbf", "ŵ".encode(), "w\u0302".encode(), b"=1+1", b"true", b"-0", b"NaN", b"inf"),
    *(b"31/02/2025", b"1900-01-00", b"9999-12-31", b"0001-01-01", b"-290000-01-01", b"45000"),
    *(b"1e309", b"99999999999999999999", b"2025-03-30 01:30:00+01:00", b"x" * 5000),
    *(b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<script>", b"../../x", b"%s%n", b"{0}"),
    *(b"\x1b[31m", b"\xe2\x80\xae"),
)
SECONDS = 10
TOGETHER = 200


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Change a file in one to eight places: bytes flipped, cut, doubled, moved or put in."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randint(0, max(len(changed) - 1, 0))
        other = chance.randint(0, max(len(changed) - 1, 0))
        first, last = min(place, other), min(max(place, other), min(place, other) + 200)
        way = chance.randint(0, 6)
        if way == 0 and changed:
            changed[place] ^= 1 << chance.randint(0, 7)
        elif way == 1:
            changed[place:place] = chance.choice(PIECES)
        elif way == 2:
            del changed[first:last]
        elif way == 3:
            changed[place:place] = changed[first:last] * chance.randint(1, 3)
        elif way == 4:
            changed[first:last] = chance.choice(PIECES)
        elif way == 5:
            del changed[place : len(changed) if chance.random() < 0.1 else place + 1]
        else:
            changed[first:last] = chance.randbytes(min(last - first, 20))
    return bytes(changed)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(story(), tmp_path_factory.mktemp("seeds") / AREA)


def one_mutation(seeds: Path, folder: Path, number: int) -> Path:
    """Write a return of which one file is mutated, as CSV or Parquet, or the zip of them."""
    chance = random.Random(number)
    sent = folder / AREA
    sent.mkdir()
    names = sorted(path.name for path in seeds.iterdir())
    chosen = chance.choice(names)
    for name in names:
        content = (seeds / name).read_bytes()
        if name == chosen and name.endswith(".csv") and chance.random() < 0.4:
            path = sent / name.replace(".csv", ".parquet")
            pq.write_table(pyarrow.csv.read_csv(seeds / name), path)
            path.write_bytes(mutate(path.read_bytes(), chance))
        else:
            (sent / name).write_bytes(mutate(content, chance) if name == chosen else content)
    if chance.random() < 0.3:
        archive = folder / "return.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for path in sorted(sent.iterdir()):
                file.write(path, path.name)
        archive.write_bytes(mutate(archive.read_bytes(), chance))
        return archive
    return sent


def run(seeds: Path, folder: Path, numbers: range) -> tuple[int, int]:
    """Check so many mutations, and give how many were read and how many refused."""
    refused, opened = 0, []
    for number in numbers:
        here = folder / str(number)
        here.mkdir()
        path = one_mutation(seeds, here, number)
        before = sorted(here.rglob("*"))
        begun = time.process_time()
        try:
            opened.append(_of_its_own(open_return(path), number))
        except Problem:
            refused += 1
        assert time.process_time() - begun < SECONDS, number
        assert sorted(here.rglob("*")) == before, number
        shutil.rmtree(here)
    for place in range(0, len(opened), TOGETHER):
        for finding in check_records(opened[place : place + TOGETHER], read_rules()):
            assert finding.message
    return len(opened), refused


def _of_its_own(sent: CaseLevelReturn, number: int) -> CaseLevelReturn:
    """Give a return as that of an authority of its own, so that many are checked at once."""
    manifest = sent.manifest.model_copy(update={"area_code": f"A{number}"})
    return replace(sent, manifest=manifest)


def test_a_hundred_mutations_do_no_harm(seeds: Path, tmp_path: Path) -> None:
    read, refused = run(seeds, tmp_path, range(100))
    assert read + refused == 100
    assert read > 30
    assert refused > 3


@pytest.mark.long
def test_ten_thousand_mutations_do_no_harm(seeds: Path, tmp_path: Path) -> None:
    read, refused = run(seeds, tmp_path, range(100, 10_100))
    assert read + refused == 10_000
    assert refused > 300
