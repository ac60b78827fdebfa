"""Rendering with Quarto, through a stand-in: one project, one command, the same documents."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypandoc
import pypdfium2
import pytest
import yaml
from nbformat.v4 import new_markdown_cell

from nmspf_report.auditing.collecting import collect
from nmspf_report.bindings import Written
from nmspf_report.figures import Figure
from nmspf_report.figures.figure import RUN_BY_QUARTO
from nmspf_report.parameters import Format
from nmspf_report.problems import Problem
from nmspf_report.publishing.quarto.program import find_quarto
from nmspf_report.publishing.quarto.rendering import QuartoRenderer
from nmspf_report.publishing.rendering import OwnRenderer, Renderer
from nmspf_report.publishing.theme import quarto_theme, theme_file, tokens
from nmspf_report.resources import resource
from nmspf_report.tables.table import Column, Table
from tests.publishing.conftest import chart_output, code_cell, write_notebook
from tests.publishing.pages import in_full
from tests.publishing.quarto_stand_in import FAILS, NEWEST, RECORD, VERSION, write_stand_in

FORMATS: dict[str, tuple[Format, ...]] = {
    "whole": ("html", "pdf"),
    "short": ("html", "docx", "pptx"),
}
BOUND = (
    "Up to [1,234](figure:PROT-1||W06000009|2025-26|referrals|numerator) in the year, "
    "“more” than @fig-a, `code` or {{< x >}} -- since [2023](figure:-)."
)


class Structure(HTMLParser):
    """What a page says: headings, cells, alternative texts, numbers with their figures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.told.extend(
            (f"{tag} {name}", value)
            for name, value in attrs
            if value and name in ("data-figures", "alt", "aria-label", "scope", "colspan")
        )

    def handle_data(self, data: str) -> None:
        tag = self.open[-1] if self.open else ""
        if data.strip() and tag not in ("style", "script"):
            heading = tag if tag in ("h1", "h2", "h3", "h4", "th", "td", "caption") else "words"
            self.told.append((heading, " ".join(data.split())))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


def structure(page: Path) -> list[tuple[str, str]]:
    reader = Structure()
    reader.feed(in_full(page.read_text(encoding="utf-8")))
    return reader.told


