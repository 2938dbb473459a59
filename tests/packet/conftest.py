"""What the tests of packets need."""

from tests.gate.conftest import engine

__all__ = ["engine"]
