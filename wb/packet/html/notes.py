"""The notes of a chapter: numbers where they are referred to, their text at its end, links both ways."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wb.documents.node import Node
from wb.packet.html.element import element


@dataclass(slots=True)
class Notes:
    """Collects notes while a chapter is written.

    Args:
        chapter: the name that their ids begin with. A colon follows, which no anchor has.
    """

    chapter: str
    numbers: dict[str, int] = field(default_factory=dict)
    bodies: list[Sequence[Node]] = field(default_factory=list)
    references: list[list[str | None]] = field(default_factory=list)

    def reference(self, note: Node, linked: bool) -> str:
        """The number of a note, a link unless it is inside of one; nothing where there is no such note."""
        number = self._number(note)
        if not number:
            return ""
        seen = self.references[number - 1]
        seen.append(None if linked else f"{self.chapter}:see-{number}-{len(seen) + 1}")
        return element("sup", str(number) if linked else self._link(number, seen[-1]))

    def section(self, write: Callable[[Sequence[Node]], str]) -> str:
        """The notes in order, empty without any. Notes to notes come last."""
        texts: list[str] = []
        for body in self.bodies:  # grows while notes refer to others
            texts.append(write(body).rstrip("\n"))  # noqa: PERF401 - a comprehension would hide just that
        items = "".join(map(self._item, range(1, len(texts) + 1), texts))
        label = element("p", "Notes", class_="label", lang="en")
        return element("section", f"{label}{element('ol', items)}", class_="notes") + "\n" if texts else ""

    def _number(self, note: Node) -> int:
        if note.text not in self.numbers and note.children:
            self.numbers[note.text] = len(self.numbers) + 1
            self.bodies.append(note.children)
            self.references.append([])
        return self.numbers.get(note.text, 0)

    def _link(self, number: int, name: str | None) -> str:
        return element(
            "a",
            str(number),
            id=name,
            href=f"#{self._id(number)}",
            role="doc-noteref",
            aria_label=f"Note {number}",
        )

    def _item(self, number: int, text: str) -> str:
        places = [name for name in self.references[number - 1] if name]
        backs = "".join(
            " "
            + element(
                "a",
                "↩",
                href=f"#{name}",
                role="doc-backlink",
                aria_label=f"Back to note {number}, place {at}",
            )
            for at, name in enumerate(places, 1)
        )
        inside = text.removesuffix("</p>")
        return element("li", inside + backs + text[len(inside) :], id=self._id(number)) + "\n"

    def _id(self, number: int) -> str:
        return f"{self.chapter}:note-{number}"
