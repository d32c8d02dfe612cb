"""One run of the bench: what all its measurements share."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from tests.benchmarks.clinic import POSTGRESQL, SQLITE, Clinic
from tests.benchmarks.mass import Mass, found
from tests.benchmarks.process import Process, running
from tests.benchmarks.telegram import Telegram, telegram
from tests.postgres import DURABLE, Cluster, running_server

# Of each measurement, interleaved with the same of its peer; what counts is their median.
ROUNDS: Final = 3


@dataclass(slots=True)
class Run:
    """The mock server, the databases that may be made, and how large everything is.

    `scale`: which share of the usual counts is measured.
    """

    folder: Path
    telegram: Telegram
    kinds: tuple[str, ...]
    scale: float
    _new_database: dict[str, Callable[[Path], str]]
    _masses: dict[str, Mass] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def sized(self, usual: int, least: int = 2) -> int:
        """So many instead of the usual number."""
        return max(least, round(usual * self.scale))

    def rounds(self) -> range:
        """How often to measure."""
        return range(self.sized(ROUNDS, 1) if self.scale < 1 else ROUNDS)

    def token(self) -> str:
        """A token that no other bot of this run has."""
        return f"{next(self._numbers)}:bench-token-of-one-bot"

    def room(self) -> Path:
        """A new folder."""
        room = self.folder / str(next(self._numbers))
        room.mkdir()
        return room

    def clinic(self, db: str) -> Clinic:
        """A new clinic with a database of this kind, still without a table."""
        room = self.room()
        return Clinic(db, room, self.database(db, room), self.telegram.url, self.token())

    def grown(self, size: int) -> list[Mass]:
        """A clinic on each kind of database with so many follow-ups, or more."""
        for db in self.kinds:
            if db not in self._masses:
                self._masses[db] = found(self.clinic(db))
        masses = [self._masses[db] for db in self.kinds]
        # Both at a time: it takes most of a minute.
        with ThreadPoolExecutor() as threads:
            list(threads.map(lambda mass: mass.grow(size), masses))
        return masses

    @contextmanager
    def product(self, clinic: Clinic, pace: str) -> Iterator[Process]:
        """The product runs in this clinic, and has come to poll."""
        self.telegram.forget(clinic.token)
        command = ("tests.benchmarks.product", pace)
        with running(clinic.folder, *command, environment=clinic.environment) as process:
            self.telegram.until_polled(clinic.token)
            yield process

    def database(self, db: str, room: Path) -> str:
        """The URL of a new database."""
        return self._new_database[db](room)


@contextmanager
def open_run(kinds: tuple[str, ...], scale: float) -> Iterator[Run]:
    """Everything that a run needs, taken away at its end."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="aftercare-bench-")))
        makers: dict[str, Callable[[Path], str]] = {SQLITE: _file}
        if POSTGRESQL in kinds:
            server = stack.enter_context(running_server(DURABLE))
            cluster = stack.enter_context(Cluster(server))
            makers[POSTGRESQL] = lambda _: cluster.create()
        yield Run(folder, stack.enter_context(telegram(folder / "telegram")), kinds, scale, makers)


def _file(room: Path) -> str:
    return f"sqlite:///{room}/aftercare.db"
