"""The bench's hand on the mock server: people tap, bots reply, and when."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.benchmarks.process import Process, running

# Seconds until a reply counts as missing.
_PATIENCE: Final = 120.0
_POLL_EVERY: Final = 0.02


class Call(NamedTuple):
    """When a call came, its method in small letters, and its chat."""

    at: float
    method: str
    chat: int


@dataclass(frozen=True, slots=True)
class Tap:
    """A press of a button under a message of the bot."""

    chat: int
    message_id: int
    data: str

    def update(self) -> dict[str, Any]:
        """As Telegram tells it."""
        person = {"id": self.chat, "is_bot": False, "first_name": "P", "language_code": "en"}
        chat = {"id": self.chat, "type": "private", "first_name": "P"}
        bot = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
        return {
            "callback_query": {
                "id": f"{self.chat}-{self.data}",
                "from": person,
                "message": {
                    "message_id": self.message_id,
                    "from": bot,
                    "date": int(time.time()),
                    "chat": chat,
                    "text": "How strong is your pain today?",
                },
                "chat_instance": "1",
                "data": self.data,
            }
        }


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a person writes; a command if it begins like one."""

    chat: int
    text: str

    def update(self) -> dict[str, Any]:
        """As Telegram tells it."""
        word = self.text.split()[0]
        entity = {"type": "bot_command", "offset": 0, "length": len(word)}
        return {
            "message": {
                "message_id": 1,
                "from": {"id": self.chat, "is_bot": False, "first_name": "P"},
                "date": int(time.time()),
                "chat": {"id": self.chat, "type": "private", "first_name": "P"},
                "text": self.text,
                "entities": [entity] if word.startswith("/") else [],
            }
        }


Deed = Tap | Written


@dataclass(frozen=True, slots=True)
class Replies:
    """What came of deeds: seconds to each reply, from the first deed to the last reply."""

    waits: list[float]
    span: float
    missing: int


class Telegram:
    """The mock server as the bench sees it; each bot is known by its token."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.url = f"http://127.0.0.1:{process.ask('open')}"

    def away(self) -> None:
        """Refuse every connection from now on."""
        self._process.ask("away")

    def back(self) -> None:
        """Be there again."""
        self._process.ask("open")

    def until_polled(self, token: str, within: float = _PATIENCE) -> float:
        """When the bot first polled since the last `forget`; waits for it."""
        end = time.time() + within
        while not (polls := self._process.ask("polls", token=token)):
            assert time.time() < end, "the bot does not poll"
            time.sleep(_POLL_EVERY)
        first: float = polls[0]
        return first

    def forget(self, token: str) -> None:
        """Count this bot's calls anew."""
        self._process.ask("forget", token=token)

    def happen(self, token: str, deeds: Sequence[Deed], per_second: float | None) -> list[float]:
        """Let the deeds begin, at this rate or all at once; the moment of each."""
        gap = 1 / per_second if per_second else 0.0
        offsets = [gap * number for number in range(len(deeds))]
        updates = [deed.update() for deed in deeds]
        began = self._process.ask("happen", token=token, updates=updates, offsets=offsets)
        return [began + offset for offset in offsets]

    def calls(
        self, token: str, *methods: str, count: int, within: float = _PATIENCE
    ) -> list[Call]:
        """The calls of these methods since the last `forget`, once there are so many."""
        found = self._process.ask(
            "calls", token=token, methods=methods, count=count, within=within
        )
        return [Call(*call) for call in found]

    def replies(
        self, token: str, deeds: Sequence[Deed], per_second: float | None, method: str
    ) -> Replies:
        """Let the deeds happen and wait for the first call of a method to each chat after it."""
        self.forget(token)
        moments = self.happen(token, deeds, per_second)
        return self.replies_since(token, deeds, moments, method)

    def replies_since(
        self, token: str, deeds: Sequence[Deed], moments: Sequence[float], method: str
    ) -> Replies:
        """The same for deeds that have begun."""
        within = moments[-1] - time.time() + _PATIENCE
        first: dict[int, float] = {}
        for call in self.calls(token, method, count=len(deeds), within=within):
            first.setdefault(call.chat, call.at)
        pairs = [(first.get(deed.chat), at) for deed, at in zip(deeds, moments, strict=True)]
        waits = [replied - at for replied, at in pairs if replied is not None]
        last = max(first.values(), default=moments[0])
        return Replies(waits, last - moments[0], len(deeds) - len(waits))


@contextmanager
def telegram(folder: Path) -> Iterator[Telegram]:
    """A mock server for the time of the block."""
    with running(folder, "tests.benchmarks.server") as process:
        yield Telegram(process)
