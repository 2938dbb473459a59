"""``wb.toml``: read, checked, and asked what is in force for a file.

The structs below are the whole of it: they refuse unknown keys, and the JSON Schema that editors
complete from is generated from them.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from wb.documents.kind import Kind
from wb.documents.kinds import BUILTIN
from wb.errors import ConfigError
from wb.findings import Severity
from wb.layout.geometry import Pages
from wb.stage import Stage

LevelName = Literal["off", "info", "warning", "error"]
Setting = LevelName | dict[str, Any]

FILE = "wb.toml"


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


def _about(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class Override(_Struct, frozen=True):
    """Other rule settings for some files. What is left empty matches everything."""

    rules: Annotated[dict[str, Setting], _about("Rule settings, as in [rules].")]
    paths: Annotated[tuple[str, ...], _about("Globs, relative to the repository.")] = ()
    kinds: Annotated[tuple[str, ...], _about("Document kinds.")] = ()
    stages: Annotated[tuple[Stage, ...], _about("Stages of a document.")] = ()


class Policy(_Struct, frozen=True):
    """What the owners of contracts decided. The gate reads it from the base of a branch, not its head."""

    owner: Annotated[str, _about("Who answers for the contract.")] = ""
    profile: Annotated[str, _about("Settings to start from: strict, google-aip-180 or zalando.")] = ""
    stability: Annotated[
        dict[str, LevelName],
        _about("The highest level of a finding on an operation, by the x-stability-level that clients knew."),
    ] = {}
    exclude: Annotated[
        tuple[str, ...], _about("Globs of API paths that nobody was promised, such as /internal/**.")
    ] = ()
    rules: Annotated[dict[str, Setting], _about("Rule settings, as in [rules].")] = {}


class ContractConfig(Policy, frozen=True, kw_only=True):
    """A contract that this repository keeps, and what holds for it beside [policy]."""

    path: Annotated[str, _about("The OpenAPI file, relative to the repository.")]
    sunsets: Annotated[
        dict[str, date], _about("The last day of published versions that do not name one themselves.")
    ] = {}


class PacketConfig(_Struct, frozen=True):
    """What stands on every page of a review packet, beside what the documents say."""

    footer: Annotated[str, _about("The foot of every page  [default: the title].")] = ""
    watermark: Annotated[str, _about("Faint letters across every page, such as CONFIDENTIAL.")] = ""


class WaiverConfig(_Struct, frozen=True):
    """An exception that somebody answers for, by rule or fingerprint, and by contract or path."""

    reason: Annotated[str, _about("Why it is right.")]
    owner: Annotated[str, _about("Who answers for it.")] = ""
    expires: Annotated[date | None, _about("Its last day.")] = None
    rule: Annotated[str, _about("The rule's name.")] = ""
    fingerprint: Annotated[str, _about("The fingerprint of one finding.")] = ""
    contract: Annotated[str, _about("The contract's name.")] = ""
    path: Annotated[str, _about("The file, relative to the repository.")] = ""
    operation: Annotated[str, _about('The operation, such as "GET /pets".')] = ""
    subject: Annotated[str, _about("The finding's subject.")] = ""


class Settings(_Struct, frozen=True):
    """The content of wb.toml, or of [tool.wb] in pyproject.toml."""

    fail_on: Annotated[
        Literal["info", "warning", "error"], _about("The lowest level at which wb exits with 1.")
    ] = "error"
    templates: Annotated[
        str | None, _about("A folder with templates of your own, relative to the repository.")
    ] = None
    exclude: Annotated[
        tuple[str, ...], _about("Globs that wb lint and wb api gate leave alone, also when they are named.")
    ] = ()
    documents: Annotated[dict[str, str], _about("Document kinds by path glob; the first match counts.")] = {}
    rules: Annotated[
        dict[str, Setting],
        _about('A level ("off", "info", "warning", "error"), or a table with level and options.'),
    ] = {}
    overrides: Annotated[tuple[Override, ...], _about("Rule settings for some files; later ones win.")] = ()
    kinds: Annotated[dict[str, Kind], _about("Document kinds of your own, by name.")] = {}
    pages: Annotated[Pages, _about("The page that documents are counted on and printed with.")] = Pages()
    packet: Annotated[PacketConfig, _about("What stands on every page of a packet.")] = PacketConfig()
    policy: Annotated[Policy, _about("What holds for every contract.")] = Policy()
    contracts: Annotated[dict[str, ContractConfig], _about("Contracts by name.")] = {}
    waivers: Annotated[tuple[WaiverConfig, ...], _about("Exceptions, reviewed like code.")] = ()


class Config(msgspec.Struct, frozen=True):
    """The settings and where they came from: ``root`` is the folder that paths are relative to."""

    root: Path
    settings: Settings
    source: Path | None = None

    @property
    def fail_on(self) -> Severity:
        """The lowest level at which a run fails."""
        return Severity[self.settings.fail_on.upper()]

    @property
    def excluded(self) -> tuple[str, ...]:
        """Globs of what is left alone; templates are no documents yet."""
        own = f"{self.settings.templates.rstrip('/')}/" if self.settings.templates else None
        return (*self.settings.exclude, own) if own else self.settings.exclude

    @property
    def templates(self) -> Path | None:
        """The organisation's own template folder."""
        return self.root / self.settings.templates if self.settings.templates else None


def load(start: Path) -> Config:
    """The configuration for a folder: the nearest wb.toml or pyproject.toml with [tool.wb] at or above it.

    The search ends at the root of the repository (the folder that holds ``.git``). Without a file,
    the defaults hold, relative to the repository's root, else to ``start``.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or says something that wb does not know.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        found = _load_from(folder)
        if found is not None:
            return found
        if (folder / ".git").exists():
            return Config(folder, Settings())
    return Config(start, Settings())


def _load_from(folder: Path) -> Config | None:
    own, shared = folder / FILE, folder / "pyproject.toml"
    if own.is_file():
        return Config(folder, parse(_text(own), own.name), own)
    if shared.is_file() and "[tool.wb" in (text := _text(shared)):
        return Config(folder, parse(text, shared.name, ("tool", "wb")), shared)
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name}: cannot be read: {error}", "wb needs it as UTF-8 text.") from error


def parse(text: str, name: str = FILE, table: tuple[str, ...] = ()) -> Settings:
    """Settings from TOML text.

    Args:
        text: the file's content.
        name: the file's name, for messages.
        table: the path of the table that is ours, such as ("tool", "wb").

    Raises:
        ConfigError: with file, line and what to write instead.
    """
    import tomllib  # noqa: PLC0415 - most folders have no wb.toml

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: is not valid TOML: {error}") from error
    for key in table:
        data = data.get(key, {})
    try:
        settings = msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        from wb.config_fault import fault  # noqa: PLC0415 - only on the way to an error

        raise fault(str(error), text, name, msgspec.json.schema(Settings)) from error
    _check_kinds(settings, text, name)
    return settings


def _check_kinds(settings: Settings, text: str, name: str) -> None:
    """Refuse a kind that there is not: what is set for it would never hold."""
    named = [*settings.documents.values(), *(kind for one in settings.overrides for kind in one.kinds)]
    known = (*BUILTIN, *settings.kinds)
    for kind in named:
        if kind not in known:
            from wb.config_fault import unknown_kind  # noqa: PLC0415 - as above

            raise unknown_kind(kind, known, text, name)
