"""What is counted, in the reader's language."""

from nmspf_report.locale import Language, has_message, text


def unit_name(unit: str, language: Language) -> str:
    """Give the words for a counting unit; a framework's own unit speaks for itself."""
    name = f"units.{unit}"
    return text(name, language) if has_message(name, language) else unit.replace("_", " ")
