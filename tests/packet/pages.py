"""What a page consists of, as a parser sees it."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "meta"}


@dataclass
class Page:
    """What was found, in reading order."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def ids(self) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get("id"))]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(html: str) -> Page:
    """The page; elements that are not closed in order are its faults."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.faults += [f"<{tag}> stays open" for tag in reader.page.open]
    return reader.page


def main(html: str) -> str:
    """What stands in <main>."""
    found = re.search(r'<main id="main">(.*)</main>', html, re.DOTALL)
    assert found
    return found[1]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, dict(attrs)))
        if len(dict(attrs)) < len(attrs):
            self.page.faults.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.page.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.page.open or self.page.open.pop() != tag:
            self.page.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.page.faults.append(f"a comment: {data}")
