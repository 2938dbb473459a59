"""Single changes to invented contracts, each with what a gate must make of it, through the real diff engine.

A file of cases names its ``base`` and gives ``cases`` by name: ``expected`` is ``breaking`` (an error),
``sdk`` (at least a warning: generated clients break), ``harmless`` (no warning) or ``debatable`` (anything);
``before`` are steps that make the base, ``change`` those that make the revision of it; ``rule`` is the one
rule that reports it, and ``engine: newest`` the only engine that does, where that matters. A step is a small
JSON patch: ``set`` a pointer ``to`` a value (``-`` appends), ``remove`` a pointer, ``move`` or ``copy`` one
``to`` another, ``wrap`` one ``in`` a keyword.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from wb.contracts.compare import compare
from wb.contracts.model import Contract, tokens
from wb.contracts.oasdiff import Engine
from wb.contracts.rules import applicable
from wb.contracts.table import TABLE
from wb.engine import Settings, check
from wb.findings import Finding, Location, Severity

FOLDER = Path(__file__).parent / "mutations"


@dataclass(frozen=True, slots=True)
class Case:
    """One change: two documents and what is expected of their comparison."""

    name: str
    base: Any
    revision: Any
    expected: str
    rule: str | None
    newest_only: bool


def _owner(document: Any, at: str) -> tuple[Any, Any]:
    """The object or list that holds the place, made where it is missing, and the place's key in it."""
    *path, last = tokens(at)
    node = document
    for token in path:
        node = node[int(token)] if isinstance(node, list) else node.setdefault(token, {})
    if isinstance(node, list):
        return node, len(node) if last == "-" else int(last)
    return node, last


def _put(document: Any, at: str, value: Any) -> None:
    node, key = _owner(document, at)
    if isinstance(node, list) and key == len(node):
        node.append(value)
    else:
        node[key] = value


def _apply(document: Any, step: dict[str, Any]) -> None:
    if "set" in step:
        _put(document, step["set"], copy.deepcopy(step["to"]))
        return
    at = next(step[verb] for verb in ("remove", "move", "copy", "wrap") if verb in step)
    node, key = _owner(document, at)
    value = copy.deepcopy(node[key]) if "copy" in step else node.pop(key)
    if "wrap" in step:
        node[key] = {step["in"]: [value]}
    elif "to" in step:
        _put(document, step["to"], value)


def _patched(document: Any, steps: list[dict[str, Any]]) -> Any:
    made = copy.deepcopy(document)
    for step in steps:
        _apply(made, step)
    return made


def _cases() -> Iterator[Case]:
    for file in sorted(FOLDER.glob("cases-*.yaml")):
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
        written = yaml.safe_load((FOLDER / listed["base"]).read_text(encoding="utf-8"))
        for name, case in listed["cases"].items():
            base = _patched(written, case.get("before", []))
            yield Case(
                f"{file.stem.removeprefix('cases-')}/{name}",
                base,
                _patched(base, case["change"]),
                case["expected"],
                case.get("rule"),
                case.get("engine") == "newest",
            )


CASES = list(_cases())


def _contract(data: Any) -> Contract:
    return Contract("it", "it.yaml", data, data["openapi"], lambda _at: Location("it.yaml"), {})


def _findings(case: Case, engine: Engine) -> list[Finding]:
    comparison = compare(_contract(case.base), _contract(case.revision), lambda: engine)
    assert not comparison.obstacle
    return check(comparison, applicable(comparison), Settings(), "it")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_change_gets_the_level_that_it_deserves(case: Case, each_engine: Engine) -> None:
    if case.newest_only and each_engine.version == TABLE.oldest:
        pytest.skip("more than the oldest engine can do")
    found = _findings(case, each_engine)
    level = max((finding.severity for finding in found), default=Severity.INFO)
    said = "\n".join(f"{finding.severity.label} {finding.rule}: {finding.message}" for finding in found)
    if case.expected == "breaking":
        assert level is Severity.ERROR, said
    elif case.expected == "sdk":
        assert level >= Severity.WARNING, said
    elif case.expected == "harmless":
        assert level is Severity.INFO, said
    else:
        assert case.expected == "debatable"
    if case.rule:
        assert {finding.rule for finding in found if finding.severity is level} == {case.rule}, said
    prints = [finding.fingerprint for finding in found]
    assert len(prints) == len(set(prints)), said


def test_there_are_enough_cases() -> None:
    expected = [case.expected for case in CASES]
    assert expected.count("breaking") >= 100
    assert expected.count("harmless") >= 40
