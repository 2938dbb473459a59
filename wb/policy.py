"""What is in force for one subject: wb.toml's rule settings and overrides, as the engine takes them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from wb.catalogue import all_rules
from wb.config import Config, Override, Setting
from wb.engine import Settings
from wb.errors import ConfigError
from wb.findings import Severity
from wb.globs import matches
from wb.rule import AnyRule
from wb.stage import Stage
from wb.suggest import did_you_mean


def in_force(
    config: Config, rules: Iterable[AnyRule], path: str, kind: str | None = None, stage: Stage = Stage.DRAFT
) -> Settings:
    """The engine's settings for a file.

    Later overrides win over earlier ones, all of them over ``[rules]``; level and options each for itself.

    Raises:
        ConfigError: a rule or an option that does not exist.
    """
    overrides = (one for one in config.settings.overrides if _applies(one, path, kind, stage))
    layers = [config.settings.rules, *(one.rules for one in overrides)]
    if not any(layers):
        return Settings(stage)
    known = {rule.name: rule for rule in rules}
    levels: dict[str, Severity | None] = {}
    given: dict[str, dict[str, Any]] = {}
    for name, setting in (item for layer in layers for item in layer.items()):
        level, rest = _split(name, setting)
        if level is not None:
            levels[name] = None if level == "off" else Severity[level.upper()]
        given[name] = given.get(name, {}) | rest
    found = {name: known.get(name) or _elsewhere(name) for name in given}
    options = {name: _options(found[name], rest) for name, rest in given.items() if rest}
    return Settings(stage, levels, options)


def _elsewhere(name: str) -> AnyRule:
    everything = all_rules()
    if name not in everything:
        raise ConfigError(
            f"wb.toml: there is no rule {name!r}.{did_you_mean(name, everything)}", "wb rules lists them all."
        )
    return everything[name]


def _applies(override: Override, path: str, kind: str | None, stage: Stage) -> bool:
    return (
        (not override.paths or any(matches(path, glob) for glob in override.paths))
        and (not override.kinds or kind in override.kinds)
        and (not override.stages or stage in override.stages)
    )


def _split(name: str, setting: Setting) -> tuple[str | None, dict[str, Any]]:
    if isinstance(setting, str):
        return setting, {}
    rest = dict(setting)
    level = rest.pop("level", None)
    if level not in (None, "off", *(severity.label for severity in Severity)):
        raise ConfigError(
            f"wb.toml: rule {name}: level cannot be {level!r}.", "Write one of: off, info, warning, error."
        )
    return level, rest


def _options(rule: AnyRule, given: dict[str, Any]) -> object:
    try:
        return msgspec.convert(given, type(rule.options()))
    except msgspec.ValidationError as error:
        known = ("level", *rule.options().__struct_fields__)
        said = _said(str(error), known)
        raise ConfigError(f"wb.toml: rule {rule.name}: {said}", f"Known here: {', '.join(known)}.") from error


def _said(message: str, known: Sequence[str]) -> str:
    """What msgspec says of options, in words: the option first."""
    if unknown := re.search(r"unknown field `(?P<option>[^`]*)`", message):
        option = unknown["option"]
        return f"unknown option {option!r}.{did_you_mean(option, known)}"
    said, _, option = message.replace("`", "'").partition(" - at '$.")
    return f"{option.rstrip(chr(39))}: {said}" if option else said
