"""Reading an executed notebook into a document, and saying which cell is at fault."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

import nbformat
from markdown_it.token import Token
from pydantic import ValidationError

from nmspf_report.bindings import STRUCTURE
from nmspf_report.locale import text
from nmspf_report.problems import Problem
from nmspf_report.publishing import prose
from nmspf_report.publishing.defining import HEADING, with_definitions
from nmspf_report.publishing.document import (
    Block,
    Chart,
    Code,
    Details,
    Document,
    EditableChart,
    Heading,
    Prose,
    Slide,
    Table,
)
from nmspf_report.publishing.markup import (
    MarkupError,
    TableMarkup,
    check_bound,
    clean_svg,
    read_tables,
)

NEVER_SHOWN = frozenset({"parameters", "injected-parameters", "setup"})
PAGE_NAMES = ("main", "contents", "notice", HEADING)


def read_document(path: Path, *, show_code: bool = False) -> Document:
    """Read an executed notebook.

    Parameters
    ----------
    path
        The notebook, with its outputs. Its metadata hold ``nmspf`` (see `Details`); its
        first markdown cell begins with a heading of level 1; its outputs are markdown,
        charts (SVG with ``id``, ``alt`` and ``caption`` in the output's metadata, and
        ``figures``, which names those of ``alt``; and its ``table``, or the chart ``beneath``
        which that stands) and plain HTML tables. Outputs whose
        metadata name a ``slide`` are a part of that slide, and of nothing else.
    show_code
        Whether the source of code cells is part of the document. Cells tagged
        ``parameters``, ``injected-parameters`` or ``setup`` are never shown.

    Returns
    -------
    Document
        The document, its headings in order, its charts and tables numbered.

    Raises
    ------
    Problem
        If the file is missing or not a notebook, has no details or no title, or shows
        something that is not markdown, a chart or a plain table.
    """
    notebook = _read_notebook(path)
    details = _read_details(notebook, path)
    return with_definitions(_Reader(path, details, show_code).read(notebook.cells))


def _read_notebook(path: Path) -> Any:
    if not path.is_file():
        raise Problem("missing_file", where=path)
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        raise Problem("notebook_unreadable", where=path, reason=_first_line(error)) from error


def _read_details(notebook: Any, path: Path) -> Details:
    try:
        return Details.model_validate(notebook.metadata.get("nmspf", {}))
    except ValidationError as error:
        wrong = sorted(str(fault["loc"][0]) for fault in error.errors() if fault["loc"])
        fields = ", ".join(wrong or ["nmspf"])
        raise Problem("notebook_without_details", where=path, fields=fields) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


@dataclass
class _Slide:
    """A slide whose parts are being gathered."""

    seen: list[Prose | Table | EditableChart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Reader:
    """Reads one notebook's cells in order; holds what is counted along the way."""

    path: Path
    details: Details
    show_code: bool
    names: prose.Names = field(default_factory=lambda: prose.Names(PAGE_NAMES))
    outline: prose.Outline = field(default_factory=prose.Outline)
    contents: list[Heading] = field(default_factory=list)
    slides: dict[str, _Slide] = field(default_factory=dict)
    figure_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    table_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    beneath: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    cell: int = 0

    def read(self, cells: list[Any]) -> Document:
        blocks: list[Block] = []
        for self.cell, cell in enumerate(cells, start=1):
            tags = frozenset(cell.metadata.get("tags", []))
            if cell.cell_type == "markdown" and "setup" not in tags:
                blocks.extend(self._read_markdown_cell(cell.source))
            elif cell.cell_type == "code":
                blocks.extend(self._read_code_cell(cell, tags))
        if self.kind is None:
            raise Problem("notebook_without_title", where=self.path)
        return Document(
            name=self.path.name,
            kind=self.kind,
            details=self.details,
            contents=tuple(self.contents),
            blocks=self._with_shared_tables(blocks),
            slides=tuple(
                Slide(title, tuple(one.seen), "".join(one.notes))
                for title, one in self.slides.items()
            ),
        )

    def _read_markdown_cell(self, source: str) -> Iterator[Block]:
        tokens = prose.parse(source)
        if self.kind is None:
            self.kind, tokens = prose.take_title(tokens)
            if self.kind is None:
                raise Problem("notebook_without_title", where=self.path)
        yield from self._prose(tokens)

    def _read_code_cell(self, cell: Any, tags: frozenset[str]) -> Iterator[Block]:
        if self.show_code and not NEVER_SHOWN & tags and cell.source.strip():
            yield Code(cell.source.strip("\n"))
        for output in cell.outputs:
            yield from self._read_output(output)

    def _read_output(self, output: Any) -> Iterator[Block]:
        data = output.get("data", {})
        about = output.get("metadata", {}).get("nmspf", {})
        if "slide" in about:
            self._take_part_of_slide(data, about)
        elif "image/svg+xml" in data:
            yield self._chart(data["image/svg+xml"], about)
        elif "text/markdown" in data:
            yield from self._prose(prose.parse(data["text/markdown"]))
        elif "text/html" in data:
            yield from (self._table(found) for found in self._tables(data["text/html"]))
        else:
            raise self._problem("notebook_output", found=_describe(output))

    def _take_part_of_slide(self, data: dict[str, str], about: dict[str, str]) -> None:
        slide = self.slides.setdefault(about["slide"], _Slide())
        if "text/markdown" in data:
            with self._at_fault():
                markup = prose.render(prose.parse(data["text/markdown"]), self.details.language)
            if about.get("part") == "notes":
                slide.notes.append(markup)
            else:
                slide.seen.append(Prose(markup))
            return
        for found in self._tables(data.get("text/html", "")):
            table = Table("", "", found.caption, found.rows, found.columns)
            words = about.get("alt")
            self._bindings({"alt": words or "", **about})
            slide.seen.append(table if words is None else EditableChart(table, words))

    def _prose(self, tokens: list[Token]) -> Iterator[Prose]:
        self.contents.extend(prose.order_headings(tokens, self.outline, self.names))
        with self._at_fault():
            markup = prose.render(tokens, self.details.language)
        if markup.strip():
            yield Prose(markup)

    def _table(self, found: TableMarkup) -> Table:
        number = next(self.table_numbers)
        return Table(
            id=self.names.give(f"table-{number}"),
            label=text("publishing.table_label", self.details.language, number=number),
            caption=found.caption,
            rows=found.rows,
            columns=found.columns,
        )

    def _chart(self, svg: str, about: dict[str, str]) -> Chart:
        missing = [key for key in ("id", "alt", "caption") if not str(about.get(key, "")).strip()]
        if missing:
            raise self._problem("chart_without_details", fields=", ".join(missing))
        number = next(self.figure_numbers)
        label = text("publishing.figure_label", self.details.language, number=number)
        name = self.names.give(about["id"])
        if about.get("beneath"):
            self.beneath[name] = about["beneath"]
        return Chart(
            id=name,
            label=label,
            caption=about["caption"],
            alternative_text=about["alt"],
            bindings=self._bindings(about),
            svg=self._svg(svg),
            figures=self._figures(about, name, label),
        )

    def _figures(self, about: dict[str, str], chart: str, label: str) -> Table | None:
        """Give the table beneath a chart, named by the chart: its caption says the rest."""
        if not about.get("table"):
            return None
        tables = self._tables(about["table"])
        if len(tables) > 1:
            raise self._problem("table_markup", found="<table>")
        return Table(
            id=self.names.give(f"{chart}-figures"),
            label="",
            caption=self._data_of(label),
            rows=tables[0].rows,
            columns=tables[0].columns,
        )

    def _with_shared_tables(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Name each table that several charts share by all of them, and lead those to it."""
        charts = {block.id: block for block in blocks if isinstance(block, Chart)}
        holders = {
            name: self._holder(name, charts) for name in dict.fromkeys(self.beneath.values())
        }
        return tuple(
            self._sharing(block, holders) if isinstance(block, Chart) else block for block in blocks
        )

    def _holder(self, name: str, charts: Mapping[str, Chart]) -> Chart:
        """Give the chart beneath which a shared table stands, named by all that share it."""
        chart = charts.get(name)
        if chart is None or chart.figures is None:
            raise Problem("chart_without_figures", where=self.path, chart=name)
        sharing = [one.label for one in charts.values() if name in (one.id, self._holder_of(one))]
        labels = text("figures.list_separator", self.details.language).join(sharing)
        figures = replace(chart.figures, caption=self._data_of(labels))
        return replace(chart, figures=figures, sharing=labels)

    def _holder_of(self, chart: Chart) -> str | None:
        return self.beneath.get(chart.id)

    def _sharing(self, chart: Chart, holders: Mapping[str, Chart]) -> Chart:
        holder = self._holder_of(chart)
        if holder is None:
            return holders.get(chart.id, chart)
        return replace(chart, figures_elsewhere=holders[holder].figures)

    def _data_of(self, label: str) -> str:
        return escape(text("publishing.data_of", self.details.language, label=label))

    def _bindings(self, about: dict[str, str]) -> str:
        figures = about.get("figures", STRUCTURE)
        with self._at_fault():
            check_bound(about["alt"], figures)
        return figures

    def _svg(self, source: str) -> str:
        with self._at_fault():
            return clean_svg(source)

    def _tables(self, markup: str) -> list[TableMarkup]:
        with self._at_fault():
            return read_tables(markup)

    @contextmanager
    def _at_fault(self) -> Iterator[None]:
        """Say which cell's markup is at fault."""
        try:
            yield
        except MarkupError as error:
            raise self._problem(error.fault, found=error.found) from error

    def _problem(self, name: str, **values: object) -> Problem:
        return Problem(name, where=self.path, cell=self.cell, **values)


def _describe(output: Any) -> str:
    """Name an output that has no place in a document, with the beginning of its text."""
    if output.output_type == "stream":
        return f"{output.name}: {output.text.strip()[:80]}"
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue[:80]}"
    return ", ".join(sorted(output.get("data", {}))) or str(output.output_type)
