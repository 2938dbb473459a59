"""Schemas that refer to themselves: cut on both sides alike, compared by themselves, the same every time."""

from typing import Any

from wb.contracts.cycles import Cut, Recursive, cut
from wb.contracts.graphs import cycles, reachable
from wb.contracts.oasdiff import Engine, changelog


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _contract(answer: Any, **schemas: Any) -> dict[str, Any]:
    response = {"description": "ok", "content": {"application/json": {"schema": answer}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "it", "version": "1.0.0"},
        "paths": {"/it": {"get": {"responses": {"200": response}}}},
        "components": {"schemas": schemas},
    }


TREE = _contract(
    _ref("Tree"), Tree=_object(name={"type": "string"}, branches={"type": "array", "items": _ref("Tree")})
)
PAIR = _contract(
    _ref("Egg"), Egg=_object(hen=_ref("Hen")), Hen=_object(egg=_ref("Egg"), name={"type": "string"})
)


def test_contracts_without_cycles_come_back_as_they_are() -> None:
    base, revision = _contract(_ref("A"), A=_object(b=_ref("B")), B=_object()), _contract({})
    assert cut(base, revision) == Cut(base, revision, {})


def test_reference_to_itself_is_replaced_by_a_type_of_that_name() -> None:
    found = cut(TREE, TREE)
    assert found.base["components"]["schemas"]["Tree"]["properties"]["branches"]["items"] == {
        "type": "schema Tree"
    }
    assert found.base == found.revision


def test_schema_that_an_operation_has_in_sight_needs_no_operation_of_its_own() -> None:
    assert cut(TREE, TREE).recursive == {}


def test_schema_behind_a_cycle_is_compared_by_itself_in_its_direction() -> None:
    found = cut(PAIR, PAIR)
    assert list(found.recursive.values()) == [Recursive("Hen", "response")]
    (path,) = found.recursive
    content = found.base["paths"][path]["get"]["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == _ref("Hen")


def test_pointers_lead_back_to_the_schema() -> None:
    found = cut(PAIR, PAIR)
    (path,) = found.recursive
    escaped = path.replace("/", "~1")
    inside = f"/paths/{escaped}/get/responses/200/content/application~1json/schema/properties/name"
    assert found.real(inside) == "/components/schemas/Hen/properties/name"
    assert found.real(f"/paths/{escaped}/get/responses") == "/components/schemas/Hen"
    assert found.real("/paths/~1it/get") == "/paths/~1it/get"


def test_cycle_of_one_side_is_cut_on_both() -> None:
    straight = _contract(_ref("Egg"), Egg=_object(hen=_ref("Hen")), Hen=_object(name={"type": "string"}))
    found = cut(straight, PAIR)
    for side in (found.base, found.revision):
        assert side["components"]["schemas"]["Egg"]["properties"]["hen"] == {"type": "schema Hen"}


def test_made_paths_are_no_paths_of_the_contract() -> None:
    (path,) = cut(PAIR, PAIR).recursive
    taken = {**PAIR, "paths": {**PAIR["paths"], path: {}}}
    (other,) = cut(taken, PAIR).recursive
    assert other != path


def test_callbacks_in_circles_are_cut() -> None:
    operation = {"responses": {}, "callbacks": {"again": {"$ref": "#/components/callbacks/Again"}}}
    contract = {**_contract({}), "components": {"callbacks": {"Again": {"{$url}": {"post": operation}}}}}
    found = cut(contract, contract)
    again = found.base["components"]["callbacks"]["Again"]["{$url}"]["post"]["callbacks"]["again"]
    assert again == {}


def test_long_chains_do_not_exhaust_the_stack() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)} | {"50000": ["0"]}
    assert len(set(cycles(chain).values())) == 1
    assert len(reachable(["7"], chain)) == 50_001


def test_cycles_are_told_apart() -> None:
    found = cycles({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"], "e": ["e"], "f": ["a"]})
    assert found.keys() == {"a", "b", "c", "d", "e"}
    assert found["a"] == found["b"] != found["c"] == found["d"] != found["e"]


def test_engine_says_the_same_every_time(each_engine: Engine) -> None:
    def ring(kind: str) -> dict[str, Any]:
        a = _object(b=_ref("B"), c=_ref("C"), own={"type": kind})
        b = _object(a=_ref("A"), c=_ref("C"), own={"type": kind})
        c = _object(a=_ref("A"), b=_ref("B"), own={"type": kind})
        return _contract(_object(a=_ref("A"), b=_ref("B")), A=a, B=b, C=c)

    shown = cut(ring("string"), ring("integer"))
    runs = [sorted(map(repr, changelog(each_engine, shown.base, shown.revision))) for _ in range(5)]
    assert all(run == runs[0] for run in runs)
    assert len(runs[0]) == 3
