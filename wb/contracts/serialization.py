"""How a value becomes text on the wire, and whether that is still the same."""

from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.folding import listed
from wb.contracts.walk import Pair, mapping

DEFAULT_STYLE: Mapping[str, str] = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_SEVERAL = {"array", "object"}

Changed = tuple[str, str]
"""The keyword that makes the difference, and what changed in words."""


def changed(pair: Pair, place: str) -> Iterator[Changed]:
    """What is written in another way in a parameter or header.

    Args:
        pair: the two parameters or headers.
        place: ``query``, ``path``, ``cookie`` or ``header``.
    """
    old, new = mapping(pair.base), mapping(pair.revision)
    if ("content" in old) is not ("content" in new):
        keyword = "content" if "content" in new else "schema"
        yield (
            keyword,
            f"`{keyword}` says how it is written, not `{'schema' if keyword == 'content' else 'content'}`",
        )
        return
    if "content" in old:
        gone = [media for media in mapping(old["content"]) if media not in mapping(new["content"])]
        if gone:
            yield "content", f"it is not written as {', '.join(gone)} any more"
        return
    yield from _styles(old, new, place, _types(pair.child("schema")))


def _styles(old: Mapping[str, Any], new: Mapping[str, Any], place: str, kinds: set[str]) -> Iterator[Changed]:
    styles = [str(side.get("style", DEFAULT_STYLE.get(place))) for side in (old, new)]
    explodes = [
        bool(side.get("explode", style == "form")) for side, style in zip((old, new), styles, strict=True)
    ]
    composed = bool(kinds & {"array", "object"})
    if styles[0] != styles[1] and (composed or place == "path"):
        yield "style", f"its style is {styles[1]} instead of {styles[0]}"
    elif explodes[0] != explodes[1] and _exploding(styles[0], kinds):
        yield "explode", f"`explode` is {str(explodes[1]).lower()} instead of {str(explodes[0]).lower()}"
    if place == "query" and old.get("allowReserved") and not new.get("allowReserved"):
        yield "allowReserved", "reserved characters are not accepted as they are any more"


def _exploding(style: str, kinds: set[str]) -> bool:
    """Whether ``explode`` makes a difference: for lists of commas it does not, and for ``deepObject``."""
    return style != "deepObject" and ("object" in kinds or ("array" in kinds and style != "simple"))


def _types(schema: Pair) -> set[str]:
    """The types that a value may have on either side; all when it is not said."""
    found: set[str] = set()
    for side in (mapping(schema.base), mapping(schema.revision)):
        types = side.get("type")
        listed = types if isinstance(types, list) else [types]
        found |= {name for name in listed if isinstance(name, str)} if types else {"array", "object"}
    return found


def parts(media: Pair) -> Iterator[tuple[str, Pair, Changed]]:
    """What is written in another way in the parts of a form: part, place, change."""
    properties = media.child("schema").child("properties")
    for name, encoding in media.child("encoding").children():
        part = properties.child(name)
        if part.in_both:
            for change in _part(encoding, part):
                yield name, encoding, change


def texts(kind: str, media: Pair) -> Iterator[tuple[str, Pair, Changed]]:
    """The parts of a form that were several values, one beside the other, and are one text now."""
    if kind not in _FORMS:
        return
    for name, part in media.child("schema").child("properties").children():
        old, new = ({*listed(mapping(side).get("type"))} for side in (part.base, part.revision))
        if part.in_both and old & _SEVERAL and not new & _SEVERAL and "string" in new:
            yield name, part, ("type", "it is one text instead of several values")


def _part(encoding: Pair, part: Pair) -> Iterator[Changed]:
    old, new = mapping(encoding.base), mapping(encoding.revision)
    before, after = _accepted(old, part.base), _accepted(new, part.revision)
    if before - after and "*/*" not in after:
        yield "contentType", f"it is not taken as {', '.join(sorted(before - after))} any more"
    if {"style", "explode"} & {*old, *new}:
        yield from _styles(old, new, "query", _types(part))


def _accepted(encoding: Mapping[str, Any], schema: Any) -> set[str]:
    """The media types of a part; where none is given, what OpenAPI says for its type."""
    written = encoding.get("contentType")
    if isinstance(written, str):
        return {kind.strip().lower() for kind in written.split(",")}
    types = mapping(schema).get("type")
    if types == "array":
        items = mapping(schema).get("items")
        return {"application/json"} if "$ref" in mapping(items) else _accepted({}, items)
    if types == "object":
        return {"application/json"}
    return {"application/octet-stream" if mapping(schema).get("format") == "binary" else "text/plain"}
