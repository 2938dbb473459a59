"""What Word is strict about: order, references, names. Checked on everything a packet can hold."""

import io
import re
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import docx
import pytest
from msgspec import structs

from tests.layout.test_pages_in_print import image
from tests.packet.docx.made import COVER, Opened, chapter, packet, q, value
from tests.packet.docx.order import FREE, ORDER
from wb.documents.node import Node
from wb.layout.pictures import Picture
from wb.packet.docx.xml import NAMESPACES
from wb.packet.model import Packet

EVERYTHING = """\
# Refunds for *everybody* `now` ~~then~~

Some **bold [link](https://example.com/a?b=c&d="e")** and <x@example.com>[^1], again[^1], more[^two], \
here\\
there ![shown](a.png) ![missing](b.png) 漢字 🚀.

![shown](a.png)

- [x] done
- [ ] open
  1. one

     more

     ```sh
     a <&> b
     \tc
     ```

> quote
>
> - list
>   > quote

| a | b | c |
| :- | :-: | -: |
| `x` | [y](#prfaq-end) | ![shown](a.png) |
| *p*[^1] |

7. seven
8. eight

Term
: One

  Two

**A lead**

---

###### The end

[^1]: A note with [a link](https://example.org), ![shown](a.png) and

    - a list

    > a quote

[^two]: ```
    code
    ```
"""
LINK = Node("link", (Node("text", text="link"),), target="#prfaq-end")
CHANGED = Node(
    "paragraph",
    (
        Node("added", (Node("text", text="new "), LINK)),
        Node("removed", (Node("code", text="old\tcode"), Node("break"))),
        Node("anchor", target="prfaq-anchor"),
        Node("line", level=3),
    ),
)
WHOLE = Node("paragraph", (Node("removed", (Node("text", text="gone"),)),))
ROW = Node("row", (Node("cell", (Node("added", (Node("text", text="x"),)),)),))


def everything() -> Packet:
    pictures = {"a.png": Picture("aa.png", image(40, 20), 900, 450)}
    document = chapter(EVERYTHING, depth=3)
    nodes = tuple(
        structs.replace(node, target=f"prfaq-{at}") if node.type == "heading" else node
        for at, node in enumerate(document.nodes)
    )
    extra = (CHANGED, WHOLE, Node("table", (ROW, ROW)), Node("heading", target="prfaq-end", level=2))
    full = replace(document, nodes=(*nodes, *extra), pictures=pictures)
    report = chapter("## Findings\n\n- one", "findings", "report", depth=2)
    japanese = chapter("## 返金\n\n「漢字」 ABC “x”", "ja", "appendix", language="ja", depth=1)
    return packet(chapter(COVER, "cover", "cover"), report, full, japanese, watermark='DRAFT & "more"')


@pytest.fixture(scope="module")
def file() -> Opened:
    return Opened(everything())


def xml(file: Opened) -> dict[str, ET.Element]:
    names = [name for name in file.files if name.endswith((".xml", ".rels"))]
    return {name: file.root(name) for name in names}


def test_children_stand_in_the_order_of_the_schema(file: Opened) -> None:
    seen = set()
    for root in xml(file).values():
        for element in root.iter():
            name = element.tag.partition("}")[2]
            if not element.tag.startswith(f"{{{NAMESPACES['w']}}}") or name not in ORDER:
                continue
            seen.add(name)
            inside = [child.tag.partition("}")[2] for child in element]
            if name in FREE:
                assert not FREE[name] & set(inside[1:])
                continue
            assert inside == sorted(inside, key=ORDER[name].index), name
    assert seen == ORDER.keys()


def test_every_relation_leads_somewhere_and_is_used(file: Opened) -> None:
    for name, root in xml(file).items():
        if not name.endswith(".rels"):
            continue
        folder = PurePosixPath(name).parent.parent
        owner = folder / PurePosixPath(name).name.removesuffix(".rels")
        ids = [entry.attrib["Id"] for entry in root]
        assert len(set(ids)) == len(ids)
        for entry in root:
            if entry.get("TargetMode") != "External":
                assert str(folder / entry.attrib["Target"]) in file.files
        if owner.name:
            used = set(re.findall(r'r:(?:id|embed)="(\w+)"', file.files[str(owner)].decode()))
            assert used <= set(ids)


