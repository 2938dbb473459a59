"""The action on pull requests: what is checked, what is said where, and what a stranger cannot do."""

import json
from pathlib import Path

import pytest

from tests.action.conftest import MAY_WRITE, Forge
from tests.action.runner import ACTION
from tests.check.test_check import FAULTY, FINE
from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE
from wb.ci.comment import marker

pytestmark = pytest.mark.usefixtures("engine")


def test_a_break_fails_and_is_said_everywhere(forge: Forge) -> None:
    forge.propose({FILE: BROKEN, "glossary.md": FAULTY})
    job = forge.run(forge.checkout(), {"sarif": "true"}, MAY_WRITE)
    assert job.failed
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("failed", "2")
    first, second = job.commands("error")
    assert first.startswith("::error file=glossary.md,line=11,")
    assert second.startswith(f"::error file={FILE},line=10,")
    assert BREAK in job.summary
    (comment,) = forge.comments()
    assert comment.startswith(marker(()))
    assert "`wb check --changed --base origin/main`" in comment
    assert "Is a break agreed?" in comment
    assert "(https://github.example/owner/berths/actions/runs/12)" in comment
    reports = {
        name: Path(job.outputs[name]).read_text(encoding="utf-8") for name in ("json", "sarif", "summary")
    }
    assert json.loads(reports["json"])["summary"]["error"] == 2
    assert {result["ruleId"] for result in json.loads(reports["sarif"])["runs"][0]["results"]} >= {BREAK}
    assert reports["summary"] in comment
    assert job.summary == reports["summary"]


