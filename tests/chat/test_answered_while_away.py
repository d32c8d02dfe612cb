"""An answer given in time counts, also when the bot was away at the time to close."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.redaction import read_envelope
from bot.domain.ledger import CheckInState
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.incoming.inbox import Inbox
from bot.storage.database import Database
from bot.storage.tables.followups import Answer, CheckIn
from bot.storage.vault import new_vault
from tests.services.support.bench import ON_SQLITE
from tests.world import MONDAY, first_life, make_settings

# The first check-in closes when the second one is sent, at 10:00 on its day.
BEFORE_CLOSING = MONDAY + timedelta(days=2) - timedelta(minutes=40)


@ON_SQLITE
@pytest.mark.parametrize("is_stored", [False, True])
async def test_a_tap_that_waited_for_the_bot_is_stored(database_url: str, is_stored: bool) -> None:
    clock, database = VirtualClock(MONDAY), Database(database_url, new_vault())
    async with Sandbox(clock) as sandbox:
        async with first_life(sandbox, database, clock) as world:
            ben = await world.join("B", "K7-204")
            await world.player.go_to(BEFORE_CLOSING - timedelta(days=1, minutes=-60))
            await world.taps(ben, "No, none of these")
            await world.player.go_to(BEFORE_CLOSING)
            await world.taps(ben, "Start")
        await ben.press("6")
        if is_stored:
            await _store(Inbox(world.app.runtime), sandbox)
        clock.advance(timedelta(minutes=90))

        settings = make_settings(sandbox, world.admin.id)
        app = build_unhurried(settings, database, clock)
        async with app.running():
            await Player(app, sandbox, clock).settle()

    assert all("That check-in is closed" not in shown.text for shown in ben.screen)
    async with database.reading() as session:
        first, *_ = await session.scalars(select(CheckIn).order_by(CheckIn.position))
        answers = await session.scalars(select(Answer.value).where(Answer.question == "pain"))
        assert answers.all() == ["6"]
    assert first.state is CheckInState.ANSWERED
    await database.close()


async def _store(inbox: Inbox, sandbox: Sandbox) -> None:
    """The bot was killed right after it had stored the update."""
    envelopes = [read_envelope(each.json()) for each in sandbox.world.queue.pending]
    await inbox.take([(each.update_id, each.chat_id, each.body) for each in envelopes if each])
