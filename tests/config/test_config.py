"""wb.toml: what it may say, what is refused and how, and what is in force for a file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from wb import policy
from wb.config import load, parse
from wb.engine import Settings
from wb.errors import ConfigError
from wb.findings import Problem, Severity
from wb.globs import matches
from wb.rule import Options, Rule, rising
from wb.stage import Stage

ROOT = Path(__file__).resolve().parents[2]


class Bounds(Options, frozen=True):
    most: int = 3


@dataclass(frozen=True)
class Subject:
    path: str


def nothing(subject: Subject, options: Bounds) -> Iterator[Problem]:
    yield from ()


RULE = Rule(
    "few-words", "length", rising(Severity.INFO, Severity.WARNING, Severity.ERROR), nothing, Bounds, "Doc."
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail_onn = "error"', "wb.toml:1: unknown key 'fail_onn'. Did you mean 'fail_on'?"),
        ('\nfail_on = "warnin"', "wb.toml:2: 'warnin' is not possible here. Did you mean 'warning'?"),
        ("[[overrides]]\nrules = {}\npath = ['x']", "wb.toml:3: unknown key 'path'. Did you mean 'paths'?"),
        (
            '[kinds.memo]\nname = "memo"\ntitle = "Memo"\n[[kinds.memo.parts]]\nname = "a"\ntitel = "A"',
            "wb.toml:6: unknown key 'titel'. Did you mean 'title'?",
        ),
        ('[rules]\nweak-word = "err"', "wb.toml:2: 'err' is not possible here. Did you mean 'error'?"),
        (
            "[[overrides]]\nrules = {}\nkinds = ['leter']",
            "wb.toml:3: there is no document kind 'leter'. Did you mean 'letter'?",
        ),
        (
            "# narative\n[documents]\n'*.md' = 'narative'",
            "wb.toml:3: there is no document kind 'narative'. Did you mean 'narrative'?",
        ),
        (
            "# aproved\n[[overrides]]\nrules = {}\nstages = ['aproved']",
            "wb.toml:4: 'aproved' is not possible here. Did you mean 'approved'?",
        ),
        ('[pages]\nmargin = "1em"', "wb.toml:2: margin: is not written as it has to be"),
        ("[pages]\nfont_size = 4", "wb.toml:2: font_size: Expected 'float' >= 8.0"),
        ("documents = 3", "wb.toml:1: documents: Expected 'object', got 'int'"),
        ("fail_on = [", "wb.toml: is not valid TOML"),
    ],
)
def test_a_fault_names_its_line_and_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    assert caught.value.message.startswith(message)


def test_a_fault_says_what_may_be_written() -> None:
    with pytest.raises(ConfigError) as caught:
        parse('[pages]\nmargin = "1em"')
    assert '"25mm"' in caught.value.hint


def test_a_kind_of_ones_own_can_be_named() -> None:
    own = "[kinds.memo]\nname = 'memo'\ntitle = 'Memo'\n"
    settings = parse(f"{own}[documents]\n'*.md' = 'memo'\n[[overrides]]\nkinds = ['memo']\nrules = {{}}")
    assert settings.overrides[0].kinds == ("memo",)


def test_a_table_of_pyproject_serves_as_well(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.wb]\nfail_on = "warning"\n', "utf-8"
    )
    inner = tmp_path / "docs" / "deep"
    inner.mkdir(parents=True)
    config = load(inner)
    assert (config.root, config.fail_on) == (tmp_path, Severity.WARNING)


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text('fail_on = "info"', "utf-8")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    config = load(repository)
    assert (config.root, config.source) == (repository, None)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"wb\.toml: cannot be read"):
        load(tmp_path)


def in_force(
    tmp_path: Path, text: str, path: str = "a.md", kind: str = "prfaq", stage: Stage = Stage.DRAFT
) -> Settings:
    (tmp_path / "wb.toml").write_text(text, "utf-8")
    return policy.in_force(load(tmp_path), [RULE], path, kind, stage)


def test_without_settings_the_level_follows_the_stage(tmp_path: Path) -> None:
    assert in_force(tmp_path, "", stage=Stage.REVIEW).level(RULE) is Severity.WARNING


def test_a_rule_may_be_set_to_a_level_switched_off_or_given_options(tmp_path: Path) -> None:
    assert in_force(tmp_path, '[rules]\nfew-words = "error"').level(RULE) is Severity.ERROR
    assert in_force(tmp_path, '[rules]\nfew-words = "off"').level(RULE) is None
    given = in_force(tmp_path, "[rules.few-words]\nmost = 7")
    assert given.options == {"few-words": Bounds(most=7)}
    assert given.level(RULE) is Severity.INFO


def test_later_overrides_win(tmp_path: Path) -> None:
    text = """
        [rules]
        few-words = "error"
        [[overrides]]
        paths = ["old/**"]
        rules = { few-words = "off" }
        [[overrides]]
        kinds = ["narrative"]
        stages = ["review"]
        rules = { few-words = "info" }
    """
    assert in_force(tmp_path, text, "old/a.md").level(RULE) is None
    assert in_force(tmp_path, text, "old/a.md", "narrative", Stage.REVIEW).level(RULE) is Severity.INFO
    assert in_force(tmp_path, text, "new/a.md").level(RULE) is Severity.ERROR


def test_an_override_of_the_level_keeps_the_options_and_the_other_way_round(tmp_path: Path) -> None:
    text = """
        rules = { few-words = { level = "error", most = 7 } }
        [[overrides]]
        paths = ["old/"]
        rules = { few-words = "info" }
        [[overrides]]
        paths = ["short/"]
        rules = { few-words = { most = 2 } }
    """
    old, short = (in_force(tmp_path, text, f"{folder}/a.md") for folder in ("old", "short"))
    assert (old.level(RULE), old.options["few-words"]) == (Severity.INFO, Bounds(7))
    assert (short.level(RULE), short.options["few-words"]) == (Severity.ERROR, Bounds(2))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[rules]\nmissing-prt = "error"', "there is no rule 'missing-prt'. Did you mean 'missing-part'?"),
        ("[rules.few-words]\nmoost = 7", "rule few-words: unknown option 'moost'. Did you mean 'most'?"),
        ('[rules.few-words]\nmost = "x"', "rule few-words: most: Expected 'int', got 'str'"),
        ('[rules.few-words]\nlevel = "loud"', "rule few-words: level cannot be 'loud'"),
    ],
)
def test_a_rule_or_option_that_does_not_exist_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        in_force(tmp_path, text)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("path", "glob", "fits"),
    [
        ("a/b/prfaq.md", "prfaq.md", True),
        ("a/b/prfaq.md", "*.md", True),
        ("a/b/prfaq.md", "a/*.md", False),
        ("a/b/prfaq.md", "a/**/*.md", True),
        ("a/prfaq.md", "a/**/*.md", True),
        ("a/b/prfaq.md", "a/", True),
        ("ab/prfaq.md", "a/", False),
        ("a/x+y.md", "a/x+?.md", True),
    ],
)
def test_globs(path: str, glob: str, fits: bool) -> None:
    assert matches(path, glob) is fits


def test_the_shipped_schema_accepts_a_full_file_and_refuses_a_typo() -> None:
    schema = json.loads((ROOT / "schemas/wb.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    good = {
        "fail_on": "warning",
        "rules": {"missing-part": {"level": "error"}},
        "contracts": {"a": {"path": "a.yaml"}},
    }
    assert validator.is_valid(good)
    assert not validator.is_valid({"rules": {"missing-prt": "error"}})
    assert not validator.is_valid({"fail_onn": "error"})
