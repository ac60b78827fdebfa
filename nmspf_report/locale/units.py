"""What is counted, in the reader's language."""

from nmspf_report.locale import Language, has_message, text


def unit_name(unit: str, language: Language) -> str:
    """Give the words for a counting unit; a framework's own unit speaks for itself."""
    name = f"units.{unit}"
    return text(name, language) if has_message(name, language) else unit.replace("_", " ")


def base_unit_name(unit: str, language: Language) -> str:
    """Give the words for what a figure is out of: its counting unit, but where they differ.

    Vacant days are out of all days of the posts.
    """
    name = f"{unit}.base"
    return unit_name(name if has_message(f"units.{name}", language) else unit, language)
