"""Charts that are drawn in a page: made whole again, with their letters and bindings in full."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from xml.etree.ElementTree import Element

from nmspf_report.auditing.drawings import parsed, read_drawing
from nmspf_report.auditing.reading import Reading
from nmspf_report.bindings import ATTRIBUTE, REFERENCE, lengthened
from nmspf_report.locale import text
from nmspf_report.publishing.drawings import LETTERS_BEGIN, shifted

NOT_A_BINDING = "?"
"""What stands for a reference to nothing: it is no binding, and so what it stands at is loose."""

MOST_LETTERS = 500
"""More than any line of a chart has."""

_REFERENCE = re.compile(rf'(?<=\s){REFERENCE}="([^"]*)"')
_USED = re.compile(r'<use href="#([^"]*)"')
_LINE_USED = re.compile(r'<use href="#([^"]*)" x="([^"]*)" y="([^"]*)"((?: [\w-]+="[^"]*")*)/>')
_WORD_USED = re.compile(r'<use href="#([^"]*)" x="(-?\d+)"/>')
_SIZE = re.compile(r"scale\(([\d.]+) -\1\)")
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
    words
        The letters of each piece of text that the page sets once, by its name.
    lines
        The size and the letters of each line that the page sets once, by its name.
    used
        The names of those that a chart has used.
    referred
        The places of the keys that have been referred to.
    """

    reading: Reading
    keys: Sequence[str] = ()
    outlines: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    referred: set[int] = field(default_factory=set)

    def read(self, svg: str, spot: str) -> None:
        """Read a drawing: a chart, or the letters of all charts."""
        if svg.startswith(LETTERS_BEGIN):
            self._learn(svg, spot)
        else:
            read_drawing(self._whole(svg), self.reading, spot)

    def finish(self, names: set[str], spot: str) -> None:
        """See that each letter, piece and line is used and is what its name leads to.

        Parameters
        ----------
        names
            Those that other elements of the page have.
        spot
            Where the page stands.
        """
        held = self.outlines.keys() | self.words.keys() | self.lines.keys()
        if held != self.used or names & held:
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)

    def _learn(self, svg: str, spot: str) -> None:
        """Take the outlines of letters, then pieces and lines; nothing else, and each once."""
        root = parsed(svg)
        if root is None:
            self.reading.cannot_read(text("auditing.not_svg"), spot)
            return
        held = list(root[0])
        letters = [one for one in held if _is_letter(one)]
        outlines = {letter.get("id", ""): letter.get("d", "") for letter in letters}
        words = [one for one in held if self._learn_word(one, outlines)]
        spelt = outlines.keys() | self.words.keys()
        lines = [one for one in held if _is_set_of((spelt,), one, {"id", "transform"})]
        sizes = [_SIZE.fullmatch(line.get("transform", "")) for line in lines]
        names = {one.get("id", "") for one in held}
        is_clear = len(names) == len(held) == len(letters) + len(words) + len(lines)
        if self.outlines or len(root) != 1 or not is_clear or None in sizes:
            self.reading.cannot_read(text("auditing.not_letters", words=""), spot)
        self.outlines.update(outlines)
        for line, size in zip(lines, sizes, strict=True):
            self.lines[line.get("id", "")] = (size[1] if size else "", _letters_of(line))

    def _learn_word(self, element: Element, outlines: Container[str]) -> bool:
        """Take a piece of text, which can be made of letters and of pieces before it.

        One that is longer than any text could be is none: pieces of pieces could grow without end.
        """
        if not _is_set_of((outlines, self.words), element, {"id"}):
            return False
        spelt = _WORD_USED.sub(self._spell_word, _letters_of(element))
        if len(_USED.findall(spelt)) > MOST_LETTERS:
            return False
        self.words[element.get("id", "")] = spelt
        return True

    def _whole(self, svg: str) -> str:
        """Give the chart as it stands in a notebook, where it is by itself."""
        spelt = _WORD_USED.sub(self._spell_word, _LINE_USED.sub(self._spell_line, svg))
        names = [name for name in dict.fromkeys(_USED.findall(spelt)) if name in self.outlines]
        self.used.update(names)
        letters = "".join(f'<path id="{name}" d="{self.outlines[name]}"/>' for name in names)
        bound = _REFERENCE.sub(lambda found: f'{ATTRIBUTE}="{self._figures(found[1])}"', spelt)
        return _SHEET_BEGINS.sub(lambda tag: f"{tag[0]}<defs>{letters}</defs>", bound, count=1)

    def _spell_line(self, reference: re.Match[str]) -> str:
        """Give a line that is referred to; what refers to none stays unreadable."""
        name, across, down, attributes = reference.groups()
        if name not in self.lines:
            return reference[0]
        self.used.add(name)
        size, letters = self.lines[name]
        placed = f"translate({across} {down}) scale({size} -{size})"
        return f'<g{attributes} transform="{placed}">{letters}</g>'

    def _spell_word(self, reference: re.Match[str]) -> str:
        """Give the letters of a piece that is referred to; a letter stays as it is."""
        if reference[1] not in self.words:
            return reference[0]
        self.used.add(reference[1])
        return shifted(self.words[reference[1]], int(reference[2]))

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


def _is_set_of(known: Sequence[Container[str]], element: Element, attributes: set[str]) -> bool:
    """Tell whether an element is a piece or a line: of what is known, and nothing besides."""
    tag = str(element.tag).rpartition("}")[2]
    is_bare = set(element.keys()) == attributes and not (element.text or element.tail)
    return tag == "g" and is_bare and all(_is_use(known, one) for one in element)


def _is_use(known: Sequence[Container[str]], element: Element) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    is_bare = not len(element) and not element.text and element.tail in (None, " ")
    is_known = any(element.get("href", "")[1:] in names for names in known)
    return tag == "use" and set(element.keys()) == {"href", "x"} and is_bare and is_known


def _letters_of(element: Element) -> str:
    """Write the letters of a word or a line as a chart holds them."""
    written = []
    for one in element:
        name, across = escape(one.get("href", "")), escape(one.get("x", ""))
        written.append(f'<use href="{name}" x="{across}"/>{one.tail or ""}')
    return "".join(written)
