"""axe-core finds nothing against WCAG 2.2 AA on any kind of page, in any mode, at any width."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.accessibility.conftest import Sample

WCAG_2_2_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
OPTIONS = {
    "runOnly": {"type": "tag", "values": WCAG_2_2_AA},
    "resultTypes": ["violations", "incomplete"],
}
KINDS = ("index", "authority", "brief", "national", "methodology", "queries")
"""A board's pack is made of what other reports are made of: the long form has it."""

MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "the reader's own colours": {"forced_colors": "active"},
    "a narrow screen": {"viewport": {"width": 320, "height": 640}},
}


WHAT_DIFFERS = """() => {
  for (const rows of document.querySelectorAll('tbody'))
    for (const row of [...rows.rows].slice(4)) row.remove();
  for (const chart of document.querySelectorAll('[role=img] > svg')) chart.replaceChildren();
}"""
"""All rows of a table are written alike, and what is in a picture is not for axe: the short form
looks at the first rows, and at charts from outside."""


def violations(browser: Browser, page: Path, *, whole: bool = True, **mode: Any) -> list[str]:
    """Give what axe finds on a page, each with the first of the elements that it is about."""
    with browser.new_context(**mode) as context:
        opened = context.new_page()
        opened.goto(page.as_uri())
        opened.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if not whole:
            opened.evaluate(WHAT_DIFFERS)
        found = Axe().run(opened, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_violation(sample_release: Sample, browser: Browser, kind: str):
    assert violations(browser, sample_release.pages[kind], whole=False) == []


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "light"])
@pytest.mark.parametrize("kind", ["index", "queries"])
def test_nor_in_another_mode(sample_release: Sample, browser: Browser, kind: str, mode: str):
    assert violations(browser, sample_release.pages[kind], **MODES[mode]) == []


@pytest.mark.long
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["authority", "board", "brief", "national", "methodology"])
def test_nor_do_reports(sample_release: Sample, browser: Browser, kind: str, mode: str):
    assert violations(browser, sample_release.pages[kind], **MODES[mode]) == []


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of every page of the release that is named, so that each is told by its name."""
    if "page_of_release" in metafunc.fixturenames:
        folder = metafunc.config.getoption("--release")
        if folder is None:
            skip = pytest.mark.skip(reason="no release is named: --release FOLDER")
            metafunc.parametrize("page_of_release", [pytest.param(None, marks=skip)], ids=["none"])
        else:
            pages = sorted(folder.rglob("*.html"))
            names = [page.relative_to(folder).as_posix() for page in pages]
            metafunc.parametrize("page_of_release", pages, ids=names)


@pytest.mark.long
def test_no_page_of_a_whole_release_has_a_violation(browser: Browser, page_of_release: Path):
    """With ``--release FOLDER``: every page that a build made, with every row and every chart."""
    assert violations(browser, page_of_release) == []


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path):
    page = tmp_path / "wrong.html"
    page.write_text("<html><title>x</title><img src='data:,'><p style='color:#999'>Pale", "utf-8")
    found = {line.partition(":")[0] for line in violations(browser, page)}
    assert {"image-alt", "html-has-lang", "color-contrast"} <= found
