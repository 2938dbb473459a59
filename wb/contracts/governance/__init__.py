"""The rules over a contract as such, and over how it changes. All are off until a policy asks for them."""

from wb.contracts.governance.deprecation_without_sunset import deprecation_without_sunset
from wb.contracts.governance.internal_host import internal_host
from wb.contracts.governance.missing_contract_owner import missing_contract_owner
from wb.contracts.governance.missing_error_model import missing_error_model
from wb.contracts.governance.missing_error_response import missing_error_response
from wb.contracts.governance.missing_operation_id import missing_operation_id
from wb.contracts.governance.missing_security import missing_security
from wb.contracts.governance.missing_version_bump import missing_version_bump
from wb.contracts.governance.short_deprecation import short_deprecation
from wb.contracts.governance.unversioned_contract import unversioned_contract
from wb.rule import AnyRule

RULES: tuple[AnyRule, ...] = (
    deprecation_without_sunset,
    internal_host,
    missing_contract_owner,
    missing_error_model,
    missing_error_response,
    missing_operation_id,
    missing_security,
    missing_version_bump,
    short_deprecation,
    unversioned_contract,
)
