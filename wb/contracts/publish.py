"""Writes the ledger: a version's folder appears whole and once, whoever else publishes or is killed."""

import contextlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from wb import files
from wb.contracts.ledger import (
    CONTRACT,
    FOLDER,
    META,
    RETIRED,
    Meta,
    Publication,
    Retirement,
    canonical,
    digest,
)
from wb.contracts.model import Contract
from wb.errors import InputError

STALE = 3600.0
"""Seconds after which a half-made version that a killed run left behind is removed."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")


def publish(root: Path, contract: Contract, meta: Meta) -> bool:
    """File a contract; give whether that was new.

    Args:
        root: of the repository.
        contract: what is published.
        meta: what is known of it; its digest is worked out here.

    Raises:
        InputError: the version is published already with other content, cannot be a folder's name, or
            cannot be written.
    """
    if is_filed(root, contract, meta):
        return False
    content = canonical(contract.data)
    folder = root / FOLDER / meta.name
    target = folder / meta.version
    meta = msgspec.structs.replace(meta, digest=digest(content))
    try:
        return _file(folder, target, {CONTRACT: content, META: _json(meta)})
    except OSError as error:
        raise InputError(
            f"{target}: cannot be written: {error.strerror}.", "Nothing was published."
        ) from error


def is_filed(root: Path, contract: Contract, meta: Meta) -> bool:
    """Whether a contract is filed already under its version.

    Raises:
        InputError: the version has other content, or cannot be a folder's name.
    """
    folder = root / FOLDER / meta.name
    _check_names(folder, meta)
    return _is_filed(folder / meta.version, canonical(contract.data))


def retire(root: Path, publication: Publication, retirement: Retirement) -> None:
    """Mark a version as retired.

    Raises:
        InputError: it is retired already, or the mark cannot be written.
    """
    files.create({root / publication.folder / RETIRED: _json(retirement).decode()})


def _check_names(folder: Path, meta: Meta) -> None:
    for what, name in (("name", meta.name), ("version", meta.version)):
        if not _SAFE.fullmatch(name):
            raise InputError(
                f"{name!r} cannot be the {what} of a published contract.",
                f"Give one with --{what}: letters, digits, and . _ + - inside.",
            )
    others = folder.iterdir() if folder.is_dir() else ()
    for other in others:
        if other.name != meta.version and other.name.casefold() == meta.version.casefold():
            raise InputError(
                f"{meta.version} differs from the published {other.name} in capitals only.",
                "Not every disk can tell the two apart: name it with --version.",
            )


def _is_filed(target: Path, content: bytes) -> bool:
    """Whether the version is there with this content.

    Raises:
        InputError: it is there with another one.
    """
    if not target.exists():
        return False
    path = target / CONTRACT
    if path.is_file() and path.read_bytes() == content and (target / META).is_file():
        return True
    raise InputError(
        f"{target}: is published already, with other content.",
        "A published version never changes: raise info.version, or name another one with --version.",
    )


def _file(folder: Path, target: Path, contents: Mapping[str, bytes]) -> bool:
    """Make the version's folder under another name and rename it; whoever comes second finds it there."""
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    temporary = folder / f".wb-{secrets.token_hex(8)}"
    temporary.mkdir()
    try:
        for name, content in contents.items():
            with (temporary / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        temporary.rename(target)
    except OSError:
        if target.exists() and _is_filed(target, contents[CONTRACT]):
            return False
        raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return True


def _sweep(folder: Path) -> None:
    for left in folder.glob(".wb-*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                shutil.rmtree(left)


def _json(data: msgspec.Struct) -> bytes:
    return (
        json.dumps(msgspec.to_builtins(data), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    ).encode()
