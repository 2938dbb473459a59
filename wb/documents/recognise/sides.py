"""Whose side a speaker is on: the maker's, the customers', or neither."""

from wb.documents.model import Speaker
from wb.documents.patterns import lazy
from wb.documents.recognise.names import is_role
from wb.documents.recognise.phrases import has, pattern

_WORDS = lazy(r"\w[\w.]*\w|\w")
_BELONGS = lazy(r"(?:\s(?:at|bei|chez|en|of|von|der|des)\s+|[@(（,]\s*)(?:the\s+)?([A-ZÀ-Þ][\w.&-]+)")
"""What ties somebody to an organisation."""
_AT = lazy(r"\s(?:at|bei|chez)\s+(?:the\s+|der\s+|den\s+)?([A-ZÀ-Þ][\w&-]+)")
"""The house that somebody works for."""
_TRIED = lazy(
    r"\bwho\s+(?:has\s+|had\s+)?(?:piloted|tested|tried|used|uses|bought|switched)\b"
    r"|\b(?:beta|early|pilot)\s+(?:user|tester|customer|adopter)s?\b"
)
"""Somebody who used the product, whatever else they are: ``a product manager who piloted it``."""
_LIVES = lazy(r",\s*(?:[a-zà-þ][\w-]*\s+|[A-ZÀ-Þ][\w-]+\s+(?=aus\b)){1,4}(?:in|from|aus)\s+[A-ZÀ-Þ]")
"""Somebody without a title of office, and where they live: ``a student from York``."""
_DOES = lazy(r",\s*(?:who|die|der)\s+(?:[a-zà-þ]\w*\s+)*[A-ZÀ-Þ]")
"""Somebody without a title, and what they do elsewhere: ``who runs the Lace Museum``."""


def by_attribution(attribution: str, makers: frozenset[str]) -> Speaker | None:
    """The side that is told by what is said about a speaker: a role, the maker's name, another's.

    Args:
        attribution: what is said about the speaker.
        makers: names of the maker and the product, in lower case.
    """
    text = attribution.casefold()
    if has("outsider", text):
        return "other"
    buys, leads, uses = (_first(concept, text) for concept in ("client_words", "leader", "customer"))
    if buys < leads or _works_elsewhere(attribution, makers) or _TRIED.search(text):
        return "customer"
    # A headline in title case makes names of "Desk" and "Runs": only what is a name here counts.
    names = {word.casefold() for word in _WORDS.findall(attribution) if not word[0].islower()}
    if any(maker in text for maker in makers if not maker.isascii()) or makers & names:
        return "leader"
    if _elsewhere(attribution, makers):
        return "customer"
    if leads < len(text):
        return "leader"
    return "customer" if uses < len(text) or _LIVES.search(attribution) or _DOES.search(attribution) else None


def names_no_side(heading: str) -> bool:
    """Whether a heading announces quotes and does not say whose."""
    sides = ("leader", "customer", "client_words")
    return "quotes" in heading.casefold() and not any(has(concept, heading) for concept in sides)


def by_voice(said: str, *, leader_known: bool) -> Speaker:
    """The side by how somebody speaks, else by order: the maker's leader comes first."""
    if has("maker_voice", said) != has("user_voice", said):
        return "leader" if has("maker_voice", said) else "customer"
    return "customer" if leader_known else "leader"


def is_user(said: str, attribution: str, makers: frozenset[str]) -> bool:
    """Whether somebody with a mere role, at no house that is named, speaks as one who uses the product."""
    names = {word.casefold() for word in _WORDS.findall(attribution) if not word[0].islower()}
    placed = makers & names or _BELONGS.search(attribution.replace(", ", " - "))
    return not placed and has("user_voice", said) and not has("maker_voice", said)


def _first(concept: str, text: str) -> int:
    """Where the first word of a concept stands; the length of the text when there is none."""
    found = pattern(concept).search(text)
    return found.start() if found else len(text)


def has_role(attribution: str) -> bool:
    """Whether a word of the attribution is a role."""
    return any(is_role(token) for token in attribution.split()) or any(
        has(concept, attribution) for concept in ("leader", "customer", "client_words", "outsider")
    )


def _works_elsewhere(attribution: str, makers: frozenset[str]) -> bool:
    """Whether the speaker is at a house whose name begins otherwise: one of its words may be shared."""
    houses = [found[1] for found in _AT.finditer(attribution)]
    return bool(makers and houses) and not any(
        house.casefold() in makers or is_role(house) or has("departments", house) for house in houses
    )


def _elsewhere(attribution: str, makers: frozenset[str]) -> bool:
    """Whether the speaker belongs to an organisation, and the maker's name is known and another."""
    places = (found[1] for found in _BELONGS.finditer(attribution))
    return bool(makers) and any(not is_role(place) and not has("departments", place) for place in places)
