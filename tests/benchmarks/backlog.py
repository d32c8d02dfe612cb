"""A backlog: 10,000 check-ins due at once, which take as long as Telegram's limit says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from tests.benchmarks.clinic import Clinic
from tests.benchmarks.dispatch import SEND
from tests.benchmarks.line import Goal, Line
from tests.benchmarks.product import PACED
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_waiting, begin

_DUE: Final = 10_000
# A little less than the limit, since a second does not begin with the first call.
_PER_SECOND: Final = Goal(24.0, is_least=True)
# Seconds: several times as long as it takes at the limit.
_PATIENCE: Final = 2_000.0


def measure(run: Run) -> Iterator[Line]:
    """All arrive, none twice, and how many a second."""
    for db in run.kinds:
        clinic = run.clinic(db)
        due = add_waiting(clinic, run.sized(_DUE, 100))
        with run.product(clinic, PACED) as process:
            run.telegram.forget(clinic.token)
            begin(process, due, [time.time()] * len(due))
            yield from _count(run, clinic, due)


def _count(run: Run, clinic: Clinic, due: list[Followed]) -> Iterator[Line]:
    calls = run.telegram.calls(clinic.token, SEND, count=len(due), within=_PATIENCE)
    chats = {call.chat for call in calls}
    lost, twice = len({each.chat for each in due} - chats), len(calls) - len(chats)
    values = {"lost": float(lost), "twice": float(twice), "wrong": float(lost + twice)}
    yield Line("backlog", values, clinic.db, "wrong", Goal(0.0), {"due": len(due)})
    rate = {"per_second": len(calls) / (calls[-1].at - calls[0].at)}
    yield Line("backlog_rate", rate, clinic.db, "per_second", _PER_SECOND)
