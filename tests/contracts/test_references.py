"""References within a contract that lead in circles, or to something else than is expected."""

from typing import Any

import pytest

from wb.contracts.references import faults
from wb.contracts.refs import lookup

BODY = ("paths", "/a", "get", "responses", "200", "content", "application/json", "schema")


def contract(schema: Any, **schemas: Any) -> Any:
    content = {"application/json": {"schema": schema}}
    paths = {"/a": {"get": {"responses": {"200": {"description": "ok", "content": content}}}}}
    return {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def schema(*below: str) -> tuple[str, ...]:
    return ("components", "schemas", *below, "$ref")


@pytest.mark.parametrize(
    ("schemas", "places"),
    [
        ({"A": ref("A")}, [schema("A")]),
        ({"A": ref("B"), "B": ref("A")}, [schema("A"), schema("B")]),
        ({"A": {"allOf": [ref("A"), {"type": "object"}]}}, [schema("A", "allOf", "0")]),
        (
            {"A": {"oneOf": [ref("B")]}, "B": {"anyOf": [{"allOf": [ref("A")]}]}},
            [schema("A", "oneOf", "0"), schema("B", "anyOf", "0", "allOf", "0")],
        ),
        ({"A": {"properties": {"a": ref("A")}}}, []),
        ({"A": {"items": ref("B")}, "B": {"allOf": [ref("A")]}}, []),
        ({"A": {"oneOf": [ref("B"), {"type": "null"}]}, "B": {"properties": {"a": ref("A")}}}, []),
    ],
)
def test_circles_are_seen_where_they_are_closed(schemas: Any, places: list[Any]) -> None:
    found = list(faults(contract(ref("A"), **schemas)))
    assert [place for place, _ in found] == places
    assert all("leads back to the schema that it is a part of" in message for _, message in found)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("#/components/schemas", "none"),
        ("#/components/responses/A", "one of responses"),
        ("#/paths/~1a/get/responses/200", "one of responses"),
    ],
)
def test_what_is_no_schema_is_told(target: str, said: str) -> None:
    [(place, message)] = faults(contract({"$ref": target}, A={}))
    assert place == (*BODY, "$ref")
    assert message == f"one of schemas is expected here, and {target} is {said}"


def test_schemas_anywhere_in_the_contract_are_schemas() -> None:
    target = "#/paths/~1a/get/responses/200/content/application~1json/schema"
    assert list(faults(contract({"type": "object"}, A={"$ref": target}))) == []


@pytest.mark.parametrize("token", ["²", "⑧", "9", "x"])
def test_what_numbers_no_item_is_no_place_in_a_list(token: str) -> None:
    with pytest.raises(KeyError):
        lookup({"servers": ["a", "b"]}, ("servers", token))
