"""Where a break could hide from the gate: odd spellings, files that git treats specially, names, settings."""

from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE, TODAY, errors, of, run, waiver
from tests.gate.repository import Repository
from wb.errors import UsageError

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    return made


LIMIT = "schema: {type: integer, maximum: 100}"
SPLIT = BERTHS.replace(LIMIT, "schema: {$ref: '../parts/limit.yaml'}")


@pytest.mark.parametrize(
    "written",
    [
        "$ref: '../parts/%6Cimit.yaml'",
        '$ref: "../parts/\\u006cimit.yaml"',
        '"\\x24ref": ../parts/limit.yaml',
        "? $ref\n          : ../parts/limit.yaml",
    ],
)
def test_a_reference_that_is_written_in_another_way_is_followed(repository: Repository, written: str) -> None:
    odd = BERTHS.replace(
        "- {name: limit, in: query, " + LIMIT + "}",
        f"- name: limit\n          in: query\n          schema:\n            {written}".replace(
            "\n          :", "\n            :"
        ),
    )
    repository.commit(
        {FILE: None, "api/berths.yaml": odd, "parts/limit.yaml": "{type: integer, maximum: 100}\n"}
    )
    repository.branch({"parts/limit.yaml": "{type: integer, maximum: 50}\n"})
    assert errors(run(repository)) == {BREAK}


def test_a_sparse_checkout_hides_no_contract_and_no_file_of_one(repository: Repository) -> None:
    parts: dict[str, str | None] = {
        "parts/limit.yaml": "{type: integer, maximum: 100}\n",
        "docs/a.md": "A page.",
    }
    repository.commit({FILE: None, "api/berths.yaml": SPLIT, **parts})
    repository.branch({"parts/limit.yaml": "{type: integer, maximum: 50}\n"})
    repository.git("sparse-checkout", "set", "docs")
    assert not (repository.root / "api").exists()
    assert errors(run(repository)) == {BREAK}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_ends_of_lines_hide_nothing(repository: Repository, ending: str) -> None:
    repository.branch({})
    (repository.root / FILE).write_bytes(b"\xef\xbb\xbf" + BROKEN.replace("\n", ending).encode())
    report = run(repository)
    assert errors(report) == {BREAK}
    assert of(report, BREAK).location.line == 10


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BROKEN.encode("utf-16"), "is not UTF-8 text"),
        (BROKEN.encode() + b"\0", "control characters"),
        (f"{BERTHS}---\n{BROKEN}".encode(), "several YAML documents"),
        (f"{BERTHS}paths: {{}}\n".encode(), "the key 'paths' twice"),
        (BROKEN.encode() + b"x-deep: " + b"[" * 5000 + b"]" * 5000, "levels deep"),
    ],
)
def test_what_cannot_be_read_plainly_is_no_yes(repository: Repository, content: bytes, said: str) -> None:
    repository.branch({})
    (repository.root / FILE).write_bytes(content)
    report = run(repository)
    assert errors(report) == {"broken-contract"}
    assert said in of(report, "broken-contract").message


@pytest.mark.parametrize(
    "attributes", ["*.yaml binary export-ignore -diff -text filter=none\n", "* export-subst\n"]
)
def test_attributes_of_the_tree_change_nothing(repository: Repository, attributes: str) -> None:
    repository.branch({FILE: BROKEN, ".gitattributes": attributes})
    assert errors(run(repository)) == {BREAK}


def test_a_contract_that_is_ignored_and_tracked_no_more_is_gone(repository: Repository) -> None:
    repository.branch({".gitignore": f"{FILE}\n"})
    repository.git("rm", "--quiet", "--cached", FILE)
    repository.git("commit", "--quiet", "--message=Hide it")
    assert (repository.root / FILE).exists()
    assert errors(run(repository)) == {"deleted-contract"}


