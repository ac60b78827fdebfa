"""Collecting what a finished release says: every file of it is read by a reader of its kind."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import get_args

from nmspf_report.auditing.facts import Collected, Fact, FileRead, Key, Loose
from nmspf_report.auditing.garbage import without_collecting_garbage
from nmspf_report.auditing.notebooks import read_notebook
from nmspf_report.auditing.office import read_office
from nmspf_report.auditing.pages import read_page
from nmspf_report.auditing.parquet import read_parquet
from nmspf_report.auditing.prints import read_print
from nmspf_report.auditing.reading import Reading
from nmspf_report.auditing.records import read_json
from nmspf_report.auditing.slides import read_slides
from nmspf_report.auditing.tables import read_csv
from nmspf_report.auditing.words import learn, prepare
from nmspf_report.bindings import NUMBER
from nmspf_report.documents.protection import rules_in_words
from nmspf_report.geography import UNNAMED, read_geography_folder
from nmspf_report.locale import Language, text, translated_share
from nmspf_report.parameters import Disclosure
from nmspf_report.processes import processes

ABOUT, GEOGRAPHY = "data/about.json", "data/geography"
SAID_OF_IT = ("title", "note", "framework")

TEXT_READERS: dict[str, Callable[[str, Reading], object]] = {
    ".html": read_page,
    ".ipynb": read_notebook,
    ".csv": read_csv,
    ".json": read_json,
    ".yml": lambda words, reading: reading.plain(words, ""),
    ".txt": lambda words, reading: reading.plain(words, ""),
    ".md": lambda words, reading: reading.plain(words, ""),
}
OFFICE = (".xlsx", ".ods", ".docx", ".odt")
NOTEBOOK = ".ipynb"
EDITABLE, SLIDES = ".docx", ".pptx"
IN_PARTS = (".html", ".ipynb", ".pdf", EDITABLE, SLIDES)
"""Kinds of which a release has many files, read by several processes."""

WORTH_PROCESSES = 8_000_000
"""From so many bytes on, documents are read by several processes, each of which begins anew."""

Group = tuple[str, ...]
"""Files that are the same document: a page, what is set from it, the notebook of all."""


def collect(release: Path) -> Collected:
    """Read every file of a finished release.

    Parameters
    ----------
    release
        The release's folder.

    Returns
    -------
    Collected
        The facts, in the order of the files; what is loose: numbers that are tied to no figure,
        and whatever cannot be read and so cannot be cleared; every file that was read.

    Raises
    ------
    OSError
        If a file cannot be opened.
    """
    with collecting(release) as collected:
        return collected()


@contextmanager
def collecting(release: Path) -> Iterator[Callable[[], Collected]]:
    """Begin to read a release, and give what waits for what `collect` gives.

    Other processes read its documents; whoever began it can do something else meanwhile.
    """
    files = sorted(
        path.relative_to(release).as_posix()
        for path in release.rglob("*")
        if path.is_symlink() or not path.is_dir()
    )
    documents = [file for file in files if _is_document(release / file)]
    others = [file for file in files if file not in set(documents)]
    said = (*_said_of_itself(release), *_numbered_areas(release))
    with _reading_documents(release, documents, said) as readings:
        yield partial(_together, release, others, said, readings)


def _is_document(path: Path) -> bool:
    return path.suffix in IN_PARTS and not path.is_symlink()


def _said_of_itself(release: Path) -> tuple[str, ...]:
    """Give the title and the note of a release, and the rules of its run in words."""
    try:
        about = json.loads((release / ABOUT).read_text(encoding="utf-8"))
        said = [str(about[name]) for name in SAID_OF_IT if name in about]
        if about["disclosure"] is not None:
            rules = Disclosure.model_validate(about["disclosure"])
            translated = [one for one in get_args(Language) if translated_share(one) == 1]
            for language in translated:
                said.extend(rules_in_words(rules, about["within"], language))
    except (OSError, ValueError, TypeError, KeyError):
        return ()
    return tuple(said)


def _numbered_areas(release: Path) -> Iterator[str]:
    """Give the names and codes of areas that stand under numbers in a release, not under names."""
    try:
        authorities = read_geography_folder(release / GEOGRAPHY).authorities
    except (OSError, ValueError, TypeError, KeyError):
        return
    for area in authorities:
        if UNNAMED.fullmatch(area.code):
            number = area.code.rpartition("-")[2]
            names = (area.name_en, area.name_cy)
            yield from (one for one in (area.code, *names) if NUMBER.findall(one) == [number])


def _documents(files: Sequence[str]) -> list[Group]:
    """Group the files of each document: a page, its print beside it, and their notebook."""
    groups: dict[str, list[str]] = {}
    for file in files:
        if not file.endswith(NOTEBOOK):
            groups.setdefault(file.rpartition(".")[0], []).append(file)
    for file in files:
        if file.endswith(NOTEBOOK):
            groups.setdefault(_document_of(file, groups), []).append(file)
    return [tuple(group) for group in groups.values()]


def _document_of(notebook: str, documents: Iterable[str]) -> str:
    """Give the document of a notebook: of ``authority-X-en`` it is ``en/authorities/X``."""
    kind, _, rest = PurePosixPath(notebook).stem.partition("-")
    area, _, language = rest.rpartition("-")
    found = [
        path
        for path in map(PurePosixPath, documents)
        if path.parts[0] == language
        and (path.name == kind or (path.name == area and _is_folder_of(kind, path.parent.name)))
    ]
    return found[0].as_posix() if len(found) == 1 else notebook


def _is_folder_of(kind: str, folder: str) -> bool:
    """Tell whether a folder holds documents of a kind: it is named by the kind's plural."""
    return folder in (f"{kind}s", f"{kind.removesuffix('y')}ies")


