"""Every pair of colours that the theme puts together keeps the contrast WCAG 2.2 asks for."""

import re
from functools import cache
from pathlib import Path

import pytest

from nmspf_report.figures import canvas
from nmspf_report.publishing.theme import theme_file, tokens

TEXT, SHAPES = 4.5, 3.0
"""The least contrasts of text (success criterion 1.4.3) and of what is not text (1.4.11)."""

SCHEMES = ("light", "dark")

SHADES = ("shade-none", "shade-some", "shade-most", "shade-all")

LETTERS_ON_GROUNDS = {
    "text": ("page", "panel", "stripe", *SHADES),
    "muted": ("page", "panel", "stripe"),
    "accent": ("page", "panel", "stripe"),
    "on-accent": ("band",),
    "on-accent-muted": ("band",),
    "on-notice": ("notice",),
    "on-focus": ("focus",),
}
"""Which colours letters have on which grounds; other colours are grounds, or lines beside words."""

BESIDE_LETTERS = {"rule"}
"""Colours that mark off what is told apart without them too."""

CHART_LETTERS = ("ink", "first", "second", "grey")
CHART_SHAPES = ("ink", "first", "second", "grey", "axis")
CHART_BEHIND = {"rule", "grid", "band"}
"""What lies behind a chart's figures, each of which is written or drawn in another colour."""


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> list[tuple[str, str, str]]:
    return [
        (scheme, ink, ground)
        for scheme in SCHEMES
        for ink, grounds in LETTERS_ON_GROUNDS.items()
        for ground in grounds
    ]


def test_luminance_agrees_with_known_values():
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("scheme", "ink", "ground"), pairs())
def test_letters_keep_their_contrast(scheme: str, ink: str, ground: str):
    colours = tokens()["colour"][scheme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_colour_is_left_out(scheme: str):
    grounds = {ground for grounds in LETTERS_ON_GROUNDS.values() for ground in grounds}
    named = LETTERS_ON_GROUNDS.keys() | grounds | BESIDE_LETTERS
    assert tokens()["colour"][scheme].keys() == named
    assert tokens()["colour"]["forced"].keys() == named
    assert tokens()["chart"]["forced"].keys() == tokens()["chart"][scheme].keys()
    charted = {*CHART_LETTERS, *CHART_SHAPES, *CHART_BEHIND, "sheet"}
    assert tokens()["chart"][scheme].keys() == charted


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_focused_is_seen(scheme: str):
    colours = tokens()["colour"][scheme]
    # The ring is of two colours: one of them stands out from any ground.
    assert contrast(colours["focus"], colours["on-focus"]) >= SHAPES
    for ground in ("page", "panel", "band", "notice"):
        ring = (colours["focus"], colours["on-focus"])
        assert max(contrast(part, colours[ground]) for part in ring) >= SHAPES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_charts_keep_their_contrast(scheme: str):
    colours = tokens()["chart"][scheme]
    for name in CHART_LETTERS:
        assert contrast(colours[name], colours["sheet"]) >= TEXT, name
    for name in CHART_SHAPES:
        assert contrast(colours[name], colours["sheet"]) >= SHAPES, name
    # A line is seen before the band that it runs through.
    assert contrast(colours["first"], colours["band"]) >= SHAPES


@cache
def colours_of_charts() -> set[str]:
    """Every colour that the code of charts names, its three of the palette among them."""
    folder = Path(canvas.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    written = set(re.findall(r'"(#[0-9a-fA-F]{6})"', sources))
    return {one.lower() for one in written | {canvas.BLUE, canvas.PLUM, canvas.CHARCOAL}}


def test_charts_are_drawn_in_the_colours_of_the_theme():
    """Else one would stay as it is on a dark page."""
    assert colours_of_charts() <= set(tokens()["chart"]["light"].values())


def test_rules_name_no_colour_of_their_own():
    rules = theme_file("document.css").read_text(encoding="utf-8")
    named = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules))
    assert named <= {"#fff"}
