"""Puts lines into a YAML file that people keep: every byte that is there stays, or nothing is done. Pure.

What was meant is proved by YAML's own events: those of the new text are those of the old one with the ones
of the addition in between. Events of a file grow with its size, whatever its aliases claim to stand for.
"""

import re
from collections.abc import Iterator, Sequence

import yaml

LIMIT = 1_000_000
"""Characters; a configuration that people write is a thousand times smaller."""

_COMMENT = re.compile(r"( *)#")

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unclear(Exception):  # noqa: N818 - an answer, not a fault: what to do by hand is said instead
    """The text is not of a form in which a place can be found with certainty."""


def with_item(text: str, key: str, item: str) -> str:
    """The text with an item at the end of a list at its root.

    Args:
        text: of a YAML file.
        key: whose value is the list, in block style.
        item: YAML of a list with this one item, its dash in the first column.

    Raises:
        Unclear: there is no such list, it is in flow style, or the text is no YAML.
    """
    events = _events(text)
    start, end = _value(events, key)
    first = events[start]
    if not isinstance(first, yaml.SequenceStartEvent) or first.flow_style or end == start + 1:
        raise Unclear
    dash = first.start_mark.column if first.start_mark else 0
    place = _below_comments(text, _end_of(events[start:end], text), dash)
    lines = "".join(f"{' ' * dash}{line}\n" if line else "\n" for line in item.splitlines())
    result = _inserted(text, place, lines)
    _insist(events, end, _inner(item), _events(result))
    return result


def with_key(text: str, addition: str) -> str:
    """The text with more keys at its end.

    Args:
        text: of a YAML file whose root is a mapping in block style.
        addition: YAML of a mapping.

    Raises:
        Unclear: a key is there already, or the text is not of that form.
    """
    events = _events(text)
    known = {key for key, _ in _root(events)}
    added = _events(addition)
    root = events[2]
    block = isinstance(root, yaml.MappingStartEvent) and not root.flow_style
    if not block or known & {key for key, _ in _root(added)}:
        raise Unclear
    end = _after(events, 2) - 1
    result = _inserted(text, len(text), addition if text.endswith("\n\n") else f"\n{addition}")
    _insist(events, end, _inner(addition), _events(result))
    return result


def scalars(text: str) -> list[str]:
    """Every text that is written in a YAML file; nothing where it is none."""
    try:
        return [event.value for event in _events(text) if isinstance(event, yaml.ScalarEvent)]
    except Unclear:
        return []


def words_below(text: str, key: str) -> list[str] | None:
    """The texts below a key at the root; None where there is none, or the file is no YAML."""
    try:
        events = _events(text)
        start, end = _value(events, key)
    except Unclear:
        return None
    return [event.value for event in events[start : end + 1] if isinstance(event, yaml.ScalarEvent)]


def _events(text: str) -> list[yaml.Event]:
    if len(text) > LIMIT:
        raise Unclear
    try:
        return list(yaml.parse(text, Loader=Loader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unclear from error


def _root(events: Sequence[yaml.Event]) -> Iterator[tuple[str, int]]:
    """The keys of the one document's mapping, each with the index of its value."""
    if len(events) < 6 or not isinstance(events[2], yaml.MappingStartEvent):
        raise Unclear
    index = 3
    while not isinstance(events[index], yaml.MappingEndEvent):
        value = _after(events, index)
        key = events[index]
        yield key.value if isinstance(key, yaml.ScalarEvent) else "", value
        index = _after(events, value)
    if not isinstance(events[index + 2], yaml.StreamEndEvent):
        raise Unclear


def _value(events: Sequence[yaml.Event], key: str) -> tuple[int, int]:
    """First and last event of the value of a key."""
    found = [value for name, value in _root(events) if name == key]
    if len(found) != 1:
        raise Unclear
    return found[0], _after(events, found[0]) - 1


def _after(events: Sequence[yaml.Event], index: int) -> int:
    """The index after the node that starts at one."""
    depth = 0
    while True:
        depth += isinstance(events[index], yaml.CollectionStartEvent)
        depth -= isinstance(events[index], yaml.CollectionEndEvent)
        index += 1
        if depth == 0:
            return index


def _end_of(events: Sequence[yaml.Event], text: str) -> int:
    """Where the line after the last thing that is written in some events starts.

    The end of a collection in block style is only known to be before what comes next: it says nothing.
    """
    flows: list[bool] = []
    last = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            flows.append(bool(event.flow_style))
        elif not isinstance(event, yaml.CollectionEndEvent) or flows.pop():
            last = event.end_mark.index if event.end_mark else last
    if text[:last].endswith("\n"):  # a text in block style ends with its line
        return last
    line_end = text.find("\n", last)
    return len(text) if line_end < 0 else line_end + 1


def _below_comments(text: str, place: int, column: int) -> int:
    """The place after the comments that belong to the last item, being further in than its dash."""
    for line in text[place:].splitlines(keepends=True):
        found = _COMMENT.match(line)
        if not found or len(found[1]) <= column:
            break
        place += len(line)
    return place


def _inserted(text: str, place: int, lines: str) -> str:
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text[:place]
    if before and not before.endswith("\n"):
        before += line_end
    return before + lines.replace("\n", line_end) + text[place:]


def _inner(addition: str) -> list[yaml.Event]:
    """The events of an addition without those of the file and of the collection around it."""
    return _events(addition)[3:-3]


def _insist(
    before: Sequence[yaml.Event], index: int, added: Sequence[yaml.Event], after: Sequence[yaml.Event]
) -> None:
    expected = [*before[:index], *added, *before[index:]]
    if [_what(event) for event in expected] != [_what(event) for event in after]:
        raise Unclear


def _what(event: yaml.Event) -> tuple[object, ...]:
    """What an event says, without where."""
    told = ("anchor", "tag", "implicit", "value", "flow_style", "style", "version", "tags")
    return (type(event).__name__, *(getattr(event, name, None) for name in told))
