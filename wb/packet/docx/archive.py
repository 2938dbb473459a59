"""The container: parts, what they refer to, and the zip file around them. Identical for identical parts."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

from wb.packet.docx.xml import Xml, document, escaped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip file knows no time before

RELATIONS = {
    "core": f"{_PACKAGE}/relationships/metadata/core-properties",
    "app": f"{_OFFICE}/relationships/extended-properties",
} | {
    name: f"{_OFFICE}/relationships/{name}"
    for name in (
        "officeDocument", "styles", "numbering", "settings", "fontTable", "footnotes", "header", "footer",
        "hyperlink", "image",
    )
}  # fmt: skip
"""What one part can be to another."""

TYPES = {
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "officeDocument": f"{_WORD}.document.main+xml",
} | {
    name: f"{_WORD}.{name}+xml"
    for name in ("styles", "numbering", "settings", "fontTable", "footnotes", "header", "footer")
}
_ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
}


@dataclass(slots=True)
class Relations:
    """What one part refers to. Each is there once, however often it is referred to."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def to(self, kind: str, target: str) -> str:
        """The id of a relation, such as ``rId3``.

        Args:
            kind: a key of `RELATIONS`.
            target: a part, relative to the folder of this one; of a hyperlink an address.
        """
        return self.ids.setdefault((kind, target), f"rId{len(self.ids) + 1}")

    def file(self) -> bytes:
        """The part that lists them."""
        modes = {"hyperlink": ' TargetMode="External"'}
        entries = (
            f'<Relationship Id="{name}" Type="{RELATIONS[kind]}" Target="{escaped(target)}"'
            f"{modes.get(kind, '')}/>"
            for (kind, target), name in self.ids.items()
        )
        return document(
            Xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>')
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A file in the container.

    Args:
        name: its path, such as ``word/document.xml``.
        kind: a key of `TYPES`; empty for an image, whose name says it.
        data: its bytes.
        relations: what it refers to.
    """

    name: str
    kind: str
    data: bytes
    relations: Relations = field(default_factory=Relations)


def archive(parts: Iterable[Part], relations: Relations) -> bytes:
    """The file.

    It is stored, not compressed: what a compressor makes of the same bytes differs from one version of it
    to the next, and the same packet gives the same file on every machine.

    Args:
        parts: in the order in which they stand in the file.
        relations: of the whole to its parts.
    """
    parts = tuple(parts)
    files = [("[Content_Types].xml", _types(parts)), ("_rels/.rels", relations.file())]
    for part in parts:
        files.append((part.name, part.data))
        if part.relations.ids:
            folder, _, name = part.name.rpartition("/")
            files.append((f"{folder}/_rels/{name}.rels", part.relations.file()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # else it says on which system it was made
            bundle.writestr(entry, data)
    return target.getvalue()


def _types(parts: Iterable[Part]) -> bytes:
    entries = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _ENDINGS.items()]
    entries += [
        f'<Override PartName="/{part.name}" ContentType="{TYPES[part.kind]}"/>' for part in parts if part.kind
    ]
    return document(Xml(f'<Types xmlns="{_PACKAGE}/content-types">{"".join(entries)}</Types>'))
