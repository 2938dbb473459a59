"""The rules of governance run on the examples of their own pages, and on what is at the edges.

An example in YAML is a contract without a past; one in diff form is the contract before and after, with a
break in it. Marked lines end with ``# !``.
"""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from wb import engine
from wb.contracts.governance import RULES
from wb.contracts.governance.internal_host import internal_host
from wb.contracts.governance.missing_security import missing_security
from wb.contracts.governance.missing_version_bump import missing_version_bump
from wb.contracts.load import load
from wb.contracts.model import Contract
from wb.contracts.release import Release
from wb.contracts.versions import is_new, version
from wb.engine import Settings
from wb.findings import Finding, Severity
from wb.rule import AnyRule

TODAY = date(2026, 1, 15)
BLOCK = re.compile(r"^(Bad|Good):\n\n```(yaml|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r" *# !$", re.MULTILINE)
EXAMPLES = [(rule, *block) for rule in RULES for block in BLOCK.findall(rule.doc)]


def contract(text: str) -> Contract:
    """A contract from a text that is kept nowhere."""
    tree = SimpleNamespace(read=lambda _: text.encode(), label=str)
    return load(tree, "openapi.yaml", "berths")


def sides(text: str) -> tuple[str, str]:
    """The text before and after a diff."""
    lines = text.splitlines(keepends=True)
    base, revision = ("".join(line[1:] for line in lines if line[0] in f" {sign}") for sign in "-+")
    return base, revision


def found(rule: AnyRule, release: Release, **options: object) -> list[Finding]:
    settings = Settings(
        levels={rule.name: Severity.ERROR},
        options={rule.name: msgspec.convert(options, type(rule.options()))} if options else {},
    )
    return engine.check(release, [rule], settings, "berths")


@pytest.mark.parametrize(
    ("rule", "side", "language", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", "")
)
def test_the_rule_reports_exactly_the_marked_lines(
    rule: AnyRule, side: str, language: str, text: str
) -> None:
    before, after = sides(text) if language == "diff" else ("", text)
    marked = [number for number, line in enumerate(after.split("\n"), 1) if MARK.search(line)]
    base = contract(MARK.sub("", before)) if before else None
    release = Release(contract(MARK.sub("", after)), base, TODAY, breaking=1)
    assert [finding.location.line for finding in found(rule, release)] == marked
    assert bool(marked) == (side == "Bad")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_has_both_examples_and_the_rule_is_off_until_asked_for(rule: AnyRule) -> None:
    assert {side for side, _, _ in BLOCK.findall(rule.doc)} == {"Bad", "Good"}
    assert set(rule.levels.by_stage.values()) == {"off"}


def test_every_file_is_listed() -> None:
    folder = Path(__file__).resolve().parents[2] / "wb/contracts/governance"
    names = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert {rule.name for rule in RULES} == names


def release(text: str) -> Release:
    return Release(contract("openapi: 3.1.0\ninfo: {title: Berths, version: 1.0.0}\n" + text), None, TODAY)


@pytest.mark.parametrize(
    ("url", "internal"),
    [
        ("http://localhost:8080", True),
        ("http://10.1.2.3/v1", True),
        ("http://[fd00::1]/v1", True),
        ("https://berths.corp", True),
        ("https://wiki.example.org", True),
        ("https://93.184.216.34", False),
        ("https://{tenant}.example.com/v1", False),
        ("/v1", False),
        ("https://[bad", False),
    ],
)
def test_internal_hosts(url: str, internal: bool) -> None:
    assert (
        bool(found(internal_host, release(f"servers: [{{url: '{url}'}}]\n"), hosts=("wiki.*",))) == internal
    )


@pytest.mark.parametrize(
    ("security", "is_open"), [("[]", True), ("[{}, {key: []}]", True), ("[{key: []}]", False)]
)
def test_security_of_the_operation_counts_before_that_of_the_contract(security: str, is_open: bool) -> None:
    text = f"security: [{{key: []}}]\npaths: {{/berths: {{get: {{security: {security}}}}}}}\n"
    assert bool(found(missing_security, release(text))) == is_open
    assert not found(missing_security, release(text), public=("GET /ber*",))


@pytest.mark.parametrize(
    ("scheme", "before", "after", "new"),
    [
        ("semver", "1.4.2", "2.0.0", True),
        ("semver", "1.4.2", "1.5.0", False),
        ("semver", "0.4.2", "0.5.0", True),
        ("semver", "0.9.0", "1.0.0", True),
        ("semver", "v3", "v4", True),
        ("semver", "2.0.0", "1.0.0", False),
        ("semver", "1.0.0", "banana", False),
        ("semver", "1.0.0", "2.0.0-beta.1", True),
        ("date", "2026-01-31", "2026-02-01", True),
        ("date", "2026-02-01", "2026-02-01", False),
        ("date", "2026-02-01", "2.0.0", False),
    ],
)
def test_versions_that_announce_a_break(scheme: str, before: str, after: str, new: bool) -> None:
    texts = (
        f"openapi: 3.1.0\ninfo: {{title: Berths, version: '{written}'}}\n" for written in (before, after)
    )
    one, other = map(contract, texts)
    assert is_new(version(one, scheme), version(other, scheme)) == new


def test_versions_in_paths() -> None:
    head = "openapi: 3.1.0\ninfo: {title: Berths, version: 1.0.0}\n"
    first = contract(head + "servers: [{url: https://api.example.com/v1}]\npaths: {/berths: {}}\n")
    second = contract(head + "paths: {/v1/berths: {}, /v2/berths: {}}\n")
    assert (version(first, "path"), version(second, "path")) == ((1,), (2,))


def test_a_version_is_only_asked_for_with_a_break() -> None:
    text = "openapi: 3.1.0\ninfo: {title: Berths, version: 1.0.0}\n"
    assert not found(missing_version_bump, Release(contract(text), contract(text), TODAY))
    assert found(missing_version_bump, Release(contract(text), contract(text), TODAY, breaking=2))
