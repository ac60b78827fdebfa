"""A table for reading: a caption, columns, rows of written cells, and notes."""

from dataclasses import dataclass
from html import escape

from nmspf_report.bindings import ATTRIBUTE, COMPUTED, Written


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    key
        Its name in code, such as ``percentage``.
    label
        Its heading, in the reader's language.
    numeric
        Whether it holds figures, which are set to the right.
    """

    key: str
    label: str
    numeric: bool = True


@dataclass(frozen=True)
class Shaded(Written):
    """A cell whose shade says what its words say: of how much of something there is.

    Parameters
    ----------
    shade
        ``none``, ``some``, ``most`` or ``all``; empty for none of these.
    """

    shade: str = ""


@dataclass(frozen=True)
class Computed:
    """A note whose numbers are computed of the figures in the table, such as limits of control.

    Parameters
    ----------
    words
        What it says.
    of
        Of what, as ``docs/bindings.md`` names it: the audit works it out again.
    """

    words: str
    of: str


@dataclass(frozen=True)
class Table:
    """A table as the reader sees it: nothing in it is to be formatted any more.

    Parameters
    ----------
    caption
        What the table shows, where and when.
    columns
        Its columns; the first one names the rows.
    rows
        The cells of each row, never empty, with the figures that each of them shows.
    notes
        Sentences beneath the rows, among them what each symbol means.
    computed
        Those that stand before them, with numbers of their own.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Written, ...], ...]
    notes: tuple[str, ...] = ()
    computed: tuple[Computed, ...] = ()

    def to_html(self) -> str:
        """Give the table as plain HTML: headers with their scope, all text escaped."""
        header = "".join(
            f'<th scope="col"{_class(column)}>{escape(column.label)}</th>'
            for column in self.columns
        )
        return (
            f"<table>\n<caption>{escape(self.caption)}</caption>\n"
            f"<thead>\n<tr>{header}</tr>\n</thead>\n"
            f"<tbody>\n{''.join(map(self._row, self.rows))}</tbody>\n"
            f"{self._foot()}</table>\n"
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Give what a notebook shows: the table, or its caption where that cannot be shown."""
        return {"text/html": self.to_html(), "text/plain": self.caption}

    def _row(self, cells: tuple[Written, ...]) -> str:
        first, *rest = cells
        others = "".join(
            f'<td{_class(column, cell)} {ATTRIBUTE}="{escape(cell.figures)}">'
            f"{escape(cell.text)}</td>"
            for column, cell in zip(self.columns[1:], rest, strict=True)
        )
        return f'<tr><th scope="row">{escape(first.text)}</th>{others}</tr>\n'

    def _foot(self) -> str:
        across = f'class="note" colspan="{len(self.columns)}"'
        rows = [
            *(
                f'<td {across} {COMPUTED}="{escape(one.of)}">{escape(one.words)}</td>'
                for one in self.computed
            ),
            *(f"<td {across}>{escape(note)}</td>" for note in self.notes),
        ]
        if not rows:
            return ""
        written = "".join(f"<tr>{row}</tr>\n" for row in rows)
        return f"<tfoot>\n{written}</tfoot>\n"


def _class(column: Column, cell: Written | None = None) -> str:
    shade = [f"shade-{cell.shade}"] if isinstance(cell, Shaded) and cell.shade else []
    names = [*(["num"] if column.numeric else []), *shade]
    return f' class="{" ".join(names)}"' if names else ""
