"""Whether an attribution gives a personal name, and whose side its roles and organisations are on.

Names are told by their shape: capitals in scripts that have them, honorifics and common surnames in
those that do not. A role or an organisation is no name.
"""

import re
from functools import cache

from wb.documents.model import Speaker
from wb.documents.recognise.phrases import has, pattern
from wb.documents.wording import word_set, words

_PLACEHOLDER = re.compile(r"\[[^\]]*\]|\{[^}]*\}")
_PIECES = re.compile(r"[,;:()（）@|/–—…\"“”]|\s-\s|(?<!\b[A-Z])\.(?:\s|$)")
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’\-]*|[A-Z]\.|van|von|de|der|den|da|di|del|la|le|el|bin|al|zu)\.?$"
)
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "el", "bin", "al", "zu"}
)
_WORDS = re.compile(r"\w[\w.]*\w|\w")
_TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "herr", "frau", "dr.", "prof.", "mr.", "mrs.", "ms.", "mme", "m."}
)
_HONORIFIC = re.compile(
    r"[\u4e00-\u9fff\u3040-\u30ff]{1,6}\s?[\u4e00-\u9fff\u3040-\u30ff]{0,4}(?:氏|さん|様|先生|女士|小姐)"
)
_KATAKANA_NAME = re.compile(r"[\u30a0-\u30fb\u30fc]{2,}[・＝][\u30a0-\u30ff]{2,}")
_HAN_PIECES = re.compile(r"[のはがも、，。,()（）・:：「」『』\s—–-]+|である|という")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{3,5}|[\u4e00-\u9fff]{2,3}[\u3040-\u309f]{1,3}")
_HAN_NOT_NAME = re.compile(
    r"[都県市区町村社店部課室長者員師家人院校学業中内外所局会団組力]$|会社|公司|大学|株式|病院|銀行|[一-九]年"
)


def is_named(attribution: str) -> bool:
    """Whether a personal name is given, even a made-up one."""
    text = _PLACEHOLDER.sub("", attribution)
    return _latin_name(text) or _dense_name(text)


def _latin_name(text: str) -> bool:
    inside_role = False
    for number, piece in enumerate(filter(str.strip, _PIECES.split(text))):
        if any(character >= "\u3040" for character in piece):
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
            inside_role = inside_role or _is_role(token)
            if token.casefold() in word_set("prepositions") and not _is_department(tokens, token):
                break  # what follows is an organisation or a place
            run = []
        if number == 0 and _is_role(piece) and not has("said", text) and not _has_own_words(tokens):
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
        or _is_role(bare)
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


def _is_role(token: str) -> bool:
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


def _dense_name(text: str) -> bool:
    if _HONORIFIC.search(text) or _KATAKANA_NAME.search(text) or _surname().search(text):
        return not has("anonymous", text)
    return any(
        _HAN_NAME.fullmatch(piece)
        and not _HAN_NOT_NAME.search(piece)
        and not has("leader", piece)
        and not has("customer", piece)
        for piece in _HAN_PIECES.split(text)
        if "\u3040" <= text[-1:] or _has_kana(text)
    )


def _has_kana(text: str) -> bool:
    return any("\u3040" <= character <= "\u30ff" for character in text)


@cache
def _surname() -> re.Pattern[str]:
    """A Chinese or Korean name: a common surname with one or two characters, where a name would stand."""
    surnames = "|".join(words("surnames"))
    verbs = "|".join(word for word in words("said") if word[0] >= "\u3000")
    return re.compile(
        rf"(?:^|[\s，、（(—–:：]|{_joined('leader')}|{_joined('customer')})(?:{surnames})[\u4e00-\u9fff\uac00-\ud7af]{{1,2}}(?=$|[\s，,、）)。]|{verbs})"
    )


def _joined(concept: str) -> str:
    return "|".join(re.escape(word) for word in words(concept) if word[0] >= "\u3000")


def side(attribution: str, said: str, makers: frozenset[str], *, leader_known: bool) -> Speaker:
    """Who speaks: for the maker, for users and buyers, or a third party.

    Args:
        attribution: what is said about the speaker.
        said: the quotation.
        makers: names of the maker and the product, in lower case.
        leader_known: whether somebody has already spoken for the maker.
    """
    text = attribution.casefold()
    if has("outsider", text):
        return "other"
    buys, leads = _first("client_words", text), _first("leader", text)
    if buys < leads:
        return "customer"
    if any(maker in text for maker in makers if not maker.isascii()) or makers & set(_WORDS.findall(text)):
        return "leader"
    if _elsewhere(attribution, makers):
        return "customer"
    if min(leads, _first("customer", text)) < len(text):
        return "leader" if leads < len(text) else "customer"
    if has("maker_voice", said) != has("user_voice", said):
        return "leader" if has("maker_voice", said) else "customer"
    return "customer" if leader_known else "leader"


def _first(concept: str, text: str) -> int:
    """Where the first word of a concept stands; the length of the text when there is none."""
    found = pattern(concept).search(text)
    return found.start() if found else len(text)


def has_role(attribution: str) -> bool:
    """Whether a word of the attribution is a role."""
    return any(_is_role(token) for token in attribution.split()) or any(
        has(concept, attribution) for concept in ("leader", "customer", "client_words", "outsider")
    )


def _elsewhere(attribution: str, makers: frozenset[str]) -> bool:
    """Whether the speaker belongs to an organisation, and the maker's name is known and another."""
    place = re.search(
        r"(?:\s(?:at|bei|chez|en|of|von|der|des)\s+|[@(（,]\s*)(?:the\s+)?([A-ZÀ-ÞÄÖÜ][\w.&-]+)", attribution
    )
    return bool(makers) and place is not None and not _is_role(place[1]) and not has("departments", place[1])
