"""Every rule by name. One name space serves wb.toml, waivers, ``wb rules`` and ``wb explain``."""

from collections.abc import Mapping

from wb.rule import AnyRule


def document_rules() -> tuple[AnyRule, ...]:
    """The rules over one document."""
    from wb.documents.rules import RULES  # noqa: PLC0415 - each side is imported only where it is needed

    return RULES


def contract_rules() -> tuple[AnyRule, ...]:
    """The rules over what changed between two versions of a contract, the diff engine's checks among them."""
    from wb.contracts.rules import RULES  # noqa: PLC0415 - reads the table of the engine's checks

    return RULES


def governance_rules() -> tuple[AnyRule, ...]:
    """The rules over a contract as such; off until a policy asks for them."""
    from wb.contracts.governance import RULES  # noqa: PLC0415 - as above

    return RULES


def keeping_rules() -> tuple[AnyRule, ...]:
    """The rules over what has to stay: contracts and published versions."""
    from wb.contracts.keeping import RULES  # noqa: PLC0415 - as above

    return RULES


def waiver_rules() -> tuple[AnyRule, ...]:
    """The rules over waivers themselves."""
    from wb.waivers.rules import RULES  # noqa: PLC0415 - as above

    return RULES


def all_rules() -> Mapping[str, AnyRule]:
    """All of them by name."""
    contracts = (*contract_rules(), *governance_rules(), *keeping_rules())
    return {rule.name: rule for rule in (*document_rules(), *contracts, *waiver_rules())}
