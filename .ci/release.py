"""Refuses a release whose tag, version and change log do not agree: ``python .ci/release.py v1.2.3``."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def faults(tag: str, root: Path = ROOT) -> list[str]:
    """What stands in the way of a release, each with what to do about it."""
    version = _VERSION.search((root / "wb" / "__init__.py").read_text(encoding="utf-8"))
    if version is None:
        return ["wb/__init__.py has no __version__."]
    number = version[1]
    found = []
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        found.append(f"The version {number} in wb/__init__.py is not like 1.2.3.")
    if tag != f"v{number}":
        found.append(f"The tag is {tag}, the version in wb/__init__.py {number}: tag v{number}, or raise it.")
    return found + _in_change_log(number, (root / "CHANGELOG.md").read_text(encoding="utf-8"))


def _in_change_log(number: str, text: str) -> list[str]:
    headings = _HEADING.findall(text)
    dated = re.compile(rf"{re.escape(number)} – \d{{4}}-\d{{2}}-\d{{2}}")
    if not any(map(dated.fullmatch, headings)):
        return [f"CHANGELOG.md has no heading like “## {number} – 2027-05-21”: name the day of the release."]
    if headings[:1] != ["Unreleased"] or not dated.fullmatch(headings[1]):
        return ["CHANGELOG.md: “## Unreleased” comes first, then this release."]
    waiting = text.split("\n## Unreleased\n")[1].split("\n## ", maxsplit=1)[0].strip()
    return ["CHANGELOG.md: what is under “Unreleased” belongs to this release: move it."] if waiting else []


def main() -> int:
    """Print the faults; 1 when there are some."""
    if len(sys.argv) != 2:
        print("usage: python .ci/release.py vX.Y.Z")
        return 2
    found = faults(sys.argv[1])
    print("\n".join(found) or "Tag, version and change log agree.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
