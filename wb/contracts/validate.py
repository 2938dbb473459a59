"""What in a contract does not follow the OpenAPI specification, placed on the line.

The meta-schema is checked on the whole document by compiled code. What it cannot say (path parameters that
are not declared, defaults that do not fit) is openapi-spec-validator's; that takes a second a megabyte, so
that of a large contract only what changed goes through it.
"""

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from wb.contracts import references
from wb.contracts.grammar import children
from wb.contracts.kept import kept
from wb.contracts.model import METHODS, Contract, Violation, pointer
from wb.contracts.origin import Origin
from wb.contracts.slice import parts
from wb.errors import InputError, TimeLimitError, ToolError

SMALL = 250_000
"""Characters up to which the whole contract goes through openapi-spec-validator."""

Place = tuple[str, ...]
Fault = tuple[Place, str]
"""Where and what."""


def violations(base: Contract, revision: Contract) -> tuple[Violation, ...]:
    """What the revision violates; a violation that the base has as well is an old one.

    Raises:
        ToolError: the validator itself failed.
    """
    found = _faults(revision, base)
    known = Counter(_same(fault) for fault in _faults(base, revision)) if found else Counter()
    written = Origin(revision.data, {})
    made = []
    for place, message in found:
        old = known[_same((place, message))] > 0
        known[_same((place, message))] -= old
        at = written(pointer(*place))
        made.append(Violation(revision.locate(at), at, message, old))
    return tuple(made)


def is_well_formed(contract: Contract) -> bool:
    """Whether everything in a contract is of a kind that OpenAPI knows there."""
    return _form(contract).is_known


def is_valid(contract: Contract) -> bool:
    """Whether a contract follows the specification."""
    return not _faults(contract, contract)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a contract is formed: whether OpenAPI knows all that is there, and what is wrong."""

    is_known: bool
    faults: list[Fault]


@lru_cache(maxsize=4)
def _form(contract: Contract) -> _Form:
    def look() -> _Form:
        unknown = {*_shape(contract), *_schemas(contract)}
        return _Form(not unknown, sorted({*unknown, *references.faults(contract.data)}))

    return kept("form", (contract.version, contract.data), look, _Form)


def _faults(contract: Contract, other: Contract) -> list[Fault]:
    shape = _form(contract).faults
    try:
        meaning = {*_meaning(contract, other), *_operation_ids(contract.data)}
    except RecursionError as error:
        if shape:
            return shape
        raise InputError(
            f"{contract.path}: its schemas are nested too deeply, or composed of each other in a circle.",
            "Nothing can be said of it; look for an allOf, oneOf or anyOf that leads back to its own schema.",
        ) from error
    except TimeLimitError:
        raise
    except Exception as error:
        if shape:  # what is formed wrongly may well confuse it
            return shape
        raise ToolError(
            f"{contract.path}: openapi-spec-validator failed: {type(error).__name__}: {error}",
            "This is a fault of wb, please report it with the contract.",
        ) from error
    return [*shape, *sorted(meaning - set(shape))]


def _same(fault: Fault) -> Fault:
    """The fault without its place in lists: what was inserted before it does not make it new."""
    place, message = fault
    return tuple("*" if token.isdigit() else token for token in place), message


def _shape(contract: Contract) -> Iterator[Fault]:
    validator = _document_validator(contract.version[:3])
    for error in validator.iter_errors(contract.data):
        yield from _leaves(error)


@cache
def _document_validator(version: str) -> Any:
    spec = importlib.util.find_spec("openapi_spec_validator")  # found, not imported: that takes half a second
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ToolError("openapi-spec-validator is not installed.", "Install working-backwards again.")
    import jsonschema_rs  # noqa: PLC0415 - of answers that were kept nothing has to be checked

    schema = Path(folders[0], "resources", "schemas", f"v{version}", "schema.json")
    return jsonschema_rs.validator_for(json.loads(schema.read_text("utf-8")))


def _leaves(error: Any) -> Iterator[Fault]:
    """The faults behind one error: of alternatives, those of the one that was meant."""
    at = tuple(map(str, error.instance_path))
    if inner := _meant(getattr(error.kind, "context", ())):
        yield from (leaf for cause in inner for leaf in _leaves(cause))
    elif unexpected := getattr(error.kind, "unexpected", None):
        yield from (((*at, name), f"{name!r} has no meaning here") for name in unexpected)
    elif not (error.kind.name == "minItems" and at[-1:] == ("required",)):
        # That nothing is required binds nobody: 3.0 alone forbids to say so, and generators do.
        yield at, _message(error)


def _message(error: Any) -> str:
    if error.kind.name == "enum":
        return f"{json.dumps(error.instance)} is not one of {', '.join(map(str, error.kind.value))}"
    return f"{error.kind.value!r} is missing" if error.kind.name == "required" else str(error.message)


def _meant(branches: Iterable[list[Any]]) -> list[Any]:
    """The alternative in which the fault lies deepest; that something is no reference says nothing."""
    failed = [branch for branch in branches if branch]
    real = [branch for branch in failed if not (len(branch) == 1 and branch[0].kind.value == "$ref")]
    return max(real or failed, key=_depth, default=[])


def _depth(branch: list[Any]) -> tuple[int, int]:
    return max(len(error.instance_path) for error in branch), -len(branch)


def _schemas(contract: Contract) -> Iterator[Fault]:
    """From 3.1 on the meta-schema leaves schemas to JSON Schema."""
    if contract.version.startswith("3.0"):
        return
    validator = _schema_validator()
    for place, schema in _outermost(contract.data, "root", ()):
        for error in validator.iter_errors(schema):
            yield from ((place + below, message) for below, message in _leaves(error))


@cache
def _schema_validator() -> Any:
    import jsonschema_rs  # noqa: PLC0415 - as above

    return jsonschema_rs.validator_for({"$ref": "https://json-schema.org/draft/2020-12/schema"})


def _outermost(node: Any, kind: str, at: Place) -> Iterator[tuple[Place, Any]]:
    """Schemas that are not part of another schema."""
    if kind == "schema":
        yield at, node
        return
    for key, child, below in children(node, kind):
        yield from _outermost(child, below, (*at, key))


def _meaning(contract: Contract, other: Contract) -> list[Fault]:
    data = contract.data
    if sum(map(len, contract.files.values())) > SMALL:
        data = parts(contract, other)[0]
        if not (data.get("paths") or data.get("webhooks")):
            return []

    def look() -> list[Fault]:
        from wb.contracts.semantics import faults  # noqa: PLC0415 - imports for a third of a second

        return list(faults(data, contract.version))

    return kept("meaning", (contract.version, data), look, list[Fault])


def _operation_ids(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Ids that are there twice: a question about the whole contract, which a part cannot answer."""
    seen: dict[str, str] = {}
    for path, item in data.get("paths", {}).items():
        for method in METHODS:
            operation = item.get(method) or {}
            name = operation.get("operationId")
            where = f"{method.upper()} {path}"
            if name is not None and seen.setdefault(name, where) != where:
                yield (
                    ("paths", path, method, "operationId"),
                    f"{name!r} is the operationId of {seen[name]} as well",
                )
