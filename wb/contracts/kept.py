"""What was found wrong with a contract, kept by content, so that no check is made twice.

The base of a branch is the same in run after run, and importing openapi-spec-validator alone takes longer
than most comparisons do.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import wb
from wb import cache as store

T = TypeVar("T")

_KIND = "contracts"


def kept(question: str, about: Any, answer: Callable[[], T], of: type[T]) -> T:
    """The answer that was given before to this question about the same data; else the one given now.

    Args:
        question: tells it from other questions.
        about: all the data that the answer is made of, but for the programs that make it.
        answer: works it out; what it raises is raised, and not kept.
        of: the type of the answer.
    """
    try:
        asked = msgspec.json.encode((question, _programs(), about))
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can write and UTF-8 cannot
        return answer()
    key = hashlib.blake2b(asked, digest_size=32).hexdigest()
    with contextlib.suppress(msgspec.MsgspecError):
        return msgspec.json.decode(store.read(_KIND, key) or b"", type=of)
    found = answer()
    with contextlib.suppress(UnicodeEncodeError):
        store.write(_KIND, key, msgspec.json.encode(found))
    return found


@cache
def _programs() -> tuple[str, ...]:
    """Tells one state of wb and of the validators from another, also while wb is being worked on."""
    folder = Path(__file__).parent
    sources = (folder / name for name in ("grammar.py", "references.py", "semantics.py", "validate.py"))
    changed = (str(source.stat().st_mtime_ns) for source in sources)
    return (wb.__version__, sys.version, *changed, *_installed("openapi_spec_validator"))


def _installed(library: str) -> list[str]:
    """The distributions that are installed where a library is, each with its version."""
    spec = find_spec(library)
    folders = spec.submodule_search_locations if spec else None
    beside = os.scandir(Path(folders[0]).parent) if folders else ()
    return sorted(entry.name for entry in beside if entry.name.endswith(".dist-info"))
