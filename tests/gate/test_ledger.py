"""The ledger: published once, never changed, retired past its sunset, served until then."""

import contextlib
import json
import multiprocessing
import os
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE, TODAY, errors, of, run, waiver
from tests.gate.repository import Repository
from wb.config import load
from wb.contracts import ledger
from wb.contracts.publish import STALE
from wb.errors import InputError
from wb.findings import Report, Severity
from wb.gate import Question
from wb.publishing import UnservedError, current, publish, retire
from wb.verify import verify

pytestmark = pytest.mark.usefixtures("engine")

FOLDER = "contracts/published/openapi/1.0.0"
DAY = timedelta(days=1)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    return made


def test_versions_are_sorted_by_their_numbers_and_raised_digits_are_words() -> None:
    assert sorted(["1.10", "1.9", "1.²", "1.9-rc"], key=ledger.order) == ["1.9", "1.9-rc", "1.10", "1.²"]


def file(repository: Repository, **options: str) -> bool:
    return publish(repository.root / FILE, load(repository.root), TODAY, print, **options)[1]


def checked(repository: Repository) -> Report:
    return verify(load(repository.root), Question(TODAY, {}, "main"), lambda _: None)


def test_a_version_is_filed_with_digest_date_source_and_tools(repository: Repository) -> None:
    assert file(repository)
    content = (repository.root / FOLDER / "openapi.json").read_bytes()
    meta = json.loads((repository.root / FOLDER / "meta.json").read_text("utf-8"))
    assert (meta["digest"], meta["date"]) == (ledger.digest(content), str(TODAY))
    assert (meta["source"], list(meta["tools"])) == (FILE, ["wb"])
    assert json.loads(content)["info"]["title"] == "Berths"


def test_the_same_content_again_changes_nothing_other_content_is_refused(repository: Repository) -> None:
    file(repository)
    before = {path: path.read_bytes() for path in (repository.root / FOLDER).iterdir()}
    repository.write({FILE: BERTHS.replace("Berths", "Berths", 1) + "# a comment\n"})
    assert not file(repository)
    repository.write({FILE: BROKEN})
    with pytest.raises(InputError, match="published already, with other content"):
        file(repository)
    assert {path: path.read_bytes() for path in (repository.root / FOLDER).iterdir()} == before


@pytest.mark.parametrize("version", ["../2.0.0", "a/b", ".hidden", "", "1 0", "-x"])
def test_a_version_that_cannot_be_a_folder_is_refused(repository: Repository, version: str) -> None:
    repository.write({FILE: BERTHS.replace("version: 1.0.0", f"version: '{version}'")})
    with pytest.raises(InputError, match="cannot be the version"):
        file(repository)


def test_versions_that_differ_in_capitals_only_are_refused(repository: Repository) -> None:
    file(repository, version="1.0.0-RC1")
    with pytest.raises(InputError, match="in capitals only"):
        file(repository, version="1.0.0-rc1")


def test_what_breaks_a_live_version_is_not_published(repository: Repository) -> None:
    file(repository)
    repository.write({FILE: BROKEN})
    with pytest.raises(UnservedError) as refused:
        file(repository, version="1.1.0")
    assert errors(refused.value.report) == {BREAK}
    assert [one.meta.version for one in current(repository.root).publications] == ["1.0.0"]


@pytest.mark.parametrize(("version", "is_filed"), [("1.1.0", False), ("2.0.0", True)])
def test_a_new_major_version_may_break_where_the_policy_asks_for_it(
    repository: Repository, version: str, is_filed: bool
) -> None:
    file(repository)
    repository.write({FILE: BROKEN, "wb.toml": '[policy.rules]\nmissing-version-bump = "error"\n'})
    with contextlib.nullcontext() if is_filed else pytest.raises(UnservedError):
        file(repository, version=version)
    assert len(current(repository.root).publications) == 1 + is_filed


