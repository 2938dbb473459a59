"""Patterns that wait: they answer as compiled ones do, and are compiled once."""

import re

import pytest

from wb.documents.patterns import lazy

TEXT = "One, two.\nThree"


def test_every_method_answers_as_a_compiled_pattern() -> None:
    for flags in (0, re.IGNORECASE):
        waiting, compiled = lazy(r"t(\w+)", flags), re.compile(r"t(\w+)", flags)
        assert [m.span() for m in waiting.finditer(TEXT)] == [m.span() for m in compiled.finditer(TEXT)]
        assert waiting.findall(TEXT) == compiled.findall(TEXT)
        assert waiting.sub("-", TEXT) == compiled.sub("-", TEXT)
        assert waiting.split(TEXT) == compiled.split(TEXT)
        assert str(waiting.search(TEXT, 3)) == str(compiled.search(TEXT, 3))
        assert str(waiting.match(TEXT, 5)) == str(compiled.match(TEXT, 5))
        assert str(waiting.fullmatch("two")) == str(compiled.fullmatch("two"))


def test_a_pattern_is_compiled_at_the_first_question_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    really = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        seen.append(pattern)
        return really(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    waiting = lazy("two")
    assert seen == []
    assert waiting.search(TEXT)
    assert not waiting.match(TEXT)
    assert seen == ["two"]


def test_what_is_no_method_of_a_pattern_is_none_of_it() -> None:
    with pytest.raises(AttributeError, match="compile"):
        lazy("two").compile  # type: ignore[attr-defined]  # noqa: B018
