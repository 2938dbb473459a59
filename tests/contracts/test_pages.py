"""Every rule of wb's own runs, alone, on the examples of its own page.

An example is a fenced ``diff``, or ``diff oldest`` for the oldest engine: what both versions have, ``-`` what
only the base has, ``+`` what only the revision has. A line of the revision where the rule must find something
ends with ``# !``; what it finds about the whole file has no line. What every contract has (``openapi``,
``info``) need not be written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from wb.contracts.compare import compare
from wb.contracts.load import load
from wb.contracts.oasdiff import Engine
from wb.contracts.rules import OWN
from wb.contracts.rules.engine import BY_CHECK
from wb.contracts.table import TABLE
from wb.contracts.tree import Folder
from wb.rule import AnyRule

_BLOCK = re.compile(
    r"^(?P<label>Bad|Good):\n\n```diff(?P<engine> oldest)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_MARK = "  # !"
_FRAME = {"openapi": "openapi: 3.1.0", "info": "info: {title: It, version: 1.0.0}"}


@dataclass(frozen=True, slots=True)
class Example:
    """A change, and the lines of the revision where something has to be found."""

    rule: AnyRule
    label: str
    base: str
    revision: str
    marked: frozenset[int]
    engine: str


def _examples(rule: AnyRule, page: str) -> Iterator[Example]:
    for block in _BLOCK.finditer(page):
        lines = block["text"].splitlines()
        base = [line[1:] for line in lines if not line.startswith("+")]
        revision = [line[1:] for line in lines if not line.startswith("-")]
        marked = frozenset(number for number, line in enumerate(revision, 1) if line.endswith(_MARK))
        engine = (block["engine"] or " newest").strip()
        yield Example(rule, block["label"], _written(base), _written(revision), marked, engine)


def _written(lines: list[str]) -> str:
    frame = [line for key, line in _FRAME.items() if not any(it.startswith(f"{key}:") for it in lines)]
    return "\n".join([*(line.removesuffix(_MARK) for line in lines), *frame, ""])


EXAMPLES = [example for rule in OWN for example in _examples(rule, rule.doc)]


def _found(example: Example, folder: Path, engine: Engine) -> frozenset[int]:
    (folder / "base.yaml").write_text(example.base, encoding="utf-8")
    (folder / "revision.yaml").write_text(example.revision, encoding="utf-8")
    base, revision = (load(Folder(folder), f"{side}.yaml", "it") for side in ("base", "revision"))
    comparison = compare(base, revision, lambda: engine)
    problems = list(example.rule.check(comparison, example.rule.options()))
    return frozenset(it.location.line for it in problems if it.location and it.location.line)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda it: f"{it.rule.name}-{it.label}")
def test_rule_finds_what_its_page_marks(example: Example, tmp_path: Path, each_engine: Engine) -> None:
    if (each_engine.version == TABLE.oldest) is not (example.engine == "oldest"):
        pytest.skip("another engine's example")
    assert _found(example, tmp_path, each_engine) == example.marked


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.name)
def test_page_shows_both_sides(rule: AnyRule) -> None:
    labels = {example.label: example for example in EXAMPLES if example.rule is rule}
    assert labels.keys() == {"Bad", "Good"}
    assert labels["Bad"].marked
    assert not labels["Good"].marked


def test_names_are_told_apart_from_the_engines_checks() -> None:
    assert not {rule.name for rule in OWN} & BY_CHECK.keys()


def test_every_rule_file_is_listed() -> None:
    folder = Path(__file__).parents[2] / "wb" / "contracts" / "rules"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "engine"}
    assert {rule.name.replace("-", "_") for rule in OWN} == files
