"""What is in force for one contract: a profile, under [policy], under [contracts.NAME] of wb.toml."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from wb import policy, resources
from wb.catalogue import contract_rules, governance_rules, keeping_rules
from wb.config import Config, Override, Policy
from wb.engine import Settings
from wb.errors import ConfigError
from wb.findings import Severity
from wb.suggest import did_you_mean

EXPERIMENTAL: Mapping[str, str] = {"draft": "info", "alpha": "info"}
"""What an operation that clients knew as an experiment is excused, unless a policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one contract.

    Args:
        settings: levels and options of the rules.
        ceilings: the highest level of a finding on an operation, by its stability; None drops it.
        exclude: globs of API paths that nobody was promised.
        owner: who answers for it; empty where nobody says.
    """

    settings: Settings
    ceilings: Mapping[str, Severity | None]
    exclude: tuple[str, ...] = ()
    owner: str = ""


def terms(config: Config, name: str, path: str) -> Terms:
    """The terms of a contract.

    Args:
        config: the configuration that is to be believed: that of the base, where a branch could loosen it.
        name: the contract's.
        path: its file, for overrides by path.

    Raises:
        ConfigError: a rule, an option or a profile that does not exist.
    """
    common = config.settings.policy
    own = config.settings.contracts.get(name, Policy())
    start = profile(own.profile or common.profile)
    stability = {**EXPERIMENTAL, **start.stability, **common.stability, **own.stability}
    # Asked for only where something is set: most of them need not be loaded.
    rules = (rule for family in (contract_rules, governance_rules, keeping_rules) for rule in family())
    return Terms(
        settings=policy.in_force(_with_rules(config, start, common, own), rules, path),
        ceilings={level: _severity(label) for level, label in stability.items()},
        exclude=(*start.exclude, *common.exclude, *own.exclude),
        owner=own.owner or common.owner,
    )


def profile(name: str) -> Policy:
    """The policy that a profile stands for; an empty one for no name.

    Raises:
        ConfigError: there is none of that name.
    """
    known = sorted(file.stem for file in resources.folder("schemas/profiles").glob("*.json"))
    if not name:
        return Policy()
    if name not in known:
        raise ConfigError(
            f"wb.toml: there is no profile {name!r}.{did_you_mean(name, known)}",
            f"Write one of: {', '.join(known)}.",
        )
    return msgspec.json.decode(resources.schema(f"profiles/{name}.json"), type=Policy)


def _with_rules(config: Config, start: Policy, common: Policy, own: Policy) -> Config:
    """The configuration with the rules of the policies in their place; a profile is below all the others."""
    settings = config.settings
    layers = tuple(Override(rules=layer.rules) for layer in (common, own) if layer.rules)
    return msgspec.structs.replace(
        config,
        settings=msgspec.structs.replace(
            settings, rules={**start.rules, **settings.rules}, overrides=(*settings.overrides, *layers)
        ),
    )


def _severity(label: str) -> Severity | None:
    return None if label == "off" else Severity[label.upper()]
