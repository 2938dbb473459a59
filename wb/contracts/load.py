"""A path to a Contract: read, recognised as OpenAPI, and made self-contained."""

import re
from collections.abc import Callable, Mapping

from wb.contracts.bundle import Bundle, bundle
from wb.contracts.model import Contract, tokens
from wb.contracts.source import Source
from wb.contracts.tree import Tree
from wb.errors import InputError
from wb.findings import Location

_VERSION = re.compile(r"3\.[0-2](\.[0-9]+)?")

_OTHERS = {
    "swagger": (
        "is Swagger {}, which wb does not check",
        "Convert it to OpenAPI 3 and commit that: swagger2openapi and the Swagger Editor do it.",
    ),
    "asyncapi": ("is AsyncAPI {}, which wb does not check", "wb checks OpenAPI 3 contracts."),
}


def load(tree: Tree, path: str, name: str) -> Contract:
    """Read a contract.

    Args:
        tree: where its files are; nothing outside is read.
        path: its root document, relative to the tree's root.
        name: what it is called in reports and fingerprints.

    Raises:
        InputError: there is no such file, it is no OpenAPI 3 description, or a reference in it fails.
    """
    try:
        content = tree.read(path)
    except FileNotFoundError as error:
        raise InputError(
            f"{tree.label(path)}: there is no such file.", "Check the path and the spelling."
        ) from error
    root = Source(tree.label(path), content)
    version = _version(root)
    found = bundle(tree, root, path)
    return Contract(
        name=name,
        path=root.path,
        data=found.data,
        version=version,
        locate=_locator(found, path),
        files={source.path: source.text for source in found.sources.values()},
    )


def _locator(found: Bundle, path: str) -> Callable[[str], Location]:
    root = found.sources[path]

    def locate(at: str) -> Location:
        place = tokens(at)
        for length in range(len(place), 0, -1) if found.origins else ():
            origin = found.origins.get(place[:length])
            if origin:
                return found.sources[origin.path].locate((*origin.tokens, *place[length:]))
        return root.locate(place)

    return locate


def _version(source: Source) -> str:
    """The OpenAPI version that a document claims.

    Raises:
        InputError: it claims none, or one that wb does not know.
    """
    data = source.data
    if data is None:
        raise InputError(f"{source.path}: is empty.", "An OpenAPI description starts with `openapi: 3.1.0`.")
    if not isinstance(data, Mapping) or "openapi" not in data:
        raise _foreign(source)
    version = data["openapi"]
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        place = source.locate(("openapi",))
        raise InputError(
            f"{source.path}:{place.line}:{place.column}: {version!r} is no OpenAPI version that wb knows.",
            "Write 3.0.x, 3.1.x or 3.2.x, such as `openapi: 3.1.0`.",
        )
    return version


def _foreign(source: Source) -> InputError:
    for key, (message, hint) in _OTHERS.items():
        if isinstance(source.data, Mapping) and key in source.data:
            place = source.locate((key,))
            where = f"{source.path}:{place.line}:{place.column}"
            return InputError(f"{where}: {message.format(source.data[key])}.", hint)
    return InputError(
        f"{source.path}: is no OpenAPI description: it has no `openapi` at its root.",
        "Name an OpenAPI 3 file; it starts with `openapi: 3.1.0`.",
    )
