"""The rules over a comparison: one for each of the engine's checks, from wb's own table, and wb's own.

A rule file is written only for what the engine does not see; when a newer engine sees it, the rule goes.
"""

from wb.contracts.model import Comparison
from wb.contracts.rules.additional_properties_changed import additional_properties_changed
from wb.contracts.rules.array_items_changed import array_items_changed
from wb.contracts.rules.body_value_changed import body_value_changed
from wb.contracts.rules.callback_changed import callback_changed
from wb.contracts.rules.callback_removed import callback_removed
from wb.contracts.rules.date_format_changed import date_format_changed
from wb.contracts.rules.engine import BY_CHECK
from wb.contracts.rules.harmless_change import harmless_change
from wb.contracts.rules.inherited_violation import inherited_violation
from wb.contracts.rules.invalid_contract import invalid_contract
from wb.contracts.rules.overlooked_limit import overlooked_limit
from wb.contracts.rules.parameter_values_narrowed import parameter_values_narrowed
from wb.contracts.rules.path_parameters_swapped import path_parameters_swapped
from wb.contracts.rules.removed_without_sunset import removed_without_sunset
from wb.contracts.rules.request_media_type_replaced import request_media_type_replaced
from wb.contracts.rules.response_enum_dropped import response_enum_dropped
from wb.contracts.rules.response_header_values_changed import response_header_values_changed
from wb.contracts.rules.schema_condition_changed import schema_condition_changed
from wb.contracts.rules.security_scheme_changed import security_scheme_changed
from wb.contracts.rules.security_tightened import security_tightened
from wb.contracts.rules.serialization_changed import serialization_changed
from wb.contracts.rules.server_changed import server_changed
from wb.contracts.rules.sunset_moved_earlier import sunset_moved_earlier
from wb.contracts.rules.webhook_changed import webhook_changed
from wb.contracts.rules.webhook_operation_id_changed import webhook_operation_id_changed
from wb.rule import AnyRule

OWN: tuple[AnyRule, ...] = (
    additional_properties_changed,
    array_items_changed,
    body_value_changed,
    callback_changed,
    callback_removed,
    date_format_changed,
    harmless_change,
    inherited_violation,
    invalid_contract,
    overlooked_limit,
    parameter_values_narrowed,
    path_parameters_swapped,
    removed_without_sunset,
    request_media_type_replaced,
    response_enum_dropped,
    response_header_values_changed,
    schema_condition_changed,
    security_scheme_changed,
    security_tightened,
    serialization_changed,
    server_changed,
    sunset_moved_earlier,
    webhook_changed,
    webhook_operation_id_changed,
)
"""The rules written by hand, one file each."""

RULES: tuple[AnyRule, ...] = (*BY_CHECK.values(), *OWN)


def applicable(comparison: Comparison) -> tuple[AnyRule, ...]:
    """The rules to run on a comparison: wb's own, and of the engine's those that it reported.

    What could not be compared has nothing for them but that it is invalid.
    """
    if comparison.obstacle:
        return (inherited_violation, invalid_contract)
    reported = sorted({change.check for change in comparison.changes})
    return (*(BY_CHECK[check] for check in reported), *OWN)
