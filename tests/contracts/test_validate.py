"""Violations of the OpenAPI specification: where they are, and whether the base has them as well."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from wb.contracts import validate
from wb.contracts.model import Contract, Violation
from wb.contracts.validate import is_valid, violations
from wb.findings import Location

GOOD: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "operationId": "getPet",
                "responses": {"200": {"description": "ok", "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Pet"}}}}},
            },
        }
    },
    "components": {"schemas": {"Pet": {"type": "object", "properties": {"age": {"type": "integer"}}}}},
}  # fmt: skip
GET = ("paths", "/pets/{id}", "get")


def contract(data: Any) -> Contract:
    return Contract("it", "it.yaml", data, data["openapi"], Location, {"it.yaml": ""})


def changed(version: str, change: Callable[[Any], object]) -> Any:
    data = copy.deepcopy(GOOD) | {"openapi": version}
    change(data)
    return data


def found(base: Any, revision: Any) -> list[Violation]:
    return list(violations(contract(base), contract(revision)))


def get(data: Any) -> Any:
    return data["paths"]["/pets/{id}"]["get"]


def age(data: Any) -> Any:
    return data["components"]["schemas"]["Pet"]["properties"]["age"]


FAULTS: dict[str, tuple[Callable[[Any], object], str, str]] = {
    "missing": (lambda data: data["info"].pop("title"), "/info", "'title' is missing"),
    "unknown": (
        lambda data: get(data)["responses"].update({"4xx": {"description": "no"}}),
        "/paths/~1pets~1{id}/get/responses/4xx",
        "'4xx' has no meaning here",
    ),
    "type": (
        lambda data: age(data).update(type="int"),
        "/components/schemas/Pet/properties/age/type",
        '"int"',
    ),
    "path parameter": (
        lambda data: data["paths"]["/pets/{id}"].pop("parameters"),
        "/paths/~1pets~1{id}/get",
        "the path parameter 'id' is not declared",
    ),
    "declared only": (
        lambda data: get(data).update(
            parameters=[{"name": "x", "in": "path", "required": True, "schema": {"type": "string"}}]
        ),
        "/paths/~1pets~1{id}/get",
        "the path parameter 'x' is declared, but there is no {x} in the path",
    ),
    "default": (
        lambda data: age(data).update(default="old"),
        "/components/schemas/Pet/properties/age",
        "the default does not fit: 'old' is not of type 'integer'",
    ),
    "operationId": (
        lambda data: data["paths"].update({"/x": {"get": get(data)}}),
        "/paths/~1x/get/operationId",
        "'getPet' is the operationId of GET /pets/{id} as well",
    ),
    "kind of reference": (
        lambda data: get(data).update(responses={"200": {"$ref": "#/components/schemas/Pet"}}),
        "/paths/~1pets~1{id}/get/responses/200/$ref",
        "one of responses is expected here, and #/components/schemas/Pet is one of schemas",
    ),
    "shape": (lambda data: data.update(paths=[]), "/paths", '[] is not of type "object"'),
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_a_valid_contract_has_none(version: str) -> None:
    data = changed(version, len)
    assert found(data, data) == []
    assert is_valid(contract(data))


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_violation_is_new_where_the_base_has_none(name: str, version: str) -> None:
    change, pointer, message = FAULTS[name]
    before, after = changed(version, len), changed(version, change)
    assert any(
        (violation.pointer, violation.old) == (pointer, False) and violation.message.startswith(message)
        for violation in found(before, after)
    ), found(before, after)
    assert all(violation.old for violation in found(after, after))
    assert found(after, before) == []


def test_a_violation_that_moves_in_a_list_stays_an_old_one() -> None:
    bad = {"name": "a", "in": "query", "schema": {"type": "int"}}
    before = changed("3.0.3", lambda data: get(data).update(parameters=[bad]))
    new = {"name": "b", "in": "query", "schema": {"type": "string"}}
    after = changed("3.0.3", lambda data: get(data).update(parameters=[new, bad]))
    assert [violation.old for violation in found(before, after)] == [True]


def test_a_second_violation_of_a_kind_is_a_new_one() -> None:
    bad = {"name": "a", "in": "query", "schema": {"type": "int"}}
    before = changed("3.0.3", lambda data: get(data).update(parameters=[bad]))
    after = changed("3.0.3", lambda data: get(data).update(parameters=[bad, bad | {"name": "b"}]))
    assert sorted(violation.old for violation in found(before, after)) == [False, True]


def test_of_a_large_contract_what_changed_goes_through_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "SMALL", -1)
    change, pointer, _ = FAULTS["default"]
    assert [violation.pointer for violation in found(GOOD, changed("3.0.3", change))] == [pointer]
    twice = changed("3.0.3", FAULTS["operationId"][0])
    assert [violation.old for violation in found(GOOD, twice)] == [False]
    assert [violation.old for violation in found(twice, twice)] == [True]
