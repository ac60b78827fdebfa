"""Who renders documents, and the own renderer: what it rendered before is kept for later."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Semaphore
from typing import Protocol

from nmspf_report.notebooks.apart import EndedEarlyError, apart
from nmspf_report.parameters import Format
from nmspf_report.problems import Problem
from nmspf_report.publishing.document import Document
from nmspf_report.publishing.html import render_html
from nmspf_report.publishing.office.writing import render_docx
from nmspf_report.publishing.pdf import render_pdf
from nmspf_report.publishing.reading import read_document
from nmspf_report.publishing.slides.deck import render_pptx
from nmspf_report.writing import write_whole

# How many documents are kept, and how many are rendered at once.
MOST, MOST_AT_ONCE = 400, 2


class Renderer(Protocol):
    """Whoever makes documents of executed notebooks: one after the other, or all at the end."""

    @property
    def inputs(self) -> Mapping[str, Mapping[str, str]]:
        """What documents rest on that does not come with the package, for the record."""

    def write(self, notebook: Path, wanted: Mapping[Format, Path], *, show_code: bool) -> None:
        """Take an executed notebook that is to become a document in some formats.

        Parameters
        ----------
        notebook
            The notebook.
        wanted
            Which formats, and where each goes: it is there when `finish` has come back.
        show_code
            Whether the reader is shown the code.

        Raises
        ------
        Problem
            If the notebook is no document of ours, or cannot be set as a PDF.
        """

    def finish(self) -> None:
        """Make what is still to be made, each file whole or not at all.

        Raises
        ------
        Problem
            If it cannot be made.
        """


def _page(document: Document) -> bytes:
    return render_html(document).encode("utf-8")


RENDERERS: Mapping[Format, Callable[[Document], bytes]] = {
    "html": _page,
    "pdf": render_pdf,
    "docx": render_docx,
    "pptx": render_pptx,
}


def rendered(notebook: Path, formats: Sequence[Format], *, show_code: bool) -> dict[Format, bytes]:
    """Render an executed notebook in some formats.

    Parameters
    ----------
    notebook
        The notebook.
    formats
        The formats.
    show_code
        Whether the reader is shown the code.

    Raises
    ------
    Problem
        If the notebook is no document of ours, or cannot be set as a PDF.
    """
    document = read_document(notebook, show_code=show_code)
    return {format_: RENDERERS[format_](document) for format_ in formats}


@dataclass(frozen=True)
class OwnRenderer:
    """Renders each executed notebook as it comes, or recalls what was made of the same.

    Parameters
    ----------
    kept
        The folder in which rendered documents are kept; None if each is to be rendered.
    made_with
        Digests of what documents depend on besides their notebooks, by name.
    at_once
        How many are rendered at once, whoever asks: Typst and pandoc take 200 MB each.
    """

    kept: Path | None = None
    made_with: Mapping[str, str] = field(default_factory=dict)
    at_once: Semaphore = field(default_factory=lambda: Semaphore(MOST_AT_ONCE))

    @property
    def inputs(self) -> Mapping[str, Mapping[str, str]]:
        """Nothing."""
        return {}

    def write(self, notebook: Path, wanted: Mapping[Format, Path], *, show_code: bool) -> None:
        """Write an executed notebook as a document; see `Renderer.write`."""
        places = self._places(notebook, wanted, show_code=show_code)
        kept = {name: place for name, place in places.items() if place.is_file()}
        anew = [name for name in wanted if name not in kept]
        with self.at_once:
            made = _rendered_apart(notebook, anew, show_code) if anew else {}
        for name, content in made.items():
            if name in places:
                write_whole(places[name], content)
        for name, path in wanted.items():
            if name in kept:
                kept[name].touch()
            write_whole(path, made[name] if name in made else kept[name].read_bytes())

    def finish(self) -> None:
        """Keep no more than so many documents."""
        forget_the_oldest(self.kept)

    def _places(
        self, notebook: Path, formats: Iterable[Format], *, show_code: bool
    ) -> dict[Format, Path]:
        """Give the files in which documents are kept: each is named for all that it depends on."""
        if self.kept is None:
            return {}
        basis = {"made_with": dict(self.made_with), "show_code": show_code}
        digest = hashlib.sha256(json.dumps(basis, sort_keys=True).encode())
        digest.update(notebook.read_bytes())
        return {format_: self.kept / f"{digest.hexdigest()}.{format_}" for format_ in formats}


def forget_the_oldest(kept: Path | None) -> None:
    """Keep no more than so many documents in a folder; those go that were used longest ago."""
    if kept is not None and kept.is_dir():
        newest = sorted(kept.iterdir(), key=lambda path: -path.stat().st_mtime)
        for path in newest[MOST:]:
            path.unlink()


def _rendered_apart(
    notebook: Path, formats: Sequence[Format], show_code: bool
) -> dict[Format, bytes]:
    """Render in a process of its own: Typst keeps 100 MB of each document, as long as it runs."""
    try:
        return apart(rendered, notebook, formats, show_code=show_code)
    except EndedEarlyError as error:
        raise Problem("rendering_ended", where=notebook, reason=str(error)) from error
