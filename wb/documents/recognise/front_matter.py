"""YAML front matter: data, the place of every value, and what is wrong with it. Never an exception.

Read with PyYAML's events, which carry line and column. YAML is imported only for files that have
front matter. Dates stay text, so that the data is what JSON Schema knows.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from wb.documents.front_matter import FrontMatter
from wb.documents.patterns import lazy
from wb.findings import Location

if TYPE_CHECKING:
    import yaml

_KEY = lazy(r"""["']?\w[\w .-]*["']?\s*:(\s|$)|\{|#|%|-\s""")
_OWN_KEY = lazy(r"(kind|title|status|owner|team|launch|contracts|commitments|approvals)\s*:")

MAX_DEPTH = 50
"""Nesting beyond this is refused: libyaml's composer recurses in C and would bring the process down."""


def read(lines: Sequence[str], path: str) -> FrontMatter:
    """The front matter at the head of the file; empty when there is none.

    A file that merely begins with a thematic break has none.
    """
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    first = next((line for line in lines[1:] if line.strip()), "")
    end = next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        if _OWN_KEY.match(first):
            return FrontMatter(
                fault=(Location(path, 1, 1), "the front matter is never closed: a line --- is missing")
            )
        return FrontMatter()
    if end > 2 and first.rstrip() not in {"---", "..."} and not _KEY.match(first):
        return FrontMatter()
    return _load("\n".join(lines[1 : end - 1]), path, end)


def _load(text: str, path: str, end_line: int) -> FrontMatter:
    import yaml  # noqa: PLC0415 - 14 ms that only files with front matter pay

    try:
        _check_depth(yaml, text)
        loader = _loader(yaml)(text)
        node = loader.get_single_node()
        if node is None:
            return FrontMatter(end_line=end_line)
        if not isinstance(node, yaml.MappingNode):
            return FrontMatter(
                end_line, fault=(Location(path, 2, 1), "the front matter is not a list of keys and values")
            )
        marks: dict[str, Location] = {}
        fault = _Marks(yaml, path, marks).walk(node, "$")
        data = loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
        return FrontMatter(end_line, fault=(_place(error, path), _words(error)))
    return FrontMatter(end_line, data, marks, fault)


def _check_depth(yaml_module: Any, text: str) -> None:
    depth = 0
    for event in yaml_module.parse(text, Loader=_loader(yaml_module)):
        if isinstance(event, yaml_module.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml_module.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml_module.AliasEvent):
            # One that refers to itself, or to others by the thousand, has no end.
            raise yaml_module.MarkedYAMLError(
                problem="an alias (*name) is not possible here", problem_mark=event.start_mark
            )
        if depth > MAX_DEPTH:
            raise yaml_module.MarkedYAMLError(
                problem=f"nested more than {MAX_DEPTH} deep", problem_mark=event.start_mark
            )


@cache
def _loader(yaml_module: Any) -> Any:
    """The safe loader, in C where there is one, without readings that surprise."""
    base = getattr(yaml_module, "CSafeLoader", yaml_module.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if not _surprises(tag, first)]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return type("FrontMatterLoader", (base,), {"yaml_implicit_resolvers": resolvers})


def _surprises(tag: str, first: str) -> bool:
    """Whether a plain scalar would be read as what its writer did not mean, going by its first character.

    Dates stay text. As in YAML 1.2 only true and false are booleans: ``on: 2027-05-21`` says when.
    """
    kind = tag.rpartition(":")[2]
    return kind == "timestamp" or (kind == "bool" and first not in "tTfF")


class _Marks:
    """Walks the nodes once: notes where each value stands, finds the first duplicate key."""

    def __init__(self, yaml_module: Any, path: str, marks: dict[str, Location]) -> None:
        self.yaml = yaml_module
        self.path = path
        self.marks = marks
        self.seen: set[int] = set()

    def walk(self, node: "yaml.Node", at: str) -> tuple[Location, str] | None:
        self.marks[at] = self.location(node)
        if id(node) in self.seen:  # an alias: walked where it was defined
            return None
        self.seen.add(id(node))
        fault = None
        if isinstance(node, self.yaml.MappingNode):
            names: set[str] = set()
            for key, value in node.value:
                name = str(key.value)
                if name in names:
                    fault = fault or (self.location(key), f"the key {name!r} is given twice")
                names.add(name)
                fault = self.walk(value, f"{at}.{name}") or fault
        elif isinstance(node, self.yaml.SequenceNode):
            for index, value in enumerate(node.value):
                fault = self.walk(value, f"{at}[{index}]") or fault
        return fault

    def location(self, node: "yaml.Node") -> Location:
        start, end = node.start_mark, node.end_mark
        if end.line > start.line:  # a block: its first line says where
            return Location(self.path, start.line + 2, start.column + 1)
        return Location(self.path, start.line + 2, start.column + 1, end.line + 2, end.column + 1)


def _place(error: Exception, path: str) -> Location:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Location(path, mark.line + 2, mark.column + 1) if mark else Location(path, 2, 1)


def _words(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    return f"the front matter is not valid YAML: {problem}"
