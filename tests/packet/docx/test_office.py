"""LibreOffice opens the file, shows all of it, and takes as many pages as the layout engine says."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packet.docx import shown
from tests.packet.docx.made import Opened, chapter, packet
from tests.packet.docx.test_structure import everything
from wb import resources
from wb.layout import engine, typeset
from wb.layout.engine import Source
from wb.layout.geometry import Pages
from wb.packet.model import Chapter

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")),
    reason="LibreOffice or poppler is not installed: apt-get install libreoffice-writer-nogui poppler-utils",
)

EXAMPLES = Path(__file__).parents[3] / "examples" / "instant-refunds"
PROSE = "Most shops wait nine days until a parcel is counted, and so do those who sent it back. " * 4
TABLE = f"| a | b |\n| - | - |\n| one | {PROSE} |\n| two | short |\n"
LIST = f"- one\n- two\n  1. three\n  2. {PROSE}\n\n> {PROSE}"
NOTES = [f"{PROSE} This is note {number}." for number in range(30)]
TEXTS = {
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.md"))},
    "headings": "\n\n".join(f"## Part {n}\n\n{PROSE}\n\n### Below\n\n{PROSE}" for n in range(40)),
    "lists": "\n\n".join(f"{PROSE}\n\n{LIST}" for _ in range(25)),
    "tables": "\n\n".join(f"{TABLE}\n{PROSE}" for _ in range(25)),
    "code": "\n\n".join(f"{PROSE}\n\n```\n" + "line of code\n" * 9 + "```" for _ in range(25)),
    "notes": "\n\n".join(f"{PROSE}[^{n}]\n\n[^{n}]: {note}" for n, note in enumerate(NOTES)),
}
MARKER = re.compile(r"^ +(?:[•–·☐☒]|\d+\.) ", re.MULTILINE)
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir>
</fontconfig>"""


def alone(text: str) -> Chapter:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return chapter(body, "alone")


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every text as PDF and as plain text, and the packet that has everything."""
    folder = tmp_path_factory.mktemp("office")
    for name, text in TEXTS.items():
        (folder / f"{name}.docx").write_bytes(Opened(packet(alone(text))).data)
    (folder / "everything.docx").write_bytes(Opened(everything()).data)
    convert(folder, "pdf")
    convert(folder, "txt:Text (encoded):UTF8")
    return folder


def convert(folder: Path, kind: str) -> None:
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=resources.folder("templates") / "fonts", cache=folder / "fonts"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), *files],
        env=environment, capture_output=True, timeout=300, check=True,
    )  # fmt: skip


def told(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def pages(pdf: Path) -> int:
    found = re.search(r"^Pages:\s+(\d+)$", told("pdfinfo", pdf), re.MULTILINE)
    assert found
    return int(found[1])


@pytest.mark.parametrize("name", TEXTS)
def test_it_takes_as_many_pages_as_the_layout_engine_says(name: str, converted: Path) -> None:
    pytest.importorskip("typst", reason="the layout engine has no wheel here")
    source = typeset.source({"body": alone(TEXTS[name]).nodes}, Pages(), "en", {})
    counted = engine.marks(Source(source, {}))[-1].page
    assert abs(pages(converted / f"{name}.pdf") - counted) <= 1


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {"notes"}))
def test_it_shows_every_word_in_its_place(name: str, converted: Path) -> None:
    text = (converted / f"{name}.txt").read_text(encoding="utf-8-sig")
    assert shown.bare(MARKER.sub("", text)) == shown.body(alone(TEXTS[name]).nodes)


def test_it_shows_every_note(converted: Path) -> None:
    text = shown.bare(told("pdftotext", converted / "notes.pdf", "-"))
    assert all(shown.bare(f"This is note {number}.") in text for number in range(len(NOTES)))


def test_it_opens_what_has_everything(converted: Path) -> None:
    text = shown.bare(told("pdftotext", converted / "everything.pdf", "-"))
    for words in ("Refunds in one click", "Contents", "new link", "gone", "a <&> b", "Page 2 of", "漢字"):
        assert shown.bare(words) in text
