"""Where a change is: the line in the revision, the line in the base, and a pointer that lasts."""

from pathlib import Path

import pytest

from wb.contracts.compare import compare
from wb.contracts.load import load
from wb.contracts.model import Change, Comparison, Contract
from wb.contracts.oasdiff import Engine
from wb.contracts.tree import Folder
from wb.contracts.wording import keyword, mention

BASE = """\
openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    parameters:
      - {name: X-Trace, in: header, schema: {type: string}}
    get:
      operationId: listPets
      tags: [pets, old]
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: kind
          in: query
          schema: {type: string, enum: [cat, dog]}
      responses:
        '200':
          description: ok
          headers:
            X-Next: {required: true, schema: {type: string}}
          content:
            application/json:
              schema:
                type: array
                items: {$ref: '#/components/schemas/Pet'}
    post:
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/New'
          application/xml: {schema: {$ref: '#/components/schemas/New'}}
      responses:
        '201': {description: made}
  /pets/{id}:
    delete:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses: {'204': {description: gone}}
components:
  parameters:
    Limit:
      name: limit
      in: query
      schema:
        type: integer
        maximum: 100
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: string}
        owner:
          type: object
          properties:
            e/mail:
              type: string
              maxLength: 50
        shape:
          oneOf:
            - title: Round
              type: object
              properties: {radius: {type: integer}}
            - title: Square
              type: object
              properties: {side: {type: integer}}
    New:
      type: object
      properties:
        name:
          type: string
        note: {type: string}
"""

PET = "/paths/~1pets/get/responses/200/content/application~1json/schema/items/properties"

CASES = {
    "a parameter behind a reference": (
        ("maximum: 100", "maximum: 10"),
        "request-parameter-max-decreased",
        "/paths/~1pets/get/parameters/query:limit/schema",
        "maximum: 10",
        "maximum: 100",
    ),
    "a value of a list": (
        ("[cat, dog]", "[cat]"),
        "request-parameter-enum-value-removed",
        "/paths/~1pets/get/parameters/query:kind/schema/enum/dog",
        "enum: [cat]}",
        "dog]}",
    ),
    "a parameter of the path": (
        ("in: header, schema: {type: string}", "in: header, required: true, schema: {type: string}"),
        "request-parameter-became-required",
        "/paths/~1pets/get/parameters/header:x-trace",
        "{name: X-Trace, in: header, required",
        "{name: X-Trace, in: header, schema",
    ),
    "a property whose name has a slash": (
        ("maxLength: 50", "maxLength: 90"),
        "response-property-max-length-increased",
        f"{PET}/owner/properties/e~1mail",
        "maxLength: 90",
        "maxLength: 50",
    ),
    "a property of an alternative": (
        ("properties: {side: {type: integer}}", "properties: {side: {type: string}}"),
        "response-property-type-changed",
        f"{PET}/shape/oneOf/1/properties/side",
        "type: string}}",
        "type: integer}}",
    ),
    "a property that is gone": (
        ("        id: {type: string}\n", ""),
        "response-required-property-removed",
        f"{PET}/id",
        "properties:",
        "id: {type: string}",
    ),
    "a body in two media types": (
        ("        name:\n          type: string", "        name:\n          type: integer"),
        "request-property-type-changed",
        "/paths/~1pets/post/requestBody/content/application~1json/schema/properties/name",
        "type: integer",
        "type: string",
    ),
    "a header": (
        ("            X-Next: {required: true, schema: {type: string}}\n", "            X-Other: {}\n"),
        "required-response-header-removed",
        "/paths/~1pets/get/responses/200/headers/x-next",
        "headers:",
        "X-Next:",
    ),
    "a status": (
        ("'201': {description: made}", "'202': {description: made}"),
        "response-success-status-removed",
        "/paths/~1pets/post/responses/201",
        "responses:",
        "'201'",
    ),
    "an operation": (
        ("    delete:\n", "    get:\n"),
        "api-removed-without-deprecation",
        "/paths/~1pets~1{id}/delete",
        "/pets/{id}:",
        "delete:",
    ),
    "an operationId": (
        ("listPets", "allPets"),
        "api-operation-id-removed",
        "/paths/~1pets/get/operationId",
        "operationId: allPets",
        "operationId: listPets",
    ),
    "a tag": (
        ("[pets, old]", "[pets]"),
        "api-tag-removed",
        "/paths/~1pets/get/tags/old",
        "tags: [pets]",
        "old]",
    ),
    "an optional property": (
        ("        note: {type: string}\n", ""),
        "request-property-removed",
        "/paths/~1pets/post/requestBody/content/application~1json/schema/properties/note",
        "properties:",
        "note: {type: string}",
    ),
}


