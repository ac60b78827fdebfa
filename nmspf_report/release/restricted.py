"""The restricted folder beside a release: what building needs and nobody may publish."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from nmspf_report.auditing.record import RECORD
from nmspf_report.publishing.writing import write_whole


@dataclass(frozen=True)
class Restricted:
    """What stands in the restricted folder, and where.

    Parameters
    ----------
    folder
        The folder; it must never be published, or lie within a release.
    """

    folder: Path

    @property
    def draft(self) -> Path:
        """The release on its way, until the audit has passed it."""
        return self.folder / "draft"

    @property
    def notebooks(self) -> Path:
        """The notebooks in which each authority's return was counted, as executed."""
        return self.folder / "notebooks"

    @property
    def counted(self) -> Path:
        """Everything that was counted, before protection: the data of the last build."""
        return self.folder / "counted"


def restricted_beside(release: Path) -> Restricted:
    """Give the restricted folder that belongs to a release's folder: beside it."""
    whole = release.resolve()
    return Restricted(whole.with_name(f"{whole.name}-restricted"))


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

    The record goes first and comes last: a release without one is not whole.
    """
    (out / RECORD).unlink(missing_ok=True)
    made = _files(restricted.draft)
    for name in sorted(set(_files(out)) - set(made)):
        (out / name).unlink()
    for name, path in made.items():
        if name != RECORD:
            write_whole(out / name, path.read_bytes())
    write_whole(out / RECORD, made[RECORD].read_bytes())
    shutil.rmtree(restricted.draft)


def _files(folder: Path) -> dict[str, Path]:
    """Give the files of a release, or of its draft, by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
