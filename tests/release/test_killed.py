"""A build that is killed at any moment, and then run again, gives what an undisturbed one gives."""

import logging
import random
import shutil
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from nmspf_report.auditing.record import RECORD
from nmspf_report.release import drafting
from nmspf_report.release.drafting import begin_draft, finish_publishing, publish_draft
from nmspf_report.release.restricted import Restricted
from tests.release.conftest import Undisturbed, contents
from tests.release.running import COMMAND, run

LOG = logging.getLogger(__name__)

# How many builds are killed, each taking up what the one before has left, until one may end.
IN_A_ROW = 5


def killed(undisturbed: Undisturbed, folder: Path, moment: float) -> bool:
    """Kill a build after so many seconds, and all it started; tell whether it was not done yet."""
    quiet = subprocess.DEVNULL
    command = [*COMMAND, *map(str, undisturbed.command(folder / "release"))]
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=undisturbed.folder)
    programs: list[psutil.Process] = []
    ends = time.monotonic() + moment
    while time.monotonic() < ends and process.poll() is None:
        programs = psutil.Process(process.pid).children(recursive=True) or programs
        time.sleep(0.05)
    is_killed = process.poll() is None
    process.kill()
    process.wait()
    assert psutil.wait_procs(programs, timeout=30)[1] == []
    half = contents(folder / "release") if (folder / "release").exists() else {}
    known = undisturbed.made
    # What stands there while it is not whole is whole files, and partial ones under other names.
    assert [name for name in half if name in known and half[name] != known[name]] == []
    return is_killed


def resumed(undisturbed: Undisturbed, folder: Path) -> dict[str, bytes]:
    """Build again what was killed, and let it come to its end; give what it made."""
    ended = run(undisturbed.command(folder / "release"), undisturbed.folder)
    assert ended.returncode == 0, ended.stderr
    assert not list(folder.rglob("work-*"))
    return contents(folder / "release")


def kill_many(undisturbed: Undisturbed, folder: Path, count: int) -> None:
    """Kill so many builds, each resuming the one before; the last of five is left to its end."""
    moments = random.Random(1)
    left, begun = count, 0
    while left:
        place = folder / str(begun)
        for _ in range(min(IN_A_ROW, left)):
            moment = moments.uniform(0, undisturbed.seconds)
            # One that was done before its moment came is not counted, and ends the row.
            if not killed(undisturbed, place, moment):
                break
            left -= 1
        assert resumed(undisturbed, place) == undisturbed.made, f"row {begun}, {left} left"
        shutil.rmtree(place)
        begun += 1
        LOG.info("%d builds killed, %d resumed to the end, all the same", count - left, begun)


def test_a_build_killed_and_resumed(undisturbed, tmp_path):
    kill_many(undisturbed, tmp_path, 1)


@pytest.mark.long
def test_a_hundred_builds_killed_and_resumed(undisturbed, tmp_path):
    kill_many(undisturbed, tmp_path, 100)


class PulledPlugError(BaseException):
    """What no code foresees."""


def with_draft(restricted: Restricted, files: dict[str, str]) -> None:
    """Make a draft with some files."""
    begin_draft(restricted, None)
    for name, content in files.items():
        path = restricted.draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


OLD = {"index.html": "old", "en/a.html": "a", "en/gone.html": "gone", RECORD: "of the old"}
NEW = {"index.html": "new", "en/a.html": "a", "en/b.html": "b", RECORD: "of the new"}


@pytest.mark.parametrize("steps", range(8))
def test_what_is_stopped_while_it_is_published_is_finished_later(tmp_path, monkeypatch, steps):
    restricted, out = Restricted(tmp_path / "kept"), tmp_path / "release"
    with_draft(restricted, OLD)
    publish_draft(restricted, out)
    with_draft(restricted, NEW)
    left = steps

    def pull_the_plug(path: Path, content: bytes) -> None:
        nonlocal left
        if left == 0:
            path.with_name(f".{path.name}.1.partial").write_bytes(content[:1])
            raise PulledPlugError
        left -= 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    with monkeypatch.context() as patched:
        patched.setattr(drafting, "write_whole", pull_the_plug)
        try:
            publish_draft(restricted, out)
        except PulledPlugError:
            assert not (out / RECORD).exists()
    finish_publishing(restricted, out)
    assert {name: read.decode() for name, read in contents(out).items()} == NEW
    assert not restricted.passed.exists()
    assert not restricted.draft.exists()


def test_what_was_to_go_elsewhere_is_not_published_here(tmp_path, monkeypatch):
    restricted, out = Restricted(tmp_path / "kept"), tmp_path / "release"
    with_draft(restricted, NEW)

    def pull_the_plug(*_: object) -> None:
        raise PulledPlugError

    with monkeypatch.context() as patched:
        patched.setattr(drafting, "write_whole", pull_the_plug)
        with pytest.raises(PulledPlugError):
            publish_draft(restricted, tmp_path / "another")
    finish_publishing(restricted, out)
    assert not out.exists()
    assert not restricted.passed.exists()
