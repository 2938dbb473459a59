"""The rules of keeping run on the examples of their own pages: a real branch in a real repository.

An example lists files in diff form: ``--- before`` and ``+++ after``, then their lines. ``--- path, before``
is the file one commit earlier. Marked lines end with ``# !``; on a ``+++`` line the mark means the file.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.gate.repository import Repository
from wb.config import load
from wb.contracts import ledger
from wb.contracts.keeping import RULES
from wb.gate import Question, gate
from wb.rule import AnyRule

pytestmark = pytest.mark.usefixtures("engine")

TODAY = date(2026, 1, 15)
BLOCK = re.compile(r"^(Bad|Good):\n\n```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^--- (?P<base>[^\n,]+)(?P<earlier>, before)?\n(?:\+\+\+ (?P<head>[^\n]+)\n)?", re.MULTILINE
)
MARK = re.compile(r" *# !$", re.MULTILINE)
NOWHERE = "/dev/null"
EXAMPLES = [(rule, *block) for rule in RULES for block in BLOCK.findall(rule.doc)]

Texts = dict[str, str | None]


class Branch:
    """The states of a repository that an example stands for, and the places that it marks."""

    def __init__(self, example: str) -> None:
        self.earlier: Texts = {}
        self.base: Texts = {}
        self.head: Texts = {}
        self.marked: list[tuple[str, int | None]] = []
        pieces = list(FILE.finditer(example))
        for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
            self._read(piece, example[piece.end() : following.start() if following else len(example)])

    def _read(self, piece: re.Match[str], body: str) -> None:
        lines = MARK.sub("", body).splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in f" {sign}") for sign in "-+")
        base, head = piece["base"], MARK.sub("", piece["head"] or piece["base"])
        if piece["earlier"]:
            self.earlier[base] = after
            return
        if base != NOWHERE:
            self.base[base] = before
            self.head[base] = None
        if head != NOWHERE:
            self.head[head] = after
        if MARK.search(piece["head"] or ""):
            self.marked.append((base if head == NOWHERE else head, None))
        shown = [line for line in body.splitlines() if line[0] in " +"]
        self.marked += [(head, number) for number, line in enumerate(shown, 1) if MARK.search(line)]


def with_meta(texts: Texts) -> Texts:
    """The files, with what belongs beside each published contract."""
    added: Texts = {}
    for path, text in texts.items():
        if path.startswith(ledger.FOLDER) and path.endswith(ledger.CONTRACT) and text:
            _, _, name, version, _ = path.split("/")
            digest = ledger.digest(text.encode())
            about = f'"name": "{name}", "version": "{version}", "digest": "{digest}"'
            added[path.replace(ledger.CONTRACT, ledger.META)] = (
                f'{{{about}, "date": "2025-01-01", "source": "{name}.yaml"}}'
            )
    return {**texts, **added}


@pytest.mark.parametrize(("rule", "side", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", ""))
def test_the_rule_reports_exactly_the_marked_places(
    tmp_path: Path, rule: AnyRule, side: str, example: str
) -> None:
    branch = Branch(example)
    repository = Repository(tmp_path)
    if branch.earlier:
        repository.commit(branch.earlier)
    repository.commit(with_meta(branch.base) or {"README.md": "Nothing yet."})
    repository.branch(branch.head)
    report = gate(load(tmp_path), Question(TODAY, {}, "main"), lambda _: None)
    found = [(one.location.path, one.location.line) for one in report.findings if one.rule == rule.name]
    assert found == branch.marked
    assert bool(found) == (side == "Bad")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_has_both_examples(rule: AnyRule) -> None:
    assert [side for side, _ in BLOCK.findall(rule.doc)] == ["Bad", "Good"]


def test_every_file_is_listed() -> None:
    folder = Path(__file__).resolve().parents[2] / "wb/contracts/keeping"
    names = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--", "model"}
    assert {rule.name for rule in RULES} == names
