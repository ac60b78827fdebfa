"""What a release's own record says of how it was made."""

import json
from dataclasses import dataclass
from pathlib import Path

from nmspf_report.parameters import Disclosure, Edition, Parameters
from nmspf_report.periods import Period
from nmspf_report.problems import Problem

RECORD = "provenance.json"


@dataclass(frozen=True)
class Recorded:
    """How a release was made, as its record says.

    Parameters
    ----------
    edition
        ``public`` or ``board``.
    disclosure
        How its counts were protected.
    reporting_period
        The year that its reports are about.
    """

    edition: Edition
    disclosure: Disclosure
    reporting_period: Period


def read_record(release: Path) -> Recorded:
    """Read how a release was made.

    Raises
    ------
    Problem
        If it has no record, the record is not one, or its figures were published before by
        others: then there is nothing that was withheld here.
    """
    path = release / RECORD
    if not path.is_file():
        raise Problem("not_a_release", where=release)
    try:
        parameters = Parameters.model_validate(json.loads(path.read_bytes())["parameters"])
    except (ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise Problem("unreadable_file", where=path, reason=reason) from None
    if parameters.returns.kind == "published":
        raise Problem("nothing_to_audit", where=release)
    return Recorded(parameters.edition, parameters.disclosure, parameters.reporting_period)
