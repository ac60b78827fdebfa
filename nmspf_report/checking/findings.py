"""What a check finds: where, which rule, what the authority is asked, and how to mend it."""

import hashlib
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "query", "note"]

# How long the id of a query is: short enough to be typed and read out over a telephone, long
# enough that two of the hundred thousand that a nation may have are the same once in many
# thousand years (50 bits).
ID_LENGTH = 10
# Crockford's alphabet for identifiers that people type: no letter looks like a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found in a return.

    Parameters
    ----------
    area_code
        Whose return it is; empty where that could not be made out.
    rule
        The rule's code.
    severity
        ``error``: what it stands in cannot be used; ``query``: please explain; ``note``: to be
        known.
    file, sheet, cell
        Where, in a workbook: cell as in ``D14``. In a table, sheet and cell are empty.
    row
        Where, in a table: the row's number as a spreadsheet shows it, the heading being 1;
        None in a workbook, or where it is about the whole file.
    table, column
        The table of the records and its column, empty where there is none.
    value
        What stands there, as text.
    indicator, period
        The figure that it is about, empty where it is about none.
    message, mend
        What is found and how to mend it, in the reader's words.
    query
        An id that stays the same from check to check, so that an answer settles it.
    answer
        The answer that has settled it; empty while it is open.
    """

    area_code: str
    rule: str
    severity: Severity
    file: str
    sheet: str
    cell: str
    row: int | None
    table: str
    column: str
    value: str
    indicator: str
    period: str
    message: str
    mend: str
    query: str
    answer: str = ""


def query_id(rule: str, area: str, *key: str) -> str:
    """Give the id of a query: the same rule, authority and thing asked about give the same id.

    Parameters
    ----------
    rule
        The rule's code.
    area
        The authority's code.
    *key
        What the query is about, in words that do not change when rows are sorted anew: an
        indicator, category and period; or a table, column and the key of a row.

    Returns
    -------
    str
        Ten characters, such as ``7K3QX0M4ZD``.
    """
    told = "\x1f".join((rule, area, *key)).encode()
    number = int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")
    digits = []
    for _ in range(ID_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)
