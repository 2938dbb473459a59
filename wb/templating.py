"""The jinja2 environment. The only door to jinja2.

Templates may come out of a stranger's pull request. They run in jinja2's sandbox, see nothing but
the values given, cannot name a file outside their folders, and pay for every turn of a loop, call
and include out of one budget, so that none of them hangs wb or fills the memory.
"""

import json
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wb.errors import ConfigError, InputError, WbError

MAX_STEPS = 10_000
"""Turns of loops, calls and includes that one rendering may take."""

MAX_CHARACTERS = 1_000_000
"""Size of a template, of a text computed in one, and of what it renders to."""

_PADDING = frozenset(
    (
        "batch",
        "center",
        "expandtabs",
        "format",
        "format_map",
        "indent",
        "ljust",
        "rjust",
        "slice",
        "wordwrap",
        "zfill",
    )
)
"""Filters and methods that make a short text as long as a number says."""


def render(name: str, values: Mapping[str, object], folders: Sequence[Path]) -> str:
    """Render a template.

    Args:
        name: its path relative to one of the folders.
        values: all that it sees; plain text, numbers, lists and mappings.
        folders: where templates are; the first folder that has one of that name wins.

    Raises:
        InputError: there is no such template, or it is faulty; the message has its path and line.
    """
    try:
        return _text(_Sandbox(folders).get_template(name), values)
    except WbError:
        raise
    except Exception as error:  # whatever a stranger's template does wrong is its fault, with its line
        raise InputError(f"{_place(error, name, folders)}: {_reason(error)}", _ADVICE) from error


def find(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of a template: the first that is there; None when no folder has it."""
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def own_folder(root: Path, setting: str) -> Path:
    """The organisation's own template folder.

    Args:
        root: the repository.
        setting: ``templates`` of wb.toml.

    Raises:
        ConfigError: it is not there, or lies outside the repository.
    """
    folder = root / setting
    if not folder.resolve().is_relative_to(root.resolve()):
        raise ConfigError(
            f'wb.toml: templates = "{setting}" leads out of the repository.',
            "Keep the templates in a folder of this repository.",
        )
    if not folder.is_dir():
        raise ConfigError(
            f'wb.toml: templates = "{setting}": there is no such folder.',
            f"Make the folder {folder}, or take the line out to use the templates that come with wb.",
        )
    return folder


_ADVICE = "Mend the template; `templates` in wb.toml says where an organisation's own are."


class _MeteredCode(CodeGenerator):
    """Compiles templates so that each turn of a loop is counted."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja2's
        for loop in node.find_all(nodes.For):
            if loop.recursive:
                self.fail("recursive loops are not allowed", loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "metered", [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox with a budget. Serves one rendering."""

    code_generator_class = _MeteredCode
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: _source(name, folders)),
            undefined=StrictUndefined,
            autoescape=False,  # the output is Markdown and YAML; filters escape for each
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.steps = 0
        for name in (*_PADDING, "random"):
            self.filters.pop(name, None)
        del self.globals["lipsum"]  # random, too: the same input gives the same text
        self.filters |= {"metered": self._metered, "yaml": yaml_text, "toml": toml_text}
        self.filters |= {"markdown": markdown_text, "cell": cell_text, "code": code_text}

    def wrap_str_format(self, value: Any) -> None:
        """Refuse ``str.format``: jinja2 guards its attribute access, but not a width of 10**9."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr not in _PADDING and super().is_safe_attribute(obj, attr, value)

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        self._step()
        return super().get_template(*args, **kwargs)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        # The odd names are jinja2's: keyword arguments of the template must not collide with them.
        __self._step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers only: ``'a' * 10**9`` is a short way to fill the memory."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(f"{operator} is not allowed here")
        return super().call_binop(context, operator, left, right)

    def _metered(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self._step()
            yield item

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise SecurityError(f"it takes more than {MAX_STEPS} steps")


def yaml_text(value: object) -> str:
    """A YAML scalar that reads back as exactly this text: a double-quoted string, as JSON writes it."""
    text = json.dumps(str(value), ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda hit: f"\\u{ord(hit[0]):04x}", text)


def toml_text(value: object) -> str:
    """A TOML string that reads back as exactly this text: as JSON writes it, but for one character."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def markdown_text(value: object) -> str:
    """Text that Markdown shows as it is: what would be markup is escaped."""
    return re.sub(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)", lambda hit: "\\" + hit[0], str(value))


def cell_text(value: object) -> str:
    """Text that Markdown shows as it is in one cell of a table."""
    return markdown_text(" ".join(str(value).split())).replace("|", "\\|").replace("~", "\\~")


def code_text(value: object) -> str:
    """Text as code, on one line, in a table's cell too."""
    text = " ".join(str(value).split()).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _text(template: Template, values: Mapping[str, object]) -> str:
    pieces: list[str] = []
    size = 0
    for piece in template.generate(values):
        size += len(piece)
        if size > MAX_CHARACTERS:
            raise SecurityError(f"it renders to more than {MAX_CHARACTERS} characters")
        pieces.append(piece)
    return "".join(pieces)


def _source(name: str, folders: Sequence[Path]) -> tuple[str, str, None] | None:
    """The loader: text and file name of a template; None when there is none of that name."""
    path = find("/".join(split_template_path(name)), folders)
    if path is None:
        return None
    if not any(path.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise InputError(f"{path}: the symbolic link leads out of the template folder.", _ADVICE)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the template cannot be read: {error}", _ADVICE) from error
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{path}: the template has more than {MAX_CHARACTERS} characters.", _ADVICE)
    return text, str(path), None


def _place(error: Exception, name: str, folders: Sequence[Path]) -> str:
    """Where in a template the error is, ``file:line``. Jinja2 writes its files into the traceback."""
    inside = [str(folder) for folder in folders]
    frames = traceback.extract_tb(error.__traceback__)
    hits = [f"{f.filename}:{f.lineno}" for f in frames if f.filename.startswith(tuple(inside))]
    return hits[-1] if hits else str(find(name, folders) or name)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r} in the template folders"
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end"
    if isinstance(error, MemoryError):
        return "it needs too much memory"
    return error.message or type(error).__name__ if isinstance(error, TemplateError) else str(error)
