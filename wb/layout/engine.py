"""The only door to typst. It sees nothing of the disk but wb's own fonts and the files that it is given."""

import importlib.util
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import msgspec

from wb import resources
from wb.errors import ToolError

if TYPE_CHECKING:
    import typst


class Mark(msgspec.Struct, frozen=True):
    """Where a mark came to stand: the page, from 1, and the distance from the top of the sheet in points."""

    name: str
    page: int
    y: float


class Source(msgspec.Struct, frozen=True):
    """What is laid out: typst source, and the files that it names."""

    text: str
    files: Mapping[str, bytes]


class Printed(msgspec.Struct, frozen=True):
    """A PDF, and why it is not PDF/UA-1; empty when it is."""

    data: bytes
    inaccessible: str = ""


def available() -> bool:
    """Whether the engine is installed; it has no wheel for every platform."""
    return importlib.util.find_spec("typst") is not None


@cache
def version() -> str:
    """The engine's exact version."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to import, and needed only here

    return version("typst")


def marks(source: Source) -> list[Mark]:
    """Lay the source out and say where its marks stand, in the order of the pages.

    Raises:
        ToolError: the engine refused the source.
    """
    with _compiler(source) as compiler:
        found = compiler.eval("query(<wb>).map(m => (m.value, m.location().position()))")
    return [
        Mark(name, at["page"], float(at["y"].removesuffix("pt"))) for name, at in msgspec.json.decode(found)
    ]


def images(source: Source, pixels_per_inch: float = 96) -> list[bytes]:
    """Every page as a PNG.

    Raises:
        ToolError: the engine refused the source, or warned about it.
    """
    with _compiler(source) as compiler:
        pages, warnings = compiler.compile_with_warnings(format="png", ppi=pixels_per_inch)
    if warnings:
        raise ToolError(f"the layout engine warns: {warnings[0].message}")
    return [pages] if isinstance(pages, bytes) else list(pages or ())


def pdf(source: Source) -> Printed:
    """The pages as PDF, tagged; by the standard for accessible files (PDF/UA-1) where the document allows it.

    The same source gives the same bytes: the date in the file is the one that the source sets.

    Raises:
        ToolError: the engine refused the source, or warned about it.
    """
    typst = _loaded()
    with _compiler(source) as compiler:
        reason = ""
        try:
            data = _pdf(compiler, ["ua-1"])
        except typst.TypstError as error:
            reason = str(error.message).removeprefix("PDF/UA-1 error: ")
            data = _pdf(compiler, [])
    return Printed(data, reason)


def _pdf(compiler: "typst.Compiler", standards: list[Any]) -> bytes:
    data, warnings = compiler.compile_with_warnings(format="pdf", timestamp=0, pdf_standards=standards)
    if warnings:
        raise ToolError(f"the layout engine warns: {warnings[0].message}")
    if not isinstance(data, bytes):
        raise ToolError("the layout engine made no PDF")
    return data


def _loaded() -> ModuleType:
    try:
        import typst  # noqa: PLC0415 - 80 MB
    except ImportError as error:
        raise ToolError(
            f"the layout engine is installed and cannot be loaded: {error}",
            "Install it again, pip install --force-reinstall 'typst>=0.15,<0.16', or take it out: "
            "then pages are estimated.",
        ) from error
    return typst


@contextmanager
def _compiler(source: Source) -> Iterator["typst.Compiler"]:
    """A compiler whose root is a folder with nothing but the source and its own files.

    The source is a file there: of one that is held in memory typst answers the first question only.
    """
    import tempfile  # noqa: PLC0415 - only where a verdict needs pages

    typst = _loaded()
    with tempfile.TemporaryDirectory(prefix="wb-layout-") as root:
        for name, data in source.files.items():
            Path(root, name).write_bytes(data)
        main = Path(root, "main.typ")
        main.write_text(source.text, encoding="utf-8")
        try:
            yield typst.Compiler(str(main), root=root, font_paths=_fonts())
        except RuntimeError as error:  # all that typst raises, its own TypstError included
            raise ToolError(
                f"the layout engine could not lay the document out: {error}",
                "This is a fault of wb: please report it with the document.",
            ) from error


@cache
def _fonts() -> "typst.Fonts":
    folder = str(resources.folder("templates") / "fonts")
    fonts: typst.Fonts = _loaded().Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder]
    )
    return fonts
