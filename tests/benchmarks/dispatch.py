"""Dispatch: what it costs to plan and send check-ins, beside loops and queues that do as much."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol

from sqlalchemy.engine import make_url

from tests.benchmarks.clinic import ADMINS, FIRST_ADMIN, POSTGRESQL, SQLITE, Clinic
from tests.benchmarks.line import Comparison, Goal, Line, median
from tests.benchmarks.process import Process, running
from tests.benchmarks.product import UNPACED
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_waiting, begin, first_opened_at
from tests.benchmarks.telegram import Telegram, Written

SEND: Final = "sendMessage"
_LETTERS: Final = 1_000
_QUEUED: Final = 300
# Seconds from the deed of the bench to the first moment.
AHEAD: Final = 1.0
# Seconds in which the last results are recorded.
_AFTERWARDS: Final = 0.5
_CPU: Final = {SQLITE: Goal(3.0), POSTGRESQL: Goal(4.0)}
_RATE: Final = {SQLITE: Goal(0.4, is_least=True), POSTGRESQL: Goal(0.35, is_least=True)}
_STALL: Final = Goal(1.0)
# Megabytes.
_MEMORY: Final = Goal(115.0)
_SCREENS: Final = 100
# Each of those who look is written to once a second at most.
_SCREENS_PER_SECOND: Final = 15.0
_QUEUES: Final = {SQLITE: ("apscheduler",), POSTGRESQL: ("apscheduler", "procrastinate")}


@dataclass(slots=True)
class Figures:
    """What was measured of one sender, a value a round."""

    cpu_s: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    stall_ms: list[float] = field(default_factory=list)


class Sender(Protocol):
    """Something that sends so many letters when they are due."""

    figures: Figures

    def dispatch(self, count: int) -> None:
        """Send them, and note what it took."""


@dataclass(slots=True)
class Peer:
    """A sender of `peers.py`."""

    telegram: Telegram
    token: str
    process: Process
    figures: Figures = field(default_factory=Figures)

    def dispatch(self, count: int) -> None:
        """Plan and send."""
        self.telegram.forget(self.token)
        self.process.ask("stall")
        began, before = time.time(), self.process.cpu
        self.process.ask("dispatch", count=count)
        calls = self.telegram.calls(self.token, SEND, count=count)
        assert len(calls) == count, f"{len(calls)} of {count} letters"
        self.figures.cpu_s.append((self.process.cpu - before) * 1000 / count)
        self.figures.per_second.append(count / (calls[-1].at - began))
        self.figures.stall_ms.append(self.process.ask("stall"))


@dataclass(slots=True)
class Product:
    """The product, whose patients are due all at once."""

    telegram: Telegram
    clinic: Clinic
    process: Process
    patients: list[Followed]
    figures: Figures = field(default_factory=Figures)
    doubles: int = 0
    missing: int = 0

    def dispatch(self, count: int) -> None:
        """Let the check-ins of so many patients be due now."""
        due, self.patients = self.patients[:count], self.patients[count:]
        self.telegram.forget(self.clinic.token)
        begin(self.process, due, [time.time() + AHEAD] * count)
        # Not what the bench itself did in its process.
        self.process.ask("stall")
        before = self.process.cpu
        calls = self.telegram.calls(self.clinic.token, SEND, count=count, within=300)
        time.sleep(_AFTERWARDS)
        began = self.clinic.do(lambda runtime: first_opened_at(runtime, due))
        chats = {call.chat for call in calls}
        self.doubles += len(calls) - len(chats)
        self.missing += len({each.chat for each in due} - chats)
        self.figures.cpu_s.append((self.process.cpu - before) * 1000 / count)
        self.figures.per_second.append(count / (calls[-1].at - began))
        self.figures.stall_ms.append(self.process.ask("stall"))


def measure(run: Run) -> Iterator[Line]:
    """CPU per 1,000 check-ins, how many a second without a limit, and the longest stall."""
    count, queued = run.sized(_LETTERS, 8), run.sized(_QUEUED, 8)
    with ExitStack() as stack:
        bare = stack.enter_context(peer(run, "bare", ""))
        queues = {("", "jobqueue"): stack.enter_context(peer(run, "jobqueue", ""))}
        products: dict[str, Product] = {}
        for db in run.kinds:
            for name in _QUEUES[db]:
                url = _plain(run.database(db, run.room()), name)
                queues[db, name] = stack.enter_context(peer(run, name, url))
            products[db] = stack.enter_context(product(run, db, count * len(run.rounds())))
        # Nothing is held against these: once is enough, and not many.
        for queue in queues.values():
            queue.dispatch(queued)
        senders: list[Sender] = [bare, *products.values()]
        for _ in run.rounds():
            for sender in senders:
                sender.dispatch(count)
        grown = [_memory(run, ours, count * len(run.rounds())) for ours in products.values()]
    for (db, name), queue in queues.items():
        yield _peer_line(db, queue.figures, bare.figures, peer=name, letters=queued)
    for db, ours in products.items():
        yield from _lines(db, ours, bare)
    yield from grown


@contextmanager
def peer(run: Run, name: str, url: str) -> Iterator[Peer]:
    """A peer that is ready."""
    token = run.token()
    command = ("tests.benchmarks.peers", name, token, run.telegram.url, url)
    with running(run.room(), *command) as process:
        yield Peer(run.telegram, token, process)


def _plain(url: str, name: str) -> str:
    """The address as a driver without a loop wants it, or procrastinate."""
    address = make_url(url)
    if address.get_backend_name() == SQLITE:
        return url
    driver = "postgresql" if name == "procrastinate" else "postgresql+psycopg"
    return address.set(drivername=driver).render_as_string(hide_password=False)


@contextmanager
def product(run: Run, db: str, patients: int) -> Iterator[Product]:
    """The product without a limit, watched for stalls."""
    clinic = run.clinic(db)
    waiting = add_waiting(clinic, patients)
    with run.product(clinic, UNPACED) as process:
        process.ask("watch")
        yield Product(run.telegram, clinic, process, waiting)


def _memory(run: Run, ours: Product, sends: int) -> Line:
    """What it holds after all that, and after some screens."""
    screens = [
        Written(FIRST_ADMIN + number % ADMINS, "/status") for number in range(run.sized(_SCREENS))
    ]
    run.telegram.forget(ours.clinic.token)
    run.telegram.happen(ours.clinic.token, screens, _SCREENS_PER_SECOND)
    run.telegram.calls(ours.clinic.token, SEND, count=len(screens))
    values, notes = {"mb": ours.process.resident_mb}, {"sends": sends, "screens": len(screens)}
    return Line("memory_used", values, ours.clinic.db, "mb", _MEMORY, dict(notes))


def _lines(db: str, ours: Product, bare: Peer) -> Iterator[Line]:
    for what, name, goal in (
        ("dispatch_cpu", "cpu_s", _CPU[db]),
        ("dispatch_rate", "per_second", _RATE[db]),
        ("dispatch_stall", "stall_ms", _STALL),
    ):
        own, theirs = getattr(ours.figures, name), getattr(bare.figures, name)
        yield Comparison(name, median(own), median(theirs)).line(what, db, goal)
    values = {"lost": float(ours.missing), "twice": float(ours.doubles)}
    values["wrong"] = sum(values.values())
    yield Line("dispatch_complete", values, db, judged="wrong", goal=Goal(0.0))


def _peer_line(db: str, queue: Figures, bare: Figures, **notes: object) -> Line:
    """What a queue costs, which nothing is held against."""
    values = {
        "cpu_s": median(queue.cpu_s),
        "per_second": median(queue.per_second),
        "stall_ms": median(queue.stall_ms),
        "ratio": median(queue.cpu_s) / median(bare.cpu_s),
    }
    return Line("dispatch_peer", values, db, notes=notes)
