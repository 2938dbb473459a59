"""Finds schemas that a revision renamed and did not change: a name is not seen on the wire."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from wb.contracts.origin import reference_to

Spec = Mapping[str, Any]


def renames(base: Spec, revision: Spec) -> dict[str, str]:
    """The schemas that are called otherwise in the revision: the base's names by the revision's.

    Both are in normal form. What a discriminator's mapping says is seen on the wire and stays as it is.
    """
    old, new = _schemas(base), _schemas(revision)
    gone = {name: old[name] for name in old.keys() - new.keys()}
    come = {name: new[name] for name in new.keys() - old.keys()}
    if not gone or not come:
        return {}
    return _confirmed(_alike(gone, come), gone, come)


def rename(spec: Spec, names: Mapping[str, str]) -> dict[str, Any]:
    """The same contract with schemas renamed, and every reference to them: new names by old ones."""
    refs = {reference_to(old): reference_to(new) for old, new in names.items()}
    made: dict[str, Any] = _replaced(spec, refs)
    schemas = made["components"]["schemas"]
    made["components"]["schemas"] = {names.get(name, name): schema for name, schema in schemas.items()}
    return made


def _schemas(spec: Spec) -> Mapping[str, Any]:
    schemas: Mapping[str, Any] = spec["components"]["schemas"]
    return schemas


def _alike(gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """Pairs of schemas that are the same but for the names of other schemas that have gone or come."""
    waiting = defaultdict(list)
    for name, signature in _signatures(gone):
        waiting[signature].append(name)
    return {name: waiting[sign].pop(0) for name, sign in _signatures(come) if waiting.get(sign)}


def _signatures(schemas: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    masks = {reference_to(name): "?" for name in schemas}
    for name in sorted(schemas):
        yield name, json.dumps(_replaced(schemas[name], masks), sort_keys=True, default=str)


def _confirmed(pairs: dict[str, str], gone: Mapping[str, Any], come: Mapping[str, Any]) -> dict[str, str]:
    """Drop pairs until the rest are equal under their own renaming."""
    while True:
        refs = {reference_to(new): reference_to(old) for new, old in pairs.items()}
        wrong = [new for new, old in pairs.items() if _replaced(come[new], refs) != gone[old]]
        if not wrong:
            return pairs
        pairs = {new: old for new, old in pairs.items() if new not in wrong}


def _replaced(node: Any, refs: Mapping[str, str]) -> Any:
    """A copy in which these references, also those of discriminators, are replaced."""
    if isinstance(node, Mapping):
        return {key: _replaced(value, refs) for key, value in node.items()}
    if isinstance(node, list):
        return [_replaced(item, refs) for item in node]
    return refs.get(node, node) if isinstance(node, str) else node
