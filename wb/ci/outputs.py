"""What a step leaves for those after it: outputs, and the summary of the job."""

from collections.abc import Mapping
from pathlib import Path

from wb.errors import InputError

SUMMARY_LIMIT = 1_000_000
"""Bytes; GitHub takes no more than 1 MiB for a step."""


def leave(environment: Mapping[str, str], outputs: Mapping[str, object], summary: str) -> None:
    """Write outputs and summary where the runner looks for them; outside a runner nothing is written.

    Raises:
        InputError: the runner's file cannot be written, or a value has more than one line.
    """
    for name, value in outputs.items():
        if "\n" in str(value) or "\r" in str(value):
            raise InputError(
                f"the output {name} has more than one line", "Name a folder without line breaks."
            )
    told = "".join(f"{name}={value}\n" for name, value in outputs.items())
    _append(environment.get("GITHUB_OUTPUT", ""), told)
    _append(
        environment.get("GITHUB_STEP_SUMMARY", ""), summary.encode()[:SUMMARY_LIMIT].decode("utf-8", "ignore")
    )


def _append(path: str, text: str) -> None:
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written: {error.strerror}", "It is the runner's own file."
        ) from error
