"""What all tests need."""

import compileall
from pathlib import Path

import pytest
from hypothesis import settings

# Property tests are not timed: how long an example takes depends on who else uses the machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

WB = Path(__file__).resolve().parents[1] / "wb"


def pytest_configure(config: pytest.Config) -> None:
    """Compile wb once: hundreds of tests start it; with PYTHONDONTWRITEBYTECODE each would compile again."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(WB, quiet=2)
