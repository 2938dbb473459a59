"""Where ``schemas/`` and ``templates/`` are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder of that name (``schemas`` or ``templates``) that came with wb."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def schema(name: str) -> bytes:
    """The bytes of a file below ``schemas/``, such as ``kinds/prfaq.json``."""
    return (folder("schemas") / name).read_bytes()