def test_a_waived_break_is_published(repository: Repository) -> None:
    file(repository)
    repository.write({FILE: BROKEN})
    with pytest.raises(UnservedError) as refused:
        file(repository, version="1.1.0")
    [broken] = [one for one in refused.value.report.findings if one.severity is Severity.ERROR]
    repository.write({"wb.toml": waiver(TODAY + DAY, fingerprint=broken.fingerprint)})
    assert file(repository, version="1.1.0")


def _publish(root: Path, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]  # a barrier of multiprocessing
    publish(root / FILE, load(root), TODAY, print)


def test_publishing_at_once_leaves_one_whole_version(repository: Repository) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(4)
    runs = [context.Process(target=_publish, args=(repository.root, barrier)) for _ in range(4)]
    for one in runs:
        one.start()
    for one in runs:
        one.join(60)
    assert [one.exitcode for one in runs] == [0] * 4
    assert sorted(path.name for path in (repository.root / FOLDER).parent.iterdir()) == ["1.0.0"]
    assert current(repository.root).faults == ()


def _publish_and_die(root: Path) -> None:
    os.fsync = lambda fd: os.kill(os.getpid(), signal.SIGKILL)  # noqa: ARG005 - fsync's signature
    publish(root / FILE, load(root), TODAY, print)


def test_a_killed_run_leaves_no_half_version(repository: Repository) -> None:
    context = multiprocessing.get_context("spawn")
    one = context.Process(target=_publish_and_die, args=(repository.root,))
    one.start()
    one.join(60)
    assert one.exitcode == -signal.SIGKILL
    assert current(repository.root).publications == ()
    (left,) = (repository.root / FOLDER).parent.iterdir()
    old = time.time() - STALE - 1
    os.utime(left, (old, old))
    assert file(repository)
    assert [path.name for path in (repository.root / FOLDER).parent.iterdir()] == ["1.0.0"]


def test_versions_of_two_branches_merge_and_one_version_twice_does_not(repository: Repository) -> None:
    for branch, version in (("one", "1.1.0"), ("two", "1.2.0"), ("three", "1.1.0")):
        repository.git("switch", "--quiet", "--create", branch, "main")
        repository.write({FILE: BERTHS.replace("title: Berths", f"title: {branch}")})
        file(repository, version=version)
        repository.git("add", "contracts")
        repository.git("commit", "--quiet", "--message=Publish", "--", "contracts")
        repository.git("checkout", "--quiet", "--", FILE)
    repository.git("switch", "--quiet", "one")
    repository.git("merge", "--quiet", "two")
    with pytest.raises(Exception, match="returned non-zero"):
        repository.git("merge", "--quiet", "three")


@pytest.fixture
def published(repository: Repository) -> Repository:
    file(repository)
    repository.commit({})
    return repository


def test_a_published_file_that_is_edited_or_gone(published: Repository) -> None:
    path = f"{FOLDER}/openapi.json"
    text = (published.root / path).read_text("utf-8")
    published.branch({path: text.replace("100", "50")})
    for report in (run(published), checked(published)):
        assert errors(report) == {"edited-publication"}
        assert of(report, "edited-publication").location.path == path
    published.commit({path: None})
    assert errors(run(published)) == {"edited-publication"}


def test_an_edit_is_no_promise_and_hides_no_break(published: Repository) -> None:
    path = f"{FOLDER}/openapi.json"
    text = (published.root / path).read_text("utf-8")
    published.branch({path: text.replace("100", "200"), FILE: f"# a comment\n{BERTHS}"})
    for report in (run(published), checked(published)):
        assert errors(report) == {"edited-publication"}
    published.commit({path: text.replace("100", "50"), FILE: BROKEN})
    for report in (run(published), checked(published)):
        assert errors(report) == {"edited-publication", BREAK}


