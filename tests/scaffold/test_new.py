"""``wb new``: what it writes."""

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from tests.scaffold.running import SET, files, front_matter, new, wb
from wb.documents.kinds import BUILTIN
from wb.scaffold import LEAD_TIME


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
