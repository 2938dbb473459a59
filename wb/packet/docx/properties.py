"""What Word keeps about a file: its settings, its fonts, who wrote it and when."""

from wb.packet.docx.languages import BODY_FONT
from wb.packet.docx.notes import SEPARATORS
from wb.packet.docx.styles import CODE_FONT
from wb.packet.docx.xml import Xml, document, escaped, part, w
from wb.packet.model import Packet

_WORD_2013 = 15  # and every later one: without it Word opens the file in a mode for old ones
_FONTS = {BODY_FONT: ("Carlito", "swiss", "variable"), CODE_FONT: ("DejaVu Sans Mono", "modern", "fixed")}
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def settings() -> bytes:
    """How Word treats the file."""
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", *(w("footnote", id=number) for number in SEPARATORS)),
        w(
            "compat",
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=_WORD_2013,
            ),
        ),
    )


def font_table() -> bytes:
    """The fonts, and what has the same metrics where one is not installed."""
    return part(
        "fonts",
        *(
            w("font", w("altName", val=other), w("family", val=family), w("pitch", val=pitch), name=name)
            for name, (other, family, pitch) in _FONTS.items()
        ),
    )


def core(packet: Packet) -> bytes:
    """Title, author and date, all from the packet."""
    day = f"{packet.day.isoformat()}T00:00:00Z"
    entries = {
        "dc:title": packet.title,
        "dc:subject": packet.subtitle,
        "dc:creator": packet.author,
        "dc:language": packet.language,
    }
    texts = "".join(f"<{name}>{escaped(text)}</{name}>" for name, text in entries.items() if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return document(
        Xml(
            f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"{texts}{dates}</cp:coreProperties>"
        )
    )


def app() -> bytes:
    """The program that made the file."""
    address = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return document(Xml(f'<Properties xmlns="{address}"><Application>wb</Application></Properties>'))
