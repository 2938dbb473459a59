"""Looks at one document: parses it, resolves what rules need to know of its surroundings, runs them."""

from pathlib import Path

from msgspec.structs import replace

from wb import engine, policy
from wb.catalogue import document_rules
from wb.config import Config
from wb.documents import parse, targets
from wb.documents.budget import budgets
from wb.documents.find import shown
from wb.documents.kinds import all_kinds, known
from wb.documents.model import Document
from wb.examined import Choice, Examined, signature
from wb.findings import Finding
from wb.waivers.comments import waivers

PAGE_RULES = frozenset(("over-page-budget", "near-page-budget"))
"""The rules that need to know how many pages a document takes."""


def examine(path: Path, text: str, config: Config, choice: Choice) -> Examined:
    """Everything that is to be said of one document, before waivers.

    Raises:
        UsageError: the kind that was named does not exist.
    """
    return of(load(path, config, choice, text), path, config)


def of(document: Document, path: Path, config: Config) -> Examined:
    """The same of a document that is loaded already."""
    around = {
        str(target): signature(str(target))
        for target in targets.paths(document, _home(document, path, config))
    }
    if document.kind is None:
        return Examined(document.path, None, surroundings=around)
    findings = tuple(check(document, config))
    return Examined(document.path, document.kind, findings, tuple(waivers(document)), around)


def load(path: Path, config: Config, choice: Choice, text: str) -> Document:
    """One document with all that the rules need to know of its surroundings.

    Raises:
        UsageError: the kind that was named does not exist.
    """
    kinds = all_kinds(config.settings.kinds)
    document = parse.parse(
        text,
        shown(path, config.root),
        kind=None if choice.kind is None else known(choice.kind, kinds),
        kinds=kinds,
        globs=config.settings.documents,
        stage=choice.stage,
        today=choice.today,
    )
    return _with_front_matter_faults(targets.with_links(document, _home(document, path, config)))


def _home(document: Document, path: Path, config: Config) -> Path:
    """The folder that links may not leave: the repository, or the document's own where it lies outside."""
    return path.absolute().parent if Path(document.path).is_absolute() else config.root


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
