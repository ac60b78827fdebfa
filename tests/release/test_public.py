"""The public edition: nothing withheld is in it anywhere, and the build ends with the guarantee."""

import json
import re

from nmspf_report.parameters import Disclosure
from tests.publishing.pages import in_full
from tests.release.here import PAGE, TORFAEN, YEAR

NOT_ABOUT_PERSONS = Disclosure().not_about_persons


def test_the_build_ends_with_the_guarantee(public):
    assert "there are complete tables of whole numbers, equal to every figure" in public.ended.said
    assert "Nothing published gives a withheld count away." in public.ended.said


def test_a_small_count_of_persons_is_printed_nowhere(public):
    published = public.published
    persons = published[~published["counting_unit"].isin(NOT_ABOUT_PERSONS)]
    for shown in ("numerator", "denominator"):
        assert not persons[shown].between(1, 4).any()
    assert (persons["symbol"] == "c").sum() > 100


def test_what_is_published_is_what_was_counted_or_withheld(public):
    both = public.both
    assert (
        both["numerator_counted"]
        .notna()
        .equals(both["numerator"].notna() | (both["symbol"] == "c"))
    )
    shown = both[both["numerator"].notna()]
    assert (shown["numerator"] == shown["numerator_counted"]).all()


def test_one_symbol_stands_for_the_small_and_for_what_protects_them(public):
    both = public.both
    hidden = both[both["numerator"].isna() & both["numerator_counted"].notna()]
    assert set(hidden["symbol"]) == {"c"}
    assert hidden["numerator_counted"].between(1, 4).any()
    assert (hidden["numerator_counted"] > 4).any()


def test_no_public_file_holds_the_figures_before_protection(public):
    kept = {path.name for path in public.folder.rglob("*")}
    assert "counted" not in kept
    assert not any(name.startswith("indicators-") for name in kept)
    record = json.loads((public.folder / "provenance.json").read_text(encoding="utf-8"))
    assert record["parameters"]["edition"] == "public"


def test_a_page_shows_the_symbol_and_stays_readable(public):
    page = in_full((public.folder / PAGE).read_text(encoding="utf-8"))
    assert page.count("[c]") > 10
    figures = re.findall(r'data-figures="([^"-][^"]*)"', page)
    named = {tuple(item.split("|")[:5]) for value in figures for item in value.split(";")}
    both = public.both
    hidden = both[
        both["numerator"].isna()
        & (both["symbol"] == "c")
        & (both["area_code"] == TORFAEN)
        & (both["period"] == YEAR)
    ]
    # A withheld figure may be named by its denominator, and never by what is withheld of it.
    for key in hidden[["indicator", "category", "area_code", "period", "counting_unit"]].to_numpy():
        if tuple(key) in named:
            shown = re.findall(rf"{re.escape('|'.join(key))}\|([a-z_+]+)", page)
            assert set(shown) == {"denominator"}, key
