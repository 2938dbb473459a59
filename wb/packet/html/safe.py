"""The second net: what is not on the list is not in the packet. The only door to nh3."""

import re
from functools import cache

import nh3

from wb.errors import InputError

# fmt: off
_TAGS = {
    "a", "article", "aside", "bdi", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em",
    "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "input", "ins", "li", "main", "nav", "ol",
    "p", "pre", "s", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
_ANYWHERE = {
    "aria-hidden", "aria-label", "aria-labelledby", "class", "dir", "id", "lang", "role", "tabindex",
}
# fmt: on
_ATTRIBUTES = {
    "*": _ANYWHERE,
    "a": {"href", "rel", "data-line"},
    "div": {"data-text"},
    "img": {"alt", "src", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start"},
    "span": {"data-line"},
    "th": {"scope"},
}
_ADDRESS = re.compile(r"#|https?://|mailto:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|svg\+xml);base64,")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE | re.DOTALL)
_FETCHING = re.compile(
    r"@import|@font-face|(?:image-set|src|image)\s*\(|url\s*\((?!\s*[\"']?\s*(?:data:image/|#))",
    re.IGNORECASE,
)


def body(html: str) -> str:
    """The HTML with nothing in it but what a packet needs."""
    return _cleaner().clean(html)


def style(sheet: str) -> str:
    """An organisation's style sheet such that it stays inside its element.

    The browser is told to fetch nothing anyway; a sheet that would try is refused so that its author knows.

    Raises:
        InputError: it fetches something.
    """
    for reading in (sheet, _COMMENT.sub("", sheet)):
        if found := _FETCHING.search(_ESCAPE.sub(_unescaped, reading)):
            raise InputError(
                f"The style sheet of the packet fetches something: {found[0].strip()}",
                "A packet is one file that fetches nothing: take this out, or put an image in as "
                "url(data:image/…).",
            )
    return sheet.replace("</", r"<\/")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_value,
        link_rel=None,  # written by the renderer, only where a link leads out
        url_schemes={"http", "https", "mailto", "data"},
    )


def _value(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if _ADDRESS.match(value) else None
    if name == "src":
        return value if tag == "img" and _PICTURE.match(value) else None
    return value


def _unescaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if code < 0x110000 else ""
