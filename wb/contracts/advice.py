"""What to do about a breaking change: the way out, by the kind of change."""

from wb.contracts.table import Check

RETIRE = (
    "Keep it and mark it `deprecated: true` with an `x-sunset` date; remove it after that day, or in a new"
    " version of the API."
)
ACCEPT = (
    "Go on accepting what the old contract accepted; put what is new in an optional field or a new operation."
)
ANSWER = (
    "Go on answering as the old contract says; put what is new in an optional property or a new operation."
)
WAIVE = " If the break is agreed, waive it with a reason, an owner and an end."


def way_out(name: str, check: Check) -> str:
    """The hint for a check, in one or two sentences; empty where nothing needs to be done."""
    return _advice(name, check) + WAIVE if check.level == "error" else _advice(name, check)


def _advice(name: str, check: Check) -> str:
    if check.level == "info":
        return ""
    if "operation-id" in name or "-tag-" in name:
        return "Keep the name: generated clients call their methods by it."
    if check.effect == "violation":
        return "Announce removals with `deprecated: true` and an `x-sunset` date, and keep to that date."
    if check.area == "security" or "security" in name:
        return "Accept the old credentials beside the new ones until every client has moved."
    if "removed" in name and check.kind == "existence":
        return RETIRE
    return _by_direction(name, check)


def _by_direction(name: str, check: Check) -> str:
    if check.direction == "request" and ("new-required" in name or "became-required" in name):
        return "Make it optional, with a default that does what happened before."
    if check.direction == "request":
        return ACCEPT
    if check.direction == "response":
        return ANSWER
    return "Add beside the old instead of changing it, or publish a new version of the API."
