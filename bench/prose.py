"""Seeded PR/FAQs of varied English prose, for measuring: no two alike, the same on every machine.

    python bench/prose.py FOLDER [--count 1000] [--words 1500] [--seed 1]

About half have front matter. Releases stay far below a page, questions far below five.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_WORDS = {
    "who": "passenger|shop owner|nurse|bookkeeper|dispatcher|tenant|teacher|courier|baker|farmer|translator"
    "|driver|reviewer|night manager|volunteer|landlord|pharmacist|photographer|accountant|ferry operator",
    "thing": "refund|invoice|timetable|prescription|delivery note|lease|lesson plan|parcel|booking|permit"
    "|receipt|claim|roster|contract|meter reading|deposit|ticket|backup|test result|warranty|payment",
    "tool": "spreadsheet|phone call|paper form|shared inbox|portal|help desk|branch office|fax machine"
    "|ledger|ticket queue|whiteboard|monthly export|call centre|registered letter|e-mail thread",
    "does": "checks|files|copies|prints|confirms|corrects|forwards|reconciles|scans|signs|approves|collects"
    "|tracks|archives|compares|requests|cancels|renews|translates|records",
    "done": "checked|filed|copied|printed|confirmed|corrected|forwarded|reconciled|scanned|signed|approved"
    "|collected|tracked|archived|compared|requested|cancelled|renewed|translated|recorded",
    "do": "check|file|copy|print|confirm|correct|forward|reconcile|scan|sign|approve|collect|track|archive"
    "|compare|request|cancel|renew|translate|record",
    "how": "by hand|on a phone|at the counter|from the van|over lunch|without a password|in one step|twice"
    "|from any branch|with a photo|in the background|after hours|in the right order|offline|from the queue",
    "when": "every Monday|before noon|at the end of each month|after a cancelled crossing"
    "|during the night shift|within the hour|on the first working day|in the busy season"
    "|once the bank confirms|before the audit",
    "why": "because the bank asks for it|so that nobody waits at a desk"
    "|because the old form has no field for it|so that the books close on time"
    "|because two systems disagree|so that a claim never gets lost"
    "|because the carrier sends no number|since the printer is two floors away|so that the team can go home",
    "figure": "in 4 minutes|for 12 of 100 cases|within 90 seconds|for 3 euros|on 2 of 5 days|in 38 countries"
    "|for 1,200 customers|at 99.9 % of the time|in 6 weeks|for a third of the price|in 14 days|for 60 people",
    "quality": "small|late|paper|regional|monthly|second|missing|old|new|shared|signed|final|weekly|local",
    "soft": "usually|mostly|quickly|significantly|a lot of the time|fairly often|as soon as possible"
    "|in order to|at this point in time|very|really|best-in-class",
    "city": "Leeds, UK|Hamburg, Germany|Lyon, France|Austin, Texas|Porto, Portugal|Oslo, Norway",
    "first": "Mira|Jonas|Amina|Pedro|Ingrid|Kofi|Yuki|Clara|Tomas|Leila",
    "last": "Keller|Okafor|Silva|Berg|Tanaka|Novak|Haddad|Moreau|Larsen|Osei",
    "brand": "Harbour|Copper|Juniper|Lantern|Meridian|Saffron|Tandem|Willow|Beacon|Orchard",
    "suffix": "Desk|Line|Post|Ledger|Pass|Relay|Loop|Bridge|Notes|Gate",
    "month": "January|March|May|June|September|November",
}
_SENTENCES = (
    "The {who} {does} the {quality} {thing} {how}, and the {tool} is out of date {when}.",
    "{when^}, a {who} {does} one {thing} {how} {why}.",
    "Our own count shows {thing}s {done} {figure}, while the {tool} takes {figure}.",
    "A {quality} {thing} is {done} {how} {why}.",
    "No {who} wants to {do} a {thing} {how} {when}.",
    "When the {thing} arrives, the {who} {does} it {how}; the {tool} stays closed.",
    "Each {thing} carries a number, a date and the name of the {who} who {does} it.",
    "We {soft} see that the {tool} hides the {quality} {thing} from the {who}.",
    "The team {done} {figure} in the pilot and wrote down what the {who} said about the {thing}.",
    "If a {thing} cannot be {done}, the {who} gets a message {how} that says what to {do} next {why}.",
    "That is less than the {tool} needs.",
    "Nobody has to {do} the {quality} {thing} again.",
    "It works {how}, {when} and {figure}, and it asks the {who} for nothing that the {tool} already knows.",
    (
        "Before, the {who} opened the {tool}, looked for the {thing}, {done} it {how}, waited {figure} for an"
        " answer from the {quality} {tool} and started again {when} {why}."
    ),
    "See the [notes on every {thing}](https://example.com/{thing}) for the `{do}_{suffix}` call.",
    "Of the *{quality} {thing}s*, a third were {done} {figure}.",
)
_CUSTOMER = (
    "How do I {do} a {thing} {how}?",
    "What does it cost to {do} a {thing}?",
    "What happens when the {thing} is {done} {when}?",
    "Can a {who} still use the {tool}?",
    "Who sees my {thing}?",
)
_INTERNAL = (
    "How large is the market for a {quality} {thing}?",
    "What are the three reasons why this could fail?",
    "How do we {do} {thing}s {figure}?",
    "What must be true about the {who} and the {tool}?",
    "What do we lose on each {thing}, and when do we earn money?",
    "Why do we build it, and not the {tool} again?",
)
_LAST = 50
"""Words by which the last answer goes beyond what was asked for, about."""
_BLANK = re.compile(r"\{(\w+)(\^?)\}")


class Writer:
    """Writes one document; everything that it chooses comes from its seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.product = self.filled("{brand} {suffix}")

    def document(self, words: int) -> str:
        """A PR/FAQ of about so many words."""
        pieces = [*self._front_matter(), *self._release()]
        left = words - sum(len(piece.split()) for piece in pieces)
        pieces += self._questions("Customer FAQ", _CUSTOMER, left // 2 - _LAST)
        pieces += self._questions("Internal FAQ", _INTERNAL, left // 2 - _LAST)
        return "\n\n".join(pieces) + "\n"

    def filled(self, template: str) -> str:
        """The template with a word in each blank."""
        return _BLANK.sub(self._word, template)

    def _word(self, blank: re.Match[str]) -> str:
        word = self._random.choice(_WORDS[blank[1]].split("|"))
        return word[0].upper() + word[1:] if blank[2] else word

    def _front_matter(self) -> list[str]:
        if self._random.random() < 0.5:
            return []
        stage = self._random.choice(("draft", "review", "approved"))
        return [
            self.filled(
                f"---\ntitle: {self.product}\nkind: prfaq\nstatus: {stage}\nowner: {{first}} {{last}}\n---"
            )
        ]

    def _paragraph(self, sentences: int) -> str:
        """Sentences in lines of about a hundred characters or, in half of the documents, on one line."""
        chosen = self._random.choices(_SENTENCES, k=sentences)
        return self._broken(" ".join(self.filled(sentence) for sentence in chosen))

    def _broken(self, text: str) -> str:
        return re.sub(r"(.{80,100}) ", r"\1\n", text) if len(self.product) % 2 else text

    def _release(self) -> list[str]:
        person = "{first} {last}"
        return [
            self.filled(f"# {self.product} lets every {{who}} {{do}} a {{thing}} {{how}}"),
            "## Press Release",
            self.filled(
                f"**{{city}} – {{month}} 14, 2031** – Today Northwind announced {self.product}, "
                "with which a {who} can {do} a {thing} {how}. "
            )
            + self._paragraph(1),
            self._paragraph(3),
            f"With {self.product}, "
            + self.filled("a {who} can {do} the {thing} {figure}. ")
            + self._paragraph(2),
            self.filled(
                f"“We {{do}} what the {{who}} asked for,” said {person}, head of product at Northwind."
            ),
            self.filled(f"> The {{thing}} was {{done}} {{figure}}.\n>\n> — {person}, {{who}} in {{city}}"),
            f"To get started, go to https://example.com/{self.product.split()[0].lower()} and sign in.",
        ]

    def _questions(self, title: str, asked: Sequence[str], words: int) -> Iterator[str]:
        yield f"## {title}"
        number = 0
        while words > 0:
            number += 1
            question = self.filled(self._random.choice(asked))
            yield f"### {number}. {question}"
            answer = list(self._answer())
            yield from answer
            words -= sum(len(piece.split()) for piece in (question, *answer))

    def _answer(self) -> Iterator[str]:
        yield self._paragraph(self._random.randint(2, 5))
        form = self._random.random()
        if form < 0.2:
            yield "\n".join(self.filled("- {who^}: {does} the {thing} {how}") for _ in range(3))
        elif form < 0.3:
            rows = (self.filled("| {thing} | {figure} | {who} |") for _ in range(3))
            yield "\n".join(("| What | How much | Who |", "| --- | --- | --- |", *rows))


def write(folder: Path, count: int, words: int, seed: int) -> None:
    """Write so many documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = Writer(seed * 1_000_003 + number).document(words)
        (folder / f"prfaq-{number:04}.md").write_text(text, encoding="utf-8")


def main() -> None:
    """Write the documents that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--words", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.count, arguments.words, arguments.seed)


if __name__ == "__main__":
    main()
