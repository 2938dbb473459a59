"""The sheet that everything is laid out on, as typst source: what is set once, before any text."""

import re

from wb import resources
from wb.layout.geometry import Pages
from wb.layout.tokens import literal

_PAPERS = {"letter": "us-letter", "a4": "a4"}
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


def sheet(geometry: Pages, language: str) -> str:
    """The rule that sets the page for all that follows."""
    return (
        f"#show: sheet.with(paper: {literal(_PAPERS[geometry.paper])}, margin: {geometry.margin_points:g}pt, "
        f"size: {geometry.font_size:g}pt, pitch: {geometry.line_pitch:g}pt, "
        f"language: {literal(known(language))})"
    )


def known(language: str) -> str:
    """The language's code, if it looks like one; else that of English."""
    return language if _LANGUAGE.match(language) else "en"


def style(name: str) -> str:
    """A file of ``templates/layout/``."""
    return (resources.folder("templates") / "layout" / name).read_text(encoding="utf-8")
