"""Every word of every file of a release, however it is packed."""

import json
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet as pq
import pypdfium2


def words_of(release: Path) -> Iterator[tuple[str, str]]:
    """Give each file's path in the release, with its path and its words."""
    for path in sorted(release.rglob("*")):
        if path.is_file():
            name = path.relative_to(release).as_posix()
            yield name, "\n".join([name, *_words(path)])


def _words(path: Path) -> Iterator[str]:
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        yield str(table.schema)
        yield from (str(column.unique().to_pylist()) for column in table.columns)
    elif path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path.read_bytes())
        yield str(document.get_metadata_dict())
        yield from (entry.get_title() for entry in document.get_toc())
        yield from (page.get_textpage().get_text_bounded() for page in document)
    elif path.suffix in (".docx", ".pptx"):
        with zipfile.ZipFile(path) as archive:
            yield from archive.namelist()
            for name in archive.namelist():
                yield unescape(archive.read(name).decode("utf-8", "replace"))
    else:
        said = path.read_text(encoding="utf-8")
        yield said
        yield unescape(unquote(said))
        if path.suffix in (".json", ".ipynb"):
            yield unescape(json.dumps(json.loads(said), ensure_ascii=False))
