"""Several processes give what one gives, and leave nothing behind when one of them fails.

Each case runs in a process of its own: pytest has threads, and then nothing is forked.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
import os, sys, time
from wb import parallel
from wb.errors import InputError, WbError
parent = os.getpid()
parallel._processors = lambda: {processes}
def left():
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return "nobody"
"""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def run(code: str, processes: int = 2) -> str:
    """What Python code prints; it has so many processors."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD.format(processes=processes) + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("processes", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 39, 40, 101])
def test_results_come_in_the_order_of_the_items(processes: int, count: int) -> None:
    assert run(f"print(parallel.mapped(lambda n: n * n, range({count})))", processes) == str(
        [n * n for n in range(count)]
    )


@forks
@pytest.mark.parametrize(("count", "expected"), [(39, 1), (40, 2), (300, 2)])
def test_few_items_are_worth_no_further_process(count: int, expected: int) -> None:
    assert run(f"print(len(set(parallel.mapped(lambda n: os.getpid(), range({count})))))") == str(expected)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_error_of_the_first_item_that_fails_is_raised(processes: int) -> None:
    code = """
def check(n):
    if n in (47, 48, 61):
        raise InputError(f"number {n}", "Leave it out.")
    return n
try:
    parallel.mapped(check, range(100))
except WbError as error:
    print(type(error).__name__, error, error.hint, left())
"""
    assert run(code, processes) == "InputError number 47 Leave it out. nobody"


@forks
@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_a_process_that_ends_early_is_told(end: str) -> None:
    code = f"""
def die(n):
    if os.getpid() != parent:
        {end}
    return n
try:
    parallel.mapped(die, range(100))
except WbError as error:
    print(error, left())
"""
    assert run(code) == "A process that worked on a share of the files ended early. nobody"


@forks
def test_an_interrupt_leaves_no_process_behind() -> None:
    code = """
def wait(n):
    if os.getpid() == parent:
        raise KeyboardInterrupt
    time.sleep(600)
try:
    parallel.mapped(wait, range(100))
except KeyboardInterrupt:
    print("interrupted", left())
"""
    assert run(code) == "interrupted nobody"


@pytest.mark.parametrize(
    "unfit",
    [
        "vars(os).pop('fork', None)",
        "sys.modules['typst'] = sys",
        "import threading; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()",
    ],
    ids=["no-fork", "threads-of-a-library", "threads-of-our-own"],
)
def test_where_forking_is_not_safe_one_process_does_it_all(unfit: str) -> None:
    code = f"{unfit}\nprint(set(parallel.mapped(lambda n: os.getpid(), range(100))) == {{parent}})"
    assert run(code) == "True"


@forks
def test_a_run_over_many_documents_reports_the_same_from_several_processes(tmp_path: Path) -> None:
    for number in range(45):
        text = f"---\nkind: glossary\n---\n\n# Glossary {number}\n\nSee [one](missing-{number}.md). TBD.\n"
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    code = f"""
os.chdir({str(tmp_path)!r})
os.environ["WB_CACHE_DIR"] = {str(tmp_path / "cache")!r} + str(parallel._processors())
sys.argv = ["wb", "lint", "--format", "json", "."]
from wb.cli import main
try:
    main()
except SystemExit as stop:
    print(stop.code)
"""
    alone, together = (run(code, processes) for processes in (1, 2))
    assert alone == together
    assert "missing-44.md" in alone
