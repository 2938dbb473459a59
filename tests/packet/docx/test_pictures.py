"""Pictures: shown as they are where Word can, as a PNG where it cannot, and never wider than the text."""

import struct
from dataclasses import replace

import pytest

from tests.layout.test_pages_in_print import image
from tests.layout.test_pictures import BOMB, SVG
from tests.packet.docx.made import Opened, chapter, packet, q, value, words
from wb.layout.geometry import Pages
from wb.layout.pictures import Picture

TEXT = "![A chart](a)\n\nIn a ![line](a).\n\n- ![](a)\n\n| ![cell](a) |\n| - |\n"
EMU = 12700


def file_with(picture: Picture, text: str = TEXT) -> Opened:
    return Opened(packet(replace(chapter(text), pictures={"a": picture})))


def sizes(file: Opened) -> list[tuple[float, float]]:
    found = file.root().iter(q("wp:extent"))
    return [(int(one.attrib["cx"]) / EMU, int(one.attrib["cy"]) / EMU) for one in found]


def test_a_picture_is_there_once_and_no_larger_than_its_room() -> None:
    file = file_with(Picture("x.png", image(40, 20), 2000, 1000))
    assert [name for name in file.files if "media" in name] == ["word/media/x.png"]
    assert file.files["word/media/x.png"] == image(40, 20)
    widths = [width for width, _ in sizes(file)]
    assert widths[0] == widths[1] == Pages().width
    assert widths[2] == pytest.approx(Pages().width - 1.7 * 11)
    assert widths[3] < 100
    assert all(width == pytest.approx(2 * height, rel=0.001) for width, height in sizes(file))


def test_a_tall_picture_fits_the_page() -> None:
    ((_, height), *_) = sizes(file_with(Picture("x.png", image(2, 90), 200, 9000)))
    assert height == pytest.approx(0.95 * Pages().height)


def test_a_picture_has_its_description_and_lines_as_high_as_it_is() -> None:
    file = file_with(Picture("x.png", image(4, 4), 30, 30))
    (figure,) = file.paragraphs("Figure")
    assert [one.attrib["descr"] for one in figure.iter(q("wp:docPr"))] == ["A chart"]
    (line,) = file.paragraphs("BodyText")
    assert value(line.find(f".//{q('w:spacing')}"), "w:lineRule") == "atLeast"


def test_a_drawing_becomes_a_png() -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    file = file_with(Picture("x.svg", SVG, 0, 0))
    ((name, data),) = ((name, data) for name, data in file.files.items() if "media" in name)
    assert name.endswith(".png")
    width, height = struct.unpack(">II", data[16:24])
    assert height == 3 * width
    assert sizes(file)[0] == (width * 72 / 192, height * 72 / 192)
    assert file.data == file_with(Picture("x.svg", SVG, 0, 0)).data


@pytest.mark.parametrize("picture", [Picture("x.svg", BOMB, 0, 0), Picture("x.webp", b"RIFF1234WEBP", 9, 9)])
def test_what_cannot_be_shown_is_told(picture: Picture) -> None:
    file = file_with(picture)
    assert not [name for name in file.files if "media" in name]
    assert [words(one) for one in file.paragraphs("BodyText")] == ["In a line."]
    (boxed,) = file.paragraphs("Figure")
    assert words(boxed) == "A chart"
    assert boxed.find(f".//{q('w:bdr')}") is not None
