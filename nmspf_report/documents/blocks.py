"""What a part of a report gives to the notebook: prose, tables and charts, in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from IPython.display import display

from nmspf_report.figures import Figure
from nmspf_report.tables import Table


@dataclass(frozen=True)
class Prose:
    """Markdown that is shown as it reads."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        """Give the words, for what shows no markdown."""
        return self.markdown


Block = Prose | Table | Figure


class Blocks:
    """Blocks that a notebook shows one after the other, when a cell ends with them."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)

    def _ipython_display_(self) -> None:
        for block in self.blocks:
            display(block)  # type: ignore[no-untyped-call]


def bullets(lines: Iterable[str]) -> Prose:
    """Give lines as a list."""
    return Prose("\n".join(f"- {line}" for line in lines))
