"""Draws the pages of the bundled example's packet: ``python docs/packet_pages.py``.

In a repository of its own, with fixed dates: a draft is committed, sent into review, and then changed, so
that the packet has something to compare. A test draws them again and compares.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from wb.config import load
from wb.layout import engine
from wb.packet.build import Asked, build
from wb.packet.model import Packet
from wb.packet.pdf import source

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "packet"
EXAMPLE = ROOT / "examples" / "instant-refunds"
PIXELS_PER_INCH = 60
DAY = "2029-11-05T12:00:00+00:00"
EDITS = {
    "prfaq.md": ("The shop pays 0.9 % of the amount, at least 20 cents", "It pays 0.8 %, at least 15 cents"),
    "manual.md": ("| one refund | 500 euros |", "| one refund | 600 euros |"),
}
"""What is changed after the review, by document."""


def main() -> None:
    """Write the pages."""
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir()
    for name, image in pages().items():
        (PAGES / name).write_bytes(image)
    (PAGES / "engine.txt").write_text(f"{engine.version()}\n", encoding="utf-8")


def pages() -> dict[str, bytes]:
    """Each page as a PNG by its file name."""
    with tempfile.TemporaryDirectory(prefix="wb-pages-") as folder:
        images = engine.images(source(packet(Path(folder))), PIXELS_PER_INCH)
    return {f"page-{number:02}.png": image for number, image in enumerate(images, 1)}


def packet(root: Path) -> Packet:
    """The example's packet, from a repository that is made for it in an empty folder."""
    proposal = root / "instant-refunds"
    shutil.copytree(EXAMPLE, proposal)
    (root / "wb.toml").touch()
    git(root, "init", "--quiet")
    for before, after in (("status: review", "status: draft"), ("status: draft", "status: review")):
        for document in proposal.glob("*.md"):
            replace(document, before, after)
        commit(root)
    for name, (before, after) in EDITS.items():
        replace(proposal / name, before, after)
    commit(root)
    return build(Asked([proposal], {}), load(root), print).packet


def replace(path: Path, before: str, after: str) -> None:
    """Change the words of a document; they have to be there."""
    text = path.read_text(encoding="utf-8")
    if before not in text:
        raise SystemExit(f"{path.name} no longer says {before!r}")
    path.write_text(text.replace(before, after), encoding="utf-8")


def commit(root: Path) -> None:
    """Commit everything."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=A step")


def git(root: Path, *arguments: str) -> None:
    """Run git as nobody in particular, on a fixed day."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
    bare = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=root, env={**bare, **who, **nowhere}, check=True)


_WHO: Mapping[str, str] = {"NAME": "Mara Lind", "EMAIL": "mara@example.com", "DATE": DAY}


if __name__ == "__main__":
    main()
