"""Every known way past a contract gate, in a real repository with the real diff engine."""

import json
import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, BREAK, BROKEN, FILE, TODAY, errors, of, run, waiver
from tests.gate.repository import Repository
from wb.config import load
from wb.errors import InputError, UsageError
from wb.findings import Severity
from wb.gate import Question, gate

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    return made


def test_a_break_is_an_error_with_both_places_and_the_command_that_waives_it(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    report = run(repository)
    assert errors(report) == {BREAK}
    found = of(report, BREAK)
    assert (found.location.path, found.location.line, found.related[0].location.line) == (FILE, 10, 10)
    noticed = "The server accepts less than it promised: a request that was fine may be refused."
    assert found.hint.startswith(noticed)
    assert "Go on accepting what the old contract accepted" in found.hint
    assert f"wb waive {found.fingerprint} --reason" in found.hint


def test_what_is_not_committed_counts_and_a_hook_sees_what_is_staged(repository: Repository) -> None:
    repository.write({FILE: BROKEN})
    assert errors(run(repository)) == {BREAK}
    assert run(repository, staged=True).checked == 0
    repository.git("add", FILE)
    repository.write({FILE: BERTHS})
    assert errors(run(repository, staged=True)) == {BREAK}


def test_a_branch_that_touches_no_contract_says_so(repository: Repository) -> None:
    repository.branch({"README.md": "New."})
    report = run(repository)
    assert (report.checked, report.findings) == (0, ())
    assert report.notes[0].startswith("The branch touches no contract since ")


def test_a_repository_without_any_contract_is_not_checked(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit({"README.md": "Nothing here."})
    with pytest.raises(InputError, match="no contract in this repository"):
        run(repository)


def test_deletion(repository: Repository) -> None:
    repository.branch({FILE: None})
    report = run(repository)
    assert errors(report) == {"deleted-contract"}
    assert of(report, "deleted-contract").location.path == FILE


def test_a_move_keeps_fingerprints_and_hides_no_break(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    before = of(run(repository), BREAK)
    repository.commit({FILE: None, "api/v1.yaml": BROKEN})
    after = of(run(repository), BREAK)
    assert after.fingerprint == before.fingerprint
    assert after.location.path == "api/v1.yaml"


def test_several_breaks_at_one_place_are_all_told(repository: Repository) -> None:
    known = BERTHS.replace("maximum: 100", "enum: [1, 2, 3]")
    repository.commit({FILE: known})
    repository.branch({FILE: known.replace("enum: [1, 2, 3]", "enum: [1]")})
    found = [one for one in run(repository).findings if one.rule == "request-parameter-enum-value-removed"]
    assert len(found) == 2


def test_a_move_alone_is_fine(repository: Repository) -> None:
    repository.branch({FILE: None, "api/v1.yaml": BERTHS})
    report = run(repository)
    assert (report.findings, report.checked) == ((), 1)


def test_yaml_turned_into_json_with_a_break(repository: Repository) -> None:
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Berths", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {
            "/berths": {"get": {"operationId": "listBerths", "responses": {"200": {"description": ""}}}}
        },
    }
    data["paths"]["/ships"] = {"post": {"responses": {"200": {"description": ""}}}}  # type: ignore[index]
    repository.branch({FILE: None, "openapi.json": json.dumps(data)})
    assert errors(run(repository)) >= {"request-parameter-removed"}


def test_a_break_in_a_file_that_is_referred_to(repository: Repository) -> None:
    inline = "parameters:\n        - {name: limit, in: query, schema: {type: integer, maximum: 100}}"
    root = BERTHS.replace(inline, "parameters: [{$ref: parts/limit.yaml}]")
    limit = "{name: limit, in: query, schema: {type: integer, maximum: %d}}\n"
    repository.commit({FILE: root, "parts/limit.yaml": limit % 100})
    repository.branch({"parts/limit.yaml": limit % 50})
    report = run(repository)
    assert errors(report) == {BREAK}
    assert of(report, BREAK).location.path == "parts/limit.yaml"


def test_splitting_a_contract_is_no_change(repository: Repository) -> None:
    ships = "get:\n  operationId: listShips\n  responses:\n    '200': {description: The ships.}\n"
    root = BERTHS[: BERTHS.index("  /ships")] + "  /ships: {$ref: paths/ships.yaml}\n"
    repository.branch({FILE: root, "paths/ships.yaml": ships})
    assert run(repository).findings == ()


def test_a_break_in_two_steps(repository: Repository) -> None:
    repository.branch({FILE: BERTHS.replace("maximum: 100", "maximum: 75")})
    repository.commit({FILE: BROKEN})
    assert errors(run(repository)) == {BREAK}


def test_a_break_that_was_taken_back(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    repository.commit({FILE: BERTHS})
    assert run(repository).findings == ()


def test_what_happened_on_main_since_is_not_the_branch_s_doing(repository: Repository) -> None:
    repository.branch({"README.md": "New."})
    repository.git("switch", "--quiet", "main")
    repository.commit({FILE: BROKEN})
    repository.git("switch", "--quiet", "work")
    assert run(repository).findings == ()


def test_conflict_markers_in_the_base(repository: Repository) -> None:
    repository.commit({FILE: f"<<<<<<< ours\n{BERTHS}=======\n>>>>>>> theirs\n"})
    repository.branch({FILE: BROKEN})
    report = run(repository)
    assert errors(report) == {BREAK}
    assert of(report, "unreadable-base").severity is Severity.WARNING


def test_a_base_that_never_was_readable(repository: Repository) -> None:
    repository.commit({"old.yaml": "swagger: '2.0'\ninfo: {title: Old, version: '1'}\npaths: {}\n"})
    repository.branch({"old.yaml": BERTHS})
    assert errors(run(repository)) == {"incomparable-contract"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello: world\n",
        "swagger: '2.0'\n",
        "openapi: banana\n",
        BERTHS + "paths: {}\n",
        BERTHS.replace("/ships:\n", "/ships: &a\n").replace("listShips", "*b"),
        BERTHS.replace("{description: The ships.}", "{$ref: '#/components/responses/Lost'}"),
        BERTHS.replace("{description: The ships.}", "{$ref: '../../../etc/passwd'}"),
        BERTHS.replace("{description: The ships.}", "{$ref: 'http://127.0.0.1:9/x.yaml'}"),
    ],
)
def test_a_contract_that_is_none_any_more_is_an_error_with_its_place(
    repository: Repository, text: str
) -> None:
    repository.branch({FILE: text})
    report = run(repository)
    assert errors(report) == {"broken-contract"}
    assert of(report, "broken-contract").location.path == FILE


def test_a_new_contract_has_to_be_readable_and_valid(repository: Repository) -> None:
    repository.branch({"new.yaml": "openapi: 3.1.0\npaths: [", "fine.yaml": BERTHS})
    report = run(repository)
    assert errors(report) == {"broken-contract"}
    assert report.checked == 2


def test_anchors_are_read_as_what_they_stand_for(repository: Repository) -> None:
    anchored = BERTHS.replace("{type: integer, maximum: 100}", "&limit {type: integer, maximum: 100}")
    repository.branch({FILE: anchored})
    assert run(repository).findings == ()
    repository.commit({FILE: anchored.replace("100", "50")})
    assert errors(run(repository)) == {BREAK}


def test_settings_of_the_engine_in_the_tree_and_in_the_environment_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = "match-path: nothing\nexclude-elements: [endpoints]\n"
    monkeypatch.setenv("OASDIFF_MATCH_PATH", "nothing")
    monkeypatch.setenv("OASDIFF_CONFIG", str(repository.root / "oasdiff.yaml"))
    monkeypatch.chdir(repository.root)
    repository.branch({FILE: BROKEN, "oasdiff.yaml": off, ".oasdiff.yaml": off})
    assert errors(run(repository)) == {BREAK}


@pytest.mark.parametrize("name", ["alpha", "draft"])
def test_a_stability_that_is_lowered_with_the_break_hides_nothing(repository: Repository, name: str) -> None:
    lowered = BROKEN.replace(
        "operationId: listBerths", f"operationId: listBerths\n      x-stability-level: {name}"
    )
    repository.branch({FILE: lowered})
    assert errors(run(repository)) == {BREAK, "api-stability-decreased"}


def test_what_clients_knew_as_an_experiment_may_change(repository: Repository) -> None:
    level = "operationId: listBerths\n      x-stability-level: alpha"
    repository.commit({FILE: BERTHS.replace("operationId: listBerths", level)})
    repository.branch({FILE: BROKEN.replace("operationId: listBerths", level)})
    assert of(run(repository), BREAK).severity is Severity.INFO


LOOSE = f"""
fail_on = "error"
exclude = ["openapi.yaml"]
[rules]
{BREAK} = "off"
[policy]
exclude = ["/berths"]
[contracts.openapi]
path = "openapi.yaml"
rules = {{{BREAK} = "info"}}
"""


def test_a_policy_that_is_loosened_on_the_branch_does_not_count(repository: Repository) -> None:
    repository.commit({"wb.toml": 'fail_on = "error"\n'})
    repository.branch({FILE: BROKEN, "wb.toml": LOOSE})
    assert errors(run(repository)) == {BREAK}
    repository.commit({"wb.toml": None})
    assert errors(run(repository)) == {BREAK}


def test_the_level_that_fails_is_the_base_s_too(repository: Repository) -> None:
    repository.commit({"wb.toml": 'fail_on = "warning"\n'})
    repository.branch({FILE: BROKEN, "wb.toml": 'fail_on = "error"\n'})
    assert run(repository).fail_on is Severity.WARNING


def test_a_contract_that_moves_takes_its_policy_with_it(repository: Repository) -> None:
    named = '[contracts.berths]\npath = "%s"\nrules = {invalid-contract = "error"}\n'
    repository.commit({"wb.toml": named % FILE})
    repository.branch({FILE: None, "api/v1.yaml": BERTHS})
    assert errors(run(repository)) == {"deleted-contract"}
    repository.commit({"wb.toml": named % "api/v1.yaml"})
    assert errors(run(repository)) == set()


def test_a_policy_on_the_base_counts(repository: Repository) -> None:
    repository.commit({"wb.toml": '[policy]\nexclude = ["/berths"]\n'})
    repository.branch({FILE: BROKEN})
    assert run(repository).findings == ()


def test_a_baseline_waives_nothing_on_a_contract(repository: Repository) -> None:
    repository.branch({FILE: BROKEN})
    found = of(run(repository), BREAK)
    entry = {"fingerprint": found.fingerprint, "rule": BREAK, "path": FILE, "count": 1}
    repository.commit({".wb-baseline.json": json.dumps({"version": 1, "findings": [entry]})})
    assert errors(run(repository)) == {BREAK}


def test_a_waiver_of_the_branch_holds_until_its_last_day(repository: Repository) -> None:
    about = {"rule": BREAK, "contract": "openapi", "operation": "GET /berths"}
    repository.branch({FILE: BROKEN, "wb.toml": waiver(TODAY, **about)})
    report = run(repository)
    assert errors(report) == set()
    assert of(report, BREAK).waiver == "The only client moved."
    repository.commit({"wb.toml": waiver(TODAY - timedelta(days=1), **about)})
    assert errors(run(repository)) == {BREAK, "expired-waiver"}
    repository.commit({"wb.toml": waiver(TODAY, **{**about, "operation": "GET /ships"})})
    report = run(repository)
    assert errors(report) == {BREAK}
    assert of(report, "unused-waiver").severity is Severity.WARNING


BUMP = '[policy.rules]\nmissing-version-bump = "error"\n'


def test_a_break_with_the_version_that_the_policy_demands_is_a_warning(repository: Repository) -> None:
    repository.commit({"wb.toml": BUMP})
    repository.branch({FILE: BROKEN.replace("1.0.0", "2.0.0")})
    assert of(run(repository), BREAK).severity is Severity.WARNING
    repository.commit({FILE: BROKEN.replace("1.0.0", "1.1.0")})
    assert errors(run(repository)) == {BREAK, "missing-version-bump"}


def test_governance_judges_what_is_new_and_warns_of_what_is_old(repository: Repository) -> None:
    repository.commit({"wb.toml": '[policy]\nprofile = "strict"\n'})
    added = "  /cranes:\n    get:\n      responses:\n        '200': {description: The cranes.}\n"
    repository.branch({FILE: BERTHS + added})
    report = run(repository)
    ids = [finding for finding in report.findings if finding.rule == "missing-operation-id"]
    assert [finding.severity for finding in ids] == [Severity.ERROR]
    security = [finding for finding in report.findings if finding.rule == "missing-security"]
    assert sorted(finding.severity for finding in security) == [
        Severity.WARNING,
        Severity.WARNING,
        Severity.ERROR,
    ]


def test_a_path_named_like_an_option(repository: Repository) -> None:
    repository.commit({"--output=x.yaml": BERTHS})
    repository.branch({"--output=x.yaml": BROKEN})
    assert errors(run(repository)) == {BREAK}
    assert of(run(repository), BREAK).location.path == "--output=x.yaml"


def test_a_base_named_like_an_option(repository: Repository) -> None:
    with pytest.raises(UsageError, match="there is no commit '--output=x'"):
        gate(load(repository.root), Question(TODAY, {}, "--output=x"), lambda _: None)


def test_a_contract_that_becomes_a_link_is_gone(repository: Repository) -> None:
    repository.branch({FILE: None, "elsewhere.txt": BERTHS})
    (repository.root / FILE).symlink_to("elsewhere.txt")
    assert errors(run(repository)) == {"broken-contract"}


def test_several_contracts_come_in_the_same_order_every_time(repository: Repository) -> None:
    names = [f"api/{number}.yaml" for number in range(5)]
    repository.commit(dict.fromkeys(names, BERTHS))
    repository.branch(dict.fromkeys(names, BROKEN))
    reports = [run(repository) for _ in range(2)]
    assert [finding.location.path for finding in reports[0].findings] == names
    assert reports[0] == reports[1]


def deprecated(day: date) -> str:
    return BERTHS.replace("listShips", f"listShips\n      deprecated: true\n      x-sunset: '{day}'")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY + timedelta(days=1), {"api-path-removed-before-sunset"}),
        (TODAY - timedelta(days=1), set[str]()),
    ],
)
def test_what_is_deprecated_goes_after_its_sunset_and_not_the_day_before(
    repository: Repository, day: date, expected: set[str]
) -> None:
    repository.commit({FILE: deprecated(day)})
    repository.branch({FILE: BERTHS[: BERTHS.index("  /ships")]})
    assert errors(run(repository)) == expected


