"""Writing the page that leads to every document of a release."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from nmspf_report.locale import Language, number, text
from nmspf_report.parameters import Edition
from nmspf_report.problems import Problem
from nmspf_report.publishing.prose import Names
from nmspf_report.publishing.theme import stylesheet, templates
from nmspf_report.writing import write_whole


@dataclass(frozen=True)
class IndexEntry:
    """One document of a release, in the formats that were made of it.

    Attributes
    ----------
    group
        The heading it stands under, as the reader sees it.
    title
        Its title.
    files
        Its files, already written; an HTML page among them is what the title leads to.
    detail
        What is said beneath the title, such as the period; may be empty.
    language
        The language the title is in.
    """

    group: str
    title: str
    files: tuple[Path, ...]
    detail: str = ""
    language: Language = "en"


@dataclass(frozen=True)
class _File:
    address: str
    label: str


@dataclass(frozen=True)
class _Entry:
    title: str
    detail: str
    language: Language
    page: str | None
    files: tuple[_File, ...]


@dataclass(frozen=True)
class _Group:
    id: str
    heading: str
    entries: tuple[_Entry, ...]


def write_index(
    entries: Sequence[IndexEntry],
    path: Path,
    *,
    title: str,
    introduction: str = "",
    notice: str = "",
    edition: Edition = "board",
    language: Language = "en",
) -> None:
    """Write the index of a release.

    Parameters
    ----------
    entries
        The documents in reading order; groups follow the order of their first entries.
    path
        The page to write, whole or not at all. Addresses are relative to its folder.
    title, introduction
        The page's heading, and a sentence beneath it (may be empty).
    notice
        To whom the release may go; may be empty.
    edition
        The page of a board edition that has a notice asks search engines to leave it out.
    language
        The page's own language.

    Raises
    ------
    Problem
        If a file named by an entry is not there.
    """

    def message(name: str, **values: object) -> str:
        return text(f"publishing.{name}", language, **values)

    page = (
        templates()
        .get_template("index.html.jinja")
        .render(
            groups=_groups(entries, path.parent, language),
            title=title,
            introduction=introduction,
            notice=notice,
            restricted=bool(notice) and edition == "board",
            language=language,
            stylesheet=stylesheet(),
            message=message,
        )
    )
    write_whole(path, page.encode("utf-8"))


def _groups(entries: Sequence[IndexEntry], folder: Path, language: Language) -> list[_Group]:
    names = Names(("main", "notice"))
    headings = list(dict.fromkeys(entry.group for entry in entries))
    return [
        _Group(
            id=names.give(heading),
            heading=heading,
            entries=tuple(
                _link(entry, folder, language) for entry in entries if entry.group == heading
            ),
        )
        for heading in headings
    ]


def _link(entry: IndexEntry, folder: Path, language: Language) -> _Entry:
    pages = [file for file in entry.files if file.suffix == ".html"]
    others = [file for file in entry.files if file.suffix != ".html"]
    return _Entry(
        title=entry.title,
        detail=entry.detail,
        language=entry.language,
        page=_address(pages[0], folder) if pages else None,
        files=tuple(_File(_address(file, folder), _label(file, language)) for file in others),
    )


def _address(file: Path, folder: Path) -> str:
    return quote(Path(os.path.relpath(file, folder)).as_posix())


def _label(file: Path, language: Language) -> str:
    if not file.is_file():
        raise Problem("missing_file", where=file)
    kilobytes = max(1, file.stat().st_size / 1000)
    return text(
        "publishing.file_kilobytes",
        language,
        format=file.suffix.removeprefix(".").upper(),
        size=number(kilobytes, language),
    )
