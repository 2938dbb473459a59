"""The action, our workflows and the ones that people copy: two linters find nothing, names agree."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate.repository import Repository
from tests.gate.test_commands import wb
from wb import project

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BESIDE = Path(sys.executable).parent
PINNED = re.compile(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v[0-9]+(\.[0-9]+){2}")


def shown(name: str) -> str:
    """The file of a name that the page shows."""
    (found,) = re.findall(rf"```yaml\n# {re.escape(name)}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


@pytest.fixture
def documented(tmp_path: Path) -> Path:
    """A repository with the workflow that the page shows."""
    made = Repository(tmp_path / "documented")
    made.write({".github/workflows/wb.yml": shown(".github/workflows/wb.yml")})
    return made.root


@pytest.fixture(params=["github", "gitlab"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository that ``wb init`` has set up for one of the systems."""
    made = Repository(tmp_path / request.param)
    done = wb(made.root, "init", "--yes", "--ci", request.param)
    assert done.returncode == 0, done.stderr
    return made.root


def lint(program: str, *arguments: str | Path, cwd: Path = ROOT) -> str:
    found = shutil.which(program, path=str(BESIDE)) or shutil.which(program)
    if found is None:
        pytest.skip(f"needs {program}; .ci/run installs it")
    done = subprocess.run(
        [found, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_zizmor_finds_nothing_in_ours() -> None:
    assert lint("zizmor", "--offline", "action.yml", ".github/workflows") == ""


def test_actionlint_finds_nothing_in_ours() -> None:
    assert lint("actionlint", *WORKFLOWS) == ""


def zizmor(folder: Path, workflow: Path) -> str:
    """What zizmor says of a workflow that uses the action by its version, so that people can read it."""
    allowed = folder / "zizmor.yml"
    policies = f"{{{project.REPOSITORY}: ref-pin, '*': hash-pin}}"
    allowed.write_text(f"rules: {{unpinned-uses: {{config: {{policies: {policies}}}}}}}\n", encoding="utf-8")
    return lint("zizmor", "--offline", "--config", allowed, workflow, cwd=folder)


def test_zizmor_finds_nothing_in_what_people_copy(documented: Path) -> None:
    assert zizmor(documented, documented / ".github" / "workflows" / "wb.yml") == ""


def test_actionlint_finds_nothing_in_what_people_copy(documented: Path) -> None:
    assert lint("actionlint", ".github/workflows/wb.yml", cwd=documented) == ""


def test_what_wb_init_writes_agrees_with_what_there_is(written: Path) -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (offered,) = yaml.safe_load((written / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert {hook["id"] for hook in offered["hooks"]} <= hooks
    for workflow in (written / ".github").rglob("*.yml"):
        steps = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]["wb"]["steps"]
        (own,) = [step for step in steps if step["uses"].startswith(project.REPOSITORY)]
        assert own.get("with", {}).keys() <= ACTION["inputs"].keys()
        assert lint("actionlint", workflow, cwd=written) == ""
        assert zizmor(written, workflow) == ""
    if (pipeline := written / ".gitlab-ci.yml").exists():
        job = yaml.safe_load(pipeline.read_text("utf-8"))["wb"]
        report = job["artifacts"]["reports"]["codequality"]
        assert any(f"--output-file gitlab={report}" in line for line in job["script"])


@pytest.mark.parametrize("path", [ROOT / "action.yml", *WORKFLOWS], ids=lambda path: path.name)
def test_every_action_of_others_is_pinned_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == []


def test_each_commit_has_one_version_everywhere() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "action.yml", *WORKFLOWS)]
    pins = {
        tuple(pin) for text in (*texts, PAGE) for pin in re.findall(r"([\w/.-]+@[0-9a-f]{40}) # (v\S+)", text)
    }
    assert len({name for name, _ in pins}) == len(pins)
    assert len({name.partition("@")[0] for name, _ in pins}) == len(pins)


def test_the_page_tells_all_inputs_and_outputs() -> None:
    rows = re.findall(r"^\| (`.+?) \|", PAGE, re.MULTILINE)
    names = [set(re.findall(r"`([\w-]+)`", row)) for row in rows]
    told = set().union(*names)
    assert told == ACTION["inputs"].keys() | ACTION["outputs"].keys()


def test_the_page_uses_what_there_is() -> None:
    steps = yaml.safe_load(shown(".github/workflows/wb.yml"))["jobs"]["wb"]["steps"]
    (own,) = [step for step in steps if step["uses"].startswith(f"{project.REPOSITORY}@")]
    assert own["with"].keys() <= ACTION["inputs"].keys()
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (offered,) = yaml.safe_load(shown(".pre-commit-config.yaml"))["repos"]
    assert {hook["id"] for hook in offered["hooks"]} <= hooks
    job = yaml.safe_load(shown(".gitlab-ci.yml"))["wb"]
    written = job["artifacts"]["reports"]["codequality"]
    assert any(f"--output-file gitlab={written}" in line for line in job["script"])


def test_the_page_names_this_version() -> None:
    named = re.findall(r"(?:wb@v|rev: v|working-backwards==)(\d[\w.]*\w)", PAGE)
    assert set(named) == {project.VERSION}
