"""Reports: one Report in, one text out. A formatter knows nothing of documents or contracts.

Each format is a module here with ``render(report) -> str``; it is imported when it is asked for.
"""

import importlib

from wb.findings import Report

FORMATS = ("text", "json", "sarif", "github", "junit", "gitlab", "markdown")


def render(name: str, report: Report) -> str:
    """The report in one of FORMATS. Text carries ANSI colours; the caller strips them as needed."""
    text: str = importlib.import_module(f"wb.reports.{name}").render(report)
    return text
