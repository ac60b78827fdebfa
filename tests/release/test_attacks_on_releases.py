"""Attacks of ``shared/disclosure.md`` on finished files: without its defence, the audit fails."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from nmspf_report.auditing.audit import audit_release
from nmspf_report.disclosure.cells import table
from nmspf_report.disclosure.cells.gathering import _Gathering, quantities_of
from nmspf_report.disclosure.cells.quantities import Quantities
from nmspf_report.disclosure.proof.keeping import keep_witnesses, kept_witnesses
from nmspf_report.locale import text
from nmspf_report.release import guarding
from tests.release.here import PAGE, TORFAEN, YEAR, Release, Workplace, nmspf
from tests.release.tampering import (
    add_band,
    add_bar,
    hide_sheet,
    keep_value,
    leave_output,
    name_in_properties,
    print_count,
    redraw,
    rewrite,
    say,
    show_symbol_over_value,
    stretch,
)

HANDED_ON = "handed on by the protection"


@pytest.fixture
def copy(public: Release, tmp_path: Path) -> Path:
    """A copy of the release to tamper with."""
    return Path(shutil.copytree(public.folder, tmp_path / "release"))


def breaches(release: Path) -> str:
    """Give every breach that the audit finds, one a line; at least one."""
    (verdict,) = audit_release(release).verdicts
    assert verdict.breaches
    return "\n".join(breach.words for breach in verdict.breaches)


def breaches_in(said: str) -> str:
    """Give the lines about breaches of what an audit says."""
    return "\n".join(line for line in said.splitlines() if "yet it can only be" in line)


def withheld(public: Release) -> pd.DataFrame:
    """The counts that are withheld."""
    both = public.both
    return both[both["numerator"].isna() & both["numerator_counted"].notna()]


def of_the_report(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of Torfaen in the report's year."""
    return rows[(rows["area_code"] == TORFAEN) & (rows["period"] == YEAR)]


