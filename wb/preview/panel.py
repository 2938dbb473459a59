"""The list of findings beside the text."""

from collections.abc import Mapping, Sequence

from wb.errors import WbError
from wb.findings import Finding
from wb.packet.html.element import element, escaped
from wb.preview.marks import SIGNS, entry


def panel(findings: Sequence[Finding], targets: Mapping[int, str], failures: Sequence[Exception]) -> str:
    """HTML for the findings.

    Args:
        findings: in the order of their numbers.
        targets: the id of each one's place in the text, by number; those elsewhere have none.
        failures: what could not be done.
    """
    told = "".join(map(_failure, failures))
    items = "".join(_item(number, one, targets.get(number)) for number, one in enumerate(findings, 1))
    title = element("p", _title(len(findings)), class_="label")
    listed = element("ol", items) if items else ""
    return element("aside", title + told + listed, class_="findings", lang="en", aria_label="Findings")


def _title(count: int) -> str:
    return "Nothing found" if not count else f"{count:,} finding{'s' if count > 1 else ''}"


def _failure(error: Exception) -> str:
    hint = error.hint if isinstance(error, WbError) else ""
    return element("p", escaped(f"{error} {hint}"), class_="failure")


def _item(number: int, finding: Finding, target: str | None) -> str:
    label = finding.severity.label
    place = finding.location
    where = escaped(f"{place.path}:{place.line}" if place.line else place.path)
    sign = element("span", f"{SIGNS[finding.severity]}{number} {label}", class_=label)
    parts = (
        element("p", f"{sign} {element('code', escaped(finding.rule))}"),
        element("p", escaped(finding.message)),
        element("p", escaped(finding.hint), class_="hint") if finding.hint else "",
        element("p", element("a", where, href=f"#{target}") if target else where, class_="where"),
    )
    return element("li", "".join(parts), id=entry(number)) + "\n"