def print_words(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    return [page.get_textpage().get_text_bounded() for page in document]


def office_words(path: Path) -> list[str]:
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return [f"{one.style.name if one.style else ''}: {one.text}" for one in read.paragraphs] + cells


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("quarto")


@pytest.fixture(scope="module", autouse=True)
def stand_in(folder: Path) -> Iterator[pytest.MonkeyPatch]:
    """Let the stand-in be the Quarto of this machine."""
    with pytest.MonkeyPatch.context() as patch:
        before = os.environ["PATH"]
        patch.setenv("PATH", f"{write_stand_in(folder / 'bin')}{os.pathsep}{before}")
        patch.setenv(RECORD, str(folder / "record"))
        yield patch


@pytest.fixture(scope="module")
def notebooks(folder: Path) -> dict[str, Path]:
    """One of everything, hostile text included; and bound numbers beside a chart."""
    cells = [new_markdown_cell("# Regional report\n\n## Findings\n\nSee below.")]
    figures = "PROT-1||W06000009|2025-26|referrals|numerator"
    chart = chart_output(alt="Referrals: 1,234", figures=figures)
    cells.append(code_cell("show(trend)", chart))
    cells.append(new_markdown_cell(f"### In the year\n\n- {BOUND}\n\n> {BOUND}"))
    whole = write_notebook(folder, title="A *star* & the 12 C's “quoted”")
    whole = whole.rename(folder / "whole.ipynb")
    return {"whole": whole, "short": write_notebook(folder, cells).rename(folder / "short.ipynb")}


def written_by(renderer: Renderer, notebooks: dict[str, Path], out: Path) -> Path:
    for name, path in notebooks.items():
        wanted = {format_: out / f"{name}.{format_}" for format_ in FORMATS[name]}
        out.mkdir(exist_ok=True)
        renderer.write(path, wanted, show_code=True)
    renderer.finish()
    return out


@pytest.fixture(scope="module")
def own(folder: Path, notebooks: dict[str, Path]) -> Path:
    return written_by(OwnRenderer(), notebooks, folder / "own")


@pytest.fixture(scope="module")
def project(folder: Path) -> Path:
    return folder / "project"


@pytest.fixture(scope="module")
def made(folder: Path, project: Path, notebooks: dict[str, Path]) -> Path:
    renderer = QuartoRenderer(find_quarto(), project, folder / "kept")
    return written_by(renderer, notebooks, folder / "quarto")


def asked(folder: Path) -> list[list[str]]:
    lines = (folder / "record").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_one_command_renders_all_documents(folder: Path, project: Path, made: Path):
    assert [path.name for path in sorted(made.iterdir())] == [
        "short.docx",
        "short.html",
        "short.pptx",
        "whole.html",
        "whole.pdf",
    ]
    assert [one for one in asked(folder) if one[0] == "render"] == [["render", str(project)]]


def test_the_project_executes_nothing_and_has_every_notebook_with_its_outputs(
    project: Path, made: Path
):
    settings = yaml.safe_load((project / "_quarto.yml").read_text(encoding="utf-8"))
    assert settings["execute"]["enabled"] is False
    assert settings["project"]["type"] == "website"
    assert settings["project"]["render"] == ["short.ipynb", "whole.ipynb"]
    assert settings["format"]["typst"]["pdf-standard"] == "ua-1"
    notebook = json.loads((project / "whole.ipynb").read_text(encoding="utf-8"))
    outputs = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(outputs) > 4
    assert all({"text/html", "text/markdown"} == set(one[0]["data"]) for one in outputs)


@pytest.mark.parametrize("name", FORMATS)
def test_a_page_has_the_same_headings_figures_tables_and_numbers(own: Path, made: Path, name: str):
    ours, theirs = structure(own / f"{name}.html"), structure(made / f"{name}.html")
    for kind in ("h1", "h2", "h3", "h4", "th", "td", "caption", "span data-figures"):
        assert [one for one in theirs if one[0] == kind] == [one for one in ours if one[0] == kind]
    # Quotation marks may part a text in two.
    assert (
        " ".join(said for _, said in theirs).split() == " ".join(said for _, said in ours).split()
    )


def test_a_page_needs_no_script_but_ours_and_fetches_nothing(own: Path, made: Path):
    ours, theirs = ((one / "whole.html").read_text(encoding="utf-8") for one in (own, made))
    assert theirs.count("<script") == ours.count("<script") == 1
    heads = [unescape(one.partition("<body")[0]).split() for one in (ours, theirs)]
    assert heads[0] == heads[1]


def test_a_print_is_the_same(own: Path, made: Path):
    assert print_words(made / "whole.pdf") == print_words(own / "whole.pdf")


def test_a_document_to_edit_says_the_same_in_the_same_styles(own: Path, made: Path):
    assert office_words(made / "short.docx") == office_words(own / "short.docx")


def test_the_audit_reads_the_same(own: Path, made: Path):
    ours, theirs = collect(own), collect(made)
    bound = [fact for fact in theirs.facts if fact.where.file == "short.html"]
    assert {(fact.indicator, fact.lower) for fact in bound} == {("PROT-1", 1234)}
    assert {replace(fact, where=None) for fact in theirs.facts} == {
        replace(fact, where=None) for fact in ours.facts
    }
    assert [one.number for one in theirs.loose] == [one.number for one in ours.loose]


def test_the_same_again_is_recalled_and_anything_else_is_rendered(
    folder: Path, project: Path, made: Path, notebooks: dict[str, Path], tmp_path: Path
):
    before = len(asked(folder))
    renderer = QuartoRenderer(find_quarto(), tmp_path / "project", folder / "kept")
    again = written_by(renderer, notebooks, tmp_path / "again")
    assert asked(folder)[before:] == [["--version"]]
    for path in sorted(made.iterdir()):
        assert (again / path.name).read_bytes() == path.read_bytes()
    newer = QuartoRenderer(
        find_quarto(), tmp_path / "project", folder / "kept", {"theme": "another"}
    )
    written_by(newer, notebooks, tmp_path / "newer")
    assert asked(folder)[-1][0] == "render"


def test_a_failing_quarto_is_told_with_what_it_said_and_nothing_is_written(
    notebooks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(FAILS, "1")
    with pytest.raises(Problem, match="third document is not well formed"):
        written_by(QuartoRenderer(find_quarto(), tmp_path / "project"), notebooks, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.8.25", ["This is Quarto 1.8.25", "Install Quarto 1.9 or newer"]),
        ("0.9.1", ["This is Quarto 0.9.1"]),
        ("broken", ["does not say its version: broken", "--renderer own"]),
    ],
)
def test_a_quarto_that_will_not_do_is_told(
    version: str, said: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(VERSION, version)
    with pytest.raises(Problem) as told:
        find_quarto()
    assert [words for words in said if words not in str(told.value)] == []


@pytest.mark.parametrize("version", [NEWEST, "1.10.2", "2.0.1", "99.9.9"])
def test_a_newer_quarto_will_do(version: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VERSION, version)
    assert find_quarto().version == version


def test_a_missing_quarto_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem, match="no program “quarto” here") as told:
        find_quarto()
    assert "Install Quarto 1.9 or newer" in told.value.mend


def test_a_chart_that_quarto_runs_by_itself_carries_its_words_and_figures(
    monkeypatch: pytest.MonkeyPatch,
):
    figures = "PROT-1||W06000009|2025-26|referrals|numerator"
    below = Table("The chart's figures", (Column("area", "Area"),), ((Written("Cardiff"),),))
    chart = Figure("trend", "<svg></svg>", Written('Up to "1,234"', figures), "Referrals", below)
    monkeypatch.delenv(RUN_BY_QUARTO, raising=False)
    assert "text/html" not in chart._repr_mimebundle_()[0]
    monkeypatch.setenv(RUN_BY_QUARTO, "authority.ipynb")
    html = chart._repr_mimebundle_()[0]["text/html"]
    assert f'aria-label="Up to &quot;1,234&quot;" data-figures="{figures}"><svg>' in html
    assert "<figcaption>Referrals</figcaption>" in html
    assert "<caption>The chart&#x27;s figures</caption>" in html


def test_a_report_that_quarto_renders_by_itself_is_in_our_theme():
    settings = yaml.safe_load(resource("reports", "_quarto.yml").read_text(encoding="utf-8"))
    theme = theme_file("quarto.scss").read_text(encoding="utf-8")
    assert theme == quarto_theme()
    assert settings["format"]["html"]["theme"] == ["cosmo", "theme/quarto.scss"]
    assert f"$link-color: {tokens()['colour']['light']['accent']};" in theme


def test_its_numbers_name_their_figures():
    filters = [str(theme_file("figures.lua"))]
    page = pypandoc.convert_text(BOUND, "html", "markdown", ["--wrap=none"], filters=filters)
    figures = "PROT-1||W06000009|2025-26|referrals|numerator"
    assert f'<span data-figures="{figures}">1,234</span>' in page
    assert '<span data-figures="-">2023</span>' in page
    assert "<a " not in page
