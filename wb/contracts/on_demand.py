"""The diff engine, looked for once and only when there is something to compare."""

import threading

from wb.contracts.oasdiff import Engine
from wb.contracts.oasdiff_install import Tell, require


class OnDemand:
    """Gives the engine to whoever asks, from any thread; the first one waits until it is found or installed.

    Args:
        tell: is told what takes time.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """The engine.

        Raises:
            ToolError: there is none, and it cannot be installed.
        """
        with self._lock:
            self._engine = self._engine or require(self._tell)
            return self._engine

    @property
    def note(self) -> str:
        """Which engine it was, for a report."""
        found = self._engine
        if found is None:
            return "The versions promise the same; the diff engine had nothing to compare."
        return f"Compared by oasdiff {found.version} ({found.origin})."
