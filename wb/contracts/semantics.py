"""The only door to openapi-spec-validator: what is wrong beyond the form of a contract, with its place.

The library tells what is wrong, but not where; its keyword validators are given a memory for that. What the
meta-schemas say has been checked by then, so that it is left out here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError
from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator, OpenAPIV32SpecValidator
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    OpenAPIValidationError,
    UnresolvableParameterError,
)
from openapi_spec_validator.validation.keywords import KeywordValidator, SchemaValidator

from wb.contracts.patience import go_on

_VALIDATORS = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator, "3.2": OpenAPIV32SpecValidator}


_PATH_PARAMETER = re.compile(r"Path parameter '(.*)' for '.*' operation in '(.*)' was not resolved")


class _Ids(set[int]):
    """A list to the library, which asks nothing of it but whether an id is there."""

    append = set.add


def faults(data: Mapping[str, Any], version: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The place and the wording of every fault; places follow references.

    Args:
        data: a self-contained document that its meta-schema has been run over.
        version: its OpenAPI version.
    """
    library = _VALIDATORS[version[:3]]
    keywords = {name: _placed(keyword) for name, keyword in library.keyword_validators.items()}
    validator = type("Validator", (library,), {"keyword_validators": keywords})(data)
    for error in validator.root_validator(validator.schema_path):
        if not isinstance(error, DuplicateOperationIDError):
            yield tuple(map(str, error.path)), _message(error)


def _placed(keyword: type[KeywordValidator]) -> type[KeywordValidator]:
    """The keyword's validator, with each error told where it was found."""

    class Placed(keyword):  # type: ignore[misc, valid-type]  # the class is an argument
        def __init__(self, registry: Any) -> None:
            super().__init__(registry)
            if isinstance(self, SchemaValidator):
                self.visited_schema_ids = _Ids()
                self.meta_checked_schema_ids = _Ids()

        def __call__(self, *args: Any, **kwargs: Any) -> Iterator[ValidationError]:
            go_on()
            at = next((arg for arg in args if isinstance(arg, SchemaPath)), None)
            for error in super().__call__(*args, **kwargs):
                if not error.path and at is not None:
                    error.path.extend(at.parts)
                yield error

        def _validate_schema_meta(self, *_: Any) -> None:
            """Done before, and a hundred times faster."""

    return Placed


def _message(error: ValidationError) -> str:
    if isinstance(error, UnresolvableParameterError) and (said := _PATH_PARAMETER.match(error.message)):
        name, url = said.groups()
        declared = f"the path parameter {name!r} is declared, but there is no {{{name}}} in the path"
        return f"the path parameter {name!r} is not declared" if f"{{{name}}}" in url else declared
    # What is no error of the library's own comes from a default that its schema refuses.
    return (
        error.message
        if isinstance(error, OpenAPIValidationError)
        else f"the default does not fit: {error.message}"
    )
