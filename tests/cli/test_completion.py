"""What shells complete after ``wb``, asked of the real ones with the script of ``wb completion``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate.berths import BERTHS, FILE
from tests.gate.repository import NOBODY, Repository
from wb.cli.completion import SHELLS

BASH = """
source <(wb completion bash)
compopt() { :; }  # there is no line being edited
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_wb_completion wb
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
autoload -Uz compinit; compinit -u -D
_describe() { shift 2; for one in "$@"; do [[ $one == -* ]] || print -l -- ${${(P)one}%%:*}; done }
compadd() { while [[ $1 == -* ]]; do shift $(( $1 == -V ? 2 : 1 )); done; print -l -- ${(P)${@[-1]}} }
source <(wb completion zsh)
words=("$@"); CURRENT=$#
_wb_completion
"""
FISH = 'wb completion fish | source; complete -C "$argv"'


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Repository(tmp_path_factory.mktemp("completion"))
    made.commit({"wb.toml": '[kinds.memo]\nname = "memo"\ntitle = "Memo"\nparts = []\n', FILE: BERTHS})
    made.git("tag", "v1.4.0")
    return made.root


def command(shell: str, words: list[str]) -> list[str]:
    if shell == "bash":
        return ["bash", "--norc", "-c", BASH, "bash", *words]
    if shell == "zsh":
        return ["zsh", "-f", "-c", ZSH, "zsh", *words]
    return ["fish", "-N", "-c", FISH, " ".join(words)]


def completed(shell: str, folder: Path, *words: str) -> set[str]:
    """What a shell would offer when the last of the words is being typed."""
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    if not (Path(sys.executable).parent / "wb").exists():
        pytest.skip("needs wb beside the Python that runs the tests")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        command(shell, ["wb", *words]),
        cwd=folder,
        env={**NOBODY, "PATH": path, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return {line.split("\t")[0] for line in done.stdout.splitlines() if line}


@pytest.mark.skipif(sys.platform == "win32", reason="these are shells of Unix")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("expl",), {"explain"}),
        (("api", "ga"), {"gate"}),
        (("explain", "missing-p"), {"missing-part"}),
        (("lint", "--kind", "me"), {"memo"}),
        (("new", "prop"), {"proposal"}),
        (("check", "--format", "s"), {"sarif"}),
        (("check", "--base", "v1"), {"v1.4.0"}),
        (("completion", "f"), {"fish"}),
        (("check", "--stag"), {"--stage", "--staged"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_shell_completes(shell: str, words: tuple[str, ...], expected: set[str], repository: Path) -> None:
    assert completed(shell, repository, *words) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="these are shells of Unix")
def test_a_broken_configuration_says_nothing_while_a_line_is_typed(tmp_path: Path) -> None:
    (tmp_path / "wb.toml").write_text("colour = 1\n", "utf-8")
    assert completed("bash", tmp_path, "lint", "--kind", "p") == set()
    assert completed("bash", tmp_path, "api", "history", "o") == set()


@pytest.mark.skipif(sys.platform == "win32", reason="these are shells of Unix")
def test_published_contracts(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.commit({FILE: BERTHS})
    run = [sys.executable, "-m", "wb", "api", "publish", FILE, "--name", "berths"]
    subprocess.run(run, cwd=made.root, env=NOBODY, check=True, timeout=60, capture_output=True)
    assert completed("bash", made.root, "api", "history", "b") == {"berths"}
