"""What wb raises when it cannot do its work. Every message says what to do next.

The command line turns each of these into one message on stderr and exit code 2. Findings are not
errors: a document or a contract with faults is wb's daily work and ends in a report.
"""


class WbError(Exception):
    """wb could not do what it was asked.

    Args:
        message: what is wrong, and where.
        hint: what the user does next, as an instruction.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(WbError):
    """The command line asks for something that does not exist or does not go together."""


class ConfigError(WbError):
    """``wb.toml`` cannot be read, or says something that wb does not know."""


class InputError(WbError):
    """A file or document that wb was given cannot be read as what it should be."""


class NothingToCheckError(InputError):
    """There is no file of the sort that was to be checked: a run that looked at nothing is no pass."""


class TimeLimitError(WbError):
    """What was to be worked out takes longer than it may."""


class ToolError(WbError):
    """A program that wb drives is missing, failed, hung, or answered with nonsense."""


class OutputLimitError(ToolError):
    """A program that wb drives wrote more than it may, and was stopped."""
