"""Peers that send what is due: a bare loop, PTB's JobQueue, APScheduler, procrastinate."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from procrastinate import App, PsycopgConnector
from telegram.ext import Application, ApplicationBuilder, CallbackContext

from tests.benchmarks.letter import Post, open_post, send_due
from tests.benchmarks.requests import answer_requests
from tests.benchmarks.stall import StallWatch

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
# Plans a letter to each of so many chats, due at once, and returns when all have gone.
Dispatch: TypeAlias = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def bare(application: AnyApplication, _url: str) -> AsyncIterator[Dispatch]:
    """A loop around `send_message`."""
    post = Post(application.bot)

    async def dispatch(count: int) -> None:
        await asyncio.gather(*(post.send(chat) for chat in range(1, count + 1)))

    yield dispatch


@asynccontextmanager
async def jobqueue(application: AnyApplication, _url: str) -> AsyncIterator[Dispatch]:
    """PTB's own: in memory, all is gone at a crash."""
    post, queue = Post(application.bot), application.job_queue
    assert queue is not None
    await queue.start()

    async def send(context: CallbackContext[Any, Any, Any, Any]) -> None:
        assert context.job is not None
        assert context.job.chat_id is not None
        await post.send(context.job.chat_id)

    async def dispatch(count: int) -> None:
        post.expect(count)
        for chat in range(1, count + 1):
            queue.run_once(send, 0, chat_id=chat)
        await post.done()

    yield dispatch
    await queue.stop()


@asynccontextmanager
async def apscheduler(application: AnyApplication, url: str) -> AsyncIterator[Dispatch]:
    """A scheduler whose jobs stand in a table; each is deleted as it starts."""
    post = open_post(application.bot)
    scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"misfire_grace_time": None})
    scheduler.add_jobstore(SQLAlchemyJobStore(url))
    scheduler.start()

    async def dispatch(count: int) -> None:
        post.expect(count)
        for chat in range(1, count + 1):
            scheduler.add_job(send_due, "date", run_date=datetime.now(UTC), args=(chat,))
        await post.done()

    yield dispatch
    scheduler.shutdown(wait=False)


@asynccontextmanager
async def procrastinate(application: AnyApplication, url: str) -> AsyncIterator[Dispatch]:
    """A task queue in PostgreSQL, with as many tasks at once as the others have calls."""
    open_post(application.bot)
    app = App(connector=PsycopgConnector(conninfo=url))
    task = app.task(name="send_due")(send_due)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()

        async def dispatch(count: int) -> None:
            for chat in range(1, count + 1):
                await task.defer_async(chat=chat)
            await app.run_worker_async(
                concurrency=8, wait=False, install_signal_handlers=False, listen_notify=False
            )

        yield dispatch


PEERS: Final = {each.__name__: each for each in (bare, jobqueue, apscheduler, procrastinate)}


async def main(name: str, token: str, telegram_url: str, database_url: str) -> None:
    """Be one of the peers until standard input is closed."""
    application = ApplicationBuilder().token(token).base_url(f"{telegram_url}/bot").build()
    stalls = StallWatch()
    async with application.bot, PEERS[name](application, database_url) as dispatch:
        watch = asyncio.create_task(stalls.run())
        await answer_requests({"dispatch": dispatch, "stall": stalls.take})
        watch.cancel()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
