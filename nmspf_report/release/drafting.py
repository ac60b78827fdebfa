"""A release on its way: begun as a draft, and published whole once the audit has passed it."""

import shutil
from pathlib import Path

from nmspf_report.auditing.record import RECORD
from nmspf_report.release.restricted import Restricted
from nmspf_report.writing import write_whole


def begin_draft(restricted: Restricted, standing: Path | None) -> None:
    """Make an empty draft; or, to add to a release that stands, a copy of it."""
    shutil.rmtree(restricted.draft, ignore_errors=True)
    if standing is None:
        restricted.draft.mkdir(parents=True)
    else:
        shutil.copytree(standing, restricted.draft)
        (restricted.draft / RECORD).unlink()


def publish_draft(restricted: Restricted, out: Path) -> None:
    """Make a release's folder what the draft is.

    From its first step on it is certain to be: what is interrupted is finished by the next build
    (`finish_publishing`).
    """
    _destination(restricted).write_text(str(out.resolve()), encoding="utf-8")
    restricted.draft.replace(restricted.passed)
    finish_publishing(restricted, out)


def finish_publishing(restricted: Restricted, out: Path) -> None:
    """Publish what has passed the audit, if an earlier build was stopped while it did so.

    The record goes first and comes last: a release without one is not whole.
    """
    if not restricted.passed.is_dir():
        return
    if _destination(restricted).read_text(encoding="utf-8") == str(out.resolve()):
        _publish(restricted.passed, out)
    shutil.rmtree(restricted.passed)


def _destination(restricted: Restricted) -> Path:
    """Give the file that says where what has passed the audit is to go."""
    return restricted.folder / "destination.txt"


def _publish(passed: Path, out: Path) -> None:
    (out / RECORD).unlink(missing_ok=True)
    made = _files(passed)
    for name in sorted(set(_files(out)) - set(made)):
        (out / name).unlink()
    for name, path in made.items():
        if name != RECORD:
            _write_if_new(out / name, path.read_bytes())
    write_whole(out / RECORD, made[RECORD].read_bytes())


def _write_if_new(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def _files(folder: Path) -> dict[str, Path]:
    """Give the files of a release, or of its draft, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
