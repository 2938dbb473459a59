"""The expressions of GitHub Actions, as far as action.yml uses them.

https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
"""

import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||[!()]|[A-Za-z_][\w.-]*)")
_PLACE = re.compile(r"\$\{\{(.*?)\}\}")


def filled(text: str, contexts: Mapping[str, Any]) -> str:
    """The text with its expressions replaced by what they come to."""
    return _PLACE.sub(lambda found: _shown(evaluate(found[1], contexts)), text)


def evaluate(expression: str, contexts: Mapping[str, Any]) -> Any:
    """What an expression comes to; an unknown name is a fault, where GitHub would say nothing."""
    whole = _PLACE.fullmatch(expression.strip())
    parser = _Parser(_tokens(whole[1] if whole else expression), contexts)
    value = parser.either()
    assert not parser.left, f"cannot read {expression!r}"
    return value


def _tokens(text: str) -> list[str]:
    found, position = [], 0
    while position < len(text.rstrip()):
        token = _TOKEN.match(text, position)
        assert token, f"cannot read {text[position:]!r}"
        found.append(token[1])
        position = token.end()
    return found


class _Parser:
    def __init__(self, tokens: list[str], contexts: Mapping[str, Any]) -> None:
        self.left = tokens
        self.contexts = contexts

    def either(self) -> Any:
        value = self.both()
        while self.taken("||"):
            other = self.both()
            value = value or other
        return value

    def both(self) -> Any:
        value = self.compared()
        while self.taken("&&"):
            other = self.compared()
            value = other if value else value
        return value

    def compared(self) -> Any:
        value = self.one()
        if self.taken("=="):
            return value == self.one()
        return value != self.one() if self.taken("!=") else value

    def one(self) -> Any:
        if self.taken("!"):
            return not self.one()
        if self.taken("("):
            value = self.either()
            assert self.taken(")")
            return value
        token = self.left.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self.taken("("):
            assert self.taken(")")
            return self.contexts["functions"][token]
        return self.named(token.split("."))

    def named(self, path: list[str]) -> Any:
        value: Any = self.contexts
        for key in path:
            value = value[key]
        return value

    def taken(self, token: str) -> bool:
        if self.left[:1] != [token]:
            return False
        self.left.pop(0)
        return True


def _shown(value: Any) -> str:
    return {True: "true", False: "false", None: ""}.get(value, str(value)) if value is not None else ""
