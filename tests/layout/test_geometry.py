"""The page is wb.toml's to set, and the fonts are those that came with wb."""

import hashlib
from pathlib import Path

import pytest

from wb import resources
from wb.config import parse
from wb.errors import ConfigError
from wb.layout.geometry import Pages

FONTS = resources.folder("templates") / "fonts"


def test_the_page_is_letter_with_a_margin_of_an_inch_unless_set() -> None:
    assert parse("").pages == Pages()
    assert (Pages().width, Pages().height) == (468, 648)


def test_wb_toml_sets_the_page() -> None:
    pages = parse('[pages]\npaper = "a4"\nmargin = "25.4mm"\nfont_size = 10\nline_pitch = 12.5\n').pages
    assert pages == Pages("a4", "25.4mm", 10, 12.5)
    assert pages.margin_points == pytest.approx(72)
    assert pages.height == pytest.approx(697.89)


@pytest.mark.parametrize("margin", ["0.25in", "18pt", "2.5in", "63.5mm", "2cm"])
def test_margins_come_in_four_units(margin: str) -> None:
    assert 18 <= Pages(margin=margin).margin_points <= 180


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('paper = "legal"', "did you mean|possible"),
        ('margin = "1"', "margin"),
        ('margin = "9in"', "0.25 to 2.5 inches"),
        ('margin = "0.1in"', "0.25 to 2.5 inches"),
        ("font_size = 4", "font_size"),
        ("line_pitch = 90", "line_pitch"),
        ("font_size = 14", "at least the font_size"),
        ("leading = 3", "unknown key 'leading'"),
    ],
)
def test_an_impossible_page_is_refused(line: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse(f"[pages]\n{line}\n")


def test_the_fonts_are_as_their_makers_published_them() -> None:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in map(str.split, lines)}
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert found == listed


def test_every_font_has_its_licence_beside_it() -> None:
    text = (FONTS / "README.md").read_text(encoding="utf-8")
    for path in [*FONTS.glob("*.ttf"), *FONTS.glob("*.txt")]:
        assert path.name in text or f"{path.name.split('-')[0]}-*.ttf" in text
    assert len(list(FONTS.glob("*.txt"))) == 4


def test_sizes_in_the_style_and_in_the_code_agree() -> None:
    style = Path(resources.folder("templates") / "layout" / "page.typ").read_text(encoding="utf-8")
    for said in (
        "set text(size: size * 0.91)",
        "inset: (x: 5pt, y: 3pt)",
        "size: size * 0.82",
        "size * 1.6",
        "size * 1.27",
    ):
        assert said in style  # wb.layout.tables, estimate and count reckon with them
