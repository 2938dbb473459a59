"""wb's own work on a contract has an end, and its parts grow no faster than the contract."""

from pathlib import Path
from typing import Any

import pytest

from tests.contracts.test_commands import BASE, GONE, wb, write
from wb.contracts.model import Comparison, Contract
from wb.contracts.patience import go_on, patience
from wb.contracts.uses import body_breaks
from wb.errors import TimeLimitError
from wb.findings import Location

OPERATIONS = 40


def test_there_is_no_limit_outside_and_none_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_CONTRACT_TIMEOUT", "-1")
    go_on()
    with pytest.raises(TimeLimitError, match=r"openapi\.yaml"), patience("openapi.yaml"):
        go_on()
    go_on()


@pytest.mark.parametrize(
    ("limit", "said"), [("-1", "takes more than -1 seconds"), ("soon", "which is no number of seconds")]
)
def test_a_comparison_that_takes_too_long_is_exit_code_2(tmp_path: Path, limit: str, said: str) -> None:
    write(tmp_path, BASE, GONE)
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", WB_CONTRACT_TIMEOUT=limit)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "WB_CONTRACT_TIMEOUT" in done.stderr


def contract(of_v: str) -> Contract:
    """Schemas in a circle, which every operation enters at another place."""
    schemas: dict[str, Any] = {
        f"S{i}": {"properties": {"next": {"$ref": f"#/components/schemas/S{(i + 1) % OPERATIONS}"}}}
        for i in range(OPERATIONS)
    }
    schemas["S7"]["properties"]["v"] = {"type": of_v}
    paths = {f"/p{i}": {"get": {"responses": {"200": _response(f"S{i}")}}} for i in range(OPERATIONS)}
    data = {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}
    return Contract("c", "c.yaml", data, "3.1.0", lambda _: Location("c.yaml"), {})


def _response(name: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"description": "ok", "content": content}


def test_a_schema_is_looked_at_once_however_many_operations_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[None] = []
    monkeypatch.setattr("wb.contracts.walk.go_on", lambda: steps.append(None))
    comparison = Comparison("c", contract("string"), contract("integer"))
    [found] = body_breaks(comparison)
    assert found.operations == tuple(f"GET /p{i}" for i in range(OPERATIONS))
    assert found.site.operation == "GET /p0"
    assert len(steps) < OPERATIONS * 30