def compared(folder: Path, base: str, revision: str, engine: Engine) -> Comparison:
    for name, text in (("base.yaml", base), ("revision.yaml", revision)):
        (folder / name).write_text(text, encoding="utf-8")
    return compare(*read(folder), lambda: engine)


def read(folder: Path) -> tuple[Contract, Contract]:
    return load(Folder(folder), "base.yaml", "it"), load(Folder(folder), "revision.yaml", "it")


def written(folder: Path, change: Change) -> tuple[str, str]:
    found = []
    for place in (change.revision, change.base):
        assert place is not None
        assert place.line is not None
        assert place.column is not None
        line = (folder / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
        found.append(line[place.column - 1 :])
    return found[0], found[1]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_change_is_placed_in_both_files(
    case: tuple[tuple[str, str], str, str, str, str], tmp_path: Path, each_engine: Engine
) -> None:
    (old, new), check, pointer, in_revision, in_base = case
    assert BASE.count(old) == 1
    found = compared(tmp_path, BASE, BASE.replace(old, new), each_engine).changes
    change = next(change for change in found if change.check == check and change.pointer == pointer)
    assert written(tmp_path, change)[0].startswith(in_revision)
    assert written(tmp_path, change)[1].startswith(in_base)


def test_an_addition_has_no_place_in_the_base(tmp_path: Path, engine: Engine) -> None:
    new = BASE.replace(
        "        note: {type: string}\n", "        note: {type: string}\n        x: {type: string}\n"
    )
    changes = compared(tmp_path, BASE, new, engine).changes
    assert {change.check for change in changes} == {"new-optional-request-property"}
    assert all(change.base is None for change in changes)


def test_pointers_survive_an_insertion(tmp_path: Path, engine: Engine) -> None:
    """What stands in a fingerprint stays the same when something comes before it."""
    before = "        - $ref: '#/components/parameters/Limit'\n"
    grown = BASE.replace(before, "        - {name: first, in: query, schema: {type: string}}\n" + before)
    plain = compared(tmp_path, BASE, BASE.replace("[cat, dog]", "[cat]"), engine).changes
    moved = compared(tmp_path, grown, grown.replace("[cat, dog]", "[cat]"), engine).changes
    assert [change.pointer for change in plain] == [change.pointer for change in moved]


def test_equal_contracts_need_no_engine(tmp_path: Path) -> None:
    def missing() -> Engine:
        raise AssertionError("the engine was asked for")

    for name, text in (("base.yaml", BASE), ("revision.yaml", BASE.replace("title: Pets", "title: 'Pets'"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert compare(*read(tmp_path), missing).changes == ()


def test_of_an_invalid_contract_the_rest_is_compared(tmp_path: Path, engine: Engine) -> None:
    broken = BASE.replace("    delete:\n", "    delete: 5\n    put:\n")
    found = compared(tmp_path, BASE, broken, engine)
    assert not found.obstacle
    assert {"api-removed-without-deprecation", "endpoint-added"} == {change.check for change in found.changes}
    assert [violation.pointer for violation in found.violations] == ["/paths/~1pets~1{id}/delete"]


def test_what_cannot_be_compared_since_it_is_invalid_says_so(tmp_path: Path, engine: Engine) -> None:
    broken = BASE.replace("title: Pets", "title: [Pets]")
    for base, revision in ((BASE, broken), (broken, BASE), (broken, broken.replace("listPets", "pets"))):
        assert "exit code 102" in compared(tmp_path, base, revision, engine).obstacle


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        ("request-property-max-length-set", "", "maxLength"),
        ("request-parameter-min-decreased", "", "minimum"),
        ("response-property-type-changed", "the `a` response's property `format` changed", "format"),
        ("response-property-type-changed", "type/format changed", "type"),
        ("request-optional-property-became-read-only", "", "readOnly"),
        ("api-removed-without-deprecation", "", ""),
    ],
)
def test_checks_name_the_keyword(check: str, text: str, expected: str) -> None:
    assert keyword(check, text) == expected


def test_a_sentence_without_a_place_mentions_none() -> None:
    assert mention("api removed without deprecation") == mention("")
