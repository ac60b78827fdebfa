"""The prose of a notebook in the reader's language, from the catalogue."""

from copy import deepcopy

from nbformat import NotebookNode

from nmspf_report.locale import Language, text


def in_language(notebook: NotebookNode, name: str, language: Language) -> NotebookNode:
    """Give a notebook with its prose in a language.

    Parameters
    ----------
    notebook
        The notebook as it stands in ``reports/``, in English.
    name
        Its name, such as ``authority``.
    language
        The language of the run.

    Returns
    -------
    NotebookNode
        A copy, in which each markdown cell says the catalogue's message
        ``reports.<name>.<the cell's id>``.

    Raises
    ------
    MissingMessageError
        If the catalogue does not hold such a message in this language.
    """
    worded = deepcopy(notebook)
    for cell in worded.cells:
        if cell.cell_type == "markdown":
            cell.source = text(f"reports.{name}.{cell.id}", language)
    return worded
