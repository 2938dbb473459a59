"""The rules over what has to stay: contracts that clients know, and versions that are published."""

from wb.contracts.keeping.broken_contract import broken_contract
from wb.contracts.keeping.deleted_contract import deleted_contract
from wb.contracts.keeping.early_retirement import early_retirement
from wb.contracts.keeping.edited_publication import edited_publication
from wb.contracts.keeping.incomparable_contract import incomparable_contract
from wb.contracts.keeping.unreadable_base import unreadable_base
from wb.rule import AnyRule

STANDING_RULES: tuple[AnyRule, ...] = (
    broken_contract,
    deleted_contract,
    incomparable_contract,
    unreadable_base,
)
FILING_RULES: tuple[AnyRule, ...] = (early_retirement, edited_publication)

RULES: tuple[AnyRule, ...] = (*STANDING_RULES, *FILING_RULES)
