"""``wb init`` in repositories of every sort: what it finds, shows, writes, and leaves alone."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate.berths import BERTHS, FILE
from tests.gate.repository import Repository
from tests.setup.running import FINE, FLAWED, HOOKS, SWAGGER, answering, files, wb
from wb import project

NEW = {"wb.toml", "proposals/README.md", ".pre-commit-config.yaml", ".github/workflows/wb.yml"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def init(repository: Repository, *arguments: str) -> str:
    """Run it without a question, which must succeed; what it printed."""
    done = wb(repository.root, "init", "--yes", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def toml(repository: Repository) -> dict[str, Any]:
    return tomllib.loads((repository.root / "wb.toml").read_text("utf-8"))


def test_an_empty_repository_is_set_up_in_one_go_and_only_once(repository: Repository) -> None:
    init(repository)
    made = files(repository)
    assert made.keys() == NEW
    assert init(repository).endswith("Everything is set up; nothing to write.\n")
    assert files(repository) == made
    repository.git("add", "--all")
    assert wb(repository.root, "check").returncode == 0
    assert wb(repository.root, "doctor").returncode in (0, 1)


def test_the_workflow_has_least_permissions_and_pinned_actions(repository: Repository) -> None:
    init(repository)
    workflow = yaml.safe_load((repository.root / ".github/workflows/wb.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    job = workflow["jobs"]["wb"]
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    checkout, own = job["steps"]
    assert checkout["uses"] == f"actions/checkout@{project.CHECKOUT[0]}"
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert own["uses"] == f"{project.REPOSITORY}@{project.TAG}"
    assert workflow["concurrency"]["group"] == "wb-${{ github.ref }}"


def test_every_file_is_shown_first_and_a_dry_run_writes_nothing(repository: Repository) -> None:
    repository.commit({".pre-commit-config.yaml": HOOKS})
    done = wb(repository.root, "init", "--dry-run")
    assert done.returncode == 0
    assert {line[6:] for line in done.stdout.splitlines() if line.startswith("+++ b/")} == NEW
    assert "+- repo: https://github.com/" in done.stdout
    assert files(repository).keys() == {".pre-commit-config.yaml"}


def test_without_anybody_to_ask_nothing_is_written(repository: Repository) -> None:
    for stdin in ("", "y\n"):
        done = wb(repository.root, "init", stdin=stdin)
        assert done.returncode == 2
        assert "nothing was written" in done.stderr
        assert "--yes" in done.stderr
    assert files(repository) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_at_a_terminal_it_asks(repository: Repository) -> None:
    repository.commit({"glossary.md": FLAWED})
    code, shown = answering(repository.root, "y\nn\n", "init")
    assert (code, "Nothing was written." in shown) == (0, True)
    assert files(repository).keys() == {"glossary.md"}
    code, shown = answering(repository.root, "n\ny\n", "init")
    assert code == 0
    assert "Write a baseline" in shown
    assert files(repository).keys() == {"glossary.md", *NEW}
    code, shown = answering(repository.root, "y\ny\n", "init")
    assert ".wb-baseline.json" in files(repository)


def test_day_one_is_green_and_only_new_faults_fail(repository: Repository) -> None:
    repository.commit({"glossary.md": FLAWED, FILE: BERTHS})
    assert wb(repository.root, "check").returncode == 1
    init(repository)
    repository.git("switch", "--quiet", "--create", "setup")
    repository.commit({})
    assert wb(repository.root, "check").returncode == 0
    repository.commit({"glossary.md": FLAWED + "\n**Pier**: see [that](gone.md).\n"})
    done = wb(repository.root, "check")
    assert (done.returncode, done.stdout.count("[broken-link]")) == (1, 1)


def test_no_baseline_where_it_is_not_wanted_or_not_needed(repository: Repository) -> None:
    repository.commit({"glossary.md": FINE})
    init(repository)
    assert ".wb-baseline.json" not in files(repository)
    repository.commit({"glossary.md": FLAWED})
    init(repository, "--no-baseline")
    assert ".wb-baseline.json" not in files(repository)
    assert "+++ b/.wb-baseline.json" in init(repository)


def test_a_baseline_that_is_there_is_left_alone(repository: Repository) -> None:
    repository.commit({"glossary.md": FLAWED})
    init(repository)
    before = files(repository)
    repository.write({"more.md": FLAWED})
    assert "nothing to write" in init(repository)
    assert files(repository) == {**before, "more.md": FLAWED.encode()}


def test_documents_and_contracts_are_found_by_their_content(repository: Repository) -> None:
    repository.commit({"a/words.md": FINE, "b/api.yaml": BERTHS, "old.yaml": SWAGGER, "c.yaml": "a: 1\n"})
    shown = init(repository)
    assert "documents   1 glossary" in shown
    assert "contracts   2, 1 of them not readable as OpenAPI 3" in shown
    written = toml(repository)
    assert written["contracts"] == {"b-api": {"path": "b/api.yaml"}}
    assert written["exclude"] == ["old.yaml"]
    assert "#   glossary: a/words.md" in (repository.root / "wb.toml").read_text("utf-8")
    # The names are those that the gate gave before, so that fingerprints and waivers stay.
    repository.commit({"b/api.yaml": None})
    assert "b-api" in wb(repository.root, "check", "--base", "HEAD~1").stdout


def test_many_contracts_are_not_listed(repository: Repository) -> None:
    repository.commit({f"api/{number}.yaml": BERTHS for number in range(12)})
    init(repository)
    assert "contracts" not in toml(repository)
    assert "# 12 contracts are found by their content." in (repository.root / "wb.toml").read_text("utf-8")


def test_names_that_break_lines_do_no_harm(repository: Repository) -> None:
    repository.commit(
        {'a "b\n[x].md': FINE, 'c "d\n[y].yaml': BERTHS, 'e"f.yaml': BERTHS, "g h.yaml": SWAGGER}
    )
    init(repository)
    written = toml(repository)
    assert written.keys() == {"fail_on", "exclude", "contracts"}
    assert [one["path"] for one in written["contracts"].values()] == ['e"f.yaml']


def test_hooks_of_others_keep_every_byte(repository: Repository) -> None:
    repository.commit({".pre-commit-config.yaml": HOOKS})
    init(repository)
    text = (repository.root / ".pre-commit-config.yaml").read_text("utf-8")
    assert text.startswith(HOOKS)
    added = yaml.safe_load(text)["repos"][-1]
    assert (added["repo"], added["rev"]) == (project.ADDRESS, project.TAG)
    assert [hook["id"] for hook in added["hooks"]] == ["wb-lint", "wb-api"]


@pytest.mark.parametrize(
    "text", ["repos: []\n", "repos: [{repo: x}]\n", "[", "", "a: 1\n---\nb: 2\n", "\ufffe"]
)
def test_what_to_add_is_shown_where_it_cannot_be_added_safely(repository: Repository, text: str) -> None:
    repository.commit({".pre-commit-config.yaml": text})
    shown = init(repository)
    assert "By hand: .pre-commit-config.yaml: it is not clear where this goes" in shown
    assert "    - id: wb-lint" in shown
    assert files(repository)[".pre-commit-config.yaml"] == text.encode()


def test_a_file_that_is_no_text_or_leads_out_is_not_touched(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(HOOKS, "utf-8")
    (repository.root / ".pre-commit-config.yaml").symlink_to(outside)
    repository.write({".gitlab-ci.yml": ""})
    (repository.root / ".gitlab-ci.yml").write_bytes(b"\xff\xfe")
    assert init(repository).count("it is not clear where this goes") == 2
    assert outside.read_text("utf-8") == HOOKS
    assert (repository.root / ".gitlab-ci.yml").read_bytes() == b"\xff\xfe"


@pytest.mark.parametrize(
    "hooks",
    [
        "repos:\n- repo: local\n  hooks:\n  - {id: x, name: x, language: system, entry: wb check --staged}\n",
        f"repos:\n- repo: {project.ADDRESS}\n  rev: v0\n  hooks: [{{id: wb-check}}]\n",
    ],
)
def test_hooks_that_run_wb_already(repository: Repository, hooks: str) -> None:
    repository.commit({".pre-commit-config.yaml": hooks})
    assert ".pre-commit-config.yaml: set up already" in init(repository)
    assert files(repository)[".pre-commit-config.yaml"] == hooks.encode()


@pytest.mark.parametrize("path", ["lefthook.yml", ".husky/pre-commit"])
def test_other_programs_for_hooks_get_no_second_one_beside_them(repository: Repository, path: str) -> None:
    repository.commit({path: "x: 1\n"})
    shown = init(repository)
    assert f"By hand: {path}" in shown
    assert "wb check --staged" in shown
    assert ".pre-commit-config.yaml" not in files(repository)


def test_gitlab_alone(repository: Repository) -> None:
    repository.git("remote", "add", "origin", "git@gitlab.example.com:team/berths.git")
    init(repository)
    job = yaml.safe_load((repository.root / ".gitlab-ci.yml").read_text("utf-8"))["wb"]
    assert job["script"][-1] == "wb check --output-file gitlab=wb-code-quality.json"
    assert job["artifacts"]["reports"] == {"codequality": "wb-code-quality.json"}
    assert (job["stage"], job["variables"]["GIT_DEPTH"]) == ("test", "0")
    assert ".github/workflows/wb.yml" not in files(repository)
    assert "nothing to write" in init(repository)


def test_gitlab_with_jobs_of_others(repository: Repository) -> None:
    theirs = "stages: [build]\n\nbuild:\n  stage: build\n  script: make\n"
    repository.commit({".gitlab-ci.yml": theirs})
    init(repository)
    text = (repository.root / ".gitlab-ci.yml").read_text("utf-8")
    assert text.startswith(theirs)
    (local,) = yaml.safe_load(text)["include"]
    job = yaml.safe_load((repository.root / local["local"]).read_text("utf-8"))["wb"]
    assert job["stage"] == ".pre"
    assert "nothing to write" in init(repository)


def test_gitlab_with_includes_of_others(repository: Repository) -> None:
    theirs = "include:\n  - template: Jobs/Build.gitlab-ci.yml\n"
    repository.commit({".gitlab-ci.yml": theirs})
    assert "By hand: .gitlab-ci.yml: it is not clear" in init(repository)
    assert files(repository)[".gitlab-ci.yml"] == theirs.encode()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (".circleci/config.yml", "CircleCI"),
        ("azure-pipelines.yml", "Azure Pipelines"),
        ("Jenkinsfile", "Jenkins"),
        (".woodpecker/test.yaml", "Woodpecker"),
    ],
)
def test_elsewhere_it_says_what_to_do(repository: Repository, path: str, name: str) -> None:
    repository.commit({path: "x: 1\n"})
    shown = init(repository)
    assert f"By hand: {name} ({path})" in shown
    assert f"pip install {project.PACKAGE}=={project.VERSION}" in shown
    assert not any(path.startswith(".github") for path in files(repository))


def test_the_pipelines_can_be_named(repository: Repository) -> None:
    init(repository, "--ci", "none")
    assert files(repository).keys() == NEW - {".github/workflows/wb.yml"}
    init(repository, "--ci", "gitlab")
    assert files(repository).keys() == (NEW - {".github/workflows/wb.yml"}) | {".gitlab-ci.yml"}


def test_what_is_in_the_way_is_left_as_it_is(repository: Repository) -> None:
    theirs = {
        "wb.toml": 'fail_on = "info"\n',
        ".github/workflows/wb.yml": "name: other\n",
        "proposals/a.txt": "",
    }
    repository.commit(dict(theirs))
    shown = init(repository)
    assert "wb.toml: set up already" in shown
    assert ".github/workflows/wb.yml: is there already with something else" in shown
    assert {path: files(repository)[path].decode() for path in theirs} == theirs


def test_a_workflow_that_runs_wb_is_enough(repository: Repository) -> None:
    repository.commit({".github/workflows/ci.yaml": "jobs: {a: {steps: [{run: wb api gate}]}}\n"})
    assert ".github/workflows/ci.yaml: set up already" in init(repository)
    assert ".github/workflows/wb.yml" not in files(repository)


def test_pyproject_serves_as_configuration(repository: Repository) -> None:
    repository.commit({"pyproject.toml": '[tool.wb]\nfail_on = "warning"\n'})
    assert "pyproject.toml: set up already" in init(repository)
    assert "wb.toml" not in files(repository)


def test_from_a_folder_below_the_repository_is_set_up(repository: Repository) -> None:
    repository.commit({"below/notes.txt": ""})
    assert wb(repository.root / "below", "init", "--yes").returncode == 0
    assert files(repository).keys() == {"below/notes.txt", *NEW}


def test_outside_git_it_says_what_to_do_first(tmp_path: Path) -> None:
    done = wb(tmp_path, "init", "--yes")
    assert (done.returncode, "git init" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_detached_head_and_a_second_work_tree(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"glossary.md": FINE})
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"))
    done = wb(tmp_path / "second", "init", "--yes")
    assert done.returncode == 0
    assert "branch      main" in done.stdout
    assert (tmp_path / "second/wb.toml").is_file()
    assert not (repository.root / "wb.toml").exists()


def test_a_default_branch_that_nothing_tells(repository: Repository) -> None:
    repository.commit({"glossary.md": FINE})
    repository.git("branch", "--move", "trunk")
    assert "git remote set-head origin --auto" in init(repository)


def test_all_or_nothing(repository: Repository) -> None:
    repository.commit({".pre-commit-config.yaml": HOOKS, ".github": "a file where a folder has to be\n"})
    before = files(repository)
    done = wb(repository.root, "init", "--yes")
    assert done.returncode == 2
    assert "nothing was written" in done.stderr
    assert files(repository) == before


def test_a_folder_that_leads_out_of_the_repository_gets_nothing(
    repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (repository.root / ".github").symlink_to(tmp_path / "outside")
    assert "a link leads out of the repository" in init(repository)
    assert list((tmp_path / "outside").iterdir()) == []


def test_before_the_first_commit_it_says_what_to_commit_first(repository: Repository) -> None:
    repository.write({FILE: BERTHS})
    assert "There is no commit yet" in init(repository)


def test_a_document_that_cannot_be_read_is_named(repository: Repository) -> None:
    repository.commit({"glossary.md": FINE})
    (repository.root / "broken.md").write_bytes(b"\xff\x00")
    shown = init(repository)
    assert "A document cannot be read" in shown
    assert "broken.md" in shown
