"""The text of a document: from bytes, and as lines. Imports nothing of the parser."""

from functools import cache
from pathlib import Path

from wb.documents.patterns import lazy
from wb.errors import InputError

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes. A document that people read in a meeting is thousands of times smaller."""

_NEWLINE = lazy(r"\r\n?|\n")
_FOREIGN_SIGN = lazy(r"[^\x00-\x7f](?<!\w)")


def read(path: Path) -> str:
    """The text of a Markdown file, without a byte-order mark; line ends as they are.

    Raises:
        InputError: it is missing, a directory, too large, binary, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.", "Check the path.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a directory.", "Name a Markdown file in it.") from error
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror}.", "Check the file and its permissions."
        ) from error
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """The text of a document's bytes.

    Args:
        data: what was read.
        name: what to call it in a message.

    Raises:
        InputError: too large, binary, or not UTF-8.
    """
    if len(data) > SIZE_LIMIT:
        raise InputError(
            f"{name}: larger than {SIZE_LIMIT // 1024 // 1024} MB.",
            "wb reads documents that people read; exclude this file.",
        )
    if b"\0" in data:
        raise InputError(f"{name}: a binary file, not Markdown.", "Exclude it, or name a text file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}:{line}: not valid UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}.",
            "Save the file as UTF-8.",
        ) from error


def split_lines(text: str) -> tuple[str, ...]:
    """The lines without their ends, as Markdown counts them; a byte-order mark is left out."""
    text = text.removeprefix("\ufeff")
    lines = _NEWLINE.split(text) if "\r" in text else text.split("\n")
    return tuple(lines[:-1] if not lines[-1] else lines)


def lower(text: str) -> str:
    """The text in lower case at the same length: a capital whose small letter is longer stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def without_signs(text: str, kept: str = "") -> str:
    """The text at the same length, with a blank for each character that is no letter, no digit and not kept.

    Nearly all signs are ASCII: a table replaces those in a tenth of the time that a pattern takes.

    Args:
        text: any text.
        kept: signs of ASCII that stay.
    """
    blanked = text.encode(errors="surrogatepass").translate(_table(kept)).decode(errors="surrogatepass")
    return blanked if text.isascii() else _FOREIGN_SIGN.sub(" ", blanked)


@cache
def _table(kept: str) -> bytes:
    """What stands for each byte: those of characters beyond ASCII stay."""
    ascii_signs = {code for code in range(128) if not chr(code).isalnum() and chr(code) not in kept}
    return bytes(0x20 if code in ascii_signs else code for code in range(256))
