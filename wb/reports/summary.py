"""The sentence that ends a report: what was checked, skipped, found. Shared by the formats people read."""

from wb.findings import IN_BASELINE, Report, Severity


def sentence(report: Report) -> str:
    """Such as ``2 errors in 3 documents and 1 contract; 1 skipped; 3 waived; 12 in the baseline``."""
    found = [_count(report.count(level), level.label) for level in reversed(Severity) if report.count(level)]
    # First, lest a run that did not do its work reads like one that passed.
    rest = [f"{len(report.failures)} could not be checked"] if report.failures else []
    rest += [f"{len(report.skipped)} skipped"] if report.skipped else []
    old = report.in_baseline
    rest += [f"{report.waived - old} waived"] if report.waived > old else []
    rest += [f"{old} {IN_BASELINE}"] if old else []
    parts = report.parts or {report.unit: report.checked}
    checked = " and ".join(_count(number, unit) for unit, number in parts.items())
    return "; ".join([f"{', '.join(found) or 'Nothing found'} in {checked}", *rest])


def _count(number: int, noun: str) -> str:
    plural = noun if number == 1 or noun == "info" else f"{noun}s"
    return f"{number} {plural}"
