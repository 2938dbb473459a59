"""JUnit XML, as CI servers read it: a test case a finding; errors fail, waived ones are skipped."""

import xml.etree.ElementTree as ET

from wb.findings import Finding, Location, Report, Severity
from wb.reports.summary import sentence


def render(report: Report) -> str:
    """One suite. A run that found nothing has one case that passed, so that it does not look like no run."""
    suite = ET.Element("testsuite", name="wb")
    if not report.findings and not report.failures:
        ET.SubElement(suite, "testcase", classname="wb", name=sentence(report))
    for finding in report.findings:
        _case(suite, finding)
    for failure in report.failures:
        case = ET.SubElement(suite, "testcase", classname="wb", name="could not be checked")
        ET.SubElement(case, "error", message=_clean(str(failure)), type=type(failure).__name__)
    counted = {"tests": "testcase", "failures": "*/failure", "errors": "*/error", "skipped": "*/skipped"}
    totals = {name: str(len(suite.findall(path))) for name, path in counted.items()}
    suite.attrib |= totals
    whole = ET.Element("testsuites", totals)
    whole.append(suite)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, encoding="unicode")}\n'


def _case(suite: ET.Element, finding: Finding) -> None:
    place = _place(finding.location)
    name = f"{finding.rule} {place} {finding.subject}".strip()
    case = ET.SubElement(suite, "testcase", classname=_clean(finding.location.path), name=_clean(name))
    told = "\n".join(
        text for text in (f"{place}: {finding.message}", finding.hint, finding.fingerprint) if text
    )
    if finding.waiver is not None:
        ET.SubElement(case, "skipped", message=_clean(f"waived: {finding.waiver}"))
    elif finding.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", message=_clean(finding.message), type=finding.rule)
        failure.text = _clean(told)
    else:
        ET.SubElement(case, "system-out").text = _clean(f"{finding.severity.label}: {told}")


def _place(location: Location) -> str:
    return f"{location.path}:{location.line}" if location.line else location.path


def _clean(text: str) -> str:
    """The text without the characters that XML cannot hold, not even escaped."""
    return "".join(char if _allowed(char) else "\ufffd" for char in text)


def _allowed(char: str) -> bool:
    return char in "\t\n\r" or " " <= char < "\ud800" or "\ue000" <= char < "\ufffe" or char > "\uffff"
