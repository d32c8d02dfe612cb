"""Reading many follow-ups without holding anybody up: in slices, with room for others between."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from datetime import date
from typing import Final

from bot.domain.figures import FollowUp
from bot.domain.report import Report
from bot.services.kernel.transaction import Runtime
from bot.services.reporting.scope import month_of
from bot.storage import figures, outlines, protocols
from bot.storage.figures import Wanted
from bot.storage.outlines import Outline

# Follow-ups at a time: a few milliseconds.
SLICE: Final = 30
# The same of outlines, with room for others after each of their statements.
_OUTLINES: Final = 150
_COUNTED: Final = 100


async def slices(runtime: Runtime, wanted: Wanted) -> AsyncIterator[list[FollowUp]]:
    """The follow-ups, in the order of their injections; nothing is locked meanwhile."""
    after, is_more = None, True
    async with runtime.database.reading() as session:
        while is_more:
            found, after = await figures.read(
                session, runtime.database.vault, wanted, after, SLICE
            )
            is_more = after is not None
            yield found
            await runtime.give_way()


async def report_of(runtime: Runtime, wanted: Wanted) -> Report:
    """The report of these follow-ups; of those that are the same in all it counts one is read."""
    outlines_, report = Counter[Outline](), Report()
    async with runtime.database.reading() as session:
        after, is_more = None, True
        while is_more:
            found, alerts, after = await outlines.read(
                session, wanted, after, _OUTLINES, runtime.give_way
            )
            is_more = after is not None
            outlines_.update(found)
            report.add_alerts(alerts)
            await runtime.give_way()
        for number, (outline, times) in enumerate(outlines_.items(), 1):
            protocol = await protocols.version(session, outline.version)
            report.add(outline.follow_up(protocol), times)
            if number % _COUNTED == 0:
                await runtime.give_way()
    return report


async def pickled(runtime: Runtime, wanted: Wanted) -> tuple[list[bytes], int]:
    """The follow-ups as they are handed to the process that makes files, and their number."""
    parts, count = [], 0
    async for found in slices(runtime, wanted):
        parts.append(pickle.dumps(found))
        count += len(found)
    return parts, count


async def span(runtime: Runtime) -> tuple[date, date] | None:
    """The first and the last month in which anybody was treated; None before that."""
    async with runtime.database.reading() as session:
        found = await figures.months(session)
    return found and (month_of(found[0], runtime.clinic), month_of(found[1], runtime.clinic))


async def versions(runtime: Runtime) -> dict[int, str]:
    """The name of the protocol of each published version, by its number, in order."""
    async with runtime.database.reading() as session:
        return await protocols.every_name(session)


async def clinicians(runtime: Runtime) -> Sequence[str]:
    """The codes of all who gave an injection, where the clinic asks for them."""
    async with runtime.database.reading() as session:
        return await figures.clinicians(session)
