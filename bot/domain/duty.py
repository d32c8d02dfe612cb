"""Who hears of an alert: whoever is on duty first, everybody once it has waited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

# A duty that is longer was forgotten; a long weekend on call is not.
LONGEST: Final = timedelta(hours=96)
# How long an alert of each priority may wait with those on duty before all are told; what is
# less urgent stands on everybody's list, and in the morning's digest.
ALL_AFTER: Final = {1: timedelta(minutes=15), 2: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Watch:
    """One member of staff: until when they are on duty, if they are, and what else counts.

    `is_second`: hears of every P1, on duty or not. `is_reached`: the bot can write to them.
    """

    id: str
    until: datetime | None = None
    is_second: bool = False
    is_reached: bool = True

    def is_on(self, now: datetime) -> bool:
        """Whether they are on duty; not beyond the longest, as after a clock that was wrong."""
        return self.until is not None and now < self.until <= now + LONGEST


def told(watches: Iterable[Watch], priority: int, age: timedelta, now: datetime) -> set[str]:
    """Who hears of an alert of this priority and age; all where nobody is on duty.

    Somebody on duty whom the bot cannot write to does not keep it from the others.
    """
    everyone = list(watches)
    first = {each.id for each in everyone if each.is_on(now) and each.is_reached}
    all_after = ALL_AFTER.get(priority)
    if not first or (all_after is not None and age >= all_after):
        return {each.id for each in everyone}
    if priority > 1:
        return first
    return first | {each.id for each in everyone if each.is_second}
