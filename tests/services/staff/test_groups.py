"""Groups of staff: linked by an admin, followed to a new id, missed when they are gone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.ledger import StaffRole
from bot.services.alerts import raising
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Receipt
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import StaffGroup
from bot.storage.tables.system import AuditEntry
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire

GROUP = -9001
SUPER = -1009001


async def link(bench: Bench, user_id: int = ADMIN, chat_id: int = GROUP) -> Member:
    """Type /linkgroup in a group; the group's screen."""
    await Team(bench.runtime).link_group(Caller(user_id, chat_id))
    await bench.pump()
    return Member(bench, chat_id)


async def call(bench: Bench) -> None:
    """Something happens that staff should hear of."""

    async def step(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    await bench.do(step)
    await bench.pump()


async def linked(bench: Bench) -> int:
    """How many groups get alerts."""
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(StaffGroup).where(StaffGroup.left_at.is_(None)))
        return len(rows.all())


async def test_an_admin_links_a_group_and_both_are_told(bench: Bench) -> None:
    group = await link(bench)

    assert group.keys == ["group_welcome"]
    assert admin_of(bench).keys == ["group_linked"]
    await call(bench)
    assert group.keys[-1] == "staff_group_alert"


async def test_the_audit_log_says_that_a_group_moved(bench: Bench) -> None:
    await link(bench)

    await Team(bench.runtime).group_moved(Caller(ADMIN, GROUP), SUPER)

    async with bench.runtime.database.reading() as session:
        entries = await session.scalars(select(AuditEntry).filter_by(action="group_moved"))
        assert [entry.actor for entry in entries] == ["bot"]


async def test_linking_twice_changes_nothing(bench: Bench) -> None:
    await link(bench)
    group = await link(bench)

    await call(bench)

    assert group.keys.count("staff_group_alert") == 1


@pytest.mark.parametrize("user_id", [51, 61])
async def test_nurses_and_strangers_cannot_link_a_group(bench: Bench, user_id: int) -> None:
    await hire(bench)

    group = await link(bench, user_id)

    assert group.keys == ["group_link_not_admin"]
    assert await linked(bench) == 0


async def test_when_the_bot_is_thrown_out_admins_are_told_once(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await link(bench)
    admin.clear()
    nurse.clear()

    for _ in range(2):
        await Team(bench.runtime).group_lost(Caller(ADMIN, GROUP))
    await bench.pump()

    assert admin.keys == ["group_lost"]
    assert nurse.keys == []
    await call(bench)
    assert admin.keys[-1] == "staff_update_failed"


async def test_a_group_that_was_never_linked_is_not_missed(bench: Bench) -> None:
    await Team(bench.runtime).group_lost(Caller(ADMIN, GROUP))
    await bench.pump()

    assert admin_of(bench).keys == []


@pytest.mark.parametrize("why", ["blocked", "chat_not_found", "muted"])
async def test_a_group_that_cannot_be_written_to_is_missed_too(bench: Bench, why: str) -> None:
    group, admin = await link(bench), admin_of(bench)
    gone = Receipt(SendResult.GONE, why=why)
    bench.messenger.will(gone, when=lambda letter: letter.telegram_id == GROUP)

    await call(bench)

    assert group.keys == ["group_welcome"]
    assert "group_lost" in admin.keys
    assert await linked(bench) == 0
    await link(bench)
    assert await linked(bench) == 1


async def test_alerts_follow_a_group_that_became_a_supergroup(bench: Bench) -> None:
    await link(bench)

    await Team(bench.runtime).group_moved(Caller(ADMIN, GROUP), SUPER)
    await call(bench)

    assert Member(bench, SUPER).keys == ["staff_group_alert"]


async def test_an_alert_on_its_way_follows_the_group_as_well(bench: Bench) -> None:
    await link(bench)
    moved = Receipt(SendResult.MIGRATED, moved_to=SUPER)
    bench.messenger.will(moved, when=lambda letter: letter.telegram_id == GROUP)

    await call(bench)

    assert Member(bench, SUPER).keys == ["staff_group_alert"]


@pytest.mark.parametrize("is_told_by_sending", [True, False])
async def test_a_supergroup_that_was_heard_of_already_takes_over(
    bench: Bench, is_told_by_sending: bool
) -> None:
    await link(bench)
    await Team(bench.runtime).say(Caller(ADMIN, SUPER), "private_only")
    await bench.pump()
    if is_told_by_sending:
        moved = Receipt(SendResult.MIGRATED, moved_to=SUPER)
        bench.messenger.will(moved, when=lambda letter: letter.telegram_id == GROUP)
    else:
        await Team(bench.runtime).group_moved(Caller(ADMIN, GROUP), SUPER)

    await call(bench)

    assert Member(bench, SUPER).keys[-1] == "staff_group_alert"
    assert await linked(bench) == 1
    async with bench.runtime.database.reading() as session:
        assert len((await session.scalars(select(Chat).where(Chat.is_group))).all()) == 2


async def test_what_a_group_was_told_before_its_move_is_not_edited_where_it_never_was(
    bench: Bench,
) -> None:
    await link(bench)
    await call(bench)
    await Team(bench.runtime).say(Caller(ADMIN, SUPER), "private_only")
    await Team(bench.runtime).group_moved(Caller(ADMIN, GROUP), SUPER)

    await bench.take_alerts()

    edited = [
        call.letter.telegram_id
        for call in bench.messenger.calls
        if call.letter.body["method"] == "edit"
    ]
    assert edited == [ADMIN]


async def test_news_of_a_move_that_is_known_changes_nothing(bench: Bench) -> None:
    await link(bench)
    for _ in range(2):
        await Team(bench.runtime).group_moved(Caller(ADMIN, GROUP), SUPER)
    await Team(bench.runtime).group_moved(Caller(ADMIN, SUPER), SUPER)

    await call(bench)

    assert Member(bench, SUPER).keys[-1] == "staff_group_alert"


async def test_a_second_admin_hears_of_a_lost_group_too(bench: Bench) -> None:
    other = await hire(bench, StaffRole.ADMIN)
    await link(bench)

    await Team(bench.runtime).group_lost(Caller(ADMIN, GROUP))
    await bench.pump()

    assert other.keys[-1] == "group_lost"
