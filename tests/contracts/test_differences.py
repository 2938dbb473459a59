"""What a changed keyword does to the values that a schema accepts, and whom it breaks."""

from typing import Any

import pytest

from wb.contracts.differences import differences
from wb.contracts.effects import Effect, effect
from wb.contracts.model import Comparison, Contract
from wb.contracts.uses import Break, body_breaks
from wb.contracts.walk import root
from wb.findings import Location

NARROWS, WIDENS, CHANGES = Effect.NARROWS, Effect.WIDENS, Effect.CHANGES


@pytest.mark.parametrize(
    ("keyword", "before", "after", "expected"),
    [
        ("maxLength", 5, 4, NARROWS),
        ("maxLength", 5, 6, WIDENS),
        ("maxLength", None, 0, NARROWS),
        ("maxLength", 0, None, WIDENS),
        ("maxLength", 5, 5, None),
        ("minLength", 1, 2, NARROWS),
        ("minLength", 2, 1, WIDENS),
        ("uniqueItems", None, True, NARROWS),
        ("uniqueItems", True, None, WIDENS),
        ("multipleOf", 2, 4, NARROWS),
        ("multipleOf", 4, 2, WIDENS),
        ("multipleOf", 4, 6, CHANGES),
        ("pattern", "a", "b", CHANGES),
        ("pattern", None, "b", NARROWS),
        ("format", "int32", "int64", WIDENS),
        ("format", "int64", "int32", NARROWS),
        ("format", "date", "date-time", CHANGES),
        ("type", "integer", "number", WIDENS),
        ("type", "number", "integer", NARROWS),
        ("type", ["string", "null"], "string", NARROWS),
        ("type", "string", "integer", CHANGES),
        ("enum", ["a"], ["a", "b"], WIDENS),
        ("enum", ["a", "b"], ["b"], NARROWS),
        ("enum", ["a"], ["b"], CHANGES),
        ("enum", ["a", "b"], ["b", "a"], None),
        ("enum", ["a"], None, WIDENS),
        ("dependentRequired", {"a": ["b"]}, {"a": ["b", "c"]}, NARROWS),
        ("dependentRequired", {"a": ["b"]}, None, WIDENS),
        ("default", None, 1, None),
        ("default", 1, 2, NARROWS),
        ("readOnly", None, True, NARROWS),
        ("readOnly", True, None, None),
        ("writeOnly", None, True, WIDENS),
        ("maxLength", "5", 6, CHANGES),
        ("title", "a", "b", None),
    ],
)
def test_effect_of_a_keyword(keyword: str, before: Any, after: Any, expected: Effect | None) -> None:
    assert effect(keyword, before, after) is expected


def test_who_sends_suffers_from_less_and_who_receives_from_more() -> None:
    assert NARROWS.breaks(sent_by_client=True)
    assert not NARROWS.breaks(sent_by_client=False)
    assert WIDENS.breaks(sent_by_client=False)
    assert not WIDENS.breaks(sent_by_client=True)
    assert CHANGES.breaks(sent_by_client=True)
    assert CHANGES.breaks(sent_by_client=False)


def _comparison(base: Any, revision: Any, **schemas: tuple[Any, Any]) -> Comparison:
    one = _contract(base, {name: both[0] for name, both in schemas.items()})
    return Comparison("it", one, _contract(revision, {name: both[1] for name, both in schemas.items()}))


def _contract(schema: Any, schemas: dict[str, Any]) -> Contract:
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {"requestBody": content, "responses": {"200": content}}
    data = {"paths": {path: {"post": operation} for path in ("/a", "/b")}, "components": {"schemas": schemas}}
    return Contract("it", "it.yaml", data, "3.1.0", lambda _at: Location("it.yaml"), {})


