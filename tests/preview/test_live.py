"""The page is made anew when it is stale, and those who wait hear of it."""

import asyncio
from collections.abc import Iterator

from wb.preview.live import Live
from wb.preview.showing import Shown


def pages() -> Iterator[Shown]:
    for number in range(10):
        yield Shown(str(number), f"page {number}", "")


def test_every_version_is_told_once_until_it_is_closed() -> None:
    async def heard() -> list[str]:
        source = pages()
        live = Live(lambda: next(source))
        keeping = asyncio.create_task(live.keep())
        told = []
        async for version in live.versions():
            told.append(version)
            if version == "2":
                await live.close()
            live.stale()
        await keeping
        return told

    assert asyncio.run(asyncio.wait_for(heard(), 10)) == ["0", "1", "2"]


def test_a_page_that_is_asked_for_early_waits() -> None:
    async def early() -> Shown | None:
        live = Live(lambda: Shown("1", "page", ""))
        asking = asyncio.create_task(live.page())
        await asyncio.sleep(0)
        keeping = asyncio.create_task(live.keep())
        page = await asking
        await live.close()
        await keeping
        return page

    assert asyncio.run(asyncio.wait_for(early(), 10)) == Shown("1", "page", "")


def test_who_waits_is_let_go_when_it_is_closed_before_there_is_a_page() -> None:
    async def closed() -> Shown | None:
        live = Live(lambda: Shown("1", "page", ""))
        asking = asyncio.create_task(live.page())
        await asyncio.sleep(0)
        await live.close()
        return await asking

    assert asyncio.run(asyncio.wait_for(closed(), 10)) is None
