"""Documents and contracts in one run: one report, one exit code, and no part that hides the other."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE, TODAY
from tests.gate.repository import Repository
from tests.gate.test_commands import wb
from wb.check import Task, check
from wb.config import load
from wb.errors import InputError, NothingToCheckError
from wb.examined import Choice
from wb.findings import Report, Severity
from wb.gate import Question

pytestmark = pytest.mark.usefixtures("engine")

HEAD = "---\nkind: glossary\nowner: Mira Okafor\nstatus: review\n---\n\n"
FINE = f"{HEAD}# Glossary\n\n**Berth**: a place for a ship.\n"
FAULTY = FINE + "\n**Ship**: see [the list](lost.md).\n"
WAIVER = """\
[[waivers]]
rule = "{rule}"
{scope}
reason = "Its only client moved."
owner = "{owner}"
expires = {day}
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS, "glossary.md": FINE})
    return made


def run(
    repository: Repository, *paths: str, base: str | None = None, environment: Mapping[str, str] | None = None
) -> Report:
    question = Question(TODAY, environment or {}, base)
    chosen = tuple(repository.root / path for path in paths)
    return check(load(repository.root), Task(chosen, Choice(TODAY), question), lambda _: None)


def errors(report: Report) -> list[tuple[str, str]]:
    found = (one for one in report.findings if one.severity is Severity.ERROR and one.waiver is None)
    return [(one.rule, one.location.path) for one in found]


def test_both_are_in_one_report(repository: Repository) -> None:
    repository.branch({FILE: BROKEN, "glossary.md": FAULTY})
    report = run(repository)
    assert errors(report) == [("broken-link", "glossary.md"), (BREAK, FILE)]
    assert (report.parts, report.checked) == ({"document": 1, "contract": 1}, 2)
    assert {"glossary.md", FILE} <= report.sources.keys()
    assert {"broken-link", BREAK} <= report.rules.keys()


@pytest.mark.parametrize("texts", [{FILE: BROKEN}, {"glossary.md": FAULTY}, {FILE: None}])
def test_one_of_them_is_enough_to_fail(repository: Repository, texts: dict[str, str | None]) -> None:
    repository.branch(texts)
    assert wb(repository.root, "check").returncode == 1