def test_every_part_has_a_type(file: Opened) -> None:
    types = xml(file)["[Content_Types].xml"]
    named = {entry.attrib["PartName"][1:] for entry in types if "PartName" in entry.attrib}
    endings = {entry.attrib["Extension"] for entry in types if "Extension" in entry.attrib}
    assert named <= file.files.keys()
    for name in file.files:
        assert name in named or name.rpartition(".")[2] in endings
        if name.startswith("word/") and name.endswith(".xml"):
            assert name in named


def test_every_style_and_every_numbering_is_defined(file: Opened) -> None:
    styles = {value(style, "w:styleId") for style in file.root("word/styles.xml").iter(q("w:style"))}
    numbering = file.root("word/numbering.xml")
    kinds = {value(kind, "w:abstractNumId") for kind in numbering.iter(q("w:abstractNum"))}
    numbers = [value(number, "w:numId") for number in numbering.iter(q("w:num"))]
    assert len(set(numbers)) == len(numbers)
    assert {value(number.find(q("w:abstractNumId"))) for number in numbering.iter(q("w:num"))} == kinds
    for root in xml(file).values():
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
            assert {value(one) for one in root.iter(q(name))} <= styles
        assert {value(one) for one in root.iter(q("w:numId"))} <= set(numbers)


def test_bookmarks_are_unique_valid_and_closed_and_links_lead_to_them(file: Opened) -> None:
    root = file.root()
    starts = list(root.iter(q("w:bookmarkStart")))
    names = [value(start, "w:name") for start in starts]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)
    ids = [value(start, "w:id") for start in starts]
    assert sorted(ids) == sorted(value(end, "w:id") for end in root.iter(q("w:bookmarkEnd")))
    links = {one.get(q("w:anchor")) for one in root.iter(q("w:hyperlink"))} - {None}
    assert links <= set(names)
    assert {"prfaq_end", "prfaq_anchor"} <= set(names)
    fields = " ".join(one.text or "" for one in root.iter(q("w:instrText")))
    assert set(re.findall(r"(?:PAGEREF|NOTEREF) (\w+)", fields)) <= set(names)


def test_ids_are_unique(file: Opened) -> None:
    root = file.root()
    ids = [value(one, "w:id") for one in root.iter(q("w:bookmarkStart"))]
    assert len(set(ids)) == len(ids)
    pictures = [one.attrib["id"] for one in root.iter(q("wp:docPr"))]
    assert len(set(pictures)) == len(pictures) == 3


def test_every_note_is_there_once(file: Opened) -> None:
    notes = [value(note, "w:id") for note in file.root("word/footnotes.xml").iter(q("w:footnote"))]
    references = [value(one, "w:id") for one in file.root().iter(q("w:footnoteReference"))]
    assert notes == ["-1", "0", "1", "2"]
    assert references == ["1", "2"]
    separators = file.root("word/settings.xml").findall(f"{q('w:footnotePr')}/{q('w:footnote')}")
    assert [value(one, "w:id") for one in separators] == ["-1", "0"]


def test_fields_are_closed(file: Opened) -> None:
    for root in xml(file).values():
        kinds = [value(one, "w:fldCharType") for one in root.iter(q("w:fldChar"))]
        depth = 0
        for kind in kinds:
            depth += {"begin": 1, "separate": 0, "end": -1}[kind]
            assert depth >= 0
        assert depth == 0
        assert kinds.count("begin") >= kinds.count("separate")


def test_another_library_opens_it(file: Opened) -> None:
    document = docx.Document(io.BytesIO(file.data))
    assert document.core_properties.title == "Refunds in one click"
    assert document.core_properties.author == "Ana Lopes"
    assert [section.start_type for section in document.sections] == [2] * 5
    headings = [
        one.text
        for one in document.paragraphs
        if ((one.style and one.style.name) or "").startswith("Heading")
    ]
    assert headings == ["Findings", "Refunds for everybody now then", "The end", "", "返金"]
    assert len(document.tables) == 2
