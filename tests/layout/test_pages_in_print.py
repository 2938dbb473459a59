"""What is printed stays inside its margins, whatever strangers write."""

import struct
import zlib
from pathlib import Path

import pytest

from wb.documents.tree import tree
from wb.layout import engine, pictures, typeset
from wb.layout.engine import Source
from wb.layout.geometry import Pages

pytest.importorskip("typst", reason="the layout engine has no wheel here")

PIXELS_PER_INCH = 36
MARGIN = PIXELS_PER_INCH - 2  # one inch; a hairline of a frame may reach over it


def source(text: str, folder: Path, language: str = "en") -> Source:
    nodes = tree(text.split("\n"))
    found = pictures.found(nodes, folder, folder)
    files = {picture.file: picture.data for picture in found.values()}
    return Source(typeset.source({"body": nodes}, Pages(), language, found), files)


def rows(png: bytes) -> list[bytes]:
    """The lines of an 8-bit PNG as four bytes a pixel."""
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    data, stride = zlib.decompress(packed), 4 * width
    lines: list[bytes] = []
    for number in range(height):
        start = number * (stride + 1)
        before = lines[-1] if lines else bytes(stride)
        lines.append(_unfiltered(data[start], data[start + 1 : start + 1 + stride], before))
    return lines


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    out = bytearray(line)
    for at, value in enumerate(line):
        left, corner = (out[at - 4], above[at - 4]) if at >= 4 else (0, 0)
        up = above[at]
        distances = [
            (abs(up - corner), 0, left),
            (abs(left - corner), 1, up),
            (abs(left + up - 2 * corner), 2, corner),
        ]
        guess = (0, left, up, (left + up) // 2, min(distances)[2])[kind]
        out[at] = (value + guess) & 0xFF
    return bytes(out)


def margins_are_empty(png: bytes) -> bool:
    lines = rows(png)
    sides = (line[: 4 * MARGIN] + line[-4 * MARGIN :] for line in lines)
    ends = (*lines[:MARGIN], *lines[-MARGIN:])
    return all(set(piece) == {255} for piece in (*sides, *ends))


WIDE = 30
CASES = {
    "table of thirty columns": f"|{'a|' * WIDE}\n|{'-|' * WIDE}\n" + f"|{'some words here|' * WIDE}\n" * 3,
    "table of long words": "| a | b | c |\n| - | - | - |\n" + f"| {'x' * 90} | {'y' * 90} | {'z' * 90} |\n",
    "table of three hundred columns": f"|{'a|' * 300}\n|{'-|' * 300}\n|{'1|' * 300}\n",
    "table row longer than a page": f"| a | b |\n| - | - |\n| x | {'word ' * 2000} |\n",
    "long word": "a" * 500,
    "long address": "https://example.com/" + "a/very/long/path/" * 30,
    "long word in a list": "- one\n  - two\n    - three\n      - four " + "b" * 300,
    "long word in a heading": f"# {'Überschrift' * 30}",
    "long line of code": f"```\n{'x = 1; ' * 60}\n{'y' * 400}\n```",
    "long code in a line": f"Use `{'--flag=' * 40}`.",
    "Japanese": "返金は十秒で届きます。" * 40,
    "images": "![](wide.png)\n\n![](tall.png)\n\n- a ![](wide.png)\n\n| a |\n| - |\n| ![](wide.png) |\n",
    "remote images": f"![{'a description ' * 30}](https://example.com/a.png)",
    "deep lists": "\n".join("  " * depth + "- a" for depth in range(40)),
    "notes": "One[^1].\n\n[^1]: " + "c" * 400,
}


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_nothing_runs_off_the_page(text: str, tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(image(4000, 20))
    (tmp_path / "tall.png").write_bytes(image(20, 4000))
    for png in engine.images(source(text, tmp_path), PIXELS_PER_INCH):
        assert margins_are_empty(png)


def test_the_check_itself_sees_what_runs_off() -> None:
    fault = Source('#set page("us-letter", margin: 1in)\n#box(width: 10in, fill: black, height: 1in)', {})
    assert not margins_are_empty(engine.images(fault, PIXELS_PER_INCH)[0])


def image(width: int, height: int) -> bytes:
    """A black PNG."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes((width + 1) * height))), (b"IEND", b""))
    pieces = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)