def test_a_clean_branch_passes(repository: Repository) -> None:
    repository.branch({"notes.txt": "nothing"})
    done = wb(repository.root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing found in 1 document and 0 contracts\n")


def test_from_a_folder_below_the_whole_repository_is_checked(repository: Repository) -> None:
    repository.branch({FILE: BROKEN, "glossary.md": FAULTY, "below/notes.txt": ""})
    done = wb(repository.root / "below", "check", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert {(one["rule"], one["path"]) for one in found} >= {("broken-link", "glossary.md"), (BREAK, FILE)}


def test_documents_without_a_contract_are_fine(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit({"glossary.md": FINE})
    repository.git("branch", "--move", "trunk")  # nothing tells what a branch goes into
    assert run(repository).parts == {"document": 1}
    assert wb(repository.root, "check").stdout == "Nothing found in 1 document\n"


def test_contracts_without_a_document_are_fine(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit({FILE: BERTHS})
    assert run(repository).parts == {"contract": 0}


def test_a_folder_outside_git(tmp_path: Path) -> None:
    (tmp_path / "glossary.md").write_text(FAULTY, "utf-8")
    assert wb(tmp_path, "check").returncode == 1
    (tmp_path / FILE).write_text(BERTHS, "utf-8")
    done = wb(tmp_path, "check")
    assert done.returncode == 2
    assert "is in no Git repository" in done.stderr
    assert "[broken-link]" in done.stdout


def test_nothing_is_no_pass(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit({"notes.txt": ""})
    with pytest.raises(NothingToCheckError, match="neither a document nor a contract"):
        run(repository)
    with pytest.raises(InputError, match="no such file"):
        run(repository, "lost.md")
    assert wb(repository.root, "check").returncode == 2


def test_a_repository_that_only_has_other_markdown_says_so(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit({"README.md": "# Boats\n\nHow to build it.\n"})
    done = wb(repository.root, "check", "--verbose")
    assert (done.returncode, done.stdout) == (0, "Nothing found in 0 documents; 1 skipped\n")
    assert "README.md: skipped" in done.stderr


def test_a_part_that_cannot_run_does_not_hide_the_other(repository: Repository, tmp_path: Path) -> None:
    repository.branch({FILE: BROKEN, "glossary.md": FAULTY})
    done = wb(repository.root, "check", WB_OASDIFF=str(tmp_path / "missing"), WB_OFFLINE="1")
    assert done.returncode == 2
    assert "[broken-link]" in done.stdout
    assert str(tmp_path / "missing") in done.stderr
    done = wb(repository.root, "check", "--base", "lost")
    assert (done.returncode, "[broken-link]" in done.stdout) == (2, True)
    assert "there is no commit 'lost'" in done.stderr


def test_a_document_that_cannot_be_read_does_not_hide_a_contract(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    (repository.root / "glossary.md").write_bytes(b"\xff\x00")
    done = wb(repository.root, "check")
    assert done.returncode == 2
    assert f"[{BREAK}]" in done.stdout


def test_a_fault_of_the_configuration_is_said_once(repository: Repository) -> None:
    repository.branch({"wb.toml": '[rules]\nbroken-lnk = "off"\n', FILE: BROKEN})
    done = wb(repository.root, "check")
    assert done.returncode == 2
    assert done.stderr.count("there is no rule 'broken-lnk'") == 1


def test_a_base_that_the_ci_names_and_is_not_there_is_never_passed_over(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.commit({"glossary.md": FINE})
    report = run(repository, environment={"GITHUB_BASE_REF": "next"})
    assert [str(error) for error in report.failures] == [
        "GITHUB_BASE_REF says that the change goes into 'next', which is not fetched"
    ]


def test_the_last_contract_is_missed(repository: Repository) -> None:
    repository.branch({FILE: None})
    assert errors(run(repository)) == [("deleted-contract", FILE)]


def test_before_the_first_commit(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.write({FILE: BERTHS, "glossary.md": FINE})
    assert errors(run(repository)) == []
    repository.write({FILE: BERTHS.replace("'200'", "'20'")})
    assert errors(run(repository)) == [("invalid-contract", FILE)] * 4
    assert wb(repository.root, "check", "--changed").returncode == 1


def test_what_the_waivers_of_wb_toml_are_found_to_be_is_said_once(repository: Repository) -> None:
    expired = WAIVER.format(rule=BREAK, scope='contract = "openapi"', owner="", day=date(2020, 1, 1))
    unused = WAIVER.format(rule="broken-link", scope='path = "glossary.md"', owner="Mira", day=TODAY)
    idle = WAIVER.format(rule=BREAK, scope='contract = "openapi"', owner="Mira", day=TODAY)
    repository.branch({"wb.toml": expired + unused + idle, FILE: BERTHS + "# touched\n"})
    found = [one.rule for one in run(repository).findings if one.location.path == "wb.toml"]
    assert sorted(found) == ["expired-waiver", "unused-waiver", "unused-waiver", "waiver-without-owner"]


def test_a_waiver_is_used_by_the_part_that_it_is_about(repository: Repository) -> None:
    about = WAIVER.format(rule=BREAK, scope='contract = "openapi"', owner="Mira", day=TODAY)
    link = WAIVER.format(rule="broken-link", scope='path = "glossary.md"', owner="Mira", day=TODAY)
    repository.branch({"wb.toml": about + link, FILE: BROKEN, "glossary.md": FAULTY})
    report = run(repository)
    assert errors(report) == []
    assert report.waived == 2
    assert [one for one in report.findings if one.location.path == "wb.toml"] == []
    # With one side only, nothing is said of the waiver for the other.
    for path in ("glossary.md", FILE):
        assert [one for one in run(repository, path).findings if one.location.path == "wb.toml"] == []


def test_the_baseline_covers_documents_and_no_contract(repository: Repository) -> None:
    repository.commit({"glossary.md": FAULTY})
    assert wb(repository.root, "lint", "--update-baseline").returncode == 0
    repository.branch({FILE: BROKEN})
    assert errors(run(repository)) == [(BREAK, FILE)]


def test_paths_choose_among_both(repository: Repository) -> None:
    repository.commit({"other/openapi.yaml": BERTHS, "other/terms.md": FINE, "common.yaml": "a: 1\n"})
    broken = {FILE: BROKEN, "other/openapi.yaml": BROKEN, "glossary.md": FAULTY, "other/terms.md": FAULTY}
    repository.branch(dict(broken))
    below = [("broken-link", "other/terms.md"), (BREAK, "other/openapi.yaml")]
    assert sorted(errors(run(repository, "other"))) == sorted(below)
    assert errors(run(repository, "glossary.md")) == [("broken-link", "glossary.md")]
    assert errors(run(repository, FILE)) == [(BREAK, FILE)]
    assert errors(run(repository, "common.yaml")) == []
    assert len(errors(run(repository, "."))) == 4


def test_a_file_that_a_contract_refers_to_stands_for_the_contract(repository: Repository) -> None:
    whole = BERTHS.replace("{description: The ships.}", "{$ref: 'parts/ships.yaml'}")
    repository.commit(
        {FILE: whole, "parts/ships.yaml": "description: The ships.\ncontent: {text/plain: {}}\n"}
    )
    repository.branch({"parts/ships.yaml": "description: The ships.\n"})
    assert errors(run(repository, "parts"))
    assert errors(run(repository, "parts")) == errors(run(repository))


def test_changed_is_what_the_branch_touched_in_documents(repository: Repository) -> None:
    repository.commit({"old.md": FAULTY, "glossary.md": FAULTY})
    repository.branch({"glossary.md": FAULTY + "\n**Pier**: see [the map](gone.md).\n"})
    done = wb(repository.root, "check", "--changed", "--format", "json")
    found = [one for one in json.loads(done.stdout)["findings"] if one["rule"] == "broken-link"]
    assert [(one["path"], one["line"]) for one in found] == [("glossary.md", 13)]


def test_what_is_staged_is_what_counts(repository: Repository) -> None:
    repository.write({FILE: BROKEN, "glossary.md": FAULTY, "new.md": FAULTY})
    repository.git("add", FILE, "glossary.md")
    assert wb(repository.root, "check", "--staged").stdout.count(": error: ") == 2
    repository.write({FILE: BERTHS, "glossary.md": FINE})
    assert wb(repository.root, "check", "--staged").stdout.count(": error: ") == 2
    assert wb(repository.root, "check", "--staged", "--changed").stdout.count(": error: ") == 2
    assert wb(repository.root, "check").stdout.count(": error: ") == 1
    repository.git("add", FILE, "glossary.md")
    done = wb(repository.root, "check", "--staged")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "Nothing found in 1 document and 0 contracts",
    )


def test_staged_before_the_first_commit(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository")
    repository.write({FILE: BERTHS, "glossary.md": FAULTY, "new.md": FINE})
    repository.git("add", "glossary.md")
    repository.write({"glossary.md": FINE})
    done = wb(repository.root, "check", "--staged")
    assert (done.returncode, "in 1 document\n" in done.stdout) == (1, True)


def test_fail_on_and_stage(repository: Repository) -> None:
    repository.branch({"prfaq.md": "---\nkind: prfaq\nowner: Mira\n---\n\n# Berths by the hour\n"})
    assert wb(repository.root, "check").returncode == 0
    assert wb(repository.root, "check", "--fail-on", "info").returncode == 1
    assert wb(repository.root, "check", "--stage", "approved").returncode == 1


def test_a_branch_does_not_loosen_what_fails(repository: Repository) -> None:
    repository.commit({"wb.toml": 'fail_on = "warning"\n'})
    repository.branch({"wb.toml": 'fail_on = "error"\n', FILE: BERTHS + "# touched\n"})
    assert run(repository).fail_on is Severity.WARNING


def test_every_format_and_files_beside(repository: Repository) -> None:
    repository.branch({FILE: BROKEN, "glossary.md": FAULTY})
    for name in ("text", "json", "sarif", "github", "junit", "gitlab", "markdown"):
        done = wb(repository.root, "check", "--format", name, "--output-file", "json=out.json")
        assert (done.returncode, done.stderr) == (1, ""), name
        assert "broken-link" in done.stdout
        assert BREAK in done.stdout
    summary = json.loads((repository.root / "out.json").read_text("utf-8"))["summary"]
    assert (summary["error"], summary["checked"]) == (2, 2)


def test_a_long_report_says_where_to_begin(repository: Repository) -> None:
    assert not any(note.startswith("Begin with") for note in run(repository).notes)
    many = FINE + "".join(f"\n**Term {n}**: see [the list](lost-{n}.md).\n" for n in range(12))
    repository.branch({"a file.md": many, "glossary.md": FAULTY, FILE: BROKEN})
    done = wb(repository.root, "check", "--base", "main", "--format", "json")
    begin, alone = json.loads(done.stdout)["notes"][-2:]
    assert begin == (
        "Begin with a file.md: it has 12 of the 14 errors. "
        "The first is broken-link at line 11; wb explain broken-link says why."
    )
    assert alone == "That file alone: wb check 'a file.md' --base main"
    assert len(errors(run(repository, "a file.md", base="main"))) == 12


def test_the_engine_is_not_asked_for_documents_alone(repository: Repository, tmp_path: Path) -> None:
    repository.branch({FILE: BROKEN, "glossary.md": FINE + "\nMore.\n"})
    nowhere = {"WB_OASDIFF": str(tmp_path / "missing"), "WB_OFFLINE": "1"}
    assert wb(repository.root, "check", "glossary.md", **nowhere).returncode == 0


def test_a_git_that_refuses_is_no_pass(repository: Repository) -> None:
    (repository.root / ".git/HEAD").write_text("nonsense", "utf-8")
    done = wb(repository.root, "check")
    assert done.returncode == 2
