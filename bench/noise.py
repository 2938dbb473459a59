"""Noise: what the rules say about real documents that nobody wrote for them.

    python bench/noise.py [--corpus DIR] [--stage STAGE] [--findings] [--rule NAME]

For every labelled document: findings per 1,000 words. For every rule: its findings, their level, and
the share of the documents on which it fires; a warning or error that fires on more than half is
wrong or mis-levelled, and makes the run exit with 1. ``--findings`` prints each of them.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wb.catalogue import document_rules
from wb.config import Config, Settings
from wb.documents.model import Document
from wb.documents.parse import parse
from wb.examine import check
from wb.findings import Finding, Severity
from wb.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"peer-fixtures": "prfaq", "ux": "experience", "rfc": None}
"""The kinds of folders that are not named after one; a design document is none of wb's."""

LINKS = {"broken-link", "broken-anchor", "missing-image", "link-outside-repository"}
"""Rules about what lies beside a document: these stand alone here."""


def documents(corpus: Path, stage: Stage) -> list[Document]:
    """The labelled documents of a kind that wb knows, each without the line that says where it is from."""
    found = []
    for name in json.loads((corpus / "labels.json").read_text(encoding="utf-8")):
        folder = Path(name).parent.name
        kind = KINDS.get(folder, folder)
        if kind is not None:
            text = (corpus / name).read_text(encoding="utf-8").split("\n", 1)[1]
            found.append(parse(text, name, kind=kind, stage=stage, today=date(2026, 1, 15)))
    return found


def main() -> int:
    """Print both tables; 1 when a rule is too loud."""
    arguments = _arguments()
    read = documents(arguments.corpus, Stage(arguments.stage))
    config = Config(ROOT, Settings())
    found = {document.path: _of(document, config, arguments.rule) for document in read}
    if arguments.findings:
        _print_findings(found, read)
    print(f"{'findings':>9}{'/1000':>7}  document")
    for document in read:
        count = len(found[document.path])
        print(f"{count:>9}{1000 * count / max(1, document.words):>7.1f}  {document.path}")
    return _print_rules(found.values(), len(read))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus/documents")
    parser.add_argument("--stage", default="draft", choices=[stage.value for stage in Stage])
    parser.add_argument("--findings", action="store_true", help="print each finding")
    parser.add_argument("--rule", help="only this rule")
    return parser.parse_args()


def _of(document: Document, config: Config, rule: str | None) -> list[Finding]:
    found = [finding for finding in check(document, config) if finding.rule not in LINKS]
    return [finding for finding in found if rule in (None, finding.rule)]


def _print_findings(found: dict[str, list[Finding]], read: Iterable[Document]) -> None:
    for document in read:
        for finding in found[document.path]:
            line = finding.location.line
            print(f"{document.path}:{line or ''}: {finding.severity.label} {finding.rule}: {finding.message}")
            if line and finding.location.column:
                print(f"    | {document.lines[line - 1].strip()[:150]}")


def _print_rules(found: Iterable[list[Finding]], total: int) -> int:
    findings = Counter[str]()
    fires = Counter[str]()
    levels: dict[str, Severity] = {}
    for of_document in found:
        findings.update(finding.rule for finding in of_document)
        fires.update({finding.rule for finding in of_document})
        levels |= {finding.rule: finding.severity for finding in of_document}
    print(f"\n{'findings':>9}{'share':>7}  {'level':<8} rule")
    loud = 0
    for name in sorted(
        (rule.name for rule in document_rules() if rule.name in fires), key=lambda n: -fires[n]
    ):
        too_loud = levels[name] >= Severity.WARNING and fires[name] > total / 2
        loud += too_loud
        share = f"{100 * fires[name] / total:.0f} %"
        print(
            f"{findings[name]:>9}{share:>7}  {levels[name].label:<8} {name}{'  TOO LOUD' if too_loud else ''}"
        )
    return 1 if loud else 0


if __name__ == "__main__":
    sys.exit(main())
