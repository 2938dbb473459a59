"""Whatever stands where in a contract: a comparison ends in a report or a clear error, never in a crash."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wb import engine as rules_engine
from wb.contracts.compare import compare
from wb.contracts.load import load
from wb.contracts.oasdiff import Engine
from wb.contracts.rules import applicable
from wb.contracts.tree import Folder
from wb.errors import InputError

SPEC: Any = yaml.safe_load((Path(__file__).parent / "mutations" / "tides.yaml").read_text(encoding="utf-8"))
GARBAGE: tuple[Any, ...] = (
    None, 5, -1.5, True, "x", [], {}, [None], [[]], {"a": None}, {"$ref": 5}, "#/components/schemas",
    {"$ref": "#/components/schemas/Gauge"}, {"type": ["x", None]}, {"allOf": {}}, {"properties": []},
)  # fmt: skip


def places(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*at, key))


PLACES = [place for place in places(SPEC) if len(place) > 1]


def spoilt(spots: list[tuple[int, int]]) -> Any:
    data = copy.deepcopy(SPEC)
    for number, garbage in spots:
        *path, last = PLACES[number]
        try:
            node = data
            for token in path:
                node = node[token]
            node[last] = copy.deepcopy(GARBAGE[garbage])
        except (TypeError, KeyError, IndexError):
            continue  # what was spoilt before is not there any more
    return data


SPOTS = st.lists(
    st.tuples(st.integers(0, len(PLACES) - 1), st.integers(0, len(GARBAGE) - 1)), min_size=0, max_size=3
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPOTS, SPOTS)
def test_garbage_is_no_crash(
    tmp_path: Path, engine: Engine, old: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    for name, spots in (("base.json", old), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(spoilt(spots)), encoding="utf-8")
    try:
        base, revision = (load(Folder(tmp_path), name, "it") for name in ("base.json", "new.json"))
    except InputError:
        return  # a reference that leads nowhere
    comparison = compare(base, revision, lambda: engine)
    findings = rules_engine.check(comparison, applicable(comparison), rules_engine.Settings(), "it")
    assert not comparison.obstacle or any(finding.rule == "invalid-contract" for finding in findings)
