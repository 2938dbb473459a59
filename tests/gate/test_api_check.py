"""``wb api check`` on files, folders, commits, standard input and addresses, with the real diff engine."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.gate.berths import BERTHS, BREAK, BROKEN
from tests.gate.repository import Repository
from wb.cli import cli
from wb.contracts import download
from wb.errors import InputError, UsageError

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path)
    made.commit({"api/openapi.yaml": BERTHS, "api/gone.yaml": BERTHS, "api/notes.yaml": "a: 1\n"})
    monkeypatch.chdir(tmp_path)
    return made


def check(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(
        cli, ["api", "check", *arguments, "--format=json"], standalone_mode=False, input=given
    )


def found(result: Result) -> list[tuple[str, str]]:
    report: dict[str, Any] = json.loads(result.stdout)
    return [(finding["rule"], finding["path"]) for finding in report["findings"]]


def test_two_files(repository: Repository) -> None:
    repository.write({"new.yaml": BROKEN})
    assert found(check("api/openapi.yaml", "new.yaml")) == [(BREAK, "new.yaml")]


def test_a_commit_and_a_file(repository: Repository) -> None:
    repository.write({"api/openapi.yaml": BROKEN})
    result = check("HEAD:api/openapi.yaml", "api/openapi.yaml")
    assert found(result) == [(BREAK, "api/openapi.yaml")]
    assert json.loads(result.stdout)["findings"][0]["related"][0]["path"] == "HEAD:api/openapi.yaml"


def test_standard_input(repository: Repository) -> None:
    assert found(check("api/openapi.yaml", "-", given=BROKEN)) == [(BREAK, "standard input")]


def test_folders_are_compared_by_path(repository: Repository) -> None:
    repository.write({"api/openapi.yaml": BROKEN, "api/gone.yaml": None, "api/new.yaml": BERTHS})
    result = check("HEAD:api", "api")
    assert found(result) == [("deleted-contract", "HEAD:api/gone.yaml"), (BREAK, "api/openapi.yaml")]
    assert json.loads(result.stdout)["summary"]["checked"] == 3


def test_a_contract_of_a_folder_that_cannot_be_read_fails_the_run_and_hides_no_other(
    repository: Repository,
) -> None:
    repository.write({"api/openapi.yaml": BROKEN, "api/gone.yaml": "openapi: 3.1.0\n- x\n"})
    result = check("HEAD:api", "api")
    assert found(result) == [(BREAK, "api/openapi.yaml")]
    assert result.return_value == 2
    assert "api/gone.yaml" in result.stderr


def test_a_policy_holds_here_too(repository: Repository) -> None:
    repository.write({"new.yaml": BROKEN, "wb.toml": '[policy]\nexclude = ["/berths"]\n'})
    assert found(check("api/openapi.yaml", "new.yaml")) == []


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (
            ("https://example.com/openapi.json", "api/openapi.yaml"),
            UsageError,
            "goes only when it is told to",
        ),
        (("--allow-url", "http://example.com/openapi.json", "api/openapi.yaml"), UsageError, "not encrypted"),
        (("api", "api/openapi.yaml"), UsageError, "a folder and a file"),
        (("HEAD:lost.yaml", "api/openapi.yaml"), InputError, "no such file in that commit"),
        (("lost:api/openapi.yaml", "api/openapi.yaml"), UsageError, "there is no commit 'lost'"),
        (("lost.yaml", "api/openapi.yaml"), InputError, "there is no such file"),
        (("api/notes.yaml", "api/openapi.yaml"), InputError, "is no OpenAPI description"),
        ((".git", ".git"), InputError, "no contract in either folder"),
    ],
)
def test_what_cannot_be_compared(
    repository: Repository, arguments: tuple[str, ...], error: type[Exception], message: str
) -> None:
    result = check(*arguments)
    assert isinstance(result.exception, error)
    assert message in str(result.exception)


def test_an_address_that_was_allowed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://example.com/v1/openapi.yaml"

    def answer(asked: str, target: Path, *, secure: bool) -> None:
        assert (asked, secure) == (url, True)
        target.write_text(BERTHS.replace("{description: The ships.}", "{$ref: other.yaml}"), encoding="utf-8")

    monkeypatch.setattr(download, "download", answer)
    result = check("--allow-url", url, "api/openapi.yaml")
    assert isinstance(result.exception, InputError)
    assert "refers to other.yaml, which is not in it" in str(result.exception)
