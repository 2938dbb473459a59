"""Drawings and pictures of newer kinds, as the kind that every program shows."""

import hashlib
import struct

from wb.errors import ToolError
from wb.layout import engine
from wb.layout.engine import Source
from wb.layout.pictures import Picture
from wb.layout.tokens import literal

_PIXELS_PER_INCH = 192


def raster(picture: Picture, width: float, height: float) -> Picture | None:
    """The picture as a PNG, no larger than there is room; None where it cannot be shown.

    Args:
        picture: of any kind.
        width: the room for it in points.
        height: likewise.
    """
    if not engine.available():
        return None
    file = literal(picture.file)
    text = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        f"#context {{ let own = measure(image({file})); "
        f"let scale = calc.min(1, {width:g}pt / own.width, {height:g}pt / own.height); "
        f"image({file}, width: own.width * scale, height: own.height * scale) }}"
    )
    try:
        (data, *_) = engine.images(Source(text, {picture.file: picture.data}), _PIXELS_PER_INCH)
    except ToolError:  # a broken picture is like one that is missing
        return None
    columns, rows = struct.unpack(">II", data[16:24])
    name = f"{hashlib.sha256(data).hexdigest()[:32]}.png"
    return Picture(name, data, columns * 72 / _PIXELS_PER_INCH, rows * 72 / _PIXELS_PER_INCH)
