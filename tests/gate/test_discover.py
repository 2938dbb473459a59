"""Which contracts a branch touches, in real repositories."""

import json
from pathlib import Path

import pytest

from tests.gate.repository import Repository
from wb.contracts.discover import Scope, Touched, any_contract, claims, touched
from wb.contracts.snapshot import sides

NOWHERE = Scope({}, {})


def spec(title: str, *paths: str, extra: str = "") -> str:
    """A small contract in YAML."""
    operations = "".join(
        f"  {path}:\n    get:\n      responses:\n        '200':\n          description: Fine.\n"
        for path in paths
    )
    return (
        f"openapi: 3.1.0\ninfo: {{title: {title}, version: 1.0.0}}\npaths:\n{operations or '  {}'}\n{extra}"
    )


PETS = spec("Pets", "/pets", "/pets/{id}", "/owners")


def found(
    repository: Repository, scope: Scope = NOWHERE, staged: bool = False
) -> list[tuple[str, str | None, str | None]]:
    """Name, path in the base and path now of each contract that is touched since main."""
    both = sides(repository.root, repository.git("rev-parse", "main"), staged=staged)
    return [(one.name, one.base, one.head) for one in touched(both, scope)]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({"pets.yaml": PETS, "other.json": json.dumps({"openapi": "3.0.0"}), "data.yaml": "a: 1\n"})
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("openapi: 3.1.0\n", True),
        ("# a comment\n---\n'swagger': '2.0'\n", True),
        ("  info: {}\n  openapi: 3.1.0\n", True),
        ("info:\n  openapi: 3.1.0\n", False),
        ("steps:\n- run: |\n    openapi: 3.1.0\n", False),
        ("", False),
        ("\ufeffopenapi: 3.1.0\n", True),
        ('{"info": {"openapi": 1}}', False),
        ('{"info": {}, "openapi": "3.1.0"}', True),
        ('{"openapi": "3.1.0",\n<<<<<<< ours\n"info": {}}', True),
        ("{openapi: 3.1.0}", True),
        ("{'openapi': 3.1.0, paths: {}}", True),
        ("<<<<<<< ours\nopenapi: 3.1.0\n=======\n", True),
    ],
)
def test_a_contract_is_known_by_its_root(text: str, expected: bool) -> None:
    assert claims(text.encode()) == expected


def test_nothing_changed_touches_nothing(repository: Repository) -> None:
    assert found(repository) == []


def test_changed_added_and_deleted(repository: Repository) -> None:
    repository.branch(
        {"pets.yaml": PETS + "x-a: 1\n", "new.yml": spec("New"), "other.json": None, "data.yaml": "b: 1"}
    )
    assert found(repository) == [
        ("new", None, "new.yml"),
        ("other", "other.json", None),
        ("pets", "pets.yaml", "pets.yaml"),
    ]


def test_work_that_is_not_committed_counts(repository: Repository) -> None:
    repository.write({"pets.yaml": PETS + "x-a: 1\n", "untracked.yaml": spec("New")})
    assert found(repository) == [("pets", "pets.yaml", "pets.yaml"), ("untracked", None, "untracked.yaml")]
    assert found(repository, staged=True) == []
    repository.git("add", "pets.yaml")
    assert found(repository, staged=True) == [("pets", "pets.yaml", "pets.yaml")]


def test_a_move_is_followed_by_git_or_by_what_the_contract_offers(repository: Repository) -> None:
    data = {"openapi": "3.1.0", "paths": {path: {"get": {}} for path in ("/pets", "/pets/{id}", "/lost")}}
    repository.branch({"pets.yaml": None, "api/pets.json": json.dumps(data)})
    assert found(repository) == [("pets", "pets.yaml", "api/pets.json")]


def test_a_move_and_a_break_that_git_sees(repository: Repository) -> None:
    repository.branch({"pets.yaml": None, "api/v1.yaml": spec("Pets", "/pets", "/pets/{id}")})
    assert found(repository) == [("pets", "pets.yaml", "api/v1.yaml")]


