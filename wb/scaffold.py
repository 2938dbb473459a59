"""What `wb new` writes: text by file name. Plans only, writes nothing.

Templates are Markdown and YAML under ``templates/``, named after the file that they become; an
organisation's own folder goes first. A kind without a template is scaffolded from its parts.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from wb import resources
from wb.documents.kind import Kind
from wb.errors import InputError, UsageError
from wb.suggest import did_you_mean
from wb.templating import find, own_folder, render

DOCUMENTS = ("prfaq", "experience", "manual", "glossary", "narrative")
"""The kinds of document that a proposal has, in the order in which they are written."""

CONTRACT = "openapi.yaml"
FOLDER = "proposals"
LEAD_TIME = timedelta(weeks=26)
"""How far ahead the launch is put when nobody names a day: half a year, to be replaced by a real one."""

MAX_SLUG = 60
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows does not give to files."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the front matter says."""

    title: str
    owner: str
    team: str
    launch: date


@dataclass(frozen=True, slots=True)
class Scaffold:
    """Makes the documents of one proposal.

    Args:
        cover: what their front matter says.
        kinds: the document kinds that there are.
        templates: the folders to take templates from; the first that has one wins.
    """

    cover: Cover
    kinds: Mapping[str, Kind]
    templates: Sequence[Path]

    def proposal(self) -> dict[str, str]:
        """The whole set with its contract, each document linked to the others.

        Raises:
            InputError: a template is faulty.
        """
        names = (*(f"{kind}.md" for kind in DOCUMENTS), CONTRACT)
        documents: dict[str, str] = {}
        for kind in DOCUMENTS:
            documents |= self.document(kind, _for_proposals(self.kinds[kind]), names)
        return documents | {CONTRACT: render(CONTRACT, asdict(self.cover), self.templates)}

    def document(self, kind: str, profile: str | None = None, beside: Collection[str] = ()) -> dict[str, str]:
        """One document.

        Args:
            kind: one of ``kinds``.
            profile: one of the kind's profiles; None takes the first.
            beside: the names of the files in its folder, to link to.

        Raises:
            UsageError: the kind has no such profile.
            InputError: the template is faulty.
        """
        spec = self.kinds[kind]
        name = f"{kind}.md"
        values = {
            **asdict(self.cover),
            "kind": kind,
            "profile": _profile(spec, profile),
            "parts": [part.title for part in spec.parts],
            "contracts": [CONTRACT] if CONTRACT in beside else [],
            "companions": [
                {"title": self.kinds[other].title, "file": f"{other}.md"}
                for other in DOCUMENTS
                if other != kind and f"{other}.md" in beside
            ],
        }
        template = name if find(name, self.templates) else "document.md"
        return {name: render(template, values, self.templates)}


def template_folders(root: Path, own: str | None) -> tuple[Path, ...]:
    """Where templates are: the organisation's folder first, then the one that came with wb.

    Raises:
        ConfigError: the organisation's folder is not there, or lies outside the repository.
    """
    bundled = resources.folder("templates")
    return (own_folder(root, own), bundled) if own else (bundled,)


def one_line(title: str) -> str:
    """A title as one line without control characters.

    Raises:
        UsageError: nothing is left, or it is no text at all.
    """
    line = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in title).split())
    if not line or any(unicodedata.category(c) == "Cs" for c in line):
        raise UsageError("The title is empty or no text.", 'Name it, as in: wb new prfaq "Instant refunds"')
    return line


def slug(title: str) -> str:
    """A folder's name for a title: letters and digits of any script, in lower case, joined by hyphens.

    Short enough for every file system, and never a name that one of them reserves.
    """
    text = unicodedata.normalize("NFKC", title).casefold()
    words = "".join(c if _in_words(c) else " " for c in text).split()
    name = unicodedata.normalize("NFC", "-".join(words))
    if len(name) > MAX_SLUG:
        name = name[: MAX_SLUG + 1].rpartition("-")[0] or name[:MAX_SLUG]
    return f"{name}-1" if _RESERVED.fullmatch(name) else name or "untitled"


def home(root: Path, title: str) -> Path:
    """The folder of a proposal.

    Raises:
        InputError: a symbolic link leads it out of the repository.
    """
    folder = root / FOLDER / slug(title)
    if not folder.resolve().is_relative_to(root.resolve()):
        raise InputError(
            f"{folder}: a symbolic link leads out of the repository; nothing was written.",
            "Remove the link, or name the folder that you mean with --dir.",
        )
    return folder


def _for_proposals(kind: Kind) -> str | None:
    return next((profile for profile in kind.profiles if profile == "proposal"), None)


def _profile(kind: Kind, wanted: str | None) -> str | None:
    if wanted is None:
        return next(iter(kind.profiles), None)
    if wanted not in kind.profiles:
        known = (
            f"Its profiles: {', '.join(kind.profiles)}."
            if kind.profiles
            else "It has none; leave --profile out."
        )
        raise UsageError(
            f"{kind.name} has no profile {wanted!r}.{did_you_mean(wanted, kind.profiles)}", known
        )
    return wanted


def _in_words(char: str) -> bool:
    """Letters, digits and the marks that some scripts put on them; not what picks a variant of an emoji."""
    return (
        unicodedata.category(char) in {"Ll", "Lm", "Lo", "Lu", "Mc", "Mn", "Nd"}
        and not "\ufe00" <= char <= "\ufe0f"
    )
