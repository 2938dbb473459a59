"""A small proposal, and the packet of it."""

from pathlib import Path

from tests.gate.repository import Repository
from wb.config import load
from wb.packet.build import Asked, Built, build
from wb.packet.model import Chapter, Packet

PRFAQ = """\
---
kind: prfaq
title: Instant refunds
status: {status}
owner: Dana Fields
team: Payments
launch: 2031-05-14
contracts: [openapi.yaml]
commitments:
  - {{id: fast, promise: Paid within 10 seconds, measure: p99, target: 10 s, due: 2031-09-30}}
approvals: {approvals}
---

# Harbour pays refunds in ten seconds

**ROTTERDAM, Netherlands – May 14, 2031** – Harbour today launched Instant Refunds.

## The problem

Passengers wait nine days for a refund. {sentence}

## Internal FAQ

### Who pays for the fraud that we miss?

We don't know yet; Ines Duarte asks the insurer and answers by January 15, 2031.

### What does it cost to run?

### What are the limits?

See [the limits](manual.md#limits), [the manual](manual.md), [nothing](gone.md) and [the web](https://example.com/).
"""
MANUAL = """\
---
kind: manual
title: Instant refunds
status: draft
---

# The manual

## Concepts

A refund goes to the passenger who paid. Refunds are paid once.

## Limits

| what | limit |
| --- | --- |
| one refund | 500 euros |
| a day | 20 refunds |

```sh
curl https://api.example.com/v1/refunds
curl https://api.example.com/v1/limits
```

## Appendix

More numbers.
"""
GLOSSARY = """\
---
kind: glossary
---

# Glossary

## Refund

Money that goes back to the passenger.

## Passenger

Who paid for a crossing.
"""
CONTRACT = """\
openapi: 3.0.3
info: {{title: Refunds, version: 1.0.0}}
paths:
  /refunds/{{id}}:
    get:
      operationId: readRefund
      summary: Read one refund
      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}{parameter}]
      responses: {{"200": {{description: It is here.}}}}
"""
WAIT = "Most of them call us."
BROKEN = ", {name: day, in: query, required: true, schema: {type: string}}"


def prfaq(status: str = "draft", sentence: str = WAIT, approvals: str = "[]") -> str:
    return PRFAQ.format(status=status, sentence=sentence, approvals=approvals)


def contract(parameter: str = "") -> str:
    return CONTRACT.format(parameter=parameter)


def texts(prefix: str = "refunds/") -> dict[str, str | None]:
    return {
        f"{prefix}prfaq.md": prfaq(),
        f"{prefix}manual.md": MANUAL,
        f"{prefix}glossary.md": GLOSSARY,
        f"{prefix}openapi.yaml": contract(),
    }


def proposal(root: Path) -> Repository:
    """A repository with the proposal committed."""
    repository = Repository(root)
    repository.commit({"wb.toml": "", **texts()})
    return repository


def built(root: Path, *names: str, since: str | None = None, **environment: str) -> Built:
    paths = [root / name for name in names or ("refunds",)]
    return build(Asked(paths, environment, since), load(root), lambda _: None)


def chapter(packet: Packet, name: str) -> Chapter:
    return next(one for one in packet.chapters if one.name == name)


def said(one: Chapter) -> str:
    return "\n".join(node.words for node in one.nodes)
