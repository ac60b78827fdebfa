"""At 320 pixels, which a screen of 1,280 is at 400%, a page is read without moving sideways."""

import pytest
from playwright.sync_api import Browser

from tests.accessibility.conftest import Sample
from tests.accessibility.test_axe import KINDS

WIDTHS = (320, 390, 768, 1280)


@pytest.mark.parametrize("kind", KINDS)
def test_only_tables_and_charts_move_sideways_in_their_boxes(
    sample_release: Sample, browser: Browser, kind: str
):
    page = browser.new_page()
    page.goto(sample_release.pages[kind].as_uri())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        hidden = page.evaluate(
            """() => [...document.querySelectorAll('main p, main li, h1, h2, h3, summary')]
            .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
                && getComputedStyle(one).display !== 'inline')
            .map((one) => one.outerHTML.slice(0, 100))"""
        )
        assert hidden == []
    page.close()


@pytest.mark.parametrize(("width", "is_said"), [(320, True), (390, True), (1280, False)])
def test_where_a_chart_is_wider_than_the_screen_it_says_so(
    sample_release: Sample, browser: Browser, width: int, is_said: bool
):
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(sample_release.pages["authority"].as_uri())
    panel = page.locator(".panel").first
    assert panel.evaluate("(one) => one.scrollWidth > one.clientWidth") is is_said
    said = panel.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert ("wider than this screen" in said) is is_said
    page.close()


@pytest.mark.parametrize("kind", ["authority", "board", "national", "methodology"])
def test_a_page_weighs_less_than_a_megabyte(sample_release: Sample, kind: str):
    assert sample_release.pages[kind].stat().st_size < 1_000_000


def test_a_table_s_header_stays_as_the_table_scrolls(sample_release: Sample, browser: Browser):
    page = browser.new_page(viewport={"width": 390, "height": 500})
    page.goto(sample_release.pages["authority"].as_uri())
    box = page.locator("main > .scroll", has=page.locator("tbody tr:nth-child(20)")).first
    box.scroll_into_view_if_needed()
    box.evaluate("(one) => { one.scrollTop = 400; one.scrollLeft = 120; }")
    head, around = box.locator("thead th").first.bounding_box(), box.bounding_box()
    assert head is not None
    assert around is not None
    assert head["y"] == pytest.approx(around["y"], abs=1.5)
    assert head["x"] == pytest.approx(around["x"], abs=1.5)
    page.close()
