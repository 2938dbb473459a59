"""Which links lead out of the file. Word calls a file corrupt when one address in it is malformed."""

import re
from urllib.parse import quote, urlsplit

LONGEST = 2000
"""Characters of an address that Word follows."""

_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_MAIL = re.compile(r"mailto:[^\s@:/?#]+@[A-Za-z0-9.-]+(?:\?[^#]*)?\Z", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%!$&'()*+,;=:@/?~-._"  # and so no second "#", no quotes, no brackets


def address(target: str) -> str:
    """The address of a link on the web or of a mailbox, fit for Word; empty for everything else.

    Args:
        target: as the packet has it.
    """
    shown = _quoted(target) if _MAIL.match(target) else _web(target)
    return shown if len(shown) <= LONGEST else ""


def _web(target: str) -> str:
    try:
        parts = urlsplit(target)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):  # a host or port that is none
        return ""
    if parts.scheme not in {"http", "https"} or parts.username or not _HOST.fullmatch(host):
        return ""
    shown = f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}{_quoted(parts.path)}"
    shown += f"?{_quoted(parts.query)}" if parts.query else ""
    return shown + (f"#{_quoted(parts.fragment)}" if parts.fragment else "")


def _quoted(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_KEPT, errors="replace")
