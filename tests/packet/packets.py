"""Packets made by hand, for the renderers' tests."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from msgspec import structs

from wb.documents.node import Node
from wb.documents.tree import tree
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture
from wb.packet.model import Chapter, Line, Packet


def chapter(
    text: str, name: str = "one", role: Any = "document", pictures: Mapping[str, Picture] | None = None
) -> Chapter:
    """A chapter as it is assembled: its headings have ids."""
    nodes = tuple(_named(tree(text.split("\n")), name))
    return Chapter(name, f"Chapter {name}", role, nodes, path=f"docs/{name}.md", pictures=pictures or {})


def packet(*chapters: Chapter, **fields: Any) -> Packet:
    day = date(2026, 1, 15)
    return replace(Packet("Refunds", "Draft", "Dana Whitfield", day, chapters, Pages()), **fields)


def numbered(nodes: tuple[Node, ...], first: int = 1) -> tuple[Node, ...]:
    """The blocks; each that is a line begins with its number."""
    return tuple(_begun(node, Node("line", level=number)) for number, node in enumerate(nodes, first))


def _begun(node: Node, line: Node) -> Node:
    if node.type == "code_block":  # says in its children once more what its text is
        return structs.replace(node, children=(line, Node("text", text=node.text)))
    return (
        structs.replace(node, children=(line, *node.children))
        if node.type in {"paragraph", "heading"}
        else node
    )


def lines(*numbers: int) -> tuple[Line, ...]:
    """Lines that have changed."""
    return tuple(Line(number, 1, 72.0, changed=True) for number in numbers)


def picture(width: int = 30, height: int = 20) -> Picture:
    """A real one, all blue."""
    rows = (b"\0" + b"\x0b\x4f\x8a" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return Picture("blue.png", data, width * 0.75, height * 0.75)


def _named(nodes: tuple[Node, ...], name: str) -> Iterator[Node]:
    for number, node in enumerate(nodes, 1):
        yield structs.replace(node, target=f"{name}-heading-{number}") if node.type == "heading" else node