def small(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["numerator_counted"].between(1, 4)]


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Those that are shares of a printed number, and are drawn if they are not withheld."""
    is_drawn = rows["category"].ne("") & ~rows["category"].str.endswith("not_recorded")
    return rows[is_drawn & rows["denominator"].notna()]


def test_an_untouched_release_passes(copy):
    ended = nmspf("audit", copy)
    assert ended.exit_code == 0, ended.said
    assert "Nothing published gives a withheld count away." in ended.said


def test_one_secondary_that_is_printed_in_all_the_data(public, copy):
    rows = of_the_report(withheld(public))
    row = rows[rows["numerator_counted"] > 4].iloc[0]
    print_count(copy, row, row["numerator_counted"])
    ended = nmspf("audit", copy)
    assert ended.exit_code == 1
    # The data agree with themselves: what the figure protected is given away by arithmetic.
    assert re.search(r"to be kept in doubt, and yet it can only be from \d+ to \d+", ended.said)


def test_what_the_protection_hands_on_is_only_checked(public, copy):
    """Its tables, those of other counts, and none: a release passes or fails the same."""
    restricted = shutil.copytree(public.restricted, copy.parent / "restricted")
    kept = kept_witnesses(restricted / "witnesses.npz")
    assert kept is not None
    before = nmspf("audit", copy, "--restricted", restricted)
    assert before.exit_code == 0, before.said
    assert HANDED_ON in before.said
    row = of_the_report(withheld(public)).query("numerator_counted > 4").iloc[0]
    print_count(copy, row, row["numerator_counted"])
    after = nmspf("audit", copy, "--restricted", restricted)
    anew = nmspf("audit", copy, "--restricted", restricted, "--anew")
    assert (after.exit_code, anew.exit_code) == (1, 1)
    assert HANDED_ON not in anew.said
    assert breaches_in(after.said) == breaches_in(anew.said) != ""
    keep_witnesses(replace(kept, base=kept.base + 1), restricted / "witnesses.npz")
    altered = nmspf("audit", copy, "--restricted", restricted)
    assert breaches_in(altered.said) == breaches_in(anew.said)


def test_one_rate_one_percentage_and_one_number_bound_to_another_figure(public, copy):
    rows = withheld(public)
    # To one decimal, per 10,000 of fewer than 100,000 people: no other count gives it.
    rate = small(rows[rows["population"] < 100_000]).iloc[0]
    say(copy, rate, "rate", f"{10_000 * rate['numerator_counted'] / rate['population']:.1f}")
    share = shares(small(of_the_report(rows))).iloc[0]
    say(copy, share, "percentage", f"{100 * share['numerator_counted'] / share['denominator']:.1f}")
    # As the percentage of a figure of which both counts are printed: that it is not.
    rows = of_the_report(public.published)
    other = rows[(rows["numerator"] > 100) & (rows["denominator"] > rows["numerator"])].iloc[0]
    say(copy, other, "percentage", "3")
    found = breaches(copy)
    assert f"{rate['indicator']} ({rate['category']})" in found
    assert "withheld in one place and printed in another" in found
    count = int(share["numerator_counted"])
    assert f"{share['indicator']} ({share['category']}), " in found
    assert f"it can only be from {count} to {count}." in found
    assert f"the percentage of {other['indicator']}" in found


def test_one_bar_that_has_its_true_height(public, copy):
    rows = shares(small(of_the_report(withheld(public))))
    row = next(
        row for _, row in rows.iterrows() if redraw(copy, partial(add_bar, row=row, bound=True))
    )
    count = int(row["numerator_counted"])
    found = breaches(copy)
    assert f"{row['indicator']} ({row['category']}), {row['counting_unit']}, Torfaen" in found
    assert f"it can only be from {count} to {count}." in found


def test_one_band_of_the_journey_that_has_its_true_width(public, copy):
    rows = small(of_the_report(withheld(public)))
    row = next(row for _, row in rows.iterrows() if redraw(copy, partial(add_band, row=row)))
    found = breaches(copy)
    assert f"{row['indicator']} ({row['category']}), {row['counting_unit']}, Torfaen" in found


def test_a_scale_that_ends_at_what_is_withheld(copy):
    assert redraw(copy, partial(stretch, factor=1.37))
    assert "This scale ends where no figure drawn on it puts its end" in breaches(copy)


LEFT = {
    "data/hidden-sheet.xlsx": hide_sheet,
    "data/kept-value.xlsx": keep_value,
    "data/properties.xlsx": name_in_properties,
    "data/symbol.ods": show_symbol_over_value,
    "notebooks/authority-W06000020-en.ipynb": leave_output,
}
"""Files in which something was left, each with how."""


def test_whatever_is_left_in_a_file_is_named_with_the_file(public, copy):
    rows = shares(small(of_the_report(withheld(public))))
    assert any(redraw(copy, partial(add_bar, row=row, bound=False)) for _, row in rows.iterrows())
    for name, leave in LEFT.items():
        leave(copy / name)
    (copy / "data" / "working.dat").write_bytes(b"\x00\x01")
    said = 'role="img" aria-label="'
    rewrite(copy / PAGE, lambda page: page.replace(said, f"{said}There were 3 children. ", 1))
    rewrite(copy / "index.html", lambda page: page.replace("</p>", " Of these, 2 died.</p>", 1))
    found = breaches(copy)
    for name in (*LEFT, "data/working.dat", PAGE.as_posix(), "index.html"):
        assert f"{name}, " in found, name
    assert "2 is bound to no figure" in found
    assert text("auditing.unbound_shape", tag="path") in found


def _unlinked(*arguments: object) -> Quantities:
    """Give the quantities with each figure's own, as if no two showed the same thing."""
    shared = _Gathering._place

    def apart(gathering: _Gathering, identity: object, quantity: object) -> int:
        return shared(gathering, (identity, quantity.figure), quantity)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_Gathering, "_place", apart)
        return quantities_of(*arguments)


def _at_once(work: Callable[..., object], *asked: object, **named: object) -> object:
    return work(*asked, **named)


def test_linked_tables_that_are_protected_apart_are_not_published(workplace: Workplace):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(table, "quantities_of", _unlinked)
        # In a process of its own it would be protected by what is not taken out there.
        patched.setattr(guarding, "aside", _at_once)
        made = workplace.build("unlinked")
    assert made.ended.exit_code == 2, made.ended.said
    assert "The audit has found" in made.ended.said
    assert not made.folder.exists()
