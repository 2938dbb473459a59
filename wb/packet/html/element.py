"""Where HTML is made: an element, with everything escaped that comes from outside."""

import re
from html import escape

_VOID = frozenset(("br", "hr", "img", "input", "meta"))
# Controls, and marks that turn the direction of writing. The reader of Markdown leaves them out, but
# character references, front matter and templates bring them back.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")


def escaped(text: str) -> str:
    """The text as HTML that shows just this, in text and between double quotes."""
    return escape(_UNPRINTABLE.sub("", text), quote=False).replace('"', "&quot;")


def element(name: str, inside: str = "", /, **attributes: str | bool | None) -> str:
    """An element.

    Args:
        name: wb's own word, never the document's.
        inside: HTML.
        attributes: their values as plain text. None and False leave one out, True gives it no value;
            underscores are hyphens in HTML, and one at the end keeps a name from being Python's.
    """
    start = name + "".join(map(_attribute, attributes, attributes.values()))
    return f"<{start}>" if name in _VOID else f"<{start}>{inside}</{name}>"


def direction(text: str) -> str | None:
    """The ``dir`` of a block: the browser finds it out where some of the text runs from right to left."""
    return "auto" if _RIGHT_TO_LEFT.search(text) else None


def language(code: str) -> str:
    """The ``lang`` of what is in a language; English where the code is none."""
    return code if _LANGUAGE.match(code) else "en"


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(value)}"'
