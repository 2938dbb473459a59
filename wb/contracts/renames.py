"""Finds schemas that a revision renamed and did not change: a name is not seen on the wire."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wb.contracts.origin import reference_to

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A contract in normal form, and which other names its schemas had: the schema's by alias."""

    data: Spec
    aliases: Mapping[str, str]

    @property
    def schemas(self) -> Mapping[str, Any]:
        """The schemas by name."""
        found: Mapping[str, Any] = self.data["components"]["schemas"]
        return found


def renames(base: Named, revision: Named) -> dict[str, str]:
    """The schemas that are called otherwise in the revision: the base's names by the revision's.

    Schemas are the same when they are equal, or when one side knows the name of the other as an alias. What a
    discriminator's mapping says is seen on the wire and stays as it is.
    """
    gone = {name: base.schemas[name] for name in base.schemas.keys() - revision.schemas.keys()}
    come = {name: revision.schemas[name] for name in revision.schemas.keys() - base.schemas.keys()}
    if not gone or not come:
        return {}
    aliases = _aliased(base, revision)
    known = {new: old for new, old in aliases.items() if new in come and old in gone}
    gone = {name: schema for name, schema in gone.items() if name not in known.values()}
    come = {name: schema for name, schema in come.items() if name not in known}
    return {**known, **_confirmed(_alike(gone, come, known), gone, come, known)}


def _aliased(base: Named, revision: Named) -> dict[str, str]:
    """The base's names by the revision's where an alias tells them; each name once."""
    pairs = [(target, alias) for alias, target in sorted(revision.aliases.items())]
    pairs += [(alias, target) for alias, target in sorted(base.aliases.items())]
    found: dict[str, str] = {}
    for new, old in pairs:
        if new not in found and old not in found.values():
            found[new] = old
    return found


def rename(spec: Spec, names: Mapping[str, str]) -> dict[str, Any]:
    """The same contract with schemas renamed, and every reference to them: new names by old ones."""
    made: dict[str, Any] = _replaced(spec, _references(names))
    schemas = made["components"]["schemas"]
    made["components"]["schemas"] = {names.get(name, name): schema for name, schema in schemas.items()}
    return made


def _alike(gone: Mapping[str, Any], come: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """Pairs of schemas that are the same but for the names of other schemas that have gone or come."""
    waiting = defaultdict(list)
    for name, signature in _signatures(gone, {}):
        waiting[signature].append(name)
    return {name: waiting[sign].pop(0) for name, sign in _signatures(come, known) if waiting.get(sign)}


def _signatures(schemas: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    masks = _references(known) | {reference_to(name): "?" for name in schemas}
    for name in sorted(schemas):
        yield name, json.dumps(_replaced(schemas[name], masks), sort_keys=True, default=str)


def _confirmed(
    pairs: dict[str, str], gone: Mapping[str, Any], come: Mapping[str, Any], known: Mapping[str, str]
) -> dict[str, str]:
    """Drop pairs until the rest are equal under their own renaming."""
    while True:
        refs = _references({**known, **pairs})
        wrong = [new for new, old in pairs.items() if _replaced(come[new], refs) != gone[old]]
        if not wrong:
            return pairs
        pairs = {new: old for new, old in pairs.items() if new not in wrong}


def _references(names: Mapping[str, str]) -> dict[str, str]:
    return {reference_to(new): reference_to(old) for new, old in names.items()}


def _replaced(node: Any, refs: Mapping[str, str]) -> Any:
    """A copy in which these references, also those of discriminators, are replaced."""
    if isinstance(node, Mapping):
        return {key: _replaced(value, refs) for key, value in node.items()}
    if isinstance(node, list):
        return [_replaced(item, refs) for item in node]
    return refs.get(node, node) if isinstance(node, str) else node
