"""Which words are one, misspelt in one letter."""

from collections.abc import Iterator


def slips(word: str) -> Iterator[tuple[str, str]]:
    """What a word shares with those that have another letter in one place, one more or one less.

    It is the word split at each place, with and without the letter there. A digit is no slip: ``server1``
    and ``server2`` are two; nor is an ``s`` at the end.
    """
    for at, letter in enumerate(word):
        yield word[:at], word[at:]
        if letter.isalpha() and not (letter == "s" and at == len(word) - 1):
            yield word[:at], word[at + 1 :]
    yield word, ""