def test_another_contract_is_no_successor(repository: Repository) -> None:
    repository.branch(
        {
            "pets.yaml": None,
            "api/orders.json": json.dumps({"openapi": "3.1.0", "paths": {"/orders": {"get": {}}}}),
        }
    )
    assert found(repository) == [("api-orders", None, "api/orders.json"), ("pets", "pets.yaml", None)]


def test_wb_toml_says_what_became_of_a_contract(repository: Repository) -> None:
    repository.branch({"pets.yaml": None, "api/orders.json": json.dumps({"openapi": "3.1.0", "paths": {}})})
    scope = Scope({"animals": "pets.yaml"}, {"animals": "api/orders.json"})
    assert found(repository, scope) == [("animals", "pets.yaml", "api/orders.json")]


def test_a_contract_that_wb_toml_names_and_is_not_there(repository: Repository) -> None:
    assert found(repository, Scope({}, {"animals": "lost.yaml"})) == [("animals", "lost.yaml", None)]


def test_a_contract_that_is_none_any_more(repository: Repository) -> None:
    repository.branch({"pets.yaml": "hello: world\n"})
    assert found(repository) == [("pets", "pets.yaml", "pets.yaml")]


def test_a_file_that_something_refers_to_touches_its_contract(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit(
        {
            "api/openapi.yaml": spec("Pets", extra="x-all:\n  $ref: >-\n    parts/all.yaml\n"),
            "api/parts/all.yaml": "pet: {$ref: 'my%20pet.json#/Pet'}\n",
            "api/parts/my pet.json": '{"Pet": {}}',
            "other.yaml": spec("Other", extra="x-all: {$ref: elsewhere.yaml}\n"),
            "elsewhere.yaml": "{}",
        }
    )
    repository.branch({"api/parts/my pet.json": '{"Pet": {"type": "object"}}'})
    assert found(repository) == [("api-openapi", "api/openapi.yaml", "api/openapi.yaml")]


@pytest.mark.parametrize(
    ("name", "text"), [(".gitignore", "*.yaml\n"), (".gitattributes", "*.yaml binary -diff\n")]
)
def test_nothing_hides_a_contract_behind_a_reference(tmp_path: Path, name: str, text: str) -> None:
    repository = Repository(tmp_path)
    repository.commit({"openapi.yaml": spec("Pets", extra="x-all: {$ref: all.yaml}\n"), "all.yaml": "a: 1\n"})
    repository.branch({"all.yaml": "a: 2\n", name: text})
    assert ("openapi", "openapi.yaml", "openapi.yaml") in found(repository)


def test_exclude_and_the_ledger_are_left_out(repository: Repository) -> None:
    repository.branch(
        {"tests/bad.yaml": spec("Bad"), "contracts/published/pets/1.0.0/openapi.json": '{"openapi": "3.1.0"}'}
    )
    assert found(repository, Scope({}, {}, ("tests/",))) == []


def test_names_that_look_like_options_or_hold_odd_characters(repository: Repository) -> None:
    repository.branch({"--help.yaml": spec("A"), "a\nb ü.yaml": spec("B")})
    assert {head for _, _, head in found(repository)} == {"--help.yaml", "a\nb ü.yaml"}


def test_links_are_not_followed(repository: Repository) -> None:
    (repository.root / "link.yaml").symlink_to("/etc/hostname")
    (repository.root / "alias.yaml").symlink_to("pets.yaml")
    assert found(repository) == []


def test_twins_keep_their_suffix(repository: Repository) -> None:
    repository.branch({"pets.json": json.dumps({"openapi": "3.1.0"}), "pets.yaml": PETS + "x-a: 1\n"})
    assert [name for name, _, _ in found(repository)] == ["pets", "pets.json"]


def test_whether_there_is_a_contract_at_all(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    commit = repository.commit({"a.yaml": "steps:\n- run: 'openapi: 3'\n"})
    assert not any_contract(sides(tmp_path, commit), NOWHERE)
    repository.commit({"b.yaml": spec("B")})
    assert any_contract(sides(tmp_path, commit), NOWHERE)
    assert not any_contract(sides(tmp_path, commit), Scope({}, {}, ("b.yaml",)))


def test_touched_is_plain_data() -> None:
    assert Touched("a", None, "a.yaml") == Touched("a", None, "a.yaml")
