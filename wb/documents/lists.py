"""Word lists that rules look for: data by rule and language, under ``schemas/lists/``."""

import re
from functools import cache

import msgspec

from wb import resources
from wb.documents.kind import Words

_BLANK = r"[\s>]+"
"""What may stand between the words of a phrase: a line may break there, inside of a block quote too."""

_NOTHING = r"(?!)"


@cache
def word_list(name: str) -> Words:
    """The phrases of a list by language code, lower case."""
    return msgspec.json.decode(resources.schema(f"lists/{name}.json"), type=Words)


@cache
def replacements(name: str) -> dict[str, dict[str, str]]:
    """The phrases of a list by language code, each with what to write instead."""
    return msgspec.json.decode(resources.schema(f"lists/{name}.json"), type=dict[str, dict[str, str]])


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases, as whole words where the script has words, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_whole, ordered)) or _NOTHING, re.IGNORECASE)


def _whole(phrase: str) -> str:
    before = r"(?<![\w-])" if _spaced(phrase[0]) else ""
    after = r"(?![\w-])" if _spaced(phrase[-1]) else ""
    words = (re.escape(word).replace("'", "['’]") for word in phrase.split())
    return before + _BLANK.join(words) + after


def _spaced(character: str) -> bool:
    """Whether the character is a letter of a script that puts blanks between words."""
    return character.isalnum() and character < "\u1100"


@cache
def number_words() -> frozenset[str]:
    """Numbers as words, in all languages; ``one`` is none, since it is mostly no number."""
    return frozenset(word for words in word_list("numbers").values() for word in words)
