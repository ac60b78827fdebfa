"""Guarding a release: its figures are protected before documents are made, its files audited after.

What the protection is proved with is kept in between, and the audit checks it.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nmspf_report.auditing.audit import Audit, Beside, audit_release
from nmspf_report.dataset.storage import Dataset, read_dataset
from nmspf_report.disclosure.proof.keeping import keep_witnesses, kept_witnesses
from nmspf_report.disclosure.protecting import Protected
from nmspf_report.disclosure.releases.ledger import Entry
from nmspf_report.disclosure.remembering import FORGETFUL, FolderMemory
from nmspf_report.parameters import Parameters
from nmspf_report.problems import Problem
from nmspf_report.release.aside import aside
from nmspf_report.release.documents import Draft
from nmspf_report.release.editions import EditionData, edition_data, protected_figures
from nmspf_report.release.restricted import Restricted
from nmspf_report.release.watching import Watcher

MOST_BREACHES = 10


def protected_edition(
    counted: Dataset,
    parameters: Parameters,
    ledger: Sequence[Entry],
    kept: tuple[Path, Path | None],
    watcher: Watcher,
) -> EditionData:
    """Give an edition what it may see of what was counted.

    Parameters
    ----------
    counted
        Everything that was counted.
    parameters
        The run.
    ledger
        The releases that are out.
    kept
        Where the witness tables go, and where what was worked out before is kept; None if all is
        to be worked out.
    watcher
        Who is told how far the work has come.

    Raises
    ------
    Problem
        If disclosure control cannot do what the parameters ask.
    """
    watcher.begin("protecting", 1)
    watcher.step("protecting", "protecting")
    protected = aside(_protected, counted, parameters, ledger, *kept)
    watcher.finish("protecting")
    return edition_data(counted, parameters, protected)


def _protected(
    counted: Dataset,
    parameters: Parameters,
    ledger: Sequence[Entry],
    witnesses: Path,
    patterns: Path | None,
) -> Protected | None:
    """Protect, and keep what proves it for the audit; only that needs it."""
    # Those of other figures would only be in the way.
    witnesses.unlink(missing_ok=True)
    memory = FORGETFUL if patterns is None else FolderMemory(patterns)
    protected = protected_figures(counted, parameters, ledger, memory)
    if isinstance(memory, FolderMemory):
        memory.forget_unused()
    if protected is None or protected.witnesses is None:
        return protected
    keep_witnesses(protected.witnesses, witnesses)
    return replace(protected, witnesses=None)


def audited(
    draft: Draft, restricted: Restricted, ledger: Sequence[Entry], watcher: Watcher
) -> Audit | None:
    """Audit a finished draft; None where nothing had to be protected.

    Raises
    ------
    Problem
        On a breach: nothing is published.
    """
    if draft.data.protected is None:
        return None
    watcher.begin("audit", 1)
    watcher.step("audit", "auditing")
    counted = read_dataset(restricted.counted).observations
    beside = Beside(counted, tuple(ledger), kept_witnesses(restricted.witnesses))
    audit = audit_release(draft.folder, beside, _intruders(draft))
    watcher.finish("audit")
    if not audit.holds:
        found = [breach.words for verdict in audit.verdicts for breach in verdict.breaches]
        breaches = " ".join(found[:MOST_BREACHES])
        raise Problem("audit_failed", where=draft.folder, count=len(found), breaches=breaches)
    return audit


def _intruders(draft: Draft) -> tuple[str, ...]:
    """Give those whom the audit plays beside its readers: whomever the run has to withstand.

    In the board edition each board is a reader, and knows what its members do. Rounding is not
    asked to withstand anybody.
    """
    rules = draft.data.shared.disclosure
    if rules is None or draft.parameters.edition == "board" or rules.method != "suppression":
        return ()
    return rules.withstands
