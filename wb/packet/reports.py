"""The chapters that wb writes itself, from the templates in ``templates/packet/``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wb.config import Config
from wb.documents.node import Node
from wb.findings import Report
from wb.packet import facts, links, moves, pages
from wb.packet.contract import Promise
from wb.packet.gather import Member
from wb.packet.model import Chapter, Role
from wb.packet.moves import Moved
from wb.packet.pages import Pages
from wb.packet.past import Review
from wb.waivers import configured
from wb.waivers.comments import waivers
from wb.waivers.model import Waiver

PREFIX = "wb-"
"""What the names of these chapters begin with."""

_ROLES: Mapping[str, Role] = {"cover": "cover", "decision": "decision"}


@dataclass(frozen=True, slots=True)
class Reported:
    """What is to be told.

    Args:
        members: the documents.
        day: the date of the packet.
        iteration: how often they were written.
        review: what they are compared with; None where there is nothing.
        moved: what changed since.
        promised: the contracts.
        findings: the report on the documents.
    """

    members: Sequence[Member]
    day: date
    iteration: int
    review: Review | None
    moved: Sequence[Moved]
    promised: Sequence[Promise]
    findings: Report


def reports(told: Reported, said: Pages, config: Config) -> list[Chapter]:
    """The cover, and what follows on the documents.

    Raises:
        InputError: a template is faulty.
    """
    values = {
        "cover": facts.cover(told.members, told.iteration, told.day),
        "changes": _changes(told.moved, told.review) if told.review else None,
        "questions": pages.questions(told.members),
        "contract": pages.contract(told.promised, compared=told.review is not None),
        "findings": pages.findings(told.findings, _waivers(told, config)),
        "decision": _decision(told.members),
    }
    if not told.promised:
        values["contract"] = None
    excerpts = {"changes": tuple(moves.excerpts(told.moved))}
    return [
        _chapter(name, (*said.nodes(name, known), *excerpts.get(name, ())))
        for name, known in values.items()
        if known is not None
    ]


def _chapter(name: str, nodes: Sequence[Node]) -> Chapter:
    named, _ = links.with_ids(f"{PREFIX}{name}", nodes)
    title = next((node.words for node in named if node.type == "heading"), name)
    role = _ROLES.get(name, "report")
    return Chapter(f"{PREFIX}{name}", title, role, named, depth=0 if role == "cover" else 1)


def _changes(moved: Sequence[Moved], review: Review) -> dict[str, Any]:
    rows = list(moves.listed(moved))
    when = f", {review.day.isoformat()}" if review.day else ""
    return {
        "since": f"{review.commit[:12]} ({review.why}{when})",
        "moves": rows[: pages.SHOWN],
        "cut": max(0, len(rows) - pages.SHOWN),
    }


def _decision(members: Sequence[Member]) -> dict[str, Any]:
    approved = facts.approvals(members)
    owner = facts.owner(members)
    names = dict.fromkeys(one["by"] for one in approved if one["by"] and one["by"] != owner)
    return {
        "decision": facts.decision(members),
        "blank": pages.BLANK,
        "names": list(names),
        "approvals": approved,
        "commitments": facts.commitments(members)[: pages.SHOWN],
    }


def _waivers(told: Reported, config: Config) -> list[Waiver]:
    own = [waiver for member in told.members for waiver in waivers(member.document)]
    return [one for one in (*own, *configured.waivers(config)) if one.in_force(told.day)]
