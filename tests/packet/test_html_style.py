"""The colours of a packet can be told apart by everybody: WCAG 2.2, 1.4.3 at level AA."""

import re
from collections.abc import Mapping

import pytest

from wb import resources

SHEET = (resources.folder("templates") / "packet" / "style.css").read_text(encoding="utf-8")
PAIRS = [
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("desk", "sheet", "tint", "mark")),
    ("sheet", "ink"),
    ("bar", "sheet"),
    ("added-ink", "added"),
    ("removed-ink", "removed"),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): *(#[0-9a-f]{3,6})", block))


def schemes() -> Mapping[str, Mapping[str, str]]:
    light = colours(SHEET.partition("@media")[0])
    dark = colours(SHEET.partition("(prefers-color-scheme: dark)")[2].partition("}")[0])
    paper = colours(SHEET.rpartition("@media print")[2].partition("}")[0])
    return {
        "light": light,
        "dark": {**light, **dark},
        "paper": {**light, **dark, **paper, "desk": "#fff", "mark": "#fff"},
    }


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark", "paper"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(ink: str, ground: str, scheme: str) -> None:
    palette = schemes()[scheme]
    dark, light = sorted((luminance(palette[ink]), luminance(palette[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_dark_scheme_names_every_colour_anew() -> None:
    assert set(colours(SHEET.partition("@media")[0])) == set(
        colours(SHEET.partition("(prefers-color-scheme: dark)")[2].partition("}")[0])
    )


def test_the_sheet_fetches_nothing() -> None:
    assert not re.search(r"@import|url\(|@font-face|</", SHEET)
