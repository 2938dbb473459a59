"""A proposal folder, or any documents, to a Packet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from wb import lint
from wb.config import Config
from wb.documents.kinds import all_kinds
from wb.documents.parse import parse
from wb.errors import UsageError, WbError
from wb.examined import Choice
from wb.findings import Report
from wb.git import log
from wb.layout import engine
from wb.packet import documents, facts, moves, numbering, past
from wb.packet.contract import Before, promises
from wb.packet.gather import Gathered, Member, gather
from wb.packet.model import Chapter, Packet
from wb.packet.moves import Moved
from wb.packet.pages import Pages
from wb.packet.past import Past, Review
from wb.packet.reports import Reported, reports
from wb.scaffold import template_folders

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a packet is asked for.

    Args:
        paths: a proposal folder, or documents.
        environment: of the process; SOURCE_DATE_EPOCH sets the date.
        since: the revision to compare with; None takes the last review.
    """

    paths: Sequence[Path]
    environment: Mapping[str, str]
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A packet, and what is to be said beside it.

    Args:
        packet: the packet.
        notes: what its makers should know.
        failures: what could not be done; the packet says so, too.
        report: the findings in it.
    """

    packet: Packet
    notes: tuple[str, ...]
    failures: tuple[WbError, ...]
    report: Report


def build(asked: Asked, config: Config, tell: Tell) -> Built:
    """Put a packet together.

    Args:
        asked: what for.
        config: what wb.toml says.
        tell: is told what takes time.

    Raises:
        InputError: there is no document, one cannot be read, or a template is faulty.
        UsageError: there is no such revision.
        ToolError: git failed, or the layout engine refused a document.
    """
    day = _day(asked, config.root)
    gathered = gather(asked.paths, config, Choice(day))
    known = past.past(config.root, (member.document.path for member in gathered.members))
    review = past.review(known, facts.lead(gathered.members).document.path, asked.since)
    return _built(_Proposal(gathered, known, review, day), config, tell)


def _day(asked: Asked, root: Path) -> date:
    """The date of the packet: SOURCE_DATE_EPOCH, else the last commit's, else the last change of a file."""
    epoch = asked.environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970", "Unset it."
            ) from error
    committed = log.day(root)
    if committed:
        return committed
    files = [file for path in asked.paths for file in (path.rglob("*.md") if path.is_dir() else [path])]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    return datetime.fromtimestamp(max(times, default=0), UTC).date()


@dataclass(frozen=True, slots=True)
class _Proposal:
    """The documents and their history, as they stand on the packet's day."""

    gathered: Gathered
    past: Past
    review: Review | None
    day: date


def _built(proposal: _Proposal, config: Config, tell: Tell) -> Built:
    gathered, known, review, day = proposal.gathered, proposal.past, proposal.review, proposal.day
    members = gathered.members
    named = documents.names(members)
    moved = [_moved(member, review, config, day) for member in members] if review else []
    promised = promises(members, config, Before(review.commit if review else None, day), tell)
    loaded = {member.file: member.document for member in members}
    report = lint.lint(loaded, config, Choice(day), loaded=loaded)
    said = Pages(template_folders(config.root, config.settings.templates))
    told = Reported(members, day, known.iteration, review, moved, promised, report)
    chapters = _in_order(reports(told, said, config), documents.chapters(members, named, config.root))
    geometry, settings = config.settings.pages, config.settings.packet
    if engine.available():
        chapters = numbering.numbered(chapters, geometry, moves.by_chapter(moved, named))
    packet = Packet(
        title=facts.title(members),
        subtitle=facts.subtitle(members, known.iteration),
        author=facts.owner(members),
        day=day,
        chapters=tuple(chapters),
        geometry=geometry,
        language=members[0].document.language,
        footer=settings.footer or facts.title(members),
        watermark=settings.watermark,
        style=said.style(),
    )
    failures = tuple(one.fault for one in promised if one.fault)
    return Built(packet, tuple(_notes(gathered)), failures, report)


def _moved(member: Member, review: Review, config: Config, day: date) -> Moved:
    text, document = review.texts.get(member.document.path), member.document
    if text is None:
        return moves.moved(member, None)
    kinds = all_kinds(config.settings.kinds)
    return moves.moved(member, parse(text, document.path, kind=document.kind, kinds=kinds, today=day))


def _in_order(told: Sequence[Chapter], written: Sequence[Chapter]) -> list[Chapter]:
    """The cover, the documents, what wb says of them, and last of all the appendices."""
    cover, *others = told
    return [
        cover,
        *(chapter for chapter in written if chapter.role == "document"),
        *others,
        *(chapter for chapter in written if chapter.role == "appendix"),
    ]


def _notes(gathered: Gathered) -> Iterator[str]:
    for path in gathered.left_out:
        yield f"{path}: left out: {lint.NO_KIND}"
    if not engine.available():
        yield "Lines are not numbered: there is no layout engine for this platform."
