"""Answers about contracts are kept by content: the same question is not worked out twice."""

from pathlib import Path

import pytest

from wb.contracts import kept as kept_answers
from wb.contracts.kept import kept

Answer = list[tuple[tuple[str, ...], str]]
ANSWER: Answer = [(("paths", "/a"), "is wrong")]


class Counted:
    """Gives an answer, and counts how often it was asked for."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.times = 0

    def __call__(self) -> Answer:
        self.times += 1
        return self.answer


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_same_question_is_answered_once() -> None:
    look = Counted(ANSWER)
    assert [kept("form", {"a": 1}, look, Answer) for _ in range(3)] == [ANSWER] * 3
    assert look.times == 1


@pytest.mark.parametrize(("question", "about"), [("other", {"a": 1, "b": 2}), ("form", {"b": 2, "a": 1})])
def test_another_question_is_answered_anew(question: str, about: object) -> None:
    kept("form", {"a": 1, "b": 2}, Counted(ANSWER), Answer)
    assert kept(question, about, Counted([]), Answer) == []


def test_programs_that_changed_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept("form", {}, Counted(ANSWER), Answer)
    monkeypatch.setattr(kept_answers, "_programs", lambda: ("another",))
    assert kept("form", {}, Counted([]), Answer) == []


def test_the_validator_and_what_it_needs_are_told_apart_by_version() -> None:
    programs = " ".join(kept_answers._programs())
    assert "openapi_spec_validator-0.9" in programs
    assert "jsonschema_rs-" in programs


def test_an_answer_that_cannot_be_read_is_given_anew(folder: Path) -> None:
    kept("form", {}, Counted(ANSWER), Answer)
    for entry in folder.glob("contracts/*/*"):
        entry.write_bytes(b'[["paths"')
    assert kept("form", {}, Counted(ANSWER), Answer) == ANSWER


def test_what_utf8_cannot_write_is_answered_without_being_kept() -> None:
    assert kept("form", {"a": "\ud800"}, Counted(ANSWER), Answer) == ANSWER
    look = Counted([((), "half of a pair: \ud800")])
    assert [kept("form", {}, look, Answer) for _ in range(2)] == [look.answer] * 2
    assert look.times == 2


def test_a_check_that_failed_is_made_again() -> None:
    def fails() -> Answer:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept("form", {}, fails, Answer)
    assert kept("form", {}, Counted(ANSWER), Answer) == ANSWER
