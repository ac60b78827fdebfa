"""Text as it is taken in and as it is given out: cleaned, and written so that nothing is markup."""

import re
import unicodedata
from collections.abc import Iterator

# How Unicode says of a character that it is another one in another dress; a digit or a letter
# in such a dress would pass a reader of digits and letters by.
_DRESSES = ("<font>", "<wide>", "<narrow>", "<circle>", "<super>", "<sub>", "<fraction>")
_NUMERALS = frozenset({"Nd", "Nl", "No"})
# Not assigned, private, half of a pair; what is not seen: signs of direction, joiners, a soft
# hyphen. "Object replacement" stands in our own texts for what is read by itself.
_LEFT_OUT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_OBJECT = "\ufffc"
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FRACTION_SLASH = "\u2044"

# What begins, ends or is markup within a line of CommonMark, Pandoc's and Jupyter's markdown.
_INLINE = re.compile(r"([\\`*_\[\]{}<>&~$^|@])")
_AT_THE_BEGINNING = re.compile(r"^(\s*)([#+\-=:%]|\d+(?=[.)]))")


def clean(text: str) -> str:
    """Give a text in one form: composed letters, plain digits, nothing that is not seen.

    Digits of other scripts and in other dress (full-width, superscript, in circles) become the
    ordinary ones, so that whatever looks for numbers finds them. Line ends become one sign, and
    so does white space within a line.

    Parameters
    ----------
    text
        As it came from a file.

    Returns
    -------
    str
        Lines, one under another, none of them empty.
    """
    composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    bare = "".join(map(_plain, composed)).replace(_FRACTION_SLASH, "/")
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", bare).split("\n"))
    return "\n".join(line for line in lines if line)


def as_markdown(text: str) -> str:
    """Give a line of text as markdown that shows its characters and does nothing else.

    It holds for CommonMark and for what Jupyter and Pandoc add to it: no emphasis, link, image,
    HTML, entity, formula, citation, heading or list comes of it.

    Parameters
    ----------
    text
        One line; what ends a line is taken for a space.
    """
    line = " ".join(text.split())
    return _AT_THE_BEGINNING.sub(_escaped_beginning, _INLINE.sub(r"\\\1", line))


def paragraphs(text: str) -> Iterator[str]:
    """Give the lines of a cleaned text, each of which is a paragraph."""
    return (line for line in text.split("\n") if line)


def _escaped_beginning(found: re.Match[str]) -> str:
    space, sign = found.groups()
    # A number would begin a list: its dot is escaped, for digits cannot be.
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _plain(character: str) -> str:
    """Give a character as it is read; nothing for one that is not seen."""
    if character.isascii():
        return character if character.isprintable() or character in "\n" else " "
    category = unicodedata.category(character)
    if category in _LEFT_OUT or character == _OBJECT:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    is_dressed = unicodedata.decomposition(character).startswith(_DRESSES)
    if is_dressed or category in _NUMERALS:
        return unicodedata.normalize("NFKC", character)
    return character
