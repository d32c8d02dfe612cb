"""Requests to a process of the bench: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeAlias

Answer: TypeAlias = Callable[..., Awaitable[Any]]

# The longest line: thousands of updates at once.
_LONGEST: Final = 2**26


async def answer_requests(answers: Mapping[str, Answer]) -> None:
    """Say that this process is ready, then answer its requests until nobody can ask any more."""
    reader = asyncio.StreamReader(limit=_LONGEST)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    _say("ready")
    while line := await reader.readline():
        request: dict[str, Any] = json.loads(line)
        _say(await answers[request.pop("do")](**request))


def _say(answer: Any) -> None:
    print(json.dumps(answer), flush=True)
