"""How long silent reading takes."""

import re
from collections.abc import Iterator
from functools import cache

from wb.documents.model import Document
from wb.documents.recognise import words
from wb.documents.recognise.scripts import has_dense

WORDS_A_MINUTE = 238
"""Adults, non-fiction in English: Brysbaert, "How many words do we read per minute?", 2019."""

CHARACTERS_A_MINUTE = {"zh": 330, "ja": 460}
"""The 255 and 357 characters that are read aloud in a minute (Trauzettel-Klosinski and Dietz, 2012, IReST),
times the 1.3 by which silent reading is faster (Brysbaert: 238 words to 183)."""


def minutes(document: Document) -> float:
    """The minutes for prose, tables and code, to one decimal; appendices are left out.

    Tables are read cell by cell, code word by word: who decides on a document reads what is in it.
    """
    lines = [*document.masked[: _end(document)], *_code(document)]
    dense = sum(len(_dense().findall(line)) for line in lines if has_dense(line))
    pace = CHARACTERS_A_MINUTE.get(document.language, CHARACTERS_A_MINUTE["zh"])
    return round((sum(map(words.count, lines)) - dense) / WORDS_A_MINUTE + dense / pace, 1)


def at_most(document: Document) -> float:
    """More minutes than that it does not take: the words are counted already, code apart.

    Characters are read faster than words, each of which counts as one.
    """
    return round((document.words + sum(map(words.count, _code(document)))) / WORDS_A_MINUTE, 1)


@cache
def _dense() -> re.Pattern[str]:
    """Kana and ideographs, one by one."""
    return re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def _end(document: Document) -> int:
    """The last line that is read: appendices are not."""
    return (document.appendix_line or len(document.lines) + 1) - 1


def _code(document: Document) -> Iterator[str]:
    """Code as it stands; it is blanked in the text without markup."""
    for block in document.blocks:
        if block.type == "code" and block.line <= _end(document):
            yield from document.lines[block.line - 1 : block.end_line]
