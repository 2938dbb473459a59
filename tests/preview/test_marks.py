"""Findings are marked in the text where they are."""

import pytest

from tests.packet.packets import chapter, packet
from tests.packet.pages import main, read
from wb.findings import Finding, Location, Severity
from wb.packet.html import html
from wb.packet.model import Chapter
from wb.preview.marks import marked

TEXT = """\
# Title

A paragraph
over two lines.

- first
- second

  its paragraph

> quoted

| a | b |
|---|---|
| c | d |

```
code
```

Term
: Definition

---
"""


def finding(line: int | None, path: str = "docs/one.md", severity: Severity = Severity.WARNING) -> Finding:
    return Finding("weasel-word", severity, Location(path, line), "message")


def places(*findings: Finding, chapters: tuple[Chapter, ...] = ()) -> dict[int, str]:
    return dict(marked(chapters or (chapter(TEXT),), findings)[1])


@pytest.mark.parametrize(
    ("line", "before"),
    [
        (1, "Title"),
        (3, "A paragraph"),
        (4, "A paragraph"),
        (6, "first"),
        (7, "second"),
        (9, "its paragraph"),
        (11, "quoted"),
        (13, "a"),
        (15, "c"),
        (18, "code"),
        (21, "Term"),
        (22, "Definition"),
    ],
)
def test_the_mark_stands_in_front_of_the_innermost_block(line: int, before: str) -> None:
    chapters, targets = marked([chapter(TEXT)], [finding(line)])
    assert targets == {1: "at:1"}
    assert f"▲1{before}" in read(main(html(packet(*chapters)))).text


@pytest.mark.parametrize("line", [None, 2, 24, 99])
def test_what_has_no_place_leads_to_its_chapter(line: int | None) -> None:
    assert places(finding(line)) == {1: "one"}


def test_what_is_in_no_chapter_leads_nowhere() -> None:
    assert places(finding(1, "openapi.yaml"), finding(3)) == {2: "at:2"}


def test_marks_of_one_block_are_one_group_in_order() -> None:
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    chapters, _ = marked([chapter("Text.")], [finding(1, severity=level) for level in levels])
    page = read(main(html(packet(*chapters))))
    assert [one for one in page.ids if one.startswith("marks:")] == ["marks:at:1"]
    assert page.text.strip().endswith("✖1▲2●3Text.")


def test_an_appendix_is_found_by_its_lines() -> None:
    body, appendix = chapter("# Title\n\nBody"), chapter("\n\n\n\n\nAppendix", "two", "appendix")
    twin = Chapter("two", "Two", "appendix", appendix.nodes, path="docs/one.md")
    chapters, targets = marked([body, twin], [finding(6)])
    assert targets == {1: "at:1"}
    assert "▲1Appendix" in read(html(packet(*chapters))).text


def test_marks_do_not_enter_the_contents() -> None:
    chapters, _ = marked([chapter("Text\n\n## Why")], [finding(3)])
    page = html(packet(*chapters))
    assert "▲" not in page[page.index("<nav") : page.index("</nav>")]
