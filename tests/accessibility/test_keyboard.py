"""A reader without a mouse: from the index to a report, to a table in it, and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.conftest import AREAS, Sample

FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    tag: one.tagName.toLowerCase(),
    id: one.id,
    words: (one.textContent || "").trim().slice(0, 80),
    href: one.getAttribute("href") || "",
    isRinged: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


@pytest.fixture
def page(browser: Browser, sample_release: Sample) -> Page:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(sample_release.pages["index"].as_uri())
    return opened


def tab(page: Page, key: str = "Tab") -> dict[str, object]:
    """Press a key, and give what has the focus then, which has to be seen."""
    page.keyboard.press(key)
    focused = page.evaluate(FOCUSED)
    assert focused["isSeen"], focused
    assert focused["isRinged"], focused
    return focused


def tab_to(page: Page, wanted: str, most: int = 40) -> dict[str, object]:
    for _ in range(most):
        focused = tab(page)
        if wanted in (focused["words"], focused["id"]) or focused["href"].endswith(wanted):
            return focused
    raise AssertionError(f"{wanted} is not reached in {most} steps")


def test_the_first_step_leads_past_everything_to_the_content(page: Page, sample_release: Sample):
    for kind in ("index", "authority", "queries"):
        page.goto(sample_release.pages[kind].as_uri())
        assert tab(page)["words"] == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        inside = tab(page)
        assert page.evaluate("document.activeElement.closest('main') !== null"), inside


def test_from_the_index_to_a_report_to_a_table_and_back(page: Page, sample_release: Sample):
    tab_to(page, f"{sample_release.pages['authority'].name}")
    page.keyboard.press("Enter")
    page.wait_for_url(sample_release.pages["authority"].as_uri())
    tab_to(page, "#response-enquiries-and-progression")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#response-enquiries-and-progression"
    for _ in range(60):
        focused = tab(page)
        if page.evaluate("document.activeElement.matches('.scroll')"):
            break
    assert focused["words"].startswith("Table")
    named = page.evaluate("document.activeElement.getAttribute('aria-labelledby')")
    assert page.locator(f"#{named}").is_visible()
    focused = tab(page)
    assert focused["href"].startswith("#define-"), "the table's definitions come next"
    page.keyboard.press("Enter")
    defined = page.evaluate("document.querySelector(':target').textContent")
    assert defined.startswith(str(focused["words"]))
    # The browser's own command for going back is not there without its window.
    for _ in range(3):
        page.go_back()
    assert Path(page.url).name == "index.html"


def test_no_number_is_a_stop_and_no_stop_is_a_trap(page: Page, sample_release: Sample):
    page.goto(sample_release.pages["board"].as_uri())
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
        .filter((one) => one.checkVisibility()).length"""
    )
    numbers = page.locator("td[data-f]").count()
    assert stops < numbers / 2
    page.evaluate(
        """() => {
            window.met = new Set();
            document.addEventListener('focusin', (event) => window.met.add(event.target));
        }"""
    )
    for _ in range(stops):
        page.keyboard.press("Tab")
    assert page.evaluate("window.met.size") == stops


def test_the_search_finds_documents_and_says_how_many(page: Page):
    field = page.get_by_label("Find a report")
    field.focus()
    page.keyboard.type("METHOD")
    entries = page.locator(".documents li:visible")
    assert entries.count() == 1
    assert "methodology" in entries.inner_text()
    assert page.locator("output").inner_text() == "Documents found: 1"
    field.fill("")
    page.get_by_label("Show").select_option(label="Wales")
    assert page.locator("h2:visible").all_inner_texts() == ["Wales"]


def test_without_a_script_all_is_there_to_read(browser: Browser, sample_release: Sample):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(sample_release.pages["index"].as_uri())
        assert page.locator(".documents li").count() == len(AREAS)
        assert not page.locator("form").count()
        page.goto(sample_release.pages["authority"].as_uri())
        assert page.locator("details").first.is_visible()
        assert page.locator(".panel svg").first.is_visible()


def test_a_pointer_leads_from_a_figure_to_its_definition(page: Page, sample_release: Sample):
    page.goto(sample_release.pages["authority"].as_uri())
    cell = page.locator("table:visible td[data-f^='0'], table:visible td[data-f^='1']").first
    cell.hover()
    assert cell.get_attribute("title")
    cell.click()
    assert page.evaluate("location.hash").startswith("#define-")
    target = page.locator(":target").inner_text()
    assert cell.get_attribute("title") == target
