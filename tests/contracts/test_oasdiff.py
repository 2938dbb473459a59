"""One call of the diff engine: closed on all sides, and never "no changes" when it did not answer."""

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from wb.contracts.oasdiff import Engine, RefusedError, changelog
from wb.errors import InputError, ToolError

BASE: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "t", "version": "1"},
    "paths": {"/pets": {"get": {"responses": {"200": {"description": "ok"}}}}},
}
GONE: dict[str, Any] = {**BASE, "paths": {}}

posix = pytest.mark.skipif(os.name != "posix", reason="the engine that plays a part is a script")


def acting(folder: Path, code: str) -> Engine:
    """An engine that does what the Python code says."""
    script = folder / "oasdiff"
    script.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return Engine(script, "1.33.0", "a test")


def test_a_change_is_reported(each_engine: Engine) -> None:
    found = changelog(each_engine, BASE, GONE)
    assert [(change.id, change.operation, change.path) for change in found] == [
        ("api-path-removed-without-deprecation", "GET", "/pets")
    ]


def test_no_change_is_no_change(each_engine: Engine) -> None:
    assert changelog(each_engine, BASE, BASE) == []


def test_paths_that_differ_in_parameter_names_only_are_compared(each_engine: Engine) -> None:
    item = BASE["paths"]["/pets"]
    both = {**BASE, "paths": {"/pets/{a}": item, "/pets/{b}": item}}
    found = changelog(each_engine, both, {**BASE, "paths": {"/pets/{a}": item}})
    assert [change.path for change in found] == ["/pets/{b}"]


def test_limits_beyond_64_bits_do_not_stop_it(each_engine: Engine) -> None:
    item = {
        "get": {
            "responses": {"200": {"description": "ok"}},
            "parameters": [{"name": "a", "in": "query", "schema": {"type": "string", "maxLength": 10**30}}],
        }
    }
    assert (
        changelog(each_engine, {**BASE, "paths": {"/pets": item}}, {**BASE, "paths": {"/pets": item}}) == []
    )


def test_what_it_cannot_load_is_refused_with_its_reason(engine: Engine) -> None:
    with pytest.raises(RefusedError) as raised:
        changelog(engine, BASE, {**BASE, "paths": {"/pets": {"get": 5}}})
    assert "exit code 102" in raised.value.message
    assert "revision" in raised.value.message
    assert "/tmp" not in raised.value.message


def test_a_number_that_json_does_not_know_is_refused(engine: Engine) -> None:
    with pytest.raises(InputError, match="no JSON number"):
        changelog(engine, {**BASE, "x-a": float("inf")}, BASE)


@posix
def test_it_sees_nothing_but_its_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OASDIFF_CONFIG", "/tmp/evil.yaml")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    code = (
        "import json, os, sys, pathlib\n"
        "here = pathlib.Path.cwd()\n"
        "seen = {'argv': sys.argv[1:], 'env': dict(os.environ), 'here': [p.name for p in here.iterdir()],"
        " 'stdin': sys.stdin.read(), 'home': os.environ['HOME'] == str(here)}\n"
        f"pathlib.Path({str(tmp_path / 'seen.json')!r}).write_text(json.dumps(seen))\n"
        "print('[]')"
    )
    changelog(acting(tmp_path, code), BASE, GONE)
    seen = json.loads((tmp_path / "seen.json").read_text())
    assert seen["here"] == []
    assert seen["stdin"] == ""
    assert seen["home"]
    assert {name for name in seen["env"] if not name.startswith(("LC_", "PWD", "SHLVL", "_"))} == {
        "PATH", "HOME", "GOGC", "GOMEMLIMIT",
    }  # fmt: skip
    assert seen["argv"][0] == "changelog"
    assert all(Path(path).is_absolute() for path in seen["argv"][1:3])
    assert "--allow-external-refs=false" in seen["argv"]
    assert not any("fail-on" in flag or "open" in flag.split("=")[0] for flag in seen["argv"][3:])


@posix
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("print('not json')", "answered with something else than its JSON"),
        ("print('')", "answered with something else than its JSON"),
        ("print('[{}]')", "answered with something else than its JSON"),
        ("print('{\"changes\": 5}')", "answered with something else than its JSON"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by signal 9"),
        ("import sys; sys.exit(1)", "failed with exit code 1"),
        ("import sys; sys.exit('Error: no such thing')", "failed with exit code 1: Error: no such thing"),
        ("import os; os._exit(123)", "failed with exit code 123"),
        ('print(\'[{"id": "brand-new-check", "text": "x", "level": 3}]\')', "reports brand-new-check"),
    ],
)
def test_what_is_no_clear_answer_is_an_error(tmp_path: Path, code: str, message: str) -> None:
    with pytest.raises(ToolError) as raised:
        changelog(acting(tmp_path, code), BASE, GONE)
    assert message in raised.value.message
    assert raised.value.hint


@posix
def test_a_wrapped_answer_is_understood(tmp_path: Path) -> None:
    answer = {"changes": [{"id": "endpoint-added", "text": "endpoint added", "level": 1}], "meta": {}}
    found = changelog(acting(tmp_path, f"print({json.dumps(answer)!r})"), BASE, GONE)
    assert [change.id for change in found] == ["endpoint-added"]


@posix
def test_one_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_OASDIFF_TIMEOUT", "0.5")
    with pytest.raises(ToolError, match="did not finish within"):
        changelog(acting(tmp_path, "import time; time.sleep(60)"), BASE, GONE)


@posix
def test_a_time_limit_that_is_no_number_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WB_OASDIFF_TIMEOUT", "soon")
    with pytest.raises(ToolError, match="WB_OASDIFF_TIMEOUT"):
        changelog(acting(tmp_path, ""), BASE, GONE)
