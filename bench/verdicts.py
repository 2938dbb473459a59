"""Verdicts: fifty findings drawn from the labelled documents, each judged as a reviewer would.

    python -m bench.verdicts [--corpus DIR] [--stage STAGE] [--show]

The draw is stratified: every rule that fires gives as many findings as every other, as far as it has
them; which ones is decided by the seed. ``verdicts.toml`` says of each whether a seasoned reviewer of
six-page meetings would have written it, and why. Prints the score, what is drawn and not judged, and what
is judged and no longer drawn. Exits with 1 when fewer than 45 of 50 are real, or verdicts are missing.
``--show`` prints each finding with its line, ready to be judged.
"""

import argparse
import random
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bench.noise import LINKS, ROOT, documents
from wb.config import Config, Settings
from wb.documents.model import Document
from wb.examine import check
from wb.findings import Finding
from wb.stage import Stage

SEED = 1
DRAWN = 50
LEAST = 45
VERDICTS = Path(__file__).with_name("verdicts.toml")

Key = tuple[str, str, int, str]
"""A finding by rule, document, line of the labelled file and fingerprint."""


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a finding is one that a reviewer would have written; line 0 is the whole file."""

    rule: str
    document: str
    line: int
    fingerprint: str
    real: bool
    why: str

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.rule, self.document, self.line, self.fingerprint


def main() -> int:
    """Compare the draw with the verdicts; 1 when too few are real or some are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus/documents")
    parser.add_argument("--stage", default="draft", choices=[stage.value for stage in Stage])
    parser.add_argument("--show", action="store_true", help="print each finding that is drawn, with its line")
    arguments = parser.parse_args()
    read = {one.path: one for one in documents(arguments.corpus, Stage(arguments.stage))}
    drawn = draw(finding for document in read.values() for finding in _of(document))
    known = msgspec.convert(tomllib.loads(VERDICTS.read_text(encoding="utf-8")), dict[str, list[Verdict]])
    return _compare(drawn, {one.key: one for one in known["verdict"]}, read if arguments.show else {})


def draw(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of all rules in turn, until there are enough; each rule's own are shuffled by the seed."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (one.rule, key(one))):
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, found in by_rule.items():
        random.Random(f"{SEED} {rule}").shuffle(found)
    rounds = range(max(map(len, by_rule.values()), default=0))
    in_turn = [found[index] for index in rounds for found in by_rule.values() if index < len(found)]
    return sorted(in_turn[:DRAWN], key=lambda one: (one.rule, key(one)))


def key(finding: Finding) -> Key:
    """What a finding is about. Lines are those of the labelled file, whose first line is left out here."""
    place = finding.location
    return finding.rule, place.path, place.line + 1 if place.line else 0, finding.fingerprint


def _of(document: Document) -> list[Finding]:
    found = check(document, Config(ROOT, Settings()))
    return [finding for finding in found if finding.rule not in LINKS]


def _compare(drawn: list[Finding], known: dict[Key, Verdict], read: dict[str, Document]) -> int:
    judged = [known[key(finding)] for finding in drawn if key(finding) in known]
    real = sum(verdict.real for verdict in judged)
    for finding in drawn:
        verdict = known.get(key(finding))
        mark = "NOT JUDGED" if verdict is None else "real" if verdict.real else "noise"
        if mark != "real" or read:
            print(f"{mark:<11}{' '.join(map(str, key(finding)))}: {finding.message}")
        if (line := finding.location.line) and read:
            print(f"{'':<11}| {read[finding.location.path].lines[line - 1].strip()[:300]}")
    stale = known.keys() - set(map(key, drawn))
    for one in sorted(stale):
        print(f"{'stale':<11}{' '.join(map(str, one))}")
    print(f"{real} of {len(drawn)} are real; {len(drawn) - len(judged)} not judged, {len(stale)} stale.")
    return 0 if real >= LEAST and len(judged) == len(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())
