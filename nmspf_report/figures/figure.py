"""A chart with what a reader needs who cannot see it: its finding in words, and its figures."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from nmspf_report.bindings import ATTRIBUTE, Written
from nmspf_report.tables.table import Table

RUN_BY_QUARTO = "QUARTO_DOCUMENT_FILE"
"""The variable by which a notebook knows that Quarto runs it, by itself
(https://quarto.org/docs/advanced/environment-vars.html).
"""

Bundle = tuple[dict[str, str], dict[str, dict[str, str]]]


@dataclass(frozen=True)
class Figure:
    """A chart as the reader sees it.

    Parameters
    ----------
    id
        Its name in a document's links: lower-case letters, digits and hyphens.
    svg
        The drawing, from ``<svg`` on; its text is outlines.
    alt
        The finding, in sentences, with the figures that are named in it.
    caption
        What the chart shows, where and when.
    table
        Every figure that is drawn.
    beneath
        The name of the chart beneath which the table stands, of several that share it; empty
        where it stands beneath this one.
    """

    id: str
    svg: str
    alt: Written
    caption: str
    table: Table
    beneath: str = ""

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        """Give what a notebook shows, and as the output's metadata what a renderer needs."""
        details = {
            "id": self.id,
            "alt": self.alt.text,
            "figures": self.alt.figures,
            "caption": self.caption,
            **({"beneath": self.beneath} if self.beneath else {"table": self.table.to_html()}),
        }
        shown = {"image/svg+xml": self.svg, "text/plain": self.alt.text}
        if RUN_BY_QUARTO in os.environ:
            # Quarto takes this form before all others, and knows nothing of our details.
            shown["text/html"] = self._to_html()
        return shown, {"nmspf": details}

    def _to_html(self) -> str:
        """Give the chart with its caption, its alternative text and its figures, as HTML."""
        words, figures = escape(self.alt.text), escape(self.alt.figures)
        return (
            f'<figure id="{escape(self.id)}">\n<figcaption>{escape(self.caption)}</figcaption>\n'
            f'<div role="img" aria-label="{words}" {ATTRIBUTE}="{figures}">{self.svg}</div>\n'
            f"</figure>\n{self.table.to_html()}"
        )


def sharing_a_table(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give charts of the same figures one table, which stands beneath the last of them.

    Parameters
    ----------
    figures
        In the order in which they stand. The table of one of them has every row of the others'.

    Raises
    ------
    ValueError
        If none has: a figure that is drawn would stand in no table.
    """
    largest = max((figure.table for figure in figures), key=lambda table: len(table.rows))
    rows = set(largest.rows)
    for figure in figures:
        if figure.table.columns != largest.columns or not rows.issuperset(figure.table.rows):
            raise ValueError(f"not in the shared table: {figure.id}")
    computed = tuple(dict.fromkeys(one for figure in figures for one in figure.table.computed))
    table = replace(largest, computed=computed)
    *others, last = figures
    return (
        *(replace(one, table=table, beneath=last.id) for one in others),
        replace(last, table=table),
    )


def figure_id(*parts: str) -> str:
    """Give a name made of what tells a figure from others, such as ``trend-s47-2-gwent``."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower()).strip("-")
