"""The table of checks is what the engines and wb's own levels make of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from wb import cache
from wb.contracts.oasdiff import Engine
from wb.contracts.oasdiff_find import EXECUTABLE, OLDEST, PINNED
from wb.contracts.rules import OWN
from wb.contracts.rules.engine import BY_CHECK
from wb.contracts.table import TABLE
from wb.documents.rules import RULES as DOCUMENT_RULES

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_up_to_date(each_engine: Engine) -> None:
    binaries = [cache.folder() / "oasdiff" / version / EXECUTABLE for version in (OLDEST, PINNED)]
    missing = [path for path in binaries if not path.is_file()]
    if missing:
        pytest.skip(f"needs {missing[0]}, since {each_engine.path} is another one")
    command = [sys.executable, str(ROOT / "bench/oasdiff_checks.py"), *map(str, binaries)]
    made = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout
    assert made == (ROOT / "schemas/oasdiff/checks.json").read_text(encoding="utf-8")


def test_wb_judges_otherwise_than_the_engines_with_a_reason_only() -> None:
    rank = {None: 0, "info": 1, "warning": 2, "error": 3}
    assert len(TABLE.checks) > 700
    for name, check in TABLE.checks.items():
        assert rank[check.level] == max(rank[check.oldest], rank[check.newest]) or check.why, name


def test_names_of_rules_do_not_collide() -> None:
    own = [rule.name for rule in (*OWN, *DOCUMENT_RULES)]
    assert len(own) == len(set(own))
    assert not BY_CHECK.keys() & set(own)


@pytest.mark.parametrize("name", BY_CHECK)
def test_every_check_has_a_page(name: str) -> None:
    rule = BY_CHECK[name]
    assert rule.summary.endswith(".")
    assert "Level in wb: " in rule.doc
    assert ("The way out: " in rule.doc) == (rule.info.severity.label != "info")
