"""The desk at which staff look at screens, one after the other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from bot.domain.ledger import Area
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import dialogues
from bot.storage import chats
from tests.benchmarks.clinic import ADMINS, FIRST_ADMIN
from tests.benchmarks.mass import Mass
from tests.benchmarks.process import Process
from tests.benchmarks.product import PACED
from tests.benchmarks.run import Run
from tests.benchmarks.telegram import Deed, Tap, Telegram, Written

# Seconds until a chat that was shown two messages may be written to at once.
_RESTS: Final = 2.2
# Seconds before each deed, in which the bot does what comes after the last reply.
_IN_PEACE: Final = 0.05


class Desk:
    """A bot in a clinic of some size, and the staff who ask it."""

    def __init__(self, telegram: Telegram, mass: Mass, process: Process) -> None:
        self.telegram = telegram
        self.mass = mass
        self.process = process
        self._enrolling: deque[int] = deque()
        self._staff = deque((FIRST_ADMIN + number, 0.0) for number in range(ADMINS))

    def free_member(self) -> int:
        """Whoever looked at something longest ago, once their chat is free."""
        chat, used_at = self._staff.popleft()
        time.sleep(max(0.0, used_at + _RESTS - time.monotonic()))
        self._staff.append((chat, time.monotonic()))
        return chat

    def writes(self, text: str) -> Written:
        """A command of the next member."""
        return Written(self.free_member(), text)

    @property
    def reference(self) -> str:
        """The reference of a patient."""
        return str(self.mass.model.chat)

    def wait(self, deed: Deed, method: str) -> float:
        """How long the reply to a deed takes, in milliseconds, when the bot has nothing to do."""
        time.sleep(_IN_PEACE)
        return self.wait_now(deed, method)

    def wait_now(self, deed: Deed, method: str) -> float:
        """The same, whatever the bot has to do."""
        replies = self.telegram.replies(self.mass.clinic.token, [deed], None, method)
        assert not replies.missing, f"no reply to {deed}"
        return replies.waits[0] * 1000

    def prepare_enrolling(self, count: int) -> None:
        """Let so many members come to the last step."""
        members = [self.free_member() for _ in range(count)]
        self.mass.clinic.do(lambda runtime: _come_to_confirm(runtime, members))
        self._enrolling = deque(members)
        # Whoever asks for a screen in the middle of it is told first that it is over.
        self._staff = deque(each for each in self._staff if each[0] not in members)

    def confirms(self) -> Tap:
        """The press of the next of them, who looks at screens again."""
        member = self._enrolling.popleft()
        self._staff.append((member, time.monotonic()))
        return Tap(member, 1, "e:confirm-yes")


async def _come_to_confirm(runtime: Runtime, members: Sequence[int]) -> None:
    async def begin(work: Work) -> None:
        for member in members:
            key = work.digest("chat", member)
            chat = await chats.ensure(work.session, key, member, work.now)
            await dialogues.begin(
                work,
                chat,
                dialogues.ENROLLING,
                "confirm",
                # No two are the same patient.
                ref=f"E{member}{work.now:%H%M%S}",
                year=1960,
                area=Area.LOW_BACK,
                when=(work.now - timedelta(hours=1)).isoformat(),
                baseline=8,
                meaning="enroll_confirm",
            )

    await runtime.transact(begin)


@contextmanager
def open_desk(run: Run, mass: Mass) -> Iterator[Desk]:
    """The bot of this clinic runs for the time of the block."""
    with run.product(mass.clinic, PACED) as process:
        yield Desk(run.telegram, mass, process)
