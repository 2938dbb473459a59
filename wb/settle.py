"""Findings meet the waivers: what is covered, and what the waivers themselves are found to be."""

from collections.abc import Collection, Container, Iterable, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from wb import engine, policy
from wb.catalogue import all_rules, document_rules, waiver_rules
from wb.config import Config
from wb.findings import Finding
from wb.waivers import baseline, configured
from wb.waivers.apply import apply
from wb.waivers.model import Usage, Waiver


class Settled(msgspec.Struct, frozen=True):
    """The findings of a run with waivers applied, and what became of each waiver."""

    findings: tuple[Finding, ...]
    usages: tuple[Usage, ...]


def settle(
    findings: Iterable[Finding],
    comments: Sequence[Waiver],
    config: Config,
    today: date,
    checked: Container[str],
) -> Settled:
    """Cover findings with the waivers of documents, wb.toml and the baseline.

    Args:
        findings: of the whole run.
        comments: the waivers that the documents themselves hold.
        config: what wb.toml says.
        today: the date of the run.
        checked: the paths and contracts that the run looked at: only a waiver for them can be unused.
    """
    return _settle(
        findings,
        [*comments, *configured.waivers(config)],
        baseline.waivers(config.root),
        config,
        (today, checked),
    )


def renew_baseline(
    findings: Iterable[Finding],
    comments: Sequence[Waiver],
    config: Config,
    today: date,
    checked: Container[str],
) -> None:
    """Write the baseline: all that is found where there is none yet, else what is left of the old one.

    Raises:
        InputError: it cannot be read or written.
    """
    from wb import files  # noqa: PLC0415 - most runs write none

    waivers = [*comments, *configured.waivers(config)]
    path = config.root / baseline.FILE
    settled = _settle(findings, waivers, baseline.waivers(config.root), config, (today, checked))
    text = baseline.shrunk(settled.usages) if path.exists() else baseline.started(settled.findings)
    files.replace(path, text.encode())


def _settle(
    findings: Iterable[Finding],
    waivers: list[Waiver],
    old: list[Waiver],
    config: Config,
    run: tuple[date, Container[str]],
) -> Settled:
    today, checked = run
    if not waivers and not old:
        return Settled(_sorted(findings), ())
    covered, found = apply(findings, [*waivers, *old], today, _known(waivers))
    usages = tuple(replace(usage, checked=_checked(usage.waiver, checked, config)) for usage in found)
    # A baseline that holds more than is there is no fault: renewing it lets it shrink.
    judged = (
        finding for usage in usages if usage.waiver.origin != "baseline" for finding in _check(usage, config)
    )
    return Settled(_sorted([*covered, *judged]), usages)


def _checked(waiver: Waiver, checked: Container[str], config: Config) -> bool:
    gone = waiver.origin == "baseline" and not (config.root / waiver.scope).exists()
    return gone or waiver.scope in checked


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))


def _known(waivers: Iterable[Waiver]) -> Collection[str]:
    """The names that exist; the contracts' rules are loaded only for a name that is not found elsewhere."""
    named = {waiver.rule for waiver in waivers if waiver.rule}
    own = {rule.name for rule in (*document_rules(), *waiver_rules())}
    return named if named <= own else named & all_rules().keys()


def _check(usage: Usage, config: Config) -> list[Finding]:
    return engine.check(usage, waiver_rules(), policy.in_force(config, waiver_rules(), usage.path))
