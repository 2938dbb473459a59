"""``wb.toml``: read, checked, and asked what is in force for a file.

The structs below are the whole of it: they refuse unknown keys, and the JSON Schema that editors
complete from is generated from them.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from wb.documents.kind import Kind
from wb.errors import ConfigError
from wb.findings import Severity
from wb.suggest import did_you_mean

LevelName = Literal["off", "info", "warning", "error"]
Setting = LevelName | dict[str, Any]

FILE = "wb.toml"


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


def _about(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class Override(_Struct):
    """Other rule settings for some files. What is left empty matches everything."""

    rules: Annotated[dict[str, Setting], _about("Rule settings, as in [rules].")]
    paths: Annotated[tuple[str, ...], _about("Globs, relative to the repository.")] = ()
    kinds: Annotated[tuple[str, ...], _about("Document kinds.")] = ()
    stages: Annotated[tuple[str, ...], _about("Stages of a document.")] = ()


class ContractConfig(_Struct):
    """A contract that this repository keeps."""

    path: Annotated[str, _about("The OpenAPI file, relative to the repository.")]


class Settings(_Struct):
    """The content of wb.toml, or of [tool.wb] in pyproject.toml."""

    fail_on: Annotated[
        Literal["info", "warning", "error"], _about("The lowest level at which wb exits with 1.")
    ] = "error"
    templates: Annotated[
        str | None, _about("A folder with templates of your own, relative to the repository.")
    ] = None
    exclude: Annotated[
        tuple[str, ...], _about("Globs that wb lint leaves alone, also when they are named.")
    ] = ()
    documents: Annotated[dict[str, str], _about("Document kinds by path glob; the first match counts.")] = {}
    rules: Annotated[
        dict[str, Setting], _about('A level ("off", "info", "warning", "error"), or a table with level and options.')
    ] = {}
    overrides: Annotated[tuple[Override, ...], _about("Rule settings for some files; later ones win.")] = ()
    kinds: Annotated[dict[str, Kind], _about("Document kinds of your own, by name.")] = {}
    contracts: Annotated[dict[str, ContractConfig], _about("Contracts by name.")] = {}


@dataclass(frozen=True, slots=True)
class Config:
    """The settings and where they came from: ``root`` is the folder that paths are relative to."""

    root: Path
    settings: Settings
    source: Path | None = None

    @property
    def fail_on(self) -> Severity:
        """The lowest level at which a run fails."""
        return Severity[self.settings.fail_on.upper()]
