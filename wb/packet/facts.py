"""What the cover says of a proposal: whose it is, how far it is, what is asked, and how the meeting goes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wb.documents.reading import minutes
from wb.packet.gather import Member

SILENCE = 30
"""Minutes of silent reading with which a meeting opens."""

MEETING = 60
"""Minutes of the whole meeting, where reading leaves room for it."""

_DECIDING = 10
_TALKING = 15
"""Minutes that the decision, and the discussion at the least, take."""


def lead(members: Sequence[Member]) -> Member:
    """The document that speaks for the proposal: the first with an owner, else the first."""
    return next((one for one in members if one.document.front_matter.data.get("owner")), members[0])


def owner(members: Sequence[Member]) -> str:
    """Whose proposal it is; empty where nobody is named."""
    return str(lead(members).document.front_matter.data.get("owner") or "")


def title(members: Sequence[Member]) -> str:
    """The proposal's title: that of the front matter, else of the first document."""
    data = lead(members).document.front_matter.data
    return str(data.get("title") or members[0].title)


def subtitle(members: Sequence[Member], iteration: int) -> str:
    """Its stage and how often it was written."""
    stage = lead(members).document.stage.value.capitalize()
    return f"{stage}, iteration {iteration}" if iteration else stage


def headline(members: Sequence[Member]) -> str:
    """What the first document says in its title beyond the proposal's; empty where that is the same."""
    words = members[0].title
    return "" if words.casefold() == title(members).casefold() else words


def cover(members: Sequence[Member], iteration: int, day: date) -> dict[str, Any]:
    """Values for the cover."""
    read = reading_minutes(members)
    return {
        "title": title(members),
        "subtitle": subtitle(members, iteration),
        "headline": headline(members),
        "facts": [{"name": name, "value": value} for name, value in _facts(members, iteration, day) if value],
        "decision": decision(members),
        "plan": plan(read),
        "plan_note": _note(read),
        "reading_minutes": read,
    }


def _facts(members: Sequence[Member], iteration: int, day: date) -> Iterable[tuple[str, str]]:
    data = lead(members).document.front_matter.data
    yield "Owner", owner(members)
    yield "Team", str(data.get("team") or "")
    yield "Stage", lead(members).document.stage.value
    yield "Iteration", f"{iteration} (ten to fifteen are usual)" if iteration else ""
    yield "Date", day.isoformat()
    yield "Launch", str(data.get("launch") or "")
    yield "To read", _span(members)


def _span(members: Sequence[Member]) -> str:
    names = ", ".join(dict.fromkeys(member.kind for member in members))
    return f"{math.ceil(reading_minutes(members))} minutes: {names}"


def reading_minutes(members: Iterable[Member]) -> float:
    """The minutes that all documents take to read, without their appendices."""
    return round(sum(minutes(member.document) for member in members), 1)


def decision(members: Sequence[Member]) -> str:
    """What is asked of the room, as Markdown: the ask of a document, else what its stage asks."""
    for member in members:
        part = member.document.parts.get("ask")
        if part and part.text_line:
            return member.document.text(part.text_line, part.end_line)
    return _BY_STAGE.get(lead(members).document.stage.value, _BY_STAGE["draft"])


_BY_STAGE: Mapping[str, str] = {
    "draft": "None yet: this is a draft, and the room is asked what it lacks.",
    "review": "Approve it, ask for another iteration, or reject it.",
    "approved": "Confirm that what was approved still holds.",
    "shipped": "Look at what came of what was promised.",
    "abandoned": "None: it was abandoned.",
}


def plan(read: float) -> list[dict[str, Any]]:
    """The meeting, minute by minute: silent reading as long as it really takes, then talk, then decide."""
    silent = max(1, math.ceil(read))
    talked = max(silent + _TALKING, MEETING - _DECIDING)
    steps = ((0, silent, "Silent reading"), (silent, talked, "Discussion, page by page"))
    return [
        {"start": start, "end": end, "what": what}
        for start, end, what in (*steps, (talked, talked + _DECIDING, "Decision, and who does what by when"))
    ]


def _note(read: float) -> str:
    over = math.ceil(read) - SILENCE
    return (
        f"Reading takes {over} minutes longer than the {SILENCE} that a meeting opens with:"
        " send it out ahead, or make it shorter."
        if over > 0
        else ""
    )


def approvals(members: Sequence[Member]) -> list[dict[str, Any]]:
    """The decisions that front matter records, in the order of the documents."""
    return [_row(one, ("by", "decision", "on")) for one in _entries(members, "approvals")]


def commitments(members: Sequence[Member]) -> list[dict[str, Any]]:
    """What front matter promises, each promise once."""
    rows = [
        _row(one, ("id", "promise", "measure", "target", "due", "result"))
        for one in _entries(members, "commitments")
    ]
    return list({row["id"] or row["promise"]: row for row in rows}.values())


def _entries(members: Iterable[Member], key: str) -> Iterable[Mapping[str, Any]]:
    for member in members:
        listed = member.document.front_matter.data.get(key)
        yield from (one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict))


def _row(entry: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: "" if entry.get(key) is None else str(entry[key]) for key in keys}
