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
_LINE_USED = re.compile(r'<use href="#([^"]*)"/>')
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
    lines
        The letters of each line that the page sets once, by its name.
    used
        The names of those that a chart has used.
    referred
        The places of the keys that have been referred to.
    """

    reading: Reading
    keys: Sequence[str] = ()
    outlines: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    referred: set[int] = field(default_factory=set)

    def read(self, svg: str, spot: str) -> None:
        """Read a drawing: a chart, or the letters of all charts."""
        if svg.startswith(LETTERS_BEGIN):
            self._learn(svg, spot)
        else:
            read_drawing(self._whole(svg), self.reading, spot)

    def finish(self, names: set[str], spot: str) -> None:
        """See that each letter and each line is used and is what its name leads to.

        Parameters
        ----------
        names
            Those that other elements of the page have.
        spot
            Where the page stands.
        """
        held = self.outlines.keys() | self.lines.keys()
        if held != self.used or names & held:
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)

    def _learn(self, svg: str, spot: str) -> None:
        """Take the outlines of letters, then the lines; there may be nothing else, each once."""
        root = parsed(svg)
        if root is None:
            self.reading.cannot_read(text("auditing.not_svg"), spot)
            return
        held = list(root[0])
        letters = [one for one in held if _is_letter(one)]
        outlines = {letter.get("id", ""): letter.get("d", "") for letter in letters}
        lines = [one for one in held if _is_line(one, outlines)]
        names = {one.get("id", "") for one in held}
        is_clear = len(root) == 1 and len(names) == len(held) == len(letters) + len(lines)
        if self.outlines or not is_clear:
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)
        self.outlines.update(outlines)
        self.lines.update((line.get("id", ""), _letters_of(line)) for line in lines)

    def _whole(self, svg: str) -> str:
        """Give the chart as it stands in a notebook, where it is by itself."""
        spelt = _LINE_USED.sub(self._spell, svg)
        names = [name for name in dict.fromkeys(_USED.findall(spelt)) if name in self.outlines]
        self.used.update(names)
        letters = "".join(f'<path id="{name}" d="{self.outlines[name]}"/>' for name in names)
        bound = _REFERENCE.sub(lambda found: f'{ATTRIBUTE}="{self._figures(found[1])}"', spelt)
        return _SHEET_BEGINS.sub(lambda tag: f"{tag[0]}<defs>{letters}</defs>", bound, count=1)

    def _spell(self, reference: re.Match[str]) -> str:
        """Give the letters of a line that is referred to; what refers to none stays unreadable."""
        if reference[1] not in self.lines:
            return reference[0]
        self.used.add(reference[1])
        return self.lines[reference[1]]

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


def _is_line(element: Element, outlines: Mapping[str, str]) -> bool:
    """Tell whether an element is a line: letters that the page holds, and nothing besides."""
    tag = str(element.tag).rpartition("}")[2]
    is_bare = set(element.keys()) == {"id"} and not (element.text or element.tail)
    return tag == "g" and is_bare and all(_is_use(letter, outlines) for letter in element)


def _is_use(element: Element, outlines: Mapping[str, str]) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    is_bare = not len(element) and not (element.text or element.tail)
    is_known = element.get("href", "")[1:] in outlines
    return tag == "use" and set(element.keys()) == {"href", "x"} and is_bare and is_known


def _letters_of(line: Element) -> str:
    """Write the letters of a line as a chart holds them."""
    return "".join(
        f'<use href="{escape(letter.get("href", ""))}" x="{escape(letter.get("x", ""))}"/>'
        for letter in line
    )
