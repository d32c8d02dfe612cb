"""Protocols to start from: the usual schedules, each by a short name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.domain.protocol import (
    DEFAULT,
    WITH_FIRST_HOURS,
    Offset,
    Procedure,
    Protocol,
    Replaces,
    Unit,
    build_protocol,
)


def _days(*days: int) -> tuple[Offset, ...]:
    return tuple(Offset(day, Unit.DAYS) for day in days)


# A steroid near the nerves works by the second week; a block is judged by its first hours, and
# says nothing of an injection into the joint.
READY_MADE: Final[Mapping[str, Protocol]] = MappingProxyType(
    {
        "week": DEFAULT,
        "two_weeks": build_protocol(
            (*(plan.offset for plan in DEFAULT.check_ins), Offset(2, Unit.WEEKS))
        ),
        "hours": WITH_FIRST_HOURS,
        "block": replace(
            WITH_FIRST_HOURS, procedure=Procedure.MEDIAL_BRANCH, replaces=Replaces.PROCEDURE
        ),
        "epidural": replace(build_protocol(_days(1, 3, 7, 14)), procedure=Procedure.EPIDURAL),
    }
)
