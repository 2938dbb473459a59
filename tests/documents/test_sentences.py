"""Sentences: where they end, what counts as a word, and where they stand in the file."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wb.documents.parse import parse
from wb.documents.prose import prose
from wb.documents.sentences import split

CORPUS = Path(__file__).resolve().parents[2].parent / "shared/corpus/documents"
TODAY = date(2026, 1, 15)

ENGLISH = """
Hello world.|My name is Dana.
What is this?|It is a test!|Good.
"Is it late?" asked Tom.|"No!" she said, and left.
She said: "It is late."|He nodded.
At 5 p.m. we close; at 5 p.m.|We open again at 9 a.m.
Harbour Ferries Inc. and Co.|They merged.
See Fig. 3 and No. 7.|No.|There is no other.
It costs 3.50 euros, i.e. almost nothing, e.g. less than coffee.
Dr. Fields and Mr. Brandt met J. R. Lund.
Version 2.1 is out.|ripgrep 13.0.0 too.|rg is its command.
It runs on Node.js and reads wb.toml.|The rest is in README.md.
We sell tickets, food, etc. and more.|We sell tickets, etc.|Then we close.
Wait…|What was that?
Well... maybe not.
Visit https://harbour.example/a.html?b=c.|Or do not.
He paid (by card.)|She did not.
The U.S. market is large.|Ours is small.
T. S. Lund wrote it.|He read p. 5 of it.|It was late.
First: tickets; second: food.|Third: none.
"""

GERMAN = """
Das kostet ca. 3,50 Euro, d. h. fast nichts.|Gut so.
Am 3. Mai beginnt der Verkauf.|Am 4. endet er.
Der 2. Versuch gelang.|Es gab nur 3.|Danach war Schluss.
Siehe Abs. 2 und Nr. 7.|Bis 15. März bleibt es so.
Der Verein Hafen e. V. lädt ein.|„Kommen Sie!“, sagt er.|Alle kommen.
Das gilt z. B. für Kinder, u. a. auch für Hunde usw.|Katzen fahren gratis.
"""


def _cases(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("case", _cases(ENGLISH))
def test_english_sentences_end_where_a_reader_stops(case: str) -> None:
    text = case.replace("|", " ")
    assert [text[a:b] for a, b in split(text)] == case.split("|")


@pytest.mark.parametrize("case", _cases(GERMAN))
def test_german_sentences_end_where_a_reader_stops(case: str) -> None:
    text = case.replace("|", " ")
    assert [text[a:b] for a, b in split(text, language="de")] == case.split("|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two three.", [3]),
        ("Call `refund --all --now` twice.", [3]),
        ("See [the long manual](https://harbour.example/manual) now.", [5]),
        ("Visit https://harbour.example/a/b today.", [3]),
        ("Ten – eleven + twelve -> done.", [4]),
        ("- an item\n- another one here", [2, 3]),
        ("> quoted words\n> go on here.", [5]),
        ("# A heading\n\nText.", [1]),
        ("| a | b |\n| --- | --- |\n| c | d |\n\nText.", [1]),
        ("    code is no prose\n\nText.", [1]),
        ("---\ntitle: Not this one\n---\n\nText.", [1]),
        ("これは文です。これもです。", [0, 0]),
    ],
)
def test_words_are_counted_as_readers_count_them(text: str, words: list[int]) -> None:
    assert [sentence.words for sentence in prose(parse(text, "a.md", today=TODAY)).sentences] == words


def test_a_sentence_stands_where_its_location_says() -> None:
    text = "> First one.\n> Second\n> goes on. Third."
    found = prose(parse(text, "a.md", today=TODAY))
    spans = [found.place(sentence.start, sentence.end) for sentence in found.sentences]
    places = [(span.line, span.column, span.end_line, span.end_column) for span in spans]
    assert places == [(1, 3, 1, 13), (2, 3, 3, 11), (3, 12, 3, 18)]


@given(st.text(alphabet="aB1 .!?…\"'()[]`*_\n>-„“。", max_size=80))
def test_sentences_never_overlap_and_lose_no_word(text: str) -> None:
    spans = list(split(text))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    gaps = pairwise([0, *(place for span in spans for place in span), len(text)])
    assert not any(letter.isalnum() for start, end in list(gaps)[::2] for letter in text[start:end])


def test_long_sentences_of_real_documents_are_found() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the labelled documents are not beside this checkout")
    found, wanted, both = 0, 0, 0
    for name, label in json.loads((CORPUS / "labels.json").read_text(encoding="utf-8")).items():
        text = prose(parse((CORPUS / name).read_text(encoding="utf-8"), name, today=TODAY))
        long = [sentence for sentence in text.sentences if sentence.words > 30]
        seen = Counter(text.place(sentence.start, sentence.end).line for sentence in long)
        labelled = Counter[int | None](label["sentences_over_30"])
        for line in [line for line in seen | labelled if f"sentences_over_30:{line}" in label["uncertain"]]:
            del seen[line], labelled[line]
        both += (seen & labelled).total()
        found, wanted = found + seen.total(), wanted + labelled.total()
    assert both / wanted >= 0.95
    assert both / found >= 0.95


@given(st.text(alphabet="ab .!?\"'()[]`*_#\n>-|„“<:/", max_size=120))
def test_the_text_of_prose_has_the_lines_of_the_file(text: str) -> None:
    document = parse(text, "a.md", today=TODAY)
    found = prose(document)
    widths = [len(line) for line in document.lines]
    assert [len(line) for line in found.text.split("\n")] == (widths or [0])
    assert [len(line) for line in found.own.split("\n")] == (widths or [0])
    for number, token in enumerate(found.tokens):
        place = found.place(found.starts[number], found.end(number))
        assert place.line is not None
        assert place.column is not None
        assert document.lines[place.line - 1][place.column - 1 :].casefold().startswith(token)


def test_what_others_say_is_no_own_text() -> None:
    text = 'We say so. "He says no," said Tom.\n\n> They say maybe.\n\n„Sie sagt nein“, sagt sie.'
    own = prose(parse(text, "a.md", today=TODAY)).own
    assert own.split() == ["We", "say", "so.", "said", "Tom.", ",", "sagt", "sie."]


def test_a_code_span_over_two_lines_is_one_word() -> None:
    found = prose(parse("Call `a\nb` now. Done.", "a.md", today=TODAY))
    assert [sentence.words for sentence in found.sentences] == [3, 1]
    assert found.place(found.sentences[1].start, found.sentences[1].end).line == 2
