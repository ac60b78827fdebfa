"""Words, numbers and dates in the reader's language, from the catalogues in this folder.

A catalogue is a gettext file, ``<language>/<domain>.po``. A message is asked for by its
name, ``"domain.name"``: the English text stands in ``en/``, beside its translation in
``cy/``, and nowhere in the code.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from gettext import c2py
from pathlib import Path
from typing import Literal

from babel.core import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, format_decimal, parse_pattern

Language = Literal["en", "cy"]

CATALOGUES = Path(__file__).parent


class MissingMessageError(LookupError):
    """A message that a catalogue does not hold, or does not hold in this language."""


def text(name: str, language: Language = "en", **values: object) -> str:
    """Give a message in the reader's language.

    Parameters
    ----------
    name
        ``domain.message``, such as ``"problems.unknown_area.what"``.
    language
        ``"en"`` or ``"cy"``.
    **values
        What the message's ``{placeholders}`` stand for.

    Returns
    -------
    str
        The message, with the values filled in.

    Raises
    ------
    MissingMessageError
        If the catalogue of this language has no such message.
    """
    return _string(name, language).format(**values)


def plural(name: str, count: float, language: Language = "en", **values: object) -> str:
    """Give a message whose words depend on a number, by the language's own plural rule.

    Parameters
    ----------
    name
        ``domain.message``.
    count
        The number that decides; it also fills ``{count}``, formatted.
    language
        ``"en"`` (two forms) or ``"cy"`` (six forms, as in CLDR).
    **values
        What the message's other ``{placeholders}`` stand for.

    Returns
    -------
    str
        The form for this number, with the values filled in.

    Raises
    ------
    MissingMessageError
        If the catalogue has no such message, or has it without plural forms.
    """
    domain, _, message = name.partition(".")
    catalogue = _catalogue(domain, language)
    forms = _entry(catalogue, name, message, language)
    if isinstance(forms, str):
        raise MissingMessageError(f"{name} has no plural forms in {language}")
    chosen = forms[_plural_form(catalogue, count)]
    return chosen.format(count=number(count, language), **values)


def has_message(name: str, language: Language = "en") -> bool:
    """Tell whether a catalogue holds a message in this language."""
    try:
        _string(name, language)
    except MissingMessageError:
        return False
    return True


def number(value: float | Decimal, language: Language = "en", decimals: int = 0) -> str:
    """Write a number as a reader expects it, rounded half up, with thousands marked.

    Parameters
    ----------
    value
        The number, unrounded: this is the one place where rounding happens.
    language
        ``"en"`` or ``"cy"``.
    decimals
        How many digits stand after the point.

    Returns
    -------
    str
        Such as ``"1,234.5"``.
    """
    # Nought is added so that what is rounded to nothing from below has no sign.
    return _written(round_half_up(value, decimals) + 0, language, decimals)


@lru_cache(maxsize=50_000)
def _written(rounded: Decimal, language: Language, decimals: int) -> str:
    """Write a rounded number: a chart and its table, and several charts, write the same ones."""
    return format_decimal(rounded, format=_pattern(decimals), locale=_locale(language))


def round_half_up(value: float | Decimal, decimals: int = 0) -> Decimal:
    """Round half away from zero, as published statistics do (not half to even)."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def long_date(day: date, language: Language = "en") -> str:
    """Write a date in full, such as ``31 March 2026``."""
    return format_date(day, format="d MMMM y", locale=language)


def translated_share(language: Language) -> float:
    """Give the share of all English messages that a language's catalogues hold, from 0 to 1."""
    domains = sorted(path.stem for path in (CATALOGUES / "en").glob("*.po"))
    names = [(domain, message.id) for domain in domains for message in _messages(domain, "en")]
    held = sum(
        1
        for domain, message in names
        if _has_string(domain, message if isinstance(message, str) else message[0], language)
    )
    return held / len(names)


def _messages(domain: str, language: Language) -> list:  # type: ignore[type-arg]
    return [message for message in _catalogue(domain, language) if message.id]


def _has_string(domain: str, message: str, language: Language) -> bool:
    found = _catalogue(domain, language).get(message)
    return found is not None and _is_whole(found.string)


def _is_whole(string: object) -> bool:
    return bool(string) and all(string if isinstance(string, list | tuple) else [string])


def _string(name: str, language: Language) -> str:
    domain, _, message = name.partition(".")
    entry = _entry(_catalogue(domain, language), name, message, language)
    return entry if isinstance(entry, str) else entry[0]


def _entry(
    catalogue: Catalog, name: str, message: str, language: Language
) -> str | tuple[str, ...]:
    found = catalogue.get(message)
    if found is None or not _is_whole(found.string):
        raise MissingMessageError(f"no message {name!r} in the {language} catalogue")
    return found.string if isinstance(found.string, str) else tuple(found.string or ())


def _plural_form(catalogue: Catalog, count: float) -> int:
    return c2py(catalogue.plural_expr)(int(count))


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language)


@cache
def _catalogue(domain: str, language: Language) -> Catalog:
    path = CATALOGUES / language / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)
