"""XML as text. `Xml` is what has been escaped, so that mypy finds what has not."""

import re
from typing import NewType

Xml = NewType("Xml", str)
"""Well-formed XML: elements, or nothing."""

NOTHING = Xml("")

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}

# https://www.w3.org/TR/xml/#charsets: all that a document may not hold, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"[\t\n\r]+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def escaped(text: str) -> Xml:
    """The text as it stands inside an element or an attribute, without the characters that XML forbids."""
    if text.isascii() and text.isprintable():
        return Xml(text.translate(_ESCAPES))
    return Xml(_FORBIDDEN.sub("", text).translate(_ESCAPES))


def joined(*pieces: Xml) -> Xml:
    """One after the other."""
    return Xml("".join(pieces))


def w(name: str, /, *children: Xml, **attributes: str | float) -> Xml:
    """An element of WordprocessingML.

    Args:
        name: without its prefix.
        children: what is inside it.
        attributes: theirs is ``w:`` too, unless they name another: ``r_id`` is ``r:id``.
    """
    head = f"w:{name}"
    for key, value in attributes.items():
        shown = escaped(_BLANKS.sub(" ", value)) if isinstance(value, str) else f"{value:.0f}"
        head += f' {key.replace("_", ":") if "_" in key else f"w:{key}"}="{shown}"'
    inside = "".join(children)
    return Xml(f"<{head}>{inside}</w:{name}>" if inside else f"<{head}/>")


def part(name: str, *children: Xml) -> bytes:
    """A whole file whose root is this element of WordprocessingML."""
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    return document(Xml(f"<w:{name}{names}>{''.join(children)}</w:{name}>"))


def document(root: Xml) -> bytes:
    """A whole file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{root}'.encode()
