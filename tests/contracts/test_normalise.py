"""The normal form: what says the same comes out the same, what does not stays apart, and nothing gets lost.

``normal/equal.yaml`` and ``normal/different.yaml`` hold pairs of schemas by name.
"""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wb.contracts.normalise import Normal, normalise

FOLDER = Path(__file__).parent
PERSON = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
SCHEMAS = {
    "Person": PERSON,
    "Human": {"$ref": "#/components/schemas/Person"},
    "Firm": {"type": "object", "properties": {"number": {"type": "string"}}},
}


def _pairs(file: str) -> list[Any]:
    listed = yaml.safe_load((FOLDER / "normal" / file).read_text(encoding="utf-8"))
    return [pytest.param(pair, id=name) for name, pair in listed.items()]


def _document(schema: Any, version: str = "3.1.0", **schemas: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    operation = {"requestBody": {"content": content}, "responses": {"204": {"description": "ok"}}}
    return {
        "openapi": version,
        "info": {"title": "it", "version": "1.0.0"},
        "paths": {"/it": {"post": operation}},
        "components": {"schemas": {**copy.deepcopy(SCHEMAS), **schemas}},
    }


def _sorted(node: Any) -> Any:
    """The order of alternatives and of required names means nothing."""
    if isinstance(node, dict):
        return {key: _sorted(value) for key, value in node.items()}
    return sorted(map(_sorted, node), key=repr) if isinstance(node, list) else node


def _both(pair: dict[str, Any]) -> tuple[Any, Any]:
    sides = [_document(pair[side], pair.get(f"{side}_in", "3.1.0")) for side in ("one", "other")]
    one, other = normalise(sides[0], sides[1])
    return _sorted(one.data), _sorted(other.data)


@pytest.mark.parametrize("pair", _pairs("equal.yaml"))
def test_equivalent_schemas_come_out_alike(pair: dict[str, Any]) -> None:
    one, other = _both(pair)
    assert one == other


@pytest.mark.parametrize("pair", _pairs("different.yaml"))
def test_schemas_that_differ_stay_apart(pair: dict[str, Any]) -> None:
    one, other = _both(pair)
    assert one["paths"] != other["paths"]


def _normal(document: dict[str, Any]) -> Normal:
    return normalise(document, document)[0]


def test_what_is_given_is_left_as_it_is() -> None:
    document = _document({"allOf": [{"$ref": "#/components/schemas/Person"}], "nullable": True}, "3.0.3")
    before = copy.deepcopy(document)
    normalise(document, document)
    assert document == before


@pytest.mark.parametrize("name", ["harbour.yaml", "tides.yaml"])
def test_normal_form_of_the_normal_form_is_itself(name: str) -> None:
    document = yaml.safe_load((FOLDER / "mutations" / name).read_text(encoding="utf-8"))
    once = _normal(document).data
    assert _normal(once).data == once


def test_references_into_the_depths_become_components() -> None:
    document = _document({"$ref": "#/components/schemas/Firm/properties/number"})
    schema = _normal(document).data["paths"]["/it"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    name = schema["$ref"].rpartition("/")[2]
    assert _normal(document).data["components"]["schemas"][name] == {"type": "string"}


def test_added_components_take_no_name_of_the_authors() -> None:
    own = {"type": "object", "maxProperties": 1}
    nullable = {"anyOf": [{"$ref": "#/components/schemas/Firm"}, {"type": "null"}]}
    document = _document(nullable)
    document["components"]["schemas"]["Firm.or-null"] = own
    data = _normal(document).data
    assert data["components"]["schemas"]["Firm.or-null"] == own


def test_schema_that_leads_back_to_itself_is_no_trouble() -> None:
    node = {"allOf": [{"$ref": "#/components/schemas/Node"}], "properties": {"a": {"type": "string"}}}
    loop = {"$ref": "#/components/schemas/Loop"}
    spiral = {"$ref": "#/components/schemas/Spiral/properties/a"}
    document = _document({"$ref": "#/components/schemas/Node"}, Node=node, Loop=loop, Spiral=spiral)
    assert "Node" in _normal(document).data["components"]["schemas"]


WHOLE = "/components/schemas/Whole"
POST = "/paths/~1it/post"
JSON = "Application~1JSON; charset=utf-8"


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ("/components/schemas/Person/properties/name", "/components/schemas/Person/properties/name"),
        (f"{WHOLE}/properties/a/type", f"{WHOLE}/allOf/0/properties/a/type"),
        (f"{WHOLE}/properties/name", "/components/schemas/Person/properties/name"),
        (f"{WHOLE}/properties/gone", f"{WHOLE}/allOf/0/properties"),
        (f"{WHOLE}/maxProperties", WHOLE),
        (f"{POST}/parameters/1/schema", "/paths/~1it/parameters/0/schema"),
        (f"{POST}/parameters/0/schema", f"{POST}/parameters/1/schema"),
        (f"{POST}/responses/200/content/application~1json", f"{POST}/responses/200/content/{JSON}"),
        ("/paths/~1it/get", "/paths/~1it"),
    ],
)
def test_origin_is_the_place_as_written(at: str, written: str) -> None:
    part = {"type": "object", "properties": {"a": {"type": "string"}}}
    document = _document({}, Whole={"allOf": [part, {"$ref": "#/components/schemas/Person"}]})
    item = document["paths"]["/it"]
    item["parameters"] = [{"name": "b", "in": "query", "schema": {}}]
    accept = {"name": "Accept", "in": "header", "schema": {}}
    item["post"]["parameters"] = [accept, {"name": "a", "in": "query", "schema": {}}]
    item["post"]["responses"]["200"] = {"content": {"Application/JSON; charset=utf-8": {}}}
    assert _normal(document).origin(at) == written


def test_origin_of_a_renamed_schema_is_under_its_new_name() -> None:
    base = _document({"$ref": "#/components/schemas/Crew"}, Crew={"type": "object", "maxProperties": 3})
    revision = _document({"$ref": "#/components/schemas/Team"}, Team={"type": "object", "maxProperties": 3})
    one, other = normalise(base, revision)
    assert one.data == other.data
    assert other.origin("/components/schemas/Crew/maxProperties") == "/components/schemas/Team/maxProperties"


def test_schemas_that_only_look_alike_are_no_renaming() -> None:
    crew = {
        "properties": {
            "next": {"$ref": "#/components/schemas/Crew"},
            "boat": {"$ref": "#/components/schemas/Firm"},
        }
    }
    team = {
        "properties": {
            "next": {"$ref": "#/components/schemas/Team"},
            "boat": {"$ref": "#/components/schemas/Person"},
        }
    }
    base = _document({"$ref": "#/components/schemas/Crew"}, Crew=crew)
    revision = _document({"$ref": "#/components/schemas/Team"}, Team=team)
    assert "Team" in normalise(base, revision)[1].data["components"]["schemas"]


_KEYS = st.sampled_from(
    (
        *("type", "enum", "const", "nullable", "allOf", "oneOf", "anyOf", "not", "$ref", "items", "required"),
        *("properties", "additionalProperties", "exclusiveMinimum", "minimum", "discriminator", "mapping"),
    )
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
def test_nonsense_in_a_schema_does_not_crash(schema: Any) -> None:
    document = _document(schema, Odd=schema)
    assert _normal(document).data["openapi"] == "3.1.0"