@contextmanager
def _reading_documents(
    release: Path, files: Sequence[str], said: tuple[str, ...]
) -> Iterator[Iterator[Reading]]:
    """Begin to read documents, several at once where it is worth it; give what is found in each."""
    groups = sorted(_documents(files), key=lambda group: -_size(release, group))
    read = partial(_read_document, release, said)
    if len(groups) < 2 or sum(_size(release, group) for group in groups) < WORTH_PROCESSES:
        yield chain.from_iterable(map(read, groups))
        return
    with processes() as pool:
        tasks = deque(pool.submit(_read_apart, release, said, group) for group in groups)
        yield chain.from_iterable(_taken(tasks))


def _taken(tasks: deque[Future[list[Reading]]]) -> Iterator[list[Reading]]:
    """Give what each task gave, and hold it no longer than until it is taken."""
    while tasks:
        yield tasks.popleft().result()


def _size(release: Path, group: Group) -> int:
    return sum((release / file).stat().st_size for file in group)


@lru_cache(maxsize=1)
def _know(said: tuple[str, ...]) -> None:
    """Read the static texts, and take what a release says of itself for static."""
    prepare()
    learn(said)


def _read_apart(release: Path, said: tuple[str, ...], group: Group) -> list[Reading]:
    """Read a document in a process that reads others too."""
    with without_collecting_garbage():
        return _read_document(release, said, group)


def _read_document(release: Path, said: tuple[str, ...], group: Group) -> list[Reading]:
    """Read a document's page and notebook, and what is set from them by the words of either."""
    _know(said)
    readings = []
    twins: dict[str, str] = {}
    for file in sorted(group, key=lambda name: name.endswith((".pdf", EDITABLE, SLIDES))):
        reading = Reading(file)
        reading.name(file, text("auditing.file_name"))
        if file.endswith(".pdf"):
            read_print(release / file, twins.get(".html", twins.get(".ipynb")), reading)
        elif file.endswith(EDITABLE):
            read_office(release / file, reading, twins.get(".html", twins.get(".ipynb")))
        elif file.endswith(SLIDES):
            read_slides(release / file, twins.get(NOTEBOOK), reading)
        else:
            twins[PurePosixPath(file).suffix] = _read_text(release / file, reading)
        readings.append(reading)
    return readings


def _read(release: Path, file: str) -> Reading:
    reading = Reading(file)
    reading.name(file, text("auditing.file_name"))
    path, kind = release / file, PurePosixPath(file).suffix
    if path.is_symlink():
        reading.cannot_read(text("auditing.unknown_kind"), "")
    elif kind in TEXT_READERS:
        _read_text(path, reading)
    elif kind == ".parquet":
        read_parquet(path, reading)
    elif kind in OFFICE:
        read_office(path, reading)
    else:
        reading.cannot_read(text("auditing.unknown_kind"), "")
    return reading


def _read_text(path: Path, reading: Reading) -> str:
    try:
        words = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        reading.cannot_read(text("auditing.unreadable"), "")
        return ""
    return str(TEXT_READERS[path.suffix](words, reading) or "")


def _together(
    release: Path, others: Sequence[str], said: tuple[str, ...], documents: Iterable[Reading]
) -> Collected:
    """Put what was found in order of the files; each reading is let go as its facts are made."""
    facts: dict[str, tuple[Fact, ...]] = {}
    loose: dict[str, list[Loose]] = {}
    numbers: dict[str, int] = {}
    withheld: set[Key] = set()
    _know(said)
    with without_collecting_garbage():
        # The processes that read documents do so meanwhile.
        for reading in chain((_read(release, file) for file in others), documents):
            facts[reading.file] = tuple(reading.facts())
            loose[reading.file] = reading.loose
            numbers[reading.file] = reading.numbers
            withheld |= reading.withheld
    files = sorted(numbers)
    return Collected(
        facts=tuple(chain.from_iterable(facts.pop(file) for file in files)),
        loose=tuple(chain.from_iterable(loose[file] for file in files)),
        files=tuple(FileRead(file, numbers[file]) for file in files),
        withheld=frozenset(withheld),
    )
