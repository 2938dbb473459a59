"""An organisation's own templates: they win, they are confined, and their faults are named."""

from pathlib import Path

import pytest

from wb.errors import ConfigError, InputError
from wb.scaffold import template_folders
from wb.templating import MAX_CHARACTERS, markdown_text, render, yaml_text

VALUES = {"title": "Refunds", "numbers": [1, 2, 3]}


def rendered(folder: Path, text: str, name: str = "prfaq.md") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return render(name, VALUES, [folder])


def test_the_first_folder_that_has_the_template_wins(tmp_path: Path) -> None:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    for folder in (own, bundled):
        folder.mkdir()
        (folder / "both.md").write_text(f"{folder.name} {{{{ title }}}}\n", encoding="utf-8")
    (bundled / "one.md").write_text("{% include 'both.md' %}", encoding="utf-8")
    assert render("both.md", VALUES, [own, bundled]) == "own Refunds\n"
    assert render("one.md", VALUES, [own, bundled]) == "own Refunds\n"


def test_what_reasonable_templates_do_is_allowed(tmp_path: Path) -> None:
    text = (
        "{% macro item(n) %}- {{ n }}{% endmacro %}"
        "{% for n in numbers if n > 1 %}{{ loop.index }}{{ item(n) }}{{ ',' if not loop.last }}{% endfor %}"
        " {{ title.upper() }} {{ numbers | sum * 2 }} {{ range(3) | join }} {{ title ~ '!' }}"
    )
    assert rendered(tmp_path, text) == "1- 2,2- 3 REFUNDS 12 012 Refunds!"


ESCAPES = {
    "class": "{{ ''.__class__.__mro__ }}",
    "class by filter": "{{ title | attr('__class__') }}",
    "class by item": "{{ title['__class__'] }}",
    "globals": "{{ cycler.__init__.__globals__ }}",
    "format string": "{{ '{0.__class__}'.format(title) }}",
    "changing what is given": "{{ numbers.append(4) }}",
    "parent folder": "{% include '../secret.txt' %}",
    "absolute path": "{% include '/etc/passwd' %}",
    "symbolic link": "{% include 'link.md' %}",
    "import": "{% import 'os' as os %}",
}


@pytest.mark.parametrize("text", ESCAPES.values(), ids=list(ESCAPES))
def test_a_template_cannot_leave_the_sandbox(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "link.md").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError) as caught:
        rendered(own, text)
    assert "own/prfaq.md" in caught.value.message or "own/link.md" in caught.value.message
    assert "templates" in caught.value.hint


BOMBS = {
    "range": "{% for n in range(1000000000) %}{% endfor %}",
    "nested loops": "{% for n in range(9999) %}{% for m in range(9999) %}{% endfor %}{% endfor %}",
    "nested loops over text": "{% set t = title ~ title ~ title ~ title %}"
    + "{% for c in t %}" * 9
    + "{% endfor %}" * 9,
    "recursive loop": "{% for n in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "multiplied text": "{{ 'a' * 1000000000 }}",
    "power": "{{ 10 ** 10 ** 10 }}",
    "padding by filter": "{{ title | center(1000000000) }}",
    "padding by method": "{{ title.ljust(1000000000) }}",
    "padding by format": "{{ '%1000000000d' % 1 }}",
    "includes itself": "{% include 'prfaq.md' %}",
    "includes itself twice": "{% include 'prfaq.md' %}{% include 'prfaq.md' %}",
    "calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "long output": "{% for n in range(9000) %}" + "x" * 1000 + "{% endfor %}",
    "long template": "x" * (MAX_CHARACTERS + 1),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=list(BOMBS))
def test_a_template_cannot_hang_wb_or_fill_the_memory(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"prfaq\.md"):
        rendered(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n\n{{ ttile }}", 3, "'ttile' is undefined"),
        ("\n{% if %}", 2, "Expected an expression"),
        ("\n\n\n{{ 1 / 0 }}", 4, "division by zero"),
        ("\n{% include 'gone.md' %}", 2, "there is no template 'gone.md'"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        rendered(tmp_path, text)
    assert f"prfaq.md:{line}: " in caught.value.message
    assert said in caught.value.message


def test_a_fault_in_an_included_template_is_named_there(tmp_path: Path) -> None:
    (tmp_path / "part.md").write_text("\n{{ gone }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"part\.md:2: 'gone' is undefined"):
        rendered(tmp_path, "{% include 'part.md' %}")


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "prfaq.md").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"prfaq\.md: the template cannot be read"):
        render("prfaq.md", VALUES, [tmp_path])


@pytest.mark.parametrize("setting", ["..", "/etc", "link", "own/../.."])
def test_the_own_folder_may_not_lie_outside_the_repository(tmp_path: Path, setting: str) -> None:
    root = tmp_path / "repository"
    (root / "own").mkdir(parents=True)
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="leads out of the repository"):
        template_folders(root, setting)


def test_an_own_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='templates = "own": there is no such folder'):
        template_folders(tmp_path, "own")


def test_yaml_text_is_one_quoted_scalar() -> None:
    assert yaml_text('a: "b"\n') == r'"a: \"b\"\n"'
    assert yaml_text("\x85\u2028é🎉") == r'"\u0085\u2028é🎉"'


def test_markdown_text_shows_as_it_is() -> None:
    assert (
        markdown_text("*a* _b_ c_d [e] `f` <g> &amp; & \\") == r"\*a\* \_b\_ c_d \[e\] \`f\` \<g> \&amp; & \\"
    )
