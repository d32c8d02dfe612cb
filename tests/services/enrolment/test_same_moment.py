"""Two members of staff at the same moment: neither undoes what the other relies on."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from bot.domain.errors import NotAllowedError
from bot.domain.ledger import EpisodeState, StaffRole
from bot.services.console.team import Team
from bot.services.enrolment.bedside import Enrolling
from bot.services.kernel.cases import Caller
from bot.storage.tables.followups import Episode
from bot.storage.tables.staff import Staff
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire, remove

# More often than once, since the two need not meet.
ROUNDS = 5


async def _present(bench: Bench) -> list[str]:
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(Staff).where(Staff.left_at.is_(None)))
        return sorted(row.label for row in rows)


async def _about_to_enroll(bench: Bench, nurse: Member, reference: str) -> None:
    await nurse.says("/enroll", reference, "1950")
    await nurse.taps("Neck", "Just now", "8", "Not asked")


async def _confirm(bench: Bench, nurse: Member) -> None:
    choice = (nurse.last.data_of("Add it") or "").partition(":")[2]
    await Enrolling(bench.runtime).tap(nurse.caller, choice, nurse.last.message_id)


async def test_two_nurses_who_add_the_same_injection_add_one(bench: Bench) -> None:
    nurses = [await hire(bench, chat_id=chat_id) for chat_id in (51, 52)]
    for _ in range(ROUNDS):
        ben = await bench.patient()
        for nurse in nurses:
            await _about_to_enroll(bench, nurse, ben.reference)

        await asyncio.gather(*(_confirm(bench, nurse) for nurse in nurses))
        await bench.pump()

        keys = sorted(nurse.keys[-1] for nurse in nurses)
        assert keys[0] == "enroll_added"
        assert keys[1].startswith("enroll_replaces")
        async with bench.runtime.database.reading() as session:
            states = await session.scalars(
                select(Episode.state).filter_by(patient_id=ben.patient_id, area="neck")
            )
            assert states.all() == [EpisodeState.ACTIVE]


async def test_two_admins_who_remove_each_other_leave_one(bench: Bench) -> None:
    ids = {"Admin 1": ADMIN}
    for round_ in range(ROUNDS):
        chat_id = 300 + round_
        await hire(bench, StaffRole.ADMIN, chat_id)
        (newest,) = set(await _present(bench)) - set(ids)
        (oldest,) = ids

        results = await asyncio.gather(
            remove(bench, Caller(ids[oldest], ids[oldest]), newest),
            remove(bench, Caller(chat_id, chat_id), oldest),
            return_exceptions=True,
        )

        (left,) = await _present(bench)
        ids = {left: (ids | {newest: chat_id})[left]}
        assert [type(each) for each in results].count(NotAllowedError) == 1


async def test_four_who_join_together_get_four_names(bench: Bench) -> None:
    admin, codes = admin_of(bench), []
    for _ in range(4):
        await admin.says("/invite nurse")
        codes.append(admin.link.partition("start=staff_")[2])

    await asyncio.gather(
        *(Team(bench.runtime).join(Caller(n, n), code) for n, code in enumerate(codes, 400))
    )

    assert await _present(bench) == ["Admin 1", "Nurse 1", "Nurse 2", "Nurse 3", "Nurse 4"]
