"""The rules over waivers: an exception that rots is a finding."""

from wb.rule import AnyRule
from wb.waivers.rules.boundless_waiver import boundless_waiver
from wb.waivers.rules.expired_waiver import expired_waiver
from wb.waivers.rules.overlong_waiver import overlong_waiver
from wb.waivers.rules.unknown_rule_in_waiver import unknown_rule_in_waiver
from wb.waivers.rules.unreadable_waiver import unreadable_waiver
from wb.waivers.rules.unused_waiver import unused_waiver
from wb.waivers.rules.waiver_without_owner import waiver_without_owner
from wb.waivers.rules.waiver_without_reason import waiver_without_reason

RULES: tuple[AnyRule, ...] = (
    boundless_waiver,
    expired_waiver,
    overlong_waiver,
    unknown_rule_in_waiver,
    unreadable_waiver,
    unused_waiver,
    waiver_without_owner,
    waiver_without_reason,
)
