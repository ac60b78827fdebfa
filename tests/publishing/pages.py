"""Finished pages as they were before they were made light: each binding in full at its number."""

import re
from html import escape, unescape

from nmspf_report.bindings import ATTRIBUTE, REFERENCE, lengthened, read_keys

_KEYS = re.compile(r'<meta name="figures" content="([^"]*)">\n')


def in_full(page: str) -> str:
    """Give a page whose bindings all stand in full."""
    found = _KEYS.search(page)
    if found is None:
        return page
    keys = read_keys(unescape(found[1]))

    def lengthen(reference: re.Match[str]) -> str:
        return f'{ATTRIBUTE}="{escape(lengthened(reference[1], keys)[0])}"'

    return re.sub(rf'{REFERENCE}="([^"]*)"', lengthen, _KEYS.sub("", page))
