"""Charts that are drawn in a page: made whole again, with their letters and bindings in full."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from xml.etree.ElementTree import Element

from nmspf_report.auditing.drawings import parsed, read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import ATTRIBUTE, REFERENCE, lengthened
from nmspf_report.locale import text
from nmspf_report.publishing.drawings import LETTERS_BEGIN

NOT_A_BINDING = "?"
"""What stands for a reference to nothing: it is no binding, and so what it stands at is loose."""

_REFERENCE = re.compile(rf'(?<=\s){REFERENCE}="([^"]*)"')
_USED = re.compile(r'<use href="#([^"]*)"')
_SHEET_BEGINS = re.compile(r"<svg[^>]*>")


@dataclass
class Inlined:
    """The drawings of one page.

    Parameters
    ----------
    reading
        Takes what is found.
    keys
        The keys of the page's figures.
    outlines
        The outline of each letter that the page has, by its name.
    used
        The names of those that a chart has used.
    referred
        The places of the keys that have been referred to.
    """

    reading: Reading
    keys: Sequence[str] = ()
    outlines: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    referred: set[int] = field(default_factory=set)

    def read(self, svg: str, spot: str) -> None:
        """Read a drawing: a chart, or the letters of all charts."""
        if svg.startswith(LETTERS_BEGIN):
            self._learn(svg, spot)
        else:
            read_drawing(self._whole(svg), self.reading, spot)

    def finish(self, names: set[str], spot: str) -> None:
        """See that each letter is used and is what its name leads to.

        Parameters
        ----------
        names
            Those that other elements of the page have.
        spot
            Where the page stands.
        """
        if self.outlines.keys() != self.used or names & self.outlines.keys():
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)

    def _learn(self, svg: str, spot: str) -> None:
        """Take the outlines of letters; they may be nothing else, and each is held once."""
        root = parsed(svg)
        if root is None:
            self.reading.cannot_read(text("auditing.not_svg"), spot)
            return
        letters = list(root[0])
        names = {letter.get("id", "") for letter in letters}
        is_clear = len(root) == 1 and len(names) == len(letters) and all(map(_is_letter, letters))
        if self.outlines or not is_clear:
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)
        self.outlines.update((letter.get("id", ""), letter.get("d", "")) for letter in letters)

    def _whole(self, svg: str) -> str:
        """Give the chart as it stands in a notebook, where it is by itself."""
        names = [name for name in dict.fromkeys(_USED.findall(svg)) if name in self.outlines]
        self.used.update(names)
        letters = "".join(f'<path id="{name}" d="{self.outlines[name]}"/>' for name in names)
        bound = _REFERENCE.sub(lambda found: f'{ATTRIBUTE}="{self._figures(found[1])}"', svg)
        return _SHEET_BEGINS.sub(lambda tag: f"{tag[0]}<defs>{letters}</defs>", bound, count=1)

    def in_full(self, attributes: Mapping[str, str]) -> str | None:
        """Give the figures that an element names, in full or by reference; None if it has none."""
        if REFERENCE not in attributes:
            return attributes.get(ATTRIBUTE)
        if ATTRIBUTE in attributes:
            return NOT_A_BINDING
        try:
            figures, places = lengthened(attributes[REFERENCE], self.keys)
        except ValueError:
            return NOT_A_BINDING
        self.referred.update(places)
        return figures

    def _figures(self, value: str) -> str:
        return escape(self.in_full({REFERENCE: unescape(value)}) or NOT_A_BINDING)


def _is_letter(element: Element) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    is_bare = not len(element) and not (element.text or element.tail)
    return tag == "path" and set(element.keys()) == {"id", "d"} and is_bare
