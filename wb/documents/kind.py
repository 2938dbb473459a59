"""What a document kind is: data. Those that come with wb are JSON files under ``schemas/kinds/``."""

import msgspec

Words = dict[str, tuple[str, ...]]
"""Wordings by language code (``en``, ``de``, ``ja``, ``zh``), lower case."""


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Typed, immutable, and strict about keys that it does not know."""


class PartSpec(Struct, frozen=True):
    """A part that a kind has.

    ``wording`` are headings, labels and run-ins that open it, by language; a ``*`` in one stands for up to
    four words that each document has of its own (``meet *``). ``required`` parts are
    missed when absent; ``profiles`` names those in which they are (empty: all). ``max_words`` warns,
    ``hard_max_words`` fails. ``common`` parts are found in other documents too, and say little of the kind;
    ``loose`` ones may stand anywhere.
    """

    name: str
    title: str
    wording: Words = {}
    required: bool = True
    profiles: tuple[str, ...] = ()
    max_words: int | None = None
    hard_max_words: int | None = None
    common: bool = False
    loose: bool = False


class LengthSpec(Struct, frozen=True):
    """A budget for a span of a document: words (``warn_words``, ``max_words``), pages, minutes of reading."""

    warn_words: int | None = None
    max_words: int | None = None
    max_pages: float | None = None
    max_minutes: float | None = None


class FaqSpec(Struct, frozen=True):
    """What a kind asks of its FAQ: how many questions, split by audience or not, on which hard topics."""

    split: bool = True
    min_questions: int = 0
    min_per_side: int = 0
    topics: dict[str, Words] = {}


class Kind(Struct, frozen=True, eq=False):
    """A document kind; known by identity, so that what is worked out of one can be kept.

    ``order`` says whether parts are expected in the order given. ``file_names`` are words in a
    file's stem that tell the kind; ``signals`` are wordings in the title that do. ``told_by_parts``
    says that three or more of its parts are enough. A kind that is ``spread`` may take several files,
    each with some of the parts. Of a kind in ``prose`` readers expect paragraphs, not bullets; in a
    ``normative`` one *should*, *must* and *may* say what holds; one that ``promises`` is about the first
    version from end to end; one on ``systems`` says how something runs, and is asked how it fails.
    """

    name: str
    title: str
    summary: str = ""
    parts: tuple[PartSpec, ...] = ()
    profiles: tuple[str, ...] = ()
    ordered: bool = True
    file_names: tuple[str, ...] = ()
    signals: Words = {}
    told_by_parts: bool = True
    spread: bool = False
    prose: bool = False
    normative: bool = False
    promises: bool = False
    systems: bool = False
    press_release: LengthSpec | None = None
    faq_length: LengthSpec | None = None
    length: LengthSpec | None = None
    faq: FaqSpec | None = None
    front_matter: str = "front-matter"

    def part(self, name: str) -> PartSpec | None:
        """The part of that name."""
        return next((part for part in self.parts if part.name == name), None)

    def in_profile(self, part: PartSpec, profile: str | None) -> bool:
        """Whether the part belongs to the profile; a part without profiles belongs to all."""
        return not part.profiles or profile is None or profile in part.profiles
