"""Which conditions imply which: whoever was registered within one year was so within two."""

import re
from collections.abc import Iterable
from operator import ge, le

from nmspf_report.framework.conditions import Condition

# Facts that look back, such as `already_on_plan_within_2_years`, are true of all who are within
# fewer years (docs/framework.md, "Journey facts").
LOOKS_BACK = re.compile(r"(?P<fact>.+_within_)(?P<years>\d+)_years?")


def implies_all(stricter: Iterable[Condition], looser: Iterable[Condition]) -> bool:
    """Tell whether whatever meets all of some conditions is bound to meet all of others."""
    known = tuple(stricter)
    return all(any(implies(condition, asked) for condition in known) for asked in looser)


def needed(conditions: Iterable[Condition]) -> list[Condition]:
    """Leave out each condition that another one implies: who counts alike then asks alike."""
    kept = list(dict.fromkeys(conditions))
    for asked in tuple(kept):
        if any(implies(known, asked) for known in kept if known != asked):
            kept.remove(asked)
    return kept


def implies(known: Condition, asked: Condition) -> bool:
    """Tell whether what meets a condition is bound to meet another.

    Where it says no, that may only be because it cannot tell.
    """
    if known == asked:
        return True
    if asked.any_of is not None:
        return any(implies(known, part) for part in asked.any_of)
    if known.any_of is not None:
        return all(implies(part, asked) for part in known.any_of)
    if known.column != asked.column:
        return _looks_back_less_far(known, asked)
    if asked.recorded:
        return not (known.open_at_end or known.recorded is False)
    return _is_among(known, asked) or _is_within(known, asked)


def _looks_back_less_far(known: Condition, asked: Condition) -> bool:
    if known.is_value is not True or asked.is_value is not True:
        return False
    names = [LOOKS_BACK.fullmatch(str(condition.column)) for condition in (known, asked)]
    if names[0] is None or names[1] is None or names[0]["fact"] != names[1]["fact"]:
        return False
    return int(names[0]["years"]) <= int(names[1]["years"])


def _is_among(known: Condition, asked: Condition) -> bool:
    values = _codes(known)
    return bool(values) and values <= _codes(asked)


def _codes(condition: Condition) -> frozenset[object]:
    if condition.one_of is not None:
        return frozenset(condition.one_of)
    return frozenset(() if condition.is_value is None else (condition.is_value,))


def _is_within(known: Condition, asked: Condition) -> bool:
    """Compare bands of numbers, and spans of months before a period's end."""
    asks = [
        (asked.at_least, known.at_least, ge),
        (asked.below, known.below, le),
        (asked.within_months_of_end, known.within_months_of_end, le),
        (asked.months_before_end, known.months_before_end, ge),
    ]
    wanted = [(need, have, holds) for need, have, holds in asks if need is not None]
    return bool(wanted) and all(
        have is not None and holds(have, need) for need, have, holds in wanted
    )
