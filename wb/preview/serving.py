"""The server: one page, and one channel that says when it has changed.

The only door to starlette, uvicorn and watchfiles.
"""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import Change, DefaultFilter, awatch

from wb.errors import ToolError, UsageError
from wb.preview.live import Live
from wb.preview.showing import Shown

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_READ = frozenset(
    (
        ".md",
        ".markdown",
        ".toml",
        ".yaml",
        ".yml",
        ".json",
        ".css",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".svg",
    )
)
_SETTLE = 100  # milliseconds; editors write a file in several steps
_STOPS = (signal.SIGINT, signal.SIGTERM)
_SETTINGS: dict[str, Any] = {
    "lifespan": "off",
    "ws": "none",
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "timeout_graceful_shutdown": 2,  # seconds for a page that is under way
}


def bound(port: int) -> socket.socket:
    """A socket that listens on this machine only.

    Args:
        port: 0 takes a free one.

    Raises:
        UsageError: the port is taken or not allowed.
    """
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"port {port} cannot be opened: {reason}", "Name another one with --port; 0 takes a free one."
        ) from error
    return listener


def serve(listener: socket.socket, show: Callable[[], Shown], folder: Path) -> None:
    """Serve the page until the process is told to stop.

    Args:
        listener: where.
        show: makes the page; called anew when a file is saved that it may depend on.
        folder: what is watched.
    """
    asyncio.run(_serve(listener, show, folder))


async def _serve(listener: socket.socket, show: Callable[[], Shown], folder: Path) -> None:
    live, stopped = Live(show), asyncio.Event()
    server = _Server(uvicorn.Config(_app(live), **_SETTINGS))
    with _stopping(stopped):
        work = [
            asyncio.create_task(one)
            for one in (server.serve([listener]), live.keep(), _watch(live, folder, stopped))
        ]
        # One that ends by itself has failed; the others are stopped then, too.
        await asyncio.wait((*work, asyncio.create_task(stopped.wait())), return_when=asyncio.FIRST_COMPLETED)
        stopped.set()
        server.should_exit = True
        await live.close()
        await asyncio.gather(*work)


class _Server(uvicorn.Server):
    """Leaves signals alone: it would raise them again when it has stopped, and end with a traceback."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _stopping(stopped: asyncio.Event) -> Iterator[None]:
    """Sets the event when the process is told to stop."""
    loop = asyncio.get_running_loop()
    before = {one: signal.signal(one, lambda *_: loop.call_soon_threadsafe(stopped.set)) for one in _STOPS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


async def _watch(live: Live, folder: Path, stopped: asyncio.Event) -> None:
    try:
        async for _ in awatch(
            folder, watch_filter=_Read(), debounce=_SETTLE, step=_SETTLE // 2, stop_event=stopped
        ):
            live.stale()
    except OSError as error:
        raise ToolError(
            f"{folder}: cannot be watched: {error}",
            "Too many files for the system's limit? Start it in a folder.",
        ) from error


class _Read(DefaultFilter):
    """Lets through what a packet may be made of."""

    def __call__(self, change: Change, path: str) -> bool:
        return Path(path).suffix.lower() in _READ and super().__call__(change, path)


def _app(live: Live) -> Starlette:
    async def page(_request: Request) -> Response:
        shown = await live.page()
        if shown is None:
            return Response(status_code=503)
        return HTMLResponse(shown.html, headers=_headers(f"{shown.policy}; frame-ancestors 'none'"))

    async def events(_request: Request) -> Response:
        return StreamingResponse(
            _events(live), media_type="text/event-stream", headers=_headers("default-src 'none'")
        )

    # A page on the web can give a name of its own this address; the browser then sends that name as host.
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES, www_redirect=False)
    return Starlette(routes=[Route("/", page), Route("/events", events)], middleware=[hosts])


async def _events(live: Live) -> AsyncIterator[str]:
    async for version in live.versions():
        yield f"data: {version}\n\n"


def _headers(policy: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
