"""Reading YAML and JSON: what OpenAPI means, where each key stands, and what is refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from wb.contracts.source import Source
from wb.errors import InputError


def read(text: str, path: str = "openapi.yaml") -> Source:
    return Source(path, text.encode())


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("info: {version: 1.10}", {"info": {"version": "1.10"}}),
        ("openapi: 3.0", {"openapi": "3.0"}),
        ("200: ok", {"200": "ok"}),
        ("on: off", {"on": "off"}),
        ("a: 2026-01-02", {"a": "2026-01-02"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("a: 0123", {"a": 123}),
        ("a: 0x1F", {"a": 31}),
        ("a: 0o17", {"a": 15}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: [1.50, -2, 1e3, .5, +7]", {"a": [1.5, -2, 1000.0, 0.5, 7]}),
        ("a: [.inf, .nan, 1e999]", {"a": [".inf", ".nan", "1e999"]}),
        ("a: 123456789012345678901234567890", {"a": 123456789012345678901234567890}),
        ("a: [~, null, '']", {"a": [None, None, ""]}),
        ("a:\nb:", {"a": None, "b": None}),
        ("a: [true, False, yes]", {"a": [True, False, "yes"]}),
        ("a: !!str 200", {"a": "200"}),
        ('a: !!int "200"', {"a": 200}),
        ("a: &x {b: 1}\nc: *x", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &x {b: 1, d: 2}\nc: {<<: *x, b: 3}", {"a": {"b": 1, "d": 2}, "c": {"b": 3, "d": 2}}),
        ("a: &k key\n*k : 1", {"a": "key", "key": 1}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("", None),
        ("# nothing\n", None),
        ("\ufeffa: 1", {"a": 1}),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
        ("a: one\u2028two\nb: 1", {"a": "one two", "b": 1}),
    ],
)
def test_yaml_means_what_openapi_means(text: str, data: Any) -> None:
    assert read(text).data == data


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "openapi.yaml:3:1: has the key 'a' twice"),
        ("a:\n  get: 1\n  'get': 2\n", "openapi.yaml:3:3: has the key 'get' twice"),
        ("a: [1\n", "openapi.yaml:2:1: is not valid YAML"),
        ("a:\n\tb: 1\n", "openapi.yaml:2:1: is not valid YAML"),
        ("a: 1\n---\nb: 2\n", "openapi.yaml:2:1: holds several YAML documents"),
        ("a: !ruby/object:Gem {}", "openapi.yaml:1:4: uses the YAML tag !ruby/object:Gem"),
        ("a: !!binary aGk=", "openapi.yaml:1:4: uses the YAML tag"),
        ("{[1]: 2}", "openapi.yaml:1:2: has a mapping or list as a key"),
        ("a: &x [*x]", "openapi.yaml:1:8: uses the alias *x before its anchor is complete"),
        ("a: *nowhere", "openapi.yaml:1:4: uses the alias *nowhere"),
        ("<<: 3", "openapi.yaml:1:5: merges (<<) something that is not a mapping"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\n", "openapi.yaml:2:1: has an unresolved merge conflict"),
        ("a: \0", "openapi.yaml: is not valid YAML"),
        ("[" * 300 + "]" * 300, "openapi.yaml:1:201: is nested more than 200 levels deep"),
    ],
)
def test_a_fault_in_yaml_is_placed(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    assert raised.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n "a": 1,\n "b": {"c": 1, "\\u0063": 2}}', "openapi.json:3:16: has the key 'c' twice"),
        ('{"a": 1,}', "openapi.json:1:9: is not valid JSON"),
        ('{"a": NaN}', "openapi.json: is not valid JSON: NaN is no JSON number"),
        ('{"a": ' + "1" * 5000 + "}", "openapi.json: is not valid JSON"),
        ("[" * 300 + "]" * 300, "openapi.json: is nested more than 200 levels deep"),
        ("[" * 100_000 + "]" * 100_000, "openapi.json: is nested more than 200 levels deep"),
    ],
)
def test_a_fault_in_json_is_placed(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(text, "openapi.json")
    assert raised.value.message.startswith(message)


def test_yaml_in_braces_is_yaml() -> None:
    assert read("{a: 1}").data == {"a": 1}


def test_a_yaml_bomb_ends_early() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(InputError, match="grows without bound through its YAML aliases"):
        read("\n".join(rows))


def test_aliases_cannot_make_it_deeper_than_it_may_be() -> None:
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 300))]
    with pytest.raises(InputError, match="grows without bound"):
        read("\n".join(rows))


def test_long_texts_count_for_what_they_are_when_written_out() -> None:
    text = "t" * 100_000
    for first in (f"a: &a {text}", f"a: &a {{{text[:1000]}: 1}}", f"a: &a [{text}]"):
        rows = [first, "b: &b [" + "*a, " * 900 + "]", "c: [" + "*b, " * 900 + "]"]
        with pytest.raises(InputError, match="grows without bound through its YAML aliases"):
            read("\n".join(rows))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"openapi.yaml:2: is not UTF-8 text \(byte 3\)"):
        Source("openapi.yaml", b"a:\n\xff")


def test_the_size_is_limited() -> None:
    with pytest.raises(InputError, match="is larger than 100 MiB"):
        Source("openapi.yaml", bytes(100 * 1024 * 1024 + 1))


def test_places_point_at_keys() -> None:
    text = 'paths:\n  /pets:\n    "get": {tags: [a, b]}\n    post: &p {x: 1}\n    put: {<<: *p, y: 2}\n'
    source = read(text)
    get, tag, merged, gone = (
        source.locate(("paths", "/pets", *rest))
        for rest in (("get",), ("get", "tags", "1"), ("put", "x"), ("get", "nothing", "below"))
    )
    assert (get.line, get.column, get.end_column) == (3, 5, 10)
    assert (tag.line, tag.column) == (3, 23)
    assert (merged.line, merged.column) == (5, 5)  # written by the anchor, found at what merged it
    assert (gone.line, gone.column) == (3, 5)
    assert source.locate(()).line == 1


def test_lines_count_as_editors_count_them() -> None:
    source = read("a: one\u2028two\u0085three\nb: {c: 1}\n")
    assert (source.locate(("b", "c")).line, source.locate(("b", "c")).column) == (2, 5)


WORDS = st.text("abcxyz/~ {}[]\":'é😀-#", min_size=1, max_size=6)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def keys(node: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The places of all keys of mappings below a node."""
    if isinstance(node, dict):
        yield from ((*at, key) for key in node)
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from keys(child, (*at, str(key)))


def written_at(source: Source, place: tuple[str, ...]) -> str:
    found = source.locate(place)
    assert found.line is not None
    assert found.column is not None
    return source.lines[found.line - 1][found.column - 1 :]


@given(st.dictionaries(WORDS, DATA, min_size=1), st.sampled_from([None, 1, 3]), st.booleans())
def test_json_is_read_as_it_is_and_every_key_is_found(
    data: Any, indent: int | None, ascii_only: bool
) -> None:
    source = read(json.dumps(data, indent=indent, ensure_ascii=ascii_only), "openapi.json")
    assert source.data == data
    for place in keys(data):
        assert json.JSONDecoder().raw_decode(written_at(source, place))[0] == place[-1]


@given(st.dictionaries(WORDS, DATA, min_size=1), st.booleans())
def test_yaml_is_read_as_it_is_and_every_key_is_found(data: Any, flow: bool) -> None:
    source = read(yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=10_000))
    assert source.data == data
    for place in keys(data):
        tokens = yaml.scan(written_at(source, place))
        assert next(token.value for token in tokens if isinstance(token, yaml.ScalarToken)) == place[-1]
