"""What breaks a client that the API calls, by a callback or a webhook.

Directions are the other way round: the body of the request is what the client receives, and its answer is
what the API receives.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wb.contracts.advice import ACCEPT, ANSWER, RETIRE, WAIVE
from wb.contracts.breakage import problem
from wb.contracts.model import METHODS
from wb.contracts.uses import body_schemas, breaks, header_schemas, parameter_contents, parameter_schemas
from wb.contracts.walk import Operation, Pair, mapping
from wb.findings import Problem


def changes(operations: Iterable[Operation]) -> Iterator[Problem]:
    """Yield what clients that implement these operations did not agree to; shared ones count once."""
    unique = {operation.pair.base_at: operation for operation in reversed(list(operations))}
    called = [*reversed(unique.values())]
    for operation in called:
        yield from _request(operation)
        yield from _parameters(operation)
        yield from _answers(operation)
    kinds = (body_schemas, parameter_schemas, parameter_contents, header_schemas)
    sites = (site for operation in called for kind in kinds for site in kind(operation))
    yield from map(problem, breaks(sites))


def _request(operation: Operation) -> Iterator[Problem]:
    body = operation.body()
    if body.base is not None and body.revision is None:
        yield _sent(operation, body, "the body is not sent any more")
    elif body.in_both:
        if mapping(body.base).get("required") and not mapping(body.revision).get("required"):
            yield _sent(operation, body, "the body may be missing now", "required")
        for media in _new(body.child("content")):
            yield _sent(operation, body.child("content").child(media), f"the body may be sent as {media} now")


def _parameters(operation: Operation) -> Iterator[Problem]:
    for part, pair in operation.parameters():
        if pair.base is not None and pair.revision is None:
            yield _sent(operation, pair, f"the {part} is not sent any more")
        elif (
            pair.in_both and mapping(pair.base).get("required") and not mapping(pair.revision).get("required")
        ):
            yield _sent(operation, pair, f"the {part} may be missing now", "required")


def _answers(operation: Operation) -> Iterator[Problem]:
    allowed = mapping(operation.pair.child("responses").revision)
    for status, answer in operation.responses():
        if answer.revision is None and not {"default", f"{status[0]}XX"} & allowed.keys():
            yield _taken(operation, answer, f"the answer {status} is not understood any more")
        elif answer.in_both:
            yield from _answer(operation, status, answer)


def _answer(operation: Operation, status: str, answer: Pair) -> Iterator[Problem]:
    content = answer.child("content")
    for media in mapping(content.base):
        if media not in mapping(content.revision):
            what = f"the answer {status} is not understood as {media} any more"
            yield _taken(operation, content.child(media), what)
    for name, header in answer.child("headers").children():
        if mapping(header.revision).get("required") and not mapping(header.base).get("required"):
            yield _taken(operation, header, f"the answer {status} must have the header `{name}` now")


def _new(content: Pair) -> list[str]:
    return [media for media in mapping(content.revision) if media not in mapping(content.base)]


def _sent(operation: Operation, pair: Pair, what: str, keyword: str = "") -> Problem:
    notice = "Clients that are called find something else than they were promised."
    return _problem(operation, pair, f"{what}. {notice}", ANSWER, keyword)


def _taken(operation: Operation, pair: Pair, what: str) -> Problem:
    return _problem(operation, pair, f"{what}. Clients that answer as before fail.", ACCEPT)


def _problem(operation: Operation, pair: Pair, message: str, advice: str, keyword: str = "") -> Problem:
    subject = f"{operation.name} {pair.name}" + (f"/{keyword}" if keyword else "")
    return pair.problem(f"{operation.name}: {message}", subject, advice + WAIVE, keyword)


def only_names(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A contract with its webhooks by name: the engine takes what is below for operations of the API."""
    if not isinstance(data.get("webhooks"), Mapping):
        return data
    return {**data, "webhooks": {name: {} for name in data["webhooks"]}}


def methods_gone(name: str, item: Pair) -> Iterator[Problem]:
    """Yield each method by which the API does not call any more, though it calls at all."""
    for method in METHODS:
        call = item.child(method)
        if call.base is not None and call.revision is None:
            message = f"{name}: the API does not call by {method.upper()} any more. Clients wait in vain."
            yield call.problem(message, f"{name} {call.name}", RETIRE + WAIVE)
