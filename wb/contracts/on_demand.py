"""The diff engine, looked for once and only when there is something to compare."""

import threading
from typing import TYPE_CHECKING

from wb.contracts.oasdiff import Engine
from wb.contracts.oasdiff_find import find

if TYPE_CHECKING:
    from wb.contracts.oasdiff_install import Tell


class OnDemand:
    """Gives the engine to whoever asks, from any thread; the first one waits until it is found or installed.

    Args:
        tell: is told what takes time.
    """

    def __init__(self, tell: "Tell") -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def __call__(self) -> Engine:
        """The engine.

        Raises:
            ToolError: there is none, and it cannot be installed.
        """
        with self._lock:
            self._engine = self._engine or find() or self._installed()
            return self._engine

    def _installed(self) -> Engine:
        from wb.contracts.oasdiff_install import install  # noqa: PLC0415 - brings all that downloads

        return install(self._tell)

    @property
    def note(self) -> str:
        """Which engine it was, for a report."""
        found = self._engine
        if found is None:
            return "The versions promise the same; the diff engine had nothing to compare."
        return f"Compared by oasdiff {found.version} ({found.origin})."
