"""What was noticed in published tables: in words, with the numbers, in the reader's language."""

from dataclasses import dataclass, field

from nmspf_report.locale import Language, number, text

LIST_SEPARATOR = "; "
"""Between names that may have commas in them, such as “Herefordshire, County of”."""


@dataclass(frozen=True)
class Finding:
    """Something in a published table that its readers should know, and that stops nothing.

    Parameters
    ----------
    name
        The finding's name in the catalogue ``problems``: its message is ``<name>.what``.
    where
        The file.
    details
        What the placeholders of the message stand for.
    """

    name: str
    where: str
    details: dict[str, object] = field(default_factory=dict)

    def message(self, language: Language = "en") -> str:
        """Say it in the reader's language; whole numbers are written with thousands marked."""
        written = {
            name: number(value, language) if isinstance(value, int) else value
            for name, value in self.details.items()
        }
        return text(f"problems.{self.name}.what", language, **written)
