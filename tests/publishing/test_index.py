"""The index leads to every document, by relative addresses that work wherever it is put."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from nmspf_report.problems import Problem
from nmspf_report.publishing import IndexEntry, write_index
from tests.publishing.test_html import Page


def release(folder: Path) -> list[IndexEntry]:
    """Write the files of a little release and name them."""
    national = (folder / "en" / "national.html", folder / "en" / "national.pdf")
    authority = (folder / "en" / "authorities" / "W06 ŵ.html",)
    data = (folder / "data" / "observations.csv",)
    for file in (*national, *authority, *data):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * 12_500)
    return [
        IndexEntry("Wales", "National report", national, "2025-26"),
        IndexEntry("Local authorities", "Tŷ <b>Ddewi</b>", authority, language="cy"),
        IndexEntry("Wales", "Open data", data),
    ]


def test_every_file_is_led_to(tmp_path: Path) -> None:
    write_index(release(tmp_path), tmp_path / "index.html", title="Release")
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    links = [unquote(link["href"]) for link in page.all("a") if link["href"][0] != "#"]
    assert links == [
        "en/national.html",
        "en/national.pdf",
        "data/observations.csv",
        "en/authorities/W06 ŵ.html",
    ]
    assert all((tmp_path / link).is_file() for link in links)


def test_groups_stand_in_order_of_first_appearance(tmp_path: Path) -> None:
    write_index(release(tmp_path), tmp_path / "index.html", title="Release")
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    assert page.text["h1"] == ["Release"]
    assert page.text["h2"] == ["Wales", "Local authorities"]


def test_a_link_to_a_file_says_its_format_its_size_and_its_document(tmp_path: Path) -> None:
    write_index(release(tmp_path), tmp_path / "index.html", title="Release")
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    # 12,500 bytes are 12.5 kilobytes, rounded half up.
    assert "PDF, 13 KB of National report" in page.text["a"]
    assert "Tŷ <b>Ddewi</b>" in page.text["a"]


def test_the_notice_stands_on_the_index(tmp_path: Path) -> None:
    write_index([], tmp_path / "index.html", title="Release", notice="Board members only")
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    assert page.text["aside"] == ["Board members only"]
    assert "noindex" in page.source


def test_the_index_of_a_public_edition_may_be_found(tmp_path: Path) -> None:
    write_index([], tmp_path / "index.html", title="Release", notice="Public", edition="public")
    page = Page((tmp_path / "index.html").read_text(encoding="utf-8"))

    assert page.text["aside"] == ["Public"]
    assert "noindex" not in page.source
    assert 'class="notice"' in page.source


def test_an_entry_whose_file_is_missing_is_refused(tmp_path: Path) -> None:
    entry = IndexEntry("Wales", "National report", (tmp_path / "national.pdf",))

    with pytest.raises(Problem, match=r"national\.pdf: This file is not there"):
        write_index([entry], tmp_path / "index.html", title="Release")
    assert list(tmp_path.iterdir()) == []
