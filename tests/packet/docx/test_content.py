"""What stands in the file for each thing that a packet can hold."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.packet.docx.made import COVER, Opened, chapter, opened, packet, q, value, words
from wb.documents.node import Node
from wb.layout.geometry import Pages
from wb.packet.docx.addresses import address
from wb.packet.docx.bookmarks import Bookmarks
from wb.packet.model import Chapter, Line, Role


def text(content: str) -> Node:
    return Node("text", text=content)


def file_of(*nodes: Node) -> Opened:
    return Opened(packet(Chapter("a", "A", "document", nodes, depth=0)))


def test_the_cover_has_its_own_styles_and_neither_header_nor_footer() -> None:
    file = Opened(packet(chapter(COVER, "cover", "cover"), chapter("# One\n\ntext", depth=2)))
    assert [words(one) for one in file.paragraphs("Title")] == ["Refunds in one click"]
    assert [words(one) for one in file.paragraphs("Subtitle")] == ["Draft"]
    assert [words(one) for one in file.paragraphs("CoverHeading")] == ["Decision"]
    cover, contents, document = file.root().iter(q("w:sectPr"))
    assert cover.find(q("w:headerReference")) is cover.find(q("w:footerReference")) is None
    assert contents.find(q("w:headerReference")) is not None
    assert document.find(q("w:footerReference")) is not None


def test_a_watermark_is_on_every_page() -> None:
    chapters = (chapter(COVER, "cover", "cover"), chapter("# One\n\ntext", depth=2))
    assert b"DRAFT" not in Opened(packet(*chapters)).files["word/header.xml"]
    file = Opened(packet(*chapters, watermark="DRAFT"))
    assert b'string="DRAFT"' in file.files["word/header.xml"]
    assert b'string="DRAFT"' in file.files["word/cover.xml"]
    assert all(one.find(q("w:headerReference")) is not None for one in file.root().iter(q("w:sectPr")))


def test_lines_are_numbered_in_documents_only() -> None:
    roles: tuple[Role, ...] = ("cover", "report", "decision", "document", "appendix")
    file = Opened(packet(*(chapter("text", role, role) for role in roles)))
    numbered = [one.find(q("w:lnNumType")) for one in file.root().iter(q("w:sectPr"))]
    assert [one is not None for one in numbered] == [False, False, False, True, True]
    assert value(numbered[3], "w:restart") == "continuous"


def test_each_document_begins_with_the_number_that_the_pdf_has() -> None:
    lines = (Line(41, 1, 80), Line(42, 1, 93.5))
    file = Opened(packet(chapter("a"), replace(chapter("b", "other"), lines=lines)))
    first, second = file.root().iter(q("w:lnNumType"))
    assert first.get(q("w:start")) is None
    assert (value(second, "w:start"), value(second, "w:restart")) == ("40", "newSection")


def test_the_page_is_that_of_the_settings() -> None:
    (section,) = Opened(packet(chapter("a"), geometry=Pages("a4", "20mm"))).root().iter(q("w:sectPr"))
    sheet, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))
    assert (value(sheet, "w:w"), value(sheet, "w:h"), value(margins, "w:left")) == ("11906", "16838", "1134")


def test_contents_are_a_field_that_is_already_filled() -> None:
    file = opened("# One\n\n## Two `code`[^1]\n\n#### Four\n\n> ### Three\n\n[^1]: note\n", depth=3)
    lines = [(level, words(one)) for level in (1, 2, 3) for one in file.paragraphs(f"TOC{level}")]
    assert [(level, line.strip()) for level, line in lines] == [(1, "One"), (2, "Two code"), (3, "Three")]
    instructions = [one.text for one in file.root().iter(q("w:instrText"))]
    assert instructions[0] == ' TOC \\o "1-3" \\f \\h \\z '
    assert b"updateFields" not in file.files["word/settings.xml"]


def test_contents_say_what_kind_of_document_it_is_and_name_those_without_a_title() -> None:
    titled = replace(chapter("# One\n\n## Two\n", "one", depth=2), label="PR/FAQ")
    bare = replace(chapter("## Three\n", "two", "appendix", depth=1), title='Appendix: "One"')
    file = Opened(packet(chapter(COVER, "cover", "cover"), titled, bare))
    assert [words(one).strip() for one in file.paragraphs("TOC1")] == ["PR/FAQ: One", 'Appendix: "One"']
    assert [words(one).strip() for one in file.paragraphs("TOC2")] == ["Two"]
    instructions = [one.text for one in file.root().iter(q("w:instrText"))]
    assert instructions[-1] == r' TC "Appendix: \"One\"" \l 1 '


def test_reports_follow_on_each_other() -> None:
    roles: tuple[Role, ...] = ("document", "report", "report", "decision")
    file = Opened(packet(*(chapter("# Title", f"{role}{at}", role) for at, role in enumerate(roles))))
    assert len(list(file.root().iter(q("w:sectPr")))) == 3
    above = [value(one.find(f".//{q('w:spacing')}"), "w:before") for one in file.paragraphs("Heading1")]
    assert above == ["0", "0", "440", "0"]


def test_facts_on_the_cover_stand_beside_their_names() -> None:
    text = "# T\n\nOwner\n: Ana\n\nTeam\n: A\n\n  - b\n"
    file = Opened(packet(chapter(text, "cover", "cover")))
    assert [words(one) for one in file.paragraphs("CoverFact")] == ["Owner Ana", "Team A"]
    assert [words(one) for one in file.paragraphs("ListBullet")] == ["b"]


def test_every_numbered_list_starts_where_it_says() -> None:
    file = opened("3. a\n4. b\n   1. c\n\ntext\n\n1. d\n")
    numbers = [
        (value(one.find(f".//{q('w:numId')}")), value(one.find(f".//{q('w:ilvl')}")))
        for one in file.paragraphs("ListNumber")
    ]
    first, second, inner, other = numbers
    assert first == second
    assert len({first, inner, other}) == 3
    assert [level for _, level in numbers] == ["0", "0", "1", "0"]
    starts = {
        value(one, "w:numId"): value(one.find(f".//{q('w:startOverride')}"))
        for one in file.root("word/numbering.xml").iter(q("w:num"))
        if one.find(q("w:lvlOverride")) is not None
    }
    assert [starts[number] for number, _ in (first, inner, other)] == ["3", "1", "1"]


def test_a_number_that_word_does_not_know_is_written_out() -> None:
    first, second = opened("999999999. a\n999999999. b\n").paragraphs("ListBullet")
    assert (words(first), words(second)) == ("999999999. a", "1000000000. b")


def test_tasks_have_boxes() -> None:
    file = opened("- [x] a\n- [ ] b\n- c\n")
    kinds = {
        value(one, "w:numId"): value(one.find(q("w:abstractNumId")))
        for one in file.root("word/numbering.xml").iter(q("w:num"))
    }
    marks = {
        value(one, "w:abstractNumId"): value(one.find(f".//{q('w:lvlText')}"))
        for one in file.root("word/numbering.xml").iter(q("w:abstractNum"))
    }
    items = [value(one.find(f".//{q('w:numId')}")) for one in file.paragraphs("ListBullet")]
    assert [marks[kinds[item]] for item in items] == ["☒", "☐", "•"]


def test_items_of_a_tight_list_stand_close_but_the_last() -> None:
    file = opened("- a\n  - b\n- c\n\ntext\n\n- d\n\n- e\n")
    spaces = [one.find(f".//{q('w:spacing')}") for one in file.paragraphs("ListBullet")]
    assert [one is not None and value(one, "w:after") == "0" for one in spaces[1:]] == [
        True,
        False,
        False,
        False,
    ]


def test_a_note_referred_to_again_repeats_its_number() -> None:
    file = Opened(
        packet(chapter("a[^x] b[^y] c[^x]\n\n[^x]: X\n\n[^y]: Y\n"), chapter("d[^x]\n\n[^x]: Z\n", "other"))
    )
    assert [value(one, "w:id") for one in file.root().iter(q("w:footnoteReference"))] == ["1", "2", "3"]
    assert [one.text for one in file.root().iter(q("w:instrText"))] == [" NOTEREF _Note1 \\f \\h "]
    assert [words(one).strip() for one in file.paragraphs("FootnoteText", "word/footnotes.xml")][2:] == [
        "X",
        "Y",
        "Z",
    ]


def test_what_was_added_and_removed_is_seen_in_every_view() -> None:
    link = Node("link", (text("new"),), target="https://example.com")
    changes = (Node("added", (text("a "), link)), Node("removed", (text("b"),)))
    file = file_of(Node("paragraph", (*changes, text("c"))))
    added, linked, removed, plain = file.root().iter(q("w:r"))
    assert [words(one) for one in (added, linked, removed, plain)] == ["a ", "new", "b", "c"]
    for one in (added, linked):
        assert value(one.find(f".//{q('w:u')}")) == "single"
    assert removed.find(f".//{q('w:strike')}") is not None
    assert plain.find(q("w:rPr")) is None
    assert {one.tag for one in file.root().iter()} & {q("w:ins"), q("w:del")} == set()


def test_paragraphs_with_changed_lines_have_a_bar() -> None:
    nodes = (
        Node("paragraph", (Node("line", level=1), text("same "), Node("line", level=2), text("new"))),
        Node("paragraph", (Node("line", level=3), text("same"))),
        Node("bullets", (Node("item", (Node("paragraph", (Node("strong", (Node("line", level=4),)),)),)),)),
        Node("code_block", (Node("line", level=5),), text="code"),
        Node(
            "table",
            (
                Node(
                    "row",
                    (Node("cell", (Node("line", level=6), text("x"))), Node("cell")),
                ),
            ),
        ),
    )
    lines = tuple(Line(number, 1, 0, changed=number in {2, 4, 5, 6}) for number in range(1, 7))
    file = Opened(packet(Chapter("a", "A", "document", nodes, lines=lines)))
    styles = ("BodyText", "ListBullet", "Code", "TableText")
    bars = [one.find(f".//{q('w:pBdr')}") is not None for style in styles for one in file.paragraphs(style)]
    assert bars == [True, False, True, True, True, False]


def test_links_lead_to_bookmarks_and_to_the_web_and_nowhere_else() -> None:
    targets = (
        "#a-b",
        "#missing",
        "https://example.com/x?y=1&z#w",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "",
    )
    links = [Node("link", (text(target),), target=target) for target in targets]
    file = file_of(Node("heading", (text("H"),), level=1, target="a-b"), Node("paragraph", tuple(links)))
    (paragraph,) = file.paragraphs("BodyText")
    found = paragraph.findall(q("w:hyperlink"))
    assert [words(one) for one in found] == ["#a-b", "https://example.com/x?y=1&z#w"]
    assert found[0].get(q("w:anchor")) == "a_b"
    external = [one.attrib for one in file.root("word/_rels/document.xml.rels") if "TargetMode" in one.attrib]
    assert [one["Target"] for one in external] == ["https://example.com/x?y=1&z#w"]


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://example.com", "https://example.com"),
        ("HTTP://Example.com:80/a b", "http://example.com:80/a%20b"),
        ("https://münchen.example/ä?q=ü#ß", "https://xn--mnchen-3ya.example/%C3%A4?q=%C3%BC#%C3%9F"),
        ("https://example.com/100%/[x]|{y}^#a#b", "https://example.com/100%25/%5Bx%5D%7C%7By%7D%5E#a%23b"),
        ("mailto:a.b@example.com?subject=x y", "mailto:a.b@example.com?subject=x%20y"),
        ("mailto:a b@example.com", ""),
        ("mailto:a.b@example.com?subject=x%20y", "mailto:a.b@example.com?subject=x%20y"),
        ("mailto:nobody", ""),
        ("https://", ""),
        ("https://[::1]/", ""),
        ("https://[half/", ""),
        ("https://example.com:port/", ""),
        ("https://user:secret@example.com/", ""),
        ("https://a..b/", ""),
        ("//example.com/x", ""),
        ("ftp://example.com", ""),
        ("https://example.com/" + "x" * 2000, ""),
    ],
)
def test_addresses_are_fit_for_word(target: str, shown: str) -> None:
    assert address(target) == shown


def test_names_of_bookmarks_are_short_and_differ() -> None:
    targets = ["a-b", "a_b", "A-B", "x" * 60, "x" * 61, "1", "ü", "ö", "_Toc1", "b_1", "字" * 50]
    names = Bookmarks.of(Node("anchor", target=target) for target in targets).names
    assert len({name.lower() for name in names.values()}) == len(targets)
    assert max(map(len, names.values())) == 40
    assert names["a-b"] == "a_b"
    assert not any(name.startswith("_") for name in names.values())


def test_text_in_another_language_says_so() -> None:
    file = Opened(packet(chapter("eins"), chapter("二「」", "ja", language="ja")))
    (other,) = (one for one in file.root().iter(q("w:rPr")))
    assert value(other.find(q("w:lang")), "w:eastAsia") == "ja-JP"
    assert value(other.find(q("w:rFonts")), "w:hint") == "eastAsia"


def test_tables_are_as_wide_as_the_text_at_most() -> None:
    wide = "|" + "a long cell that fills the page|" * 30
    file = opened(f"{wide}\n|{'-|' * 30}\n{wide}\n\n> {wide}\n> |{'-|' * 30}\n> {wide}\n")
    found = list(file.root().iter(q("w:tbl")))
    assert len(found) > 2
    for table in found:
        columns = [int(value(one, "w:w")) for one in table.iter(q("w:gridCol"))]
        indent = int(value(table.find(f".//{q('w:tblInd')}"), "w:w"))
        assert sum(columns) + indent <= 20 * Pages().width + len(columns)


def test_two_tables_are_parted_and_none_ends_the_file() -> None:
    file = opened("|a|\n|-|\n|b|\n\n|c|\n|-|\n|d|\n")
    tags = [one.tag for one in file.root()[0]]
    assert all((first, second) != (q("w:tbl"), q("w:tbl")) for first, second in pairwise(tags))
    assert tags[-2:] == [q("w:p"), q("w:sectPr")]


def test_the_same_packet_is_the_same_file_and_tells_no_time() -> None:
    made = packet(chapter(COVER, "cover", "cover"), chapter("# A\n\n1. b[^1]\n\n[^1]: c\n"))
    file = Opened(made)
    assert file.data == Opened(made).data
    assert file.dates == {(1980, 1, 1, 0, 0, 0)}
    assert file.data != Opened(replace(made, title="Another")).data
    assert b"2026-03-04T00:00:00Z" in file.files["docProps/core.xml"]


def test_an_empty_packet_is_a_file() -> None:
    assert Opened(packet()).root()[0].tag == q("w:body")
    assert Opened(packet(chapter(""))).root()[0].tag == q("w:body")
