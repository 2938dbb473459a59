"""Which images the layout engine can read: some are broken, or ask for what is not allowed."""

from collections.abc import Iterable, Mapping

from wb.errors import ToolError
from wb.layout import engine
from wb.layout.engine import Source
from wb.layout.pictures import Picture
from wb.layout.tokens import literal


def showable(found: Mapping[str, Picture]) -> dict[str, Picture]:
    """Those of the images that can be laid out, by target; all of them where there is no engine to ask."""
    if not found or not engine.available() or _can_show(found.values()):
        return dict(found)
    return {target: picture for target, picture in found.items() if _can_show([picture])}


def _can_show(pictures: Iterable[Picture]) -> bool:
    files = {picture.file: picture.data for picture in pictures}
    try:
        engine.marks(Source("\n".join(f"#image({literal(name)})" for name in files), files))
    except ToolError:
        return False
    return True