def test_one_comment_is_kept_up_to_date(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    workspace = forge.checkout()
    forge.run(workspace, token=MAY_WRITE)
    (workspace / FILE).write_text(BERTHS, encoding="utf-8")
    job = forge.run(workspace, token=MAY_WRITE)
    assert (job.failed, job.outputs["verdict"]) == (False, "passed")
    (comment,) = forge.comments()
    assert "nothing stands in the way" in comment
    writes = [call for call in forge.github()["calls"] if not call.startswith("GET")]
    assert writes == [
        "POST repos/owner/berths/issues/7/comments",
        "PATCH repos/owner/berths/issues/comments/1",
    ]


def test_nobody_is_told_that_there_is_nothing_to_tell(forge: Forge) -> None:
    forge.propose({"other.txt": "1"})
    job = forge.run(forge.checkout(), token=MAY_WRITE)
    assert (job.failed, forge.comments()) == (False, [])
    assert "nothing stands in the way" in job.summary


def test_a_comment_of_somebody_else_is_not_taken_for_ours(forge: Forge) -> None:
    forged = {"id": 1, "type": "User", "body": f"{marker(())}\nwb: nothing stands in the way"}
    forge.store.write_text(json.dumps({"comments": [forged], "calls": []}), encoding="utf-8")
    forge.propose({FILE: BROKEN})
    forge.run(forge.checkout(), token=MAY_WRITE)
    assert forge.comments()[0] == forged["body"]
    assert "has to be mended" in forge.comments()[1]


def test_a_fork_gets_the_same_verdict_without_a_comment(forge: Forge) -> None:
    forge.propose({FILE: BROKEN}, fork=True)
    job = forge.run(forge.checkout(), token="reads-only")
    assert (job.failed, job.outputs["verdict"], job.outputs["errors"]) == (True, "failed", "1")
    assert "A change from a fork may not comment" in job.log
    assert forge.github()["calls"] == []
    assert BREAK in job.summary


def test_a_token_that_may_not_write_changes_no_verdict(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    job = forge.run(forge.checkout(), token="reads-only")
    assert (job.failed, job.outputs["verdict"]) == (True, "failed")
    assert "HTTP 403" in job.log
    assert "pull-requests: write" in job.log


def test_comment_false_hands_no_token_on(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    forge.run(forge.checkout(), {"comment": "false"}, MAY_WRITE)
    assert forge.github()["calls"] == []


@pytest.mark.parametrize("depth", [1, 2, None], ids=["shallow", "two", "whole"])
def test_however_deep_the_checkout_is(forge: Forge, depth: int | None) -> None:
    forge.origin.commit({"before.md": FAULTY})
    forge.propose({FILE: BROKEN})
    forge.origin.git("switch", "--quiet", "main")
    forge.origin.commit({"other.txt": "the target has moved on"})
    job = forge.run(forge.checkout(depth))
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("failed", "1")


def test_when_the_target_is_gone(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    forge.origin.git("branch", "--quiet", "--move", "main", "elsewhere")
    job = forge.run(forge.checkout())
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("failed", "1")


def test_when_the_branch_itself_is_checked_out(forge: Forge) -> None:
    """As with ref: github.head_ref at actions/checkout."""
    forge.propose({FILE: BROKEN})
    sha = forge.origin.git("rev-parse", "refs/pull/7/merge")
    job = forge.run(forge.checkout(ref="refs/heads/work"), GITHUB_SHA=sha)
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("failed", "1")
    forge.origin.git("branch", "--quiet", "--move", "main", "elsewhere")
    job = forge.run(forge.checkout(ref="refs/heads/work"), GITHUB_SHA=sha)
    assert (job.failed, job.outputs["verdict"]) == (True, "not-checked")
    (error,) = job.commands("error")
    assert "no branch or commit 'main'" in error


def test_in_a_merge_queue(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    forge.event = {"merge_group": {"base_sha": forge.origin.git("rev-parse", "main")}}
    job = forge.run(forge.checkout(), GITHUB_REF="refs/heads/gh-readonly-queue/main/pr-7", GITHUB_BASE_REF="")
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("failed", "1")


def test_a_base_of_ones_own_and_a_base_that_is_not_there(forge: Forge) -> None:
    forge.propose({FILE: BROKEN})
    assert forge.run(forge.checkout(), {"base": "work"}).outputs["verdict"] == "passed"
    job = forge.run(forge.checkout(), {"base": "--upload-pack=touch pwned"})
    assert (job.failed, job.outputs["verdict"]) == (True, "not-checked")
    assert not list(forge.folder.rglob("pwned"))


def test_paths_and_levels(forge: Forge) -> None:
    forge.propose({FILE: BROKEN, "a b/glossary.md": FAULTY, "other/glossary.md": FINE})
    job = forge.run(forge.checkout(), {"paths": "'a b' other"}, MAY_WRITE)
    assert job.outputs["errors"] == "1"
    assert forge.comments()[0].startswith(marker(("a b", "other")))
    assert forge.run(forge.checkout(), {"paths": "other"}).outputs["verdict"] == "passed"
    assert forge.run(forge.checkout(), {"fail-on": "fatal"}).outputs["verdict"] == "not-checked"
    assert forge.run(forge.checkout(), {"paths": "'a b"}).failed
    assert forge.run(forge.checkout(), {"paths": "lost"}).outputs["verdict"] == "not-checked"


def test_only_what_the_change_touches_counts(forge: Forge) -> None:
    forge.origin.commit({"old.md": FAULTY})
    forge.propose({"new.md": FINE})
    assert forge.run(forge.checkout()).outputs["errors"] == "0"


FORGED = "::set-output name=verdict::passed"
HOSTILE = (
    f'{FINE}\nAsk @octocat, see [<img src=x onerror=alert(1)>](lost.md"){FORGED}.\n\n[x](%0A{FORGED}.md)\n'
)


def test_a_document_gives_no_commands(forge: Forge) -> None:
    name = f"x\n{FORGED}\n.md"
    forge.propose({name: HOSTILE, "glossary.md": HOSTILE, f"{FORGED}.md": FAULTY})
    job = forge.run(forge.checkout(), token=MAY_WRITE)
    assert job.outputs["verdict"] == "failed"
    assert job.commands("set-output") == []
    (comment,) = forge.comments()
    assert "@octocat" not in comment
    assert "<img" not in comment


def test_code_in_the_checkout_is_not_run(forge: Forge) -> None:
    trap = "import pathlib, os\npathlib.Path(os.environ['RUNNER_TEMP'], 'pwned').touch()\n"
    modules = ("wb/__init__.py", "click.py", "venv.py", "pip.py", "sitecustomize.py", "json.py")
    forge.propose(dict.fromkeys(modules, trap))
    workspace = forge.checkout()
    job = forge.run(workspace)
    assert job.outputs["verdict"] == "passed"
    forge.installed = ""
    forge.run(workspace)
    assert not list(forge.folder.rglob("pwned"))


def test_a_version_is_no_option(forge: Forge) -> None:
    forge.installed = ""
    forge.propose({"other.txt": "1"})
    job = forge.run(forge.checkout(), {"version": "1.0 --index-url=https://example.com"})
    assert job.failed
    assert "::error title=wb::version has to be like 1.2.3" in job.log


def test_the_packet_becomes_an_artifact(forge: Forge) -> None:
    forge.propose({"proposals/a/glossary.md": FAULTY})
    job = forge.run(forge.checkout(depth=None), {"packet": "proposals/a"})
    assert job.outputs["verdict"] == "failed"  # and is made all the same
    assert {"packet.html", "packet.pdf", "packet.docx"} <= set(job.artifacts["wb-packet"])
    job = forge.run(forge.checkout(), {"packet": "lost"})
    assert (job.failed, job.artifacts) == (True, {})


def test_every_action_of_others_is_pinned() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert used
    assert all(len(name.partition("@")[2]) == 40 for name in used)
