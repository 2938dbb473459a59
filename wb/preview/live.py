"""The page as it is now, and those who wait for the next one."""

import asyncio
from collections.abc import AsyncIterator, Callable

from wb.preview.showing import Shown


class Live:
    """Keeps a page up to date. Used in one event loop only."""

    def __init__(self, show: Callable[[], Shown]) -> None:
        self._show = show
        self._shown: Shown | None = None
        self._closed = False
        self._stale = asyncio.Event()
        self._changed = asyncio.Condition()

    async def keep(self) -> None:
        """Make the page, and anew whenever it is stale, until it is closed."""
        while not self._closed:
            self._stale.clear()
            # Beside the loop: who reads the page in the meantime is not kept waiting.
            self._shown = await asyncio.to_thread(self._show)
            await self._tell()
            await self._stale.wait()

    def stale(self) -> None:
        """Say that the page is not up to date."""
        self._stale.set()

    async def close(self) -> None:
        """Let those go who wait."""
        self._closed = True
        self._stale.set()
        await self._tell()

    async def page(self) -> Shown | None:
        """The page; None when it was closed before there was one."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or self._shown)
        return self._shown

    async def versions(self) -> AsyncIterator[str]:
        """The version of the page, and each later one, until it is closed."""
        told = ""
        while (shown := await self.page()) and not self._closed:
            if told != shown.version:
                told = shown.version
                yield told
            async with self._changed:
                while not self._closed and self._shown is shown:
                    await self._changed.wait()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