def test_an_edit_with_a_new_digest_is_seen_against_the_base(published: Repository) -> None:
    path = published.root / FOLDER / "openapi.json"
    text = path.read_text("utf-8").replace("100", "50")
    meta = json.loads((published.root / FOLDER / "meta.json").read_text("utf-8"))
    meta["digest"] = ledger.digest(text.encode())
    published.branch({f"{FOLDER}/openapi.json": text, f"{FOLDER}/meta.json": json.dumps(meta)})
    assert errors(checked(published)) == {"edited-publication"}


def test_without_a_commit_the_digest_still_speaks(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(BERTHS, encoding="utf-8")
    publish(tmp_path / FILE, load(tmp_path), TODAY, print)
    report = verify(load(tmp_path), Question(TODAY, {}), lambda _: None)
    assert (report.findings, report.checked) == ((), 1)
    path = tmp_path / FOLDER / "openapi.json"
    path.write_text(path.read_text("utf-8").replace("100", "50"), encoding="utf-8")
    assert errors(verify(load(tmp_path), Question(TODAY, {}), lambda _: None)) >= {"edited-publication"}


def test_every_live_version_is_served(published: Repository) -> None:
    published.commit({FILE: BROKEN})
    assert errors(checked(published)) == {BREAK}
    published.branch({FILE: BROKEN.replace("The ships.", "All ships.") + "x-note: 1\n"})
    assert errors(run(published)) == {BREAK}


def test_a_contract_that_is_gone_or_moved_without_its_name(published: Repository) -> None:
    published.branch({FILE: None, "api/v1.yaml": BERTHS})
    assert errors(run(published)) == {"deleted-contract"}
    assert errors(checked(published)) == {"deleted-contract"}
    published.commit({"wb.toml": '[contracts.openapi]\npath = "api/v1.yaml"\n'})
    assert errors(run(published)) == set()
    assert errors(checked(published)) == set()


def sunsets(day: date) -> dict[str, str | None]:
    return {"wb.toml": f'[contracts.openapi]\npath = "{FILE}"\nsunsets = {{"1.0.0" = {day}}}\n'}


def retired(repository: Repository) -> None:
    retire("openapi", "1.0.0", load(repository.root), TODAY)


@pytest.mark.parametrize(
    ("day", "message"), [(None, "Nobody announced"), (TODAY + DAY, "until"), (TODAY, "until")]
)
def test_a_version_stays_until_its_sunset_has_passed(
    published: Repository, day: date | None, message: str
) -> None:
    published.commit(sunsets(day) if day else {})
    with pytest.raises(InputError, match=message):
        retired(published)


def test_a_retired_version_is_served_no_more(published: Repository) -> None:
    published.commit(sunsets(TODAY - DAY))
    published.branch({FILE: None})
    assert errors(run(published)) == {"deleted-contract"}
    retired(published)
    assert errors(run(published)) == set()
    with pytest.raises(InputError, match="is retired since"):
        retired(published)


def test_the_contract_itself_may_announce_its_sunset(repository: Repository) -> None:
    text = BERTHS.replace("version: 1.0.0", f"version: 1.0.0, x-sunset: '{TODAY - DAY}'")
    repository.commit({FILE: text})
    file(repository)
    retired(repository)
    assert [one.retired is not None for one in current(repository.root).publications] == [True]


def test_a_retirement_that_is_announced_on_the_same_branch_is_early(published: Repository) -> None:
    published.commit({"wb.toml": "# decided\n"})
    published.branch(sunsets(TODAY - DAY))
    retired(published)
    assert errors(run(published)) == {"early-retirement"}
    assert errors(checked(published)) == {"early-retirement"}


def test_an_unknown_version_and_an_empty_ledger(repository: Repository) -> None:
    with pytest.raises(InputError, match="is not published"):
        retired(repository)
    with pytest.raises(InputError, match="nothing is published"):
        checked(repository)


def test_history_is_sorted_by_number(repository: Repository) -> None:
    for version in ("1.10.0", "1.2.0", "1.2.0-rc.1"):
        file(repository, version=version)
    versions = [one.meta.version for one in current(repository.root).publications]
    assert versions.index("1.2.0") < versions.index("1.10.0")
