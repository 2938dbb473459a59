"""What is in force for a contract: profile, [policy], [contracts.NAME]; and whose configuration counts."""

from pathlib import Path

import pytest

from tests.gate.repository import Repository
from wb import resources
from wb.config import Config, load, parse
from wb.contracts.snapshot import sides
from wb.errors import ConfigError
from wb.findings import Severity
from wb.promises import believed
from wb.terms import profile, terms

RULE = "missing-operation-id"


def level(text: str, name: str = "berths") -> Severity | None:
    return terms(Config(Path(), parse(text)), name, "openapi.yaml").settings.levels.get(RULE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ('[policy]\nprofile = "strict"\n', Severity.ERROR),
        (f'[policy]\nprofile = "strict"\n[rules]\n{RULE} = "warning"\n', Severity.WARNING),
        (f'[rules]\n{RULE} = "warning"\n[policy.rules]\n{RULE} = "info"\n', Severity.INFO),
        (
            f'policy.rules.{RULE} = "info"\n[contracts.berths]\npath = "x"\nrules.{RULE} = "error"\n',
            Severity.ERROR,
        ),
        (f'[contracts.other]\npath = "x"\nrules = {{{RULE} = "error"}}\n', None),
        ('[policy]\nprofile = "strict"\n[contracts.berths]\npath = "x"\nprofile = "zalando"\n', None),
    ],
)
def test_what_is_nearer_to_the_contract_wins(text: str, expected: Severity | None) -> None:
    assert level(text) == expected


def test_a_profile_that_does_not_exist() -> None:
    with pytest.raises(ConfigError, match=r"no profile 'strickt'\. Did you mean 'strict'"):
        level('[policy]\nprofile = "strickt"\n')


@pytest.mark.parametrize(
    "path", sorted(resources.folder("schemas/profiles").glob("*.json")), ids=lambda path: path.stem
)
def test_every_profile_names_rules_and_options_that_exist(path: Path) -> None:
    found = terms(Config(Path(), parse(f'[policy]\nprofile = "{path.stem}"\n')), "berths", "openapi.yaml")
    assert set(profile(path.stem).rules) == set(found.settings.levels)


def test_experiments_may_change_unless_a_policy_says_otherwise() -> None:
    assert terms(Config(Path(), parse("")), "a", "a").ceilings == {
        "draft": Severity.INFO,
        "alpha": Severity.INFO,
    }
    text = '[policy]\nstability = {alpha = "error", beta = "off"}\n'
    ceilings = terms(Config(Path(), parse(text)), "a", "a").ceilings
    assert (ceilings["alpha"], ceilings["beta"]) == (Severity.ERROR, None)


def policy_of(repository: Repository) -> tuple[Config, tuple[str, ...]]:
    base = sides(repository.root, repository.git("rev-parse", "main")).base
    return believed(load(repository.root), base)


def test_the_base_is_believed_but_for_waivers(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({"pyproject.toml": '[tool.wb]\nfail_on = "warning"\n'})
    repository.branch(
        {"pyproject.toml": '[tool.wb]\nfail_on = "error"\n[[tool.wb.waivers]]\nrule = "x"\nreason = "y"\n'}
    )
    policy, notes = policy_of(repository)
    assert (policy.fail_on, len(policy.settings.waivers), notes) == (Severity.WARNING, 1, ())


def test_a_base_whose_configuration_is_broken_can_be_mended(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({"wb.toml": "fail_on = \n"})
    repository.branch({"wb.toml": 'fail_on = "info"\n'})
    policy, (note,) = policy_of(repository)
    assert policy.fail_on is Severity.INFO
    assert note.startswith("The policy is the branch's own: in the base, wb.toml: is not valid TOML")
