"""The HTML page, read back with Python's own parser: accessible, self-contained, unchanging."""

import os
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from nmspf_report.publishing import read_document, write_html
from nmspf_report.publishing.theme import theme_file
from tests.publishing.conftest import ALTERNATIVE_TEXT, DETAILS, chart_output, code_cell
from tests.publishing.test_reading import TITLE

Notebook = Callable[..., Path]
VOID = {"meta", "link", "img", "br", "hr", "input"}
FETCHING = {"src", "srcset", "data", "action", "poster", "background", "formaction", "ping"}


class Page(HTMLParser):
    """Holds a page's tags, with their attributes and the text met inside headings and cells."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: dict[str, list[str]] = {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag and its attributes."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
            self.text.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last, which must be this one."""
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        """Give text to every open tag."""
        for tag in self.open:
            self.text[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """Give the attributes of every tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(notebook: Notebook, tmp_path: Path) -> Page:
    write_html(read_document(notebook()), tmp_path / "report.html")
    return Page((tmp_path / "report.html").read_text(encoding="utf-8"))


def test_every_tag_is_closed_in_its_place(page: Page) -> None:
    assert page.open == []


def test_the_page_says_its_title_and_language(page: Page) -> None:
    assert page.all("html") == [{"lang": "en"}]
    assert page.text["title"] == ["Diogelu plant yn Nhŷ Ddewi"]
    assert page.text["h1"] == ["Diogelu plant yn Nhŷ Ddewi"]


def test_headings_stand_in_order_under_one_title(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]

    assert levels == [1, 2, 3, 2, 3, 4]


def test_names_are_given_once_and_every_inner_link_leads_to_one(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = [link["href"] for link in page.all("a") if link["href"].startswith("#")]
    named = [
        attributes["aria-labelledby"]
        for _, attributes in page.tags
        if "aria-labelledby" in attributes
    ]

    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} | set(named) <= set(ids)
    assert links[0] == "#main"
    assert {"#identification", "#identification-2", "#too-deep"} <= set(links)


def test_nothing_is_fetched_and_nothing_runs_but_the_theme_s_script(page: Page) -> None:
    assert page.all("script") == [{}]
    (source,) = page.text["script"]
    assert source == theme_file("page.js").read_text(encoding="utf-8")
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    fetched = [value for _, a in page.tags for name, value in a.items() if name in FETCHING]
    fetched += [link["href"] for link in page.all("link")]
    assert all(address.startswith("data:") for address in fetched)
    assert not re.search(r"url\(|@import", "".join(page.text["style"]))
    policy = page.all("meta")[2]["content"]
    digest = b64encode(sha256(source.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        f"script-src 'sha256-{digest}'"
    )


def test_hostile_text_comes_out_as_characters(page: Page) -> None:
    introduction = next(text for text in page.text["p"] if text.startswith("Introduction"))

    assert introduction == "Introduction: <script>alert(1)</script> $x$ #set @foo *a \\ b !p"
    assert "ŵ and ŷ" in page.text["li"]


def test_a_chart_has_its_words_its_drawing_and_its_figures(page: Page) -> None:
    (image,) = page.all("img")
    drawing = unquote(image["src"].removeprefix("data:image/svg+xml,"))

    assert image["alt"] == ALTERNATIVE_TEXT
    assert ET.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert page.text["figcaption"] == ["Figure 1 Referrals, 2023-24 to 2025-26 #set"]
    assert page.text["summary"] == ["Figures for this chart: Figure 1"]
    assert "Data for Figure 1" in page.text["details"][0]


def test_each_table_scrolls_in_a_named_box_that_the_keyboard_reaches(page: Page) -> None:
    boxes = [attributes for attributes in page.all("div") if attributes.get("class") == "scroll"]

    assert len(boxes) == len(page.all("table")) == 4
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)
    assert all("aria-label" in box or "aria-labelledby" in box for box in boxes)
    assert all("scope" in heading for heading in page.all("th"))
    assert [caption.strip() for caption in page.text["caption"]] == [
        "Data for Figure 1",
        "Table 1 Referrals by authority",
        "Table 2 By quarter",
    ]


def test_the_board_edition_bears_its_notice_and_asks_not_to_be_indexed(page: Page) -> None:
    assert page.text["aside"] == [DETAILS["notice"]]
    assert {"name": "robots", "content": "noindex, nofollow"} in page.all("meta")


def test_the_public_edition_bears_none(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "public.html"
    write_html(read_document(notebook(edition="public", notice="")), path)
    page = Page(path.read_text(encoding="utf-8"))

    assert not page.all("aside")
    assert "robots" not in page.source


def test_code_is_shown_as_it_was_written(notebook: Notebook, tmp_path: Path) -> None:
    cells = [TITLE, code_cell('if a < b:\n    print("<b>")')]
    write_html(read_document(notebook(cells), show_code=True), tmp_path / "a.html")
    page = Page((tmp_path / "a.html").read_text(encoding="utf-8"))

    assert page.text["code"] == ['if a < b:\n    print("<b>")']


def test_fifteen_charts_stay_below_a_megabyte(notebook: Notebook, tmp_path: Path) -> None:
    cells = [TITLE, *(code_cell("c", chart_output(f"chart-{n}")) for n in range(15))]
    write_html(read_document(notebook(cells)), tmp_path / "a.html")

    assert (tmp_path / "a.html").stat().st_size < 1_000_000


def test_the_same_notebook_gives_the_same_bytes_in_any_folder(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = notebook()
    written = []
    for folder in (tmp_path / "one", tmp_path / "other" / "deeper"):
        folder.mkdir(parents=True)
        monkeypatch.chdir(folder)
        write_html(read_document(Path(os.path.relpath(path))), Path("report.html"))
        written.append((folder / "report.html").read_bytes())

    assert written[0] == written[1]
    assert str(tmp_path).encode() not in written[0]
