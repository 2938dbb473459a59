"""What wb itself says in a packet, as values for the templates in ``templates/packet/``.

Templates are Markdown, so that an organisation's own ones hold for HTML, PDF and DOCX alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wb.documents.node import Node
from wb.documents.tree import tree
from wb.findings import Finding, Report, Severity
from wb.packet.contract import Promise
from wb.packet.gather import Member
from wb.packet.questions import open_questions
from wb.reports.summary import sentence
from wb.templating import find, render
from wb.waivers.model import Waiver

FOLDER = "packet"
SHOWN = 200
"""Rows of one table."""

BLANK = f"\u2060{chr(0xA0) * 40}\u2060"
"""A cell to write into; without the word joiners around them, blanks at the ends of a cell are no text."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders the templates of a packet.

    Args:
        templates: the folders to take them from; the first that has one wins.
    """

    templates: Sequence[Path]

    def nodes(self, name: str, values: Mapping[str, Any]) -> tuple[Node, ...]:
        """What a template says.

        Raises:
            InputError: the template is faulty.
        """
        return tree(render(f"{FOLDER}/{name}.md", values, self.templates).split("\n"))

    def style(self) -> str:
        """An organisation's own style sheet for HTML; empty where there is none."""
        own = self.templates[:-1]
        path = find(f"{FOLDER}/style.css", own)
        inside = path and any(path.resolve().is_relative_to(folder.resolve()) for folder in own)
        return path.read_text(encoding="utf-8", errors="replace") if path and inside else ""


def questions(members: Iterable[Member]) -> dict[str, Any]:
    """Values for the open questions."""
    found = [
        {**asdict(one), "where": f"{member.document.path}:{one.line}"}
        for member in members
        for one in open_questions(member.document)
    ]
    return {"questions": found[:SHOWN], "cut": max(0, len(found) - SHOWN)}


def findings(report: Report, waivers: Iterable[Waiver]) -> dict[str, Any]:
    """Values for what is left to mend, and what is allowed to stay."""
    left = sorted(
        (one for one in report.findings if one.waiver is None and one.severity > Severity.INFO),
        key=lambda one: (-one.severity, *one.location.sort_key),
    )
    return {
        "summary": f"{sentence(report)}.",
        "findings": [_finding(one) for one in left[:SHOWN]],
        "cut": max(0, len(left) - SHOWN),
        "waivers": [_waiver(one) for one in waivers][:SHOWN],
    }


def _finding(one: Finding) -> dict[str, Any]:
    place = one.location
    return {
        "level": one.severity.label,
        "where": f"{place.path}:{place.line}" if place.line else place.path,
        "message": one.message,
        "hint": one.hint,
        "rule": one.rule,
    }


def _waiver(one: Waiver) -> dict[str, Any]:
    place = one.location
    return {
        "what": one.rule or one.fingerprint,
        "where": one.scope or (f"{place.path}:{place.line}" if place.line else place.path),
        "reason": one.reason,
        "owner": one.owner or "the document's owner",
        "expires": one.expires.isoformat() if one.expires else "no end",
    }


def contract(promised: Iterable[Promise], *, compared: bool) -> dict[str, Any]:
    """Values for the contracts."""
    return {"contracts": [_promise(one, compared=compared) for one in promised]}


def _promise(one: Promise, *, compared: bool) -> dict[str, Any]:
    return {
        "title": one.title,
        "calls": [asdict(call) for call in one.calls[: SHOWN * 5]],
        "fault": str(one.fault) if one.fault else "",
        "compared": compared and one.fault is None,
        "breaking": [{"message": f.message, "waiver": f.waiver} for f in one.breaking[:SHOWN]],
        "changelog": "\n".join(_deeper(one.changelog.split("\n"))),
    }


def _deeper(lines: Iterable[str]) -> Iterator[str]:
    """Markdown with its headings two levels further down."""
    return (f"##{line}" if line.startswith("#") else line for line in lines)
