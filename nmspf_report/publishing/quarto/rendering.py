"""Documents rendered by Quarto: taken as they come, and made by one command at the end."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nmspf_report.parameters import Format
from nmspf_report.problems import Problem
from nmspf_report.publishing.compacting import compact
from nmspf_report.publishing.document import Document
from nmspf_report.publishing.office.writing import finished, unpacked
from nmspf_report.publishing.quarto.program import Quarto
from nmspf_report.publishing.quarto.project import Member, made_by, write_project
from nmspf_report.publishing.reading import read_document
from nmspf_report.publishing.rendering import forget_the_oldest
from nmspf_report.publishing.slides.deck import render_pptx
from nmspf_report.writing import write_whole

SLIDES: Format = "pptx"
"""What we make ourselves: Quarto would part a document into slides by its headings."""


@dataclass(frozen=True)
class _Taken:
    """A notebook that is to become a document."""

    notebook: Path
    wanted: Mapping[Format, Path]
    show_code: bool

    @property
    def name(self) -> str:
        return self.notebook.stem


@dataclass(frozen=True)
class QuartoRenderer:
    """Renders all notebooks that were taken as one project; or recalls what was made of the same.

    Parameters
    ----------
    quarto
        The program.
    project
        The folder of the project, which is made anew.
    kept
        The folder in which rendered documents are kept; None if each is to be rendered.
    made_with
        Digests of what documents depend on besides their notebooks, by name.
    """

    quarto: Quarto
    project: Path
    kept: Path | None = None
    made_with: Mapping[str, str] = field(default_factory=dict)
    _taken: list[_Taken] = field(default_factory=list)

    @property
    def inputs(self) -> Mapping[str, Mapping[str, str]]:
        """Which Quarto it is."""
        return {"quarto": {"version": self.quarto.version}}

    def write(self, notebook: Path, wanted: Mapping[Format, Path], *, show_code: bool) -> None:
        """Take an executed notebook; see `nmspf_report.publishing.rendering.Renderer`."""
        # A list takes one thing at a time, whichever thread gives it.
        self._taken.append(_Taken(notebook, dict(wanted), show_code))

    def finish(self) -> None:
        """Render the project, and put each document in its place once all have been made.

        Raises
        ------
        Problem
            If a notebook is no document of ours, Quarto fails, or leaves something out.
        """
        taken = sorted(self._taken, key=lambda one: one.name)
        if not taken:
            return
        digest = self._digest(taken)
        made = self._recalled(taken, digest)
        if made is None:
            made = self._rendered(taken)
            self._keep(made, digest)
        for one in taken:
            for format_, path in one.wanted.items():
                write_whole(path, made[one.name, format_])
        self._taken.clear()
        forget_the_oldest(self.kept)

    def _rendered(self, taken: list[_Taken]) -> dict[tuple[str, Format], bytes]:
        shutil.rmtree(self.project, ignore_errors=True)
        members = [
            Member(
                one.name,
                read_document(one.notebook, show_code=one.show_code),
                tuple(format_ for format_ in one.wanted if format_ != SLIDES),
            )
            for one in taken
        ]
        write_project(members, self.project)
        self.quarto.render(self.project)
        made = {
            (member.name, format_): self._finished(member, format_)
            for member in members
            for format_ in member.formats
        }
        slides = {
            (one.name, SLIDES): render_pptx(member.document)
            for one, member in zip(taken, members, strict=True)
            if SLIDES in one.wanted
        }
        return made | slides

    def _finished(self, member: Member, format_: Format) -> bytes:
        """Give a document as Quarto has made it, with what only we can put into it."""
        path = made_by(self.project, member.name, format_)
        if not path.is_file():
            raise Problem("quarto_left_out", where=path.name)
        content = path.read_bytes()
        if format_ == "html":
            return compact(content.decode("utf-8")).encode("utf-8")
        return _finished_docx(path.name, content, member.document) if format_ == "docx" else content

    def _digest(self, taken: list[_Taken]) -> str:
        """Give what all documents of the project depend on: one that changes changes them all."""
        basis = {
            "made_with": dict(self.made_with),
            "quarto": self.quarto.version,
            "documents": [(one.name, sorted(one.wanted), one.show_code) for one in taken],
        }
        digest = hashlib.sha256(json.dumps(basis, sort_keys=True).encode())
        for one in taken:
            digest.update(hashlib.sha256(one.notebook.read_bytes()).digest())
        return digest.hexdigest()

    def _recalled(self, taken: list[_Taken], digest: str) -> dict[tuple[str, Format], bytes] | None:
        if self.kept is None:
            return None
        places = {
            (one.name, format_): self._place(self.kept, digest, one.name, format_)
            for one in taken
            for format_ in one.wanted
        }
        if not all(place.is_file() for place in places.values()):
            return None
        for place in places.values():
            place.touch()
        return {key: place.read_bytes() for key, place in places.items()}

    def _keep(self, made: Mapping[tuple[str, Format], bytes], digest: str) -> None:
        if self.kept is not None:
            for (name, format_), content in made.items():
                write_whole(self._place(self.kept, digest, name, format_), content)

    @staticmethod
    def _place(kept: Path, digest: str, name: str, format_: Format) -> Path:
        named = hashlib.sha256(f"{digest} {name}".encode()).hexdigest()
        return kept / f"{named}.{format_}"


def _finished_docx(name: str, content: bytes, document: Document) -> bytes:
    try:
        return finished(unpacked(content), document)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Problem("quarto_other_docx", where=name, reason=error) from error
