"""Documents from end to end: files to a Report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wb import engine, policy
from wb.catalogue import document_rules, waiver_rules
from wb.config import Config
from wb.documents import parse, read
from wb.documents.budget import budgets
from wb.documents.find import leads_outside, shown
from wb.documents.kinds import all_kinds, known
from wb.documents.model import Document
from wb.errors import InputError
from wb.findings import Finding, Report, Skipped
from wb.settle import renew_baseline, settle
from wb.stage import Stage
from wb.waivers.comments import waivers
from wb.waivers.model import Waiver

PAGE_RULES = frozenset(("over-page-budget", "near-page-budget"))
"""The rules that need to know how many pages a document takes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line decides for every document of a run.

    Args:
        today: the date that rules compare with.
        kind: the kind of all documents; None finds out.
        stage: the stage of all documents; None reads it from their front matter.
        update_baseline: whether to write the baseline anew.
    """

    today: date
    kind: str | None = None
    stage: Stage | None = None
    update_baseline: bool = False


def lint(
    paths: Iterable[Path], config: Config, choice: Choice, texts: Mapping[Path, str] | None = None
) -> Report:
    """Check documents.

    Args:
        paths: files, in the order in which they are read.
        config: what wb.toml says.
        choice: what the command line says.
        texts: texts that are not read from disk, such as standard input, by path.

    Returns:
        The report. What could not be read is in its ``failures``; nothing else is lost by it.
    """
    findings: list[Finding] = []
    comments: list[Waiver] = []
    skipped: list[Skipped] = []
    failures: list[InputError] = []
    sources: dict[str, tuple[str, ...]] = {}
    for path in paths:
        try:
            document = load(path, config, choice, (texts or {}).get(path))
        except InputError as error:
            failures.append(error)
            continue
        if document.kind is None:
            skipped.append(
                Skipped(document.path, "it is none of the document kinds; name one with --kind or in wb.toml")
            )
            continue
        sources[document.path] = document.lines
        findings += check(document, config)
        comments += waivers(document)
    if choice.update_baseline:
        renew_baseline(findings, comments, config, choice.today, sources)
    settled = settle(findings, comments, config, choice.today, sources)
    rules = {rule.name: rule.info for rule in (*document_rules(), *waiver_rules())}
    return Report(
        settled.findings,
        checked=len(sources),
        skipped=tuple(skipped),
        failures=tuple(failures),
        sources=sources,
        rules={finding.rule: rules[finding.rule] for finding in settled.findings},
    )


def load(path: Path, config: Config, choice: Choice, text: str | None = None) -> Document:
    """Read one document with all that the rules need to know of its surroundings.

    Raises:
        InputError: it cannot be read.
        UsageError: the kind that was named does not exist.
    """
    if leads_outside(path, config.root):
        raise InputError(
            f"{path}: is a link to a file outside the repository, which wb does not open", "Exclude it."
        )
    kinds = all_kinds(config.settings.kinds)
    document = parse.parse(
        read.text(path) if text is None else text,
        shown(path, config.root),
        kind=None if choice.kind is None else known(choice.kind, kinds),
        kinds=kinds,
        globs=config.settings.documents,
        stage=choice.stage,
        today=choice.today,
    )
    inside = not Path(document.path).is_absolute()
    return _with_front_matter_faults(
        read.with_links(document, config.root if inside else path.absolute().parent)
    )


def check(document: Document, config: Config) -> list[Finding]:
    """The findings on one document."""
    rules = document_rules()
    settings = policy.in_force(config, rules, document.path, document.kind, document.stage)
    if any(rule.name in PAGE_RULES and settings.level(rule) is not None for rule in rules):
        document = _with_pages(document, config)
    return engine.check(document, rules, settings)


def _with_pages(document: Document, config: Config) -> Document:
    """The document with its page count, as far as it has a budget of pages."""
    if not any(budgets(document)):
        return document
    from wb.layout.resolve import for_budgets  # noqa: PLC0415 - only where a budget asks for it

    return replace(document, pages=for_budgets(document, config.settings.pages, config.root))


def _with_front_matter_faults(document: Document) -> Document:
    """The document with what the kind's JSON Schema says against its front matter."""
    front = document.front_matter
    if not front.data or document.spec is None:
        return document
    from wb import schema  # noqa: PLC0415 - jsonschema is the heaviest import: only where there is front matter

    faults = tuple(schema.front_matter_faults(front.data, document.spec.front_matter))
    return replace(document, front_matter=replace(front, schema_faults=faults))


def narrowed(report: Report, changed: Mapping[str, Sequence[range]]) -> Report:
    """The report on what a change touches: findings on changed lines, or on a changed file as a whole."""
    kept = tuple(
        finding for finding in report.findings if _touched(finding, changed.get(finding.location.path))
    )
    return replace(report, findings=kept)


def _touched(finding: Finding, lines: Sequence[range] | None) -> bool:
    first, last = finding.location.line, finding.location.end_line or finding.location.line
    if lines is None or first is None or last is None:
        return lines is not None
    return any(first < span.stop and span.start <= last for span in lines)
