"""A burst: how a tap fares while check-ins go out, and how late check-ins are."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Final

from tests.benchmarks.clinic import Clinic
from tests.benchmarks.dispatch import AHEAD, SEND
from tests.benchmarks.line import Comparison, Goal, Line, median, percentile
from tests.benchmarks.process import Process
from tests.benchmarks.product import PACED
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_asked, add_waiting, begin
from tests.benchmarks.taps import EDIT, PER_SECOND
from tests.benchmarks.telegram import Deed, Telegram

_ALONE: Final = 25
_DURING: Final = 75
_DUE: Final = 400
# Below the limit, and for so many seconds.
_STAGGERED: Final = 90
_DUE_PER_SECOND: Final = 15.0
_SLOWER: Final = Goal(3.0)
_LATE: Final = Goal(1.5)


@dataclass(slots=True)
class Busy:
    """The product with Telegram's limit, and what was measured of it, a value a round."""

    telegram: Telegram
    clinic: Clinic
    process: Process
    asked: list[Followed]
    waiting: list[Followed]
    alone_ms: list[float] = field(default_factory=list)
    during_ms: list[float] = field(default_factory=list)
    late_s: list[float] = field(default_factory=list)

    def take_taps(self, how_many: int) -> list[Deed]:
        """The taps of patients who have not answered yet."""
        taken, self.asked = self.asked[:how_many], self.asked[how_many:]
        return [each.tap() for each in taken]

    def begin(self, moments: Sequence[float]) -> list[Followed]:
        """Let a check-in be due at each of the moments; whose they are."""
        count = len(moments)
        due, self.waiting = self.waiting[:count], self.waiting[count:]
        self.telegram.forget(self.clinic.token)
        begin(self.process, due, moments)
        return due

    def sent(self, count: int) -> dict[int, float]:
        """When the message to each chat came, once so many have."""
        calls = self.telegram.calls(self.clinic.token, SEND, count=count)
        return {call.chat: call.at for call in calls}


def measure(run: Run) -> Iterator[Line]:
    """Both databases at a time: a burst takes 16 seconds, whatever the machine can."""
    alone, during = run.sized(_ALONE), run.sized(_DURING)
    due, staggered = run.sized(_DUE), run.sized(_STAGGERED)
    rounds = len(run.rounds())
    asked, waiting = rounds * (alone + during), rounds * (due + staggered)
    with ExitStack() as stack:
        bots = [stack.enter_context(_busy(run, db, asked, waiting)) for db in run.kinds]
        for _ in run.rounds():
            for bot in bots:
                run.telegram.forget(bot.clinic.token)
            _tap(bots, alone, [bot.alone_ms for bot in bots])
            _burst(bots, due, during)
            _stagger(bots, staggered)
    for bot in bots:
        slow, usual = median(bot.during_ms), median(bot.alone_ms)
        yield Comparison("ms", slow, usual, "alone").line(
            "burst_reply_p99", bot.clinic.db, _SLOWER
        )
        values = {"p99_s": median(bot.late_s)}
        yield Line("due_to_sent", values, bot.clinic.db, judged="p99_s", goal=_LATE)


@contextmanager
def _busy(run: Run, db: str, asked: int, waiting: int) -> Iterator[Busy]:
    clinic = run.clinic(db)
    patients = add_asked(clinic, asked), add_waiting(clinic, waiting)
    with run.product(clinic, PACED) as process:
        yield Busy(run.telegram, clinic, process, *patients)


def _tap(bots: Sequence[Busy], count: int, results: Sequence[list[float]]) -> None:
    """Five taps a second to each bot; the 99th percentile of its replies."""
    taps = [bot.take_taps(count) for bot in bots]
    begun = [
        bot.telegram.happen(bot.clinic.token, deeds, PER_SECOND)
        for bot, deeds in zip(bots, taps, strict=True)
    ]
    for bot, deeds, moments, result in zip(bots, taps, begun, results, strict=True):
        replies = bot.telegram.replies_since(bot.clinic.token, deeds, moments, EDIT)
        assert not replies.missing, f"{replies.missing} taps without a reply"
        result.append(percentile(replies.waits, 0.99) * 1000)


def _burst(bots: Sequence[Busy], due: int, taps: int) -> None:
    """All due at once; taps from when the first goes out."""
    due_at = time.time() + AHEAD
    for bot in bots:
        bot.begin([due_at] * due)
    for bot in bots:
        bot.sent(1)
    _tap(bots, taps, [bot.during_ms for bot in bots])
    for bot in bots:
        assert len(bot.sent(due)) == due, "some check-ins did not go out"


def _stagger(bots: Sequence[Busy], count: int) -> None:
    """Due one after the other; how long after its moment each is sent."""
    first = time.time() + AHEAD
    times = [first + number / _DUE_PER_SECOND for number in range(count)]
    due = [bot.begin(times) for bot in bots]
    for bot, patients in zip(bots, due, strict=True):
        sent = bot.sent(count)
        waits = [sent[each.chat] - at for each, at in zip(patients, times, strict=True)]
        bot.late_s.append(percentile(waits, 0.99))
