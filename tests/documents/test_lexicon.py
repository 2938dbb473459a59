"""A lexicon finds what an alternation of its words would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wb.documents.recognise.lexicon import Lexicon

LETTER = "[0-9A-Za-zÀ-ɏ_]"
LETTERS = st.text(alphabet="ab é顧客,'", min_size=1, max_size=5).filter(lambda word: word == word.strip())


def alternation(words: list[str]) -> re.Pattern[str]:
    """The words as a regular expression: whole words of alphabets with spaces, the longest first."""
    bounded = []
    for word in sorted(words, key=len, reverse=True):
        before = f"(?<!{LETTER})" if re.match(LETTER, word[0]) else ""
        after = f"(?!{LETTER})" if re.match(LETTER, word[-1]) else ""
        bounded.append(f"{before}{re.escape(word)}{after}")
    return re.compile("|".join(bounded))


@given(st.lists(LETTERS, min_size=1, max_size=6), st.text(alphabet="ab é顧客,' ", max_size=30))
def test_it_finds_what_an_alternation_finds(words: list[str], text: str) -> None:
    lexicon, expected = Lexicon(words), alternation(words)
    assert lexicon.findall(text) == expected.findall(text)
    assert lexicon.sub("-", text) == expected.sub("-", text)
    found, wanted = lexicon.search(text), expected.search(text)
    assert (found and (found.start(), found.end())) == (wanted and wanted.span())
    assert bool(lexicon.match(text)) == bool(expected.match(text))
