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
from bot.services.operations.doctor import Doctor
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import StaffGroup
from bot.storage.tables.system import AuditEntry
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.post import chat_of

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


async def _meet(bench: Bench, chat_id: int) -> None:
    """Something was written in this group before."""

    async def step(work: Work) -> None:
        await chat_of(work, chat_id)

    await bench.do(step)


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

    assert group.keys == []
    assert await linked(bench) == 0


async def test_a_group_that_is_not_linked_is_told_nothing_and_not_kept(bench: Bench) -> None:
    for key in ("private_only", "group_anonymous"):
        await Team(bench.runtime).say(Caller(ADMIN, GROUP), key)
    await Team(bench.runtime).group_lost(Caller(61, GROUP))
    await bench.pump()

    assert bench.messenger.calls == []
    async with bench.runtime.database.reading() as session:
        assert (await session.scalars(select(Chat).where(Chat.is_group))).all() == []


async def test_a_linked_group_is_told_where_to_type_what(bench: Bench) -> None:
    await hire(bench)
    group = await link(bench)

    await Team(bench.runtime).say(Caller(51, GROUP), "private_only")
    await link(bench, 51)

    assert group.keys == ["group_welcome", "private_only", "group_link_not_admin"]


async def test_what_is_written_to_a_forum_goes_to_the_topic_of_its_link(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP), 77)
    await bench.pump()
    await call(bench)

    letters = [each.letter for each in bench.messenger.calls]
    assert [each.body["topic"] for each in letters if each.telegram_id == GROUP] == [77, 77]
    assert not any("topic" in each.body for each in letters if each.telegram_id == ADMIN)


def _refuse(bench: Bench, why: str, times: int = 1) -> None:
    refused = Receipt(SendResult.REFUSED, why=why)
    bench.messenger.will(refused, when=lambda letter: letter.telegram_id == GROUP, times=times)


async def test_admins_hear_once_of_a_group_that_refuses_and_team_says_it(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    group = await link(bench)
    _refuse(bench, "topic_closed", times=2)
    admin.clear()

    for _ in range(2):
        await call(bench)
        await bench.close_alerts()

    assert admin.keys.count("group_refuses") == 1
    assert "group_refuses" not in nurse.keys
    assert any("topic_closed" in shown.text for shown in admin.screen)
    await admin.says("/team")
    assert "takes no messages since" in admin.last.text
    assert await linked(bench) == 1

    await call(bench)
    assert group.keys[-1] == "staff_group_alert"
    await admin.says("/team")
    assert "takes no messages" not in admin.last.text


async def test_an_edit_that_a_group_refuses_is_no_news(bench: Bench) -> None:
    admin, _ = admin_of(bench), await link(bench)
    await call(bench)
    _refuse(bench, "nothing_to_edit")

    await bench.take_alerts()

    assert "group_refuses" not in admin.keys


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
    await _meet(bench, SUPER)
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
    await _meet(bench, SUPER)
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


async def test_the_doctor_names_a_group_that_refuses(bench: Bench) -> None:
    await link(bench)
    _refuse(bench, "chat_restricted")
    await call(bench)

    found = {each.name: each for each in await Doctor(bench.runtime).examine()}

    finding = found["staff groups"]
    assert not finding.is_well
    assert "1 of 1 take no messages (chat_restricted)" in finding.detail


async def test_an_admin_unlinks_a_group_and_links_it_again(bench: Bench) -> None:
    group, admin = await link(bench), admin_of(bench)

    await Team(bench.runtime).unlink_group(Caller(ADMIN, GROUP))
    await bench.pump()

    assert group.keys[-1] == "group_unlinked"
    assert admin.keys[-1] == "group_lost"
    assert await linked(bench) == 0
    seen = len(group.screen)
    await call(bench)
    assert len(group.screen) == seen
    async with bench.runtime.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions[-1] == "unlink_group"
    await link(bench)
    assert await linked(bench) == 1


async def test_nobody_but_an_admin_unlinks_a_group(bench: Bench) -> None:
    group, nurse = await link(bench), await hire(bench)

    await Team(bench.runtime).unlink_group(Caller(nurse.chat_id, GROUP))
    await bench.pump()

    assert await linked(bench) == 1
    assert group.keys[-1] == "group_link_not_admin"


async def test_a_group_that_is_not_linked_reads_nothing_of_it(bench: Bench) -> None:
    await Team(bench.runtime).unlink_group(Caller(ADMIN, GROUP))
    await bench.pump()

    assert Member(bench, GROUP).screen == []
    assert admin_of(bench).keys == ["group_lost"]
