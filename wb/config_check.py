"""Whether what wb.toml names exists: rules, options, profiles, files. A run tells only when it gets there."""

import msgspec

from wb import policy
from wb.catalogue import all_rules
from wb.config import Config
from wb.errors import ConfigError
from wb.templating import own_folder
from wb.terms import terms
from wb.waivers import baseline, configured


def check(config: Config) -> None:
    """Look at every name in the configuration, and at the baseline.

    Raises:
        ConfigError: something that is named does not exist.
        InputError: the baseline is none.
    """
    settings = config.settings
    rules = tuple(all_rules().values())
    for layer in (settings.rules, *(override.rules for override in settings.overrides)):
        alone = msgspec.structs.replace(settings, rules=layer, overrides=())
        policy.in_force(msgspec.structs.replace(config, settings=alone), rules, "")
    terms(config, "", "")
    for name, contract in settings.contracts.items():
        terms(config, name, contract.path)
        if not (config.root / contract.path).is_file():
            raise ConfigError(
                f"wb.toml: [contracts.{name}] names {contract.path}, which is not there",
                "Correct the path, or take the contract out if it is gone for good.",
            )
    if settings.templates:
        own_folder(config.root, settings.templates)
    configured.waivers(config)
    baseline.waivers(config.root)
