"""Writes every generated file of the repository anew: ``python docs/regenerate.py``.

A test compares each with what this makes, so that none can drift.
"""

from pathlib import Path

from wb.catalogue import all_rules
from wb.config_schema import config_schema
from wb.pages import index, page

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Every generated file, by its path relative to the repository, with the text it should have."""
    rules = all_rules()
    pages = {Path("docs/rules", f"{name}.md"): page(rule) for name, rule in rules.items() if rule.own_page}
    return {
        Path("schemas/wb.schema.json"): config_schema(),
        Path("docs/rules/README.md"): index(rules.values()),
        **pages,
    }


def main() -> None:
    """Write them; a page of a rule that is gone is removed."""
    texts = generated()
    for path in (ROOT / "docs/rules").glob("*.md"):
        if path.relative_to(ROOT) not in texts:
            path.unlink()
    for path, text in texts.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
