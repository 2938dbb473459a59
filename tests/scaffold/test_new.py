"""``wb new``: what it writes, what it refuses, and that it never overwrites."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate

from wb.documents.kinds import BUILTIN
from wb.scaffold import LEAD_TIME

SET = {"prfaq.md", "experience.md", "manual.md", "glossary.md", "narrative.md", "openapi.yaml"}


def wb(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wb", *arguments]
    variables = {**os.environ, "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull, **environment}
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def new(folder: Path, *arguments: str) -> list[Path]:
    """Run ``wb new``, which must succeed; the files that are there afterwards."""
    done = wb(folder, "new", *arguments)
    assert done.returncode == 0, done.stderr
    return files(folder)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)


def front_matter(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0])
    return loaded


@pytest.mark.parametrize("kind", BUILTIN)
def test_every_kind_scaffolds_and_lints_without_errors_at_stage_draft(tmp_path: Path, kind: str) -> None:
    (path,) = new(tmp_path, kind, "Instant refunds")
    assert path == tmp_path / "proposals" / "instant-refunds" / f"{kind}.md"
    assert front_matter(path)["kind"] == kind
    linted = wb(tmp_path, "lint", str(path))
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "in 1 document" in linted.stdout


@pytest.mark.parametrize("kind", BUILTIN)
def test_an_untouched_scaffold_does_not_pass_review(tmp_path: Path, kind: str) -> None:
    new(tmp_path, kind, "Instant refunds")
    linted = wb(tmp_path, "lint", "--stage", "review")
    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert "[left-in-guidance]" in linted.stdout
    assert "[placeholder]" in linted.stdout


def test_a_proposal_is_the_whole_set_and_lints_without_errors(tmp_path: Path) -> None:
    made = new(tmp_path, "proposal", "Instant refunds")
    assert {path.name for path in made} == SET
    linted = wb(tmp_path, "lint")
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "in 5 documents" in linted.stdout
    assert "broken-link" not in linted.stdout
    narrative = front_matter(tmp_path / "proposals" / "instant-refunds" / "narrative.md")
    assert narrative["profile"] == "proposal"


def test_the_front_matter_says_what_was_asked_for(tmp_path: Path) -> None:
    made = new(
        tmp_path, "proposal", "Refunds", "--owner", "Ana: Ruiz", "--team", "#pay", "--launch", "2031-02-28"
    )
    for path in made:
        if path.suffix == ".md":
            said = front_matter(path)
            assert (said["owner"], said["team"], said["launch"]) == ("Ana: Ruiz", "#pay", date(2031, 2, 28))
            assert (said["status"], said["contracts"]) == ("draft", ["openapi.yaml"])
    release = (tmp_path / "proposals" / "refunds" / "prfaq.md").read_text(encoding="utf-8")
    assert "February 28, 2031" in release


def test_the_launch_is_half_a_year_ahead_unless_said(tmp_path: Path) -> None:
    (path,) = new(tmp_path, "prfaq", "Refunds")
    ahead = front_matter(path)["launch"] - date.today()  # noqa: DTZ011 - as the command does
    assert timedelta(0) <= LEAD_TIME - ahead <= timedelta(days=1)  # midnight may pass in between


def test_the_owner_is_the_git_user(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "config", "user.name", "Jun Park"], cwd=tmp_path, check=True)
    (path,) = new(tmp_path, "prfaq", "Refunds")
    assert front_matter(path)["owner"] == "Jun Park"


def test_without_git_the_owner_is_a_placeholder(tmp_path: Path) -> None:
    done = wb(tmp_path, "new", "prfaq", "Refunds", PATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert front_matter(*files(tmp_path))["owner"] == "[Owner]"


def test_the_starter_contract_is_valid_and_ready_to_be_governed(tmp_path: Path) -> None:
    new(tmp_path, "proposal", 'Refunds: "now"')
    contract = yaml.safe_load(next(tmp_path.rglob("openapi.yaml")).read_text(encoding="utf-8"))
    validate(contract)
    assert contract["openapi"].startswith("3.1")
    assert contract["info"]["title"] == 'Refunds: "now"'
    assert contract["info"]["version"]
    assert contract["security"]
    operations = [
        operation
        for path in contract["paths"].values()
        for operation in path.values()
        if "responses" in operation
    ]
    assert len({operation["operationId"] for operation in operations}) == len(operations) > 1
    assert all("default" in operation["responses"] for operation in operations)


def test_the_manual_names_every_operation_of_the_contract(tmp_path: Path) -> None:
    new(tmp_path, "proposal", "Refunds")
    folder = tmp_path / "proposals" / "refunds"
    manual = (folder / "manual.md").read_text(encoding="utf-8")
    contract = yaml.safe_load((folder / "openapi.yaml").read_text(encoding="utf-8"))
    for path, operations in contract["paths"].items():
        for method in operations:
            assert f"`{method.upper()} {path}`" in manual


def test_a_single_document_links_to_those_beside_it_only(tmp_path: Path) -> None:
    new(tmp_path, "prfaq", "Refunds")
    new(tmp_path, "manual", "Refunds")
    folder = tmp_path / "proposals" / "refunds"
    assert "](" not in (folder / "prfaq.md").read_text(encoding="utf-8")
    assert "(prfaq.md)" in (folder / "manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "profile", "part"),
    [((), "classic", "## Tenets"), (("--profile", "proposal"), "proposal", "## Alternatives")],
)
def test_a_narrative_has_two_profiles(
    tmp_path: Path, options: tuple[str, ...], profile: str, part: str
) -> None:
    (path,) = new(tmp_path, "narrative", "Payments", *options)
    assert front_matter(path)["profile"] == profile
    assert part in path.read_text(encoding="utf-8")


TITLES = {
    "quotes": """He said "it's" `now`""",
    "YAML": "a: b # c [d] {e} & *f | > % @g !h",
    "dashes": "--- # not the end",
    "leading hyphen": "- item",
    "yes": "yes",
    "number": "0x1F",
    "emoji": "🎉👩‍👩‍👧",
    "Japanese": "即時返金",
    "Hindi": "तत्काल धनवापसी",
    "Markdown": "*bold* _it_ [x](y) <script> \\ &amp;",
    "Jinja": "{{ 7 * 7 }} {% include 'x' %}",
    "comment": "--> <!--",
    "path": "../../etc/passwd",
    "separators": "a/b\\c:d",
    "line separator": "a\u0085b\u2028c\ufeffd",
    "device": "CON",
    "very long": "long " * 500,
}


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_any_title_comes_back_from_the_front_matter_and_stays_in_its_folder(
    tmp_path: Path, title: str
) -> None:
    made = new(tmp_path, "proposal", "--", title)
    assert {path.name for path in made} == SET
    (folder,) = (tmp_path / "proposals").iterdir()
    assert {path.parent for path in made} == {folder}
    assert len(folder.name.encode()) <= 255
    expected = " ".join(title.split())
    for path in made:
        text = path.read_text(encoding="utf-8")
        said = yaml.safe_load(text)["info"] if path.suffix == ".yaml" else front_matter(path)
        assert said["title"] == expected


def test_a_title_of_several_lines_becomes_one(tmp_path: Path) -> None:
    (path,) = new(tmp_path, "prfaq", "Instant\nrefunds\x1b\t now")
    assert front_matter(path)["title"] == "Instant refunds now"


@pytest.mark.parametrize("title", ["", "  \n"])
def test_an_empty_title_is_refused(tmp_path: Path, title: str) -> None:
    done = wb(tmp_path, "new", "prfaq", title)
    assert (done.returncode, files(tmp_path)) == (2, [])
    assert "title is empty" in done.stderr


def test_a_dry_run_names_the_files_and_writes_none(tmp_path: Path) -> None:
    done = wb(tmp_path, "new", "proposal", "Refunds", "--dry-run")
    assert done.returncode == 0
    assert {line.split("/")[-1] for line in done.stdout.splitlines()} == SET
    assert all(line.startswith("would create proposals/refunds/") for line in done.stdout.splitlines())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["file", "folder", "dangling link"])
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_nothing_is_written_when_one_file_is_in_the_way(
    tmp_path: Path, taken: str, options: tuple[str, ...]
) -> None:
    blocked = tmp_path / "proposals" / "refunds" / "narrative.md"
    blocked.parent.mkdir(parents=True)
    if taken == "file":
        blocked.write_text("mine", encoding="utf-8")
    elif taken == "folder":
        blocked.mkdir()
    else:
        blocked.symlink_to(tmp_path / "nowhere")
    done = wb(tmp_path, "new", "proposal", "Refunds", *options)
    assert done.returncode == 2
    assert "proposals/refunds/narrative.md: is there already; nothing was written" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in blocked.parent.iterdir()] == ["narrative.md"]
    assert taken != "file" or blocked.read_text(encoding="utf-8") == "mine"


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    (tmp_path / "proposals").write_text("mine", encoding="utf-8")
    done = wb(tmp_path, "new", "prfaq", "Refunds")
    assert done.returncode == 2
    assert "proposals: is not a folder" in done.stderr


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    repository, outside = tmp_path / "repository", tmp_path / "outside"
    repository.mkdir()
    outside.mkdir()
    (repository / "proposals").symlink_to(outside)
    done = wb(repository, "new", "prfaq", "Refunds")
    assert done.returncode == 2
    assert "symbolic link leads out of the repository" in done.stderr
    assert list(outside.iterdir()) == []


def test_dir_names_the_folder_itself(tmp_path: Path) -> None:
    made = new(tmp_path, "letter", "2027", "--dir", "letters/2027")
    assert made == [tmp_path / "letters" / "2027" / "letter.md"]


def test_proposals_stand_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text("", encoding="utf-8")
    below = tmp_path / "src"
    below.mkdir()
    new(below, "prfaq", "Refunds")
    assert files(tmp_path / "proposals") == [tmp_path / "proposals" / "refunds" / "prfaq.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("prfq", "Refunds"), "There is no document kind 'prfq'. Did you mean 'prfaq'?"),
        (("propsal", "Refunds"), "Did you mean 'proposal'?"),
        (("narrative", "Refunds", "--profile", "clasic"), "Did you mean 'classic'?"),
        (("prfaq", "Refunds", "--profile", "classic"), "It has none; leave --profile out."),
        (("proposal", "Refunds", "--profile", "classic"), "--profile goes with a single document."),
        (("prfaq", "Refunds", "--launch", "spring"), "'spring' is not a date such as 2027-05-21."),
    ],
)
def test_what_does_not_exist_is_refused_with_a_way_out(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = wb(tmp_path, "new", *arguments)
    assert (done.returncode, files(tmp_path)) == (2, [])
    assert said in done.stderr


def test_an_own_template_wins_over_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text('templates = "house"\n', encoding="utf-8")
    (tmp_path / "house").mkdir()
    own = "{% include 'front-matter.md' %}\n\n# {{ title | markdown }}, our way\n"
    (tmp_path / "house" / "prfaq.md").write_text(own, encoding="utf-8")
    new(tmp_path, "proposal", "Refunds")
    folder = tmp_path / "proposals" / "refunds"
    assert (folder / "prfaq.md").read_text(encoding="utf-8").endswith("# Refunds, our way\n")
    assert "## Concepts" in (folder / "manual.md").read_text(encoding="utf-8")


def test_a_faulty_own_template_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text('templates = "house"\n', encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "narrative.md").write_text("\n{{ titel }}\n", encoding="utf-8")
    done = wb(tmp_path, "new", "proposal", "Refunds")
    assert done.returncode == 2
    assert "narrative.md:2: 'titel' is undefined" in done.stderr
    assert not (tmp_path / "proposals").exists()


OWN_KIND = """
[kinds.memo]
name = "memo"
title = "Memo"
parts = [{name = "context", title = "Context"}, {name = "decision", title = "Decision"}]
"""


def test_a_kind_of_ones_own_is_scaffolded_from_its_parts(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text(OWN_KIND, encoding="utf-8")
    new(tmp_path, "memo", "Move to Ghent")
    path = tmp_path / "proposals" / "move-to-ghent" / "memo.md"
    assert front_matter(path)["kind"] == "memo"
    headings = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert headings == ["# Move to Ghent", "## Context", "## Decision"]
    assert wb(tmp_path, "lint").returncode == 0


def test_a_kind_of_ones_own_may_have_a_template(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text('templates = "house"\n' + OWN_KIND, encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "memo.md").write_text("# {{ title }} ({{ kind }})\n", encoding="utf-8")
    new(tmp_path, "memo", "Move")
    assert (tmp_path / "proposals" / "move" / "memo.md").read_text(encoding="utf-8") == "# Move (memo)\n"
