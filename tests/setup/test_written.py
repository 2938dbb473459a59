"""What ``wb init`` writes is what docs/ci.md shows, and what others' linters find nothing in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate.repository import Repository
from tests.setup.running import wb
from tests.workflows.test_workflows import lint, shown
from wb import project


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Repository(tmp_path_factory.mktemp("written"))
    for system in ("github", "gitlab"):
        done = wb(made.root, "init", "--yes", "--ci", system)
        assert done.returncode == 0, done.stderr
    return made.root


def data(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def test_the_workflow_is_that_of_the_page_without_the_upload(written: Path) -> None:
    ours, theirs = (
        data(text)
        for text in (
            (written / ".github/workflows/wb.yml").read_text("utf-8"),
            shown(".github/workflows/wb.yml"),
        )
    )
    job = theirs["jobs"]["wb"]
    del job["permissions"]["security-events"]
    job["steps"] = [job["steps"][0], {"uses": job["steps"][1]["uses"]}]
    assert ours == theirs


def test_the_hooks_are_those_of_the_page(written: Path) -> None:
    ours = (written / ".pre-commit-config.yaml").read_text("utf-8")
    assert data(ours) == data(shown(".pre-commit-config.yaml"))


def test_the_job_is_that_of_the_page(written: Path) -> None:
    ours, theirs = (
        data(text)["wb"]
        for text in ((written / ".gitlab-ci.yml").read_text("utf-8"), shown(".gitlab-ci.yml"))
    )
    assert (ours.pop("stage"), ours.pop("timeout")) == ("test", "15 minutes")
    assert ours == theirs


def test_linters_of_workflows_find_nothing(written: Path, tmp_path: Path) -> None:
    allowed = tmp_path / "zizmor.yml"
    policies = f"{{{project.REPOSITORY}: ref-pin, '*': hash-pin}}"
    allowed.write_text(f"rules: {{unpinned-uses: {{config: {{policies: {policies}}}}}}}\n", encoding="utf-8")
    assert lint("zizmor", "--offline", "--config", allowed, ".github/workflows", cwd=written) == ""


def test_actionlint_finds_nothing(written: Path) -> None:
    assert lint("actionlint", ".github/workflows/wb.yml", cwd=written) == ""
