"""The change log as Markdown."""

import re
from collections.abc import Iterator

from wb.changelog.model import Changelog, Section
from wb.reports.excerpt import printable
from wb.reports.markdown import escaped


def render(changelog: Changelog) -> str:
    """A heading for the API, one for each operation, a list of changes below each."""
    parts = [f"# {escaped(_heading(changelog))}", escaped(changelog.summary)]
    parts += ["\n".join(_section(section)) for section in changelog.sections]
    return "\n\n".join(parts) + "\n"


def _heading(changelog: Changelog) -> str:
    versions = [version for version in (changelog.before, changelog.after) if version]
    return f"{changelog.title} {' → '.join(dict.fromkeys(versions))}".strip()


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.title or 'Everywhere')}"
    yield ""
    for entry in section.entries:
        yield f"- **{entry.label}:** {_prose(entry.message)}"
        if entry.before or entry.after:
            yield f"  - Before: {_code(entry.before)}"
            yield f"  - After: {_code(entry.after)}"


def _prose(text: str) -> str:
    """The text, with what stands between backticks as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escaped(text)
    return "".join(_code(piece) if index % 2 else escaped(piece) for index, piece in enumerate(pieces))


def _code(text: str) -> str:
    if not text:
        return "nothing"
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if "`" in text else ""
    return fence + space + printable(text).replace("\n", " ") + space + fence
