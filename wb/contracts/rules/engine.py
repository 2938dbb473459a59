"""The diff engine's checks as rules; their levels are those of wb's own table."""

from collections.abc import Callable, Iterator, Mapping

from wb.contracts.advice import way_out
from wb.contracts.model import Change, Comparison
from wb.contracts.table import TABLE, Check
from wb.findings import Problem, Related, Severity
from wb.rule import Options, Rule, always

Generator = Callable[[Comparison, Options], Iterator[Problem]]


def _rule(name: str, check: Check) -> Rule[Comparison, Options]:
    return Rule(
        name=name,
        family="contract",
        levels=always(Severity[check.level.upper()]),
        check=_reported(name, f"{_noticed(check)} {way_out(name, check)}".strip()),
        options=Options,
        doc=_page(name, check),
    )


def _reported(name: str, hint: str) -> Generator:
    def check(comparison: Comparison, options: Options) -> Iterator[Problem]:  # noqa: ARG001 - none to set
        return (_problem(change, hint) for change in comparison.changes if change.check == name)

    return check


def _problem(change: Change, hint: str) -> Problem:
    return Problem(
        location=change.revision,
        message=f"{change.operation}: {change.text}" if change.operation else change.text,
        subject=f"{change.operation} {change.pointer}".strip(),
        hint=hint,
        related=(Related(change.base, "in the base"),) if change.base else (),
    )


def _page(name: str, check: Check) -> str:
    lines = [f"{check.summary[:1].upper()}{check.summary[1:]}.", check.why or _effect(check)]
    if hint := way_out(name, check):
        lines.append(f"The way out: {hint}")
    versions = ((TABLE.oldest, check.oldest), (TABLE.newest, check.newest))
    known = [f"{level} in oasdiff {version}" for version, level in versions if level]
    lines.append(f"Level in wb: {check.level}. In the diff engine: {', '.join(known)}.")
    return "\n\n".join(lines)


_EFFECTS: Mapping[tuple[str, str], str] = {
    (
        "request",
        "narrows",
    ): "The server accepts less than it promised: a request that was fine may be refused.",
    ("request", "widens"): "The server accepts more than before; old requests stay good.",
    ("response", "widens"): "The server may answer with something that no client was told to expect.",
    ("response", "narrows"): "The server answers with less variety than it promised; clients expect more.",
    ("none", "narrows"): "Something that clients could rely on is gone or has become harder to reach.",
    ("none", "widens"): "The contract promises more than before.",
}


def _effect(check: Check) -> str:
    if check.effect == "violation":
        return "It breaks what the contract itself says about how things are deprecated and removed."
    if check.level == "info":
        return _EFFECTS.get((check.direction, check.effect), "No client that follows the contract notices.")
    broken = "A client that followed the old contract can stop working."
    return _EFFECTS.get((check.direction, check.effect), broken)


def _noticed(check: Check) -> str:
    """What a client would notice; empty where it would not."""
    return "" if check.level == "info" else check.why or _effect(check)


BY_CHECK: Mapping[str, Rule[Comparison, Options]] = {
    name: _rule(name, check) for name, check in TABLE.checks.items()
}
"""One rule a check id."""
