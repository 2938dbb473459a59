"""One small contract, a break in it, and what the gate says of a branch."""

from collections.abc import Mapping
from datetime import date

from tests.gate.repository import Repository
from wb.config import load
from wb.findings import Finding, Report, Severity
from wb.gate import Question, gate

TODAY = date.today()  # noqa: DTZ011 - the engine knows the day of the machine

BERTHS = """\
openapi: 3.1.0
info: {title: Berths, version: 1.0.0}
servers:
  - url: https://api.example.com/v1
paths:
  /berths:
    get:
      operationId: listBerths
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        '200': {description: The berths.}
  /ships:
    get:
      operationId: listShips
      responses:
        '200': {description: The ships.}
"""
BROKEN = BERTHS.replace("maximum: 100", "maximum: 50")
BREAK = "request-parameter-max-decreased"
FILE = "openapi.yaml"


def run(repository: Repository, environment: Mapping[str, str] | None = None, staged: bool = False) -> Report:
    config = load(repository.root)
    return gate(config, Question(TODAY, environment or {}, "main", staged), lambda _: None)


def errors(report: Report) -> set[str]:
    """The rules whose errors nobody waived."""
    assert report.failures == ()
    found = (finding for finding in report.findings if finding.severity is Severity.ERROR)
    return {finding.rule for finding in found if finding.waiver is None}


def of(report: Report, rule: str) -> Finding:
    """The one finding of a rule."""
    (found,) = [finding for finding in report.findings if finding.rule == rule]
    return found


def waiver(expires: date, **about: str) -> str:
    """A waiver as wb.toml has it."""
    lines = [f'{key} = "{value}"' for key, value in about.items()]
    told = ['reason = "The only client moved."', 'owner = "Mira Okafor"', f"expires = {expires}"]
    return "\n".join(["[[waivers]]", *lines, *told, ""])
