"""The change log as one HTML file that needs nothing else: no script, no network, everything escaped."""

from collections.abc import Iterator
from html import escape

from wb.changelog.model import Changelog, Section
from wb.reports.excerpt import printable

STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.2 }
h2 { font-size: 1.1rem; margin-top: 2rem; border-top: 1px solid #ccc; padding-top: 1rem }
h2, code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
ul { padding-left: 0; list-style: none }
li { margin: .75rem 0; padding-left: 1rem; border-left: 4px solid #767676 }
li.error { border-color: #b00020 }
li.error strong { color: #b00020 }
li.warning { border-color: #8a5a00 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .25rem 0 } dd { margin: 0 }
"""


def render(changelog: Changelog) -> str:
    """The whole page."""
    title = _escaped(f"{changelog.title}: {changelog.before} → {changelog.after}")
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{STYLE}</style></head>",
        f"<body><main><h1>{title}</h1>",
        f"<p>{_escaped(changelog.summary)}</p>",
        *(line for section in changelog.sections for line in _section(section)),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{_escaped(section.title or 'Everywhere')}</h2><ul>"
    for entry in section.entries:
        yield f'<li class="{entry.severity.label}"><strong>{entry.label}:</strong> {_prose(entry.message)}'
        if entry.before or entry.after:
            pairs = (("Before", entry.before), ("After", entry.after))
            yield f"<dl>{''.join(f'<dt>{name}</dt><dd>{_code(text)}</dd>' for name, text in pairs)}</dl>"
        yield "</li>"
    yield "</ul></section>"


def _prose(text: str) -> str:
    """The text, with what stands between backticks as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return _escaped(text)
    return "".join(_code(piece) if index % 2 else _escaped(piece) for index, piece in enumerate(pieces))


def _code(text: str) -> str:
    return f"<code>{_escaped(text)}</code>" if text else "nothing"


def _escaped(text: str) -> str:
    return escape(printable(text))
