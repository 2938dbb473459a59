"""Whatever a document says, it is laid out, and as text: none of it becomes typst source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wb.documents.tree import tree
from wb.errors import ToolError
from wb.layout import engine, typeset
from wb.layout.engine import Mark, Source
from wb.layout.geometry import Pages
from wb.layout.tokens import literal, softened

pytest.importorskip("typst", reason="the layout engine has no wheel here")


def marks(text: str, language: str = "en") -> list[Mark]:
    source = typeset.source({"body": tree(text.split("\n"))}, Pages(), language, {})
    return engine.marks(Source(source, {}))


HOSTILE = {
    "source": '#panic("no") #import "@preview/cetz:0.1.0" $x$ @ref <label> // a /* b */ `#raw` = h',
    "end of a string": '"); panic("no"); ("',
    "backslash before the end": '\\\\" \\" "\\\\',
    "escapes": "\\u{41} \\n \\t",
    "braces": "} ] ) #{ #[ #(",
    "in code": '```"); panic("no")\n"); panic("no\n```',
    "in a link": '[a](https://x.y/"); panic("no)',
    "in an image": '!["); panic("no](<a".png>)',
    "in a cell": '| "); panic("no | \\" |\n| - | - |\n| #panic() | ]} |',
    "in a note": 'a[^1]\n\n[^1]: "); panic("no',
    "in HTML": '<h2>"); panic("no</h2>\n\n<img alt="&quot;); panic()">',
    "controls": "a\x00b\x07c\x1b[31m\x7f\x85\u2028\u2029 \u202eevil\u202c \ufffe \U0010ffff",
    "half a character": "a\ud800b",
    "combined": "e" + "\u0301" * 500 + " 👨\u200d👩\u200d👧",
    "no glyphs": "\U00012000 \u0e01\u0e33 \u0915\u094d\u0937 שלום مرحبا",
    "nested quotes": ">" * 5000 + " x",
    "nested lists": "\n".join("  " * depth + "- a" for depth in range(300)),
    "nested emphasis": "**_" * 2000 + "x" + "_**" * 2000,
    "nested all": "\n".join("> " * (n % 40) + "- " * (n % 30) + "x **y _z `c`_**" for n in range(100)),
    "brackets": "[" * 3000,
    "notes that refer to each other": "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n",
    "a note everywhere": "# h[^1]\n\n| a[^1] |\n| - |\n| b[^1] |\n\n> - c[^1]\n\n[^1]: n\n",
    "empty things": "-\n-\n1.\n\n#\n\n>\n\n| |\n|-|\n\n****\n\n[]()\n\n![]()\n",
    "a list from a huge number": "999999999. x\n",
    "rows that are too short and too long": "| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_laid_out(text: str) -> None:
    assert [mark.name for mark in marks(text) if mark.name == "body"] == ["body", "body"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab \n#*_`[]()!<>|-:"\\{}$@/^~=&;1.字é\t'), max_size=120))
def test_any_text_is_laid_out(text: str) -> None:
    assert marks(text)[-1].page >= 1


@given(st.text())
def test_a_literal_ends_where_it_should(text: str) -> None:
    inside = literal(text)[1:-1]
    assert inside.replace("\\\\", "").replace('\\"', "").find('"') == -1
    assert "\n" not in inside


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_softening_changes_nothing_that_is_seen(text: str, length: int) -> None:
    plain = text.replace("\u200b", "")
    assert softened(plain, length).replace("\u200b", "") == plain


@pytest.mark.parametrize("language", ["de", "ja", "zh", "und", "", '"); panic("', "english"])
def test_any_language_code_is_taken(language: str) -> None:
    assert marks("text", language)


def test_a_heading_stays_with_its_text() -> None:
    for filler in range(40, 48):
        text = "\\\n".join(["line"] * filler) + "\n\n## Heading\n\nOne.\\\nTwo.\\\nThree.\n"
        nodes = tree(text.split("\n"))
        source = typeset.source({"body": nodes[:-1], "faq": nodes}, Pages(), "en", {})
        headings = engine.marks(Source(source.replace("heading(level", 'mark("h")\nheading(level'), {}))
        last = [mark for mark in headings if mark.name in {"h", "faq"}]
        assert last[-2].page in {last[-1].page, last[-1].page - 1}


def test_the_engine_says_what_it_refuses() -> None:
    with pytest.raises(ToolError, match="unknown variable"):
        engine.marks(Source("#nonsense", {}))


def test_the_engine_sees_nothing_of_the_disk() -> None:
    for path in ("/etc/passwd", "../../../../etc/passwd", "pyproject.toml"):
        with pytest.raises(ToolError):
            engine.marks(Source(f"#read({literal(path)})", {}))


EVERYTHING = """\
# A *b* `c` ~~d~~ **e** [f](https://example.com)

- [x] done
- open

1. first

> said

| a |
| - |
| b |

```
code
```

Noted[^1] ✓ → 字 🚀

[^1]: The note.

Term
: Its definition.

---
"""


def test_our_own_source_raises_no_warning() -> None:
    source = typeset.source({"body": tree(EVERYTHING.split("\n"))}, Pages(), "en", {})
    assert len(engine.images(Source(source, {}), 20)) == 1