def test_a_contract_in_a_submodule_is_not_followed_and_not_forgotten(
    repository: Repository, tmp_path: Path
) -> None:
    other = Repository(tmp_path / "other")
    other.commit({FILE: BERTHS})
    repository.commit({"wb.toml": '[contracts.berths]\npath = "sub/openapi.yaml"\n'})
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "sub")
    repository.commit({})
    repository.branch({FILE: None})
    assert "deleted-contract" in errors(run(repository))


@pytest.mark.parametrize("name", ["OpenAPI.yaml", "openapi.yml", "openapi.yaml/part.yaml"])
def test_another_name_for_the_same_contract_hides_no_break(repository: Repository, name: str) -> None:
    repository.branch({})
    (repository.root / FILE).unlink()
    repository.commit({name: BROKEN})
    assert errors(run(repository)) == {BREAK}


@pytest.mark.parametrize("name", ["openapi.txt", "contracts/published/openapi/1.0.0/openapi.json"])
def test_a_place_where_nobody_looks_is_no_place_for_a_contract(repository: Repository, name: str) -> None:
    repository.branch({FILE: None, name: BROKEN})
    assert "deleted-contract" in errors(run(repository))


def test_a_contract_that_wb_toml_does_not_name_any_more_is_still_checked(repository: Repository) -> None:
    named = '[contracts.berths]\npath = "{}"\n'
    repository.commit({FILE: None, "berths.spec": BERTHS, "wb.toml": named.format("berths.spec")})
    repository.branch({"berths.spec": BROKEN, "decoy.yaml": BERTHS, "wb.toml": named.format("decoy.yaml")})
    assert BREAK in errors(run(repository))


def test_a_contract_that_moves_under_another_name_with_a_break(repository: Repository) -> None:
    repository.commit({"wb.toml": f'[contracts.berths]\npath = "{FILE}"\n'})
    moved = '[contracts.docks]\npath = "new/api.yaml"\n'
    repository.branch({FILE: None, "new/api.yaml": BROKEN, "wb.toml": moved})
    assert errors(run(repository)) == {BREAK, "deleted-contract"}


def test_exclusions_of_the_branch_hide_nothing(repository: Repository) -> None:
    repository.commit({"wb.toml": 'fail_on = "error"\n'})
    repository.branch({FILE: BROKEN, "wb.toml": f'exclude = ["{FILE}"]\n'})
    assert errors(run(repository)) == {BREAK}


def test_a_policy_that_only_the_branch_has_is_told(repository: Repository) -> None:
    repository.branch({FILE: BROKEN, "wb.toml": f'[rules]\n{BREAK} = "off"\n'})
    report = run(repository)
    assert errors(report) == set()
    assert report.notes[0] == "The policy is the branch's own: the base has no wb.toml."


@pytest.mark.parametrize(
    ("about", "rule"),
    [
        ({"rule": BREAK}, "boundless-waiver"),
        ({"rule": "*", "contract": "openapi"}, "unknown-rule-in-waiver"),
        ({"rule": BREAK, "contract": "*"}, BREAK),
    ],
)
def test_a_waiver_for_everything_is_a_waiver_for_nothing(
    repository: Repository, about: dict[str, str], rule: str
) -> None:
    repository.branch({FILE: BROKEN, "wb.toml": waiver(TODAY, **about)})
    report = run(repository)
    assert BREAK in errors(report)
    assert rule in {finding.rule for finding in report.findings}


def test_a_break_that_only_a_merge_commit_holds(repository: Repository) -> None:
    repository.branch({"a.md": "A."})
    repository.git("switch", "--quiet", "main")
    repository.commit({"b.md": "B."})
    repository.git("switch", "--quiet", "work")
    repository.git("merge", "--quiet", "--no-commit", "--no-ff", "main")
    repository.commit({FILE: BROKEN})
    assert errors(run(repository)) == {BREAK}


def test_a_tag_that_is_called_like_the_target_is_not_taken_for_it(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    repository.git("tag", "main")
    with pytest.raises(UsageError, match="is a branch and a tag"):
        run(repository)
    repository.git("tag", "--force", "main", "refs/heads/main")
    assert errors(run(repository)) == {BREAK}
