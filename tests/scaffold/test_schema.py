"""Front matter against its JSON Schema: every fault with its path, in plain words."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from wb import resources
from wb.documents.kinds import BUILTIN
from wb.errors import ConfigError
from wb.plain_schema import fits
from wb.schema import faults, front_matter_faults

GOOD: dict[str, Any] = {
    "title": "Refunds",
    "status": "review",
    "owner": "Ana Ruiz",
    "team": "Payments",
    "launch": date(2027, 5, 21),
    "contracts": ["openapi.yaml"],
    "commitments": [
        {"id": "speed", "promise": "Paid at once.", "target": 60, "due": "2027-09-01", "result": None}
    ],
    "approvals": [{"by": "Jun Park", "on": "2027-01-02", "decision": "approved"}],
    "layout": "keys of other tools are left alone",
}


@pytest.mark.parametrize("kind", BUILTIN)
def test_good_front_matter_has_no_faults(kind: str) -> None:
    assert front_matter_faults({"kind": kind, **GOOD}, kind) == []


@pytest.mark.parametrize("kind", [*BUILTIN, "front-matter"])
def test_the_schemas_are_json_schema_2020_12(kind: str) -> None:
    schema = json.loads(resources.schema(f"front-matter/{kind}.schema.json"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


STAGES = "draft, review, approved, shipped, abandoned"
FAULTS = {
    "status": ("reviewd", "$.status", f"must be one of {STAGES}, but is 'reviewd' (Did you mean 'review'?)"),
    "kind": ("letter", "$.kind", "must be 'prfaq' here, but is 'letter'"),
    "owner": (["Ana", "Jun"], "$.owner", "must be text, but is a list"),
    "team": (None, "$.team", "must be text, but is empty"),
    "title": ("", "$.title", "must not be empty"),
    "launch": ("2027-02-30", "$.launch", "must be a date such as 2027-05-21, but is '2027-02-30'"),
    "contracts": ("openapi.yaml", "$.contracts", "must be a list, but is 'openapi.yaml'"),
    "commitments": ([{"id": "a", "promise": "b"}], "$.commitments[0]", "lacks 'due'"),
    "approvals": ([True], "$.approvals[0]", "must be a mapping, but is true"),
}


@pytest.mark.parametrize("key", FAULTS)
def test_a_fault_has_its_path_and_plain_words(key: str) -> None:
    value, path, message = FAULTS[key]
    assert front_matter_faults({**GOOD, key: value}, "prfaq") == [(path, message)]


def test_all_faults_are_reported_in_order() -> None:
    found = front_matter_faults({"title": "", "owner": 1, "commitments": [1, 2]}, "front-matter")
    assert [path for path, _ in found] == ["$.commitments[0]", "$.commitments[1]", "$.owner", "$.title"]


def test_a_long_value_is_shortened() -> None:
    ((_, message),) = front_matter_faults({"launch": "x" * 5000}, "prfaq")
    assert len(message) < 120


def test_other_schemas_are_checked_too() -> None:
    assert faults({"a": "x"}, {"properties": {"a": {"type": ["integer", "null"]}}}) == [
        ("$.a", "must be empty or a whole number, but is 'x'")
    ]


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(ConfigError, match="Did you mean 'prfaq'"):
        front_matter_faults({}, "prfa")


TEXTS = st.sampled_from(
    [
        "",
        "a",
        "draft",
        "reviewd",
        "prfaq",
        "2027-05-21",
        "2027-02-30",
        "2027-5-21",
        "20270521",
        "2027-W20-5",
        "٢٠٢٧-٠٥-٢١",
    ]
)
VALUES = st.one_of(
    TEXTS, st.lists(TEXTS), st.none(), st.booleans(), st.integers(), st.just({}), st.just([[]])
)
KEYS = st.sampled_from([*GOOD, "kind", "$ref"])


@given(st.dictionaries(KEYS, VALUES), st.sampled_from([*BUILTIN, "front-matter"]))
def test_what_surely_fits_has_no_faults(data: dict[str, Any], name: str) -> None:
    common, own = (
        json.loads(resources.schema(f"front-matter/{one}.schema.json")) for one in ("front-matter", name)
    )
    if fits(data, own) and fits(data, common):
        assert faults(data, own) == []


def test_what_wb_new_writes_surely_fits() -> None:
    schema = json.loads(resources.schema("front-matter/front-matter.schema.json"))
    simple = {
        "kind": "prfaq",
        "title": "T",
        "status": "draft",
        "owner": "A",
        "launch": "2027-05-21",
        "contracts": ["a"],
    }
    assert fits(simple, schema)
    assert not any(
        fits({**simple, key: value}, schema) for key, (value, _, _) in FAULTS.items() if key != "kind"
    )
