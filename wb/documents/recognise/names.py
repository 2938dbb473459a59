"""Whether an attribution gives a personal name.

Names are told by their shape: capitals in scripts that have them, honorifics and common surnames in
those that do not. A role or an organisation is no name.
"""

import re
from functools import cache

from wb.documents.patterns import lazy
from wb.documents.recognise import dense_names
from wb.documents.recognise.phrases import has
from wb.documents.recognise.scripts import has_dense
from wb.documents.wording import word_set, words

_PLACEHOLDER = lazy(r"\[[^\]]*\]|\{[^}]*\}")
_PIECES = lazy(r"[,;:()（）@|/–—…\"“”]|\s-\s|(?<!\b[A-Z])\.(?:\s|$)")
_NAME_WORD = lazy(r"(?:[A-ZÀ-ÖØ-Þ][\w'’\-]*|[A-Z]\.|van|von|de|der|den|da|di|del|la|le|el|bin|al|zu)\.?$")
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "el", "bin", "al", "zu"}
)
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "herr", "frau", "dr.", "prof.", "mr.", "mrs.", "ms.", "mme", "m."}
)


def is_named(attribution: str) -> bool:
    """Whether a personal name is given, even a made-up one."""
    text = _PLACEHOLDER.sub("", attribution)
    return _latin_name(text) or dense_names.is_named(text)


def _latin_name(text: str) -> bool:
    inside_role = False
    for number, piece in enumerate(filter(str.strip, _PIECES.split(text))):
        if has_dense(piece):
            continue
        tokens = piece.split()
        run: list[str] = []
        indefinite = False
        for token in [*tokens, ""]:
            if token and _NAME_WORD.match(token) and not _is_common(token):
                run.append(token)
                continue
            if _is_name(run, first=number == 0, after_role=inside_role or indefinite):
                return True
            indefinite = token.casefold() in word_set("articles")
            inside_role = inside_role or is_role(token)
            if token.casefold() in word_set("prepositions") and not _is_department(tokens, token):
                break  # what follows is an organisation or a place
            run = []
        if number == 0 and is_role(piece) and not has("said", text) and not _has_own_words(tokens):
            return False
    return False


def _is_department(tokens: list[str], preposition: str) -> bool:
    """Whether a preposition belongs to a role, as in "VP of Product Dana Cole"."""
    following = tokens[tokens.index(preposition) + 1 :][:1]
    return bool(following) and following[0].casefold() in word_set("departments")


def _is_name(run: list[str], *, first: bool, after_role: bool) -> bool:
    core = [token for token in run if token not in _PARTICLES]
    if len(core) >= 2:
        return not any(has("organisations", token) for token in run)
    return len(core) == 1 and first and not after_role and len(core[0]) > 2 and not core[0].isupper()


def _is_common(token: str) -> bool:
    bare = token.casefold().strip(".,'’")
    return (
        bare in word_set("articles")
        or bare in word_set("said")
        or bare in _TITLES
        or is_role(bare)
        or bare in word_set("departments")
        or has("organisations", bare)
    )


@cache
def _roles() -> tuple[str, ...]:
    return tuple(
        {
            part
            for concept in ("leader", "customer", "role_words")
            for word in words(concept)
            for part in word.split()
        }
    )


def is_role(token: str) -> bool:
    """Whether a word is a role, alone or as the end of a compound such as ``Bäckermeisterin``."""
    lowered = token.casefold().strip(".,'’")
    return any(
        piece in _role_set() or piece.endswith(_long_roles())
        for piece in re.split(r"[\s\-/]", lowered)
        if piece
    )


@cache
def _role_set() -> frozenset[str]:
    return frozenset(_roles())


@cache
def _long_roles() -> tuple[str, ...]:
    return tuple(role for role in _roles() if len(role) > 5 and role.isalpha())


def _has_own_words(tokens: list[str]) -> bool:
    """Whether capitals beside the role already name an organisation: then a later piece may be the person."""
    return any(_NAME_WORD.match(token) and not _is_common(token) for token in tokens)
