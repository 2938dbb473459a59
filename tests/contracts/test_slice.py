"""Slicing leaves out what is alike, and nothing that the engine would report."""

import copy
import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wb.contracts.oasdiff import Engine, changelog
from wb.contracts.slice import sliced
from wb.contracts.source import Source

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "contracts"


def operation(schema: str, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"responses": {"200": {"description": "ok", "content": content}}, **more}


SPEC: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/a": {"get": operation("A"), "put": operation("B")},
        "/b": {"get": operation("B"), "post": operation("C", security=[{"key": []}])},
        "/d": {"get": operation("D")},
    },
    "components": {
        "schemas": {
            "A": {"type": "object", "properties": {"deep": {"$ref": "#/components/schemas/Deep"}}},
            "Deep": {"type": "object", "properties": {"x": {"type": "string"}}},
            "B": {"type": "object", "properties": {"y": {"type": "string"}}},
            "C": {"type": "object", "properties": {"a/b": {"$ref": "#/components/schemas/odd~1name%20"}}},
            "odd/name ": {"type": "object", "properties": {"z": {"type": "string"}}},
            "D": {
                "oneOf": [{"type": "string"}],
                "discriminator": {"propertyName": "k", "mapping": {"b": "B"}},
            },
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}


def kept(spec: Any) -> dict[str, set[str]]:
    return {path: set(item) for path, item in spec["paths"].items()}


def schema(name: str) -> Callable[[Any], object]:
    return lambda spec: spec["components"]["schemas"][name].update(title="changed")


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (len, {}),
        (schema("Deep"), {"/a": {"get"}}),
        (schema("B"), {"/a": {"put"}, "/b": {"get"}, "/d": {"get"}}),
        (schema("odd/name "), {"/b": {"post"}}),
        (lambda spec: spec["paths"]["/a"]["get"].update(summary="s"), {"/a": {"get"}}),
        (lambda spec: spec["paths"]["/a"].update(summary="s"), {"/a": {"get", "put", "summary"}}),
        (lambda spec: spec["paths"].pop("/d"), {"/d": {"get"}}),
        (lambda spec: spec["paths"]["/b"].pop("get"), {"/b": {"get"}}),
        (
            lambda spec: spec["components"]["securitySchemes"]["key"].update(name="X"),
            {"/b": {"post"}},
        ),
    ],
)
def test_the_operations_that_a_change_reaches_stay(
    change: Callable[[Any], object], paths: dict[str, set[str]]
) -> None:
    revision = copy.deepcopy(SPEC)
    change(revision)
    base, other = (kept(side) for side in sliced(SPEC, revision))
    assert {path: base.get(path, set()) | other.get(path, set()) for path in {**base, **other}} == paths


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: spec.update(servers=[{"url": "https://x"}]),
        lambda spec: spec.update(security=[{"key": []}]),
        lambda spec: spec["paths"]["/a"].update(put={"$ref": "#/paths/~1b/get"}),
        lambda spec: spec.update(paths=[]),
        lambda spec: spec["paths"].update({"/a": None}),
    ],
)
def test_what_concerns_everything_or_is_not_understood_is_not_sliced(change: Callable[[Any], object]) -> None:
    revision = copy.deepcopy(SPEC)
    change(revision)
    assert sliced(SPEC, revision) == (SPEC, revision)


def pairs() -> list[tuple[Path, Path]]:
    files = {folder: sorted(folder.iterdir()) for folder in CORPUS.glob("*/")} if CORPUS.is_dir() else {}
    # Not those on which the engine differs from run to run, takes long, or which are no OpenAPI 3.
    left_out = ("stripe-json", "cloudflare", "docker-swagger2")
    return [
        pair for folder, names in files.items() for pair in itertools.pairwise(names)
        if folder.name not in left_out
    ]  # fmt: skip


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the real histories in ../shared/corpus")
@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair[0].parent.name}-{pair[1].stem}")
def test_the_engine_reports_the_same_for_slices_of_real_contracts(
    pair: tuple[Path, Path], engine: Engine
) -> None:
    base, revision = (Source(path.name, path.read_bytes()).data for path in pair)

    def reported(one: Any, other: Any) -> Counter[tuple[str, ...]]:
        return Counter((c.id, c.operation, c.path, c.text) for c in changelog(engine, one, other))

    assert reported(*sliced(base, revision)) == reported(base, revision)
