"""The keywords of one schema in normal form: what is said twice or for nothing is said once or not at all."""

from collections.abc import Iterable, Mapping
from typing import Any

SILENT = frozenset(
    ("$ref", "description", "summary", "example", "examples", "externalDocs", "$comment", "$schema", "$defs")
)
"""Keywords that bind nobody. References are followed, definitions are reached through them."""

UNSAID: Mapping[str, tuple[Any, ...]] = {
    **dict.fromkeys(("readOnly", "writeOnly", "deprecated", "uniqueItems", "nullable"), (False,)),
    **dict.fromkeys(("minItems", "minLength", "minProperties"), (0,)),
    **dict.fromkeys(("additionalProperties", "items"), (True, {})),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), (True, {})),
    **dict.fromkeys(("required", "enum", "allOf", "oneOf", "anyOf", "prefixItems"), ([],)),
    **dict.fromkeys(("properties", "patternProperties", "xml"), ({},)),
    **dict.fromkeys(("dependentRequired", "dependentSchemas"), ({},)),
    "minContains": (1,),
    "exclusiveMinimum": (False,),
    "exclusiveMaximum": (False,),
}
"""Values that say the same as leaving the keyword out."""

KEPT_EXTENSIONS = ("x-sunset", "x-stability-level", "x-extensible-enum", "x-since-date")
"""The extensions that the diff engine reads."""

NULL: Mapping[str, Any] = {"type": "null"}


def said(keyword: str, value: Any) -> bool:
    """Whether a keyword with this value says anything that somebody could rely on."""
    if keyword.startswith("x-"):
        return keyword in KEPT_EXTENSIONS
    if keyword in SILENT:
        return False
    # 0 == False in Python, but a limit of 0 is not a missing limit.
    return not any(type(value) is type(unsaid) and value == unsaid for unsaid in UNSAID.get(keyword, ()))


def fold(form: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Fold keywords into their normal form, in place.

    Returns:
        The form, and whether null is allowed beside what the form says.
    """
    for keyword in [keyword for keyword, value in form.items() if not said(keyword, value)]:
        del form[keyword]
    _fold_limits(form)
    _fold_encoding(form)
    if "const" in form:
        form["enum"] = [form.pop("const")]
    nullable = form.pop("nullable", False) is True
    nullable |= _take_null_type(form)
    nullable |= _take_null_value(form)
    nullable |= _take_null_member(form, "oneOf")
    nullable |= _take_null_member(form, "anyOf")
    return form, nullable


def listed(value: Any) -> list[Any]:
    """The types of a ``type`` keyword."""
    return list(value) if isinstance(value, list) else [value]


def types(names: Iterable[Any]) -> Any:
    """A ``type`` keyword: in one order, null last, a single type alone."""
    ordered = sorted(set(names), key=lambda name: (name == "null", str(name)))
    return ordered[0] if len(ordered) == 1 else ordered


def _fold_limits(form: dict[str, Any]) -> None:
    """``minimum: 3, exclusiveMinimum: true`` of 3.0 is ``exclusiveMinimum: 3`` in 3.1."""
    for plain, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if form.get(exclusive) is True:
            del form[exclusive]
            if plain in form:
                form[exclusive] = form.pop(plain)


def _fold_encoding(form: dict[str, Any]) -> None:
    """What 3.0 says by a format, 3.1 says by the content's encoding and media type."""
    if "format" in form or form.get("type") != "string":
        return
    content = [(key, form[key]) for key in ("contentEncoding", "contentMediaType") if key in form]
    if content == [("contentEncoding", "base64")]:
        form["format"] = "byte"
        del form["contentEncoding"]
    elif content == [("contentMediaType", "application/octet-stream")]:
        form["format"] = "binary"
        del form["contentMediaType"]


def _take_null_type(form: dict[str, Any]) -> bool:
    names = listed(form["type"]) if "type" in form else []
    if not names or not all(isinstance(name, str) for name in names):
        return False
    rest = [name for name in names if name != "null"] or names
    form["type"] = types(rest)
    return len(rest) < len(names)


def _take_null_value(form: dict[str, Any]) -> bool:
    """Null is said by the type alone; that of nothing but texts goes without saying, so it is said."""
    values = form.get("enum")
    if not isinstance(values, list):
        return False
    rest = [value for value in values if value is not None]
    if "type" in form:
        form["enum"] = rest or values
        return False
    if rest and all(isinstance(value, str) for value in rest):
        form.update(type="string", enum=rest)
        return len(rest) < len(values)
    return False


def _take_null_member(form: dict[str, Any], keyword: str) -> bool:
    """Take null out of a choice; where plain types are left of it, they become a list of types."""
    members = form.get(keyword)
    if not isinstance(members, list):
        return False
    rest = [member for member in members if member not in (NULL, {"enum": [None]})]
    form[keyword] = rest or members
    if len(rest) > 1 and "type" not in form and "discriminator" not in form and _only_types(rest, keyword):
        del form[keyword]
        form["type"] = types(name for member in rest for name in listed(member["type"]))
    return 0 < len(rest) < len(members)


def _only_types(members: list[Any], keyword: str) -> bool:
    if not all(isinstance(member, Mapping) and member.keys() == {"type"} for member in members):
        return False
    names = [name for member in members for name in listed(member["type"])]
    return keyword == "anyOf" or (len(names) == len(set(names)) and not {"integer", "number"} <= set(names))
