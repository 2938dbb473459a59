"""The waivers that wb.toml holds."""

import re
from itertools import zip_longest

from wb.config import Config
from wb.errors import ConfigError
from wb.findings import Location
from wb.waivers.model import Waiver

_HEADER = re.compile(r"^\s*\[\[\s*(?:tool\.wb\.)?waivers\s*\]\]", re.MULTILINE)


def waivers(config: Config) -> list[Waiver]:
    """The waivers of wb.toml, each with the line of its ``[[waivers]]``."""
    if not config.settings.waivers or config.source is None:
        return []
    text = config.source.read_text(encoding="utf-8-sig")
    lines = [text.count("\n", 0, header.end()) + 1 for header in _HEADER.finditer(text)]
    # Written as an inline array they have no header of their own: then the file is the place.
    for number, given in enumerate(config.settings.waivers, 1):
        if not (given.rule or given.fingerprint):
            raise ConfigError(
                f"{config.source.name}: waiver number {number} does not say what it waives",
                "Give it a rule or a fingerprint.",
            )
    pairs = zip_longest(config.settings.waivers, lines[: len(config.settings.waivers)])
    return [
        Waiver(
            reason=given.reason.strip(),
            location=Location(config.source.name, line, 1 if line else None),
            origin="wb.toml",
            rule=given.rule,
            scope=given.contract or given.path,
            operation=given.operation,
            subject=given.subject,
            fingerprint=given.fingerprint,
            owner=given.owner.strip(),
            expires=given.expires,
        )
        for given, line in pairs
    ]
