"""The preview in a real browser: it reloads, has no barrier, and runs no script but its own."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.packet.browsing import browser
from tests.preview.test_server import OPEN, PATIENCE, TEXT, running

HOSTILE = "\n\n<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))\n"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reloads_and_leads_from_a_finding_to_its_place_and_back(
    chromium: Browser, tmp_path: Path, scheme: str
) -> None:
    (tmp_path / "manual.md").write_text(TEXT + HOSTILE, encoding="utf-8")
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    context.set_default_timeout(PATIENCE * 1000)
    page, said = context.new_page(), []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    with running(tmp_path) as preview:
        page.goto(f"http://127.0.0.1:{preview.port}/")
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
        barriers = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in barriers] == []

        item = page.locator(".findings li", has_text="placeholder")
        item.locator("a").click()
        mark = page.locator(":target")
        expect(page.locator("p", has=mark)).to_contain_text(OPEN)
        mark.locator("a").click()
        expect(page.locator(".findings li:target")).to_contain_text("placeholder")

        preview.file.write_text(TEXT.replace(OPEN, "It takes 60 seconds."), encoding="utf-8")
        expect(page.locator("main")).to_contain_text("It takes 60 seconds.", timeout=PATIENCE * 1000)
        preview.process.terminate()
        expect(page.locator("html.lost")).to_be_attached(timeout=PATIENCE * 1000)
    assert said == []
    context.close()
