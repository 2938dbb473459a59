"""Contradictions inside a document: which of the labelled ones are reported, and which reports are labelled.

    python bench/contradictions.py [--corpus DIR]

A report counts as real when one of its places is a line of a labelled contradiction of the same sort.
Each is printed. Exits with 1 when fewer than three are found, or fewer than four of five are real.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from wb.documents.parse import parse
from wb.documents.rules.conflicting_date import conflicting_date
from wb.documents.rules.conflicting_number import conflicting_number
from wb.documents.rules.inconsistent_domain import inconsistent_domain
from wb.documents.rules.inconsistent_name import inconsistent_name
from wb.documents.rules.mismatched_link_text import mismatched_link_text
from wb.findings import Problem
from wb.rule import AnyRule

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"peer-fixtures": "prfaq", "ux": "experience", "rfc": None}
"""The kinds of folders that are not named after one; those without one are read as what they look like."""

SORTS: tuple[tuple[str, AnyRule], ...] = (
    ("number", conflicting_number),
    ("date", conflicting_date),
    ("name", inconsistent_name),
    ("domain", mismatched_link_text),
    ("domain", inconsistent_domain),
)
"""The rules for each sort of contradiction that rules look for; lists, states and identifiers are none."""


def main() -> int:
    """Print both tables; 1 when the rules miss too much or report too much."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus/documents")
    corpus = parser.parse_args().corpus
    labels = json.loads((corpus / "labels.json").read_text(encoding="utf-8"))
    found = reported = real = labelled = 0
    for name, label in labels.items():
        told = label.get("contradictions", [])
        reports = list(_reports(corpus, name))
        hits = [report for report in reports if any(_same(report, one) for one in told)]
        missed = [one for one in told if not any(_same(report, one) for report in reports)]
        labelled += len(told)
        found += len(told) - len(missed)
        reported += len(reports)
        real += len(hits)
        for report in reports:
            sort, problem = report
            mark = "real" if report in hits else "NOT LABELLED"
            print(f"{mark:<13}{name}:{problem.location.line} {sort}: {problem.message}")
        for one in missed:
            print(f"{'missed':<13}{name}:{one['lines']} {one['what']}")
    print(f"\n{found} of {labelled} labelled contradictions are reported, {real} of {reported} reports real.")
    return 0 if found >= 3 and real >= 0.8 * reported else 1


def _reports(corpus: Path, name: str) -> list[tuple[str, Problem]]:
    """What the rules say of a document; its first line, which says where it is from, is not part of it."""
    text = (corpus / name).read_text(encoding="utf-8").split("\n", 1)[1]
    folder = Path(name).parent.name
    document = parse(text, name, kind=KINDS.get(folder, folder), today=date(2026, 1, 15))
    return [(sort, problem) for sort, rule in SORTS for problem in rule.check(document, rule.options())]


def _same(report: tuple[str, Problem], label: dict[str, Any]) -> bool:
    sort, problem = report
    places = (problem.location, *(related.location for related in problem.related))
    lines = {place.line + 1 for place in places if place.line}
    return label["what"].startswith(f"{sort}:") and not lines.isdisjoint(label["lines"])


if __name__ == "__main__":
    sys.exit(main())