def _effects(base: Any, revision: Any) -> list[tuple[str, Effect]]:
    comparison = _comparison(base, revision)
    content = root(comparison).child("paths").child("/a").child("post").child("requestBody").child("content")
    found, _ = differences(content.child("application/json").child("schema"))
    return [(difference.keyword, difference.effect) for difference in found]


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        ({}, {"additionalProperties": False}, [("additionalProperties", NARROWS)]),
        (
            {"additionalProperties": {"type": "string"}},
            {"additionalProperties": False},
            [("additionalProperties", CHANGES)],
        ),
        ({}, {"not": {"enum": [1]}}, [("not", NARROWS)]),
        ({"not": {"maximum": 3}}, {"not": {"maximum": 5}}, [("maximum", NARROWS)]),
        ({"if": {}, "then": {"required": ["a"]}}, {"if": {}, "then": {}}, [("required", WIDENS)]),
        ({"if": {"maximum": 1}}, {"if": {"maximum": 2}}, [("if", CHANGES)]),
        ({"properties": {"a": {}}}, {"properties": {}}, [("properties", CHANGES)]),
        ({"properties": {}}, {"properties": {"a": {}}}, []),
        ({"required": ["a"], "properties": {"a": {}}}, {"properties": {}}, [("properties", CHANGES)]),
        ({}, {"required": ["a"], "properties": {"a": {"readOnly": True}}}, []),
        ({"oneOf": [{"minimum": 1}, {"maximum": 9}]}, {"oneOf": [{"maximum": 9}, {"minimum": 1}]}, []),
        (
            {"oneOf": [{"title": "a", "minimum": 1}, {}]},
            {"oneOf": [{}, {"title": "a", "minimum": 2}]},
            [("minimum", NARROWS)],
        ),
        (
            {"oneOf": [{"type": "object", "maxItems": 1}, {"type": "string"}]},
            {"oneOf": [{"title": "b", "type": "string"}, {"title": "a", "type": "object", "maxItems": 1}]},
            [],
        ),
        (
            {"oneOf": [{"properties": {"k": {"enum": ["a"]}}}, {"properties": {"k": {"enum": ["b"]}}}]},
            {"oneOf": [{"properties": {"k": {"enum": [it]}, "x": {}}} for it in ("b", "a")]},
            [],
        ),
        ({}, {"properties": {"a": {}}, "required": ["a"]}, [("required", NARROWS)]),
        ({"anyOf": [{"minimum": 1}, {"maximum": 9}]}, {"anyOf": [{"minimum": 1}]}, [("anyOf", NARROWS)]),
        ({"allOf": [{"minimum": 1}]}, {"allOf": [{"minimum": 1}, {"maximum": 2}]}, [("allOf", NARROWS)]),
        ({"type": "string"}, {"oneOf": [{"type": "string"}, {"type": "integer"}]}, [("oneOf", WIDENS)]),
        ({"type": "object"}, {"type": "object", "oneOf": [{"required": ["a"]}]}, [("oneOf", NARROWS)]),
        ({"maximum": 5}, {"maximum": 4}, [("maximum", NARROWS)]),
        ({"maximum": 5}, {"maximum": 6}, [("maximum", WIDENS)]),
        ({}, {"maximum": 0}, [("maximum", NARROWS)]),
        ({"maximum": 0}, {}, [("maximum", WIDENS)]),
        ({"maximum": 5}, {"exclusiveMaximum": 5}, [("exclusiveMaximum", NARROWS)]),
        ({"exclusiveMaximum": 5}, {"maximum": 5}, [("exclusiveMaximum", WIDENS)]),
        ({"exclusiveMinimum": 5}, {"minimum": 5}, [("exclusiveMinimum", WIDENS)]),
        ({"minimum": 5}, {"exclusiveMinimum": 4}, [("minimum", WIDENS)]),
        ({"minimum": 5}, {"exclusiveMinimum": 6}, [("exclusiveMinimum", NARROWS)]),
        ({"minimum": 5}, {"minimum": 5, "exclusiveMinimum": 3}, []),
        ({"maximum": 5}, {"maximum": 5, "exclusiveMaximum": 5}, [("exclusiveMaximum", NARROWS)]),
        ({"prefixItems": [{}]}, {"prefixItems": [{}, {"type": "string"}]}, [("prefixItems", NARROWS)]),
        ({"patternProperties": {"a": {}}}, {"patternProperties": {}}, [("patternProperties", WIDENS)]),
        (
            {"discriminator": {"propertyName": "a", "mapping": {"x": "1", "y": "2", "z": "3"}}},
            {"discriminator": {"propertyName": "a", "mapping": {"x": "2", "z": "3", "v": "4"}}},
            [("discriminator", CHANGES), ("discriminator", NARROWS), ("discriminator", WIDENS)],
        ),
    ],
)  # fmt: skip
def test_difference_of_schemas(base: Any, revision: Any, expected: list[tuple[str, Effect]]) -> None:
    assert _effects(base, revision) == expected


def _breaks(comparison: Comparison) -> list[Break]:
    return list(body_breaks(comparison))


def test_shared_schema_breaks_once_in_each_direction() -> None:
    item = {"$ref": "#/components/schemas/Item"}
    found = _breaks(_comparison(item, item, Item=({"type": "string"}, {"type": "integer"})))
    assert [it.sent_by_client for it in found] == [True, False]
    assert all(it.operations == ("POST /a", "POST /b") and it.shared for it in found)


def test_schema_that_refers_to_itself_is_compared_to_its_end() -> None:
    node = {"$ref": "#/components/schemas/Node"}
    before = {"properties": {"next": node, "size": {"maximum": 5}}}
    after = {"properties": {"next": node, "size": {"maximum": 3}}}
    found = _breaks(_comparison(node, node, Node=(before, after)))
    assert [(it.difference.keyword, it.sent_by_client) for it in found] == [("maximum", True)]


@pytest.mark.parametrize(("keyword", "sent"), [("readOnly", False), ("writeOnly", True)])
def test_what_is_never_sent_breaks_nobody_who_sends(keyword: str, sent: bool) -> None:
    before = {"properties": {"a": {keyword: True, "properties": {"b": {"type": "string"}}}}}
    after = {"properties": {"a": {keyword: True, "properties": {"b": {"type": "integer"}}}}}
    found = _breaks(_comparison(before, after))
    assert {it.sent_by_client for it in found} == {sent}


def test_what_is_inline_is_told_for_each_operation() -> None:
    found = _breaks(_comparison({"maximum": 5}, {"maximum": 3}))
    assert [it.operations for it in found] == [("POST /a",), ("POST /b",)]
