"""Writing what a check has found: for each return a page, a log and JSON, and an index."""

import re
from collections.abc import Sequence
from pathlib import Path

from nmspf_report.checking.check import CheckedReturn
from nmspf_report.locale import plural, text
from nmspf_report.publishing.index import IndexEntry, write_index
from nmspf_report.publishing.queries.log import write_json, write_log
from nmspf_report.publishing.queries.page import looked_at, write_page


def write_queries(checked: Sequence[CheckedReturn], folder: Path) -> Path:
    """Write the queries of every return into a folder.

    Parameters
    ----------
    checked
        What was found.
    folder
        It gets ``<area code>.html``, ``.xlsx`` and ``.json`` for each return, and
        ``index.html``, which leads to them.

    Returns
    -------
    Path
        The page to open first.
    """
    entries = []
    for each, name in zip(checked, _names(checked), strict=True):
        files = tuple(folder / f"{name}.{ending}" for ending in ("html", "xlsx", "json"))
        write_page(each, files[0], files[1].name)
        write_log(each, files[1])
        write_json(each, files[2])
        entries.append(IndexEntry(text("checking.page.returns"), each.name, files, _detail(each)))
    index = folder / "index.html"
    write_index(
        entries,
        index,
        title=text("checking.page.index"),
        introduction=text("checking.page.index_introduction"),
        notice=text("checking.page.notice"),
    )
    return index


def _names(checked: Sequence[CheckedReturn]) -> list[str]:
    """Give each return a file name of its own: the area's code, or what the file was called."""
    names: list[str] = []
    for each in checked:
        name = each.area_code or re.sub(r"[^A-Za-z0-9]+", "-", each.name).strip("-") or "file"
        while name.casefold() in {other.casefold() for other in names} | {"index"}:
            name += "-2"
        names.append(name)
    return names


def _detail(each: CheckedReturn) -> str:
    return f"{tally(each)}. {looked_at(each)}".strip()


def tally(each: CheckedReturn) -> str:
    """Tell how many errors, queries and notes are open, and how many are settled."""
    counts = {severity: len(each.open(severity)) for severity in ("error", "query", "note")}
    counts["settled"] = sum(1 for found in each.findings if found.answer)
    told = [
        plural(f"checking.tally_{name}", count)
        for name, count in counts.items()
        if count or name == "error"
    ]
    return ", ".join(told)
