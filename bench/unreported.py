"""Why an error of oasdiff is no error of the gate's: told by the report itself, or by oasdiff.

No product, file or path is known here. An error is explained when the gate refuses the contract as a whole,
says the same of the operation at a lower level, says why no client notices it, or says it of the shared
schema that is changed; or when oasdiff itself sees nothing any more once both sides are in wb's normal form,
not sliced, so that the error was about another way of writing the same thing. Any other one is lost.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wb.contracts.cleaning import cleaned
from wb.contracts.cycles import cut
from wb.contracts.load import load
from wb.contracts.normalise import normalise
from wb.contracts.oasdiff import changelog
from wb.contracts.on_demand import OnDemand
from wb.contracts.tree import Folder
from wb.contracts.validate import is_well_formed

Report = Mapping[str, Any]
EQUIVALENT = "equivalent form"

_ERROR = 3
_QUOTED = re.compile(r"`([^`]*)`")


@dataclass(slots=True)
class Unreported:
    """An error of oasdiff that the gate does not report as one: the check, where, and what it says."""

    check: str
    operation: str
    texts: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.check} {self.operation}"


def unreported(reported: Iterable[Mapping[str, Any]], report: Report) -> list[Unreported]:
    """Oasdiff's errors, by check and operation, that are no errors in the gate's report."""
    ours = {(finding["rule"], _operation(finding)) for finding in _at(report, ("error",))}
    found: dict[tuple[str, str], Unreported] = {}
    for change in reported:
        key = (change["id"], f"{change.get('operation', '')} {change.get('path', '')}".strip())
        if change["level"] == _ERROR and key not in ours:
            found.setdefault(key, Unreported(*key)).texts.append(change["text"])
    return [found[key] for key in sorted(found)]


def explained(lost: Collection[Unreported], report: Report, base: Path, revision: Path) -> dict[str, str]:
    """The reason for each, by its name; those without one are left out."""
    reasons = {str(one): reason for one in lost if (reason := _said(one, report))}
    rest = [one for one in lost if str(one) not in reasons]
    still = _in_normal_form(rest, base, revision) if rest else set()
    equivalent = {str(one): EQUIVALENT for one in rest if (one.check, one.operation) not in still}
    return reasons | equivalent


def _said(one: Unreported, report: Report) -> str:
    """What the report says of the change, if it says anything."""
    if any(finding["rule"] == "broken-contract" for finding in _at(report, ("error",))):
        return "contract refused as a whole"
    for finding in _at(report, ("info", "warning")):
        if _operation(finding) != one.operation:
            continue
        if finding["rule"] == one.check:
            return f"reported as {finding['severity']}"
        if finding["rule"] == "harmless-change" and finding["subject"].endswith(f" {one.check}"):
            return "no client notices"
    return "said of the shared schema" if all(_of_a_schema(one.check, t, report) for t in one.texts) else ""


def _of_a_schema(check: str, text: str, report: Report) -> bool:
    """Whether an error about a schema says what oasdiff says about the operations that use it."""
    what = _QUOTED.search(text)
    return what is not None and any(
        finding["rule"] == check
        and finding["subject"].startswith("/components/")
        and what[0] in finding["message"]
        for finding in _at(report, ("error",))
    )


def _in_normal_form(lost: Iterable[Unreported], base: Path, revision: Path) -> set[tuple[str, str]]:
    """What oasdiff reports of these operations when both sides are written in one way."""
    sides = [load(Folder(path.parent), path.name, "bench") for path in (base, revision)]
    datas = [side.data if is_well_formed(side) else cleaned(side.data) for side in sides]
    paths = {one.operation.partition(" ")[2] for one in lost}
    asked = [
        {**side.data, "paths": {path: item for path, item in side.data["paths"].items() if path in paths}}
        for side in normalise(datas[0], datas[1])
    ]
    without_circles = cut(asked[0], asked[1])
    found = changelog(OnDemand(print)(), without_circles.base, without_circles.revision)
    return {(change.id, f"{change.operation} {change.path}".strip()) for change in found}


def _operation(finding: Mapping[str, Any]) -> str:
    return " ".join(finding["subject"].split()[:2])


def _at(report: Report, levels: Collection[str]) -> list[Mapping[str, Any]]:
    return [finding for finding in report["findings"] if finding["severity"] in levels]
