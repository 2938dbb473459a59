"""What is generated is committed as it would be generated now."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_generated_files_are_up_to_date() -> None:
    texts: dict[Path, str] = runpy.run_path(str(ROOT / "docs/regenerate.py"))["generated"]()
    stale = [str(path) for path, text in texts.items() if (ROOT / path).read_text(encoding="utf-8") != text]
    assert stale == [], "run: python docs/regenerate.py"


def test_no_page_is_left_over() -> None:
    texts: dict[Path, str] = runpy.run_path(str(ROOT / "docs/regenerate.py"))["generated"]()
    pages = {path.relative_to(ROOT) for path in (ROOT / "docs/rules").glob("*.md")}
    assert pages - set(texts) == set()
