"""What findings are about: a waiver for one break must not hide another."""

import pytest

from wb.contracts.compare import compare
from wb.contracts.model import Contract
from wb.contracts.oasdiff import Engine
from wb.contracts.rules import applicable
from wb.engine import Settings, check
from wb.findings import Location

OWN_SERVERS = {"servers": [{"url": "https://own.example.com"}]}
NO_SECURITY: dict[str, object] = {"security": []}


def _contract(**own: dict[str, object]) -> Contract:
    """Two operations, each with what is its own."""
    answers = {"responses": {"204": {"description": "Done"}}}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Locks", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"key": []}],
        "paths": {f"/{name}": {"get": {**answers, **own.get(name, {})}} for name in ("gates", "pumps")},
        "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "Key"}}},
    }
    return Contract("it", "it.yaml", data, "3.1.0", lambda _at: Location("it.yaml"), {})


def _hooked(*names: str) -> Contract:
    """Webhooks that are all the same."""
    hook = {"post": {"responses": {"200": {"description": "Taken"}}}}
    data = {**_contract().data, "webhooks": dict.fromkeys(names, hook)}
    return Contract("it", "it.yaml", data, "3.1.0", lambda _at: Location("it.yaml"), {})


def _prints(base: Contract, revision: Contract, rule: str, engine: Engine) -> set[str]:
    comparison = compare(base, revision, lambda: engine)
    found = check(comparison, applicable(comparison), Settings(), "it")
    return {finding.fingerprint for finding in found if finding.rule == rule}


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [("server-changed", {}, OWN_SERVERS), ("security-tightened", NO_SECURITY, {})],
)
def test_operations_that_leave_or_join_the_general_setting_are_told_apart(
    rule: str, before: dict[str, object], after: dict[str, object], engine: Engine
) -> None:
    base = _contract(gates=before, pumps=before)
    gates = _prints(base, _contract(gates=after, pumps=before), rule, engine)
    pumps = _prints(base, _contract(gates=before, pumps=after), rule, engine)
    assert gates
    assert pumps
    assert not gates & pumps


@pytest.mark.parametrize("rule", ["webhook-removed", "webhook-added"])
def test_webhooks_are_told_apart(rule: str, each_engine: Engine) -> None:
    pair = _hooked("ebb", "flood"), _hooked("wave")
    old, new = pair if rule == "webhook-removed" else pair[::-1]
    assert len(_prints(old, new, rule, each_engine)) == 2


def _answering(**properties: list[str]) -> Contract:
    """One operation whose answer has these properties in JSON and in XML."""
    content = {
        f"application/{media}": {"schema": {"type": "object", "properties": {name: {} for name in names}}}
        for media, names in properties.items()
    }
    return _contract(gates={"responses": {"200": {"description": "It", "content": content}}})


def test_media_types_are_told_apart(engine: Engine) -> None:
    base = _answering(json=["at", "by"], xml=["at", "by"])
    rule = "response-optional-property-removed"
    json = _prints(base, _answering(json=["at"], xml=["at", "by"]), rule, engine)
    xml = _prints(base, _answering(json=["at", "by"], xml=["at"]), rule, engine)
    assert json
    assert xml
    assert not json & xml
