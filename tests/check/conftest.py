"""What the tests of `wb check` need."""

from tests.gate.conftest import engine

__all__ = ["engine"]
