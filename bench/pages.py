"""Pages: how fast they are counted, whether the estimate keeps its word, and what a browser says.

    python bench/pages.py [--documents DIR] [--browser]

Prints, for a narrative of six pages and for every document: the time of a fresh process that counts,
of a count in a process that runs, of one that the cache answers, and of the estimate; the pages
counted, and the bounds of the estimate. ``--browser`` prints each document with Chromium as well, in
the same fonts and sizes, and compares whole pages. Exits with 1 when a count is outside its bounds.
"""

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from markdown_it import MarkdownIt

from wb.documents.budget import spans
from wb.documents.model import Document
from wb.documents.page_count import SpanName
from wb.documents.parse import parse
from wb.layout.count import count
from wb.layout.estimate import estimate
from wb.layout.geometry import Pages

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = {
    "words": 0,
    "pages": 2,
    "least": 2,
    "most": 2,
    "cold": 0,
    "warm": 0,
    "cached": 0,
    "guess": 1,
    "printed": 0,
}
"""What is measured, and with how many digits it is printed."""
WIDTH = 8
T = TypeVar("T")
SENTENCE = "Passengers of a cancelled crossing wait nine days for their money, and one in eight calls us. "
NARRATIVE = "# Refunds in one tap\n\n" + "".join(
    f"## Part {part}\n\n" + (SENTENCE * 7 + "\n\n") * 5 for part in range(1, 7)
)
STYLE = """
@font-face { font-family: body; src: url(FONTS/Carlito-Regular.ttf) }
@font-face { font-family: body; font-weight: bold; src: url(FONTS/Carlito-Bold.ttf) }
@font-face { font-family: body; font-style: italic; src: url(FONTS/Carlito-Italic.ttf) }
@font-face { font-family: body; src: url(FONTS/DroidSansFallbackFull.ttf); unicode-range: U+2E80-FFEF }
@page { size: letter; margin: 1in }
body { font: 11pt/13.5pt body; margin: 0 }
p, ul, ol, table, pre, blockquote { margin: 0 0 6.75pt }
li > ul, li > ol, p:has(+ ul), p:has(+ ol) { margin-bottom: 0 }
h1 { font-size: 17.6pt; line-height: 20pt; margin: 13.5pt 0 6.75pt } h1:first-child { margin-top: 0 }
h2 { font-size: 14pt; line-height: 16.5pt; margin: 13.5pt 0 5.4pt }
h3, h4, h5, h6 { font-size: 11pt; margin: 10pt 0 3.4pt } h3 { font-size: 12pt; line-height: 14.5pt }
ul, ol { padding-left: 18pt } blockquote { padding-left: 11pt }
table { border-collapse: collapse; font-size: 10pt; line-height: 12.5pt }
td, th { padding: 3pt 5pt; text-align: left; vertical-align: top }
code { font: 9pt/11.7pt "DejaVu Sans Mono", monospace } pre { padding: 6.6pt; white-space: pre-wrap }
"""


def main() -> int:
    """Print a line for each document, and what they say together."""
    arguments = _arguments()
    os.environ["WB_CACHE_DIR"] = tempfile.mkdtemp(prefix="wb-bench-")
    chromium = shutil.which("chromium") or shutil.which("google-chrome") if arguments.browser else None
    if arguments.browser and chromium is None:
        print("Chromium is not installed: no comparison", file=sys.stderr)
    print("".join(f"{name:>{WIDTH}}" for name in COLUMNS))
    documents = {"a six-page narrative": NARRATIVE} | {
        path.name: path.read_text(encoding="utf-8") for path in sorted(arguments.documents.rglob("*.md"))
    }
    measured = {name: _measure(name, text, chromium) for name, text in documents.items()}
    outside = [name for name, line in measured.items() if not line["least"] <= line["pages"] <= line["most"]]
    print(f"\n{len(measured)} documents; outside the bounds of the estimate: {', '.join(outside) or 'none'}")
    if chromium:
        same = sum(line["printed"] == max(1, math.ceil(line["pages"])) for line in measured.values())
        print(f"as many whole pages as Chromium prints: {same}")
    return 1 if outside else 0


def _measure(name: str, text: str, chromium: str | None) -> dict[str, float]:
    """What was measured of one document by column; times are in milliseconds."""
    document = parse(text, name, today=date(2026, 1, 15))
    body: dict[SpanName, range] = {"body": spans(document)["body"]}
    folder = Path(os.environ["WB_CACHE_DIR"])

    def counted() -> float:
        return count(document, body, Pages(), ROOT)["body"].low

    counted()  # loads the engine and its fonts
    shutil.rmtree(folder / "pages", ignore_errors=True)
    warm, pages = _timed(counted)
    cached, _ = _timed(counted)
    guess, bounds = _timed(lambda: estimate(document, body, Pages())["body"])
    printed = _printed(document, body["body"], folder, chromium) if chromium else math.nan
    values = (
        document.words,
        pages,
        bounds.low,
        bounds.high,
        _cold(text, folder),
        warm,
        cached,
        guess,
        printed,
    )
    line = dict(zip(COLUMNS, values, strict=True))
    print("".join(f"{line[column]:>{WIDTH}.{digits}f}" for column, digits in COLUMNS.items()), name)
    return line


def _cold(text: str, folder: Path) -> float:
    """The milliseconds of ``wb outline`` in a fresh process with an empty cache."""
    file = folder / "cold.md"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "wb", "outline", str(file)]
    env = os.environ | {"WB_CACHE_DIR": tempfile.mkdtemp(dir=folder)}
    return _timed(
        lambda: subprocess.run(command, env=env, check=True, timeout=120, stdout=subprocess.DEVNULL)
    )[0]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - start), result


def _printed(document: Document, lines: range, folder: Path, chromium: str) -> int:
    """The pages that Chromium prints of the same lines."""
    text = "\n".join(document.lines[document.front_matter.end_line : lines.stop - 1])
    body = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(text)
    style = STYLE.replace("FONTS", (ROOT / "templates" / "fonts").as_uri())
    page, printed = folder / "page.html", folder / "page.pdf"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [
        chromium,
        *options,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={printed}",
        str(page),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    corpus = ROOT.parent / "shared" / "corpus" / "documents"
    parser.add_argument("--documents", type=Path, default=corpus, help="a folder of Markdown files")
    parser.add_argument("--browser", action="store_true", help="compare with Chromium's print")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
