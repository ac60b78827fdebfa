"""The restricted folder beside a release: what building needs and nobody may publish."""

from dataclasses import dataclass
from pathlib import Path


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
    def passed(self) -> Path:
        """The release that the audit has passed, until all of it has been published."""
        return self.folder / "passed"

    @property
    def cache(self) -> Path:
        """What builds keep for later ones: executed notebooks, and documents made from them."""
        return self.folder / "cache"

    @property
    def patterns(self) -> Path:
        """What disclosure control worked out for the last build (`disclosure.remembering`)."""
        return self.cache / "patterns"

    @property
    def witnesses(self) -> Path:
        """The tables that prove the protection, which the audit checks (`disclosure.proof`)."""
        return self.folder / "witnesses.npz"

    @property
    def memory(self) -> Path:
        """What the last build was made from (`nmspf_report.release.unchanged`)."""
        return self.cache / "last-build.json"

    @property
    def secret(self) -> Path:
        """What the numbers of areas without names are drawn with (`release.anonymising`)."""
        return self.folder / "anonymity.key"

    @property
    def who_is_who(self) -> Path:
        """Which area stands under which number, in a release without their names."""
        return self.folder / "anonymous-areas.csv"

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
