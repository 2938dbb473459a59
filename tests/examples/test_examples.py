"""The bundled example is held to what it preaches, and the demo tells the truth."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

ROOT = Path(__file__).resolve().parents[2]
PROPOSAL = ROOT / "examples" / "instant-refunds"
CONTRACT: dict[str, Any] = yaml.safe_load((PROPOSAL / "openapi.yaml").read_text(encoding="utf-8"))
MANUAL = (PROPOSAL / "manual.md").read_text(encoding="utf-8")


def wb(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)


def findings(path: str) -> list[dict[str, Any]]:
    done = wb("lint", path, "--format", "json")
    assert done.returncode in {0, 1}, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def test_the_linter_has_nothing_to_say_against_the_good_proposal() -> None:
    found = {finding["rule"] for finding in findings("examples/instant-refunds")}
    assert found <= {"near-page-budget"}  # the release fills its page, as it may


def test_the_flawed_document_shows_many_kinds_of_faults() -> None:
    found = findings("examples/flawed/prfaq.md")
    assert {finding["severity"] for finding in found} >= {"error", "warning"}
    expected = {
        "broken-anchor",
        "broken-link",
        "duplicate-part",
        "invalid-front-matter",
        "left-in-guidance",
        "missing-part",
        "misspelt-front-matter-key",
        "past-launch-date",
        "placeholder",
        "unanswered-question",
        "unnamed-quote",
        "unowned-unknown",
        "unsplit-faq",
    }
    assert expected - {finding["rule"] for finding in found} == set()


@pytest.mark.parametrize("path", ["instant-refunds/openapi.yaml", "flawed/openapi-v2.yaml"])
def test_both_versions_of_the_contract_are_valid(path: str) -> None:
    validate(yaml.safe_load((ROOT / "examples" / path).read_text(encoding="utf-8")))


def test_the_manual_promises_exactly_the_operations_of_the_contract() -> None:
    promised = set(re.findall(r"^\| `(GET|POST|PUT|PATCH|DELETE) (\S+)`", MANUAL, re.MULTILINE))
    methods = {"get", "post", "put", "patch", "delete"}
    there = {(m.upper(), path) for path, item in CONTRACT["paths"].items() for m in item.keys() & methods}
    assert promised == there


@pytest.mark.parametrize(
    ("pattern", "schema"),
    [
        (r"-d '(\{.*?\})'", "NewRefund"),
        (r"```json\n(\{\n.*?\n\})\n```", "Refund"),
        (r"```json\n(\{\"per_refund.*?\})\n```", "Limits"),
    ],
)
def test_the_bodies_in_the_manual_fit_the_contract(pattern: str, schema: str) -> None:
    (body,) = re.findall(pattern, MANUAL, re.DOTALL)
    wanted = {"$ref": f"#/components/schemas/{schema}", "components": CONTRACT["components"]}
    assert list(Draft202012Validator(wanted).iter_errors(json.loads(body))) == []


def test_the_documents_agree_on_the_launch() -> None:
    launches = {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])["launch"]
        for path in PROPOSAL.glob("*.md")
    }
    assert len(launches) == 5
    assert len(set(launches.values())) == 1


def test_the_demo_ends_as_it_explains() -> None:
    done = subprocess.run(
        [sys.executable, "examples/demo.py"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if "-> exit code 2" in done.stdout and "api check" in done.stdout:
        pytest.skip("oasdiff is neither here nor to be had")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 of 3 commands ended as told" in done.stdout
