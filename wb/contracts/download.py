"""The only door to the network: one file over HTTP, with time limits, a size limit and retries."""

import random
import time
import urllib.error
import urllib.request
from pathlib import Path

from wb.errors import ToolError

ATTEMPTS = 3
TIMEOUT = 30.0
"""Seconds without a byte."""

DEADLINE = 300.0
"""Seconds for one attempt."""

LIMIT = 100 * 1024 * 1024
_CHUNK = 1 << 16
_FINAL = range(400, 500)
"""Statuses that another attempt would not change."""


def download(url: str, target: Path, pause: float = 1.0, *, secure: bool = False) -> None:
    """Fetch a file.

    Args:
        url: http or https; proxies are taken from the environment.
        target: where it goes.
        pause: seconds before the second attempt, about; it doubles each time. Spread at random, so that many
            machines that failed together do not come back together.
        secure: whether the answer has to come over https, after all redirections.

    Raises:
        ToolError: it could not be had.
    """
    for attempt in range(ATTEMPTS):
        try:
            _fetch(url, target, secure)
        except urllib.error.HTTPError as error:
            if error.code in _FINAL or attempt == ATTEMPTS - 1:
                raise ToolError(f"{url} answered {error.code} {error.reason}.") from error
        except (OSError, ValueError) as error:
            if attempt == ATTEMPTS - 1:
                raise ToolError(f"{url} cannot be reached: {getattr(error, 'reason', error)}.") from error
        else:
            return
        time.sleep(pause * 2**attempt * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load, hides nothing


def _fetch(url: str, target: Path, secure: bool) -> None:
    if not url.startswith(("https://", "http://")):
        raise ToolError(f"{url} is no http or https address.")
    deadline = time.monotonic() + DEADLINE
    with urllib.request.urlopen(url, timeout=TIMEOUT) as response, target.open("wb") as file:  # noqa: S310 - checked
        if secure and not response.url.startswith("https://"):
            raise ToolError(f"{url} leads to {response.url}, which is not encrypted.")
        size = 0
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > LIMIT or time.monotonic() > deadline:
                raise ToolError(
                    f"{url} sends more than {LIMIT} bytes, or takes longer than {DEADLINE:g} seconds."
                )
            file.write(chunk)
        expected = response.headers.get("Content-Length")
        if expected and size != int(expected):
            raise OSError(f"only {size} of {expected} bytes came")
