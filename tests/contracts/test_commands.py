"""``wb api check``, ``wb oasdiff``, ``wb doctor`` as somebody types them: output, exit code, bad input."""

import hashlib
import json
import os
import stat
import subprocess
import sys
import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from wb.contracts.oasdiff import Engine

HEAD = "openapi: 3.0.3\ninfo: {title: Pets, version: 1.0.0}\n"
BASE = HEAD + "paths:\n  /pets:\n    get:\n      responses: {'200': {description: ok}}\n"
GONE = HEAD + "paths: {}\n"
REF = BASE + "components:\n  schemas:\n    A: {items: {$ref: '%s'}}\n"

posix = pytest.mark.skipif(os.name != "posix", reason="the engine that plays a part is a script")


def wb(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", **env}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def write(folder: Path, base: str, revision: str) -> None:
    (folder / "base.yaml").write_text(base, encoding="utf-8")
    (folder / "new.yaml").write_text(revision, encoding="utf-8")


def acting(folder: Path, code: str) -> str:
    """The path of an oasdiff 1.33.0 that does what the Python code says when it is asked to compare."""
    script = folder / "acting-oasdiff"
    said = "import sys\nif '--version' in sys.argv:\n    print('oasdiff version 1.33.0')\n    sys.exit()"
    script.write_text(f"#!{sys.executable}\n{said}\n{code}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_break_is_a_finding_in_the_users_own_file(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, BASE, GONE)
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    (finding,) = report["findings"]
    assert finding["rule"] == "api-path-removed-without-deprecation"
    assert (finding["path"], finding["line"], finding["column"]) == ("new.yaml", 3, 1)
    assert finding["severity"] == "error"
    assert finding["message"].startswith("GET /pets: ")
    assert "deprecated: true" in finding["hint"]
    assert [(place["path"], place["line"]) for place in finding["related"]] == [("base.yaml", 5)]
    assert report["summary"]["checked"] == 1


def test_the_report_names_the_engine(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, BASE, GONE)
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml")
    assert done.returncode == 1
    assert f"oasdiff {engine.version}" in done.stdout
    assert "new.yaml:3:1: error: GET /pets: " in done.stdout


@pytest.mark.parametrize("revision", [BASE, BASE.replace("'200'", "200").replace("Pets", '"Pets"')])
def test_without_a_difference_it_exits_with_0_and_needs_no_engine(tmp_path: Path, revision: str) -> None:
    write(tmp_path, BASE, revision)
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", WB_OASDIFF=acting(tmp_path, "sys.exit(5)"))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_violation_of_the_base_warns_and_a_new_one_fails(tmp_path: Path, engine: Engine) -> None:
    bad = BASE.replace("description: ok", "descripton: ok")
    write(tmp_path, bad, bad)
    old = wb(tmp_path, "api", "check", "base.yaml", "new.yaml")
    assert (old.returncode, "inherited-violation" in old.stdout) == (0, True)
    write(tmp_path, BASE, bad)
    new = wb(tmp_path, "api", "check", "base.yaml", "new.yaml")
    assert (new.returncode, "invalid-contract" in new.stdout) == (1, True)
    assert "new.yaml:6:27: error: 'descripton' has no meaning here" in new.stdout


def test_levels_and_waivers_of_wb_toml_hold(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, BASE, GONE)
    (tmp_path / "wb.toml").write_text('[rules]\napi-path-removed-without-deprecation = "warning"\n', "utf-8")
    assert wb(tmp_path, "api", "check", "base.yaml", "new.yaml").returncode == 0
    soon = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 - the day of the run counts
    waiver = '[[waivers]]\nrule = "api-path-removed-without-deprecation"\noperation = "GET /pets"\n'
    (tmp_path / "wb.toml").write_text(
        waiver + 'reason = "nobody calls it"\nowner = "Ada"\nexpires = ' + soon, "utf-8"
    )
    waived = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", "--format", "json")
    assert json.loads(waived.stdout)["summary"]["error"] == 0


BAD = {
    "missing": (None, "new.yaml: there is no such file"),
    "empty": ("", "new.yaml: is empty"),
    "not YAML": ("paths: [", "new.yaml:2:1: is not valid YAML"),
    "binary": ("\x00\x01\x02", "new.yaml: is not valid YAML"),
    "no contract": ("hello: world", "new.yaml: is no OpenAPI description"),
    "no version": ("openapi: banana", "new.yaml:1:1: 'banana' is no OpenAPI version"),
    "swagger": ("swagger: '2.0'", "new.yaml:1:1: is Swagger 2.0"),
    "asyncapi": ("asyncapi: 3.0.0", "new.yaml:1:1: is AsyncAPI 3.0.0"),
    "duplicate key": (BASE + "paths: {}\n", "new.yaml:7:1: has the key 'paths' twice"),
    "unresolvable": (REF % "#/components/schemas/B", "new.yaml:9:17: $ref points at /components/schemas/B"),
    "missing file": (REF % "b.yaml", "new.yaml:9:17: $ref points at the file b.yaml, which does not exist"),
    "outside": (REF % "../b.yaml", "new.yaml:9:17: $ref '../b.yaml' leads out of the repository"),
    "deep": (HEAD + "x-a: " + "[" * 10_000 + "]" * 10_000, "is nested more than 200 levels deep"),
}


@pytest.mark.parametrize("side", ["revision", "base"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_message_and_exit_code_2(tmp_path: Path, name: str, side: str) -> None:
    text, message = BAD[name]
    write(tmp_path, BASE, text or "")
    if text is None:
        (tmp_path / "new.yaml").unlink()
    before = contents(tmp_path)
    arguments = ("base.yaml", "new.yaml") if side == "revision" else ("new.yaml", "base.yaml")
    done = wb(tmp_path, "api", "check", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 2  # what is wrong, and what to do
    assert contents(tmp_path) == before


def test_nothing_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        host = f"127.0.0.1:{server.server_port}"
        for ref in (f"http://{host}/a.yaml", f"//{host}/a.yaml#/A", "file:///etc/passwd"):
            write(tmp_path, BASE, REF % ref)
            done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml")
            assert done.returncode == 2
            assert "new.yaml:9:17: $ref" in done.stderr
            assert "leads to another host or scheme" in done.stderr
        example = BASE + f"x-see:\n  $ref: http://{host}/b.yaml\n"
        write(tmp_path, example, example.replace("ok", "fine") + "tags: [{name: a}]\n")
        wb(tmp_path, "api", "check", "base.yaml", "new.yaml")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


@posix
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import time; time.sleep(60)", "did not finish within 1 seconds"),
        ("import os; os.kill(os.getpid(), 9)", "was ended by signal 9"),
        ("print('Segmentation fault')", "answered with something else than its JSON"),
        ("print('[')", "answered with something else than its JSON"),
        ("sys.stderr.write('Error: boom\\n'); sys.exit(100)", "failed with exit code 100: Error: boom"),
        ("sys.exit(123)", "failed with exit code 123"),
    ],
)
def test_an_engine_that_gives_no_answer_is_exit_code_2(tmp_path: Path, code: str, message: str) -> None:
    write(tmp_path, BASE, GONE)
    chosen = acting(tmp_path, code)
    before = contents(tmp_path)
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", WB_OASDIFF=chosen, WB_OASDIFF_TIMEOUT="1")
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert contents(tmp_path) == before


def test_without_an_engine_and_without_network_it_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, BASE, GONE)
    bare = {"WB_OFFLINE": "1", "WB_CACHE_DIR": str(tmp_path / "cache"), "PATH": "", "WB_OASDIFF": ""}
    done = wb(tmp_path, "api", "check", "base.yaml", "new.yaml", **bare)
    assert done.returncode == 2
    assert "WB_OFFLINE forbids" in done.stderr
    assert "wb oasdiff install" in done.stderr
    for command in (("oasdiff", "path"), ("oasdiff", "version"), ("oasdiff", "install")):
        assert wb(tmp_path, *command, **bare).returncode == 2


def test_the_settings_of_oasdiff_in_the_tree_are_not_read(tmp_path: Path, engine: Engine) -> None:
    write(tmp_path, BASE, GONE)
    for name in ("oasdiff.yaml", ".oasdiff.yaml"):
        (tmp_path / name).write_text("match-path: /nothing\nunmatch-path: .*\n", encoding="utf-8")
    done = wb(
        tmp_path, "api", "check", "base.yaml", "new.yaml", OASDIFF_CONFIG=str(tmp_path / "oasdiff.yaml")
    )
    assert done.returncode == 1


def test_wb_oasdiff_says_which_one_it_uses(tmp_path: Path, engine: Engine) -> None:
    assert wb(tmp_path, "oasdiff", "path").stdout == f"{engine.path}\n"
    assert wb(tmp_path, "oasdiff", "version").stdout.startswith(f"oasdiff {engine.version} (")


def test_the_doctor_finds_what_is_there(tmp_path: Path, engine: Engine) -> None:
    done = wb(tmp_path, "doctor", "--format", "json")
    checks = {check["name"]: check for check in json.loads(done.stdout)["checks"]}
    assert checks["oasdiff"]["fine"]
    assert engine.version in checks["oasdiff"]["found"]
    assert checks["python"]["fine"]


def test_the_doctor_names_what_is_missing_and_the_command(tmp_path: Path) -> None:
    bare = {"WB_CACHE_DIR": str(tmp_path / "cache"), "PATH": str(tmp_path), "WB_OASDIFF": ""}
    done = wb(tmp_path, "doctor", **bare)
    assert done.returncode == 1
    assert "wb oasdiff install" in done.stdout
    (tmp_path / "wb.toml").write_text("colour = 1\n", encoding="utf-8")
    broken = wb(tmp_path, "doctor", "--format", "json", **bare)
    checks = {check["name"]: check for check in json.loads(broken.stdout)["checks"]}
    assert not checks["configuration"]["fine"]
    assert not checks["git"]["fine"]
