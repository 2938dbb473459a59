"""What the engine's English sentences say about the place of a change; its JSON names the operation only."""

import re
from dataclasses import dataclass

_PARAMETER = re.compile(r"`(query|path|header|cookie)` request (?:parameter|header) `([^`]*)`")
_PATH_PARAMETER = re.compile(r"new path request parameter `([^`]*)`")
_STATUS = re.compile(r"status `([^`]*)`|the `([^`]*)` status\b")
_MEDIA_NOTE = re.compile(r" ?\(media type: ([^)]*)\)")
_MEDIA = re.compile(r"media[- ]type `([^`]*)`")
_HEADER = re.compile(r"response header `([^`]*)`|`([^`]*)` response header")
_KINDS = r"(?:(?:read-only|write-only|optional|required) )*"
_PROPERTY_BEFORE = re.compile(
    rf"`([^`]*)` (?:request|response)(?:'s)? {_KINDS}property|`([^`]*)` property of"
)
_PROPERTY_AFTER = re.compile(r"\bproperty `([^`]*)`")
_SUBSCHEMAS = re.compile(
    r"^(?:added|removed) `([^`]*)` (?:to|from) .* `(allOf|anyOf|oneOf|prefixItems)` list"
)
_ENUM = re.compile(
    r"enum values? `([^`]*)`|`([^`]*)` enum value(?! removed `| added `)"
    r"|enum value (?:removed|added) `([^`]*)`"
)
_SCOPE = re.compile(r"scope `([^`]*)`")
_SCHEME = re.compile(r"scheme(?: security)? `([^`]*)`")
_SCHEMA = re.compile(r"the schema `([^`]*)`")
_TAG = re.compile(r"api tag `([^`]*)`")
_WEBHOOK = re.compile(r"^webhook `(.*)` (?:added|removed)$")
_NAMED = ((_TAG, ("tags",)), (_SCHEMA, ("components", "schemas")), (_WEBHOOK, ("webhooks",)))
_MAPPED = re.compile(
    r"(?:discriminator|mapped value for) key `([^`]*)`|`([^`]*)` discriminator mapping keys|keys `([^`]*)`"
)
_OPERATION_ID = re.compile(r"api operation id `")


_TYPE_OR_FORMAT = re.compile(r"`(type|format)`")
_KEYWORDS = {
    "const": "const",
    "content-encoding": "contentEncoding",
    "content-media-type": "contentMediaType",
    "default-value": "default",
    "enum": "enum",
    "exclusive-max": "exclusiveMaximum",
    "exclusive-min": "exclusiveMinimum",
    "list-of-types": "type",
    "max": "maximum",
    "max-contains": "maxContains",
    "max-items": "maxItems",
    "max-length": "maxLength",
    "max-properties": "maxProperties",
    "min": "minimum",
    "min-contains": "minContains",
    "min-items": "minItems",
    "min-length": "minLength",
    "min-properties": "minProperties",
    "multiple-of": "multipleOf",
    "pattern": "pattern",
    "read-only": "readOnly",
    "type": "type",
    "unique-items": "uniqueItems",
    "write-only": "writeOnly",
}
_CHANGED = (
    "added|changed|decreased|generalized|increased|narrowed|removed|set|specialized|unset|widened|compatible"
)
_CHECK = re.compile(rf"-({'|'.join(_KEYWORDS)})(?:-(?:{_CHANGED}))?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """The places that a sentence names; empty where it names none.

    Args:
        parameter: ``query:limit``.
        status: of a response.
        media: a media type.
        header: of a response.
        property: the path of a property in the engine's notation, such as ``items/owner/email``.
        detail: tokens below that, such as ``("enum", "off")``: what tells two changes at one place apart.
    """

    parameter: str = ""
    status: str = ""
    media: str = ""
    header: str = ""
    property: str = ""
    detail: tuple[str, ...] = ()


def mention(text: str) -> Mention:
    """Read a sentence."""
    parameter = _PARAMETER.search(text)
    path_parameter = _PATH_PARAMETER.search(text)
    return Mention(
        parameter=":".join(parameter.groups()) if parameter else _first(path_parameter, "path:"),
        status=_first(_STATUS.search(text)),
        media=_first(_MEDIA_NOTE.search(text) or _MEDIA.search(text)),
        header=_first(_HEADER.search(text)),
        property=_first(_PROPERTY_BEFORE.search(text) or _PROPERTY_AFTER.search(text)),
        detail=_detail(text),
    )


def keyword(check: str, text: str) -> str:
    """The keyword of a schema that a check is about, empty where there is no single one."""
    found = _CHECK.search(check)
    if not found:
        return ""
    named = _TYPE_OR_FORMAT.search(text) if found[1] == "type" else None
    return named[1] if named else _KEYWORDS[found[1]]


def without_note(text: str) -> str:
    """The sentence without the media type that the engine appends; it is part of the place."""
    return _MEDIA_NOTE.sub("", text)


def _detail(text: str) -> tuple[str, ...]:
    if found := _SUBSCHEMAS.search(text):
        return (found[2], found[1])
    if found := _ENUM.search(text):
        return ("enum", _first(found))
    if found := _MAPPED.search(text):
        return ("discriminator", "mapping", _first(found))
    if _OPERATION_ID.search(text):
        return ("operationId",)
    for pattern, place in _NAMED:
        if found := pattern.search(text):
            return (*place, found[1])
    return _security(text)


def _security(text: str) -> tuple[str, ...]:
    scheme, scope = _SCHEME.search(text), _SCOPE.search(text)
    if not scheme:
        return ()
    if "component security scheme" in text:
        return ("components", "securitySchemes", scheme[1], *((scope[1],) if scope else ()))
    return ("security", scheme[1], *((scope[1],) if scope else ()))


def _first(found: re.Match[str] | None, prefix: str = "") -> str:
    return prefix + next((group for group in found.groups() if group), "") if found else ""
