"""An image inside the page: whatever it holds, as an image it runs no script and fetches nothing."""

from base64 import b64encode

from wb.layout.pictures import Picture
from wb.packet.html.element import element

_MEDIA = {"jpg": "image/jpeg", "svg": "image/svg+xml"}
_PIXELS_PER_POINT = 4 / 3


def image(picture: Picture, description: str) -> str:
    """The image. Without a description it counts as decoration."""
    width, height = (
        str(max(1, round(side * _PIXELS_PER_POINT))) if side else None
        for side in (picture.width, picture.height)
    )
    kind = picture.file.rpartition(".")[2]
    data = f"data:{_MEDIA.get(kind, f'image/{kind}')};base64,{b64encode(picture.data).decode()}"
    return element("img", alt=description, width=width, height=height, src=data)
