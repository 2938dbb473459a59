"""What the browser is shown: the packet with its findings, or why there is none."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from wb import resources
from wb.documents.node import Node
from wb.errors import WbError
from wb.findings import Finding
from wb.layout.geometry import Pages
from wb.packet.build import Built
from wb.packet.html import POLICY, Around, html
from wb.packet.model import Chapter, Packet
from wb.preview.marks import entry, marked
from wb.preview.panel import panel

_SCRIPT = """<script nonce="{version}">
const events = new EventSource("/events")
events.onmessage = event => {{ if (event.data !== "{version}") location.reload() }}
events.onopen = () => document.documentElement.classList.remove("lost")
events.onerror = () => document.documentElement.classList.add("lost")
</script>
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page.

    Args:
        version: names it, and is the nonce of its script: no document can know it beforehand.
        html: the page.
        policy: what the browser may do with it.
    """

    version: str
    html: str
    policy: str


def show(build: Callable[[], Built]) -> Shown:
    """The page that a build gives. Never fails: what went wrong is on the page."""
    try:
        built = build()
        return _packet(built)
    except WbError as error:
        return _page(_refused(str(error), error.hint), ())
    except Exception as error:  # the next save may be fine: the server stays
        fault = f"A fault of wb itself: {type(error).__name__}: {error}"
        return _page(_refused(fault, "wb packet shows where with WB_TRACEBACK=1."), ())


def _packet(built: Built) -> Shown:
    findings = tuple(finding for finding in built.report.findings if finding.waiver is None)
    chapters, targets = marked(built.packet.chapters, findings)
    failures = (*built.failures, *built.report.failures)
    return _page(replace(built.packet, chapters=chapters), findings, panel(findings, targets, failures))


def _page(packet: Packet, findings: Sequence[Finding], beside: str = "") -> Shown:
    version = secrets.token_urlsafe(16)
    policy = f"{POLICY}; script-src 'nonce-{version}'; connect-src 'self'"
    around = Around(
        policy=policy,
        style=(resources.folder("templates") / "packet" / "preview.css").read_text(encoding="utf-8"),
        beside=beside,
        ids=frozenset(entry(number) for number in range(1, len(findings) + 1)),
        script=_SCRIPT.format(version=version),
    )
    return Shown(version, html(packet, around), policy)


def _refused(message: str, hint: str) -> Packet:
    """A page in place of the packet."""
    said = (text for text in (message, hint) if text)
    nodes = tuple(Node("paragraph", (Node("text", text=text),)) for text in said)
    chapter = Chapter("failure", "What is wrong", "report", nodes)
    return Packet(
        "The packet cannot be made",
        "It is tried again as soon as a file is saved.",
        "",
        datetime.now(UTC).date(),
        (chapter,),
        Pages(),
    )
