"""Taps: what an answer costs that is stored and never lost, beside an echo that keeps nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from tests.benchmarks.clinic import POSTGRESQL, SQLITE, Clinic
from tests.benchmarks.line import Comparison, Goal, Line, median, percentile
from tests.benchmarks.process import Process, started
from tests.benchmarks.product import UNPACED
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import add_asked
from tests.benchmarks.telegram import Deed, Replies, Tap, Telegram

PER_SECOND: Final = 5.0
EDIT: Final = "editMessageText"
_CALM: Final = 25
_FLOOD: Final = 200
_WARM_UP: Final = 20
# Seconds in which a bot does what comes after the reply.
_AFTERWARDS: Final = 0.3
_COUNT: Final = "SELECT count(*) FROM answers WHERE question = 'pain' AND superseded_at IS NULL"
_CPU: Final = {SQLITE: Goal(2.0), POSTGRESQL: Goal(3.0)}
_P50: Final = {SQLITE: Goal(2.5), POSTGRESQL: Goal(3.0)}
_P99: Final = {SQLITE: Goal(3.0), POSTGRESQL: Goal(4.0)}
_RATE: Final = {SQLITE: Goal(0.45, is_least=True), POSTGRESQL: Goal(0.35, is_least=True)}


@dataclass(slots=True)
class Tapped:
    """A bot whose buttons are pressed, and what was measured of it, a value a round."""

    telegram: Telegram
    token: str
    process: Process
    taps: Callable[[int], list[Deed]]
    cpu_ms: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    flood_cpu_ms: list[float] = field(default_factory=list)
    tapped: int = 0
    missing: int = 0

    def calm(self, how_many: int) -> None:
        """Five taps a second."""
        before = self.process.cpu
        replies = self._tap(how_many, PER_SECOND)
        self.cpu_ms.append((self.process.cpu - before) * 1000 / how_many)
        self.p50_ms.append(percentile(replies.waits, 0.5) * 1000)
        self.p99_ms.append(percentile(replies.waits, 0.99) * 1000)

    def flood(self, how_many: int) -> None:
        """All at once."""
        before = self.process.cpu
        self.per_second.append(how_many / self._tap(how_many, None).span)
        self.flood_cpu_ms.append((self.process.cpu - before) * 1000 / how_many)

    def warm_up(self, how_many: int) -> None:
        """What the first taps cost, nobody pays again."""
        self._tap(how_many, None)

    def _tap(self, how_many: int, per_second: float | None) -> Replies:
        replies = self.telegram.replies(self.token, self.taps(how_many), per_second, EDIT)
        self.telegram.calls(self.token, "answerCallbackQuery", count=how_many)
        time.sleep(_AFTERWARDS)
        self.tapped += how_many
        self.missing += replies.missing
        return replies


def measure(run: Run) -> Iterator[Line]:
    """CPU and reply times at five taps a second, taps a second when all come at once."""
    calm, flood, warm_up = run.sized(_CALM), run.sized(_FLOOD), run.sized(_WARM_UP)
    needed = warm_up + len(run.rounds()) * (calm + flood)
    clinics = {db: run.clinic(db) for db in run.kinds}
    with ExitStack() as stack:
        echo = stack.enter_context(echoing(run))
        products = {
            db: stack.enter_context(_tapped(run, clinic, needed)) for db, clinic in clinics.items()
        }
        bots = [echo, *products.values()]
        for bot in bots:
            bot.warm_up(warm_up)
        for _ in run.rounds():
            for bot in bots:
                bot.calm(calm)
        for _ in run.rounds():
            for bot in bots:
                bot.flood(flood)
    for db, product in products.items():
        yield from _lines(db, product, echo)
        yield _stored(db, product, clinics[db].number(_COUNT))


@contextmanager
def _tapped(run: Run, clinic: Clinic, patients: int) -> Iterator[Tapped]:
    """The product, and patients who are asked how strong the pain is."""
    asked = iter(add_asked(clinic, patients))
    with run.product(clinic, UNPACED) as process:
        # Each patient answers once.
        yield Tapped(
            run.telegram,
            clinic.token,
            process,
            lambda count: [p.tap() for p in islice(asked, count)],
        )


@contextmanager
def echoing(run: Run) -> Iterator[Tapped]:
    """A bare PTB bot."""
    token = run.token()
    with started(run.room(), "tests.benchmarks.echo", token, run.telegram.url) as process:
        run.telegram.until_polled(token)
        yield Tapped(run.telegram, token, process, _anybody)


def _anybody(how_many: int) -> list[Deed]:
    # The data of a real button are as long.
    return [Tap(1 + number, 77, "a:0123456789abcdef:pain:5") for number in range(how_many)]


def _lines(db: str, ours: Tapped, echo: Tapped) -> Iterator[Line]:
    for what, name, unit, goals in (
        ("tap_cpu", "cpu_ms", "cpu_ms", _CPU),
        ("tap_reply_p50", "p50_ms", "ms", _P50),
        ("tap_reply_p99", "p99_ms", "ms", _P99),
        ("tap_rate", "per_second", "per_second", _RATE),
        # Why: when many come at once, a poll brings the echo a hundred.
        ("tap_rate_cpu", "flood_cpu_ms", "cpu_ms", {}),
    ):
        own, theirs = median(getattr(ours, name)), median(getattr(echo, name))
        yield Comparison(unit, own, theirs).line(what, db, goals.get(db))


def _stored(db: str, product: Tapped, stored: float) -> Line:
    lost = product.tapped - stored + product.missing
    values = {"taps": float(product.tapped), "stored": stored, "lost": lost}
    return Line("tap_stored", values, db, judged="lost", goal=Goal(0.0))
