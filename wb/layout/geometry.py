"""The page that documents are counted on."""

from typing import Annotated, Literal

import msgspec

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_PAPERS = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}


class Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The page that documents are counted on and printed with; [pages] in wb.toml."""

    paper: Annotated[Literal["letter", "a4"], msgspec.Meta(description="The size of the sheet.")] = "letter"
    margin: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^\d{1,3}(\.\d{1,3})?(pt|mm|cm|in)$",
            description='The margin on all four sides, such as "1in" or "25mm"; 0.25 to 2.5 inches.',
        ),
    ] = "1in"
    font_size: Annotated[float, msgspec.Meta(ge=8, le=16, description="The size of the text in points.")] = 11
    line_pitch: Annotated[
        float, msgspec.Meta(ge=9, le=32, description="From line to line in points; at least the font size.")
    ] = 13.5

    def __post_init__(self) -> None:
        if not 18 <= self.margin_points <= 180:
            raise ValueError(f"Expected a margin of 0.25 to 2.5 inches, not {self.margin}")
        if self.line_pitch < self.font_size:
            raise ValueError(f"Expected a line_pitch of at least the font_size, {self.font_size:g} points")

    @property
    def margin_points(self) -> float:
        """The margin in points."""
        return round(float(self.margin[:-2]) * _POINTS[self.margin[-2:]], 3)

    @property
    def width(self) -> float:
        """The width of the text in points."""
        return _PAPERS[self.paper][0] - 2 * self.margin_points

    @property
    def height(self) -> float:
        """The height of the text in points."""
        return _PAPERS[self.paper][1] - 2 * self.margin_points
