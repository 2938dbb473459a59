"""What a glossary entry points to when it has no definition of its own: ``Boat: see Vessel``."""

import re

from wb.documents.patterns import lazy

_SEE = lazy(
    r"^\W*(?:see(?: also)?|same as|synonym (?:of|for|zu|für)|siehe(?: auch)?|s\.|vgl\.|voir|véase|→|=>?)"
    r"\s*[:*_\"'“„\[]*(?P<term>[^.;,(\]\n*_\"”“]+)",
    re.IGNORECASE,
)


def seen(definition: str) -> str | None:
    """The term that a definition points to, as written; None when it says something itself."""
    match = _SEE.match(definition)
    return match["term"].strip() if match else None
