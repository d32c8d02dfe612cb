"""The log: ids and codes only, whatever a library would like to tell."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import pytest
import structlog

from bot import logs
from bot.sandbox.sandbox import TOKEN as SANDBOX_TOKEN
from tests.canaries import NOTE, TOKEN, Listener

REAL_TOKEN = "123456789:AAE-canary_canary_canary_canary_can"
NOISY: Final = (
    "aiohttp.client",
    "alembic.runtime.migration",
    "apscheduler.executors.default",
    "apscheduler.scheduler",
    "httpcore",
    "httpx",
)


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What the bot's handler writes."""
    stream = io.StringIO()
    handler = logs.make_handler(stream)
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture
def _other_level() -> Iterator[None]:
    """Afterwards the log is as `tests/conftest.py` wants it for all tests."""
    yield
    logs.configure("DEBUG")


def _fail() -> None:
    raise ValueError(f"{NOTE} {REAL_TOKEN}")


def test_a_line_may_be_json_and_tells_no_more_than_text() -> None:
    stream = io.StringIO()
    handler = logs.make_handler(stream, "json")
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        try:
            _fail()
        except ValueError:
            structlog.get_logger("bot.x").exception("row failed", row="r1")
        logging.getLogger("library").error("calls %s", REAL_TOKEN)
        logging.getLogger("library").error(f"calls {REAL_TOKEN}")
    finally:
        root.removeHandler(handler)

    first, second, third = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["row"], first["error"]) == ("row failed", "r1", "ValueError")
    assert (second["event"], second["level"]) == ("calls %s", "error")
    assert third["event"] == "calls [hidden]"
    assert not any(each in stream.getvalue() for each in (NOTE, REAL_TOKEN))


def test_of_an_error_the_kind_and_place_are_told_and_not_its_text(stream: io.StringIO) -> None:
    log = structlog.get_logger("bot.x")
    try:
        _fail()
    except ValueError as error:
        log.exception("row failed", row="r1")
        log.error("again", exc_info=error)
        logging.getLogger("asyncio").exception("Task exception was never retrieved")

    lines = stream.getvalue()
    assert lines.count("error=ValueError") == 3
    assert "test_logs.py" in lines
    assert "_fail" in lines
    assert "marmalade" not in lines
    assert REAL_TOKEN not in lines


def test_of_a_librarys_line_the_values_are_dropped(stream: io.StringIO) -> None:
    library = logging.getLogger("telegram.ext.Application")
    library.warning("Got %s from %s", NOTE, REAL_TOKEN)
    library.error(ValueError(NOTE))

    assert "Got %s from %s" in stream.getvalue()
    assert "event=ValueError" in stream.getvalue()
    assert "marmalade" not in stream.getvalue()
    assert REAL_TOKEN not in stream.getvalue()


async def test_of_a_task_or_callback_that_failed_the_words_are_dropped(
    stream: io.StringIO,
) -> None:
    async def fail() -> None:
        _fail()

    def call_back(words: str) -> None:
        raise KeyError(words)

    task = asyncio.ensure_future(fail())
    await asyncio.wait([task])
    del task
    asyncio.get_running_loop().call_soon(call_back, NOTE)
    await asyncio.sleep(0)
    gc.collect()

    lines = stream.getvalue()
    assert "Task exception was never retrieved" in lines
    assert "Exception in callback" in lines
    assert "marmalade" not in lines


def test_a_token_inside_a_message_is_hidden_and_times_and_places_are_not(
    stream: io.StringIO,
) -> None:
    logging.getLogger("x").warning(f"https://api.telegram.org/bot{REAL_TOKEN}/getMe at 12:30:05")

    assert "[hidden]" in stream.getvalue()
    assert "12:30:05" in stream.getvalue()
    assert REAL_TOKEN not in stream.getvalue()


@pytest.mark.usefixtures("_other_level")
@pytest.mark.parametrize("name", NOISY)
@pytest.mark.parametrize(
    ("level", "least"),
    [("DEBUG", logging.WARNING), ("INFO", logging.WARNING), ("CRITICAL", logging.CRITICAL)],
)
def test_libraries_that_tell_of_every_step_tell_only_of_trouble(
    name: str, level: str, least: int
) -> None:
    logs.configure(level)

    assert logging.getLogger(name).getEffectiveLevel() == least
    assert logging.getLogger().level == logging.getLevelName(level)


@pytest.mark.parametrize("error", ["ValueError", "KeyboardInterrupt"])
def test_a_crash_does_not_tell_what_the_error_says(error: str) -> None:
    program = f"from bot import logs; logs.configure('INFO'); raise {error}('{REAL_TOKEN}')"

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert ended.returncode != 0
    assert error in ended.stderr
    assert (REAL_TOKEN in ended.stderr) is (error == "KeyboardInterrupt")


def test_the_listener_of_all_tests_hears_a_leak() -> None:
    listener = Listener()
    log = logging.getLogger("test.listener")
    log.propagate = False
    log.addHandler(listener)

    log.warning(f"a line with {TOKEN} in it")
    log.warning("%s", NOTE)

    assert len(listener.heard()) == 1
    assert listener.heard() == []
    assert TOKEN == SANDBOX_TOKEN
