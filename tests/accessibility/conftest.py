"""Every kind of page and print of a sample release, and a browser that opens them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, sync_playwright

from nmspf_report.checking.check import CheckedReturn, LookedAt
from nmspf_report.checking.findings import Finding
from nmspf_report.checking.rules import read_rules
from nmspf_report.geography import read_geography
from nmspf_report.parameters import read_parameters
from nmspf_report.publishing import IndexEntry, read_document, write_html, write_index, write_pdf
from nmspf_report.publishing.queries.grouping import SEVERITIES
from nmspf_report.publishing.queries.writing import write_queries
from nmspf_report.release.documents import details_of
from nmspf_report.release.planning import FOLDERS, Kind, PlannedDocument
from nmspf_report.resources import resource
from tests.sharing import Shared

AREAS: dict[Kind, str] = {
    "national": "W92000004",
    "methodology": "W92000004",
    "board": "gwent",
    "authority": "W06000015",
    "brief": "W06000015",
}
"""The kinds of documents, and the area of each that the committed notebooks have run for."""


ASKED = "W06000020"
"""The authority of which something is asked on the page of queries."""


@dataclass(frozen=True)
class Sample:
    """A sample release in a folder: its pages, by kind, and its prints."""

    folder: Path

    @property
    def pages(self) -> dict[str, Path]:
        """Its pages, by kind."""
        others = {
            "index": self.folder / "index.html",
            "queries": self.folder / "queries" / f"{ASKED}.html",
        }
        return self._files(".html") | others

    @property
    def prints(self) -> dict[str, Path]:
        """Its prints, by kind."""
        return self._files(".pdf")

    def _files(self, suffix: str) -> dict[str, Path]:
        return {
            kind: self.folder.joinpath(
                "en", FOLDERS.get(kind, ""), (area if kind in FOLDERS else kind) + suffix
            )
            for kind, area in AREAS.items()
        }


@pytest.fixture(scope="session")
def sample_release(shared: Shared) -> Sample:
    """Documents made of the committed notebooks, their index, and a page of queries."""
    return Sample(shared.made("documents", _make))


def _make(folder: Path) -> None:
    sample = Sample(folder)
    for kind, area in AREAS.items():
        document = read_document(_notebook(kind, area, folder), show_code=kind == "methodology")
        sample.pages[kind].parent.mkdir(parents=True, exist_ok=True)
        write_html(document, sample.pages[kind])
        write_pdf(document, sample.prints[kind])
    entries = [
        IndexEntry(
            "Wales" if "national" in kind else "Reports",
            kind,
            (sample.pages[kind], sample.prints[kind], *_editable(kind, sample)),
        )
        for kind in AREAS
    ]
    write_index(entries, sample.pages["index"], title="Sample release", notice="Public edition")
    _write_queries(folder / "queries")


def _editable(kind: Kind, sample: Sample) -> list[Path]:
    """Give files to edit, where a kind has them: an index links to them, and states their size."""
    files = [sample.prints[kind].with_suffix(suffix) for suffix in (".docx", ".pptx")]
    if kind != "board":
        return []
    for file in files:
        file.write_bytes(bytes(2_500_000))
    return files


def _notebook(kind: Kind, area: str, folder: Path) -> Path:
    """Give a committed notebook the details that a build gives it."""
    parameters = read_parameters()
    geography = read_geography(parameters.geography)
    notebook = nbformat.read(resource("reports", f"{kind}.ipynb"), as_version=4)
    document = PlannedDocument(kind, geography.area(area), "en")
    notebook.metadata["nmspf"] = details_of(document, parameters)
    path = folder / f"{kind}.ipynb"
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, which opens files only.

    One for each file of tests: while it is there an event loop runs, and no other can begin.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium here (.ci/run installs it)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-quic", "--no-first-run"]
        )
        yield opened
        opened.close()


def _write_queries(folder: Path) -> None:
    """Write a page of queries with every severity, and one that an answer has settled."""
    rules = [rule.code for rule in read_rules()][:3]
    findings = tuple(
        Finding(
            area_code=ASKED,
            rule=rule,
            severity=severity,
            file="referrals.csv",
            sheet="",
            cell="",
            row=row,
            table="referrals",
            column="received_on",
            value="32/01/2026",
            indicator="PROT-1",
            period="2025-26",
            message="“32/01/2026” is no date.",
            mend="Write the date as 2026-01-31.",
            query=f"{rule}-{row}",
            answer=answer,
        )
        for rule, (severity, answer) in zip(
            [*rules, rules[0]],
            [*((severity, "") for severity in SEVERITIES), ("query", "Counted twice.")],
            strict=True,
        )
        for row in (12, 4711)
    )
    checked = CheckedReturn(ASKED, "Torfaen", LookedAt(rows=10, cells=120), findings)
    write_queries([checked], folder)
