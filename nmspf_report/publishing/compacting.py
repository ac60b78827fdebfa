"""Making a page light: the figures that its numbers show are listed once and referred to."""

import re
from functools import cache
from html import escape, unescape

from nmspf_report.bindings import ATTRIBUTE, KEYS, REFERENCE, shortened, written_keys

_TAG = re.compile(r"<[a-z][^\s>/]*(?:\s[\w:-]+=\"[^\"]*\"|\s[\w:-]+)+")
_BOUND = re.compile(rf'(?<=\s){ATTRIBUTE}="([^"]*)"')
_FIGURES_CELL = re.compile(rf'(?<=<td) class="num"(?= {REFERENCE}="\d)')
"""The theme sets a cell that shows figures as it sets one of the class."""

_HEAD_ENDS = "</head>"


def compact(page: str) -> str:
    """Give a page in which each figure's key stands once.

    Parameters
    ----------
    page
        Its source, with the attribute `nmspf_report.bindings.ATTRIBUTE` in full. Text in it holds
        no ``<`` of its own, so that only tags are changed.

    Returns
    -------
    str
        The same page with `nmspf_report.bindings.REFERENCE`, and the list of keys in its head.
    """
    keys: dict[str, int] = {}

    @cache
    def reference(figures: str) -> str:
        return f'{REFERENCE}="{shortened(unescape(figures), keys)}"'

    def short(found: re.Match[str]) -> str:
        return reference(found[1])

    parts = page.split("<")
    for number, part in enumerate(parts):
        if ATTRIBUTE in part:
            tag = f"<{part}"
            parts[number] = _TAG.sub(lambda tag: _BOUND.sub(short, tag[0]), tag)[1:]
    body = _FIGURES_CELL.sub("", "<".join(parts))
    if not keys:
        return body
    listed = f'<meta name="{KEYS}" content="{escape(written_keys(keys))}">\n'
    return body.replace(_HEAD_ENDS, f"{listed}{_HEAD_ENDS}", 1)
