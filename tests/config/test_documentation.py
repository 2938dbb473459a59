"""The examples of docs/configuration.md are accepted as they stand."""

import re
import tomllib
from pathlib import Path

import pytest

from wb.catalogue import document_rules
from wb.config import Config, parse
from wb.policy import in_force

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = re.findall(
    r"```toml\n(.*?)```", (ROOT / "docs/configuration.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_accepted(text: str) -> None:
    config = Config(ROOT, parse(text))
    in_force(config, document_rules(), "archive/a.md")


def test_the_page_shows_every_top_level_key() -> None:
    shown = {key for text in EXAMPLES for key in tomllib.loads(text)}
    assert shown >= {"fail_on", "templates", "exclude", "documents", "rules", "overrides", "waivers", "kinds"}
