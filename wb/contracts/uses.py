"""Where schemas are used: by which operation, in which direction; and what breaks there.

A schema that forty operations share is compared once, and a change in it is one finding.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from wb.contracts.differences import Difference, differences
from wb.contracts.model import Comparison
from wb.contracts.patience import go_on
from wb.contracts.walk import Operation, Pair, mapping, operations

Key = tuple[str, str]
"""A schema: where it is in the base, and where in the revision."""

Use = tuple[Key, bool]
"""A schema, and whether clients send its values."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place outside the schemas that has one.

    Args:
        operation: such as ``GET /pets``.
        part: such as ``query parameter `limit```.
        pair: the two schemas.
        sent_by_client: False where the client receives the values.
    """

    operation: str
    part: str
    pair: Pair
    sent_by_client: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A difference that breaks those who use the schema.

    Args:
        difference: what differs.
        site: the first place that uses it; the same on every run.
        operations: those that use it, in the contract's order.
    """

    difference: Difference
    site: Site
    operations: tuple[str, ...]

    @property
    def sent_by_client(self) -> bool:
        """Whether clients send the values, and not receive them."""
        return self.site.sent_by_client

    @property
    def shared(self) -> bool:
        """Whether it is in a component of its own, and not within the operation."""
        return self.difference.pair.name.startswith("/components/")

    @property
    def at_top(self) -> bool:
        """Whether the schema is that of the site itself, and not one below it."""
        return self.difference.pair.base_at == self.site.pair.base_at


def breaks(sites: Iterable[Site]) -> Iterator[Break]:
    """What breaks clients in the schemas of these places, each difference once for each direction."""
    met = _Met()
    for site in sites:
        met.enter(site)
    for use, first in met.first.items():
        for difference in met.known[use[0]][0]:
            # Read-only and write-only are said of properties; elsewhere they mean nothing.
            at_top = difference.pair.base_at == first.pair.base_at
            meaningless = at_top and difference.keyword in ("readOnly", "writeOnly")
            if difference.breaks(sent_by_client=use[1]) and not meaningless:
                yield Break(difference, first, met.users(use))


@dataclass(slots=True)
class _Met:
    """The schemas that were met so far, each of them once in each direction.

    Who uses a schema is found backwards, from it, and only where something breaks: contracts with thousands
    of operations have thousands of schemas in sight of each.
    """

    known: dict[Key, tuple[list[Difference], list[Pair]]] = field(default_factory=dict)
    first: dict[Use, Site] = field(default_factory=dict)
    entries: dict[Use, dict[str, int]] = field(default_factory=dict)
    above: dict[Use, list[Use]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    def enter(self, site: Site) -> None:
        """Go through all that a place leads to and that was not met before."""
        self.entries.setdefault(_use(site.pair, site), {})[site.operation] = self.order.setdefault(
            site.operation, len(self.order)
        )
        waiting = [site.pair]
        while waiting:
            pair = waiting.pop()
            use = _use(pair, site)
            if use in self.first:
                continue
            self.first[use] = site
            if use[0] not in self.known:
                self.known[use[0]] = differences(pair)
            for below in self.known[use[0]][1]:
                self.above.setdefault(_use(below, site), []).append(use)
                waiting.append(below)

    def users(self, use: Use) -> tuple[str, ...]:
        """The operations that lead to a schema, in the contract's order."""
        found: dict[str, int] = {}
        seen, waiting = {use}, [use]
        while waiting:
            go_on()
            one = waiting.pop()
            found |= self.entries.get(one, {})
            new = {above for above in self.above.get(one, ()) if above not in seen}
            seen |= new
            waiting += new
        return tuple(sorted(found, key=found.__getitem__))


def _use(pair: Pair, site: Site) -> Use:
    return (pair.base_at, pair.revision_at), site.sent_by_client


@lru_cache(maxsize=1)
def body_breaks(comparison: Comparison) -> tuple[Break, ...]:
    """What breaks in request and response bodies; several rules look for their share of it."""
    return tuple(breaks(site for operation in operations(comparison) for site in body_schemas(operation)))


def parameter_schemas(operation: Operation) -> Iterator[Site]:
    """The schemas of an operation's parameters."""
    for part, pair in operation.parameters():
        yield from _schema(operation, part, pair, sent=operation.called_by_clients)


def parameter_contents(operation: Operation) -> Iterator[Site]:
    """The schemas of parameters that are sent as a media type."""
    for part, pair in operation.parameters():
        yield from _media(operation, part, pair, sent=operation.called_by_clients)


def body_schemas(operation: Operation) -> Iterator[Site]:
    """The schemas of an operation's request and response bodies."""
    yield from _media(operation, "request body", operation.body(), sent=operation.called_by_clients)
    for status, response in operation.responses():
        yield from _media(operation, f"response {status}", response, sent=not operation.called_by_clients)


def header_schemas(operation: Operation) -> Iterator[Site]:
    """The schemas of an operation's response headers."""
    for part, header in headers(operation):
        yield from _schema(operation, part, header, sent=not operation.called_by_clients)
        yield from _media(operation, part, header, sent=not operation.called_by_clients)


def headers(operation: Operation) -> Iterator[tuple[str, Pair]]:
    """The headers of an operation's responses, whatever letters their names are in."""
    for status, response in operation.responses():
        pair = response.child("headers")
        other = {name.lower(): name for name in mapping(pair.revision)}
        for name in mapping(pair.base):
            yield f"header `{name}` of response {status}", pair.child(name, other.get(name.lower(), name))


def _schema(operation: Operation, part: str, pair: Pair, *, sent: bool) -> Iterator[Site]:
    schema = pair.child("schema")
    if schema.in_both:
        yield Site(operation.name, part, schema, sent)


def _media(operation: Operation, part: str, pair: Pair, *, sent: bool) -> Iterator[Site]:
    for _, media in pair.child("content").children():
        yield from _schema(operation, part, media, sent=sent)
