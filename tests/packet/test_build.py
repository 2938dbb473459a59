"""From a proposal folder to the chapters of a packet."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.packet.proposals import (
    BROKEN,
    MANUAL,
    WAIT,
    built,
    chapter,
    contract,
    prfaq,
    proposal,
    said,
    texts,
)
from wb.documents.node import Node
from wb.errors import InputError, UsageError
from wb.layout import engine
from wb.packet import links


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(node.children)


def targets(nodes: Iterable[Node]) -> dict[str, str]:
    return {node.words: node.target for node in every(nodes) if node.type == "link" and node.mark != "term"}


def test_the_customer_comes_first_and_appendices_last(tmp_path: Path) -> None:
    proposal(tmp_path)
    packet = built(tmp_path).packet
    assert [one.name for one in packet.chapters] == [
        "wb-cover",
        "prfaq",
        "manual",
        "glossary",
        "wb-questions",
        "wb-contract",
        "wb-findings",
        "wb-decision",
        "manual-appendix",
    ]
    assert said(chapter(packet, "manual-appendix")) == "Appendix\nMore numbers."
    assert "More numbers" not in said(chapter(packet, "manual"))


def test_the_cover_says_whose_it_is_and_how_far(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit({"refunds/prfaq.md": prfaq("review")})
    packet = built(tmp_path, SOURCE_DATE_EPOCH="1924905600").packet
    cover = said(chapter(packet, "wb-cover"))
    assert packet.title == "Instant refunds"
    assert packet.author == "Dana Fields"
    assert packet.day == date(2030, 12, 31)
    assert packet.subtitle == "Review, iteration 2"
    for fact in ("Dana Fields", "Payments", "review", "2 (ten", "2030-12-31", "2031-05-14", "Silent reading"):
        assert fact in cover
    assert "Approve it" in cover


def test_the_cover_has_the_headline_where_it_says_more_than_the_title(tmp_path: Path) -> None:
    headline = "Harbour announces refunds in a minute"
    repository = proposal(tmp_path)
    text = re.sub(r"(?m)^# .*$", f"# {headline}", prfaq(), count=1)
    repository.commit({"refunds/prfaq.md": text})
    assert [node.words for node in chapter(built(tmp_path).packet, "wb-cover").nodes[:2]] == [
        "Instant refunds",
        headline,
    ]
    repository.commit({"refunds/prfaq.md": re.sub(r"(?m)^# .*$", "# Instant Refunds", prfaq(), count=1)})
    alone = chapter(built(tmp_path).packet, "wb-cover").nodes[:2]
    assert [node.type for node in alone] == ["heading", "definitions"]


def test_the_date_is_that_of_the_last_commit(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    committed = date.fromisoformat(
        repository.git("log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d")
    )
    assert abs((built(tmp_path).packet.day - committed).days) <= 1  # one is in UTC, one is local


def test_an_epoch_that_is_none_is_refused(tmp_path: Path) -> None:
    proposal(tmp_path)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        built(tmp_path, SOURCE_DATE_EPOCH="tomorrow")


def test_links_lead_into_the_packet_to_the_web_or_nowhere(tmp_path: Path) -> None:
    proposal(tmp_path)
    found = targets(chapter(built(tmp_path).packet, "prfaq").nodes)
    assert found == {
        "the limits": "#manual--limits",
        "the manual": "#manual--the-manual",
        "nothing": "",
        "the web": "https://example.com/",
    }


def test_a_term_is_linked_where_a_document_first_uses_it(tmp_path: Path) -> None:
    proposal(tmp_path)
    nodes = chapter(built(tmp_path).packet, "manual").nodes
    found = [(node.words, node.target) for node in every(nodes) if node.mark == "term"]
    assert found == [("refund", "#glossary--refund"), ("passenger", "#glossary--passenger")]


def test_every_id_is_there_once_and_every_link_finds_one(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit(dict(texts("other/")))
    packet = built(tmp_path, "refunds", "other").packet
    ids = [target for one in packet.chapters for target in links.ids_of(one.nodes)]
    assert len(ids) == len(set(ids))
    names = [one.name for one in packet.chapters]
    assert len(names) == len(set(names))
    led = {node.target for one in packet.chapters for node in every(one.nodes) if node.type == "link"}
    assert {target[1:] for target in led if target.startswith("#")} <= set(ids)


def test_lines_are_numbered_through_the_documents(tmp_path: Path) -> None:
    if not engine.available():
        pytest.skip("the layout engine has no wheel here")
    proposal(tmp_path)
    packet = built(tmp_path).packet
    numbers = [line.number for one in packet.chapters for line in one.lines]
    assert numbers == list(range(1, len(numbers) + 1))
    placed = [node.level for one in packet.chapters for node in every(one.nodes) if node.type == "line"]
    assert placed == numbers
    assert {one.role for one in packet.chapters if one.lines} == {"document", "appendix"}


def test_without_a_review_before_there_is_nothing_to_compare(tmp_path: Path) -> None:
    proposal(tmp_path)
    assert all(one.name != "wb-changes" for one in built(tmp_path).packet.chapters)


def test_changes_are_those_since_the_status_changed(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit({"refunds/prfaq.md": prfaq("review")})
    repository.commit({"refunds/prfaq.md": prfaq("review", "Many of them call us twice.")})
    packet = built(tmp_path).packet
    changes = chapter(packet, "wb-changes")
    assert "its status became review" in said(changes)
    marked = {
        (node.type, " ".join(node.words.split()))
        for node in every(changes.nodes)
        if node.type in {"added", "removed"}
    }
    assert marked == {("removed", "Most"), ("added", "Many"), ("removed", "us."), ("added", "us twice.")}
    if engine.available():
        changed = [line.number for line in chapter(packet, "prfaq").lines if line.changed]
        assert len(changed) == 1


def test_an_approval_counts_before_a_status(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    approved = "[{by: Kim Lee, on: 2030-11-02, decision: approved}]"
    repository.commit({"refunds/prfaq.md": prfaq("review", approvals=approved)})
    repository.commit({"refunds/prfaq.md": prfaq("approved", "All of them.", approvals=approved)})
    packet = built(tmp_path).packet
    assert "the last approval" in said(chapter(packet, "wb-changes"))
    assert "status" in said(chapter(packet, "wb-changes"))
    assert "Kim Lee" in said(chapter(packet, "wb-decision"))


def test_since_takes_any_revision_and_follows_a_rename(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.git("tag", "first")
    repository.git("mv", "refunds", "payments")
    repository.commit({"payments/manual.md": MANUAL.replace("500 euros", "600 euros")})
    changes = said(chapter(built(tmp_path, "payments", since="first").packet, "wb-changes"))
    assert "600" in changes
    assert "all of it" not in changes


def test_a_revision_that_is_not_there_is_refused(tmp_path: Path) -> None:
    proposal(tmp_path)
    with pytest.raises(UsageError, match="no commit 'gone'"):
        built(tmp_path, since="gone")


def test_open_questions_say_who_and_by_when(tmp_path: Path) -> None:
    proposal(tmp_path)
    questions = said(chapter(built(tmp_path).packet, "wb-questions"))
    assert "Ines Duarte" in questions
    assert "January 15, 2031" in questions
    assert "What does it cost to run?" in questions
    assert "nobody yet" in questions


def test_the_contract_is_compared_by_the_gate(tmp_path: Path, engine: None) -> None:
    repository = proposal(tmp_path)
    repository.commit({"refunds/prfaq.md": prfaq("review")})
    repository.commit({"refunds/openapi.yaml": contract(BROKEN)})
    told = said(chapter(built(tmp_path).packet, "wb-contract"))
    assert "GET /refunds/{id}" in told
    assert "Read one refund" in told
    assert "1 of the changes break clients" in told
    assert "Breaking:" in told


def test_a_contract_that_cannot_be_read_is_told_and_fails(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit({"refunds/openapi.yaml": "openapi: 3.0.0\npaths: ["})
    found = built(tmp_path)
    assert len(found.failures) == 1
    assert "could not be compared" in said(chapter(found.packet, "wb-contract"))


def test_findings_and_waivers_are_listed(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    waiver = '[[waivers]]\nrule = "missing-part"\npath = "refunds/prfaq.md"\nreason = "It is a pilot"\n'
    repository.commit({"wb.toml": f'{waiver}owner = "Kim Lee"\nexpires = 2031-01-01\n'})
    told = said(chapter(built(tmp_path, SOURCE_DATE_EPOCH="1924905600").packet, "wb-findings"))
    assert "refunds/prfaq.md:" in told
    assert "It is a pilot" in told
    assert "Kim Lee" in told


def test_files_that_are_named_are_in_and_what_a_folder_has_besides_is_not(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit({"refunds/notes.md": "Milk, bread.\n"})
    found = built(tmp_path)
    assert all(one.path != "refunds/notes.md" for one in found.packet.chapters)
    assert any("notes.md" in note for note in found.notes)
    named = built(tmp_path, "refunds/notes.md").packet
    assert [one.path for one in named.chapters if one.role == "document"] == ["refunds/notes.md"]


def test_without_a_document_there_is_no_packet(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="there is no document"):
        built(tmp_path, "empty")


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n", encoding="utf-8")
    proposal(tmp_path / "repository")
    (tmp_path / "repository" / "refunds" / "secret.md").symlink_to(tmp_path / "secret.md")
    found = built(tmp_path / "repository")
    assert all("Secret" not in said(one) for one in found.packet.chapters)
    with pytest.raises(InputError, match="outside the repository"):
        built(tmp_path / "repository", "refunds/secret.md")


def test_outside_of_git_a_packet_is_made_too(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_text(prfaq(), encoding="utf-8")
    packet = built(tmp_path, "prfaq.md").packet
    assert packet.subtitle == "Draft"
    assert WAIT in said(chapter(packet, "prfaq"))


def test_an_organisation_has_pages_of_its_own(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    own = "# {{ title | markdown }}\n\nFor the board, by {{ facts[0].value | markdown }}. <b>No HTML</b>\n"
    repository.commit(
        {
            "wb.toml": 'templates = "own"\n[packet]\nfooter = "Board only"\nwatermark = "DRAFT"\n',
            "own/packet/cover.md": own,
            "own/packet/style.css": "body { color: navy }",
        }
    )
    packet = built(tmp_path).packet
    assert "For the board, by Dana Fields. No HTML" in said(chapter(packet, "wb-cover"))
    assert (packet.footer, packet.watermark, packet.style) == ("Board only", "DRAFT", "body { color: navy }")


def test_a_faulty_page_is_named_with_its_line(tmp_path: Path) -> None:
    repository = proposal(tmp_path)
    repository.commit({"wb.toml": 'templates = "own"\n', "own/packet/cover.md": "# A\n{{ missing }}\n"})
    with pytest.raises(InputError, match=r"cover\.md:2"):
        built(tmp_path)
