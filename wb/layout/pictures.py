"""Which images of a document may be laid out. Documents come from strangers: most of this says no."""

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from wb.documents.node import Node

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes of one image file."""

PIXEL_LIMIT = 40_000_000
"""Pixels of one image: a small file can hold so many that unpacking them fills the memory."""

_POINTS_PER_PIXEL = 0.75  # as the web has it: 96 pixels are an inch
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to lay out.

    Args:
        file: its name in the layout's folder, made from its content.
        data: the file's bytes.
        width: in points; 0 for a drawing, which knows its own size.
        height: in points.
    """

    file: str
    data: bytes
    width: float
    height: float


def found(nodes: Iterable[Node], folder: Path, root: Path) -> dict[str, Picture]:
    """The images that can be shown, by their target as written.

    Nothing is fetched, no symbolic link is followed, and nothing outside the repository is read.

    Args:
        nodes: the document.
        folder: where the document is.
        root: the repository.
    """
    targets = dict.fromkeys(_targets(nodes))
    pictures = {target: _picture(target, folder, root) for target in targets}
    return {target: picture for target, picture in pictures.items() if picture is not None}


def _targets(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type == "image":
            yield node.target
        yield from _targets(node.children)


def _picture(target: str, folder: Path, root: Path) -> Picture | None:
    data = _read(target, folder, root)
    if data is None or (kind := _kind(data)) is None:
        return None
    name = f"{hashlib.sha256(data).hexdigest()[:32]}.{kind}"
    if kind == "svg":
        return Picture(name, data, 0, 0)
    width, height = _pixels(kind, data)
    if not 0 < width * height <= PIXEL_LIMIT:
        return None
    return Picture(name, data, width * _POINTS_PER_PIXEL, height * _POINTS_PER_PIXEL)


def _read(target: str, folder: Path, root: Path) -> bytes | None:
    """The bytes of an image file inside the repository; None when there is no such thing."""
    name = unquote(target.partition("#")[0].partition("?")[0])
    if not name or "://" in target or target.startswith(("//", "data:")):
        return None
    try:
        home = root.resolve()
        path = Path(
            os.path.normpath(home / name.lstrip("/") if name.startswith("/") else folder.resolve() / name)
        )
        # The path is its own real path: nothing on the way to it is a symbolic link.
        if path.resolve() != path or not path.is_relative_to(home) or not path.is_file():
            return None
        if path.stat().st_size > SIZE_LIMIT:
            return None
        return path.read_bytes()
    except (
        OSError,
        ValueError,
        RuntimeError,
    ):  # a name too long, a null byte, a loop of links, no permission
        return None


def _kind(data: bytes) -> str | None:
    """What the content is, whatever the file is called."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:4096] else None


def _pixels(kind: str, data: bytes) -> tuple[int, int]:
    """Width and height from the file's head; (0, 0) when it is cut short."""
    try:
        if kind == "png":
            return struct.unpack(">II", data[16:24])
        if kind == "gif":
            return struct.unpack("<HH", data[6:10])
        return _jpeg_pixels(data) if kind == "jpg" else _webp_pixels(data)
    except (struct.error, IndexError):
        return 0, 0


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def _webp_pixels(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        width, height = struct.unpack("<3s3s", data[24:30])
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF
