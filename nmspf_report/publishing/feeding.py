"""Feeding markup to a parser: what is written as we write it at once, all else as Python reads it.

Python's own parser looks at each tag several times. Nearly all that is read here is written by
this package: tags in small letters, each attribute in double quotes, one space before it. Such
tags can be read in one way only, and are found by one pattern.
"""

import re
from html import unescape
from html.parser import HTMLParser

_VALUE = r'[^"&]*(?:&#?[a-z0-9]+;[^"&]*)*'
_ATTRIBUTE = re.compile(rf' ([a-z-]+)="({_VALUE})"')
_PLAIN = re.compile(rf'<([a-z][a-z0-9]*)((?: [a-z-]+="{_VALUE}")*)>|</([a-z][a-z0-9]*)>|([^<]+)')

# In these a parser looks for no other tags.
_RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea"}
    | {"title", "xmp"}
)


def feed(parser: HTMLParser, markup: str) -> None:
    """Feed a parser a whole markup, and close it.

    What it is told is what `HTMLParser.feed` would tell it, in the same order; the text between
    two tags in one piece. From the first tag that is not plain, the parser reads by itself.

    Parameters
    ----------
    parser
        One that has been fed nothing, and that reads references to characters as characters.
    markup
        HTML.
    """
    place = 0
    for found in _PLAIN.finditer(markup):
        opened, attributes, closed, words = found.groups()
        if found.start() != place or opened in _RAW:
            break
        if words is not None:
            parser.handle_data(unescape(words))
        elif closed is not None:
            parser.handle_endtag(closed)
        else:
            parser.handle_starttag(opened, _read(attributes))
        place = found.end()
    parser.feed(markup[place:])
    parser.close()


def _read(attributes: str) -> list[tuple[str, str | None]]:
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes)]
