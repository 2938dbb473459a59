"""The report for a terminal: the source line with a caret, the message, the way out.

Colours are ANSI codes; whoever prints strips them where they do not belong.
"""

from wb.findings import Finding, Location, Report, Severity
from wb.reports.excerpt import excerpt, printable
from wb.reports.summary import sentence

RED, YELLOW, BLUE, GREEN, BOLD, DIM = "31", "33", "34", "32", "1", "2"
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}


def render(report: Report) -> str:
    """Every finding with its excerpt, then notes and the summary."""
    blocks = [_finding(finding, report) for finding in report.findings if finding.waiver is None]
    worst = max((f.severity for f in report.findings if f.waiver is None), default=None)
    closing = _paint(sentence(report), BOLD, COLOURS[worst] if worst else GREEN)
    return "\n".join([*blocks, *(_paint(printable(note), DIM) for note in report.notes), closing]) + "\n"


def _finding(finding: Finding, report: Report) -> str:
    place = finding.location
    colour = COLOURS[finding.severity]
    head = (
        f"{_paint(_where(place), BOLD)}: {_paint(finding.severity.label, BOLD, colour)}: "
        f"{printable(finding.message)} {_paint(f'[{finding.rule}]', DIM)}"
    )
    lines = [head, *_excerpt(place, report, colour)]
    lines += [
        f"  {_paint('see', DIM)}  {_where(other.location)}: {printable(other.message)}"
        for other in finding.related
    ]
    if finding.hint:
        hint = printable(finding.hint).replace("\n", "\n       ")
        lines.append(f"  {_paint('help', BOLD)} {hint}")
    return "\n".join([*lines, ""])


def _excerpt(place: Location, report: Report, colour: str) -> list[str]:
    source = report.sources.get(place.path, ())
    if place.line is None or not 0 < place.line <= len(source):
        return []
    end = place.end_column if place.end_line in (None, place.line) else None
    shown, caret = excerpt(source[place.line - 1], place.column, end)
    gutter = f"{place.line:>6} | "
    blank = " " * 6 + " | "
    lines = [_paint(gutter, DIM) + shown]
    return [*lines, _paint(blank, DIM) + _paint(caret, colour)] if caret else lines


def _where(place: Location) -> str:
    numbers = [str(n) for n in (place.line, place.column if place.line else None) if n is not None]
    return printable(":".join([place.path, *numbers]))


def _paint(text: str, *codes: str) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"
