"""``wb waive`` writes into wb.toml and keeps what is there; ``wb waivers`` lists what is in force."""

import json
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.gate.repository import Repository
from wb.cli import cli
from wb.config import WaiverConfig, parse
from wb.errors import ConfigError, InputError
from wb.waivers.write import Place, added

TODAY = date.today()  # noqa: DTZ011 - what the command line takes
SOON = TODAY + timedelta(days=30)
FINGERPRINT = "0123456789abcdef"
WAIVER = WaiverConfig("It is\tso: “fine”.", "Mira", SOON, fingerprint=FINGERPRINT, rule="placeholder")
PLACE = Place("wb.toml")


def wb(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


def waive(**other: str) -> Result:
    options = {"reason": "Agreed.", "owner": "Mira", "expires": str(SOON), **other}
    return wb("waive", FINGERPRINT, *(f"--{name}={value}" for name, value in options.items()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# ours\nfail_on = 'error' # kept\n",
        "fail_on = 'error'",
        "fail_on = 'error'\r\n",
        "[rules]\nplaceholder = 'off'\n\n[[waivers]]\nrule = 'x'\nreason = 'y'\n",
    ],
)
def test_everything_that_is_there_stays_byte_for_byte(text: str) -> None:
    result = added(text, WAIVER, PLACE)
    assert result.startswith(text)
    assert parse(result).waivers[-1] == WAIVER
    assert ("\r\n" in text) == ("\r\n" in result)


def test_a_table_of_pyproject_serves_as_well() -> None:
    result = added('[project]\nname = "x"\n', WAIVER, Place("pyproject.toml", ("tool", "wb")))
    assert tomllib.loads(result)["tool"]["wb"]["waivers"][0]["owner"] == "Mira"


def test_an_inline_list_is_refused_rather_than_broken() -> None:
    with pytest.raises(ConfigError, match="not written as"):
        added("waivers = [{rule = 'x', reason = 'y'}]\n", WAIVER, PLACE)


def test_what_is_waived_is_not_waived_again() -> None:
    with pytest.raises(InputError, match="waiver number 1 covers 0123456789abcdef already"):
        added(added("", WAIVER, PLACE), WAIVER, PLACE)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"reason": " "}, "The reason is empty"),
        ({"owner": ""}, "The owner is empty"),
        ({"expires": str(TODAY - timedelta(days=1))}, "is over"),
        ({"expires": str(TODAY + timedelta(days=400))}, "400 days ahead; a waiver lasts 366 days at most"),
    ],
)
def test_half_an_agreement_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: dict[str, str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = waive(**other)
    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_finding_in_a_document_is_named_in_the_waiver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.md").write_text(
        "---\nkind: glossary\nowner: Mira\n---\n\n# Glossary\n\nIt costs [price].\n", "utf-8"
    )
    report = json.loads(wb("lint", "--format", "json").output)
    (finding,) = [one for one in report["findings"] if one["rule"] == "placeholder"]
    options = ("--reason=Decided on Monday", "--owner=Mira", f"--expires={SOON}")
    assert wb("waive", finding["fingerprint"], *options).exception is None
    (written,) = tomllib.loads((tmp_path / "wb.toml").read_text("utf-8"))["waivers"]
    assert (written["rule"], written["path"]) == ("placeholder", "terms.md")
    report = json.loads(wb("lint", "--format", "json").output)
    assert [one["waiver"] for one in report["findings"] if one["rule"] == "placeholder"] == [
        "Decided on Monday"
    ]


def test_an_unknown_fingerprint_is_written_with_a_word_of_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = waive()
    assert "nothing that is found here now has this fingerprint" in result.stderr
    assert tomllib.loads((tmp_path / "wb.toml").read_text("utf-8"))["waivers"][0]["expires"] == SOON


def test_the_list_says_how_old_each_is_and_how_long_it_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wb("waivers").output == "No waivers.\n"
    repository = Repository(tmp_path)
    over = WaiverConfig("Old.", "Mira", TODAY - timedelta(days=2), rule="placeholder", path="a.md")
    repository.commit({"wb.toml": added("", over, PLACE)})
    repository.write({"wb.toml": added(added("", over, PLACE), WAIVER, PLACE)})
    first, second = json.loads(wb("waivers", "--format", "json").output)["waivers"]
    assert (first["status"], first["days_left"], first["age_days"]) == ("expired", -2, 0)
    assert (second["status"], second["days_left"], second["age_days"]) == ("in force", 30, None)
    assert f"in force until {SOON}, 30 days left; not committed yet" in wb("waivers").output
