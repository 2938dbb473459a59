"""What the tests of the gate need."""

import pytest

from wb.contracts.oasdiff_install import require
from wb.errors import ToolError


@pytest.fixture(scope="session")
def engine() -> None:
    """The diff engine has to be there."""
    try:
        require(lambda _: None)
    except ToolError as error:
        pytest.skip(f"needs oasdiff: {error}")
