"""In which language words are that stand in a document of another: WCAG 2.2, criterion 3.1.2.

A screen reader pronounces Welsh as Welsh only where the markup says that it is. On the way to a
document such words begin and end with a mark that any markdown shows as nothing: a link of our own
scheme without words, ``[](spoken:cy)words[](spoken:)``. Links to figures may stand between the
marks, as they could not within one link.
"""

from nmspf_report.locale import Language

SCHEME = "spoken:"


def spoken(words: str, language: Language) -> str:
    """Mark words of markdown, within one line, as being in a language."""
    return f"[]({SCHEME}{language}){words}[]({SCHEME})"
