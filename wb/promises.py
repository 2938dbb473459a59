"""The configuration that a gate believes: policy from the base of the branch, waivers from its head."""

import msgspec

from wb import config as toml
from wb.config import Config, Settings
from wb.contracts.snapshot import Snapshot
from wb.errors import ConfigError, InputError


def believed(config: Config, base: Snapshot) -> tuple[Config, tuple[str, ...]]:
    """The configuration to judge a branch by, and what there is to say about it.

    A branch could loosen what it is judged by, so that all is read from the base; but for the waivers, which
    are reviewed with the branch that needs them. Where the base has no configuration, or one that cannot be
    read, that of the branch holds: else no branch could bring it, or mend it.

    Args:
        config: what the branch says.
        base: the files at the base.
    """
    try:
        found = _settings(base)
    except (ConfigError, InputError) as error:
        return config, (f"The policy is the branch's own: in the base, {error}",)
    if found is None:
        own = config.source is not None
        return config, (f"The policy is the branch's own: the base has no {toml.FILE}.",) if own else ()
    return msgspec.structs.replace(
        config, settings=msgspec.structs.replace(found, waivers=config.settings.waivers)
    ), ()


def _settings(base: Snapshot) -> Settings | None:
    for name, table in ((toml.FILE, ()), ("pyproject.toml", ("tool", "wb"))):
        if name in base.entries:
            text = _text(base, name)
            if not table or "[tool.wb" in text:
                return toml.parse(text, name, table)
    return None


def _text(base: Snapshot, name: str) -> str:
    try:
        return base.read(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8 text.") from error
