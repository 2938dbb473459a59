"""Small things that recognition gets right: datelines, anchors, links, words, labels that are none."""

from datetime import date

import pytest

from wb.documents.model import Document
from wb.documents.parse import anchors_of, parse
from wb.documents.recognise import datelines


def read(text: str, kind: str | None = None) -> Document:
    return parse(text, "document.md", kind=kind, today=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("**Leeds, UK – May 4, 2027** – Today we open.", "Leeds, UK – May 4, 2027 –"),
        ("ROTTERDAM -- The pilots", None),
        ("*Leeds, UK* — We open.", "Leeds, UK —"),
        ("Lindau, 14. Oktober 2027 – Wir starten.", "Lindau, 14. Oktober 2027 –"),
        ("2027年3月1日 東京 ― 本日", "2027年3月1日 東京 ―"),
        ("【東京、2027年6月1日】 株式会社", "【東京、2027年6月1日】"),
        ("`SEATTLE, WA — [LAUNCH DATE] —` We open.", "SEATTLE, WA — [LAUNCH DATE] —"),
        ("March 10, 2027", "March 10, 2027"),
        ("In June 2027, the harbour opened a slot.", None),
        ("You may 3 times a day – no more.", None),
        ("The slot – a booking – is free.", None),
        ("Dublin, 12 August 2027. Acme opens.", "Dublin, 12 August 2027"),
        ("It was founded in May 2027. Acme opens.", None),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    found = datelines.split(text)
    assert (found[0] if found else None) == dateline


def test_anchors_are_those_of_github_and_of_html() -> None:
    text = "# A *b* & c!\n\n## A b & c!\n\n### Über uns\n\n<a id='own'></a>\n\n<h2>In HTML</h2>\n\n**Bold**\n"
    assert anchors_of(text) == {"a-b--c", "a-b--c-1", "über-uns", "own", "in-html"}


def test_links_are_found_where_they_stand_and_not_in_code() -> None:
    inline = "[a](x.md#y) `[b](no.md)` ![i](p.png 't')\n\n"
    text = f"{inline}[c]: <z z.md>\n\n<img src='q.png'>\n\n```\n[d](no.md)\n```\n"
    found = [(link.line, link.column, link.target, link.image) for link in read(text).links]
    assert found == [
        (1, 5, "x.md#y", False),
        (1, 31, "p.png", True),
        (3, 7, "z z.md", False),
        (5, 11, "q.png", True),
    ]


def test_words_are_those_that_are_read() -> None:
    prose = "One `code span here` [three](http://x.y) -- four."
    text = f"# Two words\n\n{prose}\n\n```\nnot this\n```\n\n| five | six |\n|---|---|\n"
    document = read(text)
    assert document.words == 8
    assert document.prose_words == 4


def test_each_character_counts_where_there_are_no_blanks() -> None:
    assert read("これは本です。").words == 6


def test_a_label_in_another_kind_is_text() -> None:
    text = "# Guide\n\nUsage: turn the key.\n"
    assert [heading.text for heading in read(text, "manual").headings] == ["Guide", "Usage"]
    assert [heading.text for heading in read(text, "letter").headings] == ["Guide"]


@pytest.mark.parametrize(
    "line",
    [
        "**Note:** mind the gap",
        "**Author:** Ann",
        "**A:** yes",
        "**FOR IMMEDIATE RELEASE**",
        "- **Item.** text",
        "> **Quoted**",
    ],
)
def test_bold_that_names_nothing_is_no_heading(line: str) -> None:
    assert [heading.level for heading in read(f"# T\n\n{line}\n\nMore text.\n").headings] == [1]


def test_a_comment_or_an_unfilled_bracket_is_no_answer() -> None:
    answers = {"Why?": "<!-- say why -->", "Who?": "[Name]", "When?": "TBD", "Where?": "    here"}
    text = "# FAQ\n\n" + "".join(f"## {asked}\n\n{said}\n\n" for asked, said in answers.items())
    assert [entry.answered for entry in read(text).faq] == [False, False, False, True]


def test_an_empty_list_item_does_not_claim_the_next_paragraph() -> None:
    document = read("-\n\nText\n")
    assert [(block.type, block.line) for block in document.blocks] == [("paragraph", 3)]


@pytest.mark.parametrize(
    ("brackets", "refers"),
    [
        ("[Month, Year]", False),
        ("[how many people wait today]", False),
        ("[COMPANY]", False),
        ("[T-01]", True),
        ("[P1, R1]", True),
        ('["10.0.0.0/8", "::1"]', True),
        ("[see below]", True),
        ("[siehe unten]", True),
    ],
)
def test_brackets_are_to_be_filled_unless_they_refer(brackets: str, refers: bool) -> None:
    assert (not read(f"# T\n\nWe wait {brackets} for it.\n").placeholders) == refers


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("Ida Holm, nurse at Sund Clinic:", [True]),
        ("佐藤さん：", [True]),
        ("Error Message:", []),
        ("User query:", []),
    ],
)
def test_words_before_a_quotation_name_who_speaks(lead: str, named: list[bool]) -> None:
    quotation = "“The list is ready before my shift begins, and nobody has to phone around any more.”"
    assert [quote.named for quote in read(f"# T\n\n{lead} {quotation}\n").quotes] == named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pay <!-- now.\n\nOr later.\n", ["Pay <!-- now.", "", "Or later."]),
        ("Pay.\n\n<!-- now.\n\nOr later.\n", ["Pay.", "", "", "", ""]),
        ("<!-- a --> Pay <!-- b\n<!-- c\nd\n", ["           Pay <!-- b".rstrip(), "", ""]),
        ("Pay <!-- now --> or <!-- later\n", ["Pay              or <!-- later"]),
    ],
)
def test_a_comment_that_is_never_closed_hides_what_is_below_only_where_it_does_so_on_paper(
    text: str, shown: list[str]
) -> None:
    assert [line.rstrip() for line in read(text).masked] == shown


def test_a_comment_beside_a_heading_is_no_part_of_it() -> None:
    headings = read("# Refunds <!-- wb: allow missing-part – soon -->\n\n## A `<b>` <!-- c --> d\n").headings
    assert [heading.text for heading in headings] == ["Refunds", "A `<b>` d"]
