"""Pictures."""

from wb.layout.pictures import Picture
from wb.packet.docx.xml import NAMESPACES, Xml, escaped

_EMU = 12700  # in a point

_KINDS = ("png", "jpg", "gif")


def shown(picture: Picture, width: float, height: float) -> Picture | None:
    """The picture as one that Word shows; None where there is none.

    Args:
        picture: of any kind.
        width: the room for it in points.
        height: likewise.
    """
    if picture.file.endswith(_KINDS):
        return picture
    from wb.layout.raster import raster  # noqa: PLC0415 - brings the layout engine

    return raster(picture, width, height)


def drawing(picture: Picture, relation: str, number: int, words: str, room: tuple[float, float]) -> Xml:
    """A picture in a line, no larger than there is room.

    Args:
        picture: one that Word shows.
        relation: the id of the relation to its file.
        number: unique in the document.
        words: its description.
        room: the width and the height that it may have, in points.
    """
    scale = min(1, room[0] / picture.width, room[1] / picture.height)
    width, height = (max(1, round(side * scale * _EMU)) for side in (picture.width, picture.height))
    size = f'cx="{width}" cy="{height}"'
    named = f'id="{number}" name="Picture {number}" descr="{escaped(words)}"'
    return Xml(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {named}/>"
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
