"""A real browser: the Chromium of the system, driven through its own protocol. Nothing is downloaded."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Where the browser is."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser, started; skips the test where there is none."""
    path = installed()
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        # Its own sandbox needs rights that containers do not give; it opens wb's own pages only.
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
