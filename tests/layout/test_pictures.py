"""Images are read inside the repository only, and only when they are images of a bearable size."""

import struct
from datetime import date
from pathlib import Path

import pytest

from tests.layout.test_pages_in_print import image
from wb.documents.parse import parse
from wb.documents.tree import tree
from wb.layout import count, pictures
from wb.layout.geometry import Pages

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="300"><rect width="9" height="9"/></svg>'
ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
BOMB = f'<!DOCTYPE svg [<!ENTITY e0 "a">{ENTITIES}]>'.encode() + SVG.replace(
    b"<rect", b"<text>&e12;</text><rect"
)


def found(text: str, folder: Path, root: Path) -> list[str]:
    return list(pictures.found(tree(text.split("\n")), folder, root))


def repository(root: Path) -> Path:
    folder = root / "repository" / "docs"
    folder.mkdir(parents=True)
    (root / "secret.png").write_bytes(image(10, 10))
    (folder / "a b.png").write_bytes(image(10, 10))
    (folder.parent / "top.png").write_bytes(image(10, 10))
    (folder / "inside.png").symlink_to(folder / "a b.png")
    (folder / "outside.png").symlink_to(root / "secret.png")
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "text.png").write_text("no image", encoding="utf-8")
    (folder / "out").symlink_to(root)
    return folder


@pytest.mark.parametrize(
    "target", ["a%20b.png", "./a%20b.png", "../top.png", "/top.png", "../docs/a%20b.png?raw=true"]
)
def test_images_in_the_repository_are_shown(target: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    assert found(f"![x]({target})", folder, folder.parent) == [target]


@pytest.mark.parametrize(
    "target",
    [
        "missing.png",
        "../../secret.png",
        "/../secret.png",
        "/etc/passwd",
        "outside.png",
        "inside.png",
        "out/secret.png",
        "loop.png",
        "text.png",
        ".",
        "https://example.com/a.png",
        "//example.com/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "a%00.png",
        "x" * 5000,
    ],
)
def test_nothing_else_is_read(target: str, tmp_path: Path) -> None:
    folder = repository(tmp_path)
    assert found(f"![x]({target})", folder, folder.parent) == []


def test_html_images_follow_the_same_rules(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    text = (
        '<p><img src="../top.png"></p>\n\nText <img src="../../secret.png"> <img src=\'../top.png\' alt=x>.\n'
    )
    assert found(text, folder, folder.parent) == ["../top.png"]


HEADS = {
    "png": (image(300, 200), (300, 200)),
    "gif": (b"GIF89a" + struct.pack("<HH", 300, 200) + b"\0\0\0;", (300, 200)),
    "jpg": (
        b"\xff\xd8\xff\xe0\0\4ab\xff\xc2\0\x0b\x08" + struct.pack(">HH", 200, 300) + b"\1\1\0\0",
        (300, 200),
    ),
    "webp lossy": (
        b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 300, 200),
        (300, 200),
    ),
    "webp lossless": (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 299 | 199 << 14), (300, 200)),
    "webp extended": (b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x2b\1\0\xc7\0\0", (300, 200)),
}


@pytest.mark.parametrize(("data", "pixels"), HEADS.values(), ids=HEADS)
def test_the_size_is_read_from_the_head(data: bytes, pixels: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    (picture,) = pictures.found(tree(["![x](a)"]), tmp_path, tmp_path).values()
    assert (picture.width / 0.75, picture.height / 0.75) == pixels


CUTS = {"png": 23, "gif": 9, "jpg": 16, "webp lossy": 29, "webp lossless": 24, "webp extended": 29}


@pytest.mark.parametrize(("name", "length"), CUTS.items())
def test_a_head_that_is_cut_short_is_no_image(name: str, length: int, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(HEADS[name][0][:length])
    assert found("![x](a)", tmp_path, tmp_path) == []


def test_images_that_unpack_to_gigabytes_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(image(10, 10)[:16] + struct.pack(">II", 60000, 60000) + b"\0" * 99)
    assert found("![x](bomb.png)", tmp_path, tmp_path) == []


@pytest.mark.parametrize(
    "broken", [BOMB, image(40, 40)[:50], SVG.replace(b"<rect", b'<image href="a.png"/><rect')]
)
def test_an_image_that_the_engine_refuses_counts_as_a_missing_one(
    broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    monkeypatch.setenv("WB_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "good.svg").write_bytes(SVG)
    (tmp_path / "broken.svg").write_bytes(broken)
    assert pages("![x](good.svg)\n\n![y](broken.svg)", tmp_path) == pages(
        "![x](good.svg)\n\n![y](no.svg)", tmp_path
    )
    assert pages("![x](good.svg)", tmp_path) == pytest.approx((225 + 2.5) / 648, abs=0.001)


def pages(text: str, root: Path) -> float:
    document = parse(text, "document.md", today=date(2026, 1, 15))
    return count.count(document, {"body": range(1, len(document.lines) + 1)}, Pages(), root)["body"].low
