"""Documents from end to end: files to a Report."""

import contextlib
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wb.catalogue import waiver_rules
from wb.config import Config
from wb.documents import text
from wb.documents.find import leads_outside, shown
from wb.errors import InputError
from wb.examined import Choice, Examined, basis, keep, kept, key, rule_infos
from wb.findings import Finding, Report, Skipped
from wb.settle import renew_baseline, settle
from wb.waivers import baseline

if TYPE_CHECKING:
    from wb.documents.model import Document

NO_KIND = "it is none of the document kinds; name one with --kind or in wb.toml"


def lint(
    paths: Iterable[Path],
    config: Config,
    choice: Choice,
    texts: Mapping[Path, str] | None = None,
    loaded: Mapping[Path, "Document"] | None = None,
) -> Report:
    """Check documents.

    Args:
        paths: files, in the order in which they are read.
        config: what wb.toml says.
        choice: what the command line says.
        texts: texts that are not read from disk, such as standard input, by path.
        loaded: documents that the caller has parsed already, by path.

    Returns:
        The report. What could not be read is in its ``failures``; nothing else is lost by it.
    """
    read: list[tuple[Path, str]] = []
    failures: list[InputError] = []
    for path in paths:
        try:
            read.append((path, texts[path] if texts and path in texts else _content(path, config)))
        except InputError as error:
            failures.append(error)
    examined = _examined(read, config, choice, loaded or {})
    both = zip(examined, read, strict=True)
    sources = {one.path: text.split_lines(content) for one, (_, content) in both if one.kind is not None}
    return replace(_report(examined, config, choice, sources), failures=tuple(failures), sources=sources)


def kinds(paths: Iterable[Path], config: Config, choice: Choice) -> dict[str, str]:
    """The kinds of documents, by path as reports show it; without files that have none or cannot be read."""
    read: list[tuple[Path, str]] = []
    for path in paths:
        with contextlib.suppress(InputError):
            read.append((path, _content(path, config)))
    return {one.path: one.kind for one in _examined(read, config, choice, {}) if one.kind is not None}


def _content(path: Path, config: Config) -> str:
    if leads_outside(path, config.root):
        raise InputError(
            f"{path}: is a link to a file outside the repository, which wb does not open", "Exclude it."
        )
    return text.read(path)


def _examined(
    read: Sequence[tuple[Path, str]], config: Config, choice: Choice, loaded: Mapping[Path, "Document"]
) -> list[Examined]:
    """What is kept from an earlier run, where nothing has changed since; else what is found now."""
    made_of = basis(config, choice)
    names = [key(content, shown(path, config.root), made_of) for path, content in read]
    found = {name: kept(name) for name in names}
    missing = [(name, *file) for name, file in zip(names, read, strict=True) if found[name] is None]
    if missing:
        # Imported here, because parser and rules cost more than all the rest.
        from wb.examine import examine, of  # noqa: PLC0415
        from wb.parallel import mapped  # noqa: PLC0415

        def anew(file: tuple[str, Path, str]) -> Examined:
            name, path, content = file
            known = loaded.get(path)
            answer = of(known, path, config) if known else examine(path, content, config, choice)
            keep(name, answer)
            return answer

        found |= zip((name for name, *_ in missing), mapped(anew, missing), strict=True)
    return [answer for name in names if (answer := found[name]) is not None]


def _report(examined: Sequence[Examined], config: Config, choice: Choice, checked: Container[str]) -> Report:
    findings = [finding for document in examined for finding in document.findings]
    comments = [waiver for document in examined for waiver in document.comments]
    if choice.update_baseline:
        renew_baseline(findings, comments, config, choice.today, checked)
    settled = settle(findings, comments, config, choice.today, checked)
    named = {finding.rule for finding in findings}
    rules = {name: info for name, info in rule_infos().items() if name in named} if named else {}
    rules |= {rule.name: rule.info for rule in waiver_rules()} if settled.usages else {}
    return Report(
        settled.findings,
        checked=sum(document.kind is not None for document in examined),
        skipped=tuple(Skipped(document.path, NO_KIND) for document in examined if document.kind is None),
        rules=rules,
        notes=() if choice.stage or choice.kind else baseline.notes(settled.usages),
    )


def narrowed(report: Report, changed: Mapping[str, Sequence[range]]) -> Report:
    """The report on what a change touches: findings on changed lines, or on a changed file as a whole."""
    kept_ones = tuple(f for f in report.findings if _touched(f, changed.get(f.location.path)))
    return replace(report, findings=kept_ones)


def _touched(finding: Finding, lines: Sequence[range] | None) -> bool:
    first, last = finding.location.line, finding.location.end_line or finding.location.line
    if lines is None or first is None or last is None:
        return lines is not None
    return any(first < span.stop and span.start <= last for span in lines)