def test_a_sunset_that_is_brought_forward_is_a_break(repository: Repository) -> None:
    repository.commit({FILE: deprecated(TODAY + timedelta(days=90))})
    repository.branch({FILE: deprecated(TODAY + timedelta(days=1))})
    assert errors(run(repository)) == {"sunset-moved-earlier"}


def test_a_reference_to_the_network_is_refused_and_asks_nobody(repository: Repository) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/ships.yaml"
    repository.branch({FILE: BERTHS.replace("{description: The ships.}", f"{{$ref: '{address}'}}")})
    assert errors(run(repository)) == {"broken-contract"}
    server.shutdown()
    server.server_close()
    assert asked == []


def test_a_file_of_a_hundred_megabytes_and_a_bomb_end_with_a_message(repository: Repository) -> None:
    bomb = "".join(f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else '1'}]\n" for n in range(30))
    repository.branch({"bomb.yaml": BERTHS + bomb})
    with (repository.root / "large.yaml").open("w", encoding="utf-8") as file:
        file.write(BERTHS)
        file.truncate(101 * 1024 * 1024)
    report = run(repository)
    assert errors(report) == {"broken-contract"}
    said = {finding.location.path: finding.message for finding in report.findings}
    assert "grows without bound" in said["bomb.yaml"]
    assert "is larger than 100 MiB" in said["large.yaml"]
