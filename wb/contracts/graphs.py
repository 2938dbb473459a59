"""Cycles in a graph of names. No recursion: contracts have chains of thousands of schemas."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from wb.contracts.patience import go_on

Graph = Mapping[str, Collection[str]]
"""By name: the names that it refers to."""


def cycles(graph: Graph) -> dict[str, int]:
    """The names that lead back to themselves, each with the number of its cycle.

    Names that lead to each other have one number (a strongly connected component, after Kosaraju).
    """
    backwards: dict[str, list[str]] = {}
    for name, targets in graph.items():
        for target in targets:
            backwards.setdefault(target, []).append(name)
    found: dict[str, int] = {}
    seen: set[str] = set()
    finished = [name for root in sorted(graph) for name in _finished(root, graph, seen)]
    seen.clear()
    for number, root in enumerate(reversed(finished)):
        group = list(_finished(root, backwards, seen))
        if len(group) > 1 or root in graph.get(root, ()):
            found.update(dict.fromkeys(group, number))
    return found


def reachable(roots: Iterable[str], graph: Graph) -> set[str]:
    """The names that these lead to, themselves included."""
    seen: set[str] = set()
    for root in roots:
        for _ in _finished(root, graph, seen):
            pass
    return seen


def _finished(root: str, graph: Graph, seen: set[str]) -> Iterator[str]:
    """The names that a name leads to and that were not seen, each after those that it leads to."""
    if root in seen:
        return
    seen.add(root)
    path = [(root, iter(sorted(graph.get(root, ()))))]
    while path:
        go_on()
        rest = path[-1][1]
        following = next((target for target in rest if target not in seen), None)
        if following is None:
            yield path.pop()[0]
        else:
            seen.add(following)
            path.append((following, iter(sorted(graph.get(following, ())))))
