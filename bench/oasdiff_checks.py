"""Write wb's table of the diff engine's checks: ``python bench/oasdiff_checks.py OLDEST NEWEST``.

The two arguments are oasdiff binaries: the oldest that wb supports and the one that it pins. A check has
in wb the higher level of the two, or that of ``schemas/oasdiff/levels.json``, where wb judges otherwise and
says why. The table goes to standard output and is kept as ``schemas/oasdiff/checks.json``.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

LEVELS = Path(__file__).resolve().parent.parent / "schemas" / "oasdiff" / "levels.json"
RANK = {"info": 1, "warning": 2, "error": 3}
KEPT = ("direction", "area", "kind", "effect")
Row = dict[str, Any]
Checks = dict[str, Row]


def version(binary: str) -> str:
    """The version of oasdiff that a binary was built from, out of its Go build information."""
    found = re.search(rb"mod\tgithub\.com/oasdiff/oasdiff\tv([0-9.]+)", Path(binary).read_bytes())
    if not found:
        sys.exit(f"{binary}: no oasdiff build information")
    return found[1].decode()


def checks(binary: str) -> Checks:
    """All checks that a binary knows, by id. From 1.27 on the listing is a subcommand."""
    minor = int(version(binary).split(".")[1])
    argv = [binary, "checks", *(["changelog"] if minor >= 27 else []), "-f", "json"]
    listed = json.loads(subprocess.run(argv, capture_output=True, check=True).stdout)
    return {check["id"]: check for check in listed}


def table(oldest: Checks, newest: Checks) -> Checks:
    """The merged table, by id."""
    ours = {check: rule for rule in json.loads(LEVELS.read_text("utf-8")) for check in rule["checks"]}
    if unknown := ours.keys() - oldest.keys() - newest.keys():
        sys.exit(f"levels.json names checks that no engine has: {', '.join(sorted(unknown))}")
    names = sorted({*oldest, *newest})
    return {name: entry(oldest.get(name), newest.get(name), ours.get(name)) for name in names}


def entry(old: Row | None, new: Row | None, own: Row | None) -> Row:
    """What wb keeps of one check: its level here and in both engines, and why wb judges otherwise."""
    described = new or old or {}
    levels = {"oldest": old["level"] if old else None, "newest": new["level"] if new else None}
    highest = max(filter(None, levels.values()), key=RANK.__getitem__)
    found = {"level": own["level"] if own else highest, **levels}
    return {
        "summary": described["description"],
        **found,
        **{key: described[key] for key in KEPT if key in described},
        **({"why": own["why"]} if own else {}),
    }


def main() -> None:
    """Print the table, one check a line."""
    oldest, newest = sys.argv[1:3]
    rows = table(checks(oldest), checks(newest))
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items())
    print(f'{{"oldest": "{version(oldest)}", "newest": "{version(newest)}", "checks": {{\n{lines}\n}}}}')


if __name__ == "__main__":
    main()
