"""The same in repositories that were there before wb: real documents and contracts, green from the first day.

They are other people's, and lie beside the checkout where there are any; without them this is skipped.
"""

import json
import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.action.conftest import MAY_WRITE, hosted
from tests.check.test_check import FAULTY
from tests.gate.berths import TODAY
from tests.gate.repository import Repository
from tests.gate.test_commands import wb

pytestmark = pytest.mark.usefixtures("engine")

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
OLDER = {
    "releases": (("documents/prfaq", "documents/rfc"), {"api/openapi.yaml": "xero-projects/1.yaml"}),
    "manuals": (
        ("documents/manual", "documents/glossary", "documents/ux"),
        {"spec/openapi.json": "twilio-accounts/1.json", "spec/engine.yaml": "docker-swagger2/2.yaml"},
    ),
}


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    """A repository with documents and contracts that nobody wrote for wb, set up by ``wb init``."""
    if not CORPUS.is_dir():
        pytest.skip("needs real documents and contracts beside the checkout")
    made = Repository(tmp_path / "origin")
    folders, contracts = OLDER[request.param]
    pages = [page for folder in folders for page in (CORPUS / folder).glob("*.md")]
    made.write({f"docs/{page.name}": page.read_text(encoding="utf-8") for page in pages})
    sources = {path: CORPUS / "contracts" / name for path, name in contracts.items()}
    made.commit({path: source.read_text(encoding="utf-8") for path, source in sources.items()})
    assert len(pages) > 2
    done = wb(made.root, "init", "--yes", "--ci", "github")
    assert done.returncode == 0, done.stderr
    made.commit({})
    return made


def broken(text: str) -> str:
    """A contract without its first path."""
    contract: dict[str, Any] = yaml.safe_load(text)
    del contract["paths"][next(iter(contract["paths"]))]
    return json.dumps(contract, indent=1)


def test_green_on_the_first_day_then_stopped_then_waived(older: Repository, tmp_path: Path) -> None:
    done = wb(older.root, "check")
    assert done.returncode == 0, done.stdout
    (contract,) = [path for path in older.root.rglob("openapi.*") if ".git" not in path.parts]
    name = contract.relative_to(older.root).as_posix()
    older.git("switch", "--quiet", "--create", "work")
    older.write({name: broken(contract.read_text(encoding="utf-8"))})
    older.git("add", "--all")
    stopped = wb(older.root, "check", "--staged")
    assert stopped.returncode == 1
    older.commit({})
    program = str(Path(sys.executable).with_name("wb"))
    forge = hosted(older, tmp_path, program)
    forge.open("work")
    assert forge.run(forge.checkout(), token=MAY_WRITE).outputs["verdict"] == "failed"
    older.git("switch", "--quiet", "work")
    _waive_all(older, stopped.stdout)
    done = wb(older.root, "check")
    assert done.returncode == 0, done.stdout
    older.commit({})
    forge.open("work")
    assert forge.run(forge.checkout(), token=MAY_WRITE).outputs["verdict"] == "passed"


def _waive_all(repository: Repository, said: str) -> None:
    """Run every command that a report names, with a reason, an owner and an end."""
    names = re.findall(r"wb waive ([0-9a-f]{16}) ", said)
    assert names
    for name in names:
        agreed = ("--reason=Nobody calls it", "--owner=Mira Okafor", f"--expires={TODAY + timedelta(days=9)}")
        done = wb(repository.root, "waive", name, *agreed)
        assert done.returncode == 0, done.stderr


def test_only_new_faults_of_documents_fail(older: Repository) -> None:
    older.git("switch", "--quiet", "--create", "work")
    older.write({"docs/new.md": FAULTY})
    done = wb(older.root, "check")
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert errors
    assert all(line.startswith("docs/new.md:") for line in errors)
